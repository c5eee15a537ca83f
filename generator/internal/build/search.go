package build

import (
	"context"
	"fmt"
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/quoted"
	"backissue/generator/internal/search"
)

// documents gives the numbers of an edition's articles that can be found.
func documents(stored *archive.Stored) []int {
	all := make([]int, 0, stored.Len())
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
		Districts: a.Districts, Tags: a.Tags, People: s.people(a)}
	body := s.bodyLines(n, file)
	d.Lines = s.desk.strings(2 + len(body) + 2*len(a.Photos))
	for _, line := range []string{a.Dateline, a.Byline} {
		if line != "" {
			d.Lines = append(d.Lines, line)
		}
	}
	d.Lines = append(d.Lines, body...)
	for _, photo := range a.Photos {
		for _, line := range []string{photo.Caption, photo.Credit} {
			if line != "" {
				d.Lines = append(d.Lines, line)
			}
		}
	}
	d.Plain = file.IsProse && len(a.Photos) == 0 && quoted.IsPlain(a.Dateline) && quoted.IsPlain(a.Byline)
	return d
}

// bodyLines gives the plain text of an article's body, block by block.
func (s *survey) bodyLines(n int, file *content.File) []string {
	if s.lines == nil || s.lines[n] == nil {
		s.readBody(n, file)
	}
	return s.lines[n]
}

// readBody gives an article's body block by block, until it is asked for another, and keeps its lines: an article that has to be read for the lists has new texts too.
func (s *survey) readBody(n int, file *content.File) []edition.Block {
	if s.lines == nil {
		s.lines = make([][]string, len(s.folder.Articles))
	}
	s.desk.blocks = file.Blocks(s.desk.blocks)
	s.lines[n] = appendTexts(s.desk.strings(len(s.desk.blocks)), s.desk.blocks)
	return s.desk.blocks
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
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	return eachOf(make([]struct{}, search.Texts(len(all))), func(f int, _ struct{}) error {
		from, to := f*search.PerText, min(len(all), (f+1)*search.PerText)
		m := takeMixer()
		for _, n := range all[from:to] {
			m.Fixed(i.files[n].Digest.Lo)
		}
		in := inputs{layouts: i.with.program, content: m.settle()}
		return i.makeIn(i.made, search.TextAddress(path, f), in, func() ([]byte, error) {
			var documents []search.Document
			if i.found != nil {
				documents = i.found[from:to]
			} else {
				var err error
				if documents, err = i.documents(all[from:to]); err != nil {
					return nil, err
				}
			}
			text := search.AppendTextFile((*buffer)[:0], path, f, documents)
			*buffer = text[:0]
			return text, nil
		})
	})
}

// documents reads articles of the edition by their numbers. They are there until others are asked for.
func (s *survey) documents(numbers []int) ([]search.Document, error) {
	s.desk.documents = slices.Grow(s.desk.documents[:0], len(numbers))[:len(numbers)]
	all := s.desk.documents
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
	editions, numbers = make([]search.Edition, 0, len(p.archive.Editions)), make([]int, 0, len(p.archive.Editions))
	for number, stored := range p.archive.Editions {
		e := search.Edition{Key: stored.Key, Pages: make([]search.Page, 0, len(stored.Pages))}
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

// fillSegment reads the documents of a segment that were not gathered when its editions were made: bodies are not kept.
func (p *publication) fillSegment(ctx context.Context, b *search.Builder, s *search.Segment, numbers []int) error {
	first := make([]int, len(numbers))
	for i := range s.Editions[1:] {
		first[i+1] = first[i] + s.Editions[i].Documents()
	}
	p.progress.begin("search", len(numbers), p.options.Progress)
	p.ahead.next.Store(0)
	return p.inParallel(ctx, len(numbers), func(i int) error {
		if added, err := p.addReading(b, s, first[i], numbers[i]); added || err != nil {
			return err
		}
		texts := takeDesk()
		defer texts.leave()
		stored := p.archive.Editions[numbers[i]]
		again := p.surveyAgain(numbers[i], texts)
		done, err := again.openAgain()
		if err != nil {
			return err
		}
		defer done()
		documents, err := again.documents(documents(stored))
		if err != nil {
			return err
		}
		return p.addDocuments(b, s, first[i], numbers[i], documents)
	})
}

// addDocuments adds to a segment what can be found of the edition with a number. What was read of the newest month is kept, for its segment is made again
// with each edition that is added.
func (p *publication) addDocuments(b *search.Builder, s *search.Segment, first, number int, documents []search.Document) error {
	if !s.Newest() {
		return b.Add(first, documents)
	}
	reading := search.Read(documents)
	p.ledger.KeepReading(p.folders[number].Key.Path(), p.readingOf(number), reading)
	ok, err := b.AddReading(first, len(documents), reading)
	if err == nil && !ok {
		err = fmt.Errorf("%s: what was read for the search index can't be taken", p.folders[number].Key.Path())
	}
	return err
}

// addReading adds what an earlier build read of an edition of the newest month, if it is there and its articles are still those.
func (p *publication) addReading(b *search.Builder, s *search.Segment, first, number int) (added bool, err error) {
	if !s.Newest() {
		return false, nil
	}
	path := p.folders[number].Key.Path()
	reading, known := p.ledger.Reading(path, p.readingOf(number))
	if !known {
		return false, nil
	}
	added, err = b.AddReading(first, len(documents(p.archive.Editions[number])), reading)
	if added {
		p.ledger.StayReading(path)
	}
	return added, err
}

// readingOf is a digest of all that what is read of an edition for the index depends on.
func (p *publication) readingOf(number int) uint64 { return digestOf(p.with.program, p.bodies[number]) }

// digestOfArticles is one of all files of articles.
func digestOfArticles(files []ledger.File) uint64 {
	m := takeMixer()
	for _, f := range files {
		m.Fixed(f.Digest.Lo)
	}
	return m.settle()
}
