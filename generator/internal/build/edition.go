package build

import (
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/render"
	"backissue/generator/internal/search"
)

// Levels of a subhead in a body: below the headline, which is an h1 on the article's own sheet.
const (
	levelOnArticle = 2
	levelOnPage    = 3
	levelOnEdition = 4
)

// issue is an edition whose sheets are being made. What its sheets show is unpacked and parsed when the first of them needs it.
type issue struct {
	*survey
	number         int // of all editions
	stored         *archive.Stored
	previous, next *edition.Key // nil for none
	made           *editionFiles
	pages          []uint64 // digests of what a page's sheet and those of its articles tell of the page and the edition
	stories        []uint64 // digests of all that sheets show of each article: its file and those of its other parts
	addresses      []string // of the articles
	pageAddresses  []string

	edition  *archive.Edition // unpacked
	articles []*archive.Article
	title    string
	record   render.EditionRecord
	told     []told             // of each article, when a sheet first shows it
	shown    []render.Story     // as the sheet at hand shows them: the edition's, and then those of its pages
	view     render.ArticleView // of the article at hand, with its sheet and its neighbours
	head     render.Sheet
	turns    [2]render.Link

	pagesReceived map[string][]edition.Line // those that were read, by the name of their file
	found         []search.Document
}

// makeEdition looks at the edition with a number and makes all its files: its own sheet, its pages', its articles', its pictures.
func (p *publication) makeEdition(number int) error {
	texts := takeDesk()
	defer texts.leave()
	s, stored, err := p.surveyEdition(p.folders[number], texts)
	p.stored[number] = stored
	if err != nil {
		p.failed.Store(true)
		return err
	}
	if number == len(p.folders)-1 {
		p.newest = digestOfAll(storyDigests(s, stored))
	}
	p.bodies[number] = digestOfArticles(s.files[:len(s.folder.Articles)])
	p.prints[number] = s.printDigests()
	i := &texts.issue
	*i = issue{survey: s, number: number, stored: stored}
	for _, links := range s.links {
		p.references.add(links.references...)
	}
	if number > 0 {
		i.previous = &p.folders[number-1].Key
	}
	if number < len(p.folders)-1 {
		i.next = &p.folders[number+1].Key
	}
	return together(i.claimPictures, i.makeFiles)
}

// makeFiles makes all files of the edition, unless all are known to be there as they would be made.
func (i *issue) makeFiles() error {
	path := i.stored.Key.Path()
	made, done := i.openEdition(path)
	defer done()
	i.made, made.now = made, i.desk.sheets[:0]
	of := i.digest()
	if count, size, all := made.stand(i.ledger, of); all && !strings.HasPrefix(i.options.Explain, path+"/") {
		i.counts.unchanged.Add(int64(count))
		i.counts.bytes.Add(size)
		i.ledger.StayMade(path)
		i.gathering.miss(i.number)
		return nil
	}
	if !i.failed.Load() {
		i.prepared.begin(i.layouts)
	}
	made.before, _ = i.ledger.Made(path)
	i.pages, i.stories = pageDigests(i.stored), storyDigests(i.survey, i.stored)
	i.addresses, i.pageAddresses = i.stored.ArticleAddresses(), i.stored.PageAddresses()
	err := together(i.makeWhole, i.makePages, i.makeArticles, i.makeTexts, i.makeDump, i.putPictures)
	i.ledger.KeepMade(path, ledger.Made{Of: of, Sheets: made.now})
	i.desk.sheets = made.now
	return err
}

// digest is one of all that any file of the edition is made of: whatever is in the inputs of one of them must be in it, or the file would be stale.
func (i *issue) digest() uint64 {
	m := takeMixer()
	for _, kind := range render.Kinds {
		m.Fixed(i.with.layouts[kind])
	}
	m.Fixed(i.with.site)
	for _, file := range i.files { // articles, edition.yaml, pages as received, pictures
		m.Text(file.Name)
		m.Fixed(file.Digest.Hi)
		m.Fixed(file.Digest.Lo)
	}
	m.Fixed(i.stored.Whole())
	m.Fixed(i.around())
	return m.settle()
}

// around is a digest of the editions that this one leads to.
func (i *issue) around() uint64 {
	m := takeMixer()
	for _, key := range []*edition.Key{i.previous, i.next} {
		m.Yes(key != nil)
		if key != nil {
			m.key(*key)
		}
	}
	for _, key := range i.sameDay.before(i.stored.Key.Date) {
		m.key(key)
	}
	return m.settle()
}

