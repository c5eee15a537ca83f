package build

import (
	"strings"
	"testing"

	"backissue/generator/internal/edition"
)

func TestSummaryIsTheFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"第一句。第二句。":                                 "第一句。",
		"他说：“好。”然后走了。":                             "他说：“好。”",
		"涨到5.8%，好。又":                               "涨到5.8%，好。",
		"真的吗？！是":                                   "真的吗？！",
		"One. Two.":                                "One.",
		"没有句号":                                     "没有句号",
		strings.Repeat("长", 200):                   strings.Repeat("长", longestSummary) + "…",
		strings.Repeat("Two thousand signed, ", 9): strings.Repeat("Two thousand signed, ", 5) + "Two thousand…",
		strings.Repeat("signed, ", 20):             strings.Repeat("signed, ", 14) + "signed…",
		strings.Repeat("x", 200):                   strings.Repeat("x", longestSummary) + "…",
		strings.Repeat("长", 118) + "GDP增长":         strings.Repeat("长", 118) + "…",
		strings.Repeat("长", 117) + "GDP增长":         strings.Repeat("长", 117) + "GDP…",
	} {
		body := []edition.Block{{Kind: edition.Subhead, Text: "题"}, {Text: text}}
		if got := summary(body); got != want {
			t.Errorf("summary of %q is %q, want %q", text, got, want)
		}
	}
}
