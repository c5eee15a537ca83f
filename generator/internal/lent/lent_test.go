package lent

import "testing"

func TestString(t *testing.T) {
	if got := String(nil); got != "" {
		t.Errorf("%q", got)
	}
	text := []byte("荆州")
	lent := String(text)
	if lent != "荆州" {
		t.Errorf("%q", lent)
	}
	text[0] = 'x'
	if lent[0] != 'x' {
		t.Error("the string is a copy")
	}
}

// Scraps that find no place go elsewhere, and those before them stay as they are.
func TestScrapsStay(t *testing.T) {
	s := make(Scraps, 0, 4)
	one := s.Lend(append(s, "one"...))
	two := s.Lend(append(s, "two"...))
	if three := s.Lend(append(s, "three"...)); one != "one" || two != "two" || three != "three" {
		t.Errorf("%q, %q, %q", one, two, three)
	}
}
