// Package photo makes the pictures of an archive ready for its site.
//
// A photo as it comes from a camera or a scanner says where and when it was taken, by whom and with what; it may be as large as a wall and lie on
// its side. What is published is made of its pixels alone: decoded, turned as its EXIF orientation says, made smaller, and encoded anew, so that
// nothing else that was in the file can be in the site.
//
// Its promises:
//   - What it makes holds a JPEG's or PNG's own segments and no others: no EXIF, no place, no comment, no thumbnail, no bytes behind the end. Where its
//     colours are not those of sRGB, a colour profile says what they are, made anew of nothing but their numbers (profile.go).
//   - The same file and size give the same bytes, on every machine: all arithmetic is of whole numbers. Recipe changes when they may.
//   - No file takes more than MostPixels' worth of memory; what a header claims is looked at before anything is decoded.
//
// It reads JPEG and PNG. GIF, WebP and AVIF are refused with the way out, as Go's library can't encode the last two and a GIF is no photo; SVG is a
// program more than a picture.
package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"runtime"
	"slices"
	"strings"

	"backissue/generator/internal/source"
)

// Endings are those of the files that can be read, in lower case.
var Endings = []string{".jpg", ".jpeg", ".png"}

// IsPhoto tells whether a file of a name can be read.
func IsPhoto(name string) bool { return slices.Contains(Endings, ending(name)) }

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// What is refused.
const (
	MostPixels = 50_000_000 // a camera's largest; decoded, up to 600 MB
	mostSide   = 1<<16 - 1  // that a JPEG can have
	largest    = 64 << 20   // bytes of a file
)

// The longer sides of what is made, in pixels: a column of text on a dense screen; and a phone's width, 360 of CSS's pixels and each three times as dense,
// which is more than that column on a plain screen.
const (
	Desk  = 1600
	Phone = 1080
)

const quality = 84 // of a JPEG: its blocks can't be seen at arm's length

// Recipe names all that what is made depends on, beside the file and the size. Its number must be raised with any change that gives other bytes.
var Recipe = fmt.Sprintf("2 %d %s", quality, runtime.Version())

// Size is in pixels, as the photo is to be seen.
type Size struct{ Width, Height int }

// Fit gives the size of the photo when no side may be longer than side.
func (s Size) Fit(side int) Size {
	longer := max(s.Width, s.Height)
	if longer <= side {
		return s
	}
	scaled := func(n int) int { return max(1, (n*side+longer/2)/longer) }
	return Size{scaled(s.Width), scaled(s.Height)}
}

// Admit refuses a file of so many bytes, if that is too many to be read.
func Admit(name string, size int64) error {
	if size > largest {
		return tooLarge(name, fmt.Sprintf("the photo is larger than %d MB", largest>>20))
	}
	return nil
}

// Look reads the size of the photo in content; name is the file's name for problems. Nothing is decoded. Errors are Problems: a file that is no JPEG
// or PNG, one that is too large.
func Look(name string, content []byte) (Size, error) {
	if err := Admit(name, int64(len(content))); err != nil {
		return Size{}, err
	}
	config, _, err := readHeader(content)
	if err != nil {
		return Size{}, unreadable(name, content, err)
	}
	size := Size{config.Width, config.Height}
	if size.Width > mostSide || size.Height > mostSide || size.Width*size.Height > MostPixels {
		return Size{}, tooLarge(name, fmt.Sprintf("the photo is too large: %d × %d pixels, at most %d million are read", size.Width, size.Height, MostPixels/1_000_000))
	}
	return turnOf(content).size(size), nil
}

// Make makes the photo in content anew, once for each side, none of whose own sides is longer than that. The ending of name says as what: a PNG that
// is called .jpg becomes a JPEG. Errors are Problems, as those of Look and one for a file that is damaged.
func Make(name string, content []byte, sides ...int) ([][]byte, error) {
	size, err := Look(name, content)
	if err != nil {
		return nil, err
	}
	config, decode, _ := readHeader(content)
	profile, _ := coloursOf(content, config.ColorModel) // Doubt says what is wrong with it
	picture, err := decode(content)
	if err != nil {
		return nil, unreadable(name, content, err)
	}
	turn := turnOf(content)
	made := make([][]byte, len(sides))
	for n, side := range sides {
		made[n], err = encode(name, turn.turned(shrink(picture, turn.size(size.Fit(side)))), profile)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", name, err)
		}
	}
	return made, nil
}

// readHeader reads what a file says of its pixels, and gives what decodes them.
func readHeader(content []byte) (image.Config, func([]byte) (image.Image, error), error) {
	if bytes.HasPrefix(content, []byte(pngMark)) {
		config, err := png.DecodeConfig(bytes.NewReader(content))
		return config, func(content []byte) (image.Image, error) { return png.Decode(bytes.NewReader(content)) }, err
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(content))
	return config, func(content []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(content)) }, err
}

// encode writes a picture whose colours a profile tells; nil for those of sRGB.
func encode(name string, picture image.Image, profile []byte) ([]byte, error) {
	var text bytes.Buffer
	var err error
	if ending(name) == ".png" {
		err = png.Encode(&text, picture)
	} else {
		err = jpeg.Encode(&text, onWhite(picture), &jpeg.Options{Quality: quality})
	}
	if err != nil || profile == nil {
		return text.Bytes(), err
	}
	return withProfile(text.Bytes(), profile)
}

func tooLarge(name, message string) *source.Problem {
	return &source.Problem{Position: source.Position{File: name}, Message: message,
		Hint: "make it smaller, such as 4000 pixels wide; the site shows it at most 1600 wide, and the original is best kept outside content/"}
}

func unreadable(name string, content []byte, err error) *source.Problem {
	message, hint := fmt.Sprintf("the photo is damaged: %v", err), "copy it again from where it came, or open it in an image program and save it anew"
	switch other := kindOf(content); {
	case len(content) == 0:
		message = "the photo is an empty file"
	case other != "":
		message, hint = fmt.Sprintf("this is a %s picture, which can't be published without what it tells of its maker", other), "save it as JPEG or PNG and name it so"
	}
	return &source.Problem{Position: source.Position{File: name}, Message: message, Hint: hint}
}

// kindOf names the kind of a picture that is neither JPEG nor PNG; empty for one that is or that is not known.
func kindOf(content []byte) string {
	at := func(place int, mark string) bool {
		return len(content) >= place && bytes.HasPrefix(content[place:], []byte(mark))
	}
	switch {
	case at(0, "GIF8"):
		return "GIF"
	case at(0, "RIFF") && at(8, "WEBP"):
		return "WebP"
	case at(4, "ftypavi"):
		return "AVIF"
	case at(4, "ftyp"):
		return "HEIC"
	case at(0, "II*\x00"), at(0, "MM\x00*"):
		return "TIFF"
	case at(0, "BM"):
		return "BMP"
	}
	return ""
}
