package packed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What was written is read back, and what is torn anywhere is told as torn, without a panic.
func TestReadsBackWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntMin(0).Draw(t, "number")
		digest := rapid.Uint64().Draw(t, "digest")
		text := rapid.String().Draw(t, "text")
		texts := rapid.SliceOf(rapid.String()).Draw(t, "texts")
		yes := rapid.Bool().Draw(t, "yes")
		var w Writer
		w.Number(number)
		w.Fixed(digest)
		w.Text(text)
		w.Texts(texts)
		w.Yes(yes)
		read := func(from string) (Reader, bool) {
			r := Read(from)
			same := r.Number() == number && r.Fixed() == digest && r.Text() == text
			got := r.Texts()
			same = same && (len(got) == 0 && len(texts) == 0 || cmp.Equal(got, texts)) && r.Yes() == yes
			return r, same
		}
		if r, same := read(string(w.Bytes)); !same || r.Torn() || r.Rest() != "" {
			t.Fatalf("read back differs: torn %v, rest %q", r.Torn(), r.Rest())
		}
		cut := rapid.IntRange(0, len(w.Bytes)-1).Draw(t, "cut")
		if r, _ := read(string(w.Bytes[:cut])); !r.Torn() {
			t.Fatalf("cut at %d of %d, and not told", cut, len(w.Bytes))
		}
	})
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r := Read(string(text))
		for !r.Torn() && r.Rest() != "" {
			r.Number()
			r.Texts()
			r.Fixed()
			r.Text()
		}
	})
}
