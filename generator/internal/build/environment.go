package build

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/packed"
	"backissue/generator/internal/render"
)

// environment are digests of what sheets are made of beside the archive's content.
type environment struct {
	layouts map[render.Kind]uint64 // with the program
	program uint64
	seal    uint64            // of the program's file
	site    uint64            // what the config says on every sheet, and how it makes addresses
	checked uint64            // what articles are held against: the gazetteer, the program
	named   map[string]uint64 // all of it by name, for whoever asks why a sheet was made again
}

// programName is the name of the program's own digest.
const programName = "gen"

// shownSettings are those of the config that not all sheets are made of, but those that show them.
var shownSettings = []string{"config.yaml: districts", "config.yaml: licence", "config.yaml: subjects"}

func (p *publication) newEnvironment(layoutsAreFine bool) (environment, error) {
	program, seal, err := p.program()
	if err != nil {
		return environment{}, err
	}
	c := p.config
	site := digestOf(c.Name, c.Title, c.Description, c.Language, c.Base, c.Publisher, c.Report, c.TimeZone, c.ListSize, p.site.HasAbout)
	for _, name := range slices.Sorted(maps.Keys(c.Editions)) {
		site = digestOf(site, name, c.Editions[name])
	}
	addresses := digestOf(addressing(c)...)
	e := environment{program: program, seal: seal, layouts: map[render.Kind]uint64{}, site: digestOf(site, addresses), checked: digestOf(program, p.gazetteer),
		named: map[string]uint64{programName: program, "config.yaml: addresses": addresses, "config.yaml: licence": licenceDigest(c)}}
	for name, value := range map[string]any{"name": c.Name, "title": c.Title, "description": c.Description, "language": c.Language, "base": c.Base,
		"publisher": c.Publisher, "report": c.Report, "timezone": c.TimeZone, "list-size": c.ListSize, "editions": c.Editions, "districts": c.Districts, "subjects": c.Subjects} {
		e.named["config.yaml: "+name] = digestOf(value)
	}
	if !layoutsAreFine {
		return e, nil // nothing will be made
	}
	for kind, files := range p.layouts.Digests() {
		e.layouts[kind] = digestOf(program, files.Whole())
		for name, digest := range files {
			e.named[name] = digest
		}
	}
	return e, nil
}

// addressing gives what addresses of names come from.
func addressing(c *config.Config) []any {
	var all []any
	for _, d := range append([]config.District{c.City}, c.Districts...) {
		all = append(all, "district", d.Name, d.Slug)
	}
	for _, s := range c.Subjects {
		if s.Slug != "" {
			all = append(all, "subject", s.Name, s.Slug)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Slugs)) {
		all = append(all, "name", name, c.Slugs[name])
	}
	return all
}

// programSeal is the name under which the ledger remembers the seal of this program's own file.
const programSeal = "the program's file"

// program gives a digest of this program's own file, and the file's seal, 0 for none. A file with the seal that the last build remembered is not read: it has 26 MB.
func (p *publication) program() (digest, seal uint64, err error) {
	name, err := os.Executable()
	if err != nil {
		return 0, 0, fmt.Errorf("find this program's own file: %w", err)
	}
	if there, err := files.Lstat(name); err == nil && there.Mode.IsRegular() {
		seal = ledger.SettledSeal(there, time.Now())
	}
	l := p.openLedger()
	before, _ := l.MadeOf(programSeal)
	if digest, known := l.MadeOf(programName); known && seal != 0 && seal == before {
		return digest, seal, nil
	}
	digest, err = programDigest()
	return digest, seal, err
}

// programDigest is one of this program's own file: another version of it may make other sheets of the same inputs.
var programDigest = sync.OnceValues(func() (uint64, error) {
	name, err := os.Executable()
	if err != nil {
		return 0, fmt.Errorf("find this program's own file: %w", err)
	}
	file, err := os.Open(name)
	if err != nil {
		return 0, fmt.Errorf("read this program's own file: %w", err)
	}
	defer file.Close()
	h := xxh3.New()
	if _, err := io.Copy(h, file); err != nil {
		return 0, fmt.Errorf("read this program's own file: %w", err)
	}
	return h.Sum64(), nil
})

// ledgerFolder gives where builds of an archive into a folder remember: each folder has its own.
func ledgerFolder(root, out string) string {
	name := "public"
	if relative, err := filepath.Rel(root, out); err != nil || relative != name {
		if absolute, err := filepath.Abs(out); err == nil {
			out = absolute
		}
		name = fmt.Sprintf("%016x", xxh3.HashString(out))
	}
	return filepath.Join(root, ".gen", "ledger", name)
}

// mixer makes a digest of values that are written to it.
type mixer struct{ packed.Writer }

// mixers are those that gave their digest: most builds make some for each edition and each sheet of a list.
var mixers = sync.Pool{New: func() any { return new(mixer) }}

func takeMixer() *mixer {
	m := mixers.Get().(*mixer)
	m.Bytes = m.Bytes[:0]
	return m
}

// settle gives the digest of a mixer that was taken, and gives it back.
func (m *mixer) settle() uint64 {
	defer mixers.Put(m)
	return m.sum()
}

func (m *mixer) sum() uint64 { return xxh3.Hash(m.Bytes) }

func (m *mixer) key(key edition.Key) {
	m.Number(key.Date.Year)
	m.Number(int(key.Date.Month))
	m.Number(key.Date.Day)
	m.Text(key.Name)
}

// digestOf makes a digest of a few values. Where there are many, a mixer is quicker.
func digestOf(values ...any) uint64 {
	m := takeMixer()
	for _, v := range values {
		switch v := v.(type) {
		case uint64:
			m.Fixed(v)
		case int:
			m.Number(v)
		case string:
			m.Text(v)
		case []string:
			m.Texts(v)
		case edition.Key:
			m.key(v)
		default:
			m.Text(fmt.Sprintf("%T %v", v, v))
		}
	}
	return m.settle()
}
