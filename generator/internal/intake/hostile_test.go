package intake

import (
	"bytes"
	"os"
	"runtime"
	"strings"
	"testing"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/source"
)

// hostilePages are pages that no paper prints, each of about size bytes: what a damaged file, a wrong file or a malicious one may be.
func hostilePages(size int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size/len(s)*len(s)] }
	return map[string]string{
		"one line":                 fill("春"),
		"lines of one character":   fill("春\n"),
		"lines of two characters":  fill("春天\n"),
		"记者 without end":           fill("记者"),
		"记者 on every line":         fill("记者\n"),
		"□ 记者 张三 on every line":    fill("□ 记者 张三\n"),
		"names on every line":      "□ 记者 张三\n" + fill("张三 李四\n"),
		"brackets opened":          fill("（"),
		"brackets opened on lines": fill("（\n"),
		"brackets":                 fill("（）"),
		"brackets closed on lines": fill("春天来了）\n"),
		"names in brackets":        fill("（张三）\n"),
		"captions":                 fill("图为春天来了。（张三 摄）\n"),
		"digits":                   fill("1"),
		"digits on lines":          fill("12\n"),
		"本报讯 on lines":             fill("本报讯 今天春天来了。\n"),
		"本报讯 without end":          fill("本报讯"),
		"本报讯 after spaces":         fill("春天来了 本报讯"),
		"one line again and again": fill("各地积极应对，工作有序推进，群众点赞，成\n"),
		"spaces":                   "春" + fill(" ") + "天",
		"spaced characters":        fill("春 天 "),
		"doubled characters":       fill("春春天天"),
		"doubled line":             fill("春天来了，") + fill("春天来了，"),
		"notices":                  "遗失声明\n" + fill("张三遗失身份证\n"),
		"page names":               fill("第3版\n"),
		"jumps":                    fill("下转第3版\n"),
		"Latin words":              fill("word "),
		"boxes":                    fill("相关链接\n春天来了，花也开了。\n\n"),
		"quotation marks":          fill("“"),
		"commas":                   fill("，\n"),
		"blank lines":              "春\n" + fill("\n") + "天\n",
	}
}

// take reads a page and makes its files, as an import does before it writes.
func take(t testing.TB, r *Reader, file []byte) error {
	t.Helper()
	reading, err := r.Read("page.txt", file)
	if err != nil {
		return err
	}
	d := pageDraft{file: File{Name: "page.txt"}, received: file, reading: &reading, place: Place{Key: edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: 8}}, Page: 1}}
	d.articles = reading.at(d.place)
	return d.compose()
}

func archiveReader(t testing.TB) *Reader {
	t.Helper()
	c, err := config.Load("../../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(c)
}

// takeWhole takes a page in, or checks that it is refused in words for the editor.
func takeWhole(t testing.TB, r *Reader, file []byte) {
	t.Helper()
	if err := take(t, r, file); err != nil {
		if _, mendable := source.AsProblems(err); !mendable {
			t.Fatal(err)
		}
	}
}

func TestHostilePages(t *testing.T) {
	r := archiveReader(t)
	for name, text := range hostilePages(64 << 10) {
		t.Run(name, func(t *testing.T) { takeWhole(t, r, []byte(text)) })
	}
}

// largePages are pages of the greatest size that is read: of news, and of the lines that need most memory.
func largePages(t testing.TB) map[string][]byte {
	news, err := os.ReadFile("../../../content/2023/01/08/source/01.txt")
	if err != nil {
		t.Fatal(err)
	}
	news = bytes.ReplaceAll(news, []byte("\n\n"), []byte("\n")) // 4 MB with its empty lines has more lines than a page may
	return map[string][]byte{
		"news":                   bytes.Repeat(news, pagetext.Largest/len(news)),
		"lines of one character": bytes.Repeat([]byte("春\n"), pagetext.MostLines),
	}
}

// Memory is bounded by the bytes and lines of the page: the characters of a text are kept with their places, and a line has a weight for each
// role that it may have.
func TestMemoryIsBoundedByThePage(t *testing.T) {
	if testing.Short() {
		t.Skip("reads pages of 4 MB")
	}
	if underRace {
		t.Skip("measured by make memory, without the race detector")
	}
	const perByte, perLine = 100, 6000
	r := archiveReader(t)
	for name, file := range largePages(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := r.Read("page.txt", file)
		runtime.ReadMemStats(&after)
		lines := bytes.Count(file, []byte("\n"))
		took, most := after.TotalAlloc-before.TotalAlloc, uint64(perByte*len(file)+perLine*lines)
		t.Logf("%s: %d KB, %d lines: %d bytes allocated for a byte, %d for a line", name, len(file)>>10, lines, took/uint64(len(file)), took/uint64(lines))
		if err != nil || took > most {
			t.Errorf("%s: %v; %d MB allocated, want %d at most", name, err, took>>20, most>>20)
		}
	}
}

// BenchmarkHostile tells by its ns/byte, of one size and of four times that, whether time grows as the page does.
func BenchmarkHostile(b *testing.B) {
	r := archiveReader(b)
	for _, size := range []int{64 << 10, 256 << 10} {
		for name, text := range hostilePages(size) {
			b.Run(strings.ReplaceAll(name, " ", "-")+"/"+map[bool]string{true: "64KB", false: "256KB"}[size == 64<<10], func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					takeWhole(b, r, []byte(text))
				}
			})
		}
	}
}
