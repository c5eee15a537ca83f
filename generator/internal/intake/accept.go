package intake

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
)

// Accepted are the articles whose new reading is taken in place of what a person wrote there, or deleted.
type Accepted struct {
	all   bool
	names map[string]bool // 2023/01/08/01-02, or 01-02; whether such an article was met
}

var articleName = regexp.MustCompile(`^\d{2,3}-\d{2,3}$`)

// ParseAccepted reads what a person accepts: "all", an article's name 01-02, or its path with or without content/ and .md.
// wrong is the first that is none of these.
func ParseAccepted(names []string) (a Accepted, wrong string) {
	a.names = map[string]bool{}
	for _, name := range names {
		if name == "all" {
			a.all = true
			continue
		}
		short := strings.TrimSuffix(path.Clean(strings.ReplaceAll(name, `\`, "/")), ".md")
		dir, base := path.Split(strings.TrimPrefix(short, content.Dir+"/"))
		_, isEdition := edition.ParseKey(strings.TrimSuffix(dir, "/"))
		if !articleName.MatchString(base) || dir != "" && !isEdition {
			return a, name
		}
		a.names[dir+base] = false
	}
	return a, ""
}

// bare gives the names that do not say their edition.
func (a Accepted) bare() []string {
	var names []string
	for name := range a.names {
		if !strings.Contains(name, "/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (a Accepted) any() bool { return a.all || len(a.names) > 0 }

// takes tells whether the new reading of an article is accepted.
func (a Accepted) takes(key edition.Key, name string) bool {
	_, bare := a.names[name]
	_, whole := a.names[key.Path()+"/"+name]
	return a.all || bare || whole
}

// met notes that there is such an article.
func (a Accepted) met(key edition.Key, name string) {
	for _, n := range []string{name, key.Path() + "/" + name} {
		if _, ok := a.names[n]; ok {
			a.names[n] = true
		}
	}
}

// unmet gives the names that no article had.
func (a Accepted) unmet() []string {
	var names []string
	for name, met := range a.names {
		if !met {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
