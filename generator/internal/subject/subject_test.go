package subject

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backissue/generator/internal/config"
)

var gazetteer = &config.Config{
	City: config.District{Name: "荆州市", Aliases: []string{"荆州", "我市", "全市"}},
	Districts: []config.District{
		{Name: "荆州区", Towns: []string{"川店镇"}},
		{Name: "公安县", Towns: []string{"埠河镇"}},
		{Name: "石首市", Aliases: []string{"石首"}, Towns: []string{"东升镇"}},
		{Name: "洪湖市", Aliases: []string{"洪湖"}, Never: []string{"洪湖湿地", "洪湖水"}},
		{Name: "荆州经开区", Aliases: []string{"荆州开发区"}},
	},
	Subjects: []config.Subject{
		{Name: "春运", Words: []string{"春运"}},
		{Name: "消防安全", Words: []string{"消防", "火灾"}},
		{Name: "就业", Words: []string{"就业", "求职"}},
	},
}

func TestDistricts(t *testing.T) {
	cases := []struct {
		why      string
		headline string
		body     string
		want     []string
	}{
		{"a district in the headline is what the article covers", "石首入选示范县", "全市农村公路里程达2421公里。", []string{"石首市"}},
		{"the police are no county", "公安机关开展排查", "市公安局组织警力，公安民警上路。", []string{"荆州市"}},
		{"the county is", "埠河镇修路", "公安县交通局介绍。", []string{"公安县"}},
		{"a town tells its district, its bare name does not", "镇里通了车", "东升镇开通公交。", []string{"石首市"}},
		{"a bare name of a town may be anything", "旭日东升", "旭日东升，万象更新。", []string{"荆州市"}},
		{"the city's name inside a longer one is not the city's", "荆州经开区开课", "荆州经开区举办培训，该区定了课程。", []string{"荆州经开区"}},
		{"the lake is not the city named after it", "候鸟来了", "洪湖湿地水草丰美，洪湖水浪打浪。", []string{"荆州市"}},
		{"the bare name of the city is not its district", "荆州迎来晴天", "荆州气温回升。", []string{"荆州市"}},
		{"a mention in passing does not count beside a headline's district", "石首通车", "客车开往公安县。", []string{"石首市"}},
		{"without one it does, and the headline's city stays", "我市农场上榜", "石首市一家，公安县一家。", []string{"公安县", "石首市", "荆州市"}},
		{"what names no place is the city's", "春天来了", "花开了。", []string{"荆州市"}},
	}
	f := NewFinder(gazetteer)
	for _, c := range cases {
		if diff := cmp.Diff(c.want, f.Districts(Text{c.headline, []string{c.body}})); diff != "" {
			t.Errorf("%s: want -, got +:\n%s", c.why, diff)
		}
	}
}

// In Latin letters a name is a word: never a part of one, and in any case, for headlines are set in capitals.
func TestLatinNames(t *testing.T) {
	f := NewFinder(&config.Config{
		City:      config.District{Name: "Harrow County"},
		Districts: []config.District{{Name: "Ham", Towns: []string{"Elm Grove"}}, {Name: "Port Meridian", Aliases: []string{"PM"}}},
		Subjects:  []config.Subject{{Name: "Fires", Words: []string{"fire", "fires", "burned"}}},
	})
	cases := []struct {
		headline, body string
		districts      []string
		tags           []string
	}{
		{"HAMLET AT THE THEATRE", "The firemen hammered; he fired, they said at 5 pm.", []string{"Harrow County"}, nil},
		{"FIRE AT ELM GROVE", "The barn burned down.", []string{"Ham"}, []string{"Fires"}},
		{"Mayor of PM resigns", "“Well, well,” he said. “Well, well,” and again: “Well, well.”", []string{"Port Meridian"}, nil},
	}
	for _, c := range cases {
		text := Text{c.headline, []string{c.body}}
		if diff := cmp.Diff(c.districts, f.Districts(text)); diff != "" {
			t.Errorf("%s: districts, want -, got +:\n%s", c.headline, diff)
		}
		if diff := cmp.Diff(c.tags, f.Tags(text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: tags, want -, got +:\n%s", c.headline, diff)
		}
	}
}

func TestTags(t *testing.T) {
	cases := []struct {
		why      string
		headline string
		body     []string
		want     []string
	}{
		{"a subject in the headline", "春运首日平安", []string{"车站里人来人往。"}, []string{"春运"}},
		{"a subject that the body keeps to", "冬日", []string{"消防员讲火灾。", "消防知识进社区。"}, []string{"消防安全"}},
		{"a word in passing is no subject", "冬日", []string{"他去年求职。"}, nil},
		{"what the article itself names again and again", "“零工驿站”有温度", []string{"“零工驿站”建成。", "他走进“零工驿站”。"}, []string{"零工驿站"}},
		{"but not once", "冬日", []string{"他说“你好啊”。"}, nil},
		{"nor words that are merely frequent", "冬日", []string{"工作工作工作，发展发展发展。"}, nil},
	}
	f := NewFinder(gazetteer)
	for _, c := range cases {
		if diff := cmp.Diff(c.want, f.Tags(Text{c.headline, c.body}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: want -, got +:\n%s", c.why, diff)
		}
	}
}
