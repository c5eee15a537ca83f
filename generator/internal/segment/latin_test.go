package segment

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"backissue/generator/internal/edition"
)

// pageTruth is what a page in testdata holds.
type pageTruth struct {
	Articles []struct {
		Title, Kicker, Deck       string
		Reporters, Correspondents []string
		Paragraphs, Subheads      []string
	}
}

// pageWithTruth reads a page of a folder of testdata, and what it holds.
func pageWithTruth(t testing.TB, folder, name string) (string, pageTruth) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", folder, name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join("testdata", folder, name+".truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth pageTruth
	if err := json.Unmarshal(file, &truth); err != nil {
		t.Fatal(err)
	}
	return string(text), truth
}

// latinScore counts what a reading got right.
type latinScore struct{ bodies, heads, bylines, paragraphs, truths, found, breaks int }

// scoreLatin compares a reading with the truth; same tells whether two texts are alike enough.
func scoreLatin(r Reading, truth pageTruth, same func(a, b string) bool) latinScore {
	var s latinScore
	s.found, s.truths = len(r.Articles), len(truth.Articles)
	for _, want := range truth.Articles {
		s.breaks += len(want.Paragraphs)
		for _, got := range r.Articles {
			var paragraphs []string
			for _, b := range got.Body {
				if b.Kind == edition.Paragraph {
					paragraphs = append(paragraphs, b.Text.String())
				}
			}
			if !same(strings.Join(want.Paragraphs, " "), strings.Join(paragraphs, " ")) {
				continue
			}
			s.bodies++
			if same(want.Title, got.Title.String()) && same(want.Kicker, got.Kicker.String()) && same(want.Deck, got.Deck.String()) {
				s.heads++
			}
			if strings.Join(want.Reporters, ";") == strings.Join(got.Credits.Reporters, ";") {
				s.bylines++
			}
			for _, p := range want.Paragraphs {
				for _, q := range paragraphs {
					if same(p, q) {
						s.paragraphs++
						break
					}
				}
			}
			break
		}
	}
	return s
}

func equal(a, b string) bool { return a == b }

// Pages that differ in their habits are read whole: every body, headline and byline, to the letter and the space. Where a
// paragraph's last row is full and its first has lost its indent, nothing tells the two apart; hence the share of paragraphs.
func TestLatinPages(t *testing.T) {
	cases := []struct {
		page       string
		paragraphs float64 // the share that must be found, at least
	}{
		{"modern", 0.7}, {"stacked", 0.55}, {"indents", 1}, {"hyphens", 1}, {"german", 0.8}, {"french", 0.7}, {"trove", 0.8}, {"tabloid", 0.8}, {"items", 1},
		{"spanish", 1}, {"stars", 1}, {"russian", 1}, {"runin", 1}, {"swedish", 0.7}, {"torn", 1},
		{"letters", 0.6}, {"dutch", 0.6}, {"czech", 1}, {"reflowed", 0.8}, {"cables", 1}, {"weekly", 0.8}, {"specks", 1},
		{"types", 0.8}, {"serial", 1}, {"decks", 0.8}, {"dashes", 1}, {"stops", 1},
	}
	for _, c := range cases {
		text, truth := pageWithTruth(t, "latin", c.page)
		page := pageOf(text)
		checkNothingLost(t, page)
		s := scoreLatin(Read(page), truth, equal)
		if s.bodies < s.truths-1 || s.heads < s.bodies || s.bylines < s.bodies || s.found != s.truths {
			t.Errorf("%s: of %d articles %d found, %d bodies, %d headlines, %d bylines right", c.page, s.truths, s.found, s.bodies, s.heads, s.bylines)
		}
		if got := float64(s.paragraphs) / float64(s.breaks); got < c.paragraphs {
			t.Errorf("%s: %.2f of the paragraphs found, want %.2f", c.page, got, c.paragraphs)
		}
	}
}

