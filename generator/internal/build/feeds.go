package build

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"time"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// articlesInFeed is how many articles a feed holds: some days of a small paper.
const articlesInFeed = 50

// The Atom feed, as RFC 4287 has it.
type (
	atomFeed struct {
		XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language string      `xml:"xml:lang,attr"`
		Title    string      `xml:"title"`
		Subtitle string      `xml:"subtitle,omitempty"`
		ID       string      `xml:"id"`
		Updated  string      `xml:"updated"`
		Links    []atomLink  `xml:"link"`
		Author   atomPerson  `xml:"author"`
		Entries  []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Link       atomLink       `xml:"link"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Authors    []atomPerson   `xml:"author"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary,omitempty"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
)

// The JSON feed, as https://www.jsonfeed.org/version/1.1/ has it.
type (
	jsonFeed struct {
		Version     string     `json:"version"`
		Title       string     `json:"title"`
		Description string     `json:"description,omitempty"`
		Home        string     `json:"home_page_url"`
		Feed        string     `json:"feed_url"`
		Language    string     `json:"language"`
		Items       []jsonItem `json:"items"`
	}
	jsonItem struct {
		ID        string       `json:"id"`
		URL       string       `json:"url"`
		Title     string       `json:"title"`
		Text      string       `json:"content_text"`
		Published string       `json:"date_published"`
		Authors   []jsonAuthor `json:"authors,omitempty"`
		Tags      []string     `json:"tags,omitempty"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
)

// putFeeds makes the site's feeds. They are dated by the editions: a feed that told the time of the build would differ
// each time.
func (p *publication) putFeeds() error {
	return together(
		func() error {
			return p.putFile("feed.xml", inputs{content: p.whole}, func() ([]byte, error) { return p.atom(p.archive.Newest(articlesInFeed)) })
		},
		func() error {
			return p.putFile("feed.json", inputs{content: p.whole}, func() ([]byte, error) { return p.jsonFeed(p.archive.Newest(articlesInFeed)) })
		},
	)
}

func (p *publication) atom(newest []*archive.Article) ([]byte, error) {
	feed := atomFeed{
		Language: p.config.Language, Title: p.config.Title, Subtitle: p.config.Description, ID: p.config.Base,
		Updated: p.midnight(edition.Date{Year: 1970, Month: time.January, Day: 1}), // of an empty archive
		Author:  atomPerson{p.config.Publisher},
		Links: []atomLink{
			{"self", "application/atom+xml", p.config.Base + "feed.xml"},
			{"alternate", "text/html", p.config.Base},
		},
	}
	if len(newest) > 0 {
		feed.Updated = p.midnight(newest[0].Key.Date)
	}
	for _, a := range newest {
		address := render.Absolute(p.config.Base, a.Address())
		day := p.midnight(a.Key.Date)
		entry := atomEntry{Title: a.Title, ID: address, Link: atomLink{"alternate", "text/html", address}, Published: day, Updated: day, Summary: a.Summary}
		for _, name := range a.People {
			entry.Authors = append(entry.Authors, atomPerson{name})
		}
		for _, name := range categories(a) {
			entry.Categories = append(entry.Categories, atomCategory{name})
		}
		feed.Entries = append(feed.Entries, entry)
	}
	text, err := xml.Marshal(feed)
	if err != nil {
		return nil, fmt.Errorf("make the Atom feed: %w", err)
	}
	return append([]byte(xml.Header), text...), nil
}

func (p *publication) jsonFeed(newest []*archive.Article) ([]byte, error) {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: p.config.Title, Description: p.config.Description,
		Home: p.config.Base, Feed: p.config.Base + "feed.json", Language: p.config.Language, Items: []jsonItem{},
	}
	for _, a := range newest {
		address := render.Absolute(p.config.Base, a.Address())
		item := jsonItem{ID: address, URL: address, Title: a.Title, Text: a.Summary, Published: p.midnight(a.Key.Date), Tags: categories(a)}
		for _, name := range a.People {
			item.Authors = append(item.Authors, jsonAuthor{name})
		}
		feed.Items = append(feed.Items, item)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(feed); err != nil {
		return nil, fmt.Errorf("make the JSON feed: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func categories(a *archive.Article) []string {
	return append(append([]string(nil), a.Tags...), a.Districts...)
}

// midnight gives the start of a day where the paper appears.
func (p *publication) midnight(d edition.Date) string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, p.config.TimeZone).Format(time.RFC3339)
}
