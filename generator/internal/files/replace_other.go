//go:build !linux

package files

import "os"

// Replace moves a file to a place where another file may lie, which is then where the first came from, or gone: it is the caller's to remove. At every moment one of
// the two lies there.
func Replace(from, to string) error { return os.Rename(from, to) }
