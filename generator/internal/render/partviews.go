package render

import "backissue/generator/internal/edition"

// EntryView is an Entry with the sheet it is shown on.
type EntryView struct {
	*Sheet
	Entry *Entry
}

// StoryView is a Story with the sheet it is shown on.
type StoryView struct {
	*Sheet
	Story *Story
}

// Part says where another part of an article that runs over pages stands.
type Part struct {
	Page int   // as printed
	Link *Link // nil when the archive does not have it
}

// Correction is a dated note on what was set right.
type Correction struct {
	Date edition.Date
	Note string
}

// PrintedPart is what a page prints of an article, line by line as it was received.
type PrintedPart struct {
	Page  int
	Lines string // 1-19, 21-30
	Runs  []LineRun
}

// LineRun is a run of lines. The first one's number is First.
type LineRun struct {
	First int
	Lines []string
}

// Leftover is printed text that belongs to no article.
type Leftover struct {
	Lines  string // 1, 6, 274
	Text   string // empty where only white space was left over
	Reason string // in the interface's words; as it was written where they have none for it
}
