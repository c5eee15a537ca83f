package pagetext

import "testing"

// Pages of other scripts are read in the encodings that their old systems wrote: as GB18030, a page of EUC-JP or EUC-KR is one of nonsense.
func TestEncodingsOfOtherScripts(t *testing.T) {
	const (
		japan  = "北浜新報　平成十年七月二十一日\n水門の改修、来月から着工\n北浜川の河口にある水門の改修工事が、来月三日から始まることになった。\n"
		korea  = "남해신문 1998년 7월 21일\n낡은 방파제 가을까지 고친다\n남해군은 지난해 태풍으로 무너진 방파제를 오는 가을까지 다시 쌓기로 했다.\n"
		russia = "Суббота, 7 января 1989 г.\nНОВЫЙ МОСТ ОТКРЫТ\nНовый мост через реку был открыт вчера в присутствии нескольких тысяч человек.\n"
	)
	for _, n := range neighbours {
		text := map[string]string{"euc-jp": japan, "shift-jis": japan, "euc-kr": korea}[n.name]
		if text == "" {
			text = russia
		}
		file, err := n.encoding.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		got, name, err := decode([]byte(file))
		if err != nil || name != n.name || got != text {
			t.Errorf("%s is read as %s: %q, %v", n.name, name, got, err)
		}
	}
}
