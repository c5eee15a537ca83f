package segment

import (
	"iter"
	"strings"
	"unicode"
)

// Words are the wording of Latin text as pairs of characters are of Chinese. A word counts by its first letters, so that
// miner and miners are one.
const stem = 6

// wordsOf gives the words of chars that say something: of four letters or more.
func wordsOf(chars []rune) []token {
	var out []token
	for i := 0; i < len(chars); i++ {
		if !unicode.IsLetter(chars[i]) {
			continue
		}
		word, n := newToken(), 0
		for ; i < len(chars) && (unicode.IsLetter(chars[i]) || chars[i] == '’' || chars[i] == '\''); i++ {
			if n++; n <= stem {
				word.add(unicode.ToLower(chars[i]))
			}
		}
		if n >= 4 {
			out = append(out, word)
		}
	}
	return out
}

func newToken() token { return 14695981039346656037 }

// add makes the token that of a text one character longer (FNV-1a).
func (t *token) add(c rune) { *t = (*t ^ token(c)) * 1099511628211 }

// sharedWords gives the share of text's words that body has.
func sharedWords(text, body string) float64 { return sharedOf(wordsOf, text, body) }

// sharedOf gives the share of text's tokens that body has.
func sharedOf(tokens func([]rune) []token, text, body string) float64 {
	all := tokens([]rune(text))
	if len(all) == 0 {
		return 0
	}
	has := map[token]bool{}
	for _, t := range tokens([]rune(body)) {
		has[t] = true
	}
	n := 0
	for _, t := range all {
		if has[t] {
			n++
		}
	}
	return float64(n) / float64(len(all))
}

// wordRuns gives every run of four words of text.
func wordRuns(text string) iter.Seq[string] {
	const size = 4
	return func(yield func(string) bool) {
		words := strings.Fields(text)
		all, start := strings.Join(words, " "), 0
		for k := 0; k+size <= len(words); k++ {
			end := start + size - 1 // the spaces
			for _, word := range words[k : k+size] {
				end += len(word)
			}
			if !yield(all[start:end]) {
				return
			}
			start += len(words[k]) + 1
		}
	}
}

// findFlowLatin looks for rows whose last word goes on in the next row: a hyphen says so, and two words that the page has side by
// side elsewhere, the second of which has a capital (New York); a small letter says so by itself.
func (e *evidence) findFlowLatin() {
	known := map[[2]string]bool{}
	for i := range e.rows {
		words := strings.Fields(e.rows[i].text)
		for k := 1; k < len(words); k++ {
			known[[2]string(words[k-1:k+1])] = true
		}
	}
	e.seam = make([]seamKind, len(e.rows))
	for i := range e.rows {
		j := e.next[i]
		if j >= len(e.rows) || e.faces[i].stops {
			continue
		}
		if a, b := &e.faces[i], &e.faces[j]; a.hyphen && b.lower || !b.lower && known[[2]string{a.last, b.first}] {
			e.seam[i] = knownPair
		}
	}
}

// damagedShare is the share of words that show at a glance that they were misread from which on a page is full of them; four times
// as many don't show it. Clean pages have under one in two hundred.
const damagedShare = 0.015

// frenchMarks are what French sets apart from its words.
var frenchMarks = charsOf(":;!?«»")

// damagedLatin tells whether the rows are full of words that no one wrote: letters, figures and marks mixed, marks alone, single letters.
func damagedLatin(rows []row) bool {
	words, bad, apart, attached := 0, 0, 0, 0 // marks, as French sets them, and as others do
	for i := range rows {
		for _, w := range strings.Fields(rows[i].text) {
			words++
			switch {
			case !strings.ContainsFunc(w, func(c rune) bool { return !frenchMarks.has(c) }):
				apart++
			case frenchMarks.in(w):
				attached++
				fallthrough
			default:
				if misread(w) {
					bad++
				}
			}
		}
	}
	if apart <= attached {
		bad += apart
	}
	return bad >= 3 && float64(bad) > damagedShare*float64(words)
}

var (
	loneMarks  = charsOf("—–-…&$£%.*")       // may stand alone
	specks     = charsOf("^~|\\■•{}<>_=¦§¥") // are misread wherever they stand
	innerMarks = charsOf("'’-–—.,/&:")       // stand within words and figures
	loneSmall  = charsOf("aoyeéà")           // words of one letter
)

func misread(word string) bool {
	if !strings.ContainsFunc(word, func(c rune) bool { return !loneMarks.has(c) }) {
		return false
	}
	core := []rune(strings.TrimFunc(word, notLetterOrDigit))
	if len(core) == 0 {
		return true
	}
	if specks.in(word) {
		return true
	}
	letters, digits, turns := 0, 0, 0 // turns from a small letter to a capital or a figure
	for i, c := range core {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			letters++
		case !innerMarks.has(c):
			return true
		}
		if i > 0 && unicode.IsLower(core[i-1]) && (unicode.IsDigit(c) || unicode.IsUpper(c) && i > 3) {
			turns++
		}
	}
	single := len(core) == 1 && letters == 1 && unicode.IsLower(core[0]) && !loneSmall.has(core[0])
	return turns > 0 || single || digits > 0 && letters > 2 && unicode.IsDigit(core[len(core)-1])
}
