package photo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
	"backissue/generator/internal/source"
)

// make1 makes a photo in one size.
func make1(t *testing.T, name, content string, side int) []byte {
	t.Helper()
	made, err := Make(name, []byte(content), side)
	if err != nil {
		t.Fatal(err)
	}
	return made[0]
}

func decoded(t *testing.T, made []byte) image.Image {
	t.Helper()
	picture, _, err := image.Decode(bytes.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// The promise of the package: what was in the file beside the picture is not in what is made.
func TestNothingButThePicture(t *testing.T) {
	secretPNG := sample.Photo("a.png", 40, 30, 9)
	text := "\x00\x00\x00\x2etEXtComment\x00" // a chunk of PNG's; its checksum is not looked at by those who read on
	for name, content := range map[string]string{
		"a.jpg": sample.WithEXIF(sample.Photo("a.jpg", 40, 30, 9), 1),
		"a.png": secretPNG + text + sample.Secret,
	} {
		for _, side := range []int{Desk, 20} {
			made := make1(t, name, content, side)
			if !strings.Contains(content, sample.Secret) || bytes.Contains(made, []byte("GPS")) || bytes.Contains(made, []byte("Photographer")) || bytes.Contains(made, []byte("Exif")) {
				t.Errorf("%s at %d: the secret is in it", name, side)
			}
			if !bytes.Equal(made, make1(t, name, content, side)) {
				t.Errorf("%s at %d: two bytes of one", name, side)
			}
		}
	}
}

// Each orientation of EXIF, seen on a picture whose corners have four colours.
func TestTurns(t *testing.T) {
	red, green, blue, white := color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}, color.RGBA{255, 255, 255, 255}
	lying := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			lying.Set(x, y, [4]color.RGBA{red, green, blue, white}[x/16+2*(y/8)])
		}
	}
	var text bytes.Buffer
	if err := jpeg.Encode(&text, lying, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	near := func(a, b color.Color) bool {
		r, g, bl, _ := a.RGBA()
		r2, g2, b2, _ := b.RGBA()
		off := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x2000 }
		return !off(r, r2) && !off(g, g2) && !off(bl, b2)
	}
	for told, corners := range map[uint16][4]color.RGBA{ // top left, top right, bottom left, bottom right, as a person sees them
		0: {red, green, blue, white}, 1: {red, green, blue, white}, 9: {red, green, blue, white},
		2: {green, red, white, blue}, 3: {white, blue, green, red}, 4: {blue, white, red, green},
		5: {red, blue, green, white}, 6: {blue, red, white, green}, 7: {white, green, blue, red}, 8: {green, white, red, blue},
	} {
		content := sample.WithEXIF(text.String(), told)
		size, err := Look("a.jpg", []byte(content))
		picture := decoded(t, make1(t, "a.jpg", content, Desk))
		bounds := picture.Bounds()
		if err != nil || bounds.Dx() != size.Width || bounds.Dy() != size.Height || (told >= 5 && told <= 8) != (size.Height > size.Width) {
			t.Errorf("orientation %d: %v for %v, %v", told, bounds, size, err)
		}
		got := [4]color.Color{picture.At(3, 3), picture.At(bounds.Dx()-4, 3), picture.At(3, bounds.Dy()-4), picture.At(bounds.Dx()-4, bounds.Dy()-4)}
		for n := range got {
			if !near(got[n], corners[n]) {
				t.Errorf("orientation %d: corner %d is %v, want %v", told, n, got[n], corners[n])
			}
		}
	}
}

