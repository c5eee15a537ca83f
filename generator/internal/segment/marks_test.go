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

// What looks like a byline or a dateline is none where the rows beside it tell what it is.
func TestSignsAreReadWithTheRowsBesideThem(t *testing.T) {
	for _, c := range []struct {
		name, page     string
		opens, bylines []int
	}{
		{"the agency's place and no day", "节日市场购销两旺\n据新华社北京电 “五一”假\n期临近，城乡市场迎来高峰。", []int{1}, nil},
		{"a headline's rest above a dateline", "我国优质农产品供给能力稳\n步提升\n快报讯（记者蔡德）各地因\n地制宜，提升产业水平。", []int{2}, nil},
		{"a paper's name that a row's end cuts", "松溪\n都市报讯（记者蔡德）各地因\n地制宜，提升产业水平。", []int{1}, nil},
		{"what a reporter asks", "长征精神放光芒\n记者：西南麦区冬小麦陆\n续进入收获期，各地抢收。", nil, nil},
		{"a byline whose names stand below", "锚定目标拓展新场景\n□ 驻南口经开区记者\n赵　青 骆　舟 廖志国\n新开年，各地不断丰富消费。", nil, []int{1, 2}},
		{"a byline from a town", "锚定目标拓展新场景\n◆ 驻白石记者崔秀莉\n新开年，各地不断丰富消费。", nil, []int{1}},
		{"a kicker below a bracket of names", "带来便利服务。（记者严睿雨\n通讯员 褚慧、戴英）\n平安建设\n多地高温持续", nil, []int{1}},
	} {
		rows, _ := rowsOf(pageOf(c.page), &chinese)
		e := evidenceOf(rows, &chinese, &fitted)
		for what, is := range map[string]struct {
			marked []bool
			want   []int
		}{"articles open": {e.opens, c.opens}, "bylines are": {e.byline, c.bylines}} {
			var at []int
			for i, yes := range is.marked {
				if yes {
					at = append(at, i)
				}
			}
			if !slices.Equal(at, is.want) {
				t.Errorf("%s: %s at rows %v, want %v", c.name, what, at, is.want)
			}
		}
	}
}
