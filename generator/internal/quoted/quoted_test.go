package quoted

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is written is what encoding/json writes.
func TestItIsJSON(t *testing.T) {
	anything := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOf(rapid.RuneFrom([]rune("荆“ \r\n\t\"\\<>&\u2028\u2029\x00\x7f\ufffd"))))
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(anything, 0, 4).Draw(t, "lines")
		for _, c := range []struct {
			got  []byte
			text string
		}{
			{AppendLines([]byte("before "), lines, false), strings.Join(lines, "\n")},
			{AppendLines([]byte("before "), lines, !slices.ContainsFunc(lines, func(l string) bool { return !IsPlain(l) })), strings.Join(lines, "\n")},
			{Append([]byte("before "), strings.Join(lines, "")), strings.Join(lines, "")},
		} {
			var want bytes.Buffer
			encoder := json.NewEncoder(&want)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(c.text); err != nil {
				t.Fatal(err)
			}
			if string(c.got)+"\n" != "before "+want.String() {
				t.Errorf("%s, not %s", c.got, want.String())
			}
		}
	})
}
