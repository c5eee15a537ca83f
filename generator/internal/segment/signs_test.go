package segment

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// Looking for words or marks before a pattern is tried must hide nothing that the pattern matches.
func TestSignsHideNothing(t *testing.T) {
	signs := map[string]sign{
		"contact": contactPattern, "column": columnPattern, "label": labelRow, "labelBefore": labelBefore, "note": notePattern, "jump": jumpPattern,
		"notice": noticePattern, "weather": weatherPattern,
		"numbered": numberedPattern,
	}
	for k, s := range furnitureSigns {
		signs[fmt.Sprint("furniture", k)] = s
	}
	for name, s := range signs {
		t.Run(name, func(t *testing.T) { matchesAre(t, s.pattern, s.in) })
	}
	openings := map[string]struct {
		pattern *pattern
		seen    func(string) bool
	}{
		"dateline":  {datelinePattern, func(text string) bool { return datelineIn(text) != nil }},
		"credit":    {creditPattern, opensCredit},
		"furniture": {plainFurniture, isPlainFurniture},
		"own row":   {ownRowPattern, ownRowFirst.opens},
		"notice":    {noticeTitle, isNoticeTitle},
	}
	for name, o := range openings {
		t.Run(name, func(t *testing.T) { matchesAre(t, o.pattern, o.seen) })
	}
}

// matchesAre checks that what pattern matches is seen.
func matchesAre(t *testing.T, pattern *pattern, seen func(string) bool) {
	rapid.Check(t, func(t *rapid.T) {
		if text := rapid.StringMatching(pattern.String()).Draw(t, "text"); !seen(text) {
			t.Fatalf("%q is not seen", text)
		}
	})
}
