package edition

// MostPages is the highest number that a printed page may have. No paper prints more; a number beyond is a slip, such as
// a year.
const MostPages = 999

// Page is one printed page as text, before anybody knows which line belongs to what.
//
// A source that knows where its text stands (PDF, ALTO, hOCR) sets Place and Size; plain text leaves them empty. Whoever
// reads a Page uses what is there.
type Page struct {
	Width, Height float64 // in points; 0 when not known
	Lines         []Line
}

// Line is one line of text as the source gives it, in the source's order. An empty line keeps its place, so that
// Lines[i] is line i+1 of a text file.
type Line struct {
	Text  string
	Place *Rect   // nil when not known
	Size  float64 // type size in points; 0 when not known
}

// Rect is a place on the page in points from the top left corner.
type Rect struct{ Left, Top, Right, Bottom float64 }
