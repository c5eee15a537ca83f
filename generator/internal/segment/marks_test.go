package segment

import (
	"slices"
	"strings"
	"testing"

	"backissue/generator/internal/edition"
)

// What goes on inside a bracket of names opens neither a paragraph nor a headline, nor does a bracket alone that closes a body.
func TestTornBracketsOpenNothing(t *testing.T) {
	for _, c := range []struct {
		name, page string
		torn       []int
	}{
		{"a lede's bracket", "春耕备耕有序推进\n本报讯（记者余斌玲通讯员汪\n丽）10月14日，我市召开会议，\n部署春耕工作。", []int{2}},
		{"over three rows", "春耕备耕有序推进\n本报讯(记者岳树\n金通讯员郭德德 吴河帆 卢\n远)我市昨日召开会议，部署", []int{2, 3}},
		{"behind a body", "部署春耕工作，争取夏季丰收。\n（记者应义刚 韦桂亮\n实习生范小波）\n花开中国", []int{1, 2}},
		{"a row alone behind a body", "部署春耕工作，争取夏季丰收。\n（柳河轩）\n当前，各地盯紧防汛的重点，\n持续加强值守。", []int{1}},
		{"none", "本报讯（记者余斌玲）10月14日，\n我市召开会议（见图），部署春\n耕工作。", nil},
	} {
		var page edition.Page
		for text := range strings.SplitSeq(c.page, "\n") {
			page.Lines = append(page.Lines, edition.Line{Text: text})
		}
		rows, _ := rowsOf(page, &chinese)
		var torn []int
		for i, is := range evidenceOf(rows, &chinese, &fitted).torn {
			if is {
				torn = append(torn, i)
			}
		}
		if !slices.Equal(torn, c.torn) {
			t.Errorf("%s: rows %v are torn, want %v", c.name, torn, c.torn)
		}
	}
}
