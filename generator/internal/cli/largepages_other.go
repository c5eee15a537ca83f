//go:build !linux

package cli

// inLargePages does nothing where the system is not asked for large pages, or gives them by itself.
func inLargePages([]byte) {}
