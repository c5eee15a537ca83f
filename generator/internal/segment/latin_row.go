package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// face is how a row of Latin letters looks.
type face struct {
	capitals bool   // all its letters are capitals
	titled   bool   // its long words open with capitals: the way of headlines, and of names
	stops    bool   // a sentence ends with it
	open     bool   // it ends with what goes on: a comma, a dash, a word such as "the"
	hyphen   bool   // it ends with a hyphen, in a word most likely
	lower    bool   // it opens with a small letter
	first    string // its first and last word, as words go
	last     string
	words    int
	long     int // words of four letters and more, and those of them that open with capitals
	longUp   int
	letters  int
	digits   int
}

func faceOf(r *row, of *tongue) face {
	var f face
	upper, long, longUpper := 0, 0, 0
	for _, w := range strings.Fields(r.text) {
		chars := []rune(strings.TrimFunc(w, notLetterOrDigit))
		if len(chars) == 0 {
			continue
		}
		f.words++
		if len(chars) >= 4 && unicode.IsLetter(chars[0]) {
			long++
			if unicode.IsUpper(chars[0]) {
				longUpper++
			}
		}
		for _, c := range chars {
			switch {
			case unicode.IsUpper(c):
				f.letters, upper = f.letters+1, upper+1
			case unicode.IsLetter(c):
				f.letters++
			case isDigit(c):
				f.digits++
			}
		}
	}
	// One letter in six may be misread.
	f.long, f.longUp = long, longUpper
	f.capitals = f.letters >= 3 && upper*6 >= f.letters*5 || courtDay.MatchString(r.text)
	f.titled = !f.capitals && long >= 1 && f.words >= 2 && longUpper*5 >= long*4 && unicode.IsUpper(firstLetter(r.chars))
	text := withoutSpecks(r.text)
	f.stops = stopsLatin(text) && !of.abbreviates(text)
	f.hyphen = endsWithHyphen(r.chars)
	f.open = f.hyphen || endsOpen(text) || of.dangles(text) || strings.HasSuffix(text, ".") && !f.stops
	f.lower = opensLower(r.chars) && !bracketed(r.chars)
	if fields := strings.Fields(r.text); len(fields) > 0 {
		f.first, f.last = fields[0], fields[len(fields)-1]
	}
	return f
}

// courtDay is a heading in capitals with the day or the place behind a dash: POLICE COURT.—Yesterday.
var courtDay = patternOf(`^\p{Lu}[\p{Lu} ,'’&-]{6,}[.:]? ?[—–] ?\p{Lu}\p{Ll}+(?: \p{L}+){0,2}\.$`)

// opensLower tells whether the first letter of chars is a small one.
func opensLower(chars []rune) bool { return unicode.IsLower(firstLetter(chars)) }

func notLetterOrDigit(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }

// firstLetter gives the first letter or digit of chars that marks alone stand before.
func firstLetter(chars []rune) rune {
	for _, c := range chars {
		if !notLetterOrDigit(c) {
			return c
		}
	}
	return 0
}

func bracketed(chars []rune) bool { return len(chars) > 0 && (chars[0] == '(' || chars[0] == '[') }

// openWords are those that no sentence and no headline ends with.
var openWords = wordSet("a an and at by for from in into is of on or the their to was were with his her its that than as but der die das den dem des und von vom zu zur im mit " +
	"für auf le la les de du des et à au aux en el los las del y il di e")

// endsOpen tells whether text ends with what neither a sentence nor a headline ends with.
func endsOpen(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(",;—–&-", last) || openWords[strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])]
}

// abbreviations are words whose full stop ends no sentence.
var abbreviations = wordSet("Mr Mrs Ms Dr Drs St Ste Gen Col Capt Maj Lieut Lt Sergt Sgt Cpl Rev Hon Messrs Prof Sen Rep Gov Supt Insp Cr Ald Esq Wm Geo Chas Jas Jno Thos Jos Robt " +
	"Aug Jan Feb Sept Oct Nov Dec No Nos vs viz inst ult cwt Mme Mlle MM Mgr Herr Frhr Abg Nr Str bzw ca etwa sog usw d z v Sr Sra D Da Dña Ud Vd núm Núm " +
	"Exmo Illmo Sig Sigg On Cav Comm Avv sen ul zam godz ob im ks prof inż tov str č tzv тов т г гг ул им руб коп чел kr Kr Mk mk Fr Frs fr frs Pf pf zł Kč")

