package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"image/color"
	"io"
)

// A file may say in an ICC profile (ICC.1:2022) what its numbers are as colours: cameras and phones have Adobe RGB and Display P3, image programs
// others. Read as sRGB such a photo is pale or gaudy.
//
// What is published keeps the photo's numbers and says the same of them, in a profile made anew: where its red, green and blue lie and how their
// brightness grows, copied to the last bit. All else that a profile may hold, such as who made it with which device, stays behind, as the rest of
// the file does. Converting to sRGB would be the other way. It would cut off what sRGB has not and today's screens have, round each pixel, and need
// powers of fractions, which may differ in their last bit between processors.
//
// A profile of sRGB is left out: that is what colours without a profile are. One of another form, such as of tables for printing inks, or one that
// is damaged, can't be used; then colours are taken for sRGB, and Doubt says so.

const (
	largestProfile = 1 << 20 // bytes; those of inks may be larger, and can't be used
	mostTags       = 100
	mostSteps      = 4096 // of a curve's table
	profileHead    = 128  // bytes before the tags
)

var (
	errTornProfile  = errors.New("it is damaged")
	errLargeProfile = fmt.Errorf("it is larger than %d MB", largestProfile>>20)
	errTables       = errors.New("it is made of tables")
)

// Doubt says why the colour profile of the photo in content can't be used; empty when it can be, or there is none.
func Doubt(content []byte) string {
	config, _, err := readHeader(content)
	if err != nil {
		return "" // Look says more
	}
	if _, err := coloursOf(content, config.ColorModel); err != nil {
		return err.Error()
	}
	return ""
}

// coloursOf gives what the profile in a photo's file says of its colours, as a profile made anew; nil when they are sRGB's. Its error says why a profile can't
// be used.
func coloursOf(content []byte, model color.Model) ([]byte, error) {
	text, err := readProfile(content)
	if err != nil || text == nil {
		return nil, err
	}
	colours, err := parseProfile(text)
	switch {
	case err != nil:
		return nil, err
	case (colours.space == greySpace) != isGrey(model) || model == color.CMYKModel:
		return nil, errors.New("it is not one for the kind of picture that it is in")
	case colours.isSRGB():
		return nil, nil
	}
	return colours.profile(), nil
}

func isGrey(model color.Model) bool { return model == color.GrayModel || model == color.Gray16Model }

// readProfile gives the profile in a photo's file as it is; nil when there is none.
func readProfile(content []byte) ([]byte, error) {
	if chunks, isPNG := bytes.CutPrefix(content, []byte(pngMark)); isPNG {
		return profileInPNG(chunks)
	}
	return profileInJPEG(content)
}

const pngMark = "\x89PNG\r\n\x1a\n"

// profileInPNG reads the chunk iCCP (PNG, third edition, 11.3.2.3), which stands before the picture itself.
func profileInPNG(chunks []byte) ([]byte, error) {
	const around = 12 // length, kind and checksum
	for len(chunks) >= around {
		length, kind := uint64(binary.BigEndian.Uint32(chunks)), string(chunks[4:8])
		if kind == "IDAT" || length+around > uint64(len(chunks)) {
			return nil, nil // a file that is torn is told as such when its picture is read
		}
		if kind == "iCCP" {
			_, packed, named := bytes.Cut(chunks[8:8+length], []byte{0})
			if !named || len(packed) == 0 || packed[0] != 0 {
				return nil, errTornProfile
			}
			return unpackProfile(packed[1:])
		}
		chunks = chunks[length+around:]
	}
	return nil, nil
}

func unpackProfile(packed []byte) ([]byte, error) {
	from, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, errTornProfile
	}
	text, err := io.ReadAll(io.LimitReader(from, largestProfile+1))
	switch {
	case err != nil:
		return nil, errTornProfile
	case len(text) > largestProfile:
		return nil, errLargeProfile
	}
	return text, nil
}

// profileMark opens a segment with a part of a profile; the part's number, from 1, and how many there are follow (ICC.1:2022, B.4).
const profileMark = "ICC_PROFILE\x00"

