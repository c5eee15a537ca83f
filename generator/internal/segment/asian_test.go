package segment

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backissue/generator/internal/edition"
)

// Pages of other kinds and other languages of East Asia are read whole: every body, headline and byline. Who is named is named as printed.
func TestAsianPages(t *testing.T) {
	for _, name := range []string{"japanese", "taiwan"} {
		text, err := os.ReadFile(filepath.Join("testdata", "asian", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(filepath.Join("testdata", "asian", name+".truth.json"))
		if err != nil {
			t.Fatal(err)
		}
		var truth struct {
			Articles []struct {
				Title, Kicker, Deck       string
				Reporters, Correspondents []string
				Paragraphs, Subheads      []string
			}
		}
		if err := json.Unmarshal(file, &truth); err != nil {
			t.Fatal(err)
		}
		page := pageOf(string(text))
		checkNothingLost(t, page)
		found := Read(page).Articles
		if len(found) != len(truth.Articles) {
			t.Errorf("%s: %d articles found, want %d", name, len(found), len(truth.Articles))
		}
		for i := range min(len(found), len(truth.Articles)) {
			got, want := found[i], truth.Articles[i]
			head, wantHead := got.Kicker.String()+got.Title.String()+got.Deck.String(), want.Kicker+want.Title+want.Deck
			if head != wantHead {
				t.Errorf("%s: headline %q, want %q", name, head, wantHead)
			}
			if !slices.Equal(got.Credits.Reporters, want.Reporters) || !slices.Equal(got.Credits.Correspondents, want.Correspondents) {
				t.Errorf("%s: %s is by %v and %v, want %v and %v", name, wantHead, got.Credits.Reporters, got.Credits.Correspondents, want.Reporters, want.Correspondents)
			}
			var paragraphs, subheads []string
			for _, b := range got.Body {
				if b.Kind == edition.Subhead {
					subheads = append(subheads, b.Text.String())
				} else {
					paragraphs = append(paragraphs, b.Text.String())
				}
			}
			if got, want := strings.Join(paragraphs, "|"), strings.Join(want.Paragraphs, "|"); got != want {
				t.Errorf("%s: text %q, want %q", name, got, want)
			}
			if got, want := strings.Join(subheads, "|"), strings.Join(want.Subheads, "|"); got != want {
				t.Errorf("%s: subheads %q, want %q", name, got, want)
			}
		}
	}
}

// Names are cut from bylines of many forms; agencies and places name nobody.
func TestAsianBylines(t *testing.T) {
	for printed, want := range map[string]string{
		"記者王大明／台北報導": "王大明", "【記者王大明、李小華／台北報導】": "王大明;李小華", "〔編譯王小明／綜合外電報導〕": "王小明", "本報記者陳美玲": "陳美玲",
		"文／王大明": "王大明", "文/李明 图/王芳": "李明", "李明/文 王芳/图": "李明", "作者：李明": "李明", "图文/李明": "李明", "記者王大明∕台北報導": "王大明", "王大明／台北報導": "王大明",
	} {
		if got := strings.Join(parseCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
		rows, _ := rowsOf(pageOf(printed), &chinese)
		if !rows[0].isHanByline() {
			t.Errorf("%q is not taken for a byline", printed)
		}
	}
	for printed, want := range map[string]string{
		"【山田太郎】": "山田太郎", "山田太郎記者": "山田太郎", "（山田太郎）": "山田太郎", "【札幌＝佐藤花子】": "佐藤花子", "【ワシントン＝佐々木ひろ子】": "佐々木ひろ子", "【東京共同】": "", "【北京＝時事】": "",
		"（山田太郎、鈴木一郎）": "山田太郎;鈴木一郎", "本紙記者 山田　太郎": "山田太郎", "文・山田太郎": "山田太郎", "【大阪】": "",
	} {
		if got := strings.Join(parseJapaneseCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
	for _, text := range []string{"【東京共同】政府は", "【札幌＝佐藤花子】二〇〇三年", "（ワシントン＝時事）米", "〔ロンドン六日発〕英"} {
		if japaneseDatelineEnd(text) == 0 {
			t.Errorf("%q has no dateline", text)
		}
	}
	for _, text := range []string{"【写真】港の", "「東京」という", "（東京都）の"} {
		if japaneseDatelineEnd(text) > 0 {
			t.Errorf("%q has a dateline", text)
		}
	}
}
