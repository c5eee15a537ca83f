// Package config reads config.yaml: the paper, its districts and subjects, and where the archive is published.
//
// A key that it does not know, a value of the wrong type or a name given twice is a Problem with file, line and column;
// all of a file's problems are reported at once.
package config

import "time"

// FileName is the name of the file that makes a folder an archive.
const FileName = "config.yaml"

// Config is a whole config.yaml.
type Config struct {
	Name        string // the paper: 河口日报
	Title       string // the archive; Name when not given
	Description string
	Language    string            // of the paper and the interface: zh-Hans or en
	TimeZone    *time.Location    // UTC when not given
	Base        string            // the address under which the archive is published, ending in a slash: https://example.org/jingzhou/
	Publisher   string            // whose the text is; Name when not given
	Report      string            // where a reader reports an error: a mailto: or https: address; empty for none
	Licence     *Licence          // on which terms the text may be used; nil when the config tells none
	ListSize    int               // articles on one list page, 50 when not given
	Editions    map[string]string // what readers see of a second paper of a day, by its word in addresses: evening → 晚刊

	City      District // the paper's own city: for what covers the whole of it, or no single district
	Districts []District
	Subjects  []Subject
	Slugs     map[string]string // addresses of tags, series and people by name, where the default will not do

	Import Import
}

// Licence is what others may do with the text.
type Licence struct {
	Name  string // as the Open Definition or SPDX calls it: CC-BY-4.0; may be empty
	Title string // for readers
	URL   string // where its terms stand; may be empty when it has a Name
}

// Import is how the pages that come in are named.
type Import struct {
	Paths    []string       // patterns for ParsePathPattern, tried before UsualPaths
	Sections map[string]int // how many pages stand before each section's: with B: 20, page B02 is page 22
}

// District is a place that articles cover.
type District struct {
	Name    string
	Slug    string   // its address, and its key: names and codes of districts change hands, so neither is one
	Aliases []string // other names that mean it
	Never   []string // longer words in which a name or alias does not mean it: 东湖湿地 is the lake, not 东湖区
	Towns   []string // full names of towns, townships and subdistricts in it
}

// Subject is a tag that the archive's editors chose, with the words that tell of it.
type Subject struct {
	Name  string
	Slug  string // its address; empty for the pinyin of Name
	Group string // the heading under which the tag index shows it
	Words []string
}
