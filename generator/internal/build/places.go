package build

import (
	"slices"
	"sync"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/render"
)

// listLinks links names to their lists in a folder.
func (p *publication) listLinks(folder string, names []string) []render.Link {
	made := make([]render.Link, len(names))
	p.linkLists(made, folder, names)
	return made
}

// linkLists does the same in memory that is there, which it gives back.
func (p *publication) linkLists(made []render.Link, folder string, names []string) []render.Link {
	p.names.Addresses(folder, names, func(i int, address string) { made[i] = render.Link{Name: names[i], Address: address} })
	return made
}

// entry makes a list's entry of an article. A withdrawn article shows nothing but its place.
func (p *publication) entry(a *archive.Article) render.Entry { return p.entryIn(new(entryRoom), a) }

// entryIn does the same. Its links and addresses are in the memory of room.
func (p *publication) entryIn(room *entryRoom, a *archive.Article) render.Entry {
	ofEdition, ofPage, address := a.Addresses(&room.addresses)
	e := render.Entry{
		Address: address,
		Date:    a.Key.Date,
		Edition: render.EditionLink{Address: ofEdition, Date: a.Key.Date, Name: p.editionName(a.Key)},
		Page:    render.PageLink{Address: ofPage, Number: a.Page, Name: a.PageName},
	}
	if a.Withdrawn {
		return e
	}
	e.Title, e.Kicker, e.Deck, e.Byline, e.Summary, e.Type, e.Photo = a.Title, a.Kicker, a.Deck, a.Byline, a.Summary, a.Type, a.Photo
	districts, tags := len(a.Districts), len(a.Districts)+len(a.Tags)
	links := room.take(tags + len(a.People))
	e.Districts = p.linkLists(links[:districts:districts], "districts", a.Districts)
	e.Tags = p.linkLists(links[districts:tags:tags], "tags", a.Tags)
	e.People = p.linkLists(links[tags:], "people", a.People)
	if a.Series != "" {
		e.Series = &render.SeriesLink{Link: render.Link{Name: a.Series, Address: p.names.Address("series", a.Series)}, Number: a.SeriesNumber}
	}
	return e
}

// entries makes entries of the articles at places, the newest edition first, or takes their clips. They are in the memory of room.
func (p *publication) entries(room *entryRoom, places []archive.Place, clips *clips) []render.Entry {
	room.clear()
	room.entries = slices.Grow(room.entries, len(places))[:len(places)]
	var a archive.Article
	for i, at := range archive.NewestFirst(places) {
		of, number := p.archive.Editions[at.Edition], p.archive.NumberOf(at)
		if clips != nil {
			if clip := clips.find(number); clip != "" {
				room.entries[i] = render.Clipped(of.Key.Date, clip)
				continue
			}
		}
		of.ArticleInto(&a, int(at.Article))
		room.entries[i] = p.entryIn(room, &a)
		if clips != nil {
			render.Keep(&room.entries[i], func(clip []byte) { clips.keep(number, clip) })
		}
	}
	return room.entries
}

// entryRoom is memory for the entries of a list's sheet, and for their links and addresses.
type entryRoom struct {
	entries   []render.Entry
	links     []render.Link
	addresses lent.Scraps
}

// clear says that nobody needs any more what is in the room.
func (r *entryRoom) clear() {
	r.entries, r.links, r.addresses = r.entries[:0], r.links[:0], r.addresses[:0]
}

var entryRooms = sync.Pool{New: func() any { return &entryRoom{links: make([]render.Link, 0, usualLinks)} }}

// usualLinks have the fifty entries of most lists' sheets at most.
const usualLinks = 512

// take gives room for links.
func (r *entryRoom) take(n int) []render.Link {
	start := len(r.links)
	if start+n > cap(r.links) {
		return make([]render.Link, n)
	}
	r.links = r.links[:start+n]
	return r.links[start : start+n : start+n]
}

// shownEntries makes entries of an edition's articles that lists show, in reading order.
func (p *publication) shownEntries(e *archive.Stored) []render.Entry {
	var made []render.Entry
	for _, n := range e.Shown() {
		made = append(made, p.entry(e.Article(n)))
	}
	return made
}

func (p *publication) editionLink(key edition.Key) render.EditionLink {
	return render.EditionLink{Address: archive.EditionAddress(key), Date: key.Date, Name: p.editionName(key)}
}

// editionName says for readers what a second paper of a day is: 晚刊. The config's name goes before the interface's own word.
func (p *publication) editionName(key edition.Key) string {
	if own := p.config.Editions[key.Name]; own != "" {
		return own
	}
	return p.layouts.Words().Edition(key.Name)
}

func (p *publication) keyLink(key *edition.Key) *render.EditionLink {
	if key == nil {
		return nil
	}
	link := p.editionLink(*key)
	return &link
}

func pageLink(key edition.Key, a *archive.Article) render.PageLink {
	return render.PageLink{Address: archive.PageAddress(key, a.Page), Number: a.Page, Name: a.PageName}
}

func (p *publication) editionRecord(e *archive.Stored) (render.EditionRecord, error) {
	date := e.Key.Date
	words := p.layouts.Words()
	year, err := words.T("year", "year", date.Year)
	if err != nil {
		return render.EditionRecord{}, err
	}
	month, err := words.Month("month-name", date.Year, int(date.Month))
	if err != nil {
		return render.EditionRecord{}, err
	}
	return render.EditionRecord{
		EditionLink: p.editionLink(e.Key), Number: e.Number, DateSource: e.DateSource,
		Year:  render.Link{Name: year, Address: archive.YearAddress(date.Year)},
		Month: render.Link{Name: month, Address: archive.MonthAddress(date.Year, int(date.Month))},
	}, nil
}

// editionTitle names an edition: 2023年1月8日 星期日.
func (p *publication) editionTitle(key edition.Key) (string, error) {
	words := p.layouts.Words()
	date, err := words.Day("date-long", key.Date)
	if err != nil {
		return "", err
	}
	return words.T("edition-of", "date", date, "name", p.editionName(key))
}

// pageTitle names a page of the edition: 第1版 要闻 · 2023年1月8日 星期日.
func (i *issue) pageTitle(page render.PageLink) (string, error) {
	name, err := i.layouts.Words().T("page-name", "page", page.Number, "name", page.Name)
	return name + " · " + i.title, err
}

// titleOf gives an article's title, for which its record need not be read again when the edition is unpacked.
func (i *issue) titleOf(n int) string {
	if i.edition != nil {
		return i.articles[n].Title
	}
	return i.stored.Title(n)
}

// linksIn does as listLinks in the memory of the edition at hand.
func (i *issue) linksIn(folder string, names []string) []render.Link {
	return i.linkLists(i.desk.entries.take(len(names)), folder, names)
}

// sheet begins a sheet.
func (p *publication) sheet(kind render.Kind, address, title string) *render.Sheet {
	sheet := p.sheetOf(kind, address, title)
	return &sheet
}

func (p *publication) sheetOf(kind render.Kind, address, title string) render.Sheet {
	return render.Sheet{Site: p.site, Kind: kind, Address: address, Canonical: render.Absolute(p.config.Base, address), Title: title}
}
