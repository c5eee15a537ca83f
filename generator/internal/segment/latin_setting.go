package segment

import "math"

// setting is how a page of Latin letters sets its paragraphs and headlines, learned from the page itself.
type setting struct {
	indents     bool      // paragraphs open with kept blanks
	leads       bool      // their first words stand in capitals
	blankBreaks float64   // how surely an empty line ends something, 0 to 1
	blankOpens  bool      // an empty line stands behind the first row of a paragraph
	blankHabit  float64   // the share of paragraphs' ends that have one behind them
	stacked     bool      // headlines are set in capitals
	cased       bool      // their words begin with capitals at least
	stopped     bool      // headlines are closed by full stops
	lone        []float64 // how much row i stands alone where headlines do not, 0 to 1
	fullHeads   float64   // how often headlines have what a row alone has not; 0 until it is known
	blocks      float64   // how surely headlines are blocks of narrow rows on this page, 0 to 1
	block       []float64 // how surely row i is of such a block, 0 to 1
	cutWords    bool      // rows end in the middle of words
	early       []bool    // row i ends before its column does, though the next word had room
	headType    float64   // the share of its column that a title's row fills, 0 when not known
	tabular     []bool    // row i stands among many short ones: a table, a list
	deck        []bool    // row i is of a few between empty lines whose words open with capitals
}

// learnSetting learns the page's setting from its rows.
func (e *evidence) learnSetting() {
	e.learnIndents()
	e.learnLeads()
	e.learnBlanks()
	e.findTables()
	e.lone = make([]float64, len(e.rows))
}

// learnHeads learns how the page sets its headlines from the rows that may be of one: not from what it prints about itself, and not from
// the names of columns, which stand in capitals where no headline does.
func (e *evidence) learnHeads() {
	const fewest, rare = 3, 40
	capitals, titled, stopped := 0, 0, 0
	for i := range e.faces {
		f := &e.faces[i]
		if e.kind[i] != opaque || f.words < 2 || f.letters < 8 || e.byline[i] || e.opens[i] || label.MatchString(e.rows[i].text) {
			continue
		}
		switch {
		case f.titled && f.words > 2 && !f.open:
			titled++
		case f.capitals:
			capitals++
			if f.stops {
				stopped++
			}
		}
	}
	e.stacked = capitals >= fewest && capitals*rare > len(e.rows)
	e.cased = capitals+titled >= fewest && (capitals+titled)*rare > len(e.rows)
	e.stopped = capitals >= fewest && stopped*2 > capitals || e.stopsAboveDatelines() || e.stopsTitled() || e.stacked && e.stopsDecks()
}

// forgetNouns takes no headline's sign from words that begin with capitals where the text's nouns all do, as in German.
func (e *evidence) forgetNouns() {
	const nouns = 0.36 // of the words of four letters and more in rows that go on; other languages have half as many, with all their names
	long, up := 0, 0
	for i := range e.faces {
		if f := &e.faces[i]; f.lower {
			long, up = long+f.long, up+f.longUp
		}
	}
	if long == 0 || float64(up) < nouns*float64(long) {
		return
	}
	for i := range e.faces {
		e.faces[i].titled, e.faces[i].longUp = false, 0
	}
}

// findDecks marks the rows of blocks between empty lines whose words open with capitals, as the decks of a stack of headlines do: alone, the
// last of such rows is a few words of any kind.
func (e *evidence) findDecks() {
	const most, fewest = 4, 3
	e.deck = make([]bool, len(e.rows))
	for from, to := 0, 0; from < len(e.rows); from = to {
		long, up, whole := 0, 0, true
		for to = from; to == from || to < len(e.rows) && !e.rows[to].blankBefore; to++ {
			f := &e.faces[to]
			long, up = long+f.long, up+f.longUp
			whole = whole && e.kind[to] == opaque && !e.byline[to] && !e.opens[to] && !e.tabular[to]
		}
		if whole && to-from <= most && long >= fewest && up*4 >= long*3 && !e.faces[from].lower {
			for i := from; i < to; i++ {
				e.deck[i] = true
			}
		}
	}
}

// stopsAboveDatelines tells whether headlines are closed by full stops on a page that sets them in small letters: the short rows above datelines tell.
func (e *evidence) stopsAboveDatelines() bool {
	const fewest = 2
	stopped, open := 0, 0
	for i := 1; i < len(e.rows); i++ {
		if !e.opens[i] || e.faces[i-1].words > 7 || e.rows[i-1].width > narrowLine*e.rows[i].width {
			continue
		}
		if e.faces[i-1].stops {
			stopped++
		} else {
			open++
		}
	}
	return stopped >= fewest && stopped > 2*open
}

// stopsTitled tells whether small headings whose words open with capitals are closed by full stops on a page that sets none in capitals: short
// rows between a sentence's end and its next one's beginning tell.
func (e *evidence) stopsTitled() bool {
	const fewest, mostWords = 3, 9
	stopped, open := 0, 0
	for i := 1; i+1 < len(e.rows); i++ {
		f := &e.faces[i]
		if !f.titled || f.words < 2 || f.words > mostWords || e.kind[i] != opaque || !e.faces[i-1].stops || e.opens[i] || e.byline[i] || e.tail[i] ||
			e.faces[i+1].lower || e.faces[i+1].titled && !e.opens[i+1] {
			continue
		}
		if f.stops {
			stopped++
		} else {
			open++
		}
	}
	return stopped >= fewest && stopped > 2*open
}

