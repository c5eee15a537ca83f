package segment

import "strings"

// Papers sign a piece below its last sentence as well as above its first: Paul DESCHAMPS., И. ПЕТРОВ., (jan), JOHN T. HARKER. / Low Fell Farm, Feb. 4.
// A name is worded as a headline may be, so the form has to say more: initials, a surname in capitals, a place behind a comma; a name alone signs
// only where headlines do not set their words so.

var (
	shortHand     = patternOf(`^[(\[](?:\p{L}[\p{L}]{0,4}\.?[ /-]?){1,3}[)\]]\.?$`)
	givenSurname  = patternOf(`^(?:\p{Lu}[\p{Ll}'’-]+ |\p{Lu}\. ?){1,3}(?:(?:de|du|da|van|von|der|zu|le|la) )*\p{Lu}{2,}(?:['’-]\p{Lu}+)*\.?$`)
	withInitial   = patternOf(`^(?:\p{Lu}[\p{L}'’-]+\.? )?(?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}'’-]+(?: \((?:Mrs|Mr|Miss|Ms)\))?[.,]?$|^(?:\p{Lu}\. ?){2,4}$`)
	namePlace     = patternOf(`^(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev|Herr|Frau|Sr|D)\.? )?(?:\p{Lu}[\p{L}'’-]*\.? ){1,3}\p{Lu}[\p{L}'’-]+[.,] \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?\.?$`)
	givenName     = patternOf(`^(?:\p{Lu}[\p{Ll}'’-]+ ){1,2}(?:(?:de|du|da|van|von|der|zu|le|la) )*\p{Lu}[\p{Ll}'’-]+$`)
	wordsOpen     = patternOf(`^(?:Am|Im|Zum|Zur|Vom|Beim|Der|Die|Das|Ein|Eine|Aus|In|Auf|Für|Mit|Von|Nach|Le|La|Les|Un|Une|Au|Aux|Du|Des|El|Los|Las|Del|Il|Lo|Gli|Al|Nel|O|Os|As|Na|No|Het|De|Op|Een|På|Från|The|A|An|At|On|From|For|To|Na|W|Z|Ve|Do) `)
	sourceOfIt    = patternOf(`^(?:—|–|-|--) ?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|and|de)){1,4}\.?$`)
	koreanName    = patternOf(`^[가-힣]{2,4} ?(?:기자|특파원|논설위원|교수)$`)
	signedAs      = patternOf(`^\((?i:signed|gez\.|signé|firmado|firmato)[).:]`)
	ownPhoto      = patternOf(`^(?i:фото|photo|foto)(?:s|graphies)?:? (?:автора|de l'auteur|del autor|autor\p{L}*|\p{Lu}[\p{L}. ]{2,24})\.?$`)
	leaveOfReader = patternOf(`(?i)(?:yours(?: (?:truly|faithfully|etc\.?|&c\.?))*|&c|etc|hochachtungsvoll|salutations|atentamente),? ?(?:&c\.?|etc\.?)?,$`)
	pseudonym     = patternOf(`^[“"]?\p{Lu}[\p{Lu} .'’-]{2,30}[”"]?\.?$`)
	whereWritten  = patternOf(`^\p{Lu}.*(?:\d|,).*\.?$`)
)

// markSignatures marks the rows that sign the piece above them. What follows must be no text that would be theirs to head.
func (e *evidence) markSignatures() {
	e.signed = make([]bool, len(e.rows))
	for i := 1; i < len(e.rows); i++ {
		if e.kind[i] != opaque || e.kind[i-1] != opaque || (e.byline[i] || e.opens[i]) && !e.signsOn(i) || e.faces[i].lower {
			continue
		}
		if e.signed[i] = e.signs(i); !e.signed[i] {
			continue
		}
		if i+1 < len(e.rows) && e.kind[i+1] == opaque && !e.signsOn(i+1) && e.textBelow(i) && !signedAs.MatchString(e.rows[i].text) {
			e.signed[i] = false
			continue
		}
		e.tail[i], e.byline[i], e.opens[i] = true, false, false
	}
}

// signs tells whether row i is worded as a signature of the text above.
func (e *evidence) signs(i int) bool {
	const longest = 40 // characters
	text, above := e.rows[i].text, e.rows[i-1].text
	switch {
	case e.signsOn(i), signedAs.MatchString(text):
		return true
	case len(e.rows[i].chars) > longest || e.rows[i].width > 0.8*e.rows[i-1].width && e.rows[i].width > 0.8*e.rows[max(0, i-2)].width:
		return false
	case leaveOfReader.MatchString(above):
		return pseudonym.MatchString(text) || namePlace.MatchString(text) || withInitial.MatchString(text)
	case !e.stopped && e.faces[i].capitals && e.faces[i].words <= 2 && e.faces[i].stops && e.faces[i-1].stops && i+1 < len(e.rows) && e.faces[i+1].capitals:
		return true // where no headline has a stop
	case e.signsLetter(i):
		return true
	case !e.faces[i-1].stops || e.faces[i-1].capitals && !e.signed[i-1]:
		return false
	}
	return shortHand.MatchString(text) || givenSurname.MatchString(text) || withInitial.MatchString(text) || namePlace.MatchString(text) ||
		sourceOfIt.MatchString(text) || koreanName.MatchString(text) || ownPhoto.MatchString(text) || !e.cased && givenName.MatchString(text) && !wordsOpen.MatchString(text)
}

