package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"backissue/generator/internal/sample"
	"backissue/layouts"
)

// edit changes something of the paper and says what.
func (h *history) edit() string {
	edits := []struct {
		weight int
		do     func(h *history) string
	}{
		{3, (*history).addEdition}, {1, (*history).removeEdition}, {2, (*history).changeRecord},
		{2, (*history).addArticle}, {2, (*history).removeArticle}, {1, (*history).moveArticle}, {4, (*history).changeText}, {3, (*history).correct}, {4, (*history).changeNames},
		{1, (*history).withdraw}, {2, (*history).join}, {2, (*history).link}, {2, (*history).changePictures}, {2, (*history).changeReceived}, {1, (*history).renameTag},
		{1, (*history).changePaper}, {2, (*history).changePlaces}, {2, (*history).changeSubjects}, {1, (*history).changeAbout}, {2, (*history).changeLayouts},
	}
	all := 0
	for _, e := range edits {
		all += e.weight
	}
	at := h.chance.IntN(all)
	for _, e := range edits {
		if at -= e.weight; at < 0 {
			return e.do(h)
		}
	}
	panic("unreachable")
}

// oneOf gives one of some values.
func oneOf[T any](h *history, values ...T) T { return values[h.chance.IntN(len(values))] }

// anyKey gives a key of a map; none for an empty one.
func anyKey[V any](h *history, m map[string]V) string {
	if len(m) == 0 {
		return ""
	}
	return oneOf(h, slices.Sorted(maps.Keys(m))...)
}

// anyEdition gives an edition and its path, the newest more often than others; nil when there is none.
func (h *history) anyEdition() (string, *number) {
	paths := slices.Sorted(maps.Keys(h.paper.Editions))
	if len(paths) == 0 {
		return "", nil
	}
	path := paths[len(paths)-1]
	if h.chance.IntN(3) > 0 {
		path = oneOf(h, paths...)
	}
	return path, h.paper.Editions[path]
}

// anyArticle gives an article, its name and its edition's path. The archive gets an edition when it has none.
func (h *history) anyArticle() (path, name string, a *story) {
	for {
		path, e := h.anyEdition()
		if e == nil {
			h.addEdition()
			continue
		}
		if name = anyKey(h, e.Articles); name == "" {
			delete(h.paper.Editions, path)
			continue
		}
		return path, name, e.Articles[name]
	}
}

func (h *history) addEdition() string {
	n := oneOf(h, -400, -40, -1, 0, 1, 2, 3, 3, 4, 5, 366)
	path := sample.Day(n).Format("2006/01/02") + oneOf(h, "", "", "", "-evening")
	if h.paper.Editions[path] != nil {
		return "nothing"
	}
	h.paper.Editions[path] = newNumber(n)
	if h.chance.IntN(4) == 0 {
		h.paper.Editions[path].Pages = nil
	}
	return "the edition " + path + " comes"
}

func (h *history) removeEdition() string {
	path, _ := h.anyEdition()
	delete(h.paper.Editions, path)
	return "the edition " + path + " goes"
}

func (h *history) changeRecord() string {
	path, e := h.anyEdition()
	if e == nil {
		return "nothing"
	}
	switch h.chance.IntN(4) {
	case 0:
		e.Issue = fmt.Sprint(h.chance.IntN(9000))
	case 1:
		e.DateSource = oneOf(h, "", "printed", "given")
	case 2:
		e.Pages = nil
	default:
		if e.Pages == nil {
			e.Pages = map[int]string{}
		}
		e.Pages[1+h.chance.IntN(3)] = oneOf(h, "", "要闻", "副刊", "evening")
	}
	return "edition.yaml of " + path
}

func (h *history) addArticle() string {
	path, _, _ := h.anyArticle()
	name := fmt.Sprintf("%02d-%02d", 1+h.chance.IntN(3), 1+h.chance.IntN(4))
	if h.paper.Editions[path].Articles[name] == nil {
		h.paper.Editions[path].Articles[name] = &story{Title: "新稿", Tags: []string{"春运"}, Districts: []string{"样州市"}, Body: []string{"新。"}}
	}
	return path + "/" + name + " comes"
}

func (h *history) removeArticle() string {
	path, name, _ := h.anyArticle()
	delete(h.paper.Editions[path].Articles, name)
	return path + "/" + name + " goes"
}

// moveArticle gives an article another place, where its old address leads to.
func (h *history) moveArticle() string {
	path, name, a := h.anyArticle()
	to, _, _ := h.anyArticle()
	moved := fmt.Sprintf("%02d-%02d", 1+h.chance.IntN(3), 5+h.chance.IntN(4))
	if h.paper.Editions[to].Articles[moved] != nil {
		return "nothing"
	}
	delete(h.paper.Editions[path].Articles, name)
	h.paper.Editions[to].Articles[moved] = a
	a.Picture = ""
	a.Aliases = append(a.Aliases, path+"/"+name+".html")
	return path + "/" + name + " moves to " + to + "/" + moved
}

