package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/render"
)

// inputs are digests of all that a file of the site is made of. Whatever can be seen in the file must be in one of them, or the file would be
// stale.
type inputs struct {
	layouts uint64 // its layout, the partials that it calls, the words, the program
	site    uint64 // what the config says of the paper and of addresses
	content uint64 // what it shows: files of the edition, the articles of a list
	around  uint64 // what it only leads to or counts: neighbours, sheets that are older and newer
}

// kinds names the inputs, in the order of ledger.Sheet's parts.
var kinds = [4]string{"a layout or the program", "config.yaml", "its content", "what it leads to"}

func (in inputs) parts() [4]uint32 {
	return [4]uint32{uint32(in.layouts), uint32(in.site), uint32(in.content), uint32(in.around)}
}

func (in inputs) digest() uint64 {
	return digestOfAll([]uint64{in.layouts, in.site, in.content, in.around})
}

// make makes the file at an address, unless it is known to be there as these inputs make it.
func (p *publication) make(address string, in inputs, text func() ([]byte, error)) error {
	return p.makeIn(otherFiles{p.folder, p.ledger}, address, in, text)
}

func (p *publication) makeIn(m memory, address string, in inputs, text func() ([]byte, error)) error {
	if p.failed.Load() {
		return nil // nothing will be published, and making it would find no problem of content
	}
	f := p.find(m, address, in)
	if f.stands {
		p.leaveFile(m, address, in, f)
		return nil
	}
	if address == p.options.Explain {
		p.explain(address, in, f.before, f.known, f.there)
	}
	made, err := text()
	if err != nil {
		return err
	}
	p.counts.rendered.Add(1)
	now, there := f.now, f.there
	now.Made, now.Size = xxh3.Hash(made), uint32(len(made))
	if f.sealed && f.before.Made == now.Made {
		p.stays(m, address, now, there)
		return nil
	}
	file, staged, err := m.put(address, made, there)
	if err != nil {
		return err
	}
	if !staged {
		p.stays(m, address, now, &file)
		return nil
	}
	now.Seal = ledger.Seal(file)
	p.counts.written.Add(1)
	p.wrote(&file)
	p.counts.bytes.Add(int64(now.Size))
	m.keep(address, now)
	return nil
}

// foundFile is a file of the site as a build finds it.
type foundFile struct {
	there       *files.Stat // nil for none
	before, now ledger.Sheet
	known       bool // there is something remembered of it
	sealed      bool // it is as it was then
	stands      bool // it is known to be as it must be
}

// find looks at the file that is to be made of inputs.
func (p *publication) find(m memory, address string, in inputs) foundFile {
	f := foundFile{there: m.look(address), now: ledger.Sheet{Inputs: in.digest(), Parts: in.parts()}}
	f.before, f.known = m.remembered(address)
	f.sealed = f.known && f.there != nil && f.before.Seal == ledger.Seal(*f.there)
	f.stands = f.known && f.before.Inputs == f.now.Inputs && (f.sealed || p.isStill(address, f.before, f.there))
	return f
}

// leaveFile leaves a file that stands.
func (p *publication) leaveFile(m memory, address string, in inputs, f foundFile) {
	if address == p.options.Explain {
		p.explain(address, in, f.before, f.known, f.there)
	}
	f.now.Made, f.now.Size = f.before.Made, f.before.Size
	p.stays(m, address, f.now, f.there)
}

// stands tells whether a file is known to be there as these inputs make it.
func (p *publication) stands(address string, in inputs) bool {
	before, there := p.asMade(otherFiles{p.folder, p.ledger}, address)
	return there != nil && before.Inputs == in.digest()
}

// asMade gives what is remembered of a file, and the file, when that is known to be as the last build left it; nil when not.
func (p *publication) asMade(m memory, address string) (ledger.Sheet, *files.Stat) {
	there := m.look(address)
	before, known := m.remembered(address)
	if !known || there == nil || before.Seal != ledger.Seal(*there) && !p.isStill(address, before, there) {
		return ledger.Sheet{}, nil
	}
	return before, there
}

// stays remembers a file that stays as it is.
func (p *publication) stays(m memory, address string, sheet ledger.Sheet, file *files.Stat) {
	sheet.Seal = ledger.Seal(*file)
	p.counts.unchanged.Add(1)
	p.counts.bytes.Add(int64(sheet.Size))
	m.keep(address, sheet)
}

// isStill tells whether a file whose seal is another still has the bytes that it was made with: it was copied, or touched.
func (p *publication) isStill(address string, before ledger.Sheet, there *files.Stat) bool {
	if there == nil || !there.Mode.IsRegular() || there.Size != int64(before.Size) {
		return false
	}
	text, err := p.folder.Read(address)
	return err == nil && xxh3.Hash(text) == before.Made
}

// buffers are those that sheets are rendered into.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// put makes the sheet of a kind at an address.
func (p *publication) put(kind render.Kind, address string, in inputs, view func() (render.View, error)) error {
	return p.putIn(otherFiles{p.folder, p.ledger}, kind, address, in, view)
}

func (p *publication) putIn(m memory, kind render.Kind, address string, in inputs, view func() (render.View, error)) error {
	if p.broken.has(kind) {
		return nil
	}
	in = p.ofSheet(kind, in)
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	err := p.makeIn(m, address, in, func() ([]byte, error) {
		v, err := view()
		if err != nil {
			return nil, err
		}
		text, err := p.layouts.RenderTo((*buffer)[:0], v)
		*buffer = text[:0]
		return text, err
	})
	if err != nil && !p.broken.add(kind) {
		return nil // reported already
	}
	return err
}

// ofSheet gives the inputs of a sheet of a kind.
func (p *publication) ofSheet(kind render.Kind, in inputs) inputs {
	in.layouts, in.site = p.with.layouts[kind], p.with.site
	return in
}

// extras are the addresses of files that are not of the archive: pictures, assets, feeds, redirects.
type extras struct {
	mu    sync.Mutex
	known map[string]string // in lower case, and as they are
}

// add takes an address. Disks that ignore case would keep only one of two that differ in nothing else.
func (e *extras) add(address string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.known == nil {
		e.known = map[string]string{}
	}
	folded := strings.ToLower(address)
	if other, taken := e.known[folded]; taken && other != address {
		return fmt.Errorf("%s and %s are one file where capitals don't count", other, address)
	}
	e.known[folded] = address
	return nil
}

func (e *extras) has(address string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.known[strings.ToLower(address)] == address
}

func (e *extras) sorted() []string { return slices.Sorted(maps.Values(e.known)) }
