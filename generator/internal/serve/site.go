package serve

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"time"
)

//go:embed reload.js
var reloadScript []byte

// The addresses that serve itself answers. No built site has a name that starts with a dot.
const (
	scriptAddress = "/.gen/reload.js"
	eventsAddress = "/.gen/events"
)

// site answers requests from the folder that the site is built into.
type site struct {
	folder string
	files  *os.Root // folder again, as a root that neither ".." nor a symbolic link leads out of
	events *events

	// base is the path of the archive's public address, such as "/jingzhou/". The site answers there too: a page that is
	// shown under an address other than its own, as 404.html is, can link to nothing else.
	base atomic.Pointer[string]
}

func openSite(folder string) (*site, error) {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder to build into: %w", err)
	}
	files, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder to serve: %w", err)
	}
	return &site{folder: folder, files: files, events: newEvents()}, nil
}

func (s *site) close() { s.files.Close() }

// publishAt sets the public address.
func (s *site) publishAt(address string) {
	if parsed, err := url.Parse(address); err == nil {
		s.base.Store(&parsed.Path)
	}
}

// local gives the address that the request means: a path as it is, unless it is one under base that the site itself
// doesn't have.
func (s *site) local(address string) string {
	base := s.base.Load()
	if base == nil {
		return address
	}
	inside, under := strings.CutPrefix(address, *base)
	if !under {
		return address
	}
	top, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if _, err := s.files.Stat(top); err == nil {
		return address
	}
	return "/" + inside
}

func (s *site) handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		switch {
		case !ownHost(r.Host):
			http.Error(w, "gen serve answers to localhost, 127.0.0.1 and [::1] only", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "gen serve only shows pages", http.StatusMethodNotAllowed)
		case r.URL.Path == eventsAddress:
			s.events.ServeHTTP(w, r)
		case r.URL.Path == scriptAddress:
			send(w, r, http.StatusOK, "reload.js", reloadScript)
		default:
			s.show(w, r)
		}
	})
}

// ownHost tells whether a Host header names this machine. A page of another site can have its own name resolve to
// 127.0.0.1 (DNS rebinding) and would then read the archive as if it were its own; its requests still carry that name.
func ownHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	switch strings.ToLower(strings.Trim(name, "[]")) {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	return false
}

// show answers with the file at the request's address, or with the problems that keep the site from being built.
// A broken archive answers every address with them, not only pages: a stale feed misleads as much as a stale page.
func (s *site) show(w http.ResponseWriter, r *http.Request) {
	last, version, _ := s.events.state()
	if last.Err != nil {
		s.send(w, r, http.StatusInternalServerError, "problems.html", problemPage(last.Err), version)
		return
	}
	address := s.local(r.URL.Path)
	name := strings.TrimPrefix(path.Clean("/"+address), "/")
	found, text, err := s.read(name, strings.HasSuffix(address, "/"))
	switch {
	case errors.Is(err, errNeedsSlash):
		http.Redirect(w, r, (&url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}).String(), http.StatusFound)
	case err != nil:
		s.notFound(w, r, version)
	default:
		s.send(w, r, http.StatusOK, found, text, version)
	}
}

func (s *site) notFound(w http.ResponseWriter, r *http.Request, version string) {
	text, err := s.files.ReadFile("404.html")
	if err != nil {
		text = []byte("<!doctype html><meta charset=utf-8><title>404</title><p>There is no such page in the archive.")
	}
	s.send(w, r, http.StatusNotFound, "404.html", text, version)
}

// errNeedsSlash says that the address is a folder's, but doesn't end in a slash: its page's relative links would miss.
var errNeedsSlash = errors.New("address of a folder without a slash at its end")

// read gives a file's name and bytes; for a folder those of its index.html. An address that ends in a slash is never a file's.
func (s *site) read(name string, slash bool) (string, []byte, error) {
	if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return "", nil, fs.ErrNotExist // what the build notes beside the site
	}
	if name == "" {
		name, slash = ".", true
	}
	about, err := s.files.Stat(name)
	switch {
	case err != nil:
		return "", nil, err
	case !about.IsDir() && slash:
		return "", nil, fs.ErrNotExist
	case about.IsDir():
		index := path.Join(name, "index.html")
		if _, err := s.files.Stat(index); err != nil {
			return "", nil, err
		}
		if !slash {
			return "", nil, errNeedsSlash
		}
		name = index
	}
	text, err := s.files.ReadFile(name)
	return name, text, err
}

// send writes a file; to HTML it adds the script that reloads the page. A parser takes a script after </html> as the
// body's last child, and a minified page has no </body> to put it before.
func (s *site) send(w http.ResponseWriter, r *http.Request, status int, name string, text []byte, version string) {
	if strings.HasSuffix(name, ".html") {
		text = fmt.Appendf(bytes.Clone(text), "<script src=%q data-version=%q></script>", scriptAddress, version)
	}
	send(w, r, status, name, text)
}

func send(w http.ResponseWriter, r *http.Request, status int, name string, text []byte) {
	w.Header().Set("Content-Type", contentType(name))
	if status == http.StatusOK {
		// Pictures and sound may be asked for in parts. Without a time no browser asks whether its copy is still good.
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(text))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.Copy(w, bytes.NewReader(text))
	}
}

// contentTypes are those of what a built site is made of. The machine's own table comes second: it differs from one to the next.
var contentTypes = map[string]string{
	".atom":        "application/atom+xml; charset=utf-8",
	".avif":        "image/avif",
	".bib":         "text/plain; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".jsonl":       "application/jsonl; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".ris":         "text/plain; charset=utf-8",
	".svg":         "image/svg+xml; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xml":         "application/xml; charset=utf-8",
}

func contentType(name string) string {
	ending := strings.ToLower(path.Ext(name))
	if known, ok := contentTypes[ending]; ok {
		return known
	}
	if known := mime.TypeByExtension(ending); known != "" {
		return known
	}
	return "application/octet-stream"
}