func (h *history) changeText() string {
	path, name, a := h.anyArticle()
	word := fmt.Sprint("字", h.chance.IntN(1000))
	what := oneOf(h, "title", "kicker", "byline", "type", "first sentence", "last sentence")
	switch what {
	case "title":
		a.Title = word
	case "kicker":
		a.Kicker = oneOf(h, "", word)
	case "byline":
		a.Byline = oneOf(h, "", word)
	case "type":
		a.Type = oneOf(h, "", "feature", "photo")
	case "first sentence":
		a.Body[0] = word + "。" + a.Body[0]
	default:
		a.Body = append(a.Body, word+"。")
	}
	return what + " of " + path + "/" + name
}

// correct says of an article what was set right in it, some errors or none: now and then so many that the corrections fill another sheet.
func (h *history) correct() string {
	path, name, a := h.anyArticle()
	a.Fixes = nil
	for n := range oneOf(h, 0, 1, 2, 9) {
		date := fmt.Sprintf("20%02d-0%d-11", 24+h.chance.IntN(2), 1+h.chance.IntN(9))
		a.Fixes = append(a.Fixes, fix{date, fmt.Sprint("改", h.chance.IntN(1000), "之", n)})
	}
	return fmt.Sprintf("%d corrections of %s/%s", len(a.Fixes), path, name)
}

// changeNames changes what an article is listed by.
func (h *history) changeNames() string {
	path, name, a := h.anyArticle()
	what := oneOf(h, "tags", "districts", "people", "series")
	some := func(names ...string) []string {
		return slices.DeleteFunc(names, func(string) bool { return h.chance.IntN(2) == 0 })
	}
	switch what {
	case "tags":
		a.Tags = some("春运", "教育", "农业", "实施")
		if h.chance.IntN(12) == 0 {
			a.Tags = append(a.Tags, "实事") // of one address with 实施
		}
	case "districts":
		a.Districts = some("样州市", "东县", "西县")
	case "people":
		a.People = some("张三", "李四", "春运")
	default:
		a.Series, a.SeriesNumber = oneOf(h, "", "连载", "春运"), 1+h.chance.IntN(5)
	}
	return what + " of " + path + "/" + name
}

func (h *history) withdraw() string {
	path, name, a := h.anyArticle()
	a.Withdrawn = oneOf(h, "", "事实有误", "事实有误")
	return path + "/" + name + " is withdrawn or not"
}

// join says of two articles of an edition that one goes on in the other, at either end or both, or no longer.
func (h *history) join() string {
	path, name, a := h.anyArticle()
	other := anyKey(h, h.paper.Editions[path].Articles)
	b := h.paper.Editions[path].Articles[other]
	switch h.chance.IntN(5) {
	case 0:
		a.To, a.From = "", ""
	case 1:
		a.To = "9"
	case 2:
		a.To = other
	case 3:
		b.From = name
	default:
		a.To, b.From = other, name
	}
	return fmt.Sprintf("%s/%s and %s are joined or not", path, name, other)
}

func (h *history) link() string {
	path, name, a := h.anyArticle()
	to, other, _ := h.anyArticle()
	target := oneOf(h, "https://example.com/", other+".html", "../../../"+to+"/"+other+".html", "../../../tags/chun-yun/index.html", "../../../tags/chun-yun/1.html")
	a.Body = append(a.Body[:1:1], fmt.Sprintf("见[那里](%s)。", target))
	return fmt.Sprintf("%s/%s links %s", path, name, target)
}

func (h *history) changePictures() string {
	path, name, a := h.anyArticle()
	e := h.paper.Editions[path]
	file := oneOf(h, "a.jpg", "photos/b.png")
	switch h.chance.IntN(5) {
	case 0:
		delete(e.Pictures, file)
	case 1:
		a.Picture = ""
		a.Body = a.Body[:1]
	case 2:
		a.Body = append(a.Body[:1:1], "![图]("+file+")")
		e.Pictures[file] = "300 200 1"
	case 3:
		e.Pictures[file] = fmt.Sprint(oneOf(h, "300 200 ", "200 300 ", "1200 60 "), h.chance.IntN(3))
	default:
		a.Picture, e.Pictures[file] = file, oneOf(h, "300 200 1", "1200 60 1", "damaged")
	}
	return fmt.Sprintf("pictures of %s/%s: %s", path, name, file)
}

// changeReceived changes the page that an edition was read from, or what is said of it.
func (h *history) changeReceived() string {
	path, name, a := h.anyArticle()
	e := h.paper.Editions[path]
	switch h.chance.IntN(4) {
	case 0:
		e.Left = oneOf(h, "", "furniture", "unplaced", "报头")
	case 1:
		a.Lines = oneOf(h, "", "1-2", "2, 4-900", "7")
	case 2:
		e.Received = oneOf(h, "", " \n", "报头\n第一行\n第二行\n", "\x00\x01")
	default:
		e.Received = fmt.Sprintf("报头\n第一行%d\n第二行\n第三行\n", h.chance.IntN(100))
	}
	return "the page received of " + path + ", and the lines of " + name
}

