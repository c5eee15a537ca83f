package prose

import "testing"

// Whether what is read is right, packages content and render test against their parsers. Here: that it is read at all.
func TestWhatProseIs(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "\n\n": 0, "一": 1, "一\n\n## 二\n\n三，“四”。\n": 3, "1月6日\n\n\n2023\n": 2, "it's 5% (or 6)! a@b.c\n": 1,
		"一\n二": -1, "## 一\n二": -1, "*一*": -1, "**一**": 1, "一**二**三": 1, "**一**二**三**": -1, "***一**": -1, "****": -1, "** **": -1, "## **一**": -1, "**一": -1, "*一* *": -1, "1. 一": -1, "- 一": -1, "> 一": -1, "    一": -1, "一  ": -1, "##一": -1, "## ": -1, "####### 一": -1,
		"~~~": -1, "===": -1, "一\r\n": -1, "a&amp;b": -1, "[一](b)": -1, "\t一": -1,
	} {
		blocks, ok := Read(nil, []byte(text))
		if ok != (want >= 0) || ok && len(blocks) != want {
			t.Errorf("%q: %d blocks, %v", text, len(blocks), ok)
		}
	}
}

func TestBoldText(t *testing.T) {
	for text, want := range map[string][2]string{ // by CommonMark, and in Chinese
		"**一**": {"一", "一"}, "一**二**三": {"二", "二"}, "**一。**二": {"", "一。"}, "**一。**“二": {"一。", "一。"}, "一**“二”**三": {"", "“二”"}, "a**“b”**c": {"", ""},
		"** 一**": {"", ""}, "一**二 **三": {"", ""}, "一 **“二”** 三": {"“二”", "“二”"}, "一二": {"", ""},
	} {
		blocks, ok := Read(nil, []byte(text))
		if !ok || len(blocks) != 1 {
			t.Fatalf("%q is no paragraph", text)
		}
		for i, chinese := range []bool{false, true} {
			before, bold, after := blocks[0].Parts(chinese)
			if string(bold) != want[i] || want[i] == "" && string(before) != text || want[i] != "" && string(before)+"**"+want[i]+"**"+string(after) != text {
				t.Errorf("%q, Chinese %v: %q, %q, %q", text, chinese, before, bold, after)
			}
		}
	}
}
