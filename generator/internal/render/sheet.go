package render

import (
	"fmt"
	"net/url"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
)

// View is what a layout receives: one of the types of this package that embed *Sheet.
type View interface{ sheet() *Sheet }

func (s *Sheet) sheet() *Sheet { return s }

// T gives the words of a key, with values given in pairs filled in.
func (s *Sheet) T(key string, pairs ...any) (string, error) { return s.words.T(key, pairs...) }

// N gives the words of a key for a count.
func (s *Sheet) N(key string, count int) (string, error) { return s.words.count(key, count) }

// Day gives a date by the pattern of a key.
func (s *Sheet) Day(key string, date edition.Date) (string, error) { return s.words.Day(key, date) }

// Month gives a month by the pattern of a key.
func (s *Sheet) Month(key string, year, month int) (string, error) {
	return s.words.Month(key, year, month)
}

// Weekday gives the name of a weekday, Monday 1 to Sunday 7.
func (s *Sheet) Weekday(number int) (string, error) { return s.words.weekday(number) }

// Weekdays gives the numbers of the weekdays in a calendar's order.
func (s *Sheet) Weekdays() [7]int { return [7]int{1, 2, 3, 4, 5, 6, 7} }

// With joins an entry to the sheet. Compiled layouts join it where it lies (compiled.go), and WithStory so, too.
func (s *Sheet) With(e Entry) EntryView { return EntryView{s, &e} }

// WithStory joins a story to the sheet.
func (s *Sheet) WithStory(story Story) StoryView { return StoryView{s, &story} }

// WithCalendar joins a calendar to the sheet.
func (s *Sheet) WithCalendar(c Calendar) CalendarView { return CalendarView{s, c} }

// WithItems joins items of an index to the sheet.
func (s *Sheet) WithItems(items []IndexItem) ItemsView { return ItemsView{s, items} }

// WithPhoto joins a photo to the sheet.
func (s *Sheet) WithPhoto(photo Photo) PhotoView { return PhotoView{s, photo} }

// Link gives a relative link from this sheet to an address.
func (s *Sheet) Link(address string) string { return Relative(s.Address, address) }

// Asset gives a relative link to a file of the layouts' assets folder.
func (s *Sheet) Asset(name string) (string, error) { return told(s.appendAsset(nil, name)) }

func (s *Sheet) appendAsset(dst []byte, name string) ([]byte, error) {
	if !s.assets[name] {
		return dst, fmt.Errorf("there is no file %q in layouts/assets", name)
	}
	return appendRelative(dst, s.Address, "assets/"+name), nil
}

// Absolute gives the public address of an address.
func (s *Sheet) Absolute(address string) string { return Absolute(s.Site.Base, address) }

// Relative gives the link that leads from one address to another, wherever the site lies.
func Relative(from, to string) string { return string(appendRelative(nil, from, to)) }

func appendRelative(dst []byte, from, to string) []byte {
	shared := 0 // the folders that both are in
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	up := strings.Count(from[shared:], "/")
	for range up {
		dst = append(dst, "../"...)
	}
	down := to[shared:]
	if up == 0 {
		if first, _, _ := strings.Cut(down, "/"); strings.Contains(first, ":") {
			dst = append(dst, "./"...) // or what stands before the colon would be a scheme
		}
	}
	return appendPath(dst, down)
}

// appendPath escapes an address for a link. Most have nothing to escape.
func appendPath(dst []byte, address string) []byte {
	for i := range len(address) {
		switch c := address[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '-' <= c && c <= '9', c == '_', c == '~': // - . / and digits
		default:
			return append(dst, (&url.URL{Path: address}).EscapedPath()...)
		}
	}
	return append(dst, address...)
}

// Absolute gives the public address under base. It leaves off index.html: a link that people pass on is the folder's.
func Absolute(base, address string) string {
	return lent.String(AppendAbsolute(make([]byte, 0, len(base)+len(address)), base, address))
}

// AppendAbsolute appends the same.
func AppendAbsolute(dst []byte, base, address string) []byte {
	if address == "index.html" || strings.HasSuffix(address, "/index.html") {
		address = strings.TrimSuffix(address, "index.html")
	}
	return appendPath(append(dst, base...), address)
}