func profileInJPEG(content []byte) ([]byte, error) {
	parts, most, size := map[byte][]byte{}, 0, 0
	for marker, body := range segments(content) {
		part, is := bytes.CutPrefix(body, []byte(profileMark))
		if marker != 0xe2 || !is {
			continue
		}
		if len(part) < 2 || parts[part[0]] != nil || most > 0 && int(part[1]) != most {
			return nil, errTornProfile
		}
		parts[part[0]], most = part[2:], int(part[1])
		if size += len(part); size > largestProfile {
			return nil, errLargeProfile
		}
	}
	var text []byte
	for n := range most {
		part, there := parts[byte(n+1)]
		if !there {
			return nil, errTornProfile
		}
		text = append(text, part...)
	}
	if most > 0 && len(parts) > most || most == 0 && len(parts) > 0 {
		return nil, errTornProfile
	}
	return text, nil
}

// The kinds of numbers that a profile is about.
const (
	rgbSpace  = "RGB "
	greySpace = "GRAY"
)

// colours are what a profile tells of a photo's numbers.
type colours struct {
	space   string
	primary [3]place // red, green, blue, adapted to the white of paper in the light that ICC profiles mean (D50); of grey none
	curves  [][]byte // how their brightness grows: of each, or of grey, the tag's bytes
}

// place is that of a colour, X Y Z in 1/65536.
type place [3]int32

// white is that of D50.
var white = place{63190, 65536, 54061}

// parseProfile reads a profile of the form that has no tables but curves: matrix/TRC, or monochrome.
func parseProfile(text []byte) (*colours, error) {
	if len(text) < profileHead+4 || string(text[36:40]) != "acsp" {
		return nil, errTornProfile
	}
	size, count := uint64(binary.BigEndian.Uint32(text)), uint64(binary.BigEndian.Uint32(text[profileHead:]))
	if size > uint64(len(text)) || count > mostTags || profileHead+4+12*count > size {
		return nil, errTornProfile
	}
	t := tags{text[:size], int(count)}
	c := &colours{space: string(text[16:20])}
	names := []string{"rTRC", "gTRC", "bTRC"}
	switch {
	case c.space == greySpace:
		names = []string{"kTRC"}
	case c.space != rgbSpace:
		return nil, errors.New("it is one for printing inks or other numbers than red, green and blue")
	}
	if string(text[20:24]) != "XYZ " || t.find(names[0]) == nil {
		return nil, errTables
	}
	for _, name := range names {
		curve, err := readCurve(t.find(name))
		if err != nil {
			return nil, err
		}
		c.curves = append(c.curves, curve)
	}
	if c.space == greySpace {
		return c, nil
	}
	for n, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		tag := t.find(name)
		if len(tag) < 20 || string(tag[:4]) != "XYZ " {
			return nil, errTornProfile
		}
		for axis := range 3 {
			c.primary[n][axis] = int32(binary.BigEndian.Uint32(tag[8+4*axis:]))
		}
	}
	return c, c.sound()
}

// tags are those of a profile: after their number, twelve bytes each say name, place and length.
type tags struct {
	text  []byte
	count int
}

// find gives a tag's bytes; nil when it is not there, or not whole.
func (t tags) find(name string) []byte {
	for n := range t.count {
		entry := t.text[profileHead+4+12*n:]
		if string(entry[:4]) != name {
			continue
		}
		from, size := uint64(binary.BigEndian.Uint32(entry[4:])), uint64(binary.BigEndian.Uint32(entry[8:]))
		if from+size > uint64(len(t.text)) {
			return nil
		}
		return t.text[from : from+size]
	}
	return nil
}

// readCurve gives a curve's bytes, without those that mean nothing.
func readCurve(tag []byte) ([]byte, error) {
	if len(tag) < 12 {
		return nil, errTornProfile
	}
	var size int
	switch string(tag[:4]) {
	case "curv":
		steps := binary.BigEndian.Uint32(tag[8:])
		if steps > mostSteps {
			return nil, errTornProfile
		}
		size = 12 + 2*int(steps)
	case "para":
		kind := int(binary.BigEndian.Uint16(tag[8:]))
		if kind >= len(parameters) {
			return nil, errTornProfile
		}
		size = 12 + 4*parameters[kind]
	}
	if size == 0 || size > len(tag) || !grows(tag[:size]) {
		return nil, errTornProfile
	}
	curve := bytes.Clone(tag[:size])
	clear(curve[4:8])
	if curve[0] == 'p' {
		clear(curve[10:12])
	}
	return curve, nil
}

