// Package search writes the index that lets a site without a server be searched: static files, in the format of docs/search-index.md.
//
// Its promises:
//   - What a search means is defined by a scan of all texts (docs/search-index.md); the index loses nothing of it and adds nothing.
//   - Every file is a function of the documents in it. So an index that was brought up to date is the index that is made anew, byte for byte.
//   - Segments, into which the index is divided, depend on the days of the editions alone: a new edition rewrites the segment of the newest month.
//   - Memory has a limit: the postings of a large segment wait on the disk.
//
// Words of the field: a document is an article that can be found; a key is a character, a pair of neighbouring characters, a word or a tag;
// the postings of a key are the numbers of the documents that have it. A shard is a file with the postings of some keys.
package search

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"backissue/generator/internal/quoted"
)

// Folder is where the index lies in the site.
const Folder = "search"

// Document is an article that can be found.
type Document struct {
	Name      string // of its sheet, in the edition's folder: 01-02
	Title     string
	Kicker    string
	Deck      string
	Districts []string
	Tags      []string
	People    []string
	Lines     []string // all else that it has printed: no match goes over the end of a line
	Plain     bool     // Lines are known to have no character that JSON writes otherwise
}

// Address gives the address in the site of a file of the index.
func Address(name string) string { return Folder + "/" + name + ".js" }

// script makes a file of the index: a call of the reader's function.
func script(name string, values ...any) ([]byte, error) { return appendScript(nil, name, values...) }

func appendScript(out []byte, name string, values ...any) (text []byte, err error) {
	out = quoted.Append(append(out, "backissue("...), name)
	for _, value := range values {
		if out, err = appendLiteral(append(out, ','), value); err != nil {
			return out, fmt.Errorf("write %s of the search index: %w", name, err)
		}
	}
	return append(out, ");\n"...), nil
}

// appendLiteral appends a value as JSON that is JavaScript too; bytes as base64.
func appendLiteral(out []byte, value any) ([]byte, error) {
	switch value := value.(type) {
	case string:
		return quoted.Append(out, value), nil
	case []byte:
		return append(base64.RawStdEncoding.AppendEncode(append(out, '"'), value), '"'), nil
	}
	var text bytes.Buffer
	to := json.NewEncoder(&text)
	to.SetEscapeHTML(false)
	err := to.Encode(value)
	return append(out, bytes.TrimSuffix(text.Bytes(), []byte("\n"))...), err
}

// CharactersFile makes the file of what a reader must know of characters for each question: which are folded, and the common ones in order.
func CharactersFile() ([]byte, error) {
	var out bitWriter
	out.characters(traditional())
	common := codes(commonCharacters())
	left := slices.Sorted(slices.Values(common))
	out.characters(left)
	for _, c := range common {
		at, _ := slices.BinarySearch(left, c)
		out.within(uint32(at), uint32(len(left)))
		left = slices.Delete(left, at, at+1)
	}
	return script("characters", out.end())
}

// characters writes a set of Han characters, in ascending order.
func (w *bitWriter) characters(all []uint32) {
	w.gamma(uint32(len(all)) + 1)
	w.set(all, firstCharacter, lastCharacter)
}

// FoldFile makes the file of what traditional characters become, in their order.
func FoldFile() ([]byte, error) {
	table := folds()
	var simplified strings.Builder
	for _, c := range traditional() {
		simplified.WriteRune(table[rune(c)])
	}
	return script("fold", simplified.String())
}
