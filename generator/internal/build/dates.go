package build

import (
	"slices"
	"unicode/utf8"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// What the home sheet shows at most.
const (
	tagsOnHome    = 30
	thisDayOnHome = 12
	thisDayOfEach = 3 // articles of one year's edition
)

func (p *publication) makeHome() error {
	const address = "index.html"
	return p.put(render.Home, address, inputs{content: p.whole}, func() (render.View, error) {
		view := &render.HomeView{Sheet: p.sheet(render.Home, address, ""), Districts: withArticles(p.items(p.archive.Districts)),
			Tags: p.items(mostUsed(p.archive.Tags, tagsOnHome))}
		view.Description = p.config.Description
		for _, y := range slices.Backward(p.archive.Years) {
			view.Years = append(view.Years, yearLink(y))
		}
		view.Decades = decadesOf(view.Years)
		if n := len(p.archive.Editions); n > 0 {
			if err := p.showNewest(view, n-1); err != nil {
				return nil, err
			}
		}
		return view, nil
	})
}

// showNewest puts the newest edition on the home sheet: its first article whole, for a front page opens with it. The other
// bodies are left to the edition's own sheet.
func (p *publication) showNewest(view *render.HomeView, number int) error {
	e := p.archive.Editions[number]
	newest := &issue{survey: p.surveyAgain(number, new(desk)), stored: e}
	if err := newest.unpack(); err != nil {
		return err
	}
	view.Newest = &newest.record
	for n, page := range newest.edition.Pages {
		section := render.PageSection{PageLink: render.PageLink{Address: archive.PageAddress(e.Key, page.Number), Number: page.Number, Name: page.Name}}
		for place, a := range archive.Shown(page.Articles) {
			story := render.Story{Entry: p.entry(a), Anchor: anchor(a)}
			if n == 0 && place == 0 {
				var err error
				if story, err = newest.leadStory(slices.Index(newest.articles, a)); err != nil {
					return err
				}
			}
			section.Stories = append(section.Stories, story)
		}
		view.Pages = append(view.Pages, section)
	}
	year := p.archive.Years[len(p.archive.Years)-1]
	month := year.Months[len(year.Months)-1]
	calendar := p.calendarOf(month, mostIn(month))
	view.Calendar = &calendar
	for _, earlier := range p.archive.ThisDay(e.Key.Date) {
		entries := p.shownEntries(earlier)
		view.ThisDay = append(view.ThisDay, entries[:min(thisDayOfEach, len(entries))]...)
	}
	view.ThisDay = view.ThisDay[:min(thisDayOnHome, len(view.ThisDay))]
	return nil
}

func (i *issue) leadStory(n int) (story render.Story, err error) {
	if err := i.story(&story, n, levelOnEdition, "index.html"); err != nil {
		return story, err
	}
	file, err := i.article(n)
	if err != nil {
		return story, err
	}
	putAtTop(&story)
	story.More = runsOver(file, &story)
	return story, nil
}

// What the home sheet has room for below the lead's headline: two columns of 18 lines (.opening in site.css), less the
// lines that columns lose; half of that where a photo has the rest.
const (
	openingLines     = 34
	openingBesideOne = 17
	openingWidth     = 19 // in characters
)

// runsOver tells whether an article is more than the home sheet has room for: that shows the photo at the top, and no other.
func runsOver(file *content.File, story *render.Story) bool {
	a, room, left := &file.Article, openingLines, len(story.Photos)
	if slices.ContainsFunc(story.Photos, func(p render.Photo) bool { return p.AtTop }) {
		room, left = openingBesideOne, left-1
	}
	return left > 0 || a.Continued != nil && a.Continued.To.Page > 0 || len(a.Corrections) > 0 || printedLines(file.Blocks(nil)) > room
}

func printedLines(blocks []edition.Block) int {
	lines := 0
	for _, b := range blocks {
		const indent = 2
		lines += (utf8.RuneCountInString(b.Text)+indent-1)/openingWidth + 1 + printedLines(b.Items)
		if b.Kind != edition.Paragraph {
			lines++ // the space above it
		}
	}
	return lines
}

func withArticles(items []render.IndexItem) []render.IndexItem {
	return slices.DeleteFunc(items, func(i render.IndexItem) bool { return i.Count == 0 })
}
