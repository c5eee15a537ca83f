package edition

// Edition is one day's paper, as its edition.yaml holds it.
type Edition struct {
	Key        Key
	Number     string // the issue number as printed (总第9424期 gives 9424); empty when not printed
	DateSource string // how the day is known: one of DateSources; empty when nobody wrote it down
	Pages      []PageRecord
}

// How the day of an edition can be known.
const (
	DatePrinted = "printed" // read from the page itself
	DateGiven   = "given"   // not printed; the person who imported the page said it
)

// DateSources are the values that DateSource may have.
var DateSources = []string{DatePrinted, DateGiven}

// PageRecord is what an edition keeps of one printed page.
type PageRecord struct {
	Number    int
	Name      string // 版名, such as 要闻; empty when not printed
	File      string // source/01.txt
	Format    string // text
	Encoding  string // utf-8, gb18030, utf-16le …
	SHA256    string // of File, in hex
	Leftovers []Leftover
	Imported  []Imported
}

// Leftover is printed text that belongs to no article, and why.
type Leftover struct {
	Lines  LineRanges
	Text   string
	Reason string
}

// Imported remembers an article file as the import wrote it. A file whose digest differs was edited by hand, a file that
// is missing was deleted on purpose: the import leaves both alone.
type Imported struct {
	File   string // 01-02.md
	SHA256 string
}

// ArticleName gives an article's file name without its ending: 01-02 for page 1, article 2.
func ArticleName(page, order int) string {
	return string(AppendArticleName(make([]byte, 0, len("01-02")), page, order))
}

// AppendArticleName appends what ArticleName gives.
func AppendArticleName(to []byte, page, order int) []byte {
	return appendPadded(append(appendPadded(to, page, 2), '-'), order, 2)
}

// PageName gives a printed page's name in addresses and source files: 01.
func PageName(page int) string { return string(AppendPageName(nil, page)) }

// AppendPageName appends what PageName gives.
func AppendPageName(to []byte, page int) []byte { return appendPadded(to, page, 2) }