func (i *issue) make(address string, in inputs, text func() ([]byte, error)) error {
	return i.makeIn(i.made, address, in, text)
}

func (i *issue) put(kind render.Kind, address string, in inputs, view func() (render.View, error)) error {
	return i.putIn(i.made, kind, address, in, view)
}

// storyDigests gives a digest for each article. The parts of one that runs over pages have one digest: each shows something of the others.
func storyDigests(s *survey, stored *archive.Stored) []uint64 {
	digests := make([]uint64, stored.Len())
	for n := range digests {
		digests[n] = s.shownDigest(n)
	}
	for n := range digests {
		if stored.IsContinuation(n) || stored.Next(n) < 0 {
			continue
		}
		all := digests[n]
		for part := stored.Next(n); part >= 0; part = stored.Next(part) {
			all = digestOf(all, digests[part])
		}
		for part := n; part >= 0; part = stored.Next(part) {
			digests[part] = all
		}
	}
	return digests
}

// shownDigest gives one of what sheets show of an article: its file, and the sizes of its photos.
func (s *survey) shownDigest(n int) uint64 {
	digest := s.files[n].Digest.Lo
	if s.links == nil {
		return digest
	}
	for _, name := range s.links[n].pictures {
		if p, known := s.picture(name); known {
			digest = digestOf(digest, p.size.Width, p.size.Height)
		}
	}
	return digest
}

func digestOfAll(digests []uint64) uint64 {
	m := takeMixer()
	for _, d := range digests {
		m.Fixed(d)
	}
	return m.settle()
}

// unpack makes ready what views are made of.
func (i *issue) unpack() error {
	if i.edition != nil {
		return nil
	}
	record, err := i.editionRecord(i.stored)
	if err != nil {
		return err
	}
	if i.title, err = i.editionTitle(i.stored.Key); err != nil {
		return err
	}
	i.edition, i.record = i.desk.unpack(i.stored), record
	i.articles = i.edition.Articles()
	i.told, i.shown = i.desk.stories(len(i.articles))
	return nil
}

func (i *issue) makeWhole() error {
	in := inputs{content: digestOf(i.recordDigest(), digestOfAll(i.stories)), around: i.around()}
	address := i.stored.Address()
	return i.put(render.Edition, address, in, func() (render.View, error) {
		if err := i.unpack(); err != nil {
			return nil, err
		}
		view := &render.EditionView{Sheet: i.sheet(render.Edition, address, i.title), Edition: i.record, Previous: i.keyLink(i.previous), Next: i.keyLink(i.next)}
		if hasDump(i.stored) {
			view.Data = dumpAddress(i.stored.Key)
		}
		for _, key := range slices.Backward(i.sameDay.before(i.stored.Key.Date)) {
			view.ThisDay = append(view.ThisDay, i.editionLink(key))
		}
		for n := range i.edition.Pages {
			section, err := i.section(n, levelOnEdition)
			if err != nil {
				return nil, err
			}
			view.Pages = append(view.Pages, section)
		}
		if len(view.Pages) > 0 {
			putFirstAtTop(view.Pages[0])
		}
		view.Description = headlines(view.Pages)
		return view, nil
	})
}

// recordDigest is one of what edition.yaml and the list of pages tell.
func (i *issue) recordDigest() uint64 {
	m := takeMixer()
	m.Text(i.stored.Number)
	m.Text(i.stored.DateSource)
	for _, page := range i.stored.Pages {
		m.Number(page.Number)
		m.Text(page.Name)
		m.Number(page.Articles)
	}
	return m.settle()
}

// pageDigests gives a digest for each page, of what its sheet and those of its articles tell of the page and the edition.
func pageDigests(stored *archive.Stored) []uint64 {
	digests := make([]uint64, len(stored.Pages))
	for n, page := range stored.Pages {
		digests[n] = digestOf(stored.Number, stored.DateSource, page.Number, page.Name)
	}
	return digests
}

func (i *issue) makePages() error {
	pages := i.stored.Pages
	return eachOf(pages, func(n int, page archive.StoredPage) error {
		around := takeMixer()
		if n > 0 {
			around.Number(pages[n-1].Number)
			around.Text(pages[n-1].Name)
		}
		around.Yes(n > 0)
		if n < len(pages)-1 {
			around.Number(pages[n+1].Number)
			around.Text(pages[n+1].Name)
		}
		in := inputs{content: digestOf(i.pages[n], digestOfAll(i.stories[page.First:page.First+page.Articles]), i.recordFileDigest()), around: around.settle()}
		address := i.pageAddresses[n]
		return i.put(render.Page, address, in, func() (render.View, error) { return i.pageView(n, address) })
	})
}

