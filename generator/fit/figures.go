package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// write prints what was seen of each kind of page, and of all together where there are several.
func (j *judgement) write(out io.Writer) {
	for _, kind := range slices.Backward(slices.Sorted(maps.Keys(j.makeups))) {
		j.makeups[kind].write(out, kind)
	}
	all := tally{missed: map[string]int{}}
	kinds := slices.Backward(slices.Sorted(maps.Keys(j.kinds)))
	for _, kind := range kinds {
		j.kinds[kind].write(out, kind)
		all.add(j.kinds[kind])
	}
	if len(j.kinds) > 1 {
		all.write(out, "all")
	}
}

// add adds what another tally counted.
func (t *tally) add(o *tally) {
	for _, c := range []struct{ to, from *int }{
		{&t.articles, &o.articles}, {&t.bodies, &o.bodies}, {&t.heads, &o.heads}, {&t.titles, &o.titles}, {&t.roles, &o.roles}, {&t.bylines, &o.bylines},
		{&t.ends, &o.ends}, {&t.endsKnown, &o.endsKnown}, {&t.endsFound, &o.endsFound}, {&t.found, &o.found}, {&t.spurious, &o.spurious},
	} {
		*c.to += *c.from
	}
	for kind, n := range o.missed {
		t.missed[kind] += n
	}
	t.rated = append(t.rated, o.rated...)
}

func (t *tally) write(out io.Writer, kind string) {
	share := func(n, all int) float64 { return float64(n) / float64(max(1, all)) }
	fmt.Fprintf(out, "%s: articles=%.3f heads=%.3f titles=%.3f roles=%.3f bylines=%.3f paragraphs=%.3f spurious=%.3f n=%d\n", kind,
		share(t.bodies, t.articles), share(t.heads, t.articles), share(t.titles, t.articles), share(t.roles, t.articles), share(t.bylines, t.articles),
		share(2*t.ends, t.endsKnown+t.endsFound), share(t.spurious, t.found), t.articles)
	t.writeReliability(out)
	kinds := slices.SortedFunc(maps.Keys(t.missed), func(a, b string) int { return cmp.Or(t.missed[b]-t.missed[a], strings.Compare(a, b)) })
	for _, wrong := range kinds {
		fmt.Fprintf(out, "  wrong: %s: %d\n", wrong, t.missed[wrong])
	}
}

// trusted is the confidence from which an article is taken without a look.
const trusted = 0.9

// writeReliability prints, for steps of confidence, how many articles have one, how sure they are on average, and how many are right.
func (t *tally) writeReliability(out io.Writer) {
	above, right := 0, 0
	for _, r := range t.rated {
		if r.confidence >= trusted {
			above, right = above+1, right+one(r.right)
		}
	}
	fmt.Fprintf(out, "  confidence %.2f or more: %d of %d, of these right: %d (%.3f)\n", trusted, above, len(t.rated), right, float64(right)/float64(max(1, above)))
	fmt.Fprintf(out, "  confidence  articles  expected  right\n")
	most := 1.0
	for _, least := range []float64{0.98, 0.95, 0.9, 0.8, 0.6, 0.4, 0} {
		all, right, sum := 0, 0, 0.0
		for _, r := range t.rated {
			if r.confidence >= least && (r.confidence < most || most == 1) {
				all, right, sum = all+1, right+one(r.right), sum+r.confidence
			}
		}
		if n := float64(all); all > 0 {
			fmt.Fprintf(out, "  %.2f–%.2f   %8d     %.3f  %.3f\n", least, most, all, sum/n, float64(right)/n)
		}
		most = least
	}
}
