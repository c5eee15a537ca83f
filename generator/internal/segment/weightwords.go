package segment

import (
	"cmp"
	"fmt"
	"slices"
)

// weightWords says for each weight of the table, by its name, what its evidence is, in words for --explain: said of the line, or of
// the headline that it is in.
var weightWords = map[string]saying{
	"EndShort":      {is: "the line above ends early, as a paragraph's last does"},
	"EndIndent":     {is: "the line above ends with a sentence, and the line is short by an indent"},
	"StartParticle": {is: "opens with a particle, which stands behind a word"},
	"HeadParticle":  {is: "ends with a particle that hardly a headline ends with"},
	"HeadCommas":    {is: "has more commas than one"},
	"EndFull":       {is: "the line above ends with a sentence"},
	"EndOpen":       {is: "the line above ends early, but in mid-sentence"},
	"EndCut":        {is: "the line above breaks off in mid-sentence"},
	"EndFarShort":   {is: "the line above ends far from the column's edge"},
	"Flows":         {is: "a word runs on from the line above"},
	"FlowsBound":    {is: "the line break above cuts a common word"},
	"FlowsNot":      {is: "no word runs on from the line above"},

	"StartIndent":   {is: "short by the indent of a paragraph's first line"},
	"StartFull":     {is: "as wide as the column, as a paragraph's first line is not"},
	"StartNever":    {is: "opens with a mark that opens no line"},
	"StartMark":     {is: "a mark sets it off as an item"},
	"StartWorded":   {is: "worded as a paragraph's first sentence", not: "worded as a sentence inside a paragraph"},
	"StartApart":    {is: "an empty line stands above as above paragraphs of this page, or none as above its further lines", not: "no empty line stands above as above paragraphs of this page, or one as above its further lines"},
	"StartDash":     {is: "a dash opens it, as it does no paragraph"},
	"StartBlank":    {is: "an empty line stands above, as above paragraphs of this page"},
	"StartNoBlank":  {is: "no empty line stands above, as above paragraphs of this page"},
	"StartDateline": {is: "a dateline opens it"},

	"BodyFull":       {is: "as wide as the column"},
	"BodyTooWide":    {is: "wider than the column"},
	"BodyFarTooWide": {is: "much wider than the column"},
	"BodyShortOpen":  {is: "shorter than the column, and no sentence ends with it"},
	"BodyCapitals":   {is: "all in capitals"},

	"HeadOpen":       {is: "few lines of a page are a headline's"},
	"HeadSentence":   {is: "ends as a sentence does"},
	"HeadExclaims":   {is: "ends with ！, ？ or …"},
	"HeadInnerStop":  {is: "a sentence ends within it"},
	"HeadComma":      {is: "has a comma"},
	"HeadUnlike":     {is: "shorter than the columns beside it"},
	"HeadFull":       {is: "as wide as the columns beside it"},
	"HeadWide":       {is: "wider than the columns beside it"},
	"HeadFarWide":    {is: "much wider than the columns beside it"},
	"HeadBlank":      {is: "an empty line beside it"},
	"HeadLong":       {is: "too long for a headline"},
	"HeadNever":      {is: "opens with a mark that opens no line"},
	"HeadTiny":       {is: "next to no words in it"},
	"HeadMore":       {is: "its headline has more than one line"},
	"HeadIndent":     {is: "short by an indent of the columns beside it"},
	"HeadClosed":     {is: "closes with a whole quotation or bracket"},
	"HeadTorn":       {is: "a quotation mark or bracket has no fellow on the line"},
	"HeadDeck":       {is: "a dash opens it, as it does decks"},
	"DeckFirst":      {is: "a dash opens it, and no headline begins so"},
	"HeadLabel":      {is: "worded as a column or campaign"},
	"LabelLater":     {is: "worded as a column or campaign, and so no headline's further line"},
	"LabelLast":      {is: "the line above is worded as a column or campaign, and no headline ends so"},
	"LabelAlone":     {is: "a label that stands alone"},
	"HeadMoreBlock":  {is: "an empty line sets it off from the headline's line above"},
	"HeadMoreBreak":  {is: "a phrase ends with the line above", not: "no phrase ends with the line above"},
	"HeadPastDeck":   {is: "stands below a deck"},
	"HeadItem":       {is: "opens with the number or mark of an item"},
	"HeadBlock":      {is: "an empty line sets it off from the text above"},
	"HeadShared":     {is: "shares rare wording with its text", not: "shares little wording with the text beside it"},
	"HeadMoreShared": {is: "as a headline's further line, shares rare wording with its text", not: "as a headline's further line, shares little wording with its text"},
	"HeadCapitals":   {is: "all in capitals"},
	"HeadTitled":     {is: "its words begin with capitals"},
	"HeadPlain":      {is: "in small letters, unlike the headlines of this page"},
	"HeadLower":      {is: "begins with a small letter"},
	"HeadGoesOn":     {is: "goes on with the sentence above"},
	"HeadTable":      {is: "figures, as in a table"},
	"HeadHabit":      {is: "this page sets its headlines on that side of the text"},

	"HeadBlockSet":   {is: "one of some lines that end before the column does, below a text's end and above a byline, a dateline or a full line"},
	"HeadUnset":      {is: "as wide as the column, as this page's headlines are not"},
	"WrapRoom":       {is: "the headline's lower line opens with a word that had room on the upper"},
	"WrapForced":     {is: "the headline's lower line opens with a word that had no room on the upper"},
	"TitleWide":      {is: "wider than the page's titles"},
	"DeckAsTitle":    {is: "what stands below is wrapped as the page's titles are"},
	"KickerCapitals": {is: "a few words in capitals above a title in small letters"},

	"OpenLede":      {is: "a dateline or byline opens it"},
	"OpenByline":    {is: "is a byline"},
	"OpenPlain":     {is: "no dateline or byline opens it"},
	"OpenNoHead":    {is: "no headline and no dateline opens an article here"},
	"OpenAfterHead": {is: "no dateline opens an article here"},
	"OpenShift":     {is: "the column's width changes here"},
	"OpenSame":      {is: "the columns above and below are of one width"},
	"OpenPointer":   {is: "a pointer to another page stands above"},
	"OpenComesFrom": {is: "a pointer above says that it comes from another page"},
	"JumpUnderHead": {is: "a pointer to another page stands right below the headline above"},
	"PastPointer":   {is: "a pointer to another page stands above"},
	"MissLede":      {is: "a dateline or byline opens it"},
	"LedeInside":    {is: "a dateline or byline opens it, as none does below a subhead"},
	"OpenWorded":    {is: "worded as an article's first sentence", not: "worded as a sentence that goes on from others"},
	"OpenHabit":     {is: "no dateline or byline opens it, as on others of this page", not: "no dateline or byline opens it, as on hardly any other of this page"},
	"OpenLength":    {is: "as much text stands below as articles have", not: "less text stands below than articles have"},
	"OpenNoTail":    {is: "no names close the text above"},
	"OpenCohesion":  {is: "the text below shares wording with the text above", not: "the text below speaks of other things than the text above"},
	"OpenRift":      {is: "little wording ties the text above to the text below", not: "much wording ties the text above to the text below"},
	"OpenJoined":    {is: "nothing divides it from the text above, as other articles of this page are divided"},
	"Tail":          {is: "a bracket with names closes it"},
	"AfterTail":     {is: "a bracket with names closed the text above"},
	"MissTail":      {is: "a bracket with names closes it"},
	"NoHead":        {is: "the article above would have no headline"},

	"Subhead":       {is: "few lines of an article are subheads"},
	"SubheadMore":   {is: "few subheads have two lines"},
	"SubheadBroken": {is: "stands below another subhead's line, which was not full"},
	"SubheadWide":   {is: "wider than the column, as no subhead is"},
	"SubheadFirst":  {is: "no article opens with a subhead"},
	"SubheadShift":  {is: "the column's width changes here"},
	"SubheadComma":  {is: "has a comma, as few subheads do"},
	"SubheadAlike":  {is: "made as another subhead of the article is"},
	"SubheadEcho":   {is: "the text below opens with its words"},
	"SubheadLong":   {is: "longer than subheads are"},
	"SubheadSole":   {is: "the article has no other subhead"},
	"SubheadApart":  {is: "an empty line above and below it"},
	"Signed":        {is: "signs the text above"},
	"BodyDeck":      {is: "a few words below a headline, closed by a stop"},
	"SubheadLone":   {is: "stands alone as subheads do", not: "stands among others as subheads don't"},
	"SubheadLabel":  {is: "worded as a column or campaign, as subheads are not"},
	"SubheadShared": {is: "shares more wording with the text below than with that above", not: "shares more wording with the text above than with that below"},

	"OverprintBefore": {is: "printed twice for weight, as headlines above their text are not"},
	"OverprintAfter":  {is: "printed twice for weight"},
	"OverprintHeads":  {is: "printed twice, as large type is on this page"},
	"OverprintMore":   {is: "the line above is printed twice for weight, this one is not"},

	"Wrap":            {is: "most lines of headlines stand for themselves"},
	"WrapBlank":       {is: "an empty line divides the headline"},
	"WrapTorn":        {is: "a quotation mark or bracket closes only on the headline's next line"},
	"WrapStopped":     {is: "the headline's upper line ends with ！, ？ or ："},
	"WrapDangling":    {is: "the headline's upper line ends with a word that wants another"},
	"WrapPhrase":      {is: "the text has the words on both sides of the headline's line break together"},
	"WrapWord":        {is: "the text has the words on both sides of the headline's line break together"},
	"WrapPair":        {is: "the text has the characters on both sides of the headline's line break together"},
	"WrapNumber":      {is: "a number stands before the headline's line break"},
	"WrapRest":        {is: "the headline's lower line is a short rest"},
	"WrapKnown":       {is: "the page has the characters on both sides of the headline's line break together"},
	"WrapFuller":      {is: "the headline's upper line is the longer"},
	"WrapTiny":        {is: "the headline's lower line has three characters at most"},
	"WrapEqual":       {is: "the headline's lines are of one length"},
	"WrapLonger":      {is: "the headline's lower line is wider, as no wrapped one's rest is"},
	"KickerColon":     {is: "the upper line has a colon"},
	"WrapUnstopped":   {is: "the headline's upper line has no full stop, as other headlines of this page have"},
	"WrapCase":        {is: "one of the headline's lines is all in capitals"},
	"WrapApart":       {is: "one of the headline's lines has its words with capitals, the other has not"},
	"WrapWider":       {is: "the headline's lower line is much the wider, as smaller type is"},
	"WrapSize":        {is: "the headline's lines are of different type sizes"},
	"WrapPhraseBreak": {is: "a phrase ends with the headline's upper line", not: "no phrase ends with the headline's upper line"},
	"WrapBound":       {is: "the headline's line break cuts a common word"},
	"WrapDash":        {is: "a dash opens the headline's lower line"},

	"Kicker":         {is: "most headlines have no kicker"},
	"KickerOwnBlock": {is: "an empty line stands below the upper line"},
	"KickerNumbered": {is: "the upper line numbers an article of a series"},
	"KickerShort":    {is: "the upper line is short"},
	"KickerLabel":    {is: "the upper line is worded as a column or campaign"},
	"KickerCampaign": {is: "the upper line opens as the name of a campaign does"},
	"KickerDash":     {is: "a dash opens the lower line"},
	"KickerHabit":    {is: "this page sets its kickers off by an empty line"},
	"KickerTogether": {is: "no empty line divides the headline, as they set off others on this page"},
	"DeckDash":       {is: "a dash opens the lower line"},
	"KickerApart":    {is: "the lower line shares more wording with the text", not: "the upper line shares more wording with the text"},
	"DeckShared":     {is: "the lower line shares more wording with the text", not: "the upper line shares more wording with the text"},
	"Deck":           {is: "most headlines have no deck"},
	"DeckOwnBlock":   {is: "an empty line stands above the lower line"},
	"DeckLonger":     {is: "the lower line is the longer"},
	"KickerWrapped":  {is: "the kicker would have more than one line"},
	"DeckWrapped":    {is: "the deck would have more than one line"},
	"TitleThreeRows": {is: "the title would have more than two lines"},
	"TitleComma":     {is: "the title would have a comma, as kickers and decks have"},
	"HeadThreeParts": {is: "few headlines have kicker, title and deck"},
	"Size":           {is: "its type is larger", not: "its type is smaller"},

	"Furniture":      {is: "worded as what a page prints about itself"},
	"PageName":       {is: "a short line beside what the page prints about itself"},
	"Notice":         {is: "worded as a notice"},
	"NoticeMore":     {is: "goes on with a notice"},
	"Caption":        {is: "a picture's credit closes it"},
	"PhotoTitle":     {is: "a short line right above a caption"},
	"NotTransparent": {is: "nothing marks it as furniture, notice, caption or jump"},
}

