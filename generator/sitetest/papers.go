package sitetest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
)

// paper is an archive under the pen: what its files say, by their names.
type paper struct {
	files map[string]string
	words vocabulary
}

// vocabulary is what two papers of different languages say differently.
type vocabulary struct {
	sentence, subhead, byline, caption, note string
}

var chinese = vocabulary{
	sentence: "春江大桥昨日通车，沿线８个村的菜农说：“往后进城，只要２０分钟！”县交通运输局局长李明介绍，大桥全长1268米，双向四车道，设计时速60公里。",
	subhead:  "“等了三十年，桥通了”",
	byline:   "（记者王芳 通讯员李强）",
	caption:  "通车仪式后，第一批车辆驶过春江大桥。",
	note:     "第二段“1286米”应为“1268米”。",
}

var english = vocabulary{
	sentence: "The bridge opened on Sunday, and growers of eight villages on its far bank said that the town was now 20 minutes away. \"We waited for thirty years,\" said one of them; it is 1,268 metres long. ",
	subhead:  "\"The bridge is ours\"",
	byline:   "By Jane Doe",
	caption:  "The first cars cross the bridge after the ceremony.",
	note:     "The length in the second paragraph was wrong.",
}

const chineseConfig = `name: 春江日报
title: 春江日报档案
description: 一份只为测试而编的报纸。
language: zh-Hans
timezone: Asia/Shanghai
base: https://example.org/chunjiang/
publisher: 春江日报社
report: mailto:archive@example.org
list-size: 5
city: {name: 春江市, slug: chunjiang}
districts:
  - {name: 东县, slug: dongxian, towns: [甲镇, 乙镇, 丙家湾镇]}
  - {name: 西山土家族自治县, slug: xishan}
subjects:
  - {name: 春运, group: 民生, words: [春运]}
  - {name: 教育, group: 民生, words: [教育局]}
  - {name: 农业, group: 经济, words: [农业]}
`

const englishConfig = `name: Riverton Weekly
title: Riverton Weekly archive
description: A paper that never was.
language: en
timezone: Europe/London
base: https://example.org/riverton/
report: https://example.org/report
list-size: 5
city: {name: Riverton, slug: riverton}
districts:
  - {name: East Riverton, slug: east, towns: [Milton]}
subjects:
  - {name: Bridges, group: Roads, words: [bridge]}
`

// WriteChinese writes the archive of a paper of Chinese letters into a folder: every kind of sheet, plain and full.
func WriteChinese(folder string) error {
	p := &paper{files: map[string]string{"config.yaml": chineseConfig}, words: chinese}
	p.files["content/about.md"] = "---\ntitle: 关于本档案\n---\n\n这是一份**只为测试**而编的报纸，见[首页](https://example.org/)。\n\n## 版权\n\n- 文字\n- 图片\n"
	p.edition("2021/12/31", "", 1)
	p.plain("2021/12/31", 1, 1, "title: 一句话新闻\n")
	p.edition("2022/01/09", "4001", 2)
	for order := range 3 {
		p.plain("2022/01/09", 1, order+1, fmt.Sprintf("title: 去年今日之%d\ntags: [春运]\ndistricts: [东县]\nreporters: [王芳]\nseries: {name: 打赢“四大会战”, number: %d}\n", order+1, order+1))
	}
	p.fullEdition("2023/01/08")
	p.edition("2023/01/08-evening", "5008", 1)
	p.plain("2023/01/08-evening", 1, 1, "title: 晚报头条：桥上的灯亮了\ntags: [春运, 教育]\ndistricts: [春江市]\nreporters: [王芳, 诸葛明亮]\n")
	p.continued("2023/01/09")
	p.moved("2023/01/09")
	return p.write(folder)
}

