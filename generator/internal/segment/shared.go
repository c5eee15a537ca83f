package segment

import (
	"math"
	"slices"
	"sort"
)

// A headline shares rare wording with its own body. Wording is taken in pairs of characters; a pair that every part of
// the page has says nothing, one that a single part has says most.

// token is a piece of wording as a number: a pair of characters, or a word.
type token uint64

// pairsOf gives the pairs of characters of chars, marks aside.
func pairsOf(chars []rune) []token {
	out := make([]token, 0, len(chars))
	for i := 0; i+1 < len(chars); i++ {
		if p, ok := pairOf(chars[i], chars[i+1]); ok {
			out = append(out, p)
		}
	}
	return out
}

// pairOf gives a and b as a pair; it is false when one of them is a mark.
func pairOf(a, b rune) (token, bool) {
	return token(a)<<32 | token(b), isWording(a) && isWording(b)
}

func isWording(c rune) bool { return isWord(c) || isDigit(c) || isLatin(c) }

// sharedWith gives the share of text's pairs of characters that body has.
func sharedWith(text, body string) float64 { return sharedPairs(text, body).shareOf(text) }

// pairSet tells of pairs of characters whether a body has them.
type pairSet map[token]bool

// sharedPairs gives the pairs of text, and whether body has them. A body is long, so it is gone through once.
func sharedPairs(text, body string) pairSet {
	shared, first := pairSet{}, [256]bool{} // the low bytes of first characters
	for _, p := range pairsOf([]rune(text)) {
		shared[p] = false
		first[byte(p>>32)] = true
	}
	a := rune(0)
	for _, b := range body {
		if first[byte(a)] {
			p := token(a)<<32 | token(b)
			if had, asked := shared[p]; asked && !had {
				shared[p] = true
			}
		}
		a = b
	}
	return shared
}

// shareOf gives the share of the pairs of text, which are in the set, that the body has.
func (s pairSet) shareOf(text string) float64 {
	pairs := pairsOf([]rune(text))
	if len(pairs) == 0 {
		return 0
	}
	n := 0
	for _, p := range pairs {
		if s[p] {
			n++
		}
	}
	return float64(n) / float64(len(pairs))
}

// usualTokens is how many pieces of wording a printed page has, more or less.
const usualTokens = 4000

// findTokens notes which rows have which wording.
func (e *evidence) findTokens() {
	e.tokens, e.number = make([][]int32, len(e.rows)), make(map[token]int32, min(usualTokens, 10*len(e.rows)))
	var count, last []int32 // of each token: in how many rows it is, and the last of them
	all := 0
	for i := range e.rows {
		found := e.profile.tokens(e.rows[i].chars)
		e.tokens[i] = make([]int32, len(found))
		for k, t := range found {
			n, known := e.number[t]
			if !known {
				n = int32(len(count))
				e.number[t], count, last = n, append(count, 0), append(last, -1)
			}
			e.tokens[i][k] = n
			if last[n] != int32(i) {
				last[n] = int32(i)
				count[n]++
				all++
			}
		}
	}
	e.findPlaces(count, all)
}

// findPlaces notes the rows of each token, of which count says how many they are, and all how many in all.
func (e *evidence) findPlaces(count []int32, all int) {
	places := make([]int32, all)
	e.where = make([][]int32, len(count))
	for n, c := range count {
		e.where[n], places = places[:0:c], places[c:]
	}
	for i, tokens := range e.tokens {
		for _, n := range tokens {
			if rows := e.where[n]; len(rows) == 0 || rows[len(rows)-1] != int32(i) {
				e.where[n] = append(rows, int32(i))
			}
		}
	}
}

// has tells whether the page has the token within a row.
func (e *evidence) has(t token) bool {
	_, known := e.number[t]
	return known
}

// seams gives the rows at which an article is sure to open.
func (e *evidence) seams() []int {
	var s []int
	for i := range e.rows {
		if e.opens[i] || e.byline[i] && (i == 0 || !e.byline[i-1]) {
			s = append(s, i)
		}
	}
	return s
}

// part is a run of rows, To not included.
type part struct{ from, to int }

// findShared compares each row with the part of the page before it and the part after it, where seams divide the page.
// A row just before a seam is a headline's, so the part after it opens at the seam.
func (e *evidence) findShared(seams []int) {
	n := len(e.rows)
	bounds := append(append([]int{0}, seams...), n)
	parts := make([]part, 0, len(bounds))
	for k := 0; k+1 < len(bounds); k++ {
		if bounds[k] < bounds[k+1] {
			parts = append(parts, part{bounds[k], bounds[k+1]})
		}
	}
	e.compare(parts, func(i int) (before, after part) {
		const headRows, reach = 6, 70
		k := sort.Search(len(parts)-1, func(k int) bool { return parts[k].to > i })
		before = part{max(parts[k].from, i-reach), i}
		after = part{i + 1, min(parts[k].to, i+1+reach)}
		if k+1 < len(parts) && parts[k+1].from-i <= headRows {
			after = part{parts[k+1].from, min(parts[k+1].to, parts[k+1].from+reach)}
		}
		return before, after
	})
}

// compare sets how much of each row's wording the parts beside it share; parts are what the page falls into, for rarity.
func (e *evidence) compare(parts []part, beside func(i int) (before, after part)) {
	clear(e.sharedBefore)
	clear(e.sharedAfter)
	partOf := make([]int, len(e.rows))
	for k, p := range parts {
		for i := p.from; i < p.to; i++ {
			partOf[i] = k
		}
	}
	rare := make([]float64, len(e.where)) // of each token; 0 where it is not known yet
	rarities := raritiesAmong(len(parts), len(e.rows))
	for i := range e.rows {
		if len(e.rows[i].chars) > e.profile.longestHead {
			continue // no headline
		}
		before, after := beside(i)
		var sum, inBefore, inAfter float64
		for _, p := range e.tokens[i] {
			rows := e.where[p]
			if rare[p] == 0 {
				rare[p] = rarities[changesIn(rows, partOf)]
			}
			sum += rare[p]
			if within(rows, before, i) {
				inBefore += rare[p]
			}
			if within(rows, after, i) {
				inAfter += rare[p]
			}
		}
		if sum > 0 {
			e.sharedBefore[i], e.sharedAfter[i] = inBefore/sum, inAfter/sum
		}
	}
}

// raritiesAmong gives how rare a token is that is seen in one of so many parts after another so many times, up to most.
func raritiesAmong(parts, most int) []float64 {
	out := make([]float64, most+1)
	for seen := 1; seen <= most; seen++ {
		out[seen] = math.Log(1 + float64(parts)/float64(seen))
	}
	return out
}

// changesIn gives how often the rows come to another part, the first one included.
func changesIn(rows []int32, partOf []int) int {
	seen, last := 0, -1
	for _, r := range rows {
		if k := partOf[r]; k != last {
			seen, last = seen+1, k
		}
	}
	return seen
}

func within(rows []int32, p part, except int) bool {
	if len(rows) == 1 && int(rows[0]) == except {
		return false // as most wording of a page stands in one row
	}
	const few = 8 // which are gone through faster than they are halved
	at := 0
	if len(rows) > few {
		at, _ = slices.BinarySearch(rows, int32(p.from))
	}
	for at < len(rows) && int(rows[at]) < p.from {
		at++
	}
	if at < len(rows) && int(rows[at]) == except {
		at++
	}
	return at < len(rows) && int(rows[at]) < p.to
}