func (h *history) renameTag() string {
	from, to := oneOf(h, "春运", "教育", "新春"), oneOf(h, "春运", "新春", "民生")
	for _, e := range h.paper.Editions {
		for _, a := range e.Articles {
			if at := slices.Index(a.Tags, from); at >= 0 && !slices.Contains(a.Tags, to) {
				a.Tags[at] = to
			}
		}
	}
	return "the tag " + from + " is now " + to
}

func (h *history) changePaper() string {
	what := oneOf(h, "title", "time zone", "report", "list-size")
	switch what {
	case "title":
		h.paper.Title = fmt.Sprint("档案", h.chance.IntN(100))
	case "time zone":
		h.paper.Zone = oneOf(h, "Asia/Shanghai", "Europe/London")
	case "report":
		h.paper.Report = oneOf(h, "", "mailto:a@example.org")
	default:
		h.paper.ListSize = 5 + h.chance.IntN(4)
	}
	return "the config's " + what
}

func (h *history) changePlaces() string {
	all := &h.paper.Districts
	switch {
	case len(*all) == 0 || h.chance.IntN(4) == 0:
		known := func(p place) bool { return p.Slug == "nanxian" }
		*all = append(slices.DeleteFunc(*all, known), place{"南县", "nanxian", nil})
	case h.chance.IntN(8) == 0:
		*all = (*all)[1:]
	case h.chance.IntN(2) == 0:
		slices.Reverse(*all)
	case h.chance.IntN(2) == 0:
		(*all)[0].Towns = oneOf(h, nil, []string{"丙镇"}, []string{"丙镇", "丁镇"})
	default:
		(*all)[0].Slug = oneOf(h, "place-a", "place-b")
	}
	return fmt.Sprintf("the districts are %v", *all)
}

func (h *history) changeSubjects() string {
	switch h.chance.IntN(4) {
	case 0:
		h.paper.Subjects = append([]topic{{Name: "农业", Group: oneOf(h, "三农", "民生")}},
			slices.DeleteFunc(h.paper.Subjects, func(s topic) bool { return s.Name == "农业" })...)
	case 1:
		for i := range h.paper.Subjects {
			h.paper.Subjects[i].Group = oneOf(h, "民生", "社会", "")
		}
	case 2: // an address of a subject, or the same for whatever has the name: people and series have it too then
		for i := range h.paper.Subjects {
			if s := &h.paper.Subjects[i]; s.Name == "春运" {
				s.Slug, h.paper.Slugs = oneOf(h, "", "chunyun"), map[string]string{}
			}
		}
		if h.chance.IntN(2) == 0 {
			h.paper.Slugs["春运"] = "chunyun"
		}
	default:
		h.paper.Slugs[oneOf(h, "张三", "连载", "新春")] = oneOf(h, "x-a", "x-b")
	}
	return fmt.Sprintf("the subjects are %v, slugs %v", h.paper.Subjects, h.paper.Slugs)
}

func (h *history) changeAbout() string {
	path, name, _ := h.anyArticle()
	h.paper.About = oneOf(h, "", "关于。\n", "---\ntitle: 关于样报\n---\n\n关于。\n", "见["+name+"]("+path+"/"+name+".html)。\n")
	return fmt.Sprintf("about.md: %.20q", h.paper.About)
}

// changeLayouts puts a file of the archive's own into layouts/, or takes it away.
func (h *history) changeLayouts() string {
	mark := fmt.Sprintf("<p>%d</p>", h.chance.IntN(1000))
	builtIn := func(name string) string {
		text, err := layouts.Files.ReadFile(name)
		if err != nil {
			h.Fatal(err)
		}
		return string(text)
	}
	name := oneOf(h, "article.html", "withdrawn.html", "partials/entry.html", "partials/sections.html", "partials/own.html", "words/zh-Hans.yaml", "assets/own.css", "assets/own.txt")
	if h.paper.Layouts[name] != "" && h.chance.IntN(2) == 0 {
		delete(h.paper.Layouts, name)
		return "layouts/" + name + " goes"
	}
	switch name {
	case "partials/own.html":
		h.paper.Layouts[name] = `{{define "mark"}}` + mark + "{{end}}" + mark
		h.paper.Layouts["month.html"] = builtIn("month.html") + `{{template "own" .}}`
		h.paper.Layouts["page.html"] = builtIn("page.html") + `{{template "mark" .}}`
	case "words/zh-Hans.yaml":
		h.paper.Layouts[name] = fmt.Sprintf("moved: 搬家%d\n", h.chance.IntN(100))
	case "assets/own.css":
		h.paper.Layouts[name] = fmt.Sprintf("a { color: #%06d; }\n", h.chance.IntN(100))
	case "assets/own.txt":
		h.paper.Layouts[name] = mark
	default:
		h.paper.Layouts[name] = strings.TrimRight(builtIn(name), "\n") + "\n" + mark
	}
	return "layouts/" + name
}
