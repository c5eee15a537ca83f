//go:build race

package build

// usualHistories are few where the race detector makes each take ten times as long; all are lived without it (make histories).
const usualHistories = 8