// French sets some marks apart from their words; that is no sign of a page that was misread, as the same marks are where others stand by their words.
func TestMarksSetApartAreFrench(t *testing.T) {
	rows := func(text string) []row {
		rows, _ := rowsOf(pageOf(text), &latin)
		return rows
	}
	const french = "Que dit le maire ? Il ne dit rien : il attend ; le conseil aussi !\nNaissances : Jeanne Blanc ; décès : Marie Fabre ; mariages : aucun.\n"
	if damagedLatin(rows(french)) {
		t.Error("French marks are taken for misread ones")
	}
	if !damagedLatin(rows("The mayor said: nothing; the council ? waited ; and : no one, it is said: spoke; nor wrote; nor came.\n")) {
		t.Error("marks astray on an English page are not noticed")
	}
}

// A hyphen at a line's end stays or goes by what the page has elsewhere, and what goes is listed.
func TestHyphens(t *testing.T) {
	const known = "The ferry-boat and the railroad company of the Anglo-Saxon quarter met to-day in the hall of the town.\n"
	cases := []struct{ printed, want string }{
		{"the ferry-\nboat sank", "the ferry-boat sank"},
		{"two ferry-\nboats sank", "two ferry-boats sank"},
		{"the rail-\nroad paid", "the railroad paid"},
		{"the infor-\nmation came", "the information came"},
		{"the infor¬\nmation came", "the information came"},
		{"the infor\u00AD\nmation came", "the information came"},
		{"the Franco-\nPrussian war", "the Franco-Prussian war"},
		{"some twenty-\nfive men", "some twenty-five men"},
		{"his mother-in-\nlaw came", "his mother-in-law came"},
		{"until to-\nmorrow morning", "until to-morrow morning"},
		{"he said—\nand left", "he said—and left"},
		{"he said\nand left", "he said and left"},
	}
	for _, c := range cases {
		page := pageOf(known + "It was then said in the town, when the news was out, that " + c.printed + " of the last week of all.\n")
		checkNothingLost(t, page)
		var text strings.Builder
		for _, a := range Read(page).Articles {
			text.WriteString(a.Title.String() + " " + a.Deck.String())
			for _, b := range a.Body {
				text.WriteString(" " + b.Text.String())
			}
		}
		if !strings.Contains(text.String(), c.want) {
			t.Errorf("%q: got %q", c.printed, text.String())
		}
	}
}

