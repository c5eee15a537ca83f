package intake

import (
	"fmt"
	"testing"

	"backissue/generator/internal/edition"
)

func piece(page, order int, title, text string, to, from int) *part {
	return &part{name: edition.Part{Page: page, Order: order}, title: title, titled: title != "", text: title + "\n" + text, to: edition.Part{Page: to}, from: edition.Part{Page: from}}
}

// Of several parts that a jump allows, the one with the same headline or with wording that no other has is taken; with nothing to tell by, the
// join is a guess. What a person wrote stands.
func TestJoinParts(t *testing.T) {
	const bridge, library = "河口镇新桥正式通车两岸居民出行方便渡船停运柑橘外运", "图书馆延长开放时间阅览室新添座位读者借书证讲座"
	edited := func(p *part, to, from edition.Part) *part {
		p.edited, p.to, p.from = true, to, from
		return p
	}
	cases := []struct {
		name    string
		parts   []*part
		want    string // what the last of the parts comes from
		guessed bool
	}{
		{"one of each", []*part{piece(1, 1, "新桥", bridge, 3, 0), piece(3, 1, "", "无关的话", 0, 1)}, "01-01", false},
		{"the same headline", []*part{piece(1, 1, "新桥通车", "", 3, 0), piece(1, 2, "图书馆延时", "", 3, 0), piece(3, 1, "图书馆延时", "", 0, 1)}, "01-02", false},
		{"a part of the headline", []*part{piece(1, 1, "新桥通车", "", 3, 0), piece(1, 2, "市图书馆延时开放", "", 3, 0), piece(3, 1, "图书馆延时", "", 0, 1)}, "01-02", false},
		{"wording that no other has", []*part{piece(1, 1, "新桥", bridge, 3, 0), piece(1, 2, "阅读", library, 3, 0), piece(3, 1, "", "借书证办理增加，讲座开放预约，座位不够", 0, 1)}, "01-02", false},
		{"nothing to tell by", []*part{piece(1, 1, "新桥", bridge, 3, 0), piece(1, 2, "阅读", library, 3, 0), piece(3, 1, "", "天黑了人散去", 0, 1)}, "01-01", true},
		{"headlines that share nothing", []*part{piece(1, 1, "新桥通车", bridge, 3, 0), piece(3, 1, "菜价回落", "今年的菜价比去年低", 0, 1)}, "01-01", true},
		{"no pointer back, the same headline", []*part{piece(1, 1, "新桥通车", bridge, 3, 0), piece(3, 1, "新桥通车", "", 0, 0)}, "01-01", true},
		{"no pointer back", []*part{piece(1, 1, "新桥通车", bridge, 3, 0), piece(3, 1, "菜价回落", "", 0, 0)}, "", false},
		{"another page", []*part{piece(1, 1, "新桥通车", bridge, 4, 0), piece(3, 1, "新桥通车", "", 0, 2)}, "", false},
		{"a person named the second", []*part{piece(1, 1, "新桥通车", bridge, 3, 0), edited(piece(1, 2, "图书馆", library, 0, 0), edition.Part{Page: 3, Order: 1}, edition.Part{}), piece(3, 1, "新桥通车", bridge, 0, 1)}, "01-02", false},
		{"a person took the field out", []*part{edited(piece(1, 1, "新桥通车", bridge, 0, 0), edition.Part{}, edition.Part{}), piece(3, 1, "新桥通车", bridge, 0, 1)}, "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			joinParts(c.parts)
			last := c.parts[len(c.parts)-1]
			got := ""
			if last.before != nil {
				got = last.before.name.String()
			}
			if got != c.want || last.guessed != c.guessed {
				t.Errorf("it comes from %q, guessed %v; want %q, %v", got, last.guessed, c.want, c.guessed)
			}
		})
	}
}

// Two pages of as many parts as pages may have, each of which may go on in any other, are joined, each part with its own. Were the time to grow with more
// than the square of their number, the test would not end.
func TestManyPartsAreJoined(t *testing.T) {
	const most = 999
	var parts []*part
	for i := range most {
		own := string([]rune{rune(0x4E00 + i), rune(0x5E00 + i), rune(0x6E00 + i), rune(0x7E00 + i), rune(0x8E00 + i)})
		parts = append(parts, piece(1, i+1, fmt.Sprintf("新桥%c%d通车", rune(0x5200+i), i), "两岸居民出行方便"+own, 3, 0),
			piece(3, most-i, fmt.Sprintf("菜价%c%d回落", rune(0x7200+i), i), "渡船停运柑橘外运"+own, 0, 1))
	}
	joinParts(parts)
	for i := 0; i < len(parts); i += 2 {
		if parts[i].after != parts[i+1] {
			t.Fatalf("%v goes on in another part than %v", parts[i].name, parts[i+1].name)
		}
	}
}
