package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"backissue/generator/internal/source"
)

//go:embed problems.html
var problemsLayout string

var problemsTemplate = template.Must(template.New("problems.html").Parse(problemsLayout))

// mostShown is how many problems the page lists: one wrong line in config.yaml can be a problem of every article.
const mostShown = 50

// problemView is one problem as the page shows it. The character that the problem is about is marked where it stands,
// so that the caret is below it whatever the width of the browser's Chinese type.
type problemView struct {
	Place, Message, Hint string
	Line                 int // 0 when there is no excerpt
	Before, At, After    string
	Caret                bool
}

// problemPage shows why the archive can't be built: what its editor has to mend or, for any other error, that gen failed.
func problemPage(err error) []byte {
	page := struct {
		Title  string
		Shown  []problemView
		More   int
		Defect string
	}{Title: "gen could not build the site"}
	if problems, ok := source.AsProblems(err); ok {
		page.Title = fmt.Sprintf("%d problems to mend", len(problems))
		if len(problems) == 1 {
			page.Title = "1 problem to mend"
		}
		page.More = max(0, len(problems)-mostShown)
		for _, p := range problems[:len(problems)-page.More] {
			page.Shown = append(page.Shown, viewOf(p))
		}
	} else {
		page.Defect = err.Error()
	}
	var text bytes.Buffer
	if err := problemsTemplate.Execute(&text, page); err != nil {
		return fmt.Appendf(nil, "<!doctype html><meta charset=utf-8><pre>%s</pre>", template.HTMLEscapeString(err.Error()))
	}
	return text.Bytes()
}

func viewOf(p *source.Problem) problemView {
	view := problemView{Place: p.Position.String(), Message: p.Message, Hint: p.Hint}
	if p.Line > 0 && p.Excerpt != "" {
		view.Line, view.Caret = p.Line, p.Column > 0
		view.Before, view.At, view.After = p.Marked()
	}
	return view
}
