package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backissue/generator/internal/build"
	"backissue/generator/internal/source"
)

// pages is a small built site: a home page as the minifier leaves it, without closing tags.
var pages = map[string]string{
	"index.html":            "<!doctype html><title>荆州日报</title><p>头版",
	"404.html":              "<!doctype html><title>没有这一页</title>",
	"2023/01/08/index.html": "<!doctype html><html><body><p>一月八日</body></html>",
	"2023/01/08/01-02.html": "<!doctype html><p>春运首日",
	"empty/leaf.txt":        "x",
	"feed.xml":              "<feed/>",
	"assets/site.css":       "body{}",
	"assets/search.js":      "1",
	"assets/photo.webp":     "0123456789",
	".published":            "geheim",
}

// openPages serves pages as the outcome of a first build.
func openPages(t *testing.T) (*site, *httptest.Server) {
	t.Helper()
	s, err := openSite(filepath.Join(t.TempDir(), "site"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	for name, text := range pages {
		write(t, filepath.Join(s.folder, name), text)
	}
	s.events.publish(build.Report{Written: len(pages)}, nil)
	server := httptest.NewServer(s.handler())
	t.Cleanup(server.Close)
	return s, server
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask sends one request over a connection of its own, so that no client tidies its address or its host first.
func ask(t *testing.T, server *httptest.Server, method, address, host string, headers ...string) (*http.Response, string) {
	t.Helper()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n", method, address, host)
	for _, header := range headers {
		fmt.Fprintf(conn, "%s\r\n", header)
	}
	fmt.Fprint(conn, "\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	defer answer.Body.Close()
	if answer.Header.Get("Content-Type") == "text/event-stream; charset=utf-8" {
		return answer, "" // it would never end
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	return answer, string(body)
}

func TestAddressesAreAnsweredAsAStaticHostWould(t *testing.T) {
	_, server := openPages(t)
	for _, c := range []struct {
		address, contentType, contains, location string
		status                                   int
	}{
		{address: "/", status: 200, contentType: "text/html; charset=utf-8", contains: "头版"},
		{address: "/index.html", status: 200, contentType: "text/html; charset=utf-8", contains: "头版"},
		{address: "/2023/01/08/", status: 200, contentType: "text/html; charset=utf-8", contains: "一月八日"},
		{address: "/2023/01/08?a=1", status: 302, location: "/2023/01/08/?a=1"},
		{address: "//2023//01/08", status: 302, location: "/2023/01/08/"},
		{address: "/2023/01/08/01-02.html", status: 200, contentType: "text/html; charset=utf-8", contains: "春运首日"},
		{address: "/2023/01/08/01-02.html/", status: 404, contentType: "text/html; charset=utf-8", contains: "没有这一页"},
		{address: "/empty/", status: 404, contentType: "text/html; charset=utf-8", contains: "没有这一页"},
		{address: "/empty", status: 404, contentType: "text/html; charset=utf-8", contains: "没有这一页"},
		{address: "/2024/", status: 404, contentType: "text/html; charset=utf-8", contains: "没有这一页"},
		{address: "/feed.xml", status: 200, contentType: "application/xml; charset=utf-8", contains: "<feed/>"},
		{address: "/assets/site.css", status: 200, contentType: "text/css; charset=utf-8", contains: "body{}"},
		{address: "/assets/search.js", status: 200, contentType: "text/javascript; charset=utf-8", contains: "1"},
		{address: "/assets/photo.webp", status: 200, contentType: "image/webp", contains: "0123456789"},
	} {
		answer, body := ask(t, server, "GET", c.address, "localhost:8080")
		got := answer.Header
		if answer.StatusCode != c.status || !strings.Contains(body, c.contains) ||
			c.contentType != "" && got.Get("Content-Type") != c.contentType || got.Get("Location") != c.location {
			t.Errorf("%s: status %d, %q, to %q:\n%s", c.address, answer.StatusCode, got.Get("Content-Type"), got.Get("Location"), body)
		}
		if got.Get("Cache-Control") != "no-store" || got.Get("Last-Modified") != "" || got.Get("Etag") != "" {
			t.Errorf("%s may be cached: %v", c.address, got)
		}
	}
}

// The page for a missing address is shown under any address, so its links start from the archive's public path.
func TestThePublicPathIsAnsweredToo(t *testing.T) {
	s, server := openPages(t)
	s.publishAt("https://example.org/jingzhou/")
	for address, want := range map[string]string{
		"/jingzhou/": "头版", "/jingzhou/assets/site.css": "body{}", "/jingzhou/2023/01/08/": "一月八日", "/jingzhou/x": "没有这一页", "/": "头版",
	} {
		if _, body := ask(t, server, "GET", address, "localhost"); !strings.Contains(body, want) {
			t.Errorf("%s: no %q in\n%s", address, want, body)
		}
	}
	for _, base := range []string{"https://example.org/", "https://example.org/2023/"} {
		s.publishAt(base)
		if _, body := ask(t, server, "GET", "/2023/01/08/01-02.html", "localhost"); !strings.Contains(body, "春运首日") {
			t.Errorf("published at %s, the site's own address has\n%s", base, body)
		}
	}
}

func TestOnlyHTMLGetsTheReloadScriptAndOnlyWhenSent(t *testing.T) {
	s, server := openPages(t)
	for name, text := range pages {
		if strings.HasPrefix(name, ".") {
			continue
		}
		_, body := ask(t, server, "GET", "/"+name, "localhost")
		added := strings.TrimPrefix(body, text)
		if isPage := strings.HasSuffix(name, ".html"); isPage != strings.HasPrefix(added, "<script src=\"/.gen/reload.js\"") || !isPage && added != "" {
			t.Errorf("%s was sent with %q added", name, added)
		}
		if kept, err := os.ReadFile(filepath.Join(s.folder, name)); err != nil || string(kept) != text {
			t.Errorf("%s changed on disk: %q, %v", name, kept, err)
		}
	}
	if answer, body := ask(t, server, "GET", "/.gen/reload.js", "localhost"); answer.StatusCode != 200 || !strings.Contains(body, "EventSource") {
		t.Errorf("the script itself: status %d\n%s", answer.StatusCode, body)
	}
}

func TestHeadAndPartsOfAFile(t *testing.T) {
	_, server := openPages(t)
	for _, address := range []string{"/", "/nowhere.html", "/.gen/events"} {
		if answer, body := ask(t, server, "HEAD", address, "localhost"); body != "" || answer.Header.Get("Content-Type") == "" {
			t.Errorf("HEAD %s: %v %q", address, answer.Header, body)
		}
	}
	answer, body := ask(t, server, "GET", "/assets/photo.webp", "localhost", "Range: bytes=2-4")
	if answer.StatusCode != http.StatusPartialContent || body != "234" {
		t.Errorf("part of a file: status %d, %q", answer.StatusCode, body)
	}
}

func TestOtherHostsAreRefused(t *testing.T) {
	_, server := openPages(t)
	for _, host := range []string{"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080"} {
		if answer, _ := ask(t, server, "GET", "/", host); answer.StatusCode != http.StatusOK {
			t.Errorf("host %q: status %d", host, answer.StatusCode)
		}
	}
	for _, host := range []string{"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:8080", "192.168.1.2:8080", "127.0.0.1:8080:evil"} {
		for _, address := range []string{"/", "/.gen/events", "/.gen/reload.js", "/nowhere"} {
			if answer, body := ask(t, server, "GET", address, host); answer.StatusCode != http.StatusForbidden || strings.Contains(body, "头版") {
				t.Errorf("host %q, %s: status %d\n%s", host, address, answer.StatusCode, body)
			}
		}
	}
}

func TestNothingOutsideTheSiteIsServed(t *testing.T) {
	s, server := openPages(t)
	write(t, filepath.Join(s.folder, "..", "secret.txt"), "geheim")
	if err := os.Symlink(filepath.Join("..", "secret.txt"), filepath.Join(s.folder, "link.txt")); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{
		"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/2023/../../secret.txt", "/link.txt", "/..%5csecret.txt",
		"/%00", "/2023/%00/x", "//etc/passwd", "/.published", "/2023/../.published", "/.gen/../../secret.txt",
	} {
		answer, body := ask(t, server, "GET", address, "localhost")
		if answer.StatusCode != http.StatusNotFound || strings.Contains(body, "geheim") {
			t.Errorf("%s: status %d\n%s", address, answer.StatusCode, body)
		}
	}
	if answer, _ := ask(t, server, "POST", "/", "localhost"); answer.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", answer.StatusCode)
	}
}

func TestAnErrorTakesThePlaceOfEveryPage(t *testing.T) {
	s, server := openPages(t)
	text := []byte("---\ntitle: <b>护航</b>\ndistricts: [石守市]\n")
	s.events.publish(build.Report{}, source.Problems{
		source.NewProblem(source.Position{File: "content/a.md", Line: 3, Column: 14}, text, `unknown district "石守市"`, `did you mean "石首市"?`),
		source.NewProblem(source.Position{File: "content/a.md", Line: 2}, text, "no <script>alert(1)</script> here", ""),
	})
	for _, address := range []string{"/", "/2023/01/08/01-02.html", "/nowhere", "/feed.xml", "/assets/site.css"} {
		answer, body := ask(t, server, "GET", address, "localhost")
		if answer.StatusCode != http.StatusInternalServerError || answer.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: status %d, %s", address, answer.StatusCode, answer.Header)
		}
		for _, want := range []string{
			"2 problems to mend", "content/a.md:3:14", "unknown district", "did you mean", "/.gen/reload.js",
			"districts: [石<mark>守</mark>市]", "&lt;b&gt;护航", "&lt;script&gt;alert(1)",
		} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %q in\n%s", address, want, body)
			}
		}
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<b>护航") {
			t.Errorf("%s: what the editor wrote is not escaped:\n%s", address, body)
		}
	}
	s.events.publish(build.Report{}, nil)
	if answer, body := ask(t, server, "GET", "/", "localhost"); answer.StatusCode != http.StatusOK || !strings.Contains(body, "头版") {
		t.Errorf("after mending: status %d\n%s", answer.StatusCode, body)
	}
}

