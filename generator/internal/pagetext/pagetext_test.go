package pagetext

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const sample = "本报讯 记者在这里了解到，这个国家的人们来了。\n他们说，不是我的。\n"

func utf16Bytes(s string, bigEndian, mark bool) []byte {
	var out []byte
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if bigEndian {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestEncodings(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(sample)
	if err != nil {
		t.Fatal(err)
	}
	const traditional = "本報訊 記者這個國家的人們來了。\n他們說，不是我的。\n"
	big5, err := traditionalchinese.Big5.NewEncoder().String(traditional)
	if err != nil {
		t.Fatal(err)
	}
	oneLine := strings.ReplaceAll(sample, "\n", "")
	cases := []struct {
		name     string
		file     []byte
		encoding string
		text     string
	}{
		{"plain", []byte(sample), "utf-8", sample},
		{"with a mark", append([]byte{0xEF, 0xBB, 0xBF}, sample...), "utf-8", sample},
		{"UTF-16 with a mark", utf16Bytes(sample, false, true), "utf-16le", sample},
		{"UTF-16 of the other order", utf16Bytes(sample, true, true), "utf-16be", sample},
		{"UTF-16 without a mark", utf16Bytes(sample, false, false), "utf-16le", sample},
		{"GB18030", []byte(gb), "gb18030", sample},
		{"Big5", []byte(big5), "big5", traditional},
		{"UTF-16 of the other order without a mark", utf16Bytes(sample, true, false), "utf-16be", sample},
		{"UTF-16 without a mark, with the line ends of old Macs", utf16Bytes(strings.ReplaceAll(sample, "\n", "\r"), false, false), "utf-16le", sample},
		{"UTF-16 without a mark or line ends", utf16Bytes(oneLine, true, false), "utf-16be", oneLine + "\n"},
		{"GB18030 put to UTF-8", []byte(sample + gb), "mixed", sample + sample},
		{"UTF-8 put to GB18030", []byte(gb + sample), "mixed", sample + sample},
		{"Big5 put to UTF-8", []byte(sample + big5), "mixed", sample + traditional},
		{"a headline of GBK without a common character in UTF-8", append([]byte("\xba\xd3\xbf\xda\xd5\xf2\xd0\xc2\xc7\xc5\xcd\xa8\xb3\xb5\n"), sample...), "mixed", "河口镇新桥通车\n" + sample},
		{"UTF-16 cut within a character", append(utf16Bytes(sample, false, false), 'x'), "utf-16le", sample + "\uFFFD\n"},
		{"UTF-16 with an old system's end of file", append(utf16Bytes(sample, true, true), 0x1A), "utf-16be", sample},
		{"UTF-8 with a byte lost", []byte(strings.Replace(sample, "了解", "了\xe8\xa7", 1)), "utf-8", strings.Replace(sample, "了解", "了\uFFFD", 1)},
		{"UTF-8 cut within a character", []byte(sample[:len(sample)-2]), "utf-8", sample[:len(sample)-4] + "\uFFFD\n"},
	}
	for _, c := range cases {
		got, err := Read(c.name, c.file)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var lines []string
		for _, l := range got.Page.Lines {
			lines = append(lines, l.Text)
		}
		if text := strings.Join(lines, "\n") + "\n"; got.Encoding != c.encoding || text != c.text {
			t.Errorf("%s: read as %s: %q, want %s: %q", c.name, got.Encoding, text, c.encoding, c.text)
		}
	}
}

func TestDamage(t *testing.T) {
	cases := []struct{ name, file, want string }{
		{"line ends of every kind", "一\r\n二\r三\n四\f五\v六\u0085七\u2028八\u2029九", "一|二|三|四|五|六|七|八|九"},
		{"line ends of every kind on one page keep the empty lines", "一\r\n\r\n二\r\r三\n\n四\r\n", "一||二||三||四"},
		{"characters of no width", "一\u200b二\u200d三\u2060四\ufeff五\ufe0f", "一二三四五"},
		{"compatibility ideographs", "豈\uF900更\uF901\U0002F800", "豈豈更更丽"},
		{"ideographs among them that are no other's double", "\uFA0E\uFA11", "\uFA0E\uFA11"},
		{"half-width punctuation", "一,二.三(四)五!六:七\"八\"", "一,二.三(四)五!六:七\"八\""},
		{"signs of a font of the paper's own", "一\ue123二", "一\ue123二"},
		{"what an extractor could not read", "一\ufffd二", "一\ufffd二"},
		{"control characters and NULs", "一\x00二\x1b三", "一二三"},
		{"soft hyphens and marks of direction", "一\u00ad二\u200f", "一二"},
		{"radicals for characters", "⼗七⼤，⺠⽣", "十七大，民生"},
		{"nothing else is normalised", "½①５，ＡＢＣ", "½①５，ＡＢＣ"},
		{"an empty line keeps its place", "一\n\n三\n", "一||三"},
	}
	for _, c := range cases {
		got, err := Read(c.name, []byte(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var lines []string
		for _, l := range got.Page.Lines {
			lines = append(lines, l.Text)
		}
		if text := strings.Join(lines, "|"); text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, text, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	side := strings.Repeat("各地加快农业基础设施 抓上冻前的窗口期加快推进\n为来年农业生产保障粮食\n", 8)
	cases := []struct{ name, file, want string }{
		{"empty", "", "the page is empty"},
		{"blank", " \n　\n\t\n", "the page is empty"},
		{"noise", "\xff\xfd\x01\x02\x03\xff\xff\xff", "neither UTF-8 nor UTF-16"},
		{"too large", strings.Repeat("一", Largest/3+1), "too large"},
		{"too many lines", strings.Repeat("一\n", MostLines+1), "too many lines"},
		{"columns side by side", side, "interleaved"},
	}
	for _, c := range cases {
		if _, err := Read(c.name, []byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error that says %q", c.name, err, c.want)
		}
	}
}

// Spaces about Latin words and figures part no columns, nor do those between the characters of a line that was set wide.
func TestColumnsThatAreNoneStandSideBySide(t *testing.T) {
	for _, page := range []string{
		strings.Repeat("若指定測試版或不穩定版於sources.list 內，則apt upgrade 會把系統切換\n", 12),
		strings.Repeat("最初の版は 2004 年 10 月に出版され、Raphaël はすぐに執筆を引き受けました\n", 12),
		strings.Repeat("清河晚报讯（记者  赵涛超 通讯员  王超丽）"+strings.Repeat("今年以来各地加快农业基础设施建设", 6)+"。\n", 12),
		strings.Repeat("团 队 的 肩 上 ； 在  C 程 式 库 与 各 部 门 协 同\n", 12),
	} {
		if _, err := Read("page.txt", []byte(page)); err != nil {
			t.Errorf("%q: %v", page[:40], err)
		}
	}
	side := strings.Repeat("共有は的確なやり方ではありません 筆を引き受けました最初の版\n", 12)
	if _, err := Read("page.txt", []byte(side)); err == nil {
		t.Error("columns of kana side by side are not noticed")
	}
}

func TestWhereAPageIsNoText(t *testing.T) {
	_, err := Read("bad.txt", []byte("一二\nabc\xff\xff\x00\x01本报讯\n"))
	if err == nil || !strings.Contains(err.Error(), "bad.txt:2:4: ") || !strings.Contains(err.Error(), "   2 | abc") {
		t.Errorf("got %v, want the place of the first byte that is no text, and its line", err)
	}
}

// A radical stands for one character, and the character that it is mapped to is none that is mapped again.
func TestIdeographsAreOneForOne(t *testing.T) {
	for _, block := range [][2]rune{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}} {
		for c := block[0]; c <= block[1]; c++ {
			m := meant(c)
			if m != c && meant(m) != m {
				t.Errorf("%U becomes %U, which becomes %U", c, m, meant(m))
			}
			if m != c && m < 0x3000 {
				t.Errorf("%U becomes %U, which is no ideograph", c, m)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte{0xFF, 0xFE, 0x4E})
	f.Add([]byte{0xC4, 0xE3, '\n', 0})
	f.Fuzz(func(t *testing.T, file []byte) {
		if got, err := Read("page.txt", file); err == nil && len(got.Page.Lines) == 0 {
			t.Error("a page without lines and without an error")
		}
	})
}