// saying is a piece of evidence in words. Evidence that is more or less of a thing is put otherwise where it is less than usual.
type saying struct{ is, not string }

// strongest is how many pieces of evidence are told of a line.
const strongest = 3

// leastGain is the least that a piece of evidence must count to be told, in natural-log odds.
const leastGain = 0.25

// elsewhere is what evidence at another row counts in the choice of what is told: that at the row itself is seen at once.
const elsewhere = 0.5

// because puts the weightiest evidence about row i into words, each said once. What is said of another row names its line.
func (x *explainer) because(i int, evidence []counted) []string {
	worth := func(c counted) float64 {
		if c.row >= 0 && c.row != i {
			return c.gain * elsewhere
		}
		return c.gain
	}
	slices.SortStableFunc(evidence, func(a, b counted) int { return cmp.Compare(worth(b), worth(a)) })
	names := x.w.Names()
	var out, said []string
	for _, c := range evidence {
		saying := weightWords[names[c.weight]]
		words := saying.is
		if c.amount < 0 {
			words = cmp.Or(saying.not, saying.is)
		}
		if slices.Contains(said, words) || len(out) == strongest || c.gain < leastGain {
			continue
		}
		said = append(said, words)
		if c.row >= 0 && c.row != i {
			words = fmt.Sprintf("line %d: %s", x.rows[c.row].line+1, words)
		}
		out = append(out, words)
	}
	return out
}
