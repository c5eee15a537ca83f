package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/pagetext"
)

// packed are the files of an archive, in order: name, text, name, text.
type packed []string

func (p packed) zip(t *testing.T, file string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(p); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[i], Method: zip.Deflate, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, file, b.Bytes())
}

func (p packed) tar(t *testing.T, file string) {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(p); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: p[i], Size: int64(len(p[i+1])), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.WriteHeader(&tar.Header{Name: "link.txt", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if archiveEnding(file) != ".tar" {
		var small bytes.Buffer
		g := gzip.NewWriter(&small)
		if _, err := g.Write(b.Bytes()); err != nil {
			t.Fatal(err)
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
		b = small
	}
	write(t, file, b.Bytes())
}

func write(t *testing.T, file string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// textsOfFiles gives what a delivery's files hold by name.
func textsOfFiles(t *testing.T, d *Delivery) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, f := range d.Files {
		text, err := f.read()
		if err != nil {
			t.Fatal(err)
		}
		texts[f.Name] = string(text)
	}
	return texts
}

func TestArchives(t *testing.T) {
	files := packed{
		"2023-01-08/03.txt", "page 3",
		"../../../etc/cron.d/04.txt", "climbs out",
		"/etc/05.TXT", "is absolute",
		"2023\xc4\xea1\xd4\xc28\xc8\xd5/\xb5\xda6\xb0\xe6.txt", "named in GB18030",
		"\x1b[2Jred.txt", "would run in a terminal",
		"cover.jpg", "a picture", ".hidden.txt", "hidden", "__MACOSX/2023-01-08/03.txt", "left by a system",
	}
	for _, ending := range []string{".zip", ".tar", ".tar.gz", ".TGZ"} {
		t.Run(ending, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if ending == ".zip" {
				files.zip(t, "a"+ending)
			} else {
				files.tar(t, "a"+ending)
			}
			d := Collect([]string{"a" + ending})
			defer d.Close()
			if err := d.Problems().Err(); err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			for name, text := range map[string]string{
				"/2023-01-08/03.txt": "page 3", "/2023年1月8日/第6版.txt": "named in GB18030", "/·[2Jred.txt": "would run in a terminal",
				"/etc/cron.d/04.txt": "climbs out", "/etc/05.TXT": "is absolute",
			} {
				want["a"+ending+name] = text
			}
			if diff := cmp.Diff(want, textsOfFiles(t, d)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]string{"a" + ending + "/cover.jpg"}, d.PassedOver); diff != "" {
				t.Error(diff)
			}
			if entries, err := os.ReadDir("."); err != nil || len(entries) != 1 {
				t.Errorf("something was unpacked: %v, %v", entries, err)
			}
		})
	}
}

// An archive named after a day is a folder of that day.
func TestArchivesTellDays(t *testing.T) {
	r := firstReader(t)
	t.Chdir(t.TempDir())
	packed{"03.txt", "x"}.zip(t, "2023-01-08.zip")
	packed{"2023-01-09/02.txt", "x"}.tar(t, "year.tar.gz")
	d := Collect([]string{"."})
	defer d.Close()
	var told []string
	for _, f := range d.Files {
		words := r.wordsOf(f)
		told = append(told, words.Date.String()+" "+f.Name)
	}
	if diff := cmp.Diff([]string{"2023-01-08 2023-01-08.zip/03.txt", "2023-01-09 year.tar.gz/2023-01-09/02.txt"}, told); diff != "" {
		t.Error(diff)
	}
}

// However far an archive unpacks, memory stays bounded and the way out is told.
func TestArchivesMadeToFillAMachine(t *testing.T) {
	huge := strings.Repeat("\x00", pagetext.Largest+2)
	for _, c := range []struct {
		name, want string
		make       func(file string)
	}{
		{"a.zip", "", func(file string) { packed{"page.txt", huge + huge}.zip(t, file) }},
		{"b.tgz", "", func(file string) { packed{"page.txt", huge + huge}.tar(t, file) }},
		{"c.zip", "it unpacks to more than 256 MB of text", func(file string) { zipThatClaims(t, file, largestArchive+1) }},
		{"d.zip", "cannot be read as an archive", func(file string) { write(t, file, []byte("PK\x03\x04 broken")) }},
		{"e.tgz", "cannot be read as an archive", func(file string) { write(t, file, []byte("not gzip")) }},
		{"f.tar", "cannot be read as an archive", func(file string) { write(t, file, bytes.Repeat([]byte("x"), 1024)) }},
		{"g.zip", "there is no page in this archive", func(file string) { packed{"inner.zip", "x"}.zip(t, file) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), c.name)
			c.make(file)
			d := Collect([]string{file})
			defer d.Close()
			for _, text := range textsOfFiles(t, d) {
				if len(text) > pagetext.Largest+1 {
					t.Errorf("%d bytes of a page were read", len(text))
				}
			}
			err := d.Problems().Err()
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || len(d.Files) > 0) {
				t.Errorf("%d files, %v; want %q", len(d.Files), err, c.want)
			}
		})
	}
}

