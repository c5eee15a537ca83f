package edition

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day. It has no time zone: the day printed on the paper is the day, wherever it is read.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a day written as 2023-01-08. A day that the calendar does not have is an error.
func ParseDate(s string) (Date, error) {
	if len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' {
		if d, ok := dateOf(s[:4], s[5:7], s[8:]); ok {
			return d, nil
		}
	}
	return Date{}, fmt.Errorf("%q is not a day of the calendar written as YYYY-MM-DD", s)
}

// dateOf reads a day's figures. Package time takes three times as long, and every article has its day in its file and in its file's name.
func dateOf(year, month, day string) (Date, bool) {
	d := Date{Year: figures(year), Month: time.Month(figures(month)), Day: figures(day)}
	inAnyMonth := d.Day <= 28
	return d, d.Year >= 0 && time.January <= d.Month && d.Month <= time.December && d.Day >= 1 && (inAnyMonth || d.Time().Day() == d.Day)
}

// figures gives the number that a text of a few digits is; -1 for any other text.
func figures(text string) int {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// String gives the day as 2023-01-08.
func (d Date) String() string { return string(d.Append(make([]byte, 0, len(time.DateOnly)))) }

// Append appends what String gives. Every sheet has many dates.
func (d Date) Append(dst []byte) []byte {
	dst = appendPadded(dst, d.Year, 4)
	dst = appendPadded(append(dst, '-'), int(d.Month), 2)
	return appendPadded(append(dst, '-'), d.Day, 2)
}

// Time gives midnight at the start of the day in UTC.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// IsZero tells whether no day was set.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders days: negative when d is before e.
func (d Date) Compare(e Date) int {
	if d.Year != e.Year {
		return d.Year - e.Year
	}
	if d.Month != e.Month {
		return int(d.Month - e.Month)
	}
	return d.Day - e.Day
}

// Key names an edition: its day, and for a second paper of that day a word such as "evening".
type Key struct {
	Date Date
	Name string // "" for the day's first edition; else lower-case letters and digits
}

// Path gives the edition's folder under content/ and under public/: 2023/01/08 or 2023/01/08-evening.
func (k Key) Path() string { return string(k.AppendPath(make([]byte, 0, longestPath))) }

// longestPath is in bytes, of most editions.
const longestPath = len("2006/01/02-evening")

// AppendPath appends what Path gives.
func (k Key) AppendPath(p []byte) []byte {
	p = appendPadded(p, k.Date.Year, 4)
	p = appendPadded(append(p, '/'), int(k.Date.Month), 2)
	p = appendPadded(append(p, '/'), k.Date.Day, 2)
	if k.Name != "" {
		p = append(append(p, '-'), k.Name...)
	}
	return p
}

// appendPadded writes a number with zeros before it. fmt would take ten times as long, and addresses are made by the million.
func appendPadded(to []byte, n, width int) []byte {
	switch {
	case width == 2 && 0 <= n && n < 100:
		return append(to, byte('0'+n/10), byte('0'+n%10))
	case width == 4 && 0 <= n && n < 10000:
		return append(to, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	}
	var room [20]byte
	digits := strconv.AppendInt(room[:0], int64(n), 10)
	for range width - len(digits) {
		to = append(to, '0')
	}
	return append(to, digits...)
}

// ParseKey reads a path as Path gives it. It is false for any other path, and for a day that the calendar does not have.
func ParseKey(path string) (Key, bool) {
	if len(path) < len("2006/01/02") {
		return Key{}, false
	}
	day, name := path[:10], path[10:]
	date, ok := dateOf(day[:4], day[5:7], day[8:]) // what stands between them is looked at below
	if !ok {
		return Key{}, false
	}
	k := Key{Date: date}
	if name != "" {
		k.Name = strings.TrimPrefix(name, "-")
		if k.Name == "" || strings.Trim(k.Name, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return Key{}, false
		}
	}
	return k, k.Path() == path
}

// Compare orders editions by day, a day's first edition first.
func (k Key) Compare(l Key) int {
	if c := k.Date.Compare(l.Date); c != 0 {
		return c
	}
	return strings.Compare(k.Name, l.Name)
}
