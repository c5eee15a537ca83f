package build

import (
	"bytes"
	"encoding/json"
	"strconv"

	"backissue/generator/internal/quoted"
)

// append appends the article's line, as encoding/json would write it of a structure. It has a fifth of a site's bytes to write, and nearly all of them are text, so it is written
// field by field.
func (d *dumped) append(out []byte) ([]byte, error) {
	o := object{out: append(out, '{')}
	o.key("id")
	o.out = quoted.Append(o.out, d.ID)
	o.key("url")
	o.out = quoted.Append(o.out, d.URL)
	o.text("date", d.Date)
	o.text("edition", d.Edition)
	o.text("issue", d.Issue)
	o.key("page")
	o.out = strconv.AppendInt(o.out, int64(d.Page), 10)
	o.text("page_name", d.PageName)
	o.key("order")
	o.out = strconv.AppendInt(o.out, int64(d.Order), 10)
	for _, f := range [...]struct{ name, text string }{
		{"withdrawn", d.Withdrawn}, {"type", d.Type}, {"title", d.Title}, {"kicker", d.Kicker}, {"deck", d.Deck}, {"dateline", d.Dateline}, {"byline", d.Byline},
	} {
		o.text(f.name, f.text)
	}
	for _, f := range [...]struct {
		name  string
		texts []string
	}{{"reporters", d.Reporters}, {"correspondents", d.Correspondents}, {"photographers", d.Photographers}, {"districts", d.Districts}, {"tags", d.Tags}} {
		o.texts(f.name, f.texts)
	}
	o.text("series", d.Series)
	o.number("series_number", d.SeriesNumber)
	o.text("continued_from", d.ContinuedFrom)
	o.text("continued_to", d.ContinuedTo)
	o.lines("text", d.Text, d.Plain)
	o.other("photos", d.Photos, len(d.Photos) > 0)
	o.other("corrections", d.Corrections, len(d.Corrections) > 0)
	o.text("source_file", d.SourceFile)
	o.text("source_lines", d.SourceLines)
	o.other("confidence", d.Confidence, d.Confidence != 0)
	return append(o.out, "}\n"...), o.err
}

// object is a JSON object that is being written. Fields without a value are left out.
type object struct {
	out []byte
	err error
}

func (o *object) key(name string) {
	if o.out[len(o.out)-1] != '{' {
		o.out = append(o.out, ',')
	}
	o.out = append(append(append(o.out, '"'), name...), `":`...)
}

func (o *object) text(name, text string) {
	if text != "" {
		o.key(name)
		o.out = quoted.Append(o.out, text)
	}
}

func (o *object) lines(name string, lines []string, plain bool) {
	if len(lines) > 1 || len(lines) == 1 && lines[0] != "" {
		o.key(name)
		o.out = quoted.AppendLines(o.out, lines, plain)
	}
}

func (o *object) number(name string, n int) {
	if n != 0 {
		o.key(name)
		o.out = strconv.AppendInt(o.out, int64(n), 10)
	}
}

func (o *object) texts(name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	o.key(name)
	before := byte('[')
	for _, text := range texts {
		o.out = quoted.Append(append(o.out, before), text)
		before = ','
	}
	o.out = append(o.out, ']')
}

// other leaves what few articles have to encoding/json.
func (o *object) other(name string, value any, there bool) {
	if !there {
		return
	}
	o.key(name)
	var made bytes.Buffer
	encoder := json.NewEncoder(&made)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		o.err = err
	}
	o.out = append(o.out, bytes.TrimSuffix(made.Bytes(), []byte("\n"))...)
}
