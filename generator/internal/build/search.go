package build

import (
	"context"
	"errors"
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/search"
)

// documents gives the numbers of an edition's articles that can be found.
func documents(stored *archive.Stored) []int {
	var all []int
	for n := range stored.Len() {
		if !stored.IsWithdrawn(n) {
			all = append(all, n)
		}
	}
	return all
}

// document is the article with a number as the index has it.
func (s *survey) document(n int, file *content.File) search.Document {
	a := &file.Article
	d := search.Document{Name: edition.ArticleName(a.Page, a.Order), Title: a.Title, Kicker: a.Kicker, Deck: a.Deck,
		Districts: a.Districts, Tags: a.Tags, People: people(a)}
	for _, line := range []string{a.Dateline, a.Byline} {
		if line != "" {
			d.Lines = append(d.Lines, line)
		}
	}
	d.Lines = append(d.Lines, s.bodyLines(n, file)...)
	for _, photo := range a.Photos {
		for _, line := range []string{photo.Caption, photo.Credit} {
			if line != "" {
				d.Lines = append(d.Lines, line)
			}
		}
	}
	return d
}

// bodyLines gives the plain text of an article's body, block by block.
func (s *survey) bodyLines(n int, file *content.File) []string {
	if s.lines == nil {
		s.lines = make([][]string, len(s.folder.Articles))
	}
	if s.lines[n] == nil {
		s.lines[n] = appendTexts(nil, content.Blocks(file.Markdown))
	}
	return s.lines[n]
}

func appendTexts(lines []string, blocks []edition.Block) []string {
	for _, b := range blocks {
		if b.Text != "" {
			lines = append(lines, b.Text)
		}
		lines = appendTexts(lines, b.Items)
	}
	return lines
}

// makeTexts makes the files from which a search shows the edition's articles, and gathers these for the index.
func (i *issue) makeTexts() error {
	all := documents(i.stored)
	if i.gathering.wants(i.number) && !i.failed.Load() {
		found, err := i.documents(all)
		if err != nil {
			return err
		}
		i.found = found
		if err := i.gathering.add(i.number, found); err != nil {
			return err
		}
	}
	path := i.stored.Key.Path()
	return eachOf(make([]struct{}, search.Texts(len(all))), func(f int, _ struct{}) error {
		from, to := f*search.PerText, min(len(all), (f+1)*search.PerText)
		var m mixer
		for _, n := range all[from:to] {
			m.Fixed(i.files[n].Digest.Lo)
		}
		in := inputs{layouts: i.with.program, content: m.sum()}
		return i.makeIn(i.made, search.TextAddress(path, f), in, func() ([]byte, error) {
			if i.found != nil {
				return search.TextFile(path, f, i.found[from:to])
			}
			documents, err := i.documents(all[from:to])
			if err != nil {
				return nil, err
			}
			return search.TextFile(path, f, documents)
		})
	})
}

// documents reads articles of the edition by their numbers.
func (s *survey) documents(numbers []int) ([]search.Document, error) {
	all := make([]search.Document, len(numbers))
	for i, n := range numbers {
		file, err := s.article(n)
		if err != nil {
			return nil, err
		}
		all[i] = s.document(n, file)
	}
	return all, nil
}

// indexed lists the editions that have something to be found, in the index's form, with their numbers in the archive.
func (p *publication) indexed() (editions []search.Edition, numbers []int) {
	for number, stored := range p.archive.Editions {
		e := search.Edition{Key: stored.Key}
		for _, page := range stored.Pages {
			count := 0
			for n := page.First; n < page.First+page.Articles; n++ {
				if !stored.IsWithdrawn(n) {
					count++
				}
			}
			if count > 0 {
				e.Pages = append(e.Pages, search.Page{Number: page.Number, Documents: count})
			}
		}
		if len(e.Pages) > 0 {
			editions, numbers = append(editions, e), append(numbers, number)
		}
	}
	return editions, numbers
}

