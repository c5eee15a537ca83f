package packed

import (
	"sync"
	"unsafe"

	"backissue/generator/internal/lent"
)

// Lists are lists of strings, of which most stand in many lists: each string stands in Names once. Numbers has the lists one after another, each as how many strings it has and
// their numbers in Names.
type Lists struct {
	Names   []string
	Numbers string
}

// ListsWriter gathers Lists.
type ListsWriter struct {
	Writer
	Names []string

	numbers map[string]int // by name
	texts   lent.Scraps    // of the names, side by side: they are near when one is looked up, and hold nothing else
	last    []string       // the names that were added last, of which it is known
	known   []int          // what numbers they have here, and -1 for those that were not met
}

// Add adds a list.
func (w *ListsWriter) Add(list []string) {
	w.Number(len(list))
	for _, name := range list {
		w.Number(w.numberOf(name))
	}
}

// AddAll adds lists that were gathered elsewhere, and gives their numbers here. Those that follow each other and have the same names are added quickly. A number that no name has
// ends the lists: they were not written by a ListsWriter.
func (w *ListsWriter) AddAll(lists Lists) (numbers string) {
	if !Together(w.last, lists.Names) {
		w.last, w.known = lists.Names, w.known[:0]
	}
	for len(w.known) < len(lists.Names) {
		w.known = append(w.known, -1)
	}
	start := len(w.Bytes)
	for r := Read(lists.Numbers); r.Rest() != ""; {
		count := r.Number()
		if count > len(r.Rest()) {
			break
		}
		w.Number(count)
		for range count {
			number := r.Number()
			if number >= len(lists.Names) {
				return string(w.Bytes[start:])
			}
			if w.known[number] < 0 {
				w.known[number] = w.numberOf(lists.Names[number])
			}
			w.Number(w.known[number])
		}
	}
	return string(w.Bytes[start:])
}

func (w *ListsWriter) numberOf(name string) int {
	number, known := w.numbers[name]
	if !known {
		if w.numbers == nil {
			w.numbers = map[string]int{}
		}
		name, number = w.texts.Lend(append(w.texts, name...)), len(w.Names)
		w.numbers[name], w.Names = number, append(w.Names, name)
	}
	return number
}

// Lists gives what was gathered.
func (w *ListsWriter) Lists() Lists { return Lists{w.Names, string(w.Bytes)} }

// Together tells whether names lie in the same memory, as those of lists do that were gathered together: they then begin with the same names, and what is known of some holds for the others.
func Together(names, others []string) bool {
	return unsafe.SliceData(names) == unsafe.SliceData(others)
}

// SharedNames are names that lists of several goroutines share.
type SharedNames struct {
	mu sync.Mutex
	w  ListsWriter
}

// Gather gives the lists that add adds.
func (s *SharedNames) Gather(add func(w *ListsWriter)) Lists {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.w.Bytes = s.w.Bytes[:0]
	add(&s.w)
	return s.w.Lists()
}

// Equal tells whether two are the same lists, whatever numbers their names have.
func (l Lists) Equal(other Lists) bool {
	a, b := Read(l.Numbers), Read(other.Numbers)
	for a.Rest() != "" && b.Rest() != "" {
		count := a.Number()
		if count != b.Number() {
			return false
		}
		for range min(count, len(a.Rest())) {
			x, y := a.Number(), b.Number()
			if x >= len(l.Names) || y >= len(other.Names) || l.Names[x] != other.Names[y] {
				return false
			}
		}
	}
	return a.Rest() == b.Rest() && !a.Torn() && !b.Torn()
}
