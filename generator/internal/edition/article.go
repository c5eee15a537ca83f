// Package edition holds the nouns of a newspaper: an edition is one day's paper, a page is one printed page of it (版),
// an article is one story with its own headline. A headline may have three parts: the kicker (引题) above the title (主题)
// and the deck (副题) below it.
//
// The package only describes; reading, writing and showing are the other packages' work.
package edition

import (
	"strconv"
	"strings"
)

// Article is one story of a page, as its Markdown file holds it.
type Article struct {
	Title  string
	Kicker string
	Deck   string

	Date  Date
	Page  int // the printed page's number, from 1
	Order int // the article's place on the page, from 1; never changed once published, for the address holds it

	Dateline       string   // 电头, as printed: 本报讯, 新华社北京1月7日电
	Byline         string   // as printed; the three lists below are read from it
	Reporters      []string // 记者
	Correspondents []string // 通讯员
	Photographers  []string // 摄

	Districts []string // names of the config's gazetteer
	Tags      []string // subjects
	Series    *Series
	Photos    []Photo
	Type      string // one of Types, or empty for news
	Continued *Continued

	Source     Source
	Confidence float64  // of the import's reading, from 0 to 1; 0 when a person wrote the file
	Review     []string // what the import was not sure of, in words

	Aliases     []string // addresses the article had before; each redirects here
	Withdrawn   string   // why the article is no longer shown; empty when it is
	Corrections []Correction

	Body []Block
}

// Types are the kinds of article that a file may name.
var Types = []string{"news", "feature", "commentary", "photo", "notice"}

// Block is one part of a body.
type Block struct {
	Kind  BlockKind
	Text  string  // a paragraph's or subhead's text; a box's title
	Items []Block // a box's own paragraphs and subheads
}

// BlockKind tells what a Block is.
type BlockKind uint8

// A body has paragraphs, subheads (小标题) and boxes: sidebars that belong to the article.
const (
	Paragraph BlockKind = iota
	Subhead
	Box
)

// Series says that the article is one of several: 新春走基层④ is number 4 of one.
type Series struct {
	Name   string
	Number int // 0 when it is not numbered
}

// Photo is a picture printed with the article. Its file may be missing: often only the caption came down to us.
type Photo struct {
	Caption       string
	Credit        string   // as printed: （潘路 张梦瑶 摄）
	Photographers []string // read from Credit
	File          string   // in the edition's folder
}

// Source is where the article stands in the page as received.
type Source struct {
	File  string // in the edition's folder: source/01.txt
	Lines LineRanges
}

// LineRange is a run of lines, both ends included, counted from 1.
type LineRange struct{ From, To int }

// LineRanges are runs of lines, in the order of reading.
type LineRanges []LineRange

// String writes them as the archive's files and sheets do: 1-19, 21-30, 40.
func (runs LineRanges) String() string {
	parts := make([]string, len(runs))
	for i, run := range runs {
		parts[i] = strconv.Itoa(run.From)
		if run.To != run.From {
			parts[i] += "-" + strconv.Itoa(run.To)
		}
	}
	return strings.Join(parts, ", ")
}

// Continued joins the parts of an article that runs over pages: each names the file of the next or the one before.
type Continued struct{ To, From Part }

// Part is another part of an article that runs over pages: an article of the same edition, or, when that is not in the archive, just
// the printed page it stands on.
type Part struct {
	Page  int // 0 for no part
	Order int // 0 when only the page is known
}

// String gives the name of the part's file without its ending, 03-02, or the page's number, 3; empty for no part.
func (p Part) String() string {
	switch {
	case p.Page == 0:
		return ""
	case p.Order == 0:
		return strconv.Itoa(p.Page)
	}
	return ArticleName(p.Page, p.Order)
}

// IsArticle tells whether the part is known as an article, and not by its page alone.
func (p Part) IsArticle() bool { return p.Order > 0 }

// Correction is a dated note on what was set right after publication.
type Correction struct {
	Date Date
	Note string
}