func TestADefectIsShownAsOne(t *testing.T) {
	s, server := openPages(t)
	s.events.publish(build.Report{}, errors.New("write 2023/index.html: no space left on <device>"))
	_, body := ask(t, server, "GET", "/", "localhost")
	if !strings.Contains(body, "no space left on &lt;device&gt;") || !strings.Contains(body, "not a fault in your files") {
		t.Errorf("the page says\n%s", body)
	}
}

func TestManyProblemsAreCountedNotAllShown(t *testing.T) {
	var many source.Problems
	for range mostShown + 7 {
		many = append(many, &source.Problem{Message: "wrong"})
	}
	page := string(problemPage(many))
	if got := strings.Count(page, "<h2>"); got != mostShown || !strings.Contains(page, "And 7 more") {
		t.Errorf("%d problems are shown:\n%s", got, page)
	}
}

// A page compares its version with the stream's: the version must differ exactly when the page could.
func TestVersionsChangeWhenThePageCould(t *testing.T) {
	e := newEvents()
	versions := map[string]bool{}
	broken := errors.New("broken")
	for i, step := range []struct {
		written, removed int
		err              error
		fresh            bool
	}{
		{written: 9, fresh: true}, {fresh: false}, {written: 1, fresh: true}, {removed: 1, fresh: true},
		{err: broken, fresh: true}, {err: broken, fresh: true}, {fresh: true}, {fresh: false},
	} {
		e.publish(build.Report{Written: step.written, Removed: step.removed}, step.err)
		_, version, _ := e.state()
		if versions[version] == step.fresh {
			t.Errorf("step %d: version %s, seen before: %v", i, version, versions[version])
		}
		versions[version] = true
	}
	_, other, _ := newEvents().state()
	if e.publish(build.Report{}, nil); versions[other] {
		t.Errorf("a server started anew has the version %s of the one before", other)
	}
}

