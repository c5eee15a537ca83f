package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backissue/generator/internal/source"
)

const testConfig = `name: 荆州日报
language: zh-Hans
timezone: Asia/Shanghai
base: https://example.org/jingzhou/
city: {name: 荆州市, slug: jingzhou}
districts:
  - {name: 石首市, slug: shishou}
`

func testArticle(date, order, title, body string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: %s\npage: 1\norder: %s\ndistricts: [石首市]\n---\n\n%s\n", title, date, order, body)
}

// edited is an archive that is being served, as an editor sees it: files on one side, a browser on the other.
type edited struct {
	t       *testing.T
	root    string
	address string
	stream  *stream
	stop    func() error // ends the server as Ctrl-C does and gives what Run returned
	builds  int          // that the stream has told of
}

// edit serves a small archive, built for the first time.
func edit(t *testing.T) *edited {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	e := &edited{t: t, root: t.TempDir()}
	e.write("config.yaml", testConfig)
	e.write("content/2023/01/08/01-01.md", testArticle("2023-01-08", "1", "春运首日", "旅客平安出行。"))
	e.write("public/keep.html", "as it was")

	ctx, cancel := context.WithCancel(t.Context())
	addresses, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Root: e.root, Ports: []int{0},
			Listening: func(address string) { addresses <- address },
			Built:     func(Outcome) {},
			Unwatched: func(err error) { t.Errorf("changes go unnoticed: %v", err) },
		})
	}()
	select {
	case e.address = <-addresses:
	case err := <-ended:
		t.Fatalf("the server ended: %v", err)
	}
	e.stop = func() error { cancel(); return <-ended }
	e.stream = listenTo(t, e.address)
	e.stream.await("build 1 ok")
	e.builds = 1
	return e
}

func (e *edited) write(name, text string) { write(e.t, filepath.Join(e.root, name), text) }

// await reads the stream until a build ends as wanted and the page shows the text. A build may be told before the change
// is complete, as when a folder is made and then filled; the one that follows it settles the matter.
func (e *edited) await(result, page, text string) {
	e.t.Helper()
	for {
		said := e.stream.next()
		e.builds++
		if want := fmt.Sprintf("build %d ", e.builds); !strings.HasPrefix(said, want) {
			e.t.Fatalf("the stream says %q, not %q", said, want)
		}
		if _, body := e.get(page); strings.HasSuffix(said, result) && strings.Contains(body, text) {
			return
		}
	}
}

