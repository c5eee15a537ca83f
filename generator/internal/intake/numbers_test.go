package intake

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
)

func TestNumbersFor(t *testing.T) {
	run := func(from, to int) []edition.LineRange { return []edition.LineRange{{From: from, To: to}} }
	old := func(order, from, to int) numbered { return numbered{order: order, lines: run(from, to), taken: true} }
	told := func(order int, words ...string) numbered {
		n := numbered{order: order, words: map[string]bool{}, taken: true}
		for _, w := range words {
			n.words[w] = true
		}
		return n
	}
	for _, c := range []struct {
		name    string
		now     []numbered
		before  []numbered
		deleted []int
		want    []int
	}{
		{"the same", []numbered{old(0, 1, 9), old(0, 10, 19)}, []numbered{old(1, 1, 9), old(2, 10, 19)}, nil, []int{1, 2}},
		{"one more in the middle", []numbered{old(0, 1, 5), old(0, 6, 9), old(0, 10, 19)}, []numbered{old(1, 1, 9), old(2, 10, 19)}, nil, []int{1, 4, 2}},
		{"two become one", []numbered{old(0, 1, 19), old(0, 20, 29)}, []numbered{old(1, 1, 9), old(2, 10, 19), old(3, 20, 29)}, nil, []int{2, 3}},
		{"one was deleted", []numbered{old(0, 1, 9), old(0, 10, 19), old(0, 20, 29)}, []numbered{old(1, 1, 9), old(3, 20, 29)}, []int{2}, []int{1, 2, 3}},
		{"one was deleted that had not the number of its place", []numbered{old(0, 1, 9), old(0, 10, 19)}, []numbered{old(2, 1, 9)}, []int{5}, []int{2, 5}},
		{"an editor took the lines away", []numbered{old(0, 1, 9), old(0, 10, 19)}, []numbered{{order: 1}, old(2, 10, 19)}, nil, []int{1, 2}},
		{"nothing in common", []numbered{old(0, 30, 39)}, []numbered{old(1, 1, 9)}, nil, []int{2}},
		{"another order", []numbered{told(0, "新桥", "通车"), told(0, "读书", "座位")}, []numbered{told(1, "读书", "座位"), told(2, "新桥", "通车")}, nil, []int{2, 1}},
		{"a new one in front", []numbered{told(0, "消防"), told(0, "读书")}, []numbered{told(1, "读书"), told(2, "新桥")}, nil, []int{3, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, numbersFor(c.now, c.before, c.deleted)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// An archive whose articles were numbered otherwise, as an earlier program may have done, keeps its addresses.
func TestAddressesOutliveAReading(t *testing.T) {
	root, files := t.TempDir(), pagesOf(1, 1)
	two := smallPage + "图书馆延长开放时间\n本报讯（记者王芳）为满足学生寒假读书需\n要，市图书馆自即日起延长开放时间，每\n晚九点闭馆。\n"
	files[0].read = func() ([]byte, error) { return []byte(two), nil }
	if outcomes, err := importing(t, t.Context(), root, files, nil); err != nil || len(outcomes[0].Imported.Articles) != 2 {
		t.Fatalf("%+v, %v", outcomes, err)
	}
	folder := filepath.Join(root, "content/2023/01/01")
	exchange(t, folder)
	var outcome Outcome
	err := firstReader(t).Import(t.Context(), files, Options{Root: root, Again: true, Cores: 1, Sorting: func(int, int) {}, Each: func(o Outcome) { outcome = o }})
	if err != nil || outcome.Err != nil {
		t.Fatal(err, outcome.Err)
	}
	if diff := cmp.Diff([]Action{Unchanged, Unchanged}, outcome.Imported.Actions); diff != "" {
		t.Error(diff)
	}
	if a := outcome.Imported.Articles; a[0].Order != 2 || a[1].Order != 1 {
		t.Errorf("the articles are numbered %d and %d, want 2 and 1", a[0].Order, a[1].Order)
	}
}

// exchange gives the two articles of an edition each other's number, in their files and in the record.
func exchange(t *testing.T, folder string) {
	t.Helper()
	name := filepath.Join(folder, content.EditionFile)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	e, err := content.ParseEdition("content/2023/01/01/edition.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	var articles [2]edition.Article
	for i, f := range []string{"01-01.md", "01-02.md"} {
		text, err := os.ReadFile(filepath.Join(folder, f))
		if err != nil {
			t.Fatal(err)
		}
		file, err := content.ParseArticle("content/2023/01/01/"+f, text)
		if err != nil {
			t.Fatal(err)
		}
		file.Article.Body = content.Blocks(file.Markdown)
		file.Article.Order = 2 - i
		articles[1-i] = file.Article
	}
	for i := range articles {
		text := content.ComposeArticle(&articles[i])
		write(t, filepath.Join(folder, articleFile(&articles[i])), text)
		e.Pages[0].Imported[i].SHA256 = digest(text)
	}
	write(t, name, content.ComposeEdition(&e))
}