// WriteEnglish writes the archive of a paper of Latin letters into a folder.
func WriteEnglish(folder string) error {
	p := &paper{files: map[string]string{"config.yaml": englishConfig}, words: english}
	p.edition("2022/01/09", "", 1)
	for order := range 5 {
		p.plain("2022/01/09", 1, order+1, fmt.Sprintf("title: A year before, %d\ntags: [Bridges]\ndistricts: [East Riverton]\nreporters: [Jane Doe]\nseries: {name: Our river, number: %d}\n", order+1, order+1))
	}
	p.edition("2023/01/08", "77", 2)
	p.full("2023/01/08", 1, 1, "title: The bridge of Riverton is open to all, after thirty years of waiting and four of building\nkicker: A long-held wish\ndeck: Eight villages, twenty minutes\n"+
		"districts: [Riverton, East Riverton]\ntags: [Bridges, A subject with a very long name that has to be wrapped]\nreporters: [Jane Doe]\ncorrespondents: [John Q. Public]\nseries: {name: Our river, number: 6}\n")
	p.plain("2023/01/08", 1, 2, "title: One sentence\n")
	p.plain("2023/01/08", 2, 1, "title: Taken back\nwithdrawn: At the wish of a person named in it.\n")
	p.edition("2023/01/08-evening", "", 1)
	p.plain("2023/01/08-evening", 1, 1, "title: Evening lights\n")
	p.edition("2023/01/09", "78", 1)
	p.plain("2023/01/09", 1, 1, "title: The day after\ntags: [Bridges]\naliases: [old/address.html]\n"+p.photo("2023/01/09", "tall.png", 1000, 1500))
	return p.write(folder)
}

// fullEdition has 40 articles on three pages: of the longest titles and of none of the fields, photos kept and lost, corrections, and leftovers.
func (p *paper) fullEdition(path string) {
	p.edition(path, "5007", 3)
	tags := "春运, 教育, 农业, 交通安全, 平安礼, 一个名字长得在手机上非换行不可的主题, 四大会战, 双优化, 零工驿站, 智慧农业, 生态农场, 农村公路"
	p.full(path, 1, 1, "title: 春江大桥昨日通车，两岸八个村的菜农往后进城卖菜只要二十分钟\nkicker: 三十年的盼望，一千二百六十八米的路\ndeck: 沿线群众自发前来，通车仪式从早上八点一直热闹到正午\n"+
		"dateline: 本报讯\ndistricts: [春江市, 东县, 西山土家族自治县]\ntags: ["+tags+"]\nreporters: [王芳, 诸葛明亮]\ncorrespondents: [李强]\nphotographers: [赵六]\nseries: {name: 打赢“四大会战”, number: 4}\nconfidence: 0.71\nreview: [line 3 may be read otherwise]\n"+
		"source: {file: source/01.txt, lines: 2-4}\n")
	for n := 2; n <= 40; n++ {
		page, order := 1+(n-1)/14, 1+(n-1)%14
		fields := fmt.Sprintf("title: 第%d条消息\n", n)
		if n%3 == 0 {
			fields += fmt.Sprintf("kicker: 引题之%d\ntags: [教育]\ndistricts: [东县]\nreporters: [王芳]\n", n)
		}
		p.plain(path, page, order, fields)
	}
}

// continued is an edition with an article that runs over two pages and one that goes on where the archive has nothing.
func (p *paper) continued(path string) {
	p.edition(path, "5009", 3)
	p.plain(path, 1, 1, "title: 开篇在一版\ncontinued: {to: 03-01}\ntags: [农业]\ndistricts: [东县]\n"+p.photo(path, "lead.png", 1600, 1000))
	p.plain(path, 3, 1, "title: 开篇在一版\ncontinued: {from: 01-01}\nbyline: （记者王芳）\nreporters: [王芳]\n")
	p.plain(path, 3, 2, "title: 下文已佚\ncontinued: {from: 2}\n")
}

// moved is an edition with an article that had another address, one that was withdrawn, and one that was set right.
func (p *paper) moved(path string) {
	p.plain(path, 2, 1, "title: 搬了家的文章\naliases: [old/2023/a.html]\n")
	p.plain(path, 2, 2, "title: 撤下的文章\nwithdrawn: 应当事人要求撤下。\n")
	p.full(path, 2, 3, "title: 更正过的文章\ntype: photo\n")
}

