package segment

// A serial story stands on a page as an article does, below its title; what tells it is what stands between: whose it is, which part, that it goes on.
var (
	// goesOnFrom is what stands below the title of a part that is not the first: (Continued.), (Fortsetzung.), 3. Fortsetzung, IV (Suite), CHAPTER XII.
	goesOnFrom = patternOf(`^(?:(?:[IVXLC]+|\d{1,3})[.)]? ?)?[(\[]?(?:\d{1,3}\. ?)?(?i:continued|concluded|fort[sſ]etzung|fort[sſ]\.|[sſ]chlu(?:ß|ss)|suite(?: et fin)?|fin|vervolg|slot|continuaci[oó]n|conclusi[oó]n|continua[cç][aã]o|continuazione|seguito|forts(?:ättning|ættelse)|ciąg dalszy|dokończenie|pokračování|продолжение|окончание)\.?[)\]]\.?$` +
		`|^\d{1,3}\. ?(?i:fort[sſ]etzung|vervolg|forts(?:ättning|ættelse)|pokračování)\.?$` +
		`|^(?i:chapter|chapitre|kapitel|cap[ií]tulo|capitolo|hoofdstuk|rozdział|kapitola|глава) (?:[IVXLC]+|\d{1,3})\.?$`)

	// storyBy is whose story it is.
	storyBy = patternOf(`^(?i:(?:original-?|kriminal-?)?(?:roman|erz[aä]hlung|novelle|humore[sſ]ke|[sſ]kizze)|(?:grand )?roman(?: inédit)?|nouvelle|novela|cuento|romanzo|racconto|novella|romance|folhetim|berättelse|powieść|román|повесть|роман|рассказ|a (?:novel|tale|story|romance)) ` +
		`(?i:von|par|por|di|af|av|van|door|przez|od|by) \p{Lu}.{2,40}$`)
)

// markSerials marks the title of a serial's part and what stands below it: few rows, and text above them.
func (e *evidence) markSerials() {
	const most = 4
	for i := 1; i < len(e.rows); i++ {
		text := e.rows[i].text
		if e.kind[i] != opaque || !goesOnFrom.MatchString(text) && !storyBy.MatchString(text) {
			continue
		}
		e.deck[i], e.block[i], e.byline[i] = true, aboveCredit, false
		for q, n := e.previous[i], 0; n < most && q >= 0 && !e.faces[q].lower && e.rows[q].width < latinShort*e.nearMeasure(q) && !e.byline[q] && !e.tail[q]; n++ {
			if p := e.previous[q]; e.deck[q] || p < 0 || e.endsText(p, q) || e.faces[p].capitals {
				e.deck[q], e.block[q] = true, aboveCredit
			}
			if q = e.previous[q]; q < 0 || !e.faces[q].capitals && e.faces[q].stops && n > 0 {
				break
			}
		}
	}
}
