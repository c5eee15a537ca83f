// Command shots takes a picture of every kind of sheet, from phone to wide desk, light, dark and printed, for people to look at.
//
// The pictures and a sheet of contacts, index.html, are put into .gen/shots; `make shots` runs it from the repository's own folder. The sheets are those
// of this archive and of the made papers, the largest and the smallest of each kind. A redirect is gone before one could look at it.
package main

import (
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"backissue/generator/internal/render"
	"backissue/generator/sitetest"
)

const folder = ".gen/shots"

func main() {
	if err := takeAll(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "shots:", err)
		os.Exit(1)
	}
}

func takeAll(ctx context.Context) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	sites, err := sitetest.BuildAll(ctx, ".", filepath.Join(folder, "sites"))
	if err != nil {
		return err
	}
	browser, err := sitetest.Start(ctx)
	if err != nil {
		return err
	}
	defer browser.Close()
	contacts := "<!doctype html><meta charset=utf-8><title>Every kind of sheet</title><style>img{width:15rem;max-height:22rem;object-fit:cover;object-position:top;border:1px solid #888;margin:.2rem}</style>\n"
	for _, site := range sites {
		taken, err := takeSite(browser, site)
		if err != nil {
			return err
		}
		contacts += taken
	}
	index := filepath.Join(folder, "index.html")
	fmt.Println("Look at them:", index)
	return os.WriteFile(index, []byte(contacts), 0o644)
}

// shot is a sheet in front of the camera.
type shot struct{ name, address string }

// takeSite gives the site's part of the sheet of contacts.
func takeSite(browser *sitetest.Browser, site *sitetest.Site) (string, error) {
	host, err := sitetest.Serve(site)
	if err != nil {
		return "", err
	}
	defer host.Close()
	tab, err := browser.Tab()
	if err != nil {
		return "", err
	}
	defer tab.Close()
	contacts := "<h1>" + site.Name + "</h1>\n"
	for _, s := range shots(site) {
		fmt.Println(site.Name, s.address)
		names, err := take(tab, host, site.Name+"-"+s.name, s.address)
		if err != nil {
			return "", fmt.Errorf("%s, %s: %w", site.Name, s.address, err)
		}
		contacts += "<h2>" + html.EscapeString(s.address) + "</h2>\n"
		for _, name := range names {
			contacts += fmt.Sprintf("<a href=%q><img src=%q alt=%q loading=lazy></a>\n", name, name, name)
		}
	}
	return contacts, nil
}

// shots are a site's sheets in which all kinds are seen, and a search that finds something.
func shots(site *sitetest.Site) (all []shot) {
	for _, sheet := range site.Representatives() {
		if sheet.Kind != render.Redirect {
			name := strings.TrimSuffix(strings.ReplaceAll(sheet.Address, "/", "-"), ".html")
			all = append(all, shot{string(sheet.Kind) + "-" + name, sheet.Address})
		}
	}
	question := map[string]string{"own": "荆州", "chinese": "大桥", "english": "bridge"}[site.Name]
	return append(all, shot{"search-found", "search.html?q=" + question})
}

var widths = []int{320, 390, 1280, 1920}

// take takes a sheet in all looks, and gives the names of the pictures.
func take(tab *sitetest.Tab, host *sitetest.Host, name, address string) (names []string, err error) {
	if err := tab.Open(host.URL, host.URL+address); err != nil {
		return nil, err
	}
	keep := func(look string) error {
		text, err := tab.Picture()
		if err != nil {
			return err
		}
		file := fmt.Sprintf("%s-%s.png", name, look)
		names = append(names, file)
		return os.WriteFile(filepath.Join(folder, file), text, 0o644)
	}
	for _, dark := range []bool{false, true} {
		for _, width := range widths {
			look := sitetest.Look{Width: width, Dark: dark}
			if err := tab.See(look); err != nil {
				return nil, err
			}
			if err := keep(strings.ReplaceAll(look.String(), " px, ", "-")); err != nil {
				return nil, err
			}
		}
	}
	if err := tab.SeeOnPaper(); err != nil {
		return nil, err
	}
	return names, keep("paper")
}
