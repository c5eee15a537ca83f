package segment

import (
	"slices"
	"strconv"
	"strings"
)

var (
	latinComesFrom = patternOf(`(?i)\b(?:from|von|viene|suite de|vervolg van|fra|från|ze str|początek)\b|(?:^|\P{L})(?i:начало)`)
	latinRefers    = patternOf(`(?i)^\W{0,3}(?:see|story|more|siehe|mehr|voir|lire|ver|zie|czytaj|více)\b|^\W{0,3}(?i:подробнее)`)

	// latinPageNumber is the page that a pointer names: page 4, Page A-6, p. 4, from 3, fourth page.
	latinPageNumber = patternOf(`(?:^|[^\p{L}])(?:` + pageWord + `|(?i:from)) ?(?:([A-Z])-?)?(\d{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b`)
	// latinNthPage is the same as an ordinal.
	latinNthPage = patternOf(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|\d{1,2})(?:st|nd|rd|th|[-.]?(?:[ªº]|a|e|ème|й|я|е))? (?:` + pageWord + `|полос)`)

	countedPages = strings.Fields("one two three four five six seven eight nine ten eleven twelve")
	nthPages     = strings.Fields("first second third fourth fifth sixth seventh eighth")
)

// latinJumpOf reads a row as a pointer to another page. The next page, or a column of this one, is no page of a number.
func latinJumpOf(text string) (jumpKind, Pointer) {
	if latinToCome.MatchString(text) {
		return leadsOn, Pointer{}
	}
	if !latinJump.MatchString(text) {
		return noJump, Pointer{}
	}
	kind := leadsOn
	switch {
	case latinComesFrom.MatchString(text):
		kind = comesFrom
	case latinRefers.MatchString(text):
		kind = refers
	}
	if m := latinPageNumber.FindStringSubmatch(text); m != nil {
		return kind, Pointer{Section: m[1], Page: numberOr(m[2], countedPages)}
	}
	if m := latinNthPage.FindStringSubmatch(text); m != nil {
		return kind, Pointer{Page: numberOr(m[1], nthPages)}
	}
	return kind, Pointer{}
}

// numberOr reads a number in digits or as one of words.
func numberOr(s string, words []string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return slices.Index(words, strings.ToLower(s)) + 1
}