// salutation opens a letter.
var salutation = patternOf(`^["“„«]?(?i:(?:dear )?sirs?|mr\.? editor|dear (?:mr\.? )?editor|monsieur(?: le (?:directeur|rédacteur))?|herr redakt\p{L}+|sehr geehrt\p{L}+|señor director|sr\. director|(?:egregio )?signor direttore|geachte(?: heer)? redac\p{L}+|mijnheer de redac\p{L}+|senhor (?:director|redactor))[,.:!—– ]`)

// signsLetter tells whether row i, a name in capitals right above a headline in such, signs the letter above.
func (e *evidence) signsLetter(i int) bool {
	const longest, mostWords = 60, 4
	f := &e.faces[i]
	if !f.capitals || f.words > mostWords || i+1 >= len(e.rows) || !e.faces[i-1].stops || e.faces[i-1].capitals {
		return false
	}
	if e.stacked && (!e.faces[i+1].capitals || !isGiven(e.rows[i].text) && f.words > 2) {
		return false
	}
	for q := i - 1; q >= max(0, i-longest); q-- {
		if salutation.MatchString(e.rows[q].text) {
			return true
		}
		if e.faces[q].capitals && e.faces[q].letters >= 5 {
			return false
		}
	}
	return false
}

// signsOn tells whether row i goes on with the signature above: the place and the day of a letter, who took the picture.
func (e *evidence) signsOn(i int) bool {
	f := &e.faces[i]
	return e.signed[i-1] && f.words <= 6 && !f.capitals && (f.stops && (strings.HasSuffix(e.rows[i-1].text, ",") || whereWritten.MatchString(e.rows[i].text)) || ownPhoto.MatchString(e.rows[i].text))
}

// textBelow tells whether text as wide as that above row i begins right below it.
func (e *evidence) textBelow(i int) bool {
	f := &e.faces[i+1]
	if f.lower || f.capitals {
		return f.lower
	}
	return e.rows[i+1].width > latinShort*max(e.rows[i-1].width, e.rows[max(0, i-2)].width) && (!e.rows[i+1].blankBefore || e.blankBreaks < 0.5)
}

// namedInCapitals is a name alone, in capitals: ANA RUIZ, J. A. LÓPEZ.
var namedInCapitals = patternOf(`^(?:\p{Lu}{2,}(?:-\p{Lu}+)?|(?:\p{Lu}\. ?){1,3})(?: (?:\p{Lu}\.|DE|DEL|DI|DA|VAN|VON))*(?: \p{Lu}{3,}(?:-\p{Lu}+)?){1,2}$`)

// articleFirst opens a headline, and no name.
var articleFirst = patternOf(`^(?:THE|A|AN|TO|IN|OF|ON|AT|FOR|FROM|UN|UNA|UNE|DER|DIE|DAS|LE|LA|LES|EL|LOS|LAS|IL|LO|I|GLI|O|AS|OS|DE|HET|DEN|DET) `)

// markNamesInCapitals marks names alone between a headline in small letters and its text as bylines, and a place in capitals below one.
func (e *evidence) markNamesInCapitals() {
	for i := 1; i+1 < len(e.rows); i++ {
		f := &e.faces[i]
		if e.kind[i] != opaque || e.kind[i-1] != opaque || e.faces[i-1].stops || e.faces[i-1].hyphen || (e.faces[i-1].capitals || e.faces[i-1].titled) && !e.byline[i-1] {
			continue
		}
		named := !articleFirst.MatchString(e.rows[i].text) && namedInCapitals.MatchString(e.rows[i].text) && !label.MatchString(e.rows[i].text)
		placed := e.byline[i-1] && f.capitals && f.words <= 3 && !f.stops
		if (named || placed) && (e.wideBelow(i, i+1) || named && i+2 < len(e.rows) && e.faces[i+1].capitals && e.faces[i+1].words <= 3 && e.wideBelow(i, i+2)) {
			e.byline[i] = true
		}
	}
}

// wideBelow tells whether row j is text that begins below the short row i.
func (e *evidence) wideBelow(i, j int) bool {
	f := &e.faces[j]
	return !f.capitals && !f.titled && !f.lower && f.words > 3 && e.rows[j].width > 1.5*e.rows[i].width
}

// partSignature parts the rows that sign an article from those of its body above.
func (a *assembly) partSignature(rows []int) (body, signature []int) {
	n := len(rows)
	for n > 1 && a.signed != nil && a.signed[rows[n-1]] && a.roles[rows[n-1]].state.role() == tailRow {
		n--
	}
	return rows[:n], rows[n:]
}

// addSignature puts the rows that sign the article behind its byline.
func (a *assembly) addSignature(f *found, signature []int) {
	if len(signature) == 0 {
		return
	}
	f.Byline = joinNames(f.Byline, a.profile.byline(a, a.glyphs(signature)))
	f.Credits.add(a.profile.credits(a.rows[signature[0]].glyphs.String()))
}
