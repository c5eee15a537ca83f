package build

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/characters"
	"backissue/generator/internal/render"
)

// addressesInSitemap is what sitemaps.org allows in one file.
const addressesInSitemap = 50_000

// putSitemaps makes a part for each year, so that a closed year's part never changes, one for the lists, and their index.
func (p *publication) putSitemaps() error {
	var parts []string
	put := func(name string, in inputs, count int, addresses func() []string) error {
		for n := range (count + addressesInSitemap - 1) / addressesInSitemap {
			part := name + ".xml"
			if n > 0 {
				part = fmt.Sprintf("%s-%d.xml", name, n+1)
			}
			parts = append(parts, part)
			err := p.putFile(part, in, func() ([]byte, error) {
				all := addresses()
				from := n * addressesInSitemap
				return p.sitemap("urlset", "url", all[from:min(from+addressesInSitemap, len(all))]), nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
	for _, y := range p.archive.Years {
		var m mixer
		count := 1
		for _, month := range y.Months {
			count++
			for _, e := range month.Editions {
				m.Fixed(e.Whole())
				count += 1 + len(e.Pages) + e.CountShown()
			}
		}
		if err := put(fmt.Sprintf("sitemap-%04d", y.Number), inputs{content: m.sum()}, count, func() []string { return shownAddresses(y) }); err != nil {
			return err
		}
	}
	lists := p.listAddresses()
	if err := put("sitemap-lists", inputs{content: p.whole}, len(lists), func() []string { return lists }); err != nil {
		return err
	}
	return p.putFile("sitemap.xml", inputs{content: p.whole}, func() ([]byte, error) { return p.sitemap("sitemapindex", "sitemap", parts), nil })
}

// oddInXML are the characters of ASCII that XML writes otherwise.
var oddInXML = characters.OddAmong(`"'&<>`)

// sitemap makes a file of whole with a part for each address. Through xml.Marshal one of a year, which each of its editions rewrites, takes ten times as long.
func (p *publication) sitemap(whole, part string, addresses []string) []byte {
	const usual = 80 // bytes a part
	text := bytes.NewBuffer(make([]byte, 0, usual*len(addresses)))
	text.WriteString(xml.Header + "<" + whole + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	var absolute []byte
	for _, address := range addresses {
		text.WriteString("<" + part + "><loc>")
		absolute = render.AppendAbsolute(absolute[:0], p.config.Base, address)
		if characters.Plain(absolute, oddInXML) == len(absolute) { // as nearly all are
			text.Write(absolute)
		} else {
			xml.EscapeText(text, absolute) // a buffer has no errors
		}
		text.WriteString("</loc></" + part + ">")
	}
	text.WriteString("</" + whole + ">")
	return text.Bytes()
}

// shownAddresses gives the addresses of a year's calendar and editions, and of those of their articles that are shown.
func shownAddresses(y archive.Year) []string {
	all := []string{archive.YearAddress(y.Number)}
	for _, m := range y.Months {
		all = append(all, archive.MonthAddress(m.Year, m.Number))
		for _, e := range m.Editions {
			all = append(all, editionAddresses(e)...)
		}
	}
	return all
}

// editionAddresses gives those of an edition, of its pages, and of those of its articles that are shown.
func editionAddresses(e *archive.Stored) []string {
	all := []string{e.Address()}
	for _, page := range e.Pages {
		all = append(all, archive.PageAddress(e.Key, page.Number))
		for n := page.First; n < page.First+page.Articles; n++ {
			if e.IsShown(n) {
				all = append(all, e.ArticleAddress(n))
			}
		}
	}
	return all
}

func (p *publication) listAddresses() []string {
	all := []string{"index.html", dataAddress}
	if p.about != nil {
		all = append(all, "about.html")
	}
	all = append(all, p.correctionAddresses()...)
	for _, folder := range folders {
		all = append(all, folder+"/index.html")
		for _, l := range shelves[folder].of(p.archive) {
			for number := range l.Sheets(p.config.ListSize) {
				all = append(all, l.SheetAddress(number))
			}
		}
	}
	return all
}
