package render

import (
	"fmt"
	"slices"
)

// Phrase is the words of a key, looked up once for all sheets that show them.
type Phrase struct {
	word
	key   string
	known bool
	in    *Words
}

func (w *Words) phrase(key string) *Phrase {
	found, known := w.byKey[key]
	return &Phrase{found, key, known, w}
}

// AppendT appends the words, with values given in pairs filled in.
func (p *Phrase) AppendT(dst []byte, pairs []string) ([]byte, error) {
	if len(pairs)%2 != 0 {
		return dst, fmt.Errorf("the values for %q must come in pairs: a name and what it stands for", p.key)
	}
	var room [4]value
	values := room[:0]
	for i := 0; i < len(pairs); i += 2 {
		values = append(values, value{name: pairs[i], text: pairs[i+1]})
	}
	return p.form(dst, plainForm, values)
}

// Phrase gives the words of a key for a place where all is written otherwise, the values as well, which come as they are to stand there.
func (w *Words) Phrase(key string, write func(text string) string) *Phrase {
	p := w.phrase(key)
	p.plain, p.forms = p.plain.written(write), nil
	return p
}

// written gives a pattern with what is literal in it as write makes it.
func (p pattern) written(write func(text string) string) pattern {
	parts := slices.Clone(p)
	for n := range parts {
		part := &parts[n]
		part.literal, part.optional = write(part.literal), part.optional.written(write)
	}
	return parts
}
