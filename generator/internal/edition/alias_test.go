package edition

import (
	"strings"
	"testing"
)

func TestAliasAddress(t *testing.T) {
	for alias, want := range map[string]string{
		"html/2023-01/08/content_12.html": "html/2023-01/08/content_12.html",
		"news/42/":                        "news/42/index.html",
		"旧/1.html":                        "旧/1.html",
		"":                                "",
		"/":                               "",
		"/old/1.html":                     "", // from the host's root
		"../../etc/cron.html":             "", // outside
		"a/../b.html":                     "",
		"a//b.html":                       "",
		"https://example.org/1.html":      "", // a whole link
		`a\b.html`:                        "",
		"a.html?b.html":                   "",
		"2023/01/01/01.html/x.html":       "", // below a page
		"feed.xml":                        "", // no page
		".git/x.html":                     "", // a hidden folder
		"a/\x00.html":                     "",
		strings.Repeat("a/", 100) + "b/":  "",
	} {
		if got, ok := AliasAddress(alias); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", alias, got, ok, want)
		}
	}
}
