package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/ledger"
)

// explain says why the file at an address is made again, or why not: which of its inputs differ from what the last build remembered.
func (p *publication) explain(address string, in inputs, before ledger.Sheet, known, sealed bool) {
	say := func(format string, values ...any) { p.why = append(p.why, fmt.Sprintf(format, values...)) }
	now := in.parts()
	switch {
	case !known:
		say("no earlier build remembers it")
	case before.Inputs == in.digest() && sealed:
		say("nothing that it is made of has changed, so it is not made again")
	case before.Inputs == in.digest():
		say("nothing that it is made of has changed, but the file in the site did: its bytes are compared, and it is made again when they differ")
	}
	if !known {
		return
	}
	for part, kind := range kinds {
		if now[part] == before.Parts[part] {
			continue
		}
		causes := p.causes(part, address)
		if len(causes) == 0 {
			causes = []string{kind + " changed"}
		}
		if more := len(causes) - mostCauses; more > 0 {
			causes = append(causes[:mostCauses], fmt.Sprintf("and %d more", more))
		}
		p.why = append(p.why, causes...)
	}
}

// mostCauses is how many causes are named of each kind.
const mostCauses = 10

// causes names what has changed of one kind of input.
func (p *publication) causes(part int, address string) []string {
	var causes []string
	switch part {
	case 0, 1:
		for _, name := range slices.Sorted(maps.Keys(p.with.named)) {
			inConfig := strings.HasPrefix(name, "config.yaml")
			if before, ok := p.ledger.MadeOf(name); inConfig == (part == 1) && (!ok || before != p.with.named[name]) {
				causes = append(causes, name+" changed")
			}
		}
	default:
		for _, path := range p.editionsOf(address) {
			causes = append(causes, p.changesOf(path)...)
		}
	}
	return causes
}

// editionsOf gives the editions that the file at an address shows.
func (p *publication) editionsOf(address string) []string {
	folder := address[:max(0, strings.LastIndexByte(address, '/'))]
	if _, ok := edition.ParseKey(folder); ok {
		return []string{folder}
	}
	var found []string
	if p.archive == nil {
		return nil
	}
	for _, s := range p.listSheets() {
		if s.list.SheetAddress(s.number) == address {
			for _, at := range archive.NewestFirst(s.list.Sheet(s.number, p.config.ListSize).Articles) {
				found = append(found, p.archive.Editions[at.Edition].Key.Path())
			}
			return slices.Compact(found)
		}
	}
	ofAll := folder == "" || slices.Contains(folders, folder) // the home sheet, feeds and indexes count all
	for _, e := range p.archive.Editions {                    // the calendar shows those of its year or month
		if path := e.Key.Path(); ofAll || strings.HasPrefix(path, folder+"/") {
			found = append(found, path)
		}
	}
	return found
}

// changesOf names an edition's files that are new, changed or gone since the last build.
func (p *publication) changesOf(path string) []string {
	before, known := p.ledger.Edition(path)
	if !known {
		return []string{content.Dir + "/" + path + " is new"}
	}
	now, _ := p.ledger.Kept(path)
	was := map[string]ledger.File{}
	for _, f := range before.Files {
		was[f.Name] = f
	}
	var changes []string
	for _, f := range now.Files {
		old, there := was[f.Name]
		delete(was, f.Name)
		switch name := content.Dir + "/" + path + "/" + f.Name; {
		case !there:
			changes = append(changes, name+" is new")
		case old.Digest != f.Digest:
			changes = append(changes, name+" changed")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(was)) {
		changes = append(changes, content.Dir+"/"+path+"/"+name+" is gone")
	}
	return changes
}
