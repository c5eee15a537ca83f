package cite

import (
	"html/template"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// Whatever a file's name and text are, a link has the two attributes and no more, and its address gives the very bytes back.
func TestADownloadIsTheVeryFile(t *testing.T) {
	layout := template.Must(template.New("").Parse(`<a {{.}}>`))
	rapid.Check(t, func(t *rapid.T) {
		anything := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.StringOf(rapid.RuneFrom([]rune("荆州A0 \r\n\t\"'<>&#%?{}[]\\^`|+=\u00a0\u0085\u2028\ufffd\ufffe\ufdd0𠀀"))))
		name, text := rapid.String().Draw(t, "name"), anything.Draw(t, "text")
		var page strings.Builder
		if err := layout.Execute(&page, template.HTMLAttr(AppendDownload(nil, name, "text/plain", text))); err != nil {
			t.Fatal(err)
		}
		tokens := html.NewTokenizer(strings.NewReader(page.String()))
		tokens.Next()
		token := tokens.Token()
		if len(token.Attr) != 2 || token.Attr[0].Key != "download" || token.Attr[1].Key != "href" || tokens.Next() != html.ErrorToken {
			t.Fatalf("%q: %v", page.String(), token)
		}
		data, isData := strings.CutPrefix(token.Attr[1].Val, "data:text/plain;charset=utf-8,")
		got, err := url.PathUnescape(data)
		if !isData || err != nil || got != text || strings.ContainsAny(data, " \"'<>`#?{}\\^|[]\t\r\n") {
			t.Errorf("%q is %q: %v", data, got, err)
		}
	})
}

func TestADownloadIsShort(t *testing.T) {
	const want = `download="a.ris" href="data:text/plain;charset=utf-8,TI%20%20-%20荆州%0D%0A"`
	if got := AppendDownload(nil, "a.ris", "text/plain", "TI  - 荆州\r\n"); string(got) != want {
		t.Errorf("%s", got)
	}
}
