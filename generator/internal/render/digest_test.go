package render

import (
	"testing"
	"testing/fstest"

	"backissue/layouts"
)

// A layout can call what any partial defines, so a change of such a partial is a change of every layout.
func TestDigestsCoverWhatPartialsDefine(t *testing.T) {
	digest := func(mark string) uint64 {
		l, err := load(map[string]string{"partials/own.html": `{{define "mark"}}` + mark + `{{end}}`, "about.html": `<p>{{template "mark" .}}`})
		if err != nil {
			t.Fatal(err)
		}
		return l.Digests()[About].Whole()
	}
	if digest("1") == digest("2") {
		t.Error("the digest of about.html is the same with another text of what it calls")
	}
}

// What is saved after the layouts were loaded is in neither the sheets nor the digests.
func TestLayoutsStayAsTheyWereLoaded(t *testing.T) {
	own := fstest.MapFS{"about.html": {Data: []byte("<p>1")}, "words/zh-Hans.yaml": {Data: []byte("home: 一\n")}}
	loaded, err := Load(own, layouts.Files, "zh-Hans")
	if err != nil {
		t.Fatal(err)
	}
	own["about.html"], own["words/zh-Hans.yaml"] = &fstest.MapFile{Data: []byte("<p>2")}, &fstest.MapFile{Data: []byte("home: 二\n")}
	now, err := Load(own, layouts.Files, "zh-Hans")
	if err != nil {
		t.Fatal(err)
	}
	for name, digest := range loaded.Digests()[About] {
		if now.Digests()[About][name] == digest && (name == "layouts/about.html" || name == "layouts/words/zh-Hans.yaml") {
			t.Errorf("%s: the digest is that of what was saved later", name)
		}
	}
}
