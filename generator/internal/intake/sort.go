package intake

import (
	"context"
	"slices"
	"strings"

	"backissue/generator/internal/edition"
)

// dated is one edition's files.
type dated struct {
	key   edition.Key
	files []File
}

// sort puts the files into editions, the oldest first. A file whose day neither the command line nor its path tells is read for the day that it prints,
// and read again when its edition's turn comes: a year of readings would not fit into memory.
func (run *run) sort(ctx context.Context, files []File) ([]dated, error) {
	byKey := map[edition.Key][]File{}
	var unknown []File
	for _, f := range files {
		if key := toldKey(run.Given, run.wordsOf(f)); key.Date.IsZero() {
			unknown = append(unknown, f)
		} else {
			byKey[key] = append(byKey[key], f)
		}
	}
	looked := 0
	for f, r := range inOrder(ctx, 2*run.Cores, unknown, func(f File) reading { return run.read(ctx, f) }) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		looked++
		run.Sorting(looked, len(unknown))
		if r.err != nil {
			run.tell(Outcome{Name: f.Name, Err: r.err})
			continue
		}
		place, problems := run.place(f, r.page, run.Given)
		if place.Key.Date.IsZero() {
			run.tell(Outcome{Name: f.Name, Err: problems.Err()})
			continue
		}
		byKey[place.Key] = append(byKey[place.Key], f)
	}
	var editions []dated
	for key, files := range byKey {
		slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
		editions = append(editions, dated{key, files})
	}
	slices.SortFunc(editions, func(a, b dated) int { return a.key.Compare(b.key) })
	return editions, ctx.Err()
}
