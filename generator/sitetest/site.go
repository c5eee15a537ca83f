package sitetest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"backissue/generator/internal/build"
	"backissue/generator/internal/config"
	"backissue/generator/internal/render"
)

// Site is a built site.
type Site struct {
	Name   string
	Folder string
	Path   string  // of its public address: /jingzhou/
	Sheets []Sheet // by address
}

// Sheet is one HTML file of a site.
type Sheet struct {
	Address string      // 2023/01/08/01.html
	Kind    render.Kind // as the class of its body says
	Bytes   int
	Links   []string // addresses in the site that a reader can go to from here
}

// BuildAll builds the sites of the archive in a folder and of the two made papers, below another folder.
func BuildAll(ctx context.Context, archive, into string) ([]*Site, error) {
	made := []struct {
		name  string
		write func(folder string) error
	}{{"own", nil}, {"chinese", WriteChinese}, {"english", WriteEnglish}}
	var sites []*Site
	for _, m := range made {
		root := archive
		if m.write != nil {
			root = filepath.Join(into, m.name, "archive")
			if err := m.write(root); err != nil {
				return nil, err
			}
		}
		site, err := buildOne(ctx, m.name, root, filepath.Join(into, m.name))
		if err != nil {
			return nil, fmt.Errorf("the site %s: %w", m.name, err)
		}
		sites = append(sites, site)
	}
	return sites, nil
}

func buildOne(ctx context.Context, name, root, into string) (*Site, error) {
	settings, err := config.Load(filepath.Join(root, config.FileName))
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(settings.Base)
	if err != nil {
		return nil, err
	}
	site := &Site{Name: name, Folder: filepath.Join(into, "public"), Path: base.Path}
	if _, err := build.Run(ctx, build.Options{Root: root, Out: site.Folder, Ledger: filepath.Join(into, "ledger")}); err != nil {
		return nil, err
	}
	return site, site.readSheets()
}

func (s *Site) readSheets() error {
	err := filepath.WalkDir(s.Folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		address, err := filepath.Rel(s.Folder, name)
		if err != nil {
			return err
		}
		sheet, err := readSheet(filepath.ToSlash(address), text)
		s.Sheets = append(s.Sheets, sheet)
		return err
	})
	slices.SortFunc(s.Sheets, func(a, b Sheet) int { return cmp.Compare(a.Address, b.Address) })
	return err
}

// readSheet finds what kind of sheet a file is and where its links lead. Only a redirect has a body without a class: it is a whole document of
// its own and sends the reader on at once.
func readSheet(address string, text []byte) (Sheet, error) {
	document, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return Sheet{}, err
	}
	sheet := Sheet{Address: address, Kind: render.Redirect, Bytes: len(text)}
	for node := range document.Descendants() {
		switch node.Data {
		case "body":
			if class, _, _ := strings.Cut(attribute(node, "class"), " "); class != "" {
				sheet.Kind = render.Kind(class)
			}
		case "a", "form": // the search sheet is come to by asking for something
			if to := resolve(address, attribute(node, "href")+attribute(node, "action")); to != "" {
				sheet.Links = append(sheet.Links, to)
			}
		}
	}
	return sheet, nil
}

// attribute gives an attribute of an element; text has none.
func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// resolve gives the address in the site that a relative link from a sheet leads to, or nothing.
func resolve(from, link string) string {
	to, err := url.Parse(link)
	if err != nil || to.IsAbs() || to.Host != "" || to.Path == "" || strings.HasPrefix(to.Path, "/") {
		return ""
	}
	return path.Join(path.Dir(from), to.Path)
}

// Representatives are the sheets in which all kinds are seen, the largest and the smallest of each.
func (s *Site) Representatives() []Sheet {
	kinds := map[render.Kind][]Sheet{}
	for _, sheet := range s.Sheets {
		kinds[sheet.Kind] = append(kinds[sheet.Kind], sheet)
	}
	var chosen []Sheet
	for _, sheets := range kinds {
		slices.SortStableFunc(sheets, func(a, b Sheet) int { return cmp.Compare(b.Bytes, a.Bytes) })
		chosen = append(chosen, sheets[0])
		if last := len(sheets) - 1; last > 0 {
			chosen = append(chosen, sheets[last])
		}
	}
	slices.SortFunc(chosen, func(a, b Sheet) int { return cmp.Compare(a.Address, b.Address) })
	return chosen
}

// FileURL is a sheet's address when the site lies in a folder of the reader's own.
func (s *Site) FileURL(sheet Sheet) string { return s.fileRoot() + sheet.Address }

func (s *Site) fileRoot() string { return "file://" + filepath.ToSlash(s.Folder) + "/" }
