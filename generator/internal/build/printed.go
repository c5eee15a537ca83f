package build

import (
	"slices"
	"strings"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/render"
)

// An article's own sheet shows the lines that it came from, and a page's sheet what of the page is in no article, so that a reader can hold the one
// against the other. The lines of a withdrawn article are on neither: whole pages are never shown.

// isSource tells whether a file of an edition's folder is a page as received.
func isSource(name string) bool { return strings.HasPrefix(name, "source/") }

// sourcesDigest is one of all pages as received. To have one for each page would spare articles of other pages being made again when a page is received
// anew, which comes about once in a page's life; but it would have to be kept for each article which page it is of.
func (s *survey) sourcesDigest() uint64 {
	var m mixer
	for _, f := range s.files {
		if isSource(f.Name) {
			m.Text(f.Name)
			m.Fixed(f.Digest.Lo)
		}
	}
	return m.sum()
}

// printed gives what was printed of an article, part by part. A part whose page was not kept, or can't be read, is left out.
func (i *issue) printed(n int) ([]render.PrintedPart, error) {
	var parts []render.PrintedPart
	for part := n; part >= 0; part = i.stored.Next(part) {
		file, err := i.article(part)
		if err != nil {
			return nil, err
		}
		from := &file.Article.Source
		runs, err := i.linesOf(from)
		if err != nil {
			return nil, err
		}
		if len(runs) > 0 {
			parts = append(parts, render.PrintedPart{Page: i.articles[part].Page, Lines: from.Lines.String(), Runs: runs})
		}
		if i.stored.IsContinuation(n) {
			break // its beginning's sheet shows the whole
		}
	}
	return parts, nil
}

// linesOf gives lines of a page as received.
func (i *issue) linesOf(from *edition.Source) ([]render.LineRun, error) {
	if len(from.Lines) == 0 {
		return nil, nil
	}
	page, err := i.received(from.File)
	if err != nil {
		return nil, err
	}
	var runs []render.LineRun
	room := longestBody
	for _, run := range from.Lines {
		shown := render.LineRun{First: run.From}
		for n := run.From; n <= min(run.To, len(page)); n++ {
			if room -= len(page[n-1].Text) + 1; room < 0 {
				return nil, nil // lines upon lines of a page that nobody printed
			}
			shown.Lines = append(shown.Lines, page[n-1].Text)
		}
		if len(shown.Lines) > 0 {
			runs = append(runs, shown)
		}
	}
	return runs, nil
}

// received reads a page as received; it gives no lines when there is none, or none that can be read: whoever imported it was told so.
func (i *issue) received(name string) ([]edition.Line, error) {
	if page, known := i.pagesReceived[name]; known {
		return page, nil
	}
	var page []edition.Line
	if n := i.file(name); n >= 0 && isSource(name) && i.files[n].Size <= pagetext.Largest {
		bytes, err := i.text(n)
		if err != nil {
			return nil, err
		}
		if text, err := pagetext.Read(name, bytes); err == nil {
			page = text.Page.Lines
		}
	}
	if i.pagesReceived == nil {
		i.pagesReceived = map[string][]edition.Line{}
	}
	i.pagesReceived[name] = page
	return page, nil
}

// reasons are those for which an import leaves text over. The interface has words for each: left-space …
var reasons = []string{"space", "overprint", "joint", "furniture", "jump", "notice", "unplaced"}

// leftovers gives what of a printed page is in no article.
func (i *issue) leftovers(number int) ([]render.Leftover, error) {
	if !i.folder.HasRecord() {
		return nil, nil
	}
	record, err := i.readRecord()
	if err != nil {
		return nil, err
	}
	n := slices.IndexFunc(record.Pages, func(p edition.PageRecord) bool { return p.Number == number })
	if n < 0 {
		return nil, nil
	}
	var all []render.Leftover
	for _, l := range record.Pages[n].Leftovers {
		reason := l.Reason
		if slices.Contains(reasons, reason) {
			if reason, err = i.layouts.Words().T("left-" + reason); err != nil {
				return nil, err
			}
		}
		all = append(all, render.Leftover{Lines: l.Lines.String(), Text: l.Text, Reason: reason})
	}
	return all, nil
}

// recordFileDigest is one of edition.yaml; 0 where there is none.
func (s *survey) recordFileDigest() uint64 {
	if n := s.file(content.EditionFile); n >= 0 {
		return s.files[n].Digest.Lo
	}
	return 0
}