// stopsDecks tells whether the decks below titles in capitals are closed by full stops: rows of words with capitals, as no text has, that
// end so.
func (e *evidence) stopsDecks() bool {
	const fewest = 3
	stopped := 0
	for i := range e.faces {
		if f := &e.faces[i]; f.titled && f.stops && f.words >= 3 && e.kind[i] == opaque && !e.opens[i] && !e.byline[i] && !e.tail[i] {
			stopped++
		}
	}
	return stopped >= fewest
}

// indent bounds, in blanks: more is a centred line.
const (
	leastIndent = 1
	mostIndent  = 8
)

// indented tells whether row i stands a few blanks to the right of the rows about it.
func (e *evidence) indented(i int) bool {
	base := math.MaxInt
	for j := max(0, i-3); j < min(len(e.rows), i+4); j++ {
		if j != i {
			base = min(base, e.rows[j].lead)
		}
	}
	by := e.rows[i].lead - base
	return base != math.MaxInt && by >= leastIndent && by <= mostIndent
}

// learnIndents finds whether blanks before a row open paragraphs here: then hardly a row that opens in the middle of a sentence
// has them.
func (e *evidence) learnIndents() {
	opening, inside := 0, 0
	for i := 1; i < len(e.rows); i++ {
		switch {
		case !e.indented(i) || e.faces[i].capitals:
		case e.faces[i].lower || !e.faces[i-1].stops && e.faces[i-1].open:
			inside++
		default:
			opening++
		}
	}
	e.indents = opening >= 4 && opening > 4*inside
}

// lead is a word or two in capitals that a sentence in small letters follows: THE boiler of … A title and a name are none.
var lead = patternOf(`^(?:\p{Lu}{2,}|\p{Lu} \p{Lu}{2,}),? \p{Ll}`)

// learnLeads finds whether first words in capitals open paragraphs here: hardly any stand in the middle of a text then.
func (e *evidence) learnLeads() {
	const fewest = 3
	opening, inside := 0, 0
	for i := 1; i < len(e.rows); i++ {
		switch {
		case !lead.MatchString(e.rows[i].text):
		case e.faces[i-1].stops || e.faces[i-1].capitals:
			opening++
		default:
			inside++
		}
	}
	e.leads = opening >= fewest && opening > 4*inside
}

// learnBlanks finds what an empty line means here: nothing where many stand in the middle of sentences.
func (e *evidence) learnBlanks() {
	e.learnBlankOpenings()
	blanks, torn, ends, endBlanks := 0, 0, 0, 0
	for i := 1; i < len(e.rows); i++ {
		above, f := &e.faces[i-1], &e.faces[i]
		if e.rows[i].blankBefore && !(e.blankOpens && e.rows[i-1].blankBefore) {
			blanks++
			if f.lower || above.hyphen || above.open && !above.capitals {
				torn++
			}
		}
		if above.stops && !f.lower && !above.capitals && e.rows[i-1].width < 0.8*e.rows[max(0, i-2)].width {
			ends++
			if e.rows[i].blankBefore {
				endBlanks++
			}
		}
	}
	e.blankBreaks, e.blankHabit = 0.5, 0
	if blanks > 2 {
		e.blankBreaks = math.Max(0, 1-6*float64(torn)/float64(blanks))
	}
	if ends >= 4 {
		e.blankHabit = float64(endBlanks) / float64(ends) * e.blankBreaks
	}
}

// learnBlankOpenings finds whether empty lines stand behind paragraphs' first rows, in the middle of their sentences: an extractor takes
// an indented row for a block of its own.
func (e *evidence) learnBlankOpenings() {
	const fewest = 4
	opening, torn := 0, 0
	for i := 1; i+1 < len(e.rows); i++ {
		if !e.rows[i].blankAfter || e.faces[i].stops || !e.faces[i+1].lower {
			continue
		}
		if !e.faces[i].lower && (e.faces[i-1].stops || e.rows[i].blankBefore) {
			opening++
		} else {
			torn++
		}
	}
	e.blankOpens = opening >= fewest && opening > 2*torn
}

// leaders are the dots between a thing and its price.
var leaders = patternOf(`(?:\. ){3}|\.{4}|…{2}|(?: \.){3}`)

// findTables marks rows with leaders, and runs of short rows that end no sentence.
func (e *evidence) findTables() {
	const fewest = 7
	e.tabular = make([]bool, len(e.rows))
	for i := range e.rows {
		e.tabular[i] = leaders.MatchString(e.rows[i].text)
	}
	from := 0
	for i := 0; i <= len(e.rows); i++ {
		if i < len(e.rows) && !e.faces[i].stops && !e.faces[i].capitals && e.rows[i].width < 45 && (e.faces[i].digits > 0 || e.faces[i].words <= 2) {
			continue
		}
		if i-from >= fewest {
			for j := from; j < i; j++ {
				e.tabular[j] = true
			}
		}
		from = i + 1
	}
}
