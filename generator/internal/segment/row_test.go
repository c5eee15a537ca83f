package segment

import "testing"

// An extractor may put a headline, or what is left of one, on the line of the lede below it.
func TestAHeadlineOnTheLineOfItsLedeIsARowOfItsOwn(t *testing.T) {
	for _, c := range []struct{ line, head, rest string }{
		{"力保春节期间用电安全 本报讯（记者李明）春节", "力保春节期间用电安全", "本报讯（记者李明）春节"},
		{"量　本报讯（记者李明）春节", "量", "本报讯（记者李明）春节"},
		{"全国早稻收获过八成 河口晚报讯 农业农村部", "全国早稻收获过八成", "河口晚报讯 农业农村部"},
		{"据 新华社北京电 春节", "", "据 新华社北京电 春节"},
		{"□ 本报记者 李明", "", "□ 本报记者 李明"},
		{"他说 人民日报消息灵通，要多读", "", "他说 人民日报消息灵通，要多读"},
	} {
		head, _, rest := unglue(glyphsOf(c.line, 0))
		if head.String() != c.head || rest.String() != c.rest {
			t.Errorf("%q was taken apart to %q and %q", c.line, head, rest)
		}
	}
}
