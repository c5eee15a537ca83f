package intake

import (
	"testing"
	"time"
)

func TestWeekdays(t *testing.T) {
	for text, want := range map[string]time.Weekday{
		"2023年1月8日 星期日": time.Sunday, "2023年1月8日 农历壬寅年十二月十七 星 期 三": time.Wednesday, "禮拜六": time.Saturday, "（火曜日）": time.Tuesday,
		"1998년 7월 21일 화요일": time.Tuesday, "Saturday, January 7, 1893": time.Saturday, "逢星期二出版": -1, "每星期天出版": -1, "第3版": -1, "Daily, except Sunday": -1,
	} {
		got, found := weekdayIn(text)
		if found != (want >= 0) || found && got != want {
			t.Errorf("%s: %v, %v; want %v", text, got, found, want)
		}
	}
}

// A day whose weekday is another's is likely misread; nobody is told of one that a path or a person confirms.
func TestMisdatedPages(t *testing.T) {
	r := firstReader(t)
	const story = "\n河口镇新桥正式通车\n\n本报讯（记者张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短半个小时。\n"
	for _, c := range []struct {
		page, path string
		given      Given
		told       bool
	}{
		{"2023年1月8日 星期三" + story, "/a.txt", Given{}, true},
		{"2023年1月8日 星期日" + story, "/a.txt", Given{}, false},
		{"2023年1月8日" + story, "/a.txt", Given{}, false},
		{"2023年1月8日 星期三" + story, "/2023-01-08/a.txt", Given{}, false},
		{"2023年1月8日 星期三" + story, "/a.txt", Given{Date: day(t, "2023-01-08")}, false},
	} {
		reading, err := r.Read("a.txt", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		p, problems := r.place(File{Name: "a.txt", place: c.path}, &reading, c.given)
		if err := problems.Err(); err != nil || (p.Misdate != "") != c.told {
			t.Errorf("%.20s of %s: %q, %v", c.page, c.path, p.Misdate, err)
		}
	}
}