// What is made smaller is the mean of what was there, to the last bit: a change here asks for another number in Recipe.
func TestMeans(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 5, 3))
	for n := range picture.Pix {
		picture.Pix[n] = byte(10 * n)
	}
	for to, want := range map[Size]string{
		{5, 3}: "[0 10 20 30 40 50 60 70 80 90 100 110 120 130 140]",
		{1, 1}: "[70]",
		{5, 1}: "[50 60 70 80 90]",
		{2, 3}: "[8 32 58 82 108 132]", // (0+10+20/2)/2.5 and (20/2+30+40)/2.5
		{2, 2}: "[25 49 91 115]",
	} {
		made := shrink(picture, to).(*image.Gray)
		if got := fmt.Sprint(made.Pix); got != want {
			t.Errorf("%v: %s, want %s", to, got, want)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct{ from, want Size }{
		{Size{4000, 3000}, Size{1600, 1200}}, {Size{3000, 4000}, Size{1200, 1600}}, {Size{1600, 1600}, Size{1600, 1600}}, {Size{20, 10}, Size{20, 10}},
		{Size{60000, 2}, Size{1600, 1}},
	} {
		if got := c.from.Fit(Desk); got != c.want {
			t.Errorf("%v becomes %v, want %v", c.from, got, c.want)
		}
	}
}

// The ending says what is made: a browser is told so.
func TestTheEndingIsTrue(t *testing.T) {
	glass := image.NewNRGBA(image.Rect(0, 0, 8, 8)) // nothing is to be seen but the ground
	var text bytes.Buffer
	if err := png.Encode(&text, glass); err != nil {
		t.Fatal(err)
	}
	made := make1(t, "a.JPEG", text.String(), Desk)
	if r, _, _, _ := decoded(t, made).At(4, 4).RGBA(); !bytes.HasPrefix(made, []byte("\xff\xd8")) || r < 0xf000 {
		t.Errorf("a PNG that is called JPEG becomes %q", made[:4])
	}
	if made := make1(t, "a.png", sample.Photo("a.jpg", 9, 9, 0), Desk); !bytes.HasPrefix(made, []byte("\x89PNG")) {
		t.Errorf("a JPEG that is called PNG becomes %q", made[:4])
	}
}

func TestWhatIsRefused(t *testing.T) {
	var animated bytes.Buffer
	if err := gif.Encode(&animated, image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.White}), nil); err != nil {
		t.Fatal(err)
	}
	whole := sample.Photo("a.jpg", 200, 200, 7)
	huge := []byte(sample.Photo("a.png", 10, 10, 0))
	copy(huge[16:], "\x00\x00\xff\xff\x00\x00\xff\xff") // the header's width and height
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for name, c := range map[string]struct{ content, message, hint string }{
		"empty.jpg": {"", "empty file", "copy it again"},
		"a.jpg":     {animated.String(), "this is a GIF picture", "save it as JPEG or PNG"},
		"b.jpg":     {"RIFF\x00\x00\x00\x00WEBPVP8 ", "this is a WebP picture", "save it as JPEG or PNG"},
		"c.jpg":     {"\x00\x00\x00\x18ftypheic", "this is a HEIC picture", "save it as JPEG or PNG"},
		"text.png":  {"<svg onload=alert(1)>", "the photo is damaged", "copy it again"},
		"torn.jpg":  {whole[:len(whole)/2], "the photo is damaged", "copy it again"},
		"bomb.png":  {string(huge), "the photo is too large: ", "make it smaller"},
	} {
		_, err := Make(name, []byte(c.content), Desk)
		problems, ok := source.AsProblems(err)
		if !ok || problems[0].File != name || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// No file, whoever made it, breaks what reads it; what is made of one can be read and has the size that was told.
func FuzzMake(f *testing.F) {
	f.Add([]byte(sample.WithEXIF(sample.Photo("a.jpg", 20, 10, 1), 6)))
	f.Add([]byte(sample.Photo("a.png", 20, 10, 1)))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x02\xff\xe1\xff\xffExif\x00\x00MM\x00*\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, content []byte) {
		turnOf(content)
		size, err := Look("a.jpg", content)
		if err != nil || size.Width*size.Height > 1<<16 {
			return
		}
		made, err := Make("a.jpg", content, 16)
		if err != nil {
			return
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(made[0]))
		if want := size.Fit(16); err != nil || config.Width != want.Width || config.Height != want.Height {
			t.Errorf("%d × %d, want %v: %v", config.Width, config.Height, want, err)
		}
	})
}

// Orientation reads what anybody may have written.
func FuzzOrientation(f *testing.F) {
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"))
	f.Add([]byte("II*\x00\x08\x00\x00\x00\xff\xff"))
	f.Fuzz(func(t *testing.T, tiff []byte) {
		if got := orientation(tiff); got < upright || got > 8 {
			t.Error(got)
		}
	})
}
