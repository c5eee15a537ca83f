package archive

import (
	"runtime"
	"slices"
	"sync"

	"backissue/generator/internal/packed"
)

// run is editions that follow each other, whose articles one core puts into lists.
type run struct {
	editions []*Stored
	first    int // the number of its first edition
	filed    [len(folders)]filing
}

// filing says which lists of a folder the articles of a run are in. In a run lists have numbers of their own, as they first come.
type filing struct {
	numbers map[string]int32 // by name
	names   []string         // by number, as the next three
	counts  []int32          // how many articles of the run a list has
	lists   []*List          // once they are known
	next    []int32          // where in a list the run's next article belongs

	of numbersOf
}

// numbersOf are numbers of lists of articles, one article's after the other's.
type numbersOf struct {
	numbers []int32
	first   []int32 // by article: where its own begin, and after the last where they end
}

func newNumbersOf(numbers, articles int) numbersOf {
	return numbersOf{make([]int32, 0, numbers), make([]int32, 1, articles+1)}
}

// article gives an article's numbers.
func (o *numbersOf) article(n int32) []int32 { return o.numbers[o.first[n]:o.first[n+1]] }

// add gives the article at hand a number, once: it may name a tag twice.
func (o *numbersOf) add(number int32) (added bool) {
	if slices.Contains(o.numbers[o.first[len(o.first)-1]:], number) {
		return false
	}
	o.numbers = append(o.numbers, number)
	return true
}

// end ends the article at hand.
func (o *numbersOf) end() { o.first = append(o.first, int32(len(o.numbers))) }

// runs cuts the editions into one for each core.
func (a *Archive) runs() []*run {
	runs := make([]*run, min(runtime.GOMAXPROCS(0), len(a.Editions)))
	for i := range runs {
		from, to := i*len(a.Editions)/len(runs), (i+1)*len(a.Editions)/len(runs)
		runs[i] = &run{editions: a.Editions[from:to], first: from}
	}
	return runs
}

// onAllCores does something with all runs at once.
func onAllCores(runs []*run, do func(*run)) {
	var done sync.WaitGroup
	for _, r := range runs {
		done.Go(func() { do(r) })
	}
	done.Wait()
}

// find finds the lists of the run's articles.
func (r *run) find() {
	articles := 0
	for _, e := range r.editions {
		articles += e.Len()
	}
	for folder := range r.filed {
		r.filed[folder] = filing{numbers: map[string]int32{}, of: newNumbersOf(0, articles)}
	}
	var last []string                 // names that were met
	var numbers [len(folders)][]int32 // of their lists, and -1 where that was not asked
	done := 0
	for i, e := range r.editions {
		if i == fewEditions {
			r.growFor(articles, done)
		}
		done += e.Len()
		names := e.lists.Names
		together := packed.Together(last, names)
		for folder := range numbers {
			if !together {
				numbers[folder] = numbers[folder][:0]
			}
			for len(numbers[folder]) < len(names) {
				numbers[folder] = append(numbers[folder], -1)
			}
		}
		last = names
		lists := packed.Read(e.lists.Numbers)
		for n := range e.Len() {
			if e.IsShown(n) {
				for folder := range r.filed {
					r.filed[folder].addAll(&lists, names, numbers[folder])
				}
			}
			for folder := range r.filed {
				r.filed[folder].of.end()
			}
		}
	}
}

// fewEditions tell how many numbers the others will have.
const fewEditions = 16

// growFor gives numbers as much room as those of all articles will take, going by those of some: as they grow, each is copied several times.
func (r *run) growFor(articles, done int) {
	for folder := range r.filed {
		of := &r.filed[folder].of
		of.numbers = slices.Grow(of.numbers, len(of.numbers)*(articles-done)/max(1, done)*9/8)
	}
}

// addAll puts the article at hand into the lists whose names have the numbers that stand next. Of names whose numbers here are known nothing is looked up: a year's editions share
// theirs.
func (f *filing) addAll(lists *packed.Reader, names []string, known []int32) {
	for range min(lists.Number(), len(lists.Rest())) {
		n := lists.Number()
		if n >= len(names) {
			continue // it was not written by this program
		}
		if known[n] < 0 {
			known[n] = f.numberOf(names[n])
		}
		if f.of.add(known[n]) {
			f.counts[known[n]]++
		}
	}
}

// numberOf gives the number of a name's list in the run.
func (f *filing) numberOf(name string) int32 {
	number, known := f.numbers[name]
	if !known {
		number = int32(len(f.names))
		f.numbers[name], f.names, f.counts = number, append(f.names, name), append(f.counts, 0)
	}
	return number
}

// file puts the run's articles into their lists.
func (r *run) file() {
	for folder := range r.filed {
		f, article := &r.filed[folder], int32(0)
		for i, e := range r.editions {
			for n := range e.Len() {
				for _, number := range f.of.article(article) {
					f.lists[number].Articles[f.next[number]] = Place{int32(r.first + i), int32(n)}
					f.next[number]++
				}
				article++
			}
		}
	}
}
