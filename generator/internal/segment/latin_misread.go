package segment

import (
	"strings"
	"unicode"

	"backissue/generator/internal/spelling"
)

// Pages of old papers are read by machines, which leave specks behind rows and misread letters of the small type of credits.

// stains are marks that stand apart behind a row, and strokes the letters that a rule behind its stop is read as.
const (
	stains  = ".,'’‘`´*•·\\|^~_"
	strokes = "ijlt1IJ"
)

// withoutSpecks gives text without the specks behind it. An I may open a sentence that goes on below: behind words in small letters it stays.
func withoutSpecks(text string) string {
	for {
		at := strings.LastIndexByte(text, ' ')
		if at <= 0 {
			return text
		}
		before, last := strings.TrimRight(text[:at], " "), text[at+1:]
		letter := strings.TrimRight(last, ".,'’")
		switch {
		case strings.Trim(last, stains) == "":
		case len(letter) != 1 || !strings.Contains(strokes, letter) || !strings.HasSuffix(strings.TrimRight(before, latinClosers), "."):
			return text
		case strings.Contains("IJ", letter) && strings.ToUpper(before) != before:
			return text
		}
		text = before
	}
}

// wireCredits are how messages are credited most often, in letters alone, and how such a credit is printed. One that ends with the goes on with a
// paper's name.
var wireCredits = []struct{ letters, printed string }{
	{"byassociatedpress", "By Associated Press"}, {"bytheassociatedpress", "By the Associated Press"}, {"byunitedpress", "By United Press"},
	{"specialtothe", "Special to The Times"}, {"byleasedwiretothe", "Special to The Times"}, {"specialdispatchtothe", "Special to The Times"},
	{"fromourowncorrespondent", "From our own correspondent"}, {"fromourspecialcorrespondent", "From our special correspondent"},
}

// mendCredit gives a row as a credit may have been printed: without specks, with brackets for braces, and with the words of a wire's credit where
// one letter in four of them was misread.
func mendCredit(text string) string {
	text = withoutSpecks(text)
	if strings.ContainsAny(text, "{}") {
		text = strings.NewReplacer("{", "(", "}", ")").Replace(text)
	}
	const least, most, misread = 10, 40, 4
	letters := make([]rune, 0, most)
	for _, c := range text {
		if unicode.IsLetter(c) {
			if letters = append(letters, unicode.ToLower(c)); len(letters) > most {
				return text
			}
		}
	}
	if len(letters) < least || !strings.ContainsRune("bsf", letters[0]) {
		return text
	}
	for _, w := range wireCredits {
		n := len(w.letters)
		open := strings.HasSuffix(w.letters, "tothe")
		if letters[0] != rune(w.letters[0]) || len(letters) < n-1 || !open && len(letters) > n+1 {
			continue
		}
		if spelling.Slips([]rune(w.letters), letters[:min(n, len(letters))]) > n/misread {
			continue
		}
		return w.printed
	}
	return text
}
