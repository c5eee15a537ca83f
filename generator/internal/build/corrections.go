package build

import (
	"fmt"
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/render"
)

// makeCorrections makes the sheets that tell of the corrections made, newest first. They are numbered as those of lists are, so that a correction rewrites the
// newest sheet, and no sheet leads forward but to that.
func (p *publication) makeCorrections() error {
	title, err := p.layouts.Words().T("corrections")
	if err != nil {
		return err
	}
	return eachOf(make([]struct{}, p.archive.CorrectionSheets()), func(number int, _ struct{}) error {
		made := p.archive.CorrectionsOn(number)
		var told mixer
		for _, c := range made {
			told.Text(c.Date.String())
			told.Text(c.Note)
			told.Number(int(c.At.Article))
			told.Fixed(p.archive.Editions[c.At.Edition].Whole()) // the article may go on from another
		}
		var around mixer
		older := number - 1
		if number == 0 {
			older = p.archive.CorrectionSheets() - 1
			around.Number(len(p.archive.Corrections))
		}
		around.Number(older)
		return p.put(render.Errata, archive.CorrectionsAddress(number), inputs{content: told.sum(), around: around.sum()}, func() (render.View, error) {
			return p.correctionsView(title, number, older, made), nil
		})
	})
}

func (p *publication) correctionsView(title string, number, older int, made []archive.Corrected) render.View {
	name := title
	if number > 0 {
		name = fmt.Sprintf("%s · %d", title, number)
	}
	view := &render.CorrectionsView{Sheet: p.sheet(render.Errata, archive.CorrectionsAddress(number), name), Name: title, Number: number}
	if older > 0 {
		view.Older = &render.Link{Name: title, Address: archive.CorrectionsAddress(older)}
	}
	if number > 0 {
		view.Newest = &render.Link{Name: title, Address: archive.CorrectionsAddress(0)}
	} else {
		view.Total = len(p.archive.Corrections)
	}
	for _, c := range slices.Backward(made) {
		a := p.archive.Beginning(c.At)
		view.Entries = append(view.Entries, render.CorrectionEntry{Correction: render.Correction{Date: c.Date, Note: c.Note},
			Article: render.Link{Name: a.Title, Address: a.Address()}, Edition: p.editionLink(a.Key), Page: pageLink(a.Key, a)})
	}
	return view
}

// correctionAddresses gives those of all sheets of the corrections.
func (p *publication) correctionAddresses() []string {
	all := make([]string, p.archive.CorrectionSheets())
	for number := range all {
		all[number] = archive.CorrectionsAddress(number)
	}
	return all
}
