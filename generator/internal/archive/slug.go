package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backissue/generator/internal/config"
)

// slugs gives names their part of an address. It is a pure function of the name and the config.
type slugs struct {
	chosen    map[string]string // the config's slugs:
	subjects  map[string]string
	districts map[string]string
	group     map[string]string // a subject's heading in the tag index
}

func newSlugs(cfg *config.Config) *slugs {
	s := &slugs{cfg.Slugs, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, subject := range cfg.Subjects {
		s.group[subject.Name] = subject.Group
		if subject.Slug != "" {
			s.subjects[subject.Name] = subject.Slug
		}
	}
	for _, d := range append([]config.District{cfg.City}, cfg.Districts...) {
		s.districts[d.Name] = d.Slug
	}
	return s
}

func (s *slugs) tag(name string) string {
	if slug := s.subjects[name]; slug != "" {
		return slug
	}
	return s.series(name)
}

func (s *slugs) series(name string) string {
	if slug := s.chosen[name]; slug != "" {
		return slug
	}
	return Slug(name)
}

// person adds four digits made from the name's characters: many people's names sound the same.
func (s *slugs) person(name string) string {
	if slug := s.chosen[name]; slug != "" {
		return slug
	}
	return Slug(name) + "-" + digest(name, 4)
}

func (s *slugs) district(name string) string { return s.districts[name] }

// Slug spells a name in lower-case letters, digits and hyphens: Chinese by pinyin, a syllable a word; Latin without its
// accents; any other letter as its code. A name that would be all digits or that a file system reserves gets a prefix.
func Slug(name string) string { return safeName(spelled(name), name) }

func spelled(name string) string {
	var words []string
	var word strings.Builder
	finish := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, c := range norm.NFKD.String(name) {
		c = unicode.ToLower(c)
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			word.WriteRune(c)
		case unicode.Is(unicode.Mn, c): // an accent, taken off its letter by NFKD
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			finish()
			words = append(words, spell(c))
		default:
			finish()
		}
	}
	finish()
	return strings.Join(words, "-")
}

// spell gives a character's most common reading. One that has none is given by its code point.
func spell(c rune) string {
	if syllable := pinyin(c); syllable != "" {
		return syllable
	}
	return fmt.Sprintf("u%x", c)
}

// longestSlug leaves room for the digits that tell cut names apart.
const longestSlug = 80

func safeName(slug, name string) string {
	if slug == "" {
		return "n-" + digest(name, 8)
	}
	if len(slug) > longestSlug {
		slug = strings.TrimRight(slug[:longestSlug-9], "-") + "-" + digest(name, 8)
	}
	if strings.Trim(slug, "0123456789") == "" || reserved[slug] {
		return "n-" + slug
	}
	return slug
}

// reserved are names that a page of the list has, and device names that Windows refuses as a folder.
var reserved = map[string]bool{"index": true, "con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true,
	"com9": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true,
	"lpt8": true, "lpt9": true}

func digest(name string, digits int) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])[:digits]
}