// endsAbbreviated tells whether text ends with an abbreviation or an initial.
func endsAbbreviated(text string) bool {
	word, stops := strings.CutSuffix(text, ".")
	if !stops {
		return false
	}
	if i := strings.LastIndexAny(word, " (“\"—-"); i >= 0 {
		_, size := utf8.DecodeRuneInString(word[i:])
		word = word[i+size:]
	}
	initial, size := utf8.DecodeRuneInString(word)
	return abbreviations[word] || size == len(word) && unicode.IsUpper(initial)
}

const latinClosers = "”’\"')]»›"

func stopsLatin(text string) bool {
	t := strings.TrimRight(text, latinClosers)
	if t == "" {
		return false
	}
	return strings.HasSuffix(t, "!") || strings.HasSuffix(t, "?") || strings.HasSuffix(t, "…") || strings.HasSuffix(t, ".") && !endsAbbreviated(t)
}

// latinWidths measures p in letters of middling width: a row of a column has as many, however its words are.
func latinWidths(p Passage) (tight, loose float64) {
	width := 0.0
	for _, g := range p {
		width += latinWidth(g.char)
	}
	return width, width
}

// narrowLetters, slimLetters and broadLetters are not of middling width.
var (
	narrowLetters = charsOf("iljt.,;:'’‘!|()[]-")
	slimLetters   = charsOf("fr ")
	broadLetters  = charsOf("mw—…MW")
)

// latinWidth is the width of c in the common book faces, where a lower-case letter is 1 on average.
func latinWidth(c rune) float64 {
	switch {
	case narrowLetters.has(c):
		return 0.65
	case slimLetters.has(c):
		return 0.75
	case broadLetters.has(c):
		return 1.6
	case unicode.IsUpper(c), wide(c):
		return 1.4
	}
	return 1.05
}

// latinMeasure gives the width that most rows have in common, the widest of several: words leave the rows of a column ragged by
// a few letters, and the setter's spaces even that out in print only.
func latinMeasure(rows []extent) float64 {
	const narrower, wider = 0.86, 1.05
	best, support := 0.0, 1
	for _, r := range rows {
		n := 0
		for _, s := range rows {
			if s.width >= narrower*r.width && s.width <= wider*r.width {
				n++
			}
		}
		if n > support || n == support && n > 1 && r.width > best {
			best, support = r.width, n
		}
	}
	return best
}

// undoubleLatin takes apart a row of letters that was printed twice. Figures and rules repeat themselves of their own.
func undoubleLatin(p Passage) (kept, doubled Passage) {
	letters := 0
	for _, g := range p {
		if unicode.IsLetter(g.char) {
			letters++
		}
	}
	if letters < 8 {
		return p, nil
	}
	return undouble(p)
}

// runInHeading is a short heading on the line of its text: ACCIDENT AT THE MILL.—John Smith … A place before a dash looks alike,
// so a heading has a small word in it, what no place is called, or more words than a place has.
var runInHeading = patternOf(`^((?:[A-Z][\p{L}'’-]*|[£$]?\d[\d,]*)(?:[ ,]+(?:[A-Z][\p{L}'’-]*|[£$]?\d[\d,]*|a|an|and|at|by|for|from|in|of|on|or|the|to|with)){1,7}\.) ?[—–-]{1,2} ?[“"]?(?:[A-Z][\p{Ll}.’']|[AIO] |\d)`)

// placeFirst opens the name of a place of several words.
var placeFirst = patternOf(`^(?i:new|san|santa|saint|st|ste|salt|rio|fort|port|puerto|east|west|north|south|los|las|el|la|le|grand|mount|mt|cape|lake|upper|lower|great|little|hot|council|colorado|kansas|oklahoma|mexico|washington|jersey|iowa|sioux|walla|buenos|hong|addis|dar|newcastle|stoke|king|bury|ashton|barrow|stratford|kingston|burton|weston|southend|berwick|rhode) `)

