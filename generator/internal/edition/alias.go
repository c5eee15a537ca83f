package edition

import (
	"path"
	"strings"
	"unicode"
)

// AliasAddress gives the address that an alias in an article's file means: a folder stands for its index.html. It is
// false for what can't be a page of this site: an alias may come from anybody, so it must stay inside the site's folder
// and be a file that hosts serve as HTML, on every file system.
func AliasAddress(alias string) (string, bool) {
	address := alias
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	if path.Clean(address) != address || len(address) > longestAddress {
		return "", false
	}
	for _, c := range address {
		if unicode.IsControl(c) || strings.ContainsRune(`\:?#*"<>|%`, c) {
			return "", false
		}
	}
	parts := strings.Split(address, "/")
	for i, part := range parts {
		last := i == len(parts)-1
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".html") != last {
			return "", false
		}
	}
	return address, true
}

// longestAddress keeps a path, with the folder it lies in, below what file systems take.
const longestAddress = 200
