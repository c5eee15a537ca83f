package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const hugoVersion = "v0.165.0"

// hugoSite is a lean site with the sheets that gen makes too: articles, home, years, months, days, tags and districts with lists of 50, a feed
// and a sitemap.
//
//go:embed all:hugo
var hugoSite embed.FS

//go:embed config.yaml
var genConfig string

// installHugo gives Hugo's program, compiled by Go into a folder when it isn't there. The first time takes minutes.
func installHugo(ctx context.Context, folder string) (string, error) {
	binary := filepath.Join(folder, "hugo")
	if text, err := exec.CommandContext(ctx, binary, "version").Output(); err == nil && strings.Contains(string(text), hugoVersion) {
		return binary, nil
	}
	say("compiling Hugo %s, once; this takes some minutes", hugoVersion)
	install := exec.CommandContext(ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	install.Env = append(os.Environ(), "GOBIN="+folder)
	install.Stderr = os.Stderr
	if err := install.Run(); err != nil {
		return "", fmt.Errorf("go install Hugo: %w; to measure gen alone: -hugo-most 0", err)
	}
	return binary, nil
}

// newHugo prepares Hugo's site in a folder.
func newHugo(folder, binary string) (*program, error) {
	source := filepath.Join(folder, "hugo")
	files, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(source, files); err != nil {
		return nil, err
	}
	p := &program{name: "Hugo", folder: folder, content: filepath.Join(folder, "content"), site: filepath.Join(folder, "public"),
		article: hugoArticle, edition: hugoEdition, layout: filepath.Join(source, "layouts", "page.html"),
		env: []string{"HUGO_CACHEDIR=" + filepath.Join(folder, "cache")}}
	p.command = []string{binary, "--source", source, "--contentDir", p.content, "--destination", p.site, "--noBuildLock", "--minify", "--quiet"}
	text, err := os.ReadFile(p.layout)
	p.layoutText = string(text)
	return p, err
}

// hugoEdition gives the sections that the edition's day is in.
func hugoEdition(number int) map[string]string {
	day := dayOf(number)
	year, month := day.Format("2006"), day.Format("2006-01")
	return map[string]string{
		"_index.md":                       "---\ntitle: \"样州日报数字报\"\n---\n",
		"archive/_index.md":               "---\ntitle: 往期\nkind_of: archive\n---\n",
		day.Format("2006") + "/_index.md": fmt.Sprintf("---\ntitle: \"%s年\"\nkind_of: year\ndate: %s-01-01\n---\n", year, year),
		day.Format("2006/01") + "/_index.md": fmt.Sprintf("---\ntitle: %q\nkind_of: month\ndate: %s-01\n---\n",
			day.Format("2006年1月"), month),
		day.Format("2006/01/02") + "/_index.md": fmt.Sprintf("---\ntitle: %q\nkind_of: day\nissue: %d\ndate: %s\n---\n",
			day.Format("2006年1月2日"), firstIssue+number, day.Format(time.DateOnly)),
	}
}

func hugoArticle(s story) (name, text string) {
	var b strings.Builder
	b.WriteString("---\n")
	fmt.Fprintf(&b, "title: %q\nkicker: %q\nsubtitle: %q\n", s.title, s.kicker, s.deck)
	fmt.Fprintf(&b, "date: %sT06:%02d:00+08:00\n", s.day.Format(time.DateOnly), s.place)
	fmt.Fprintf(&b, "page: %d\npage_name: %s\norder: %d\n", s.page, sections[s.page-1], s.place)
	writeNames(&b, s)
	return fmt.Sprintf("%03d.md", s.place), b.String()
}