// headingWord is what a heading has and a place has not.
var headingWord = patternOf(`(?i)(?:^|\s)(?:a|an|and|at|by|for|from|in|on|or|to|with)\s|^(?:the|a|an)\s`)

// headingNoun is what the small items of old papers are headed with.
var headingNoun = patternOf(`(?i)\b(?:accidents?|fires?|deaths?|wills?|meetings?|inquests?|concerts?|cricket|football|weather|markets?|society|council|court|sales?|weddings?|lectures?|` +
	`presentations?|appointments?|bazaar|entertainments?|fatal|fatality|drowned|drowning|explosion|robbery|burglary|murder|suicide|strike|election|club|guild|institute|school|collisions?|disasters?|wreck|shipwreck|outrage|assaults?|thefts?|larceny|arrests?|verdict|trial|storms?|floods?|gale|earthquake|bank|exhibition|show|festival|jubilee|funeral|marriage|sermon|temperance|harvest|notes|rooms|railway|tramways?|shipping|crops|cholera|fever|sports|races|regatta|service|mission|band|theatre|police|sessions|assizes)\b`)

// unglueLatin parts a run-in heading from its text.
func unglueLatin(p Passage) (head, gap, rest Passage) {
	text := p.String()
	m := runInHeading.FindStringSubmatchIndex(text)
	if m == nil || !isRunIn(text[:m[3]]) || isCase(strings.TrimLeft(text[m[3]:], " —–-")) {
		return nil, nil, p
	}
	n := length(text[:m[3]])
	to := n
	for to < len(p) && (unicode.IsSpace(p[to].char) || isDash(p[to].char) || p[to].char == '-') {
		to++
	}
	return p[:n], p[n:to], p[to:]
}

// accused is who a case before a court is about: James Wood, weaver, …
var accused = patternOf(`^(\p{Lu}\p{Ll}+) (?:\p{Lu}[\p{Ll}.]+ )?\p{Lu}\p{Ll}+(?:,| and \p{Lu})`)

// openers open a sentence and are nobody's given name.
var openers = wordSet("The On In At A An Last This That Our Mr Mrs Miss Sir Lord Lady Yesterday From For To By As When While After Before During Early Late Some Two Three Sunday Monday Tuesday Wednesday Thursday Friday Saturday")

// isCase tells whether text behind a heading is that of a case, one of several of a court's report.
func isCase(text string) bool {
	m := accused.FindStringSubmatch(text)
	return m != nil && !openers[m[1]]
}

// isRunIn tells whether text, before a dash, is a heading and not a place.
func isRunIn(text string) bool {
	const wordiestPlace = 2
	if headingWord.MatchString(text) || headingNoun.MatchString(text) {
		return true
	}
	return strings.ToUpper(text) == text && !strings.Contains(text, ",") && len(strings.Fields(text)) > wordiestPlace && !placeFirst.MatchString(text)
}

func isDash(c rune) bool { return c == '—' || c == '–' || c == '―' }

// itemHeading opens a paragraph with what may head it in a language whose headings no small word tells: Vol de bicyclette. — M. Huet …
var itemHeading = patternOf(`^\p{Lu}[\p{L}\d'’ -]{2,40}\. ?[—–] ?[\p{Lu}\d«„“]`)

// itemDateline is such a heading that looked like a place: Concert. —
var itemDateline = patternOf(`^\p{Lu}\p{Ll}+\. ?[—–] ?$`)

// itemisedLatin tells whether paragraphs of an article have headings of their own: they may be items, or an article of several parts.
func itemisedLatin(f *Article) bool {
	const fewest = 2
	n := 0
	if itemDateline.MatchString(f.Dateline.String()) {
		n++
	}
	for _, b := range f.Body {
		if itemHeading.MatchString(b.Text.String()) {
			n++
		}
	}
	return n >= fewest
}
