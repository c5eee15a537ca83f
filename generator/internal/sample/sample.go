// Package sample writes small archives for tests: a made-up paper with every kind of thing that a real one has.
package sample

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Config is the config.yaml of the made-up paper. Its lists are short, so that a few editions fill several sheets.
const Config = `name: 样报
title: 样报档案
description: 一份只为测试而编的报纸。
language: zh-Hans
timezone: Asia/Shanghai
base: https://example.org/yangbao/
list-size: 5
city:
  name: 样州市
  slug: yangzhou
districts:
  - name: 东县
    slug: dongxian
    towns: [甲镇, 乙镇]
  - name: 西县
    slug: xixian
subjects:
  - name: 春运
    group: 民生
    words: [春运]
`

// Archive writes an archive with a number of editions into dir, one a day from 2022-12-30 on, so that the third begins a
// new year.
func Archive(t testing.TB, dir string, editions int) {
	t.Helper()
	File(t, dir, "config.yaml", Config)
	File(t, dir, "content/about.md", "---\ntitle: 关于样报\n---\n\n这是样报。\n")
	for n := range editions {
		Edition(t, dir, n)
	}
}

// Day gives the day of the edition with a number, counted from 0.
func Day(n int) time.Time { return time.Date(2022, time.December, 30+n, 0, 0, 0, 0, time.UTC) }

// Edition writes the edition with a number, counted from 0. It has two pages. All its articles have the tag 春运; the
// second one has a tag and a reporter that no other edition has, and the last one belongs to a series.
func Edition(t testing.TB, dir string, n int) {
	t.Helper()
	day := Day(n)
	folder := "content/" + day.Format("2006/01/02")
	File(t, dir, folder+"/edition.yaml", fmt.Sprintf("date: %s\ndate-source: printed\nissue: \"%d\"\npages:\n  - number: 1\n    name: 要闻\n  - number: 2\n",
		day.Format(time.DateOnly), 1000+n))
	Article(t, dir, day, 1, 1, fmt.Sprintf("title: 头条第%d期\nkicker: 引题\ndeck: 副题\nreporters: [张三]\ndistricts: [样州市]\ntags: [春运]\n", n),
		"第一句。第二句。\n\n## 小标题\n\n> [!BOX] 数说\n>\n> ### 一\n>\n> 文。\n")
	Article(t, dir, day, 1, 2, fmt.Sprintf("title: 专稿第%d期\nreporters: [记者%d]\ndistricts: [东县]\ntags: [春运, 专题%d]\n", n, n, n), "正文。\n")
	Article(t, dir, day, 2, 1, fmt.Sprintf("title: 连载第%d期\ndistricts: [西县]\ntags: [春运]\nseries: {name: 连载, number: %d}\n", n, n+1), "正文。\n")
}

// Article writes an article's file. Fields are the lines of front matter beside date, page and order.
func Article(t testing.TB, dir string, day time.Time, page, order int, fields, body string) {
	t.Helper()
	File(t, dir, fmt.Sprintf("content/%s/%02d-%02d.md", day.Format("2006/01/02"), page, order),
		fmt.Sprintf("---\n%sdate: %s\npage: %d\norder: %d\n---\n\n%s", fields, day.Format(time.DateOnly), page, order, body))
}

// File writes a file and the folders it is in.
func File(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Site reads a site: the text of each file by its address, without the manifest and what it stages.
func Site(t testing.TB, dir string) map[string]string {
	t.Helper()
	site := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err): // taken away while we look
			return nil
		case err != nil:
			return err
		case name != dir && entry.Name()[0] == '.' && entry.IsDir():
			return filepath.SkipDir
		case entry.IsDir() || entry.Name()[0] == '.':
			return nil
		}
		text, err := os.ReadFile(name)
		address, _ := filepath.Rel(dir, name)
		site[filepath.ToSlash(address)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}
