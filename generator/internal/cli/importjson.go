package cli

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
)

// readingJSON is the reading of one page, for programs.
type readingJSON struct {
	File     string         `json:"file"`
	Date     *string        `json:"date"` // null where none is printed or given
	Page     int            `json:"page"` // 1 where nobody tells it
	Articles []articleJSON  `json:"articles"`
	Unplaced []leftoverJSON `json:"unplaced"`

	Explained []explainedJSON `json:"explained,omitempty"`
}

type articleJSON struct {
	Title          string      `json:"title"`
	Kicker         string      `json:"kicker"`
	Deck           string      `json:"deck"`
	Dateline       string      `json:"dateline"`
	Byline         string      `json:"byline"`
	Reporters      []string    `json:"reporters"`
	Correspondents []string    `json:"correspondents"`
	Photographers  []string    `json:"photographers"`
	Series         *seriesJSON `json:"series,omitempty"`
	Continued      *partsJSON  `json:"continued,omitempty"`
	Districts      []string    `json:"districts"`
	Tags           []string    `json:"tags"`
	Paragraphs     []string    `json:"paragraphs"`
	Subheads       []string    `json:"subheads"`
	Boxes          []boxJSON   `json:"boxes"`
	Photos         []photoJSON `json:"photos"`
	Lines          [][2]int    `json:"lines"`
	Confidence     float64     `json:"confidence"`
	Review         []string    `json:"review"`
}

// partsJSON says on which printed pages an article goes on and where it comes from, as front matter has it: "3", or 03-01 when the article
// there is known.
type partsJSON struct {
	To   string `json:"to,omitempty"`
	From string `json:"from,omitempty"`
}

type seriesJSON struct {
	Name   string `json:"name"`
	Number int    `json:"number"`
}

type boxJSON struct {
	Title string        `json:"title"`
	Items []boxItemJSON `json:"items"`
}

type boxItemJSON struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

type photoJSON struct {
	Caption       string   `json:"caption"`
	Credit        string   `json:"credit"`
	Photographers []string `json:"photographers"`
}

type leftoverJSON struct {
	Lines  [][2]int `json:"lines"`
	Text   string   `json:"text"`
	Reason string   `json:"reason"`
}

// printReadings prints what gen import --dry-run --json prints: of one file that was named, one object for a person to read
// too; of more, an object a line.
func (o *importing) printReadings(ctx context.Context, reader *intake.Reader, delivery *intake.Delivery, alone bool) error {
	encoder := json.NewEncoder(o.say.out)
	encoder.SetEscapeHTML(false)
	if alone {
		encoder.SetIndent("", "  ")
	}
	t := troubles{problems: delivery.Problems()}
	var broken error // a pipe that nobody reads any more
	err := reader.Look(ctx, delivery.Files, o.given, runtime.GOMAXPROCS(0), func(f intake.File, page *intake.Reading, place intake.Place, err error) {
		t.add(err)
		if page != nil && broken == nil {
			shown := readingOf(f.Name, place, page)
			if o.explain {
				shown.Explained = explainedOf(page.Explain())
			}
			broken = encoder.Encode(shown)
		}
	})
	return t.end(o.say, errors.Join(err, broken))
}

// readingOf gives a reading as JSON; lists are never null.
func readingOf(file string, place intake.Place, r *intake.Reading) readingJSON {
	out := readingJSON{File: file, Page: place.Page, Articles: []articleJSON{}, Unplaced: []leftoverJSON{}}
	if !place.Key.Date.IsZero() {
		s := place.Key.Date.String()
		out.Date = &s
	}
	for i := range r.Articles {
		out.Articles = append(out.Articles, jsonOf(&r.Articles[i]))
	}
	for _, l := range r.Leftovers {
		out.Unplaced = append(out.Unplaced, leftoverJSON{linesJSON(l.Lines), l.Text, l.Reason})
	}
	return out
}

func jsonOf(a *edition.Article) articleJSON {
	out := articleJSON{
		Title: a.Title, Kicker: a.Kicker, Deck: a.Deck, Dateline: a.Dateline, Byline: a.Byline,
		Reporters: list(a.Reporters), Correspondents: list(a.Correspondents), Photographers: list(a.Photographers),
		Districts: list(a.Districts), Tags: list(a.Tags), Paragraphs: []string{}, Subheads: []string{},
		Boxes: []boxJSON{}, Photos: []photoJSON{}, Lines: linesJSON(a.Source.Lines),
		Confidence: a.Confidence, Review: list(a.Review),
	}
	if a.Series != nil {
		out.Series = &seriesJSON{a.Series.Name, a.Series.Number}
	}
	if c := a.Continued; c != nil {
		out.Continued = &partsJSON{c.To.String(), c.From.String()}
	}
	for _, b := range a.Body {
		switch b.Kind {
		case edition.Subhead:
			out.Subheads = append(out.Subheads, b.Text)
		case edition.Box:
			out.Boxes = append(out.Boxes, boxJSON{b.Text, boxItems(b.Items)})
		default:
			out.Paragraphs = append(out.Paragraphs, b.Text)
		}
	}
	for _, p := range a.Photos {
		out.Photos = append(out.Photos, photoJSON{p.Caption, p.Credit, list(p.Photographers)})
	}
	return out
}

// boxItems gives a box's paragraphs, each with the subhead above it.
func boxItems(blocks []edition.Block) []boxItemJSON {
	items := []boxItemJSON{}
	heading := ""
	for _, b := range blocks {
		if b.Kind == edition.Subhead {
			if heading != "" {
				items = append(items, boxItemJSON{Heading: heading})
			}
			heading = b.Text
			continue
		}
		items = append(items, boxItemJSON{heading, b.Text})
		heading = ""
	}
	if heading != "" {
		items = append(items, boxItemJSON{Heading: heading})
	}
	return items
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func linesJSON(lines []edition.LineRange) [][2]int {
	out := [][2]int{}
	for _, l := range lines {
		out = append(out, [2]int{l.From, l.To})
	}
	return out
}
