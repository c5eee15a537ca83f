package cli

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
	"backissue/generator/internal/source"
)

// lookBar is the confidence below which an article is to be looked at although no single thing is doubtful.
const lookBar = 0.9

// importReport tells how an import goes: each page as its edition is written, and the sum at the end.
type importReport struct {
	*importing
	troubles
	problems source.Problems // before the first page
	alone    bool            // one file was named: all is told of it
	total    int
	begun    time.Time

	bar      *bar
	headed   bool // whether the table's headings were printed
	editions map[edition.Key]bool
	actions  map[intake.Action]int
	pages    int // imported
	articles int
	toLookAt int
	skipped  int
	failed   int
}

// page tells of one page.
func (r *importReport) page(o intake.Outcome) {
	if r.editions == nil {
		r.editions, r.actions = map[edition.Key]bool{}, map[intake.Action]int{}
	}
	r.say.clear()
	switch {
	case o.Err != nil:
		r.failed++
		r.add(o.Err)
		if !r.alone {
			r.say.result("%s: not imported", o.Name)
		}
	case o.Skipped != nil:
		r.skipped++
		if r.alone {
			r.say.result("%s: page %d of content/%s was imported from it before, and nobody touched it since; --again reads it anew",
				o.Name, o.Skipped.Number, o.Key.Path())
		}
	default:
		r.imported(o)
	}
	if !r.alone {
		if r.bar == nil {
			r.bar = r.say.newBar("pages", r.total)
		}
		r.bar.step()
	}
}

func (r *importReport) imported(o intake.Outcome) {
	done := o.Imported
	r.pages++
	r.editions[o.Key] = true
	r.articles += len(done.Articles)
	for _, a := range done.Actions {
		r.actions[a]++
	}
	doubtful := 0
	for i := range done.Articles {
		if lookAt(done, i) {
			doubtful++
		}
	}
	r.toLookAt += doubtful
	whole := r.alone || r.verbose
	if !r.alone {
		line := fmt.Sprintf("content/%s page %d: %s", o.Key.Path(), done.Place.Page, counted(len(done.Articles), "article"))
		if doubtful > 0 {
			line += fmt.Sprintf(", %d to look at", doubtful)
		}
		r.say.result("%s  (%s)", line, o.Name)
	}
	r.table(done, whole)
	r.pageNotes(o)
	if r.explain {
		r.explainPage(done)
	}
	if r.diff || r.alone {
		for _, k := range done.Kept {
			r.say.result("%s", strings.TrimSuffix(udiff.Unified(k.Name, k.Name+" as read now", string(k.Text), string(k.Reading)), "\n"))
		}
	}
	if r.alone {
		r.pageSummary(o)
	}
	if done.Restored && !r.dryRun {
		r.say.result("content/%s/%s: had been changed, and is again as the page was received", o.Key.Path(), done.Source)
	}
	for _, name := range done.Amended {
		r.say.result("content/%s/%s.md: imported before, and now joined with its other part", o.Key.Path(), name)
	}
	for _, f := range done.Stale {
		r.say.result("content/%s/%s: from an earlier import; this reading has no such article. Its address is public, so it stays: withdraw it if it is wrong", o.Key.Path(), f)
	}
}

// pageNotes tells what of a page as a whole is to be looked at.
func (r *importReport) pageNotes(o intake.Outcome) {
	done := o.Imported
	if done.Place.Unread {
		r.say.result("%s: neither the page nor its path tells the page's number, so it is taken for page %d; --page N says another", o.Name, done.Place.Page)
	}
	if done.Place.Misdate != "" {
		r.say.result("%s: %s", o.Name, done.Place.Misdate)
	}
	if done.SameAs > 0 {
		r.say.result("%s: page %d has the very same text: look whether one of the two is another page's", o.Name, done.SameAs)
	}
}

// lookAt tells whether a person should look at an article. One that a person edited has been looked at.
func lookAt(done *intake.Imported, i int) bool {
	a := &done.Articles[i]
	return done.Actions[i] != intake.Edited && done.Actions[i] != intake.Deleted && (len(a.Review) > 0 || a.Confidence < lookBar)
}