// Names are cut from bylines of many forms; agencies and nameless correspondents name nobody.
func TestLatinBylines(t *testing.T) {
	cases := map[string]string{
		"By JANE DOE": "Jane Doe", "BY JANE DOE": "Jane Doe", "By Jane Doe and John Roe": "Jane Doe;John Roe",
		"By JANE DOE, Staff Writer": "Jane Doe", "By Jane Doe, John Roe and Ann Poe\nStaff Writers": "Jane Doe;John Roe;Ann Poe",
		"By J. R. McALLISTER Jr.": "J. R. McAllister Jr", "By Ludwig van Beethoven": "Ludwig van Beethoven", "By MARY O’BRIEN-SMITH": "Mary O’Brien-Smith",
		"Von Karin Vogel": "Karin Vogel", "Par Jean Dupont et Luc Martin": "Jean Dupont;Luc Martin", "—J. D.": "J. D.",
		"From Our Own Correspondent": "", "(From a Special Correspondent)": "", "Special to The Times": "", "By The Associated Press": "", "REUTERS": "", "(AP)": "",
		"By a Staff Reporter": "", "Von unserem Redakteur Karin Vogel": "Karin Vogel", "dal nostro inviato\nMario Bruni": "Mario Bruni", "di CARLO DE SANTI": "Carlo De Santi",
		"Door onze redacteur Kees Smit": "Kees Smit", "Наш корреспондент И. Волков": "И. Волков", "Av Lars Ek": "Lars Ek", "Van onze verslaggever": "", "De notre correspondant": "",
	}
	for printed, want := range cases {
		first, _, _ := strings.Cut(printed, "\n")
		if !strings.HasPrefix(printed, "—") && printed != "(AP)" && !isLatinByline(first) {
			t.Errorf("%q is not taken for a byline", first)
		}
		if got := strings.Join(parseLatinCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
	for _, text := range []string{"By the Sea", "By now the men had gone home to their dinners", "From the Far West", "Special Sale To-day"} {
		if isLatinByline(text) {
			t.Errorf("%q is taken for a byline", text)
		}
	}
	datelines := []string{"LONDON, Jan. 7.—The", "WASHINGTON, Jan. 7 (AP) — The", "PARIS — The", "[By Telegraph] LONDON, Jan. 7.—The", "ST. LOUIS, Mo., Jan. 6.—The", "Nürnberg (dpa) – Die", "SYDNEY, Tuesday. The", "PARIS, 2 octobre. — Le", "STOCKHOLM (TT) Den", "Kraków, 6 stycznia. W",
		"МОСКВА, 6 января. (ТАСС). В"}
	for _, text := range datelines {
		if latinDatelineEnd(text+" news came late.") == 0 {
			t.Errorf("%q has no dateline", text)
		}
	}
	for _, text := range []string{"The mayor said on Jan. 7 that", "WAR DECLARED — ALL QUIET", "Saturday, January 7, 1893"} {
		if latinDatelineEnd(text) > 0 {
			t.Errorf("%q has a dateline", text)
		}
	}
}

// A page that a machine read has specks behind its rows, and its wires' credits are known though letters of them are misread.
func TestMisreadRows(t *testing.T) {
	for text, want := range map[string]string{
		"burned to the water's edge. ,": "burned to the water's edge.", "ELLIS POINT PIER .": "ELLIS POINT PIER", "Great damage is likely. j": "Great damage is likely.",
		"NORFOLK HARBOUR.' I": "NORFOLK HARBOUR.'", "he went no farther. I": "he went no farther. I", "He paid £5.": "He paid £5.", "No.": "No.",
	} {
		if got := withoutSpecks(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"By Assocjated Presa.", "Bv Associated Press.", "Spsclal to Tbe Tribune.", "{Special to The Recorder by Cable.)", "By Leased Wire to The Recorder, '"} {
		if !isLatinByline(text) {
			t.Errorf("%q is not taken for a credit", text)
		}
	}
	for _, text := range []string{"By associating with thieves", "Special fares to the seaside", "From our shore the boats went"} {
		if mendCredit(text) != text {
			t.Errorf("%q is mended to %q", text, mendCredit(text))
		}
	}
	if !isDatelineRow("(Received March 9, 8.30 a.m.)") || isDatelineRow("(Received with cheers.)") {
		t.Error("when a message came in is not told from an aside")
	}
}

// The paper's day, number and name alone are furniture wherever an extractor put them.
func TestStrayFurniture(t *testing.T) {
	page := pageOf("LE COURRIER DU VAL\n\nLe pont du moulin\nsera fermé\nLe vieux pont du moulin sera fermé tout le mois\nprochain pour des travaux.\nLes camions passeront par la route du col, que\nla neige\n" +
		"\nsamedi 7 janvier 1989\nUne fanfare pour\nle village\nLa fanfare du village jouera dimanche sur la\nplace, devant la mairie.\npage 4\n")
	checkNothingLost(t, page)
	r := Read(page)
	var left []string
	for _, l := range r.Leftovers {
		if l.Reason == Furniture {
			left = append(left, l.Text.String())
		}
	}
	if got, want := strings.Join(left, "; "), "LE COURRIER DU VAL; samedi 7 janvier 1989; page 4"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A place that only its stop sets off is no dateline wherever it stands, but taken off the first paragraph; so are not words that open one.
func TestPlainDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"Köln. Es regnet": "Köln. ", "Berlin/Hamburg. Das Amt": "Berlin/Hamburg. ", "BRNO – Město": "BRNO – ", "KØBENHAVN: Regeringen": "KØBENHAVN: ",
		"Dr. Meier kam": "", "Es regnet. Und": "", "köln. Es": "", "TO THE EDITOR OF THE EXAMINER": "",
	} {
		if got := text[:plainDatelineEnd(text)]; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// noise does to text what the recognition of a worn page does: letters misread, hyphens and stops lost, specks between words,
// words broken in two, a speck of a line now and then, blanks before lines.
func noise(text string, seed uint64, share float64) string {
	draw := rand.New(rand.NewPCG(seed, 11))
	misread := map[rune]string{'e': "c", 'c': "e", 'h': "b", 'n': "u", 'u': "n", 'l': "1", 'i': "j", 'o': "0", 'm': "rn", 'a': "n", 't': "l", 'r': "i", 's': "a", '.': ",", ',': ".", 'H': "II", 'E': "F", 'O': "0", 'I': "l"}
	specks := []string{" .", " •", "'", " |", " ~", "^", " i", " *"}
	var out strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if draw.Float64() < share/2 {
			out.WriteString([]string{"- ' .", "; i", "|", ". ,- ."}[draw.IntN(4)] + "\n")
		}
		if draw.Float64() < share {
			out.WriteString(strings.Repeat(" ", 1+draw.IntN(3)))
		}
		for _, c := range line {
			switch {
			case draw.Float64() >= share:
				out.WriteRune(c)
			case misread[c] != "":
				out.WriteString(misread[c])
			case c == ' ':
				out.WriteString(specks[draw.IntN(len(specks))] + " ")
			case unicode.IsLetter(c) && draw.IntN(3) == 0:
				out.WriteRune(c)
				out.WriteByte(' ')
			default:
				out.WriteRune(c)
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// alike tells whether most of the words of two texts are the same, in whatever order.
func alike(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	return min(sharedWords(a, b), sharedWords(b, a)) > 0.5
}

// A page of the eighteen-nineties as recognition programs give it: its articles are found by and large, what is doubtful is said
// to be, and nothing is lost.
func TestNoisyPage(t *testing.T) {
	text, truth := pageWithTruth(t, "latin", "stacked")
	bodies, truths := 0, 0
	for seed := range uint64(20) {
		page := pageOf(noise(text, seed, 0.04))
		checkNothingLost(t, page)
		r := Read(page)
		s := scoreLatin(r, truth, alike)
		bodies, truths = bodies+s.bodies, truths+s.truths
		if s.found > 2*s.truths {
			t.Errorf("seed %d: the page falls into %d articles, not %d", seed, s.found, s.truths)
		}
		for _, a := range r.Articles {
			if a.Confidence >= 0.9 {
				t.Errorf("seed %d: %q is called sure: %.2f", seed, a.Title, a.Confidence)
			}
		}
	}
	if float64(bodies) < 0.8*float64(truths) {
		t.Errorf("%d of %d articles are there by and large", bodies, truths)
	}
}

// Where the page's day or number stands among its texts, an extractor has gone through the columns in its own order: nothing is sure then.
func TestDisorderedPage(t *testing.T) {
	text, _ := pageWithTruth(t, "latin", "modern")
	lines := strings.Split(text, "\n")
	middle := len(lines) / 2
	for day, want := range map[string]bool{"Saturday, January 7, 1989": true, "Page A4": true, "the seventh of January": false} {
		page := pageOf(strings.Join(slices.Insert(slices.Clone(lines), middle, "", day, ""), "\n"))
		checkNothingLost(t, page)
		for _, a := range Read(page).Articles {
			if got := slices.Contains(a.Review, OrderUnsure); got != want || got && a.Confidence >= sure {
				t.Errorf("%q among the texts: %q has confidence %.2f, doubts %v", day, a.Title, a.Confidence, a.Review)
			}
		}
	}
}

// BenchmarkReadLatin reads the page of three kilobytes that the tests have, and a full one of twenty.
func BenchmarkReadLatin(b *testing.B) {
	text, _ := pageWithTruth(b, "latin", "stacked")
	for name, text := range map[string]string{"column": text, "page": strings.Repeat(text+"\n", 7)} {
		page := pageOf(text)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Read(page)
			}
		})
	}
}
