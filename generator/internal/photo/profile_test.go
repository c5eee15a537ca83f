package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
)

var (
	adobeRGB = sample.Profile(sample.AdobeRGB, sample.Power(563))
	sRGB     = sample.Profile(sample.SRGB, sample.Formula(3, 157286, 62119, 3417, 5072, 2651))
)

// profileIn reads the profile of what was made.
func profileIn(t *testing.T, made []byte) *colours {
	t.Helper()
	text, err := readProfile(made)
	if err != nil || text == nil {
		t.Fatalf("it has no profile: %v", err)
	}
	c, err := parseProfile(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A photo of other colours than sRGB's keeps its numbers and says what they are, in the same primaries and curves; nothing else of the profile is published.
func TestColoursAreKept(t *testing.T) {
	display := sample.Formula(3, 157286, 62119, 3417, 5072, 2651)
	displayP3 := sample.Profile([3][3]int32{{33762, 15804, 65471 - 65542}, {19142, 45362, 2748}, {10287, 4370, 51384}}, display)
	for name, c := range map[string]struct {
		photo, profile string
		parts          int
	}{
		"Adobe RGB, JPEG":                {"a.jpg", adobeRGB, 1},
		"Adobe RGB, JPEG, in five parts": {"a.jpg", adobeRGB, 5},
		"Adobe RGB, PNG":                 {"a.png", adobeRGB, 1},
		"Display P3":                     {"a.jpg", displayP3, 1},
		"sRGB's primaries, power 2.2":    {"a.jpg", sample.Profile(sample.SRGB, sample.Power(563)), 1},
	} {
		content := sample.WithProfile(sample.Photo(c.photo, 40, 30, 9), c.profile, c.parts)
		if doubt := Doubt([]byte(content)); doubt != "" {
			t.Errorf("%s: %s", name, doubt)
			continue
		}
		for _, as := range []string{"a.jpg", "a.png"} {
			made := make1(t, as, content, 20)
			got, want := profileIn(t, made), profileIn(t, []byte(content))
			if got.primary != want.primary || !bytes.Equal(bytes.Join(got.curves, nil), bytes.Join(want.curves, nil)) {
				t.Errorf("%s as %s: %v, want %v", name, as, got, want)
			}
			if text, _ := readProfile(made); bytes.Contains(text, []byte("Photographer")) || len(text) > 700 {
				t.Errorf("%s as %s: %d bytes, with its words", name, as, len(text))
			}
			if decoded(t, made).Bounds().Dx() != 20 {
				t.Errorf("%s as %s: it can't be read", name, as)
			}
		}
	}
}

// What is sRGB without a profile has none: each would cost a phone bytes and tell nothing.
func TestSRGBHasNoProfile(t *testing.T) {
	table := "curv\x00\x00\x00\x00\x00\x00\x00\x11"
	for _, step := range sRGBCurve {
		table += string(binary.BigEndian.AppendUint16(nil, uint16(step)))
	}
	for name, profile := range map[string]string{"as a formula": sRGB, "as a table": sample.Profile(sample.SRGB, table)} {
		content := sample.WithProfile(sample.Photo("a.jpg", 40, 30, 9), profile, 1)
		if text, err := readProfile(make1(t, "a.jpg", content, 20)); text != nil || err != nil || Doubt([]byte(content)) != "" {
			t.Errorf("%s: %d bytes, %v, %s", name, len(text), err, Doubt([]byte(content)))
		}
	}
}

func TestGrey(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 40, 30))
	var text bytes.Buffer
	if err := jpeg.Encode(&text, grey, nil); err != nil {
		t.Fatal(err)
	}
	content := sample.WithProfile(text.String(), sample.GreyProfile(sample.Power(461)), 1)
	if c := profileIn(t, make1(t, "a.jpg", content, 20)); c.space != greySpace || string(c.curves[0]) != sample.Power(461) {
		t.Errorf("%v", c)
	}
	for _, wrong := range []string{sample.WithProfile(text.String(), adobeRGB, 1), sample.WithProfile(sample.Photo("a.jpg", 40, 30, 9), sample.GreyProfile(sample.Power(461)), 1)} {
		if doubt := Doubt([]byte(wrong)); !strings.Contains(doubt, "kind of picture") {
			t.Errorf("grey and colours are taken for each other: %q", doubt)
		}
	}
}