// parameters says how many each kind of formula has.
var parameters = [...]int{1, 3, 4, 5, 7}

// grows tells whether a curve leads from dark to bright.
func grows(curve []byte) bool {
	if curve[0] == 'p' { // its power, and what the number is multiplied by first
		return parameter(curve, 0) > 0 && (len(curve) < 20 || parameter(curve, 1) > 0)
	}
	steps := curve[12:]
	if len(steps) == 2 { // a power
		return binary.BigEndian.Uint16(steps) > 0
	}
	var last uint16
	for n := 0; n < len(steps); n += 2 {
		step := binary.BigEndian.Uint16(steps[n:])
		if step < last {
			return false
		}
		last = step
	}
	return len(steps) == 0 || last > binary.BigEndian.Uint16(steps) // none: as it is
}

func parameter(curve []byte, n int) int32 { return int32(binary.BigEndian.Uint32(curve[12+4*n:])) }

// sound tells whether the three primaries make white together, and lie apart.
func (c *colours) sound() error {
	const (
		far  = 4 << 16
		near = 1 << 10 // 1.5 %
	)
	p := &c.primary
	for axis := range 3 {
		var sum int64
		for n := range p {
			sum += int64(p[n][axis])
			if p[n][axis] > far || p[n][axis] < -far {
				return errTornProfile
			}
		}
		if off := sum - int64(white[axis]); off > near || off < -near {
			return errTornProfile
		}
	}
	minor := func(a, b int) int64 { return int64(p[1][a])*int64(p[2][b]) - int64(p[1][b])*int64(p[2][a]) }
	volume := int64(p[0][0])*(minor(1, 2)>>16) + int64(p[0][1])*(minor(2, 0)>>16) + int64(p[0][2])*(minor(0, 1)>>16)
	if volume < 1<<32/1000 {
		return errTornProfile
	}
	return nil
}

// What sRGB is (IEC 61966-2-1), adapted to D50.
var (
	sRGBPrimary    = [3]place{{28578, 14581, 912}, {25241, 46981, 6362}, {9376, 3972, 46799}}
	sRGBParameters = [...]int32{157286, 62120, 3417, 5072, 2651, 0, 0}
	sRGBCurve      = [...]int{0, 338, 940, 1923, 3334, 5215, 7603, 10530, 14027, 18122, 22840, 28206, 34243, 40975, 48420, 56601, 65535} // at each sixteenth, in 1/65535
)

// isSRGB tells whether colours are those of sRGB, as exactly as a byte can tell.
func (c *colours) isSRGB() bool {
	for n, p := range c.primary {
		for axis := range p {
			if c.space == rgbSpace && apart(int(p[axis]), int(sRGBPrimary[n][axis])) > 200 {
				return false
			}
		}
	}
	for _, curve := range c.curves {
		if !isSRGBCurve(curve) {
			return false
		}
	}
	return true
}

func isSRGBCurve(curve []byte) bool {
	if curve[0] == 'p' {
		count := (len(curve) - 12) / 4
		for n := range count {
			if apart(int(parameter(curve, n)), int(sRGBParameters[n])) > 70 {
				return false
			}
		}
		return count >= 5
	}
	last := (len(curve)-12)/2 - 1
	step := func(n int) int { return int(binary.BigEndian.Uint16(curve[12+2*min(n, last):])) }
	for n, want := range sRGBCurve {
		at, part := n*last/16, n*last%16
		if last < 1 || apart(step(at)+(step(at+1)-step(at))*part/16, want) > 130 {
			return false
		}
	}
	return true
}

func apart(a, b int) int { return max(a, b) - min(a, b) }
