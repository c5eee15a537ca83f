package sitetest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Host serves a site on loopback as a static host does: below its path, with its own 404 sheet, compressed for who takes it, and with the headers of
// its file _headers when it has one, so that what its Content-Security-Policy forbids shows on the console.
type Host struct {
	URL    string // of the home sheet's folder
	server *http.Server
}

// Serve begins to serve a site.
func Serve(site *Site) (*Host, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	headers, err := readHeaders(filepath.Join(site.Folder, "_headers"))
	if err != nil {
		return nil, err
	}
	host := &Host{URL: "http://" + listener.Addr().String() + site.Path}
	host.server = &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.StripPrefix(site.Path, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		serveFile(w, r, site.Folder)
	}))}
	go func() { _ = host.server.Serve(listener) }() // it always ends with an error, that of Close
	return host, nil
}

// Close ends serving.
func (h *Host) Close() { _ = h.server.Shutdown(context.Background()) }

// readHeaders reads those headers of a _headers file that are for all addresses.
func readHeaders(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	headers, forAll := map[string]string{}, false
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := lines.Text()
		if line != "" && line[0] != ' ' && line[0] != '\t' && line[0] != '#' {
			forAll = strings.TrimSpace(line) == "/*" || strings.HasSuffix(strings.TrimSpace(line), "/*")
			continue
		}
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ":"); ok && forAll {
			headers[name] = strings.TrimSpace(value)
		}
	}
	return headers, err
}

var contentTypes = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".xml": "application/xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}

func serveFile(w http.ResponseWriter, r *http.Request, folder string) {
	name := path.Clean("/" + r.URL.Path)
	if strings.HasSuffix(r.URL.Path, "/") || r.URL.Path == "" {
		name = path.Join(name, "index.html")
	}
	status := http.StatusOK
	text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		status, name = http.StatusNotFound, "404.html"
		text, _ = os.ReadFile(filepath.Join(folder, name))
	}
	w.Header().Set("Content-Type", contentTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "max-age=3600")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || strings.HasPrefix(w.Header().Get("Content-Type"), "image/p") {
		w.WriteHeader(status)
		_, _ = w.Write(text) // who asked may be gone
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	packed := gzip.NewWriter(w)
	_, _ = packed.Write(text)
	_ = packed.Close()
}
