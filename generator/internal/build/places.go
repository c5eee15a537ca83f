package build

import (
	"fmt"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// places are the addresses of lists by their names, so that every sheet can link a name.
type places struct {
	tags, districts, people, series map[string]string
}

func newPlaces(a *archive.Archive) places {
	return places{addresses(a.Tags), addresses(a.Districts), addresses(a.People), addresses(a.Series)}
}

func addresses(lists []*archive.List) map[string]string {
	found := make(map[string]string, len(lists))
	for _, l := range lists {
		found[l.Name] = l.Address()
	}
	return found
}

func links(names []string, addresses map[string]string) []render.Link {
	made := make([]render.Link, len(names))
	for i, name := range names {
		made[i] = render.Link{Name: name, Address: addresses[name]}
	}
	return made
}

// entry makes a list's entry of an article. A withdrawn article shows nothing but its place.
func (p *publication) entry(a *archive.Article) render.Entry {
	e := render.Entry{
		Address: a.Address(),
		Date:    a.Edition.Key.Date,
		Edition: editionLink(a.Edition),
		Page:    pageLink(a.Edition, a.Page),
	}
	if a.Withdrawn {
		return e
	}
	e.Title, e.Kicker, e.Deck, e.Byline, e.Summary, e.Type, e.Photo = a.Title, a.Kicker, a.Deck, a.Byline, a.Summary, a.Type, a.Photo
	e.Districts, e.Tags, e.People = links(a.Districts, p.places.districts), links(a.Tags, p.places.tags), links(a.People, p.places.people)
	if a.Series != "" {
		e.Series = &render.SeriesLink{Link: render.Link{Name: a.Series, Address: p.places.series[a.Series]}, Number: a.SeriesNumber}
	}
	return e
}

func (p *publication) entries(articles []*archive.Article) []render.Entry {
	made := make([]render.Entry, len(articles))
	for i, a := range articles {
		made[i] = p.entry(a)
	}
	return made
}

func editionLink(e *archive.Edition) render.EditionLink {
	return render.EditionLink{Address: e.Address(), Date: e.Key.Date, Name: e.Key.Name}
}

func pageLink(e *archive.Edition, number int) render.PageLink {
	link := render.PageLink{Address: archive.PageAddress(e.Key, number), Number: number}
	for _, page := range e.Pages {
		if page.Number == number {
			link.Name = page.Name
		}
	}
	return link
}

func (p *publication) editionRecord(e *archive.Edition) (render.EditionRecord, error) {
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
		EditionLink: editionLink(e), Number: e.Number, DateSource: e.DateSource,
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
	return words.T("edition-of", "date", date, "name", key.Name)
}

func (p *publication) pageTitle(key edition.Key, page render.PageLink) (string, error) {
	title, err := p.editionTitle(key)
	if err != nil {
		return "", err
	}
	name, err := p.layouts.Words().T("page-name", "page", page.Number, "name", page.Name)
	return fmt.Sprintf("%s · %s", name, title), err
}

// sheet begins a sheet.
func (p *publication) sheet(kind render.Kind, address, title string) *render.Sheet {
	return &render.Sheet{Site: p.site, Kind: kind, Address: address, Canonical: render.Absolute(p.config.Base, address), Title: title}
}

// put renders a view and makes it part of the site.
func (p *publication) put(kind render.Kind, address string, view render.View) error {
	if p.broken.has(kind) {
		return nil
	}
	text, err := p.layouts.Render(view)
	if err == nil {
		err = p.putText(address, "layouts/"+string(kind)+".html", text)
	}
	if err != nil && !p.broken.add(kind) {
		return nil // reported already
	}
	return err
}
