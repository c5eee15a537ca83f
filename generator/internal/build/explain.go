package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/render"
)

// explain says why the file at an address is made again, or why not: which of its inputs differ from what the last build remembered.
func (p *publication) explain(address string, in inputs, before ledger.Sheet, known bool, there *files.Stat) {
	say := func(why string) { p.why = append(p.why, why) }
	const same = "nothing that it is made of has changed, "
	switch stands := known && before.Inputs == in.digest(); {
	case !known:
		say("no earlier build remembers it")
		return
	case stands && there == nil:
		say(same + "but the file is not in the site: it is made again")
	case stands && before.Seal == ledger.Seal(*there):
		say(same + "so it is not made again")
	case stands && p.isStill(address, before, there):
		say(same + "and the file in the site, which was copied or touched, has the same bytes: it is not made again")
	case stands:
		say(same + "but the file in the site was changed: it is made again")
	}
	now := in.parts()
	for part, kind := range kinds {
		if now[part] == before.Parts[part] {
			continue
		}
		causes := p.causes(part, address, in)
		if len(causes) == 0 {
			causes = []string{kind + " changed"}
		}
		if more := len(causes) - mostCauses; more > 0 {
			causes = append(causes[:mostCauses], fmt.Sprintf("and %d more", more))
		}
		for _, cause := range causes {
			if !slices.Contains(p.why, cause) { // what it shows and what it leads to can change with one file
				say(cause)
			}
		}
	}
}

// mostCauses is how many causes are named of each kind.
const mostCauses = 10

// causes names what has changed of one kind of input.
func (p *publication) causes(part int, address string, in inputs) []string {
	switch part {
	case 0:
		return p.changedNames(p.layoutsOf(in.layouts))
	case 1:
		return p.changedNames(func(name string) bool {
			return strings.HasPrefix(name, "config.yaml: ") && !slices.Contains(shownSettings, name)
		})
	}
	var causes []string
	for _, path := range p.editionsOf(address) {
		causes = append(causes, p.changesOf(path)...)
	}
	if len(causes) == 0 && part == 3 {
		for _, path := range p.neighboursOf(address) {
			causes = append(causes, p.changesOf(path)...)
		}
	}
	if len(causes) == 0 {
		causes = p.editionsGone(address)
	}
	if len(causes) == 0 {
		causes = p.changedNames(func(name string) bool { return slices.Contains(shownSettings, name) })
	}
	return causes
}

// changedNames gives those names that are of a kind and whose digest is not that of the last build.
func (p *publication) changedNames(of func(name string) bool) []string {
	var changed []string
	for _, name := range slices.Sorted(maps.Keys(p.with.named)) {
		if before, ok := p.ledger.MadeOf(name); of(name) && (!ok || before != p.with.named[name]) {
			changed = append(changed, name+" changed")
		}
	}
	return changed
}

// layoutsOf tells which names are those of files that a sheet is made with whose layouts have a digest, or of the program.
func (p *publication) layoutsOf(digest uint64) func(name string) bool {
	var used render.FileDigests
	for kind, files := range p.layouts.Digests() {
		if p.with.layouts[kind] == digest {
			used = files
		}
	}
	return func(name string) bool {
		_, uses := used[name]
		return uses || name == programName || used == nil && strings.HasPrefix(name, "layouts/")
	}
}

// neighboursOf gives the editions before and after that of an address.
func (p *publication) neighboursOf(address string) []string {
	key, ok := edition.ParseKey(address[:max(0, strings.LastIndexByte(address, '/'))])
	at := slices.IndexFunc(p.folders, func(f content.Folder) bool { return f.Key == key })
	if !ok || at < 0 {
		return nil
	}
	var found []string
	for _, beside := range p.folders[max(0, at-1):min(at+2, len(p.folders))] {
		found = append(found, beside.Key.Path())
	}
	return found
}

// editionsGone names the editions that the last build remembered and that there are no more, as far as a file shows what is of their time: of a list, whose articles are
// not known any more, all.
func (p *publication) editionsGone(address string) []string {
	are := map[string]bool{}
	for _, f := range p.folders {
		are[f.Key.Path()] = true
	}
	folder := address[:max(0, strings.LastIndexByte(address, '/'))]
	_, inEdition := edition.ParseKey(folder)
	inCalendar := !inEdition && folder != "" && folder[0] <= '9'
	var gone []string
	for _, path := range p.ledger.Editions() {
		if !are[path] && (!inCalendar || strings.HasPrefix(path, folder+"/")) {
			gone = append(gone, content.Dir+"/"+path+" is gone")
		}
	}
	return gone
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
	before, known := p.ledger.Edition(path, nil)
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
