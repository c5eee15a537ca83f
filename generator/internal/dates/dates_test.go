package dates

import (
	"regexp"
	"testing"
	"time"

	"backissue/generator/internal/edition"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want, at string }{
		{"清河晚报 1998年7月21日 星期二 第2版", "1998-07-21", "1998年7月21日"},
		{"1998 年 7 月 21 日", "1998-07-21", "1998 年 7 月 21 日"},
		{"1998年（平成10年）7月21日（火曜日）", "1998-07-21", "1998年（平成10年）7月21日"},
		{"1998.7.21", "1998-07-21", "1998.7.21"},
		{"1998-07-21 A3", "1998-07-21", "1998-07-21"},
		{"一九九八年七月廿一日 星期二", "1998-07-21", "一九九八年七月廿一日"},
		{"中華民國八十七年七月二十一日", "1998-07-21", "民國八十七年七月二十一日"},
		{"民国元年三月一日", "1912-03-01", "民国元年三月一日"},
		{"平成十年7月21日（火）", "1998-07-21", "平成十年7月21日"},
		{"SATURDAY, JANUARY 7, 1893.", "1893-01-07", "JANUARY 7, 1893"},
		{"Januarv 7th. 1893", "", ""}, // two marks: no paper prints so
		{"Januarv 7. 1893", "1893-01-07", "Januarv 7. 1893"},
		{"7th of January, 1893", "1893-01-07", "7th of January, 1893"},
		{"Samstag, 3. März 1934", "1934-03-03", "3. März 1934"},
		{"jeudi 1er mars 1934", "1934-03-01", "1er mars 1934"},
		{"vendredi 3 mai 1935", "1935-05-03", "3 mai 1935"},
		{"martes 5 de mayo de 1931", "1931-05-05", "5 de mayo de 1931"},
		{"2 de Dezembro de 1931", "1931-12-02", "2 de Dezembro de 1931"},
		{"sabato 4 luglio 1931", "1931-07-04", "4 luglio 1931"},
		{"zaterdag 5 december 1931", "1931-12-05", "5 december 1931"},
		{"Среда, 6 мая 1931 г.", "1931-05-06", "6 мая 1931"},
		{"Onsdagen den 11 februari 1948", "1948-02-11", "11 februari 1948"},
		{"lørdag den 3. maj 1952", "1952-05-03", "3. maj 1952"},
		{"Kraków, środa 26 maja 1937", "1937-05-26", "26 maja 1937"},
		{"Čtvrtek 4. července 1998", "1998-07-04", "4. července 1998"},
		{"MARTES, 4 DE OCTUBRE DE 2011", "2011-10-04", "4 DE OCTUBRE DE 2011"},
		{"1997년 6월 12일 목요일", "1997-06-12", "1997년 6월 12일"},
		{"perjantaina 6. tammikuuta 1989", "1989-01-06", "6. tammikuuta 1989"},
		{"1989. január 7., szombat", "1989-01-07", "1989. január 7"},
		{"7 Ocak 1989 Cumartesi", "1989-01-07", "7 Ocak 1989"},
		{"субота, 7 січня 1989", "1989-01-07", "7 січня 1989"},
		{"zaterdag 7 jan. 1989", "1989-01-07", "7 jan. 1989"},
		{"2023年2月30日", "", ""},
		{"3 majors 1931", "", ""},
		{"12 markets 1931", "", ""},
		{"第12版 综合新闻", "", ""},
	} {
		day, at := Find(c.text)
		if c.want == "" {
			if at != nil {
				t.Errorf("%q: got %s", c.text, day)
			}
			continue
		}
		if at == nil || day.String() != c.want || c.text[at[0]:at[1]] != c.at {
			t.Errorf("%q: got %s at %v, want %s at %q", c.text, day, at, c.want, c.at)
		}
	}
}

// Every name that the pattern of months takes is that of one month.
func TestEveryMonthIsRead(t *testing.T) {
	for i, m := range months {
		names := append(append([]string{m.capital}, m.any...), m.whole...)
		for _, name := range names {
			day, at := Find("5 " + name + " 1931")
			if want := (edition.Date{Year: 1931, Month: time.Month(i + 1), Day: 5}); at == nil || day != want {
				t.Errorf("%s: got %s, want %s", name, day, want)
			}
		}
	}
}

func TestNewestNamed(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"1月7日，记者获悉，去年12月30日起", "2023-01-07"},
		{"2022年12月30日，工程完工，明年3月1日通车", "2022-12-30"},
		{"LONDON, Jan. 6.—The new bridge was opened on the 5th January", "2023-01-06"},
		{"昨日上午", "0000-00-00"},
	} {
		if got := NewestNamed(c.text, 2023); got.String() != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

// The pieces are put into patterns that count their own groups.
func TestPiecesHaveNoGroups(t *testing.T) {
	for _, piece := range []string{Numeric, Han, Era, Latin, Month, Weekday, DayOfMonth, Figures} {
		if n := regexp.MustCompile(piece).NumSubexp(); n != 0 {
			t.Errorf("%d groups in %s", n, piece)
		}
	}
}
