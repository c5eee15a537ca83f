// Package subject says which districts an article covers and which tags it gets.
//
// It sees one article's text and the gazetteer and subjects of config.yaml, nothing else: no other article, no other day.
// So the same article always gets the same answer, and an editor who corrects one corrects nothing else.
//
// Districts come from the gazetteer alone: names, aliases and towns, the longest name first, so that 江南经开区 is never
// 江南, and the words in which a name means something else (东湖湿地) mean nothing. Tags come from the config's subjects
// first, few and reused; then from what the article itself names in quotation marks more than once. Never from
// words that are merely frequent.
package subject

import "backissue/generator/internal/config"

// Text is what is read of an article.
type Text struct {
	Headline string // kicker, title and deck
	Body     []string
}

// Finder finds districts and tags for one config.
type Finder struct {
	city     string
	names    *lexicon // of the city and the districts
	subjects []config.Subject
	words    *lexicon // of the subjects
}

// NewFinder prepares c's gazetteer and subjects.
func NewFinder(c *config.Config) *Finder {
	f := &Finder{city: c.City.Name, names: newLexicon(), subjects: c.Subjects, words: newLexicon()}
	for _, d := range append([]config.District{c.City}, c.Districts...) {
		f.names.add(d.Name, d.Name)
		for _, words := range [][]string{d.Aliases, d.Towns} {
			for _, w := range words {
				f.names.add(w, d.Name)
			}
		}
		for _, w := range d.Never {
			f.names.add(w, nothing)
		}
	}
	for _, s := range c.Subjects {
		f.words.add(s.Name, s.Name)
		for _, w := range s.Words {
			f.words.add(w, s.Name)
		}
	}
	return f
}

// passing is how often a district must be named in a body to count beside one that the headline names.
const passing = 3

// Districts gives the names of the districts that the text covers, in the gazetteer's order, the city last. A district in
// the headline outweighs those that the body mentions in passing; the city is named for what covers the whole of it, or no
// single district.
func (f *Finder) Districts(t Text) []string {
	head := f.names.count(t.Headline)
	body := map[string]int{}
	for _, p := range t.Body {
		for name, n := range f.names.count(p) {
			body[name] += n
		}
	}
	headDistrict := false
	for name := range head {
		headDistrict = headDistrict || name != f.city
	}
	var out []string
	most := 0
	for _, name := range f.names.targets {
		if name == f.city {
			continue
		}
		if head[name] > 0 || body[name] >= passing || body[name] > 0 && !headDistrict {
			out = append(out, name)
		}
		most = max(most, body[name])
	}
	if f.city != "" && (len(out) == 0 || head[f.city] > 0 || !headDistrict && body[f.city] > most) {
		out = append(out, f.city)
	}
	return out
}
