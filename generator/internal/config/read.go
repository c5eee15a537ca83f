package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // a small machine has no time zones of its own

	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// startHint says how to go on without a config.yaml.
const startHint = `run gen in an archive's folder, or name it with --source DIR; a new archive begins with a config.yaml such as

	name: 河口日报
	language: zh-Hans
	base: https://example.org/jingzhou/`

// Find gives the nearest of dir and its parents that has a config.yaml: the archive's folder.
func Find(dir string) (root string, err error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("finding the archive: %w", err)
	}
	for at := start; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, FileName)); err == nil {
			return at, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("finding the archive: %w", err)
		}
		if at == filepath.Dir(at) {
			return "", missing(fmt.Sprintf("no %s in %s or a folder above it", FileName, start))
		}
	}
}

func missing(message string) error {
	return source.Problems{{Position: source.Position{File: FileName}, Message: message, Hint: startHint}}
}

// Load reads a config.yaml. That it is missing, can't be read or is wrong is source.Problems.
func Load(file string) (*Config, error) {
	if there, err := os.Stat(file); err == nil && !there.Mode().IsRegular() { // a pipe could be waited for without end
		return nil, source.Problems{{Position: source.Position{File: filepath.Base(file)}, Message: "this is no file", Hint: "put the config's text itself here, or a link to it"}}
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing(fmt.Sprintf("there is no %s in %s", filepath.Base(file), filepath.Dir(file)))
	}
	if err != nil {
		return nil, source.Problems{{Position: source.Position{File: filepath.Base(file)}, Message: fmt.Sprintf("the file can't be read: %v", err),
			Hint: "check that it is a file and that you may read it"}}
	}
	return Parse(filepath.Base(file), text)
}

// Parse reads the text of a config.yaml; name is shown in problems. The error is source.Problems, all that the text has.
func Parse(name string, text []byte) (*Config, error) {
	f := fields.NewFile(name, text)
	m := f.Mapping(0, len(f.Text))
	if m == nil {
		return nil, f.Err()
	}
	c := &Config{}
	readPaper(m, c)
	readSite(m, c)
	readPlaces(m, c)
	readSubjects(m, c)
	c.Slugs = readSlugs(m)
	c.Import = readImport(m)
	m.RefuseOthers()
	if err := f.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// languages are those that the interface has words for.
var languages = []string{"zh-Hans", "en"}

func readPaper(m *fields.Mapping, c *Config) {
	c.Name = m.Required("name", "write the paper's name: name: 河口日报")
	c.Title = orElse(m.Text("title"), c.Name)
	c.Description = m.Text("description")
	c.Publisher = orElse(m.Text("publisher"), c.Name)
	if m.Required("language", "write language: zh-Hans, or language: en") != "" {
		c.Language = m.OneOf("language", languages...)
	}
	c.TimeZone = readTimeZone(m)
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// readTimeZone reads the paper's time zone; UTC when none is given. The machine's own is never taken: the same archive
// must give the same site everywhere.
func readTimeZone(m *fields.Mapping) *time.Location {
	name := m.Text("timezone")
	if name == "" {
		return time.UTC
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		m.Report("timezone", fmt.Sprintf("unknown time zone %q", name), "write it as Asia/Shanghai or Europe/London: the IANA name of the continent and city")
		return time.UTC
	}
	return zone
}

func readSite(m *fields.Mapping, c *Config) {
	base := m.Required("base", "write the address at which readers find the archive: base: https://example.org/jingzhou/")
	if base != "" {
		u, err := url.Parse(base)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(base, "?# \"<>") {
			m.Report("base", fmt.Sprintf("%q is not the address of a site", base), "write it with https:// and without ? or #, such as https://example.org/jingzhou/")
		}
		c.Base = strings.TrimRight(base, "/") + "/"
	}
	c.Report = m.Text("report")
	if c.Report != "" {
		u, err := url.Parse(c.Report)
		isMail := err == nil && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@")
		isPage := err == nil && u.Scheme == "https" && u.Hostname() != ""
		if !isMail && !isPage {
			m.Report("report", fmt.Sprintf("%q is not an address to report errors to", c.Report), "write mailto:archive@example.org or https://example.org/report")
		}
	}
	c.Licence = readLicence(m)
	c.Editions = readEditions(m)
	c.ListSize = m.Number("list-size", 5, 1000)
	if c.ListSize == 0 {
		c.ListSize = 50
	}
}

// readEditions reads what the papers beside a day's first are called.
func readEditions(m *fields.Mapping) map[string]string {
	g := m.Group("editions", "{evening: 晚刊}")
	if g == nil {
		return nil
	}
	names := map[string]string{}
	for _, pair := range g.Pairs() {
		if strings.Trim(pair.Name, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			g.ReportAt(pair.NameLine, pair.NameColumn, fmt.Sprintf("%q cannot be the word for an edition", pair.Name),
				"write it as the folder of such an edition has it, 2023/01/08-evening: editions: {evening: 晚刊}")
		}
		names[pair.Name] = pair.Text
	}
	return names
}

// readLicence reads on which terms the text may be used.
func readLicence(m *fields.Mapping) *Licence {
	g := m.Group("licence", "{name: CC-BY-4.0, title: 知识共享署名 4.0, url: https://creativecommons.org/licenses/by/4.0/}")
	if g == nil {
		return nil
	}
	l := &Licence{Name: g.Text("name"), Title: g.Required("title", "say in words which licence it is: title: 知识共享署名 4.0"), URL: g.Text("url")}
	if u, err := url.Parse(l.URL); l.URL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "") {
		g.Report("url", fmt.Sprintf("%q is not an address of a page", l.URL), "write the address at which the licence's terms stand, with https://")
	}
	if l.Name == "" && l.URL == "" {
		g.Report("title", "the licence has neither a name nor an address", "programs know a licence by one of them: add name: CC-BY-4.0, or url: https://…")
	}
	if strings.Trim(l.Name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._") != "" {
		g.Report("name", fmt.Sprintf("%q is not the short name of a licence", l.Name), "write it as SPDX does, such as CC-BY-4.0; words for readers go into title")
	}
	g.RefuseOthers()
	return l
}
