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

	"golang.org/x/sync/errgroup"

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

// tabs is how many pictures are taken at once: while one is drawn, another is written.
const tabs = 4

// takeSite gives the site's part of the sheet of contacts.
func takeSite(browser *sitetest.Browser, site *sitetest.Site) (string, error) {
	host, err := sitetest.Serve(site)
	if err != nil {
		return "", err
	}
	defer host.Close()
	all := shots(site)
	contacts := make([]string, len(all))
	var cameras errgroup.Group
	cameras.SetLimit(tabs)
	for i, s := range all {
		cameras.Go(func() error {
			fmt.Println(site.Name, s.address)
			names, err := take(browser, host, site.Name+"-"+s.name, s.address)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", site.Name, s.address, err)
			}
			contacts[i] = "<h2>" + html.EscapeString(s.address) + "</h2>\n"
			for _, name := range names {
				contacts[i] += fmt.Sprintf("<a href=%q><img src=%q alt=%q loading=lazy></a>\n", name, name, name)
			}
			return nil
		})
	}
	err = cameras.Wait()
	return "<h1>" + site.Name + "</h1>\n" + strings.Join(contacts, ""), err
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

// looks are those of a screen. What the dark changes are colours, which are the same at all widths.
var looks = []sitetest.Look{
	{Width: 320}, {Width: 390}, {Width: 1280}, {Width: 1920},
	{Width: 390, Dark: true}, {Width: 1280, Dark: true},
}

// take takes a sheet in all looks, in a tab of its own, and gives the names of the pictures.
func take(browser *sitetest.Browser, host *sitetest.Host, name, address string) (names []string, err error) {
	tab, err := browser.Tab()
	if err != nil {
		return nil, err
	}
	defer tab.Close()
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
	for _, look := range looks {
		if err := tab.See(look); err != nil {
			return nil, err
		}
		if err := keep(strings.ReplaceAll(look.String(), " px, ", "-")); err != nil {
			return nil, err
		}
	}
	if err := tab.SeeOnPaper(); err != nil {
		return nil, err
	}
	return names, keep("paper")
}
