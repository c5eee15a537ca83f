package render

import "backissue/generator/internal/edition"

// IndexView lists all tags, districts, people or series.
type IndexView struct {
	*Sheet
	Groups   []IndexGroup   // of tags those that the config groups; of districts and series all, in one group without a name
	Picture  *Picture       // of districts; nil when there are no articles
	Initials []IndexInitial // of tags and people: all of them, by the first letter of how they are read
}

// Picture is how many articles each district has of each year, drawn and in numbers.
type Picture struct {
	From, To      int // years
	Width, Height int // of a row's drawing; all numbers of a Bar are in its units
	Rows          []PictureRow
	Years         []PictureYear // newest first
}

// PictureRow is a district. Where there are several years it has a bar for each that has articles, as high as that is of the row's own most; where there
// is one, a lying bar, as long as the district's articles are of the most that one has.
type PictureRow struct {
	IndexItem
	Bars []Bar
	Peak int // the year that has most
	Most int // of its articles
}

// Bar is a bar's place.
type Bar struct{ X, Y, Width, Height int }

// PictureYear is a year of the picture in numbers, in the order of the rows.
type PictureYear struct {
	Address string
	Year    int
	Counts  []int
}

// IndexInitial is what an index has under a letter.
type IndexInitial struct {
	Letter string // A to Z; empty, and last, for what begins with none
	Anchor string // for id=: by-a
	Items  []IndexItem
}

// IndexGroup is a part of an index under its own heading.
type IndexGroup struct {
	Name  string // of the config's subjects' groups
	Items []IndexItem
}

// IndexItem is a list and how much is in it.
type IndexItem struct {
	Link
	Count int
	City  bool // the paper's own city, among the districts
}

// ListView is one page of the list of a tag, a district, a person or a series.
//
// Of a series the parts of a sheet stand in order, as partsInOrder of package build has it. Of all others
// the newest articles stand in index.html; older ones in 1.html, 2.html …, numbered from the oldest. A numbered page
// is full and never changes again, so it knows nothing of what came later but where its next page is.
type ListView struct {
	*Sheet
	Name    string
	Index   Link    // the index this list is in: tags/index.html
	Entries []Entry // newest first
	Number  int     // 0 for index.html
	Total   int     // articles in the whole list; 0 on a numbered page
	Older   *Link
	Newer   *Link  // of a numbered page
	Newest  *Link  // of a numbered page: index.html
	Feed    string // of index.html: the address of its Atom feed; empty for none
	Towns   []string
	Years   []ListYear  // of index.html of a tag or district, newest first, when there are several
	Related []IndexItem // there, the tags that are most often on the same articles, and on how many; the most first

	whole func() []Entry // gives the entries again, without clips
}

// ListYear is how much of a list is of a year.
type ListYear struct {
	Address string // of the sheet that has the year's newest article
	Year    int
	Count   int
	Share   int // of the year that has most, in percent
}

// CorrectionsView is a page of the corrections that were made, the newest first. A numbered one is full and never changes again.
type CorrectionsView struct {
	*Sheet
	Name    string // the words for corrections
	Entries []CorrectionEntry
	Number  int   // 0 for corrections.html
	Total   int   // of all corrections; 0 on a numbered page
	Older   *Link // nil for none
	Newest  *Link // of a numbered page: corrections.html
}

// CorrectionEntry is a correction and the article that it was made in: of one that runs over pages, its beginning.
type CorrectionEntry struct {
	Correction
	Article Link
	Edition EditionLink
	Page    PageLink
}

// DataView tells what there is to download. It changes with every edition, so it may count.
type DataView struct {
	*Sheet
	Package     string // the address of the datapackage.json that lists those of the years
	Years       []DataYear
	First, Last edition.Date // of the editions; no dates in an empty archive
	Fields      []DataField
	Licence     *Licence // nil when the config tells none
}

// DataYear is a year's data.
type DataYear struct {
	YearLink
	Package  string // the address of its datapackage.json, which lists a file for each edition
	Articles int
}

// DataField is a field of an article in these files.
type DataField struct{ Name, Type, About string }

// Licence is what others may do with the text.
type Licence struct{ Name, Title, Address string }
