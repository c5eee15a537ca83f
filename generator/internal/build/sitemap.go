package build

import (
	"encoding/xml"
	"fmt"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/render"
)

// addressesInSitemap is what sitemaps.org allows in one file.
const addressesInSitemap = 50_000

type (
	sitemapIndex struct {
		XMLName xml.Name          `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []sitemapLocation `xml:"sitemap"`
	}
	sitemapPart struct {
		XMLName xml.Name          `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Sheets  []sitemapLocation `xml:"url"`
	}
	sitemapLocation struct {
		Address string `xml:"loc"`
	}
)

// putSitemap makes a part for each year, so that a closed year's part never changes, one for the lists, and their index.
func (p *publication) putSitemap() error {
	var index sitemapIndex
	put := func(name string, addresses []string) error {
		for n := 1; len(addresses) > 0; n++ {
			part := name
			if n > 1 {
				part = fmt.Sprintf("%s-%d", name, n)
			}
			size := min(addressesInSitemap, len(addresses))
			if err := p.putXML(part+".xml", sitemapPart{Sheets: p.locations(addresses[:size])}); err != nil {
				return err
			}
			index.Parts = append(index.Parts, p.locations([]string{part + ".xml"})...)
			addresses = addresses[size:]
		}
		return nil
	}
	for _, y := range p.archive.Years {
		if err := put(fmt.Sprintf("sitemap-%04d", y.Number), yearAddresses(y)); err != nil {
			return err
		}
	}
	if err := put("sitemap-lists", p.listAddresses()); err != nil {
		return err
	}
	return p.putXML("sitemap.xml", index)
}

func (p *publication) putXML(address string, document any) error {
	text, err := xml.Marshal(document)
	if err != nil {
		return fmt.Errorf("make %s: %w", address, err)
	}
	return p.folder.Put(address, append([]byte(xml.Header), text...))
}

func (p *publication) locations(addresses []string) []sitemapLocation {
	made := make([]sitemapLocation, len(addresses))
	for i, address := range addresses {
		made[i] = sitemapLocation{render.Absolute(p.config.Base, address)}
	}
	return made
}

func yearAddresses(y archive.Year) []string {
	all := []string{archive.YearAddress(y.Number)}
	for _, m := range y.Months {
		all = append(all, archive.MonthAddress(m.Year, m.Number))
		for _, e := range m.Editions {
			all = append(all, e.Address())
			for _, page := range e.Pages {
				all = append(all, archive.PageAddress(e.Key, page.Number))
				for _, a := range archive.Shown(page.Articles) {
					all = append(all, a.Address())
				}
			}
		}
	}
	return all
}

func (p *publication) listAddresses() []string {
	all := []string{"index.html"}
	if p.about != nil {
		all = append(all, "about.html")
	}
	for _, folder := range folders {
		all = append(all, folder+"/index.html")
		for _, l := range shelves[folder].of(p.archive) {
			for _, s := range l.Sheets(p.config.ListSize) {
				all = append(all, s.Address)
			}
		}
	}
	return all
}
