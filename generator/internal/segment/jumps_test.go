package segment

import (
	"slices"
	"testing"
)

func TestJumps(t *testing.T) {
	cases := map[string]struct {
		kind jumpKind
		to   Pointer
	}{
		"下转第3版":                    {leadsOn, Pointer{"", 3}},
		"（下转A06版）":                 {leadsOn, Pointer{"A", 6}},
		"（下转第Ａ０６版）":                {leadsOn, Pointer{"A", 6}},
		"（紧转2版）":                   {leadsOn, Pointer{"", 2}},
		"（下转第二、三版）":                {leadsOn, Pointer{"", 2}},
		"▶▶下转5版":                   {leadsOn, Pointer{"", 5}},
		"（下轉第3版）":                  {leadsOn, Pointer{"", 3}},
		"上接一版":                     {comesFrom, Pointer{"", 1}},
		"（上接第1版《新桥通车》）":            {comesFrom, Pointer{"", 1}},
		"（接十二版）":                   {comesFrom, Pointer{"", 12}},
		"详见第4版":                    {refers, Pointer{"", 4}},
		"（未完，下转第3版）":               {leadsOn, Pointer{"", 3}},
		"（文转第3版）":                  {leadsOn, Pointer{"", 3}},
		"（下转2—3版）":                 {leadsOn, Pointer{"", 2}},
		"（上接头版）":                   {comesFrom, Pointer{"", 1}},
		"（相关报道见3版）":                {refers, Pointer{"", 3}},
		"图片请见A5版":                  {refers, Pointer{"A", 5}},
		"见第3版的人都说好":                {noJump, Pointer{}},
		"他下转第3版的人生。":               {noJump, Pointer{}},
		"转型升级正当时":                  {noJump, Pointer{}},
		"Continued on page 4":      {leadsOn, Pointer{"", 4}},
		"(Continued on Page A6)":   {leadsOn, Pointer{"A", 6}},
		"CONTINUED FROM PAGE ONE":  {comesFrom, Pointer{"", 1}},
		"Continued on third page.": {leadsOn, Pointer{"", 3}},
		"See BRIDGE, Page 4":       {refers, Pointer{"", 4}},
	}
	for text, want := range cases {
		p := glyphsOf(text, 0)
		by := profileOf(pageOf(text))
		if countWords([]rune(text)) == 0 {
			by = &latin
		}
		if kind, to := by.jump(p.String()); kind != want.kind || to != want.to {
			t.Errorf("%s: got %d to %v, want %d to %v", text, kind, to, want.kind, want.to)
		}
	}
}

// A pointer that a line's break divides is a row of its own all the same.
func TestPointerOverRows(t *testing.T) {
	cases := map[[2]string][]string{
		{"长效机制。 （下转", "第二版）"}:   {"长效机制。", "（下转第二版）"},
		{"（上接", "第1版）连日来，各地"}:   {"（上接第1版）", "连日来，各地"},
		{"各地（记者", "张明）第3版"}:     {"各地（记者", "张明）第3版"},
		{"国家（下转第3版）", "新桥（四版）"}: {"国家", "（下转第3版）", "新桥（四版）"},
	}
	for lines, want := range cases {
		rows, _ := rowsOf(pageOf(lines[0]+"\n"+lines[1]), &chinese)
		var got []string
		for _, r := range rows {
			got = append(got, r.text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", lines, got, want)
		}
	}
}

// A pointer in brackets at the end or the start of a row of text is a row of its own; a reference in a sentence stays there.
func TestUnhitch(t *testing.T) {
	for text, want := range map[string]int{"人员最多的国家。（紧转2版）": 2, "（上接第1版）连日来，各地正在": 2, "（下转第3版）": 1, "改革措施（详见第4版）今起施行": 1, "▲上接第1版 连日来，各地正在": 2, "上接第一版连日来，各地正在": 2, "接三版任务的人": 1, "国家（记者 张明）": 1} {
		if got := unhitch(glyphsOf(text, 0)); len(got) != want {
			t.Errorf("%s: %d rows, want %d", text, len(got), want)
		}
	}
}