// zipThatClaims makes an archive with a page of so many bytes, as it says.
func zipThatClaims(t *testing.T, file string, size uint64) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "page.txt", Method: zip.Deflate, UncompressedSize64: size}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, file, b.Bytes())
}

func TestLinksInFoldersAreNotFollowed(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in/01.txt", []byte("x"))
	if err := os.Symlink("..", "in/round"); err != nil {
		t.Skip("no links here: ", err)
	}
	if d := Collect([]string{"in/round/in"}); len(d.Files) != 1 {
		t.Errorf("a link that is named gives the files %v", d.Files)
	}
	if err := os.Symlink("in", "scans"); err != nil {
		t.Fatal(err)
	}
	if d := Collect([]string{"scans"}); len(d.Files) != 1 || d.Files[0].Name != "scans/01.txt" {
		t.Errorf("a link that is named gives the files %v, problems %v", d.Files, d.problems)
	}
	d := Collect([]string{"in", "in/01.txt", "in/../in"})
	if len(d.Files) != 1 || d.Files[0].Name != "in/01.txt" || len(d.Links) == 0 {
		t.Errorf("files %v, links %v", d.Files, d.Links)
	}
}

// An archive that holds a name twice, or lies beside the folder that it was unpacked to, gives one page where the texts are the same, and a problem where
// they are not: before, the second text was dropped without a word.
func TestTwoTextsOfOneName(t *testing.T) {
	t.Chdir(t.TempDir())
	packed{"2023-01-08/01.txt", "一", "2023-01-08/02.txt", "二", "2023-01-08/02.txt", "二二"}.zip(t, "in.zip")
	write(t, "in/2023-01-08/01.txt", []byte("一"))
	write(t, "in/2023-01-08/03.txt", []byte("三"))
	d := Collect([]string{"in.zip", "in"})
	defer d.Close()
	var got []string
	for _, f := range d.Files {
		text, err := f.read()
		if err != nil {
			text = []byte(unreadable(f.Name, err).Message)
		}
		got = append(got, f.Name+": "+string(text))
	}
	want := []string{"in.zip/2023-01-08/01.txt: 一", "in.zip/2023-01-08/02.txt: the archive holds two files of this name, with different texts", "in/2023-01-08/03.txt: 三"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// A damaged archive keeps the folder beside it from nothing.
func TestFolderBesideADamagedArchive(t *testing.T) {
	t.Chdir(t.TempDir())
	packed{"2023-01-08/01.txt", "一", "2023-01-08/02.txt", strings.Repeat("二", 1000)}.tar(t, "in.tar")
	whole, err := os.ReadFile("in.tar")
	if err != nil {
		t.Fatal(err)
	}
	write(t, "in.tar", whole[:2000])
	write(t, "in/2023-01-08/01.txt", []byte("一"))
	d := Collect([]string{"in.tar", "in"})
	defer d.Close()
	if len(d.Files) != 1 || d.Files[0].Name != "in/2023-01-08/01.txt" || len(d.problems) != 1 {
		t.Errorf("files %v, problems %v", d.Files, d.problems)
	}
}
