package build

import (
	"slices"
	"time"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

func yearLink(y archive.Year) render.YearLink {
	return render.YearLink{Address: archive.YearAddress(y.Number), Year: y.Number, Editions: y.Editions()}
}

// sameDay has the editions of each day of the year, oldest first.
type sameDay map[monthDay][]edition.Key

type monthDay struct {
	month time.Month
	day   int
}

func sameDayOf(folders []content.Folder) sameDay {
	days := sameDay{}
	for _, f := range folders {
		at := monthDay{f.Key.Date.Month, f.Key.Date.Day}
		days[at] = append(days[at], f.Key)
	}
	return days
}

// before gives the editions of the same day in earlier years. Later ones would have to be put on old sheets.
func (d sameDay) before(date edition.Date) []edition.Key {
	all := d[monthDay{date.Month, date.Day}]
	earlier := slices.IndexFunc(all, func(key edition.Key) bool { return key.Date.Year >= date.Year })
	return all[:earlier] // the date's own edition is among them
}

// decadesOf puts years, newest first, into rows.
func decadesOf(years []render.YearLink) []render.Decade {
	var decades []render.Decade
	for _, y := range years {
		first := y.Year - y.Year%10
		if n := len(decades); n == 0 || decades[n-1].First != first {
			decades = append(decades, render.Decade{First: first})
		}
		decade := &decades[len(decades)-1]
		decade.Years = append(decade.Years, y)
	}
	return decades
}

// mostIn gives the most articles that one edition of some months has.
func mostIn(months ...archive.Month) int {
	most := 0
	for _, m := range months {
		for _, e := range m.Editions {
			most = max(most, e.CountShown())
		}
	}
	return most
}

// shade gives the step of a count among those up to the most. Even an edition with nothing to show has one, as there is a sheet to go to.
func shade(count, most int) int {
	return max(1, (count*render.Shades+most-1)/max(1, most))
}

// calendarOf makes a month's calendar, shaded by the most articles that an edition on the sheet has.
func (p *publication) calendarOf(m archive.Month, most int) render.Calendar {
	c := render.Calendar{Address: archive.MonthAddress(m.Year, m.Number), Year: m.Year, Month: m.Number}
	first := m.Editions[0].Key.Date
	for _, days := range m.Weeks() {
		var week [7]render.CalendarDay
		for i, day := range days {
			if day == 0 {
				continue
			}
			week[i] = render.CalendarDay{Day: day, Date: edition.Date{Year: first.Year, Month: first.Month, Day: day}}
			for _, e := range m.On(day) {
				count := e.CountShown()
				week[i].Editions = append(week[i].Editions,
					render.CalendarEdition{EditionLink: p.editionLink(e.Key), Articles: count, Shade: shade(count, most)})
			}
		}
		c.Weeks = append(c.Weeks, week)
	}
	return c
}

// makeYears makes the calendar of each year and month.
func (p *publication) makeYears() error {
	var before *archive.Month
	return eachOf(p.archive.Years, func(n int, y archive.Year) error {
		title, err := p.layouts.Words().T("year", "year", y.Number)
		if err != nil {
			return err
		}
		var previous *render.YearLink
		if n > 0 {
			link := yearLink(p.archive.Years[n-1])
			previous = &link
		}
		return together(
			func() error { return p.makeYear(y, title, previous) },
			func() error {
				return eachOf(y.Months, func(_ int, m archive.Month) error {
					err := p.makeMonth(m, before, render.Link{Name: title, Address: archive.YearAddress(y.Number)})
					before = &m
					return err
				})
			},
		)
	})
}

func (p *publication) makeYear(y archive.Year, title string, previous *render.YearLink) error {
	var days, around mixer
	for _, m := range y.Months {
		for _, e := range m.Editions {
			days.key(e.Key)
			days.Number(e.CountShown())
		}
	}
	if previous != nil {
		around.Number(previous.Year)
		around.Number(previous.Editions)
	}
	address := archive.YearAddress(y.Number)
	return p.put(render.Year, address, inputs{content: days.sum(), around: around.sum()}, func() (render.View, error) {
		view := &render.YearView{Sheet: p.sheet(render.Year, address, title), Year: y.Number, Previous: previous, Editions: y.Editions(), Articles: y.Articles()}
		most := mostIn(y.Months...)
		for _, m := range y.Months {
			view.Months = append(view.Months, p.calendarOf(m, most))
		}
		return view, nil
	})
}

func (p *publication) makeMonth(m archive.Month, before *archive.Month, year render.Link) error {
	var shown, around mixer
	for _, e := range m.Editions {
		shown.Fixed(e.Whole())
	}
	if before != nil {
		around.Number(before.Year)
		around.Number(before.Number)
	}
	address := archive.MonthAddress(m.Year, m.Number)
	return p.put(render.Month, address, inputs{content: shown.sum(), around: around.sum()}, func() (render.View, error) {
		title, err := p.layouts.Words().Month("month-long", m.Year, m.Number)
		if err != nil {
			return nil, err
		}
		view := &render.MonthView{Sheet: p.sheet(render.Month, address, title), Year: year, Calendar: p.calendarOf(m, mostIn(m))}
		if before != nil {
			view.Previous = &render.Calendar{Address: archive.MonthAddress(before.Year, before.Number), Year: before.Year, Month: before.Number}
		}
		for _, e := range m.Editions {
			record, err := p.editionRecord(e)
			if err != nil {
				return nil, err
			}
			shown, addresses := e.Shown(), e.ArticleAddresses()
			summary := render.EditionSummary{EditionRecord: record, Headlines: make([]render.Link, 0, len(shown))}
			for _, n := range shown {
				summary.Headlines = append(summary.Headlines, render.Link{Name: e.Title(n), Address: addresses[n]})
			}
			view.Editions = append(view.Editions, summary)
		}
		return view, nil
	})
}
