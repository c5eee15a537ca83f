package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"iter"
)

// turn is how a photo must be turned to stand upright: the orientation of EXIF 2.32, from 1, which is upright, to 8. From 5 on it lies on its side.
type turn uint16

const upright turn = 1

func (t turn) lies() bool { return t >= 5 }

// size gives the size that a photo of a size has when it is turned, or had before.
func (t turn) size(s Size) Size {
	if t.lies() {
		return Size{s.Height, s.Width}
	}
	return s
}

// turned gives a picture upright.
func (t turn) turned(picture image.Image) image.Image {
	if t == upright {
		return picture
	}
	from := picture.Bounds()
	size := t.size(Size{from.Dx(), from.Dy()})
	made := sameKind(picture, image.Rect(0, 0, size.Width, size.Height))
	for y := range size.Height {
		for x := range size.Width {
			fromX, fromY := t.origin(x, y, from.Dx(), from.Dy())
			made.Set(x, y, picture.At(from.Min.X+fromX, from.Min.Y+fromY))
		}
	}
	return made
}

// origin gives the place in a photo as it lies, width × height, of what is to be seen at x, y.
func (t turn) origin(x, y, width, height int) (fromX, fromY int) {
	right, bottom := width-1, height-1
	switch t {
	case 2: // mirrored
		return right - x, y
	case 3: // upside down
		return right - x, bottom - y
	case 4: // upside down, mirrored
		return x, bottom - y
	case 5: // its first row is the left side, mirrored
		return y, x
	case 6: // its first row is the right side
		return y, bottom - x
	case 7: // its first row is the right side, mirrored
		return right - y, bottom - x
	case 8: // its first row is the left side
		return right - y, x
	}
	return x, y
}

func sameKind(picture image.Image, bounds image.Rectangle) draw.Image {
	switch picture := picture.(type) {
	case *image.Gray:
		return image.NewGray(bounds)
	case *image.Paletted:
		return image.NewPaletted(bounds, picture.Palette)
	}
	return image.NewRGBA(bounds)
}

// turnOf reads a JPEG's EXIF orientation; upright when it tells none, or nothing that makes sense. The file may be made by anybody.
func turnOf(content []byte) turn {
	for marker, body := range segments(content) {
		if tiff, isExif := bytes.CutPrefix(body, []byte("Exif\x00\x00")); marker == 0xe1 && isExif {
			return orientation(tiff)
		}
	}
	return upright
}

// segments gives the markers and bodies of a JPEG's segments that stand before the picture itself; of another file none.
func segments(content []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		rest, _ := bytes.CutPrefix(content, []byte{0xff, 0xd8})
		if len(rest) == len(content) {
			return
		}
		for len(rest) >= 4 && rest[0] == 0xff {
			marker, length := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
			switch {
			case marker == 0xff: // filling
				rest = rest[1:]
				continue
			case marker == 0xda || length < 2 || length+2 > len(rest): // the picture begins, or the file is torn
				return
			case !yield(marker, rest[4:2+length]):
				return
			}
			rest = rest[2+length:]
		}
	}
}

// orientation reads the tag of that name in the first directory of a TIFF's (TIFF 6.0, section 2).
func orientation(tiff []byte) turn {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	case !bytes.HasPrefix(tiff, []byte("II*\x00")):
		return upright
	}
	const tag, short, entry = 0x0112, 3, 12
	if len(tiff) < 8 {
		return upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entry {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if told := turn(order.Uint16(entries[8:])); told >= upright && told <= 8 {
				return told
			}
			break
		}
		entries = entries[entry:]
	}
	return upright
}
