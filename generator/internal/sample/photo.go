package sample

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"path"
)

// Photo gives the file of a photo with a name: a picture of nothing, in the form that the name's ending says. Tint makes one differ from another.
func Photo(name string, width, height int, tint byte) string {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.SetRGBA(x, y, color.RGBA{byte(255 * x / width), byte(255 * y / height), tint, 255})
		}
	}
	var text bytes.Buffer
	var err error
	if path.Ext(name) == ".png" {
		err = png.Encode(&text, picture)
	} else {
		err = jpeg.Encode(&text, picture, nil)
	}
	if err != nil {
		panic(err) // memory takes what it is given
	}
	return text.String()
}

// Secret stands in the EXIF of a photo with one.
const Secret = "GPS 30.3347 N 112.2397 E, A. Photographer"

// WithEXIF puts EXIF into a JPEG: how it must be turned, and a secret.
func WithEXIF(jpeg string, orientation uint16) string {
	order := binary.BigEndian
	tiff := append([]byte("MM\x00*"), 0, 0, 0, 8, 0, 2)
	entry := func(tag, kind uint16, count uint32, value uint32) {
		tiff = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, tag), kind), count), value)
	}
	entry(0x010e, 2, uint32(len(Secret)), 38) // the description, behind the directory
	entry(0x0112, 3, 1, uint32(orientation)<<16)
	tiff = append(append(tiff, 0, 0, 0, 0), Secret...)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := order.AppendUint16([]byte{0xff, 0xe1}, uint16(len(segment)+2))
	comment := order.AppendUint16([]byte{0xff, 0xfe}, uint16(len(Secret)+2))
	return jpeg[:2] + string(head) + string(segment) + string(comment) + Secret + jpeg[2:] + Secret
}
