package intake

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"backissue/generator/internal/segment/madepages"
)

// seedPages are whole pages to damage: the first edition's and made ones.
func seedPages(t testing.TB) [][]byte {
	t.Helper()
	first, err := os.ReadFile("../../../content/2023/01/08/source/01.txt")
	if err != nil {
		t.Fatal(err)
	}
	pages := [][]byte{first}
	sentences := bytes.Split(bytes.ReplaceAll(first, []byte("\n"), nil), []byte("。"))
	for seed := range uint64(8) {
		draw := rand.New(rand.NewPCG(seed, 11))
		var sources []madepages.Source
		for k := range 8 { // as many as make a page of some 10 KB
			s := madepages.Source{Title: fmt.Sprintf("春运首日 交警送上安全%d", k)}
			for range 5 {
				s.Paragraphs = append(s.Paragraphs, string(sentences[draw.IntN(len(sentences)-1)])+"。")
			}
			sources = append(sources, s)
		}
		pages = append(pages, []byte(madepages.Make(sources, seed).Text))
	}
	return pages
}

// damage tears a page as scanners, editors and broken transfers do; insert is put somewhere in it.
func damage(page, insert []byte, seed uint64) []byte {
	draw := rand.New(rand.NewPCG(seed, 13))
	lines := bytes.Split(page, []byte("\n"))
	line := func() int { return draw.IntN(len(lines)) }
	for range 1 + draw.IntN(4) {
		switch draw.IntN(8) {
		case 0:
			draw.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		case 1:
			from := line()
			lines = lines[from:min(len(lines), from+1+draw.IntN(80))]
		case 2:
			for i, l := range lines {
				lines[i] = l[:draw.IntN(len(l)+1)] // in the middle of a character, too
			}
		case 3:
			lines = append(lines, lines[:line()]...)
		case 4:
			from := line()
			to := min(len(lines), from+1+draw.IntN(9))
			joined := bytes.Join(lines[from:to], nil)
			lines = append(append(slices.Clone(lines[:from]), joined), lines[to:]...)
		case 5:
			if gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(lines[line()]); err == nil {
				lines[line()] = gb
			}
		case 6:
			lines[line()] = insert
		case 7:
			for range 20 {
				if l := lines[line()]; len(l) > 0 {
					l[draw.IntN(len(l))] ^= byte(1 << draw.IntN(8))
				}
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// Whatever a file holds, it is taken in whole, with every printed character in one place, or refused in words for the editor.
func FuzzImport(f *testing.F) {
	f.Add([]byte("标题\n本报讯（记者 张三）一。\n二。（李四 摄）\n"), uint64(0))
	for seed := range uint64(40) {
		f.Add([]byte("□ 记者 张三\r（"), seed)
	}
	pages, r := seedPages(f), archiveReader(f)
	f.Fuzz(func(t *testing.T, file []byte, seed uint64) {
		if len(file) > 20_000 {
			t.Skip()
		}
		if seed > 0 {
			file = damage(bytes.Clone(pages[seed%uint64(len(pages))]), file, seed)
		}
		takeWhole(t, r, file)
		if seed%4 != 1 {
			return // to explain a page takes ten times as long as to read it
		}
		if reading, err := r.Read("page.txt", file); err == nil {
			if lines := reading.Explain(); lines[len(lines)-1].Number != len(reading.page.Lines) {
				t.Errorf("%d of %d lines are explained", lines[len(lines)-1].Number, len(reading.page.Lines))
			}
		}
	})
}
