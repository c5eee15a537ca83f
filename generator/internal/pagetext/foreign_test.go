package pagetext

import (
	"strings"
	"testing"
)

// Files that are no text are told by their kind, those that are plain letters too: read as a page they would be nonsense with an address.
func TestForeignFormats(t *testing.T) {
	for file, want := range map[string]string{
		"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n":       "a PDF",
		"\uFEFF<?xml version=\"1.0\"?>\n<alto><Layout/></alto>\n": "XML",
		"\n<!DOCTYPE html>\n<html><body>本报讯 新桥通车</body></html>\n": "a web page",
		"{\\rtf1\\ansi {\\fonttbl}\\'ba\\'d3}":                    "a document of a word processor",
		"PK\x03\x04\x14\x00word/document.xml":                     "a packed file",
		"7z\xBC\xAF\x27\x1C\x00\x04":                              "an archive",
		"\x89PNG\r\n\x1a\n":                                       "a picture",
	} {
		_, err := Read("a.txt", []byte(file))
		if err == nil || !strings.HasPrefix(err.Error(), "a.txt: this is "+want) {
			t.Errorf("%.12q: %v, want that it is %s", file, err, want)
		}
	}
	for _, file := range []string{"<本报讯> 新桥通车\n", "PK赛今晚开始\n", "GIF图片大赛\n", "<<新桥>>\n"} {
		if _, err := Read("a.txt", []byte(file)); err != nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}
