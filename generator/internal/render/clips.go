package render

import (
	"reflect"
	"slices"
	"strings"

	"backissue/generator/internal/compile"
	"backissue/generator/internal/edition"
)

// An article stands in the lists of its tags, its district and its people, which show it by the same HTML: all their sheets lie two folders deep, so that only links to lists differ, where a list
// leads to its neighbours. So that HTML is made once, as a clip (package compile), and kept by package build. A layout that shows entries in another way has no clips.

// clipped are the kinds of sheets that share clips. Those of series are few, and put their entries in order by what clips lack.
var clipped = []Kind{Tag, District, Person}

// clippedFolders have these sheets, each list a folder of its own.
var clippedFolders = []string{"tags/", "districts/", "people/"}

func isClipped(kind Kind) bool { return slices.Contains(clipped, kind) }

// clips are those of entries on the sheets of lists.
var clips = compile.ClipsOf(compile.Clips{Join: "With", There: []string{"Date"}, Same: []string{"Site", "Asset", "Absolute", "Weekdays"}, Link: "Link",
	Differs: func(address string) bool {
		return slices.ContainsFunc(clippedFolders, func(folder string) bool { return strings.HasPrefix(address, folder) })
	}},
	func(e *Entry) (string, func([]byte)) { return e.clip, e.keep },
	func(s *Sheet, dst []byte, address string) []byte { return appendRelative(dst, s.Address, address) })

// Form names what clips of entries are for a kind of list: those of one form share them. It is empty for a kind that has none.
func (l *Layouts) Form(kind Kind) string {
	if !isClipped(kind) {
		return ""
	}
	program, err := l.program(kind, reflect.TypeFor[*ListView]())
	if err != nil {
		return ""
	}
	return program.Form()
}

// Clipped makes an entry of an article's day and its clip, which was made for a kind of the same form.
func Clipped(date edition.Date, clip string) Entry { return Entry{Date: date, clip: clip} }

// Keep has the clip of an entry passed to keep when it is made, which must copy it.
func Keep(e *Entry, keep func(clip []byte)) { e.keep = keep }

// Whole says how the entries of a list are made again without clips, for a layout that fails: html/template says why, and knows none.
func Whole(v *ListView, entries func() []Entry) { v.whole = entries }

// takeOutClips makes a view whole.
func takeOutClips(v View) {
	if list, ok := v.(*ListView); ok && list.whole != nil {
		list.Entries = list.whole()
	}
}
