//go:build race

package intake

// underRace tells that the race detector is built in, which makes much that is on the stack otherwise be allocated.
const underRace = true
