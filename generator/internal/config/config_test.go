package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backissue/generator/internal/source"
)

const least = "name: 荆州日报\nlanguage: zh-Hans\nbase: https://example.org\n"

const whole = `# the paper
name: 荆州日报
title: 荆州日报数字档案
description: 一份地方报纸
language: zh-Hans
timezone: Asia/Shanghai
base: https://example.org/jingzhou
publisher: 荆州日报社
report: mailto:archive@example.org
list-size: 20
city: {name: 荆州市, slug: jingzhou, aliases: [荆州, 我市, 全市]}
districts:
  - {name: 石首市, slug: shishou, aliases: [石首], towns: [绣林街道, 东升镇]}
  - name: 洪湖市
    slug: honghu
    aliases: [洪湖]
    never: [洪湖湿地, 洪湖水]
subjects:
  - {name: 春运, slug: chunyun, group: 交通, words: [春运, 春运首日]}
  - {name: 文化}
slugs: {视野: shiye-2}
import: {paths: ["jz{year}{month}{day}-{page}.txt"], sections: {B: 20}}
`

func TestWholeConfig(t *testing.T) {
	got, err := Parse("config.yaml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		Name: "荆州日报", Title: "荆州日报数字档案", Description: "一份地方报纸", Language: "zh-Hans", TimeZone: zone,
		Base: "https://example.org/jingzhou/", Publisher: "荆州日报社", Report: "mailto:archive@example.org", ListSize: 20,
		City: District{Name: "荆州市", Slug: "jingzhou", Aliases: []string{"荆州", "我市", "全市"}},
		Districts: []District{
			{Name: "石首市", Slug: "shishou", Aliases: []string{"石首"}, Towns: []string{"绣林街道", "东升镇"}},
			{Name: "洪湖市", Slug: "honghu", Aliases: []string{"洪湖"}, Never: []string{"洪湖湿地", "洪湖水"}},
		},
		Subjects: []Subject{{Name: "春运", Slug: "chunyun", Group: "交通", Words: []string{"春运", "春运首日"}}, {Name: "文化"}},
		Slugs:    map[string]string{"视野": "shiye-2"},
		Import:   Import{Paths: []string{"jz{year}{month}{day}-{page}.txt"}, Sections: map[string]int{"B": 20}},
	}
	sameZone := cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })
	if diff := cmp.Diff(want, got, sameZone, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNotGiven(t *testing.T) {
	c, err := Parse("config.yaml", []byte(least))
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "荆州日报" || c.Publisher != "荆州日报" || c.ListSize != 50 || c.TimeZone != time.UTC || c.Base != "https://example.org/" {
		t.Errorf("got %+v", c)
	}
}

func TestConfigProblems(t *testing.T) {
	tests := []struct{ name, text, place, message string }{
		{"no name", strings.Replace(least, "name: 荆州日报\n", "", 1), "1:1", "name is missing"},
		{"no base", strings.Replace(least, "base: https://example.org\n", "", 1), "1:1", "base is missing"},
		{"language", strings.Replace(least, "zh-Hans", "zh-Hant", 1), "2:11", `unknown language "zh-Hant"`},
		{"base without scheme", strings.Replace(least, "https://example.org", "example.org/x", 1), "3:7", "not the address of a site"},
		{"base of a script", strings.Replace(least, "https://example.org", "javascript:alert(1)", 1), "3:7", "not the address of a site"},
		{"base with a query", strings.Replace(least, "example.org", "example.org/?a", 1), "3:7", "not the address of a site"},
		{"base with a password", strings.Replace(least, "example.org", "a:b@example.org", 1), "3:7", "not the address of a site"},
		{"report of a script", least + "report: javascript:alert(1)", "4:9", "not an address to report errors to"},
		{"time zone", least + "timezone: Asia/Jingzhou", "4:11", `unknown time zone "Asia/Jingzhou"`},
		{"the machine's time zone", least + "timezone: Local", "4:11", `unknown time zone "Local"`},
		{"list size", least + "list-size: 0", "4:12", "list-size wants a whole number"},
		{"unknown key", least + "distircts: []", "4:1", `unknown field "distircts"`},
		{"unknown inner key", least + "city: {name: 荆州市, slug: jingzhou, alias: [荆州]}", "4:35", `unknown field "alias"`},
		{"district without slug", least + "districts:\n  - name: 石首市", "5:5", "slug is missing"},
		{"slug of Chinese", least + "districts:\n  - {name: 石首市, slug: 石首}", "5:23", "cannot be part of an address"},
		{"slug with slash", least + "slugs: {视野: ../x}", "4:13", "cannot be part of an address"},
		{"slug of a list page", least + "subjects: [{name: 新年, slug: '2023'}]", "4:29", "is the name of a list page"},
		{"slug index", least + "slugs: {视野: index}", "4:13", "is the name of a list page"},
		{"two slugs", least + "city: {name: 甲, slug: a}\ndistricts: [{name: 乙, slug: a}]", "5:29", `"a" is given twice: to 甲 and 乙`},
		{"two names", least + "districts: [{name: 甲, slug: a}, {name: 甲, slug: b}]", "4:40", `"甲" is given twice`},
		{"alias is another's name", least + "districts: [{name: 甲, slug: a}, {name: 乙, slug: b, aliases: [甲]}]", "4:62", `"甲" is given twice: to 甲 and 乙`},
		{"two subjects", least + "subjects: [{name: 春运}, {name: 春运}]", "4:31", `"春运" is given twice`},
		{"half a day in a path", least + "import: {paths: ['{year}/{page}']}", "4:18", "a day needs {year}, {month} and {day}"},
		{"a path that tells nothing", least + "import:\n  paths:\n    - '*.txt'", "6:7", "tells neither a day nor a page"},
		{"an unknown part of a path", least + "import: {paths: ['{yeer}/{page}']}", "4:18", "unknown part {yeer}"},
		{"a part given twice", least + "import: {paths: ['{page}-{page}']}", "4:18", "stands in it twice"},
		{"a brace alone", least + "import: {paths: ['{page']}", "4:18", "a { stands alone"},
		{"another system's path", least + `import: {paths: ['scans\{page}']}`, "4:18", `it holds a \`},
		{"unknown key of import", least + "import: {path: []}", "4:10", `unknown field "path"`},
		{"section's name", least + "import: {sections: {AA: 20}}", "4:21", `"AA" is not the letter`},
		{"section's beginning", least + "import: {sections: {B: x}}", "4:24", `"x" is not a number of pages`},
		{"sections at one page", least + "import: {sections: {B: 20, C: 20}}", "4:31", "sections B and C begin at the same page"},
		{"section where A is", least + "import: {sections: {B: 0}}", "4:20", "sections A and B begin at the same page"},
		{"not YAML", "name: 荆州日报\nlanguage：en\n", "2:9", "full-width colon"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse("config.yaml", []byte(test.text))
			problems, ok := source.AsProblems(err)
			if !ok || len(problems) != 1 {
				t.Fatalf("want one problem, got %v", err)
			}
			p := problems[0]
			if got := strings.TrimPrefix(p.Position.String(), "config.yaml:"); got != test.place || !strings.Contains(p.Message, test.message) || p.Excerpt == "" {
				t.Errorf("want %s: %s, got\n%v", test.place, test.message, p)
			}
		})
	}
}

func TestAllProblemsOfAConfigAreTold(t *testing.T) {
	_, err := Parse("config.yaml", []byte("name: [x]\nlanguage: de\nbase: x\ncity: 荆州市\nsubjects:\n  - {slug: A}\nwhat: 1\n"))
	problems, _ := source.AsProblems(err)
	var places []string
	for _, p := range problems {
		places = append(places, strings.TrimPrefix(p.Position.String(), "config.yaml:"))
	}
	if diff := cmp.Diff([]string{"1:7", "2:11", "3:7", "4:7", "6:5", "6:12", "7:1"}, places); diff != "" {
		t.Errorf("%s\n%v", diff, err)
	}
}

// A folder has no text, and a pipe or a device may have one without end.
func TestAConfigThatIsNoFile(t *testing.T) {
	for _, name := range []string{t.TempDir(), os.DevNull} {
		if _, err := Load(name); err == nil || !strings.Contains(err.Error(), "this is no file") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFindAndLoad(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	deep := filepath.Join(root, "content", "2023")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, missing := range []func() error{
		func() error { _, err := Find(deep); return err },
		func() error { _, err := Load(filepath.Join(root, FileName)); return err },
	} {
		problems, ok := source.AsProblems(missing())
		if !ok || problems[0].File != FileName || !strings.Contains(problems[0].Hint, "--source") {
			t.Errorf("a missing config.yaml gives %v", missing())
		}
	}
	if err := os.WriteFile(filepath.Join(root, FileName), []byte(least), 0o644); err != nil {
		t.Fatal(err)
	}
	if found, err := Find(deep); found != root || err != nil {
		t.Errorf("found %q, %v", found, err)
	}
	if _, err := Load(filepath.Join(root, FileName)); err != nil {
		t.Error(err)
	}
	_, err = Load(deep)
	if problems, ok := source.AsProblems(err); !ok || problems[0].Hint == "" {
		t.Errorf("a folder in its place gives %v", err)
	}
}
