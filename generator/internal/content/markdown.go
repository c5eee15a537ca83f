package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/edition"
)

// composeBody writes blocks as Markdown, an empty line between two. Each block's text stands on one line.
func composeBody(b *strings.Builder, blocks []edition.Block) {
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		composeBlock(b, block, "")
	}
}

// composeBlock writes one block, quote before each line: the marks of the boxes it stands in.
func composeBlock(b *strings.Builder, block edition.Block, quote string) {
	switch block.Kind {
	case edition.Subhead:
		mark := "## "
		if quote != "" {
			mark = "### "
		}
		b.WriteString(quote + mark + escapeSubhead(block.Text) + "\n")
	case edition.Box:
		b.WriteString(strings.TrimRight(quote+"> "+boxMark+" "+escape(block.Text), " ") + "\n")
		for _, item := range block.Items {
			b.WriteString(quote + ">\n")
			composeBlock(b, item, quote+"> ")
		}
	default:
		b.WriteString(quote + escapeParagraph(block.Text) + "\n")
	}
}

// escape puts a backslash before each character that Markdown, or a common extension of it, would take for a mark. It
// errs on the safe side only for characters that newspapers hardly print.
func escape(text string) string {
	if !strings.ContainsAny(text, "\\`*_[<&~") {
		return text
	}
	var b strings.Builder
	for i, c := range text {
		if isMark(text, i, c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// isMark tells whether the character c at i would be taken for a mark somewhere in a line.
func isMark(text string, i int, c rune) bool {
	switch c {
	case '\\', '`', '*', '[', '<', '~':
		return true
	case '_': // between letters it never is one
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		return !isWordCharacter(before) || !isWordCharacter(after)
	case '&': // only where a character reference could begin
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		return after == '#' || after < utf8.RuneSelf && isWordCharacter(after)
	}
	return false
}

func isWordCharacter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// escapeParagraph also covers what is a mark only where a paragraph begins: of a heading, a quote, a list, a rule.
func escapeParagraph(text string) string {
	escaped := escape(text)
	if escaped == "" {
		return escaped
	}
	switch escaped[0] {
	case '#', '>', '-', '+', ':':
		return `\` + escaped
	}
	digits := len(escaped) - len(strings.TrimLeft(escaped, "0123456789"))
	if digits > 0 && digits < len(escaped) && strings.IndexByte(".)", escaped[digits]) >= 0 {
		if after := escaped[digits+1:]; after == "" || after[0] == ' ' || after[0] == '\t' {
			return escaped[:digits] + `\` + escaped[digits:]
		}
	}
	return escaped
}

// escapeSubhead also covers # at a heading's end, which Markdown takes for its closing mark.
func escapeSubhead(text string) string {
	escaped := escape(text)
	rest := strings.TrimRight(escaped, "#")
	if rest == escaped || rest != "" && !strings.HasSuffix(rest, " ") && !strings.HasSuffix(rest, "\t") {
		return escaped
	}
	return rest + `\` + escaped[len(rest):]
}
