package build

import (
	"context"
	"errors"
	"path"
	"slices"

	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/search"
)

// index is the search index that a build makes: segments, and what leads to them.
type index struct {
	*publication
	parts    []part
	segments []search.Segment
	manifest inputs
}

// part is a segment. Its files are all made of all its documents, so when one is not there as it must be, all are made again, and those that come out as
// they were stay.
type part struct {
	segment search.Segment
	numbers []int // of its editions in the archive
	in      inputs
	left    []leftFile // as the last build left them; nil when one is not as it left it
	stands  bool       // as the last build left it, which is as it must be: nothing is left to do
}

// leftFile is a file of the site that is known to be as the last build left it.
type leftFile struct {
	address string
	sheet   ledger.Sheet
	there   *files.Stat
}

// planIndex divides all editions into segments.
func (p *publication) planIndex() *index {
	editions, numbers := p.indexed()
	x := &index{publication: p, segments: search.Divide(editions)}
	var all mixer
	for _, e := range editions {
		all.key(e.Key)
		all.Number(e.Documents())
	}
	x.manifest = inputs{content: all.sum()}
	for _, s := range x.segments {
		mine := numbers[:len(s.Editions)]
		numbers = numbers[len(s.Editions):]
		var m mixer
		for _, n := range mine {
			m.key(p.archive.Editions[n].Key)
			m.Fixed(p.bodies[n])
		}
		x.parts = append(x.parts, part{segment: s, numbers: mine, in: inputs{content: m.sum()}})
	}
	return x
}

// look finds the segments that are as the last build left them, and leaves those that are as they must be. It is most of what there is to do for the index in most
// builds, and goes on beside other work.
func (x *index) look() error {
	for i := range x.parts {
		part := &x.parts[i]
		part.left = x.asLeft(&part.segment)
		of := x.ofFile(part.in).digest()
		part.stands = part.left != nil && !slices.ContainsFunc(part.left, func(f leftFile) bool { return f.sheet.Inputs != of })
		if !part.stands {
			continue
		}
		if err := x.leave(part); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) asLeft(segment *search.Segment) []leftFile {
	names := segment.Names()
	m, done := x.openFolder(path.Dir(search.Address(names[0])))
	defer done()
	left := make([]leftFile, len(names))
	for i, name := range names {
		address := search.Address(name)
		sheet, there := x.asMade(m, address)
		if there == nil {
			return nil
		}
		left[i] = leftFile{address, sheet, there}
	}
	return left
}

// make makes what does not stand: each segment whose documents are not those it was made of, and what leads to the segments.
func (x *index) make(ctx context.Context) error {
	later := x.options.IndexLater && x.stands(search.Address("manifest"), x.ofFile(x.manifest))
	return together(
		func() error {
			return eachOf(x.parts, func(_ int, part part) error { return x.makePart(ctx, &part, later) })
		},
		func() error {
			return x.putFile(search.Address("manifest"), x.manifest, func() ([]byte, error) { return search.ManifestFile(x.segments) })
		},
		func() error { return x.putFile(search.Address("characters"), inputs{}, search.CharactersFile) },
		func() error { return x.putFile(search.Address("fold"), inputs{}, search.FoldFile) },
	)
}

// makePart makes a segment, unless it stands. With later it stays as it is if it can: whole, and below the manifest that it was made with, so that the
// index agrees with itself.
func (x *index) makePart(ctx context.Context, part *part, later bool) error {
	if part.stands {
		return nil
	}
	if part.left != nil && later {
		x.behind = true
		return x.leave(part)
	}
	b := x.gathering.take(&part.segment, part.numbers)
	var err error
	if b == nil {
		b = search.NewBuilder(x.options.Ledger)
		err = x.fillSegment(ctx, b, &part.segment, part.numbers)
	}
	if err == nil {
		err = b.Settle(&part.segment)
	}
	if err == nil {
		x.progress.begin("search", b.Parts(), x.options.Progress)
		err = x.inParallel(ctx, b.Parts(), func(n int) error {
			return b.Part(n, func(name string, text []byte) error {
				return x.putFile(search.Address(name), part.in, func() ([]byte, error) { return text, nil })
			})
		})
	}
	return errors.Join(err, b.Close())
}

// leave leaves a segment's files as the last build left them, and what is remembered of them.
func (x *index) leave(part *part) error {
	if part.segment.Newest() {
		for _, n := range part.numbers {
			x.ledger.StayReading(x.folders[n].Key.Path())
		}
	}
	return eachOf(part.left, func(_ int, f leftFile) error {
		if f.address == x.options.Explain {
			x.explain(f.address, x.ofFile(part.in), f.sheet, true, f.there)
		}
		x.stays(otherFiles{x.folder, x.ledger}, f.address, f.sheet, f.there)
		return x.claim(f.address)
	})
}
