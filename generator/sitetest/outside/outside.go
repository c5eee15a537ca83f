// Package outside has built sites judged by programs that know nothing of this one: the W3C's Nu checker reads the HTML, CSS and SVG; libxml2 and
// feedparser the feeds and sitemaps; jsonld and schema.org's vocabulary, as types, the linked data; Wikimedia's html-metadata what a citation is made
// of; Lighthouse the sheets as a phone loads them.
//
// Its tests are `make test-site`, a part of `make test`. All of these programs come from npm into .gen/sitetest, in the versions and with the digests of
// generator/sitetest/package-lock.json. The scripts beside this file run them, and write what is wrong with a site to standard output, a line each;
// a script that itself fails says so on standard error.
package outside

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed *.mjs
var scripts embed.FS

// Judges runs the outside programs.
type Judges struct {
	tools string // the folder that has node_modules
}

// Open finds what `make browser-ready` installed for an archive.
func Open(archive, tools string) (*Judges, error) {
	folder, err := filepath.Abs(filepath.Join(archive, tools))
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules/vnu-jar")); err != nil {
		return nil, errors.New("the checkers are not installed. Next step: make test-site")
	}
	return &Judges{folder}, nil
}

// run runs a script of this package where it finds its packages, and gives the faults that it tells.
func (j *Judges) run(ctx context.Context, script string, args ...string) ([]string, error) {
	text, err := scripts.ReadFile(script)
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, "node", append([]string{"--input-type=module", "-"}, args...)...)
	command.Dir, command.Stdin = j.tools, bytes.NewReader(text)
	var trouble strings.Builder
	command.Stderr = &trouble
	said, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", script, err, trouble.String())
	}
	return strings.FieldsFunc(string(said), func(r rune) bool { return r == '\n' }), nil
}

// checked are the endings of what the Nu checker reads.
var checked = map[string]bool{".html": true, ".css": true, ".svg": true}

// message is one of the Nu checker's.
type message struct {
	Type, SubType, Message, Extract, URL string
	LastLine                             int
}

// markup asks the Nu checker about all sheets, styles and pictures of some folders. It reads them in one run, for a run begins with a second of
// Java's own. Its guess of the language is left out: it takes a Chinese sheet with a few Latin words for English.
func (j *Judges) markup(ctx context.Context, files []string) ([]string, error) {
	args := append([]string{"-jar", filepath.Join(j.tools, "node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout", "--exit-zero-always",
		"--no-langdetect", "--also-check-css", "--also-check-svg"}, files...)
	command := exec.CommandContext(ctx, "java", args...)
	var trouble strings.Builder
	command.Stderr = &trouble
	said, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("the Nu checker: %w\n%s", err, trouble.String())
	}
	var answer struct{ Messages []message }
	if err := json.Unmarshal(said, &answer); err != nil {
		return nil, fmt.Errorf("the Nu checker answers %q: %w", said, err)
	}
	var faults []string
	for _, m := range answer.Messages {
		faults = append(faults, fmt.Sprintf("%s:%d: %s %s\n\t%s", m.URL, m.LastLine, cmp.Or(m.SubType, m.Type), m.Message, m.Extract))
	}
	return faults, nil
}
