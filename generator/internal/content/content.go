// Package content reads and writes the files of content/: articles as Markdown with front matter, editions as edition.yaml.
//
// Markdown files are the archive's memory: they are read by people, kept in git, and outlive this program. So they are
// composed as a careful person would write them, always in the same way for the same article, and what was composed is read back
// as the very same article, whatever characters the paper printed. A file that a person wrote may hold fields of their own;
// these are kept.
//
// The path says which edition, page and place an article has (2023/01/08/01-02.md), because its address does. The front matter
// says so too, for whoever meets the file alone; when the two differ, that is a problem and not a choice.
//
// The package never looks at other articles and never at the layouts. Whether the Markdown holds something unsafe is
// for package render to decide, which makes HTML of it.
package content

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
)

// Dir is the folder of an archive that this package reads, as it stands in the names of files.
const Dir = "content"

// EditionFile is the name of the file that describes an edition.
const EditionFile = "edition.yaml"

// articlePlace reads the edition, page and order of an article from its file's name, with or without content/ before it.
func articlePlace(name string) (key edition.Key, page, order int, ok bool) {
	dir, file := path.Split(strings.TrimPrefix(name, Dir+"/"))
	key, ok = edition.ParseKey(strings.TrimSuffix(dir, "/"))
	if !ok {
		return edition.Key{}, 0, 0, false
	}
	page, order, ok = parseArticleFile(file)
	return key, page, order, ok
}

// parseArticleFile reads an article file's name: 01-02.md is page 1, article 2.
func parseArticleFile(file string) (page, order int, ok bool) {
	base, isMarkdown := strings.CutSuffix(file, ".md")
	if !isMarkdown {
		return 0, 0, false
	}
	return parseArticleName(base)
}

// parseArticleName reads a name as edition.ArticleName writes it, and no other spelling of the same numbers: an article has
// one address.
func parseArticleName(name string) (page, order int, ok bool) {
	before, after, _ := strings.Cut(name, "-")
	page, pageErr := strconv.Atoi(before)
	order, orderErr := strconv.Atoi(after)
	ok = pageErr == nil && orderErr == nil && page >= 1 && order >= 1 && edition.ArticleName(page, order) == name
	return page, order, ok
}

// parseLines reads runs of lines: 276-317, or 1-19, 21-30, 40.
func parseLines(text string) (edition.LineRanges, error) {
	var runs edition.LineRanges
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRun := strings.Cut(strings.TrimSpace(part), "-")
		if !isRun {
			to = from
		}
		first, firstErr := strconv.Atoi(from)
		last, lastErr := strconv.Atoi(to)
		if firstErr != nil || lastErr != nil || first < 1 || last < first {
			return nil, fmt.Errorf("%q is not a run of lines", strings.TrimSpace(part))
		}
		runs = append(runs, edition.LineRange{From: first, To: last})
	}
	return runs, nil
}