// edition writes an edition's record and the source of its first page. It has a number of pages, of which the last has no name.
func (p *paper) edition(path, issue string, pages int) {
	folder := "content/" + path
	record := fmt.Sprintf("date: %s\ndate-source: printed\n", dateOf(path))
	if issue != "" {
		record += fmt.Sprintf("issue: %q\n", issue)
	}
	record += "pages:\n"
	for n := 1; n <= pages; n++ {
		record += fmt.Sprintf("  - number: %d\n", n)
		if n < pages || pages == 1 {
			record += fmt.Sprintf("    name: %s\n", []string{"要闻", "城事·民生", "副刊"}[n-1])
		}
		if n == 1 {
			record += "    source: {file: source/01.txt, format: text, encoding: utf-8}\n    leftovers:\n      - {lines: \"1\", text: 春江日报, reason: masthead}\n"
		}
	}
	p.files[folder+"/edition.yaml"] = record
	p.files[folder+"/source/01.txt"] = "春江日报\n" + strings.Repeat(p.words.sentence+"\n", 5)
}

// plain writes an article of one sentence.
func (p *paper) plain(path string, page, order int, fields string) {
	p.article(path, page, order, fields, p.words.sentence+"\n")
}

// full writes an article with all that a body can have, with photos, and with corrections.
func (p *paper) full(path string, page, order int, fields string) {
	photo, plan := fmt.Sprintf("%02d-%02d.png", page, order), fmt.Sprintf("%02d-%02d-plan.png", page, order)
	fields += "byline: " + p.words.byline + "\n" +
		"photos:\n  - {caption: " + p.words.caption + ", photographers: [赵六], file: " + photo + "}\n  - {caption: " + p.words.caption + ", credit: 赵六 摄}\n" +
		"corrections:\n  - {date: 2023-02-01, note: " + p.words.note + "}\n  - {date: 2023-03-01, note: " + p.words.note + "}\n"
	paragraph := strings.Repeat(p.words.sentence, 3) + "\n\n"
	body := paragraph + paragraph + "## " + p.words.subhead + "\n\n" + paragraph + "> [!BOX] " + p.words.subhead + "\n>\n> ### " + p.words.subhead + "\n>\n> " + p.words.sentence + "\n\n" +
		"- " + p.words.sentence + "\n- " + p.words.sentence + "\n\n" + "**" + strings.TrimSpace(p.words.sentence) + "**\n\n" +
		"![" + p.words.subhead + "](" + plan + " '" + p.words.caption + "')\n\n" + paragraph + "![](" + photo + ") " + p.words.sentence + "\n"
	p.article(path, page, order, fields, body)
	p.files["content/"+path+"/"+photo] = photograph(1600, 1000)
	p.files["content/"+path+"/"+plan] = photograph(500, 700)
}

// photo writes a photo, and gives the field that names it.
func (p *paper) photo(path, name string, width, height int) string {
	p.files["content/"+path+"/"+name] = photograph(width, height)
	return "photos: [{caption: " + p.words.caption + ", photographers: [赵六], file: " + name + "}]\n"
}

func (p *paper) article(path string, page, order int, fields, body string) {
	p.files[fmt.Sprintf("content/%s/%02d-%02d.md", path, page, order)] = fmt.Sprintf("---\n%sdate: %s\npage: %d\norder: %d\n---\n\n%s", fields, dateOf(path), page, order, body)
}

// dateOf gives the date of the edition in a folder.
func dateOf(path string) string { return strings.ReplaceAll(path[:len("2006/01/02")], "/", "-") }

// photograph is a picture of nothing, so wide and so high.
func photograph(width, height int) string {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.SetRGBA(x, y, color.RGBA{uint8(200 * x / width), uint8(200 * y / height), 120, 255})
		}
	}
	var text bytes.Buffer
	if err := png.Encode(&text, picture); err != nil {
		panic(err) // memory takes what it is given
	}
	return text.String()
}

func (p *paper) write(folder string) error {
	for name, text := range p.files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