// What changed without a word is made up for by the next build that is told, even when that finds nothing to do.
func TestWhatWasSilentIsNotLost(t *testing.T) {
	e := newEvents()
	e.publish(build.Report{Written: 9}, nil)
	_, first, _ := e.state()
	e.silently(build.Report{Written: 1})
	if _, now, _ := e.state(); now != first {
		t.Errorf("a silent build makes pages load anew: %s after %s", now, first)
	}
	e.silently(build.Report{})
	e.publish(build.Report{}, nil)
	_, second, _ := e.state()
	e.publish(build.Report{}, nil)
	if _, third, _ := e.state(); second == first || third != second {
		t.Errorf("versions %s, %s, %s", first, second, third)
	}
}

func TestStreamTellsEachBuildAndEndsWithTheServer(t *testing.T) {
	s, server := openPages(t)
	lines := listenTo(t, server.URL)
	lines.await("build 1 ok")
	s.events.publish(build.Report{}, errors.New("broken"))
	lines.await("build 2 failed")
	s.events.publish(build.Report{Written: 1}, nil)
	lines.await("build 3 ok")
	s.events.end()
	if rest, err := io.ReadAll(lines.body); err != nil || strings.TrimSpace(string(rest)) != "" {
		t.Errorf("after the end came %q, %v", rest, err)
	}
}

// stream is a server's event stream as a test reads it.
type stream struct {
	t    *testing.T
	body *bufio.Reader
}

func listenTo(t *testing.T, server string) *stream {
	t.Helper()
	answer, err := http.Get(strings.TrimSuffix(server, "/") + eventsAddress)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Fatalf("the stream's content type is %q", got)
	}
	return &stream{t, bufio.NewReader(answer.Body)}
}

// next waits for the next build and gives what the stream says of it.
func (s *stream) next() string {
	s.t.Helper()
	for {
		line, err := s.body.ReadString('\n')
		if err != nil {
			s.t.Fatalf("the stream ended: %v", err)
		}
		if said, ok := strings.CutPrefix(line, "data: "); ok {
			return strings.TrimSpace(said)
		}
	}
}

// await reads the next build, which must be this one.
func (s *stream) await(want string) {
	s.t.Helper()
	if got := s.next(); got != want {
		s.t.Fatalf("the stream says %q, not %q", got, want)
	}
}
