package segment

// Papers sign a piece below its last sentence as well as above its first: Paul DESCHAMPS., И. ПЕТРОВ., (jan), JOHN T. HARKER. / Low Fell Farm, Feb. 4.
// A name is worded as a headline may be, so the form has to say more: initials, a surname in capitals, a place behind a comma; a name alone signs
// only where headlines do not set their words so.

var (
	shortHand     = patternOf(`^[(\[](?:\p{L}[\p{L}]{0,4}\.?[ /-]?){1,3}[)\]]\.?$`)
	givenSurname  = patternOf(`^(?:\p{Lu}[\p{Ll}'’-]+ |\p{Lu}\. ?){1,3}(?:(?:de|du|da|van|von|der|zu|le|la) )*\p{Lu}{2,}(?:['’-]\p{Lu}+)*\.?$`)
	withInitial   = patternOf(`^(?:\p{Lu}[\p{L}'’-]+ )?(?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}'’-]+\.?$|^(?:\p{Lu}\. ?){2,4}$`)
	namePlace     = patternOf(`^(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev|Herr|Frau|Sr|D)\.? )?(?:\p{Lu}[\p{L}'’-]*\.? ){1,3}\p{Lu}[\p{L}'’-]+[.,] \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?\.?$`)
	givenName     = patternOf(`^(?:\p{Lu}[\p{Ll}'’-]+ ){1,2}(?:(?:de|du|da|van|von|der|zu|le|la) )*\p{Lu}[\p{Ll}'’-]+$`)
	sourceOfIt    = patternOf(`^(?:—|–|-|--) ?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|and|de)){1,4}\.?$`)
	koreanName    = patternOf(`^[가-힣]{2,4} ?(?:기자|특파원|논설위원|교수)$`)
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
		if e.signs(i) && (i+1 == len(e.rows) || e.kind[i+1] != opaque || e.signsOn(i+1) || !e.textBelow(i)) {
			e.signed[i], e.tail[i], e.byline[i], e.opens[i] = true, true, false, false
		}
	}
}

// signs tells whether row i is worded as a signature of the text above.
func (e *evidence) signs(i int) bool {
	const longest = 40 // characters
	text, above := e.rows[i].text, e.rows[i-1].text
	switch {
	case len(e.rows[i].chars) > longest || e.rows[i].width > 0.8*e.rows[i-1].width && e.rows[i].width > 0.8*e.rows[max(0, i-2)].width:
		return false
	case e.signsOn(i):
		return true
	case leaveOfReader.MatchString(above):
		return pseudonym.MatchString(text) || namePlace.MatchString(text) || withInitial.MatchString(text)
	case !e.stopped && e.faces[i].capitals && e.faces[i].words <= 2 && e.faces[i].stops && e.faces[i-1].stops && i+1 < len(e.rows) && e.faces[i+1].capitals:
		return true // where no headline has a stop
	case !e.faces[i-1].stops || e.faces[i-1].capitals && !e.signed[i-1]:
		return false
	}
	return shortHand.MatchString(text) || givenSurname.MatchString(text) || withInitial.MatchString(text) || namePlace.MatchString(text) ||
		sourceOfIt.MatchString(text) || koreanName.MatchString(text) || ownPhoto.MatchString(text) || !e.cased && givenName.MatchString(text)
}

// signsOn tells whether row i goes on with the signature above: the place and the day of a letter, who took the picture.
func (e *evidence) signsOn(i int) bool {
	f := &e.faces[i]
	return e.signed[i-1] && f.words <= 6 && !f.capitals && (f.stops && whereWritten.MatchString(e.rows[i].text) || ownPhoto.MatchString(e.rows[i].text))
}

// textBelow tells whether text as wide as that above row i begins right below it.
func (e *evidence) textBelow(i int) bool {
	f := &e.faces[i+1]
	if f.lower || f.capitals {
		return f.lower
	}
	return e.rows[i+1].width > latinShort*max(e.rows[i-1].width, e.rows[max(0, i-2)].width) && (!e.rows[i+1].blankBefore || e.blankBreaks < 0.5)
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
