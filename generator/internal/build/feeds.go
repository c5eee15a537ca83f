package build

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"time"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// How many articles a feed holds: some days of a small paper, and of one place or subject what a reader may have missed.
const (
	articlesInFeed     = 50
	articlesInListFeed = 20
)

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

// feed is what a feed tells: of the whole archive, or of one list.
type feed struct {
	title    string
	about    string // the address of the sheet that has the same articles, and more
	address  string // the feed's own
	articles []*archive.Article
}

// putFeeds makes the site's feeds. They are dated by the editions: a feed that told the time of the build would differ
// each time.
func (p *publication) putFeeds() error {
	in, tell := inputs{content: p.whole}, func() feed {
		return feed{title: p.config.Title, about: "index.html", articles: p.archive.Newest(articlesInFeed)}
	}
	return together(func() error { return p.putFeed("feed.xml", in, p.atom, tell) }, func() error { return p.putFeed("feed.json", in, p.jsonFeed, tell) })
}

// feedOf gives the address of a list's feed; empty for none. Places and the config's subjects have one, and neither other tags nor people and series:
// each feed is one more file that an edition rewrites for each list it is in. For the same reason only the whole archive has a JSON feed too.
func (p *publication) feedOf(list *archive.List) string {
	if list.Folder == "districts" ||
		list.Folder == "tags" && slices.ContainsFunc(p.config.Subjects, func(s config.Subject) bool { return s.Name == list.Name }) {
		return path.Dir(list.Address()) + "/feed.xml"
	}
	return ""
}

// putListFeed makes the feed of a list.
func (p *publication) putListFeed(list *archive.List) error {
	address := p.feedOf(list)
	if address == "" {
		return nil
	}
	newest := list.Articles[max(0, len(list.Articles)-articlesInListFeed):]
	var shown mixer
	shown.Text(list.Name)
	for _, at := range newest {
		shown.Fixed(p.archive.Digest(at))
	}
	return p.putFeed(address, inputs{content: shown.sum()}, p.atom, func() feed {
		f := feed{title: list.Name + " · " + p.config.Title, about: list.Address()}
		for _, at := range archive.NewestFirst(newest) {
			f.articles = append(f.articles, p.archive.Article(at))
		}
		return f
	})
}

func (p *publication) putFeed(address string, in inputs, text func(feed) ([]byte, error), tell func() feed) error {
	return p.putFile(address, in, func() ([]byte, error) {
		f := tell()
		f.address = address
		return text(f)
	})
}

func (p *publication) atom(f feed) ([]byte, error) {
	about := render.Absolute(p.config.Base, f.about)
	made := atomFeed{
		Language: p.config.Language, Title: f.title, Subtitle: p.config.Description, ID: about,
		Updated: p.midnight(edition.Date{Year: 1970, Month: time.January, Day: 1}), // of a list without articles
		Author:  atomPerson{p.config.Publisher},
		Links: []atomLink{
			{"self", "application/atom+xml", render.Absolute(p.config.Base, f.address)},
			{"alternate", "text/html", about},
		},
	}
	if len(f.articles) > 0 {
		made.Updated = p.midnight(f.articles[0].Key.Date)
	}
	for _, a := range f.articles {
		address := render.Absolute(p.config.Base, a.Address())
		day := p.midnight(a.Key.Date)
		entry := atomEntry{Title: a.Title, ID: address, Link: atomLink{"alternate", "text/html", address}, Published: day, Updated: day, Summary: a.Summary}
		for _, name := range a.People {
			entry.Authors = append(entry.Authors, atomPerson{name})
		}
		for _, name := range categories(a) {
			entry.Categories = append(entry.Categories, atomCategory{name})
		}
		made.Entries = append(made.Entries, entry)
	}
	text, err := xml.Marshal(made)
	if err != nil {
		return nil, fmt.Errorf("make the Atom feed: %w", err)
	}
	return append([]byte(xml.Header), text...), nil
}

func (p *publication) jsonFeed(f feed) ([]byte, error) {
	made := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, Description: p.config.Description,
		Home: render.Absolute(p.config.Base, f.about), Feed: render.Absolute(p.config.Base, f.address), Language: p.config.Language, Items: []jsonItem{},
	}
	for _, a := range f.articles {
		address := render.Absolute(p.config.Base, a.Address())
		item := jsonItem{ID: address, URL: address, Title: a.Title, Text: a.Summary, Published: p.midnight(a.Key.Date), Tags: categories(a)}
		for _, name := range a.People {
			item.Authors = append(item.Authors, jsonAuthor{name})
		}
		made.Items = append(made.Items, item)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(made); err != nil {
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