func (r *importReport) pageSummary(o intake.Outcome) {
	folder, done := "content/"+o.Key.Path(), o.Imported
	articles := counted(len(done.Articles), "article")
	switch {
	case r.dryRun:
		r.say.result("%s: %s would go to %s; nothing was written", o.Name, articles, folder)
	case r.actions[intake.Unchanged] == len(done.Actions) && !done.Replaced:
		r.say.result("%s: %s in %s, nothing to change", o.Name, articles, folder)
	default:
		r.say.result("%s: %s in %s: %s", o.Name, articles, folder, r.counts())
	}
	r.sayKept(done.Kept)
}

// sayKept says how to take the new readings.
func (r *importReport) sayKept(kept []intake.Kept) {
	if len(kept) == 0 {
		return
	}
	var names []string
	for _, k := range kept {
		names = append(names, strings.TrimSuffix(path.Base(k.Name), ".md"))
	}
	r.say.result("edited articles stay as they are; to take the new reading instead: --accept %s", strings.Join(names, ","))
}

// counts says what was done with the articles' files.
func (r *importReport) counts() string {
	line := fmt.Sprintf("%d new, %d updated, %d unchanged, %d kept as edited, %d left deleted", r.actions[intake.Create], r.actions[intake.Update],
		r.actions[intake.Unchanged], r.actions[intake.Edited], r.actions[intake.Deleted])
	if n := r.actions[intake.Accept]; n > 0 {
		line += fmt.Sprintf(", %d accepted", n)
	}
	return line
}

// end sums up, and gives the error with which the command ends.
func (r *importReport) end(delivery *intake.Delivery, err error) error {
	r.say.clear()
	if !r.alone {
		r.summary(delivery)
	}
	r.troubles.problems = append(r.problems, r.troubles.problems...)
	return r.troubles.end(r.say, err)
}

func (r *importReport) summary(delivery *intake.Delivery) {
	verb := "imported"
	if r.dryRun {
		verb = "read, nothing written"
	}
	if r.pages > 0 || r.skipped+r.failed == 0 {
		r.say.result("%s in %s %s: %s, %d to look at", counted(r.pages, "page"), counted(len(r.editions), "edition"), verb, counted(r.articles, "article"), r.toLookAt)
	}
	if !r.dryRun && r.pages > 0 {
		r.say.result("%s", r.counts())
	}
	if r.actions[intake.Edited] > 0 && !r.diff {
		r.say.result("--diff shows the new readings of edited articles, --accept 2023/01/08/01-02 takes one")
	}
	if r.skipped > 0 {
		r.say.result("%s skipped: imported before, and nobody touched them since; --again reads them anew", counted(r.skipped, "page"))
	}
	if r.failed > 0 {
		r.say.result("%s not imported", counted(r.failed, "page"))
	}
	if n := len(delivery.PassedOver); n > 0 {
		r.say.result("%s passed over (%s): of folders and archives, only .txt files are taken", counted(n, "other file"), endings(delivery.PassedOver))
	}
	if n := len(delivery.Links); n > 0 {
		const most = 3
		some := delivery.Links
		if n > most {
			some = append(slices.Clone(some[:most]), "…")
		}
		r.say.result("%s passed over (%s): name a link itself to have it read", counted(n, "link"), strings.Join(some, ", "))
	}
	r.say.result("%.1f s", time.Since(r.begun).Seconds())
}

// endings gives the endings of files, or their names where they have none.
func endings(names []string) string {
	found := map[string]bool{}
	for _, name := range names {
		ending := strings.ToLower(path.Ext(name))
		if ending == "" {
			ending = path.Base(name)
		}
		found[ending] = true
	}
	list := slices.Sorted(maps.Keys(found))
	if len(list) > 5 {
		list = append(list[:5], "…")
	}
	return strings.Join(list, ", ")
}
