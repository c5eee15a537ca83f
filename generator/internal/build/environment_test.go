package build

import (
	"testing"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/config"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/sample"
	"backissue/generator/internal/source"
)

// Two things that make different sheets never have one digest, however alike they are written down.
func TestDigestsKeepThingsApart(t *testing.T) {
	if digestOf([]string{"North End"}) == digestOf([]string{"North", "End"}) {
		t.Error("one name of two words has the digest of two names")
	}
	ofSubject := &config.Config{Subjects: []config.Subject{{Name: "春运", Slug: "chunyun"}}}
	ofName := &config.Config{Slugs: map[string]string{"春运": "chunyun"}} // also the address of a series of this name
	if digestOf(addressing(ofSubject)...) == digestOf(addressing(ofName)...) {
		t.Error("a subject's address has the digest of a name's")
	}
}

// An editor saves while the site is built, and takes it back before the next build: no sheet may be taken for one of the text that it was not made of.
func TestAFileThatChangesDuringTheBuild(t *testing.T) {
	root := archiveOf(t, 1)
	day := sample.Day(0)
	folder := content.Folder{Key: edition.Key{Date: edition.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}}, Articles: []string{"01-01.md"}}
	s := &survey{publication: &publication{options: Options{Root: root}}, folder: folder, texts: make([][]byte, 1), desk: new(desk),
		files: []ledger.File{{Name: "01-01.md", Digest: xxh3.HashString128("what it was when the build looked")}}}
	_, err := s.text(0)
	if problems, ok := source.AsProblems(err); !ok || problems[0].File != "content/2022/12/30/01-01.md" || problems[0].Hint == "" {
		t.Errorf("%v", err)
	}
}

// The program's file is read when it has not the seal that was remembered, and else it is what was remembered of it.
func TestTheProgramIsKnownByItsSeal(t *testing.T) {
	whole, err := programDigest()
	if err != nil {
		t.Fatal(err)
	}
	programAfter := func(named map[string]uint64) (digest, seal uint64) {
		folder := t.TempDir()
		if err := ledger.Open(folder).Save(named); err != nil {
			t.Fatal(err)
		}
		p := &publication{openLedger: func() *ledger.Ledger { return ledger.Open(folder) }}
		digest, seal, err := p.program()
		if err != nil {
			t.Fatal(err)
		}
		return digest, seal
	}
	digest, seal := programAfter(nil)
	for digest == whole && seal == 0 { // it was linked just now
		digest, seal = programAfter(nil)
	}
	if digest != whole {
		t.Errorf("%x with nothing remembered, which is %x", digest, whole)
	}
	const remembered = 7
	if digest, _ := programAfter(map[string]uint64{programName: remembered, programSeal: seal}); digest != remembered {
		t.Errorf("%x with the seal that was remembered", digest)
	}
	if digest, _ := programAfter(map[string]uint64{programName: remembered, programSeal: seal + 1}); digest != whole {
		t.Errorf("%x with another seal", digest)
	}
}
