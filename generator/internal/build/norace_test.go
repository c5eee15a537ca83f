//go:build !race

package build

const usualHistories = 200
