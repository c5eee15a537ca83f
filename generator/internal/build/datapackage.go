package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/config"
	"backissue/generator/internal/render"
)

// A year's datapackage.json lists the JSON Lines files of its editions and says what their fields are, as the Data Package standard 2.0 has it
// (https://datapackage.org/standard/). The site's own has the years' packages for resources. So a new edition rewrites one list of a year's files, and
// those of closed years stay. (A profile data-package-catalog, of which the standard's recipes tell, is one that readers of packages refuse.)
type (
	dataPackage struct {
		Schema       string            `json:"$schema"`
		Name         string            `json:"name"`
		ID           string            `json:"id"`
		Title        string            `json:"title"`
		Description  string            `json:"description"`
		Homepage     string            `json:"homepage"`
		Contributors []dataContributor `json:"contributors"`
		Sources      []dataSource      `json:"sources"`
		Licenses     []dataLicence     `json:"licenses,omitempty"`
		Rights       string            `json:"rights"` // the standard has no field for words; it allows others
		Resources    []dataResource    `json:"resources"`
	}
	dataContributor struct {
		Title string   `json:"title"`
		Roles []string `json:"roles"`
	}
	dataSource struct {
		Title string `json:"title"`
	}
	dataLicence struct {
		Name  string `json:"name,omitempty"`
		Title string `json:"title,omitempty"`
		Path  string `json:"path,omitempty"`
	}
	dataResource struct {
		Name      string      `json:"name"`
		Type      string      `json:"type,omitempty"`
		Title     string      `json:"title"`
		Path      any         `json:"path"` // a text, or a list of them: the file's parts
		Format    string      `json:"format"`
		MediaType string      `json:"mediatype"`
		Encoding  string      `json:"encoding"`
		Schema    *dataSchema `json:"schema,omitempty"`
	}
	dataSchema struct {
		Fields      []dataField `json:"fields"`
		FieldsMatch string      `json:"fieldsMatch"`
		PrimaryKey  []string    `json:"primaryKey"`
	}
	dataField struct {
		Name        string `json:"name"`
		Type        string `json:"type"`
		Description string `json:"description"`
	}
)

const packageName = "datapackage.json"

func yearPackageAddress(year int) string {
	return path.Join(path.Dir(archive.YearAddress(year)), packageName)
}

// makeData makes what describes the editions' JSON Lines files: to machines a package for each year and one that lists these, to readers a sheet.
func (p *publication) makeData() error {
	var years mixer
	for _, y := range p.archive.Years {
		years.Number(y.Number)
	}
	return together(
		func() error {
			return eachOf(p.archive.Years, func(_ int, y archive.Year) error {
				paths := dumpPaths(y)
				return p.putPackage(yearPackageAddress(y.Number), digestOf(paths), func(made *dataPackage) error { return p.describeYear(made, y.Number, paths) })
			})
		},
		func() error { return p.putPackage(packageName, years.sum(), p.describeYears) },
		p.makeDataSheet,
	)
}

// dumpPaths gives the JSON Lines files of a year, as its package names them: from where it lies itself.
func dumpPaths(y archive.Year) []string {
	paths := []string{}
	for _, m := range y.Months {
		for _, e := range m.Editions {
			if hasDump(e) {
				_, inYear, _ := strings.Cut(dumpAddress(e.Key), "/")
				paths = append(paths, inYear)
			}
		}
	}
	return paths
}

// putPackage makes a package whose resources describe tells.
func (p *publication) putPackage(address string, told uint64, describe func(*dataPackage) error) error {
	in := p.ofFile(inputs{content: digestOf(told, licenceDigest(p.config))})
	in.layouts = p.with.layouts[render.Data] // for the words
	if err := p.extras.add(address); err != nil {
		return err
	}
	return p.make(address, in, func() ([]byte, error) {
		made, err := p.newPackage(address)
		if err == nil {
			err = describe(made)
		}
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(made); err != nil {
			return nil, fmt.Errorf("describe the data: %w", err)
		}
		return text.Bytes(), nil
	})
}

