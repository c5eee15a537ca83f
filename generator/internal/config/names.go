package config

import (
	"fmt"
	"regexp"
	"strings"

	"backissue/generator/internal/fields"
)

// register finds two things with one name, or one address.
type register struct {
	kind  string // what is registered, as messages call it
	owner map[string]string
}

func newRegister(kind string) *register { return &register{kind, make(map[string]string)} }

// add notes that name belongs to owner, and reports when it already belongs to another.
func (r *register) add(m *fields.Mapping, name, owner string, line, column int) {
	if name == "" {
		return
	}
	if first, taken := r.owner[name]; taken {
		m.ReportAt(line, column, fmt.Sprintf("%s %q is given twice: to %s and %s", r.kind, name, first, owner), "each must be different; keep one")
		return
	}
	r.owner[name] = owner
}

func (r *register) addField(m *fields.Mapping, field, name, owner string) {
	line, column := m.Place(field)
	r.add(m, name, owner, line, column)
}

// readPlaces reads the gazetteer. Two places with one name could not be told apart in a text, and two with one address
// would overwrite each other. Towns are not compared across districts: many counties have a 城关镇.
func readPlaces(m *fields.Mapping, c *Config) {
	const example = "{name: 东城县, slug: dongcheng, aliases: [东城]}"
	names, slugs := newRegister("the name"), newRegister("the slug")
	if g := m.Group("city", example); g != nil {
		c.City = readDistrict(g, names, slugs)
	}
	for _, g := range m.Groups("districts", example) {
		c.Districts = append(c.Districts, readDistrict(g, names, slugs))
	}
}

func readDistrict(m *fields.Mapping, names, slugs *register) District {
	d := District{
		Name:    m.Required("name", "write the place's full name: name: 东城县"),
		Slug:    m.Required("slug", "write the word for its address, which can never change: slug: shishou"),
		Aliases: m.Names("aliases"),
		Never:   m.Names("never"),
		Towns:   m.Names("towns"),
	}
	names.addField(m, "name", d.Name, d.Name)
	m.EachItem("aliases", func(alias string, line, column int) { names.add(m, alias, d.Name, line, column) })
	checkSlug(m, "slug", d.Slug)
	slugs.addField(m, "slug", d.Slug, d.Name)
	m.RefuseOthers()
	return d
}

func readSubjects(m *fields.Mapping, c *Config) {
	names, slugs := newRegister("the subject"), newRegister("the slug")
	for _, g := range m.Groups("subjects", "{name: 春运, slug: chunyun, group: 交通, words: [春运]}") {
		s := Subject{
			Name:  g.Required("name", "write the tag as readers see it: name: 春运"),
			Slug:  g.Text("slug"),
			Group: g.Text("group"),
			Words: g.Names("words"),
		}
		checkSlug(g, "slug", s.Slug)
		names.addField(g, "name", s.Name, s.Name)
		slugs.addField(g, "slug", s.Slug, s.Name)
		g.RefuseOthers()
		c.Subjects = append(c.Subjects, s)
	}
}

func readSlugs(m *fields.Mapping) map[string]string {
	g := m.Group("slugs", "视野: shiye-2")
	if g == nil {
		return nil
	}
	slugs := make(map[string]string)
	for _, pair := range g.Pairs() {
		if problem := slugProblem(pair.Text); problem != "" {
			g.ReportAt(pair.Line, pair.Column, problem, slugHint)
		}
		slugs[pair.Name] = pair.Text
	}
	return slugs
}

var slugShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const (
	longestSlug = 80
	slugHint    = "use lower-case letters a-z, digits, and single hyphens between them"
)

func checkSlug(m *fields.Mapping, field, slug string) {
	if slug == "" {
		return // required where it must be
	}
	if problem := slugProblem(slug); problem != "" {
		m.Report(field, problem, slugHint)
	}
}

// slugProblem says why a word cannot be part of an address, or "". The names of list pages (index.html, 1.html) are taken.
func slugProblem(slug string) string {
	switch {
	case !slugShape.MatchString(slug) || len(slug) > longestSlug:
		return fmt.Sprintf("%q cannot be part of an address", slug)
	case slug == "index" || strings.Trim(slug, "0123456789") == "":
		return fmt.Sprintf("%q is the name of a list page", slug)
	}
	return ""
}
