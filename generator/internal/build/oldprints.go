package build

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/zeebo/xxh3"
)

// printDigests names the prints of the edition's photos.
func (s *survey) printDigests() []xxh3.Uint128 {
	var digests []xxh3.Uint128
	for _, p := range s.pictures {
		file := s.files[p.file]
		for _, side := range p.sides() {
			digests = append(digests, digestOfPrint(file.Digest, filepath.Ext(file.Name), side))
		}
	}
	return digests
}

// printsName is that of the digest of all prints in use, among what the ledger keeps by name.
const printsName = "prints of photos"

// sweepPrints removes from .gen the prints that no photo of the site that was just published has any more, and what a build that was killed left half
// written. While the same prints are in use as when the last build swept, nothing is looked at.
//
// Nothing is lost with a print but the time to make it again: another build that reads it has it, or makes it. So two checkouts of one archive may
// share the folder, and a build that is killed here leaves the rest to the next, for the ledger is saved after it. Only what bears a print's name is
// removed, and no link is followed out of the folder.
func (p *publication) sweepPrints() {
	var all mixer
	for _, digests := range p.prints {
		for _, d := range digests {
			all.Fixed(d.Hi)
			all.Fixed(d.Lo)
		}
	}
	inUse := all.sum()
	p.with.named[printsName] = inUse
	if before, known := p.ledger.MadeOf(printsName); known && before == inUse {
		return
	}
	root, err := os.OpenRoot(p.printsFolder())
	if err != nil {
		return // there are none
	}
	defer root.Close()
	used := map[string]bool{}
	for _, digests := range p.prints {
		for _, d := range digests {
			used[printName(d)] = true
		}
	}
	folders, _ := fs.ReadDir(root.FS(), ".")
	for _, folder := range folders {
		if !folder.IsDir() || !isPrintsFolder.MatchString(folder.Name()) {
			continue
		}
		prints, _ := fs.ReadDir(root.FS(), folder.Name())
		for _, print := range prints {
			if name := path.Join(folder.Name(), print.Name()); print.Type().IsRegular() && !used[name] && (isPrint.MatchString(name) || isAbandoned(print)) {
				root.Remove(name)
			}
		}
		root.Remove(folder.Name()) // unless there is anything in it
	}
}

var (
	isPrintsFolder = regexp.MustCompile(`^[0-9a-f]{2}$`)
	isPrint        = regexp.MustCompile(`^[0-9a-f]{2}/[0-9a-f]{30}$`)
)

// isAbandoned tells whether a file is a print that nobody will finish: its build would have done so long ago.
func isAbandoned(file fs.DirEntry) bool {
	about, err := file.Info()
	return err == nil && strings.HasPrefix(file.Name(), unfinished) && time.Since(about.ModTime()) > time.Hour
}

// printName gives the place of a print in the folder of all.
func printName(digest xxh3.Uint128) string {
	name := fmt.Sprintf("%016x%016x", digest.Hi, digest.Lo)
	return name[:2] + "/" + name[2:]
}

func (p *publication) printsFolder() string { return filepath.Join(p.options.Root, ".gen", "photos") }
