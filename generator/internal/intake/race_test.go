//go:build race

package intake

// underRace tells that the race detector is built in. It makes sync.Pool forget at random, in which package regexp keeps its memory, so
// that a page's patterns allocate ten times as much.
const underRace = true