// newPackage makes what all packages say of the archive.
func (p *publication) newPackage(address string) (*dataPackage, error) {
	words := p.layouts.Words()
	description, err := words.T("data-lines")
	if err != nil {
		return nil, err
	}
	rights, err := words.T("rights", "publisher", p.config.Publisher)
	if err != nil {
		return nil, err
	}
	made := &dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: archive.Slug(p.config.Name), Title: p.config.Title,
		ID: render.Absolute(p.config.Base, address), Description: description, Homepage: p.config.Base, Rights: rights,
		Contributors: []dataContributor{{p.config.Publisher, []string{"publisher"}}}, Sources: []dataSource{{p.config.Name}}}
	if l := p.config.Licence; l != nil {
		made.Licenses = []dataLicence{{l.Name, l.Title, l.URL}}
	}
	return made, nil
}

func (p *publication) describeYear(made *dataPackage, year int, paths []string) error {
	title, err := p.layouts.Words().T("year", "year", year)
	if err != nil {
		return err
	}
	fields, err := p.dataFields()
	if err != nil {
		return err
	}
	schema := &dataSchema{FieldsMatch: "superset", PrimaryKey: []string{"id"}} // a line leaves out what it lacks
	for _, f := range fields {
		schema.Fields = append(schema.Fields, dataField{f.Name, f.Type, f.About})
	}
	made.Name += "-" + strconv.Itoa(year)
	made.Title += " · " + title
	made.Resources = []dataResource{{Name: "articles", Type: "table", Title: title, Path: paths, Format: "jsonl", MediaType: "application/jsonl", Encoding: "utf-8", Schema: schema}}
	return nil
}

func (p *publication) describeYears(made *dataPackage) error {
	made.Resources = []dataResource{}
	for _, y := range p.archive.Years {
		title, err := p.layouts.Words().T("year", "year", y.Number)
		if err != nil {
			return err
		}
		made.Resources = append(made.Resources, dataResource{Name: strconv.Itoa(y.Number), Title: title,
			Path: yearPackageAddress(y.Number), Format: "json", MediaType: "application/json", Encoding: "utf-8"})
	}
	return nil
}

// dataFields gives the fields of a line, with what each is in the words of the interface.
func (p *publication) dataFields() ([]render.DataField, error) {
	fields := make([]render.DataField, len(dumpFields))
	for i, f := range dumpFields {
		about, err := p.layouts.Words().T("field-" + f.name)
		if err != nil {
			return nil, err
		}
		fields[i] = render.DataField{Name: f.name, Type: f.kind, About: about}
	}
	return fields, nil
}

const dataAddress = "data.html"

// makeDataSheet makes the sheet that tells readers what there is to download. It counts, for each edition rewrites it: one file.
func (p *publication) makeDataSheet() error {
	in := inputs{content: digestOf(p.whole, licenceDigest(p.config))}
	return p.put(render.Data, dataAddress, in, func() (render.View, error) {
		title, err := p.layouts.Words().T("data")
		if err != nil {
			return nil, err
		}
		view := &render.DataView{Sheet: p.sheet(render.Data, dataAddress, title), Package: packageName}
		if view.Fields, err = p.dataFields(); err != nil {
			return nil, err
		}
		if l := p.config.Licence; l != nil {
			view.Licence = &render.Licence{Name: l.Name, Title: l.Title, Address: l.URL}
		}
		for _, y := range slices.Backward(p.archive.Years) {
			view.Years = append(view.Years, render.DataYear{YearLink: yearLink(y), Package: yearPackageAddress(y.Number), Articles: y.Articles()})
		}
		if all := p.archive.Editions; len(all) > 0 {
			view.First, view.Last = all[0].Key.Date, all[len(all)-1].Key.Date
		}
		return view, nil
	})
}

// licenceDigest is one of what the config says of the terms on which the text may be used. Only the sheet and the packages of the data tell it.
func licenceDigest(c *config.Config) uint64 {
	if c.Licence == nil {
		return 0
	}
	return digestOf(c.Licence.Name, c.Licence.Title, c.Licence.URL)
}
