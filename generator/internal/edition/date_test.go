package edition

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A day is what package time reads as one, and nothing else is.
func TestParseDate(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`[012][0-9]{3}-[0-3][0-9]-[0-3][0-9]`), rapid.StringMatching(`[0-9]{3,5}.[0-9]{1,3}.[0-9]{1,3}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		want, wantErr := time.Parse(time.DateOnly, text)
		got, err := ParseDate(text)
		if (err == nil) != (wantErr == nil) || err == nil && got.Time() != want {
			t.Errorf("%q: %v, %v; package time: %v, %v", text, got, err, want, wantErr)
		}
	})
	for _, text := range []string{"2023-02-28", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-02-29", "2023-04-31", "2023-12-31", "2023-00-01", "2023-13-01", "2023-01-00", "-001-01-01", "+023-01-01", "２023-01-1"} {
		want, wantErr := time.Parse(time.DateOnly, text)
		if got, err := ParseDate(text); (err == nil) != (wantErr == nil) || err == nil && got.Time() != want {
			t.Errorf("%q: %v, %v; package time: %v, %v", text, got, err, want, wantErr)
		}
	}
}

// A key's path names it, and no other path does.
func TestParseKey(t *testing.T) {
	for path, want := range map[string]bool{"2023/01/08": true, "2023/01/08-evening": true, "2023-01-08": false, "2023/01-08": false, "2023/01/8": false, "2023/02/29": false,
		"2023/01/08-": false, "2023/01/08-Evening": false, "2023/01/08evening": false, "": false} {
		if key, ok := ParseKey(path); ok != want || ok && key.Path() != path {
			t.Errorf("%q: %v, %v", path, key, ok)
		}
	}
}