// What can't be used is said, and the photo is made without it.
func TestProfilesThatCannotBeUsed(t *testing.T) {
	photo := sample.Photo("a.jpg", 40, 30, 9)
	with := func(profile string) string { return sample.WithProfile(photo, profile, 1) }
	changed := func(at int, to string) string { return adobeRGB[:at] + to + adobeRGB[at+len(to):] }
	twoParts := sample.WithProfile(photo, adobeRGB, 2)
	mark := "ICC_PROFILE\x00"
	for name, c := range map[string]struct{ content, doubt string }{
		"torn":                      {with(adobeRGB[:200]), "damaged"},
		"empty":                     {with(""), ""},
		"noise":                     {with(strings.Repeat("x", 500)), "damaged"},
		"many tags":                 {with(changed(128, "\xff\xff\xff\xff")), "damaged"},
		"a tag outside":             {with(changed(136, "\xff\xff\xff\x00\xff\xff\xff\xff")), ""}, // that of words
		"a primary outside":         {with(changed(132+3*12+4, "\xff\xff\xff\x00\xff\xff\xff\xff")), "damaged"},
		"inks":                      {with(changed(16, "CMYK")), "printing inks"},
		"tables":                    {with(changed(20, "Lab ")), "tables"},
		"no white":                  {with(sample.Profile([3][3]int32{{9, 9, 9}, {9, 9, 9}, {9, 9, 9}}, sample.Power(563))), "damaged"},
		"one colour thrice":         {with(sample.Profile([3][3]int32{{21063, 21845, 18020}, {21063, 21845, 18020}, {21063, 21845, 18020}}, sample.Power(563))), "damaged"},
		"no curve":                  {with(sample.Profile(sample.AdobeRGB, sample.Power(0))), "damaged"},
		"a curve down":              {with(sample.Profile(sample.AdobeRGB, "curv\x00\x00\x00\x00\x00\x00\x00\x02\xff\xff\x00\x00")), "damaged"},
		"a curve without end":       {with(sample.Profile(sample.AdobeRGB, "curv\x00\x00\x00\x00\xff\xff\xff\xff")), "damaged"},
		"an unknown formula":        {with(sample.Profile(sample.AdobeRGB, sample.Formula(9, 1, 2, 3))), "damaged"},
		"a formula cut off":         {with(sample.Profile(sample.AdobeRGB, sample.Formula(3, 157286))), "damaged"},
		"a part twice":              {strings.Replace(twoParts, mark+"\x02", mark+"\x01", 1), "damaged"},
		"a part missing":            {strings.Replace(twoParts, mark+"\x02\x02", mark+"\x03\x02", 1), "damaged"},
		"parts that don't agree":    {strings.Replace(twoParts, mark+"\x02\x02", mark+"\x02\x09", 1), "damaged"},
		"no part of none":           {strings.Replace(with(adobeRGB), mark+"\x01\x01", mark+"\x01\x00", 1), "damaged"},
		"larger than any":           {sample.WithProfile(photo, adobeRGB+strings.Repeat("x", 2<<20), 40), "larger than 1 MB"},
		"larger than any, packed":   {sample.WithProfile(sample.Photo("a.png", 40, 30, 9), adobeRGB+strings.Repeat("x", 50<<20), 1), "larger than 1 MB"},
		"torn, packed":              {strings.Replace(sample.WithProfile(sample.Photo("a.png", 40, 30, 9), adobeRGB, 1), "a name\x00\x00\x78", "a name\x00\x00\x00", 1), "damaged"},
		"packed in an unknown way":  {strings.Replace(sample.WithProfile(sample.Photo("a.png", 40, 30, 9), adobeRGB, 1), "a name\x00\x00", "a name\x00\x07", 1), "damaged"},
		"without the end of a name": {strings.Replace(sample.WithProfile(sample.Photo("a.png", 40, 30, 9), "", 1), "a name\x00\x00", "a name  ", 1), "damaged"},
	} {
		doubt := Doubt([]byte(c.content))
		if !strings.Contains(doubt, c.doubt) || c.doubt == "" && doubt != "" {
			t.Errorf("%s: %q, want %q", name, doubt, c.doubt)
		}
		if strings.Contains(name, "packed") || strings.Contains(name, "name") {
			continue // Go's decoder refuses a PNG with a wrong checksum
		}
		made := make1(t, "a.jpg", c.content, 20)
		if text, err := readProfile(made); (text != nil) != (name == "a tag outside") || err != nil {
			t.Errorf("%s: %d bytes of a profile, %v", name, len(text), err)
		}
	}
}

// What is made of any profile can be read, and made again the same.
func FuzzProfile(f *testing.F) {
	f.Add([]byte(adobeRGB))
	f.Add([]byte(sRGB))
	f.Add([]byte(sample.GreyProfile(sample.Power(461))))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := parseProfile(text)
		if err != nil {
			return
		}
		c.isSRGB()
		made := c.profile()
		again, err := parseProfile(made)
		if err != nil || !bytes.Equal(again.profile(), made) || len(made) > 1<<16-100 {
			t.Errorf("%d bytes: %v", len(made), err)
		}
	})
}

// Nor does a file that holds one break what reads it.
func FuzzProfileInFile(f *testing.F) {
	f.Add([]byte(sample.WithProfile(sample.Photo("a.jpg", 4, 4, 9), adobeRGB, 3)))
	f.Add([]byte(sample.WithProfile(sample.Photo("a.png", 4, 4, 9), adobeRGB, 1)))
	f.Fuzz(func(_ *testing.T, content []byte) { Doubt(content) })
}