// makeIndex makes the search index: of each segment whose documents are not those it was made of, and what leads to the segments.
func (p *publication) makeIndex(ctx context.Context) error {
	editions, numbers := p.indexed()
	segments := search.Divide(editions)
	var m mixer
	for _, e := range editions {
		m.key(e.Key)
		m.Number(e.Documents())
	}
	in := inputs{content: m.sum()}
	later := p.options.IndexLater && p.stands(search.Address("manifest"), p.ofFile(in))
	err := eachOf(segments, func(_ int, s search.Segment) error {
		mine := numbers[:len(s.Editions)]
		numbers = numbers[len(s.Editions):]
		return p.makeSegment(ctx, &s, mine, later)
	})
	return together(
		func() error { return err },
		func() error {
			return p.putFile(search.Address("manifest"), in, func() ([]byte, error) { return search.ManifestFile(segments) })
		},
		func() error { return p.putFile(search.Address("characters"), inputs{}, search.CharactersFile) },
	)
}

// makeSegment makes the files of a segment, of the editions with these numbers. They are all made of all its documents, so when one is not there as it
// must be, all are made again, and those that come out as they were stay. With later they stay as they are if they can.
func (p *publication) makeSegment(ctx context.Context, s *search.Segment, numbers []int, later bool) error {
	var m mixer
	for _, n := range numbers {
		m.key(p.archive.Editions[n].Key)
		m.Fixed(p.bodies[n])
	}
	in := inputs{content: m.sum()}
	names := s.Names()
	stands := !slices.ContainsFunc(names, func(name string) bool { return !p.stands(search.Address(name), p.ofFile(in)) })
	if stands {
		return eachOf(names, func(_ int, name string) error { return p.putFile(search.Address(name), in, nil) })
	}
	if later && p.leaveSegment(names) {
		return nil
	}
	b := p.gathering.take(s, numbers)
	var err error
	if b == nil {
		b = search.NewBuilder(p.options.Ledger)
		err = p.fillSegment(ctx, b, s, numbers)
	}
	if err == nil {
		err = b.Settle(s)
	}
	if err == nil {
		p.progress.begin("search", b.Parts(), p.options.Progress)
		err = p.inParallel(ctx, b.Parts(), func(part int) error {
			return b.Part(part, func(name string, text []byte) error {
				return p.putFile(search.Address(name), in, func() ([]byte, error) { return text, nil })
			})
		})
	}
	return errors.Join(err, b.Close())
}

// leaveSegment leaves a segment's files as the last build left them, and what is remembered of them: that they were made of other documents. It does so
// for all or none, and only below the manifest that they were made with, so that the index agrees with itself.
func (p *publication) leaveSegment(names []string) bool {
	sheets, there := make([]ledger.Sheet, len(names)), make([]*files.Stat, len(names))
	for i, name := range names {
		if sheets[i], there[i] = p.asMade(search.Address(name)); there[i] == nil || p.extras.add(search.Address(name)) != nil {
			return false
		}
	}
	for i, name := range names {
		p.stays(otherFiles{p.folder, p.ledger}, search.Address(name), sheets[i], there[i])
	}
	p.behind = true
	return true
}

// fillSegment reads the documents of a segment that were not gathered when its editions were made: bodies are not kept.
func (p *publication) fillSegment(ctx context.Context, b *search.Builder, s *search.Segment, numbers []int) error {
	first := make([]int, len(numbers))
	for i := range s.Editions[1:] {
		first[i+1] = first[i] + s.Editions[i].Documents()
	}
	p.progress.begin("search", len(numbers), p.options.Progress)
	return p.inParallel(ctx, len(numbers), func(i int) error {
		texts := takeDesk()
		defer desks.Put(texts)
		stored := p.archive.Editions[numbers[i]]
		documents, err := p.surveyAgain(numbers[i], texts).documents(documents(stored))
		if err != nil {
			return err
		}
		return b.Add(first[i], documents)
	})
}

// digestOfArticles is one of all files of articles.
func digestOfArticles(files []ledger.File) uint64 {
	var m mixer
	for _, f := range files {
		m.Fixed(f.Digest.Lo)
	}
	return m.sum()
}