func (e *edited) get(page string) (status int, body string) {
	e.t.Helper()
	answer, err := http.Get(e.address + page)
	if err != nil {
		e.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		e.t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func (e *edited) shows(status int, page string, wanted ...string) {
	e.t.Helper()
	got, body := e.get(page)
	for _, text := range wanted {
		if got != status || !strings.Contains(body, text) {
			e.t.Fatalf("%s: status %d instead of %d, or no %q in\n%s", page, got, status, text, body)
		}
	}
}

func TestAnErrorShowsAndHeals(t *testing.T) {
	e := edit(t)
	article := "2023/01/08/01-01.html"
	e.shows(200, "", "春运首日")
	e.shows(200, article, "旅客平安出行")

	e.write("content/2023/01/08/01-01.md", strings.Replace(testArticle("2023-01-08", "1", "春运首日", "旅客平安出行。"), "石首市", "石守市", 1))
	e.await("failed", article, "石守市")
	e.shows(500, article, "content/2023/01/08/01-01.md:6:13", "<mark>石</mark>守市", "石首市")
	e.shows(500, "tags/index.html", "石守市")

	e.write("content/2023/01/08/01-01.md", testArticle("2023-01-08", "1", "春运次日", "旅客平安到家。"))
	e.await("ok", article, "旅客平安到家")
	e.shows(200, "", "春运次日")

	e.write("config.yaml", testConfig+"nmae: 错\n")
	e.await("failed", "", "config.yaml:8:1")
	e.write("config.yaml", testConfig)
	e.await("ok", "", "春运次日")
	e.end()
}

func TestChangesOfEveryKindAreSeen(t *testing.T) {
	e := edit(t)
	e.write("content/2024/02/09/01-01.md", testArticle("2024-02-09", "1", "除夕", "万家灯火。"))
	e.await("ok", "2024/02/09/01-01.html", "万家灯火")

	// Many editors write a copy and put it in the file's place.
	e.write("content/2024/02/09/.01-01.md.swp", testArticle("2024-02-09", "1", "除夕", "灯火通明。"))
	if err := os.Rename(filepath.Join(e.root, "content/2024/02/09/.01-01.md.swp"), filepath.Join(e.root, "content/2024/02/09/01-01.md")); err != nil {
		t.Fatal(err)
	}
	e.await("ok", "2024/02/09/01-01.html", "灯火通明")

	// A folder gets another name; what is written there afterwards is still seen.
	e.write("content/2024/02/10/edition.yaml", "date: 2024-02-10\ndate-source: given\n")
	e.await("ok", "", "")
	if err := os.Rename(filepath.Join(e.root, "content/2024/02/10"), filepath.Join(e.root, "content/2024/02/11")); err != nil {
		t.Fatal(err)
	}
	e.await("failed", "", "2024-02-10")
	e.write("content/2024/02/11/edition.yaml", "date: 2024-02-11\ndate-source: given\n")
	e.await("ok", "2024/02/09/01-01.html", "灯火通明")
	e.write("content/2024/02/11/01-01.md", testArticle("2024-02-11", "1", "初二", "走亲访友。"))
	e.await("ok", "2024/02/11/01-01.html", "走亲访友")

	if err := os.RemoveAll(filepath.Join(e.root, "content/2024")); err != nil {
		t.Fatal(err)
	}
	e.await("ok", "2024/02/09/01-01.html", "404")
	e.shows(404, "2024/02/09/01-01.html", "")

	// layouts/ was not there when the server started.
	e.write("layouts/404.html", "<h1>此处无报</h1>")
	e.await("ok", "nowhere.html", "此处无报")
	e.write("layouts/404.html", "<h1>{{")
	e.await("failed", "", "layouts/404.html:1")
	if err := os.RemoveAll(filepath.Join(e.root, "layouts")); err != nil {
		t.Fatal(err)
	}
	e.await("ok", "", "春运首日")
	e.end()
}

// A save shows at once, and the search index follows when nothing has changed for a moment: without a word, for the pages show it already.
func TestTheIndexFollowsWithoutAWord(t *testing.T) {
	e := edit(t)
	_, index := e.get("search/2023-01/a0.js")
	for _, text := range []string{"平安到家。", "阖家团圆。"} { // the second, too, though nothing was told of the build between
		e.write("content/2023/01/08/01-01.md", testArticle("2023-01-08", "1", "春运首日", text))
		e.await("ok", "2023/01/08/01-01.html", text)
		before := index
		for tries := 0; index == before; tries++ {
			if tries == 3000 {
				t.Fatal("the index does not follow")
			}
			time.Sleep(20 * time.Millisecond)
			_, index = e.get("search/2023-01/a0.js")
		}
	}
	e.end()
}

// end stops the server, and sees that it left nothing behind: no temporary folder, nothing in the archive.
func (e *edited) end() {
	e.t.Helper()
	if err := e.stop(); err != nil {
		e.t.Errorf("the server ended with %v", err)
	}
	if _, err := http.Get(e.address); err == nil {
		e.t.Error("the server still answers")
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		e.t.Errorf("the temporary folder holds %v, %v", left, err)
	}
	err := filepath.WalkDir(e.root, func(name string, entry fs.DirEntry, err error) error {
		inside, _ := filepath.Rel(e.root, name)
		top, _, _ := strings.Cut(filepath.ToSlash(inside), "/")
		if top != "." && top != "content" && top != "config.yaml" && inside != "public" && inside != filepath.Join("public", "keep.html") {
			e.t.Errorf("the archive holds %s", inside)
		}
		return err
	})
	if kept, readErr := os.ReadFile(filepath.Join(e.root, "public/keep.html")); err != nil || readErr != nil || string(kept) != "as it was" {
		e.t.Errorf("public/ was touched: %q, %v, %v", kept, err, readErr)
	}
}

func TestAnArchiveThatIsBrokenFromTheStartIsServedToo(t *testing.T) {
	e := &edited{t: t, root: t.TempDir()}
	e.write("config.yaml", "nmae: 荆州日报\n")
	ctx, cancel := context.WithCancel(t.Context())
	err := Run(ctx, Options{
		Root: e.root, Ports: []int{0},
		Listening: func(address string) {
			defer cancel()
			e.address = address
			e.shows(500, "", "nmae", "config.yaml:1:1")
		},
		Built: func(o Outcome) {
			if _, ok := source.AsProblems(o.Err); !ok {
				t.Errorf("the build ended with %v", o.Err)
			}
		},
		Unwatched: func(err error) { t.Error(err) },
	})
	if err != nil {
		t.Error(err)
	}
}

func TestABusyPortIsPassedOverOrReported(t *testing.T) {
	busy, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	port := busy.Addr().(*net.TCPAddr).Port

	_, err = listen([]int{port})
	if problem, ok := errors.AsType[*source.Problem](err); !ok || problem.Hint == "" || !strings.Contains(problem.Message, fmt.Sprint(port)) {
		t.Errorf("a busy port gives %v", err)
	}
	listener, err := listen([]int{port, 0})
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if address := listener.Addr().(*net.TCPAddr); !address.IP.IsLoopback() || address.Port == port {
		t.Errorf("it listens on %v", address)
	}
}