func (i *issue) pageView(n int, address string) (render.View, error) {
	if err := i.unpack(); err != nil {
		return nil, err
	}
	section, err := i.section(n, levelOnPage)
	if err != nil {
		return nil, err
	}
	putFirstAtTop(section)
	title, err := i.pageTitle(section.PageLink)
	if err != nil {
		return nil, err
	}
	view := &render.PageView{Sheet: i.sheet(render.Page, address, title), Edition: i.record, Page: section}
	view.Description = headlines([]render.PageSection{section})
	link := func(n int) *render.PageLink {
		if n < 0 || n >= len(i.edition.Pages) {
			return nil
		}
		return &render.PageLink{Address: i.pageAddresses[n], Number: i.edition.Pages[n].Number, Name: i.edition.Pages[n].Name}
	}
	view.Previous, view.Next = link(n-1), link(n+1)
	view.Leftovers, err = i.leftovers(section.Number)
	return view, err
}

func (i *issue) makeArticles() error {
	shown := i.stored.Shown()
	page := 0
	var around mixer
	place := 0 // of the first article shown that comes after the one at hand
	sources := i.sourcesDigest()
	return eachOf(i.stories, func(n int, story uint64) error {
		before := place - 1
		if place < len(shown) && shown[place] == n {
			place++
		}
		around.Bytes = around.Bytes[:0]
		for pages := i.stored.Pages; n >= pages[page].First+pages[page].Articles; {
			page++
		}
		neighbours := [2]int{-1, -1}
		if before >= 0 {
			neighbours[0] = shown[before]
		}
		if place < len(shown) {
			neighbours[1] = shown[place]
		}
		for _, m := range neighbours {
			around.Number(m + 1)
			if m >= 0 {
				around.Text(i.titleOf(m))
				around.Text(i.addresses[m])
			}
		}
		in := inputs{content: digestOfAll([]uint64{story, i.pages[page], sources}), around: around.sum()}
		return i.makeArticle(n, in, neighbours)
	})
}

func (i *issue) makeArticle(n int, in inputs, neighbours [2]int) error {
	address := i.addresses[n]
	if i.stored.IsWithdrawn(n) {
		return i.put(render.Withdrawn, address, in, func() (render.View, error) { return i.withdrawnView(n, address) })
	}
	return i.put(render.Article, address, in, func() (render.View, error) { return i.articleView(n, address, neighbours) })
}

func (i *issue) articleView(n int, address string, neighbours [2]int) (render.View, error) {
	if err := i.unpack(); err != nil {
		return nil, err
	}
	a := i.articles[n]
	view := &i.view
	story := &view.Story
	if err := i.story(story, n, levelOnArticle, address); err != nil {
		return nil, err
	}
	if err := i.addParts(story, n, address); err != nil {
		return nil, err
	}
	putAtTop(story)
	sheet := &i.head
	*sheet = i.sheetOf(render.Article, address, a.Title)
	sheet.Description = a.Summary
	if beginning := a.Beginning(); beginning != a {
		sheet.Canonical = render.Absolute(i.config.Base, beginning.Address())
	}
	view.Sheet, view.Edition, view.Page = sheet, i.record, story.Entry.Page
	printed, err := i.printed(n)
	if err != nil {
		return nil, err
	}
	view.Printed = printed
	link := func(n int, room *render.Link) *render.Link {
		if n < 0 {
			return nil
		}
		*room = render.Link{Name: i.articles[n].Title, Address: i.addresses[n]}
		return room
	}
	view.Previous, view.Next = link(neighbours[0], &i.turns[0]), link(neighbours[1], &i.turns[1])
	return view, i.cite(view)
}

func (i *issue) withdrawnView(n int, address string) (render.View, error) {
	if err := i.unpack(); err != nil {
		return nil, err
	}
	title, err := i.layouts.Words().T("withdrawn")
	if err != nil {
		return nil, err
	}
	file, err := i.article(n)
	if err != nil {
		return nil, err
	}
	sheet := i.sheet(render.Withdrawn, address, title)
	sheet.Hidden = true
	return &render.WithdrawnView{Sheet: sheet, Edition: i.record, Page: pageLink(i.stored.Key, i.articles[n]), Reason: file.Article.Withdrawn}, nil
}
