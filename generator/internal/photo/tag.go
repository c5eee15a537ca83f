package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"unicode/utf16"
)

// profile writes the colours as an ICC profile of version 4.3, in which nothing else is told: the words that one must have are the same in each.
func (c *colours) profile() []byte {
	p := profileWriter{}
	p.add("desc", words("Colours of the photo"))
	p.add("cprt", words("Public domain"))
	p.add("wtpt", white.tag())
	if c.space == rgbSpace {
		for n, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
			p.add(name, c.primary[n].tag())
		}
		for n, name := range []string{"rTRC", "gTRC", "bTRC"} {
			p.add(name, c.curves[n])
		}
	} else {
		p.add("kTRC", c.curves[0])
	}
	return p.finish(c.space)
}

// words gives a text as the type multiLocalizedUnicodeType.
func words(text string) []byte {
	const at = 28
	units := utf16.Encode([]rune(text))
	tag := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS")
	tag = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(tag, uint32(2*len(units))), at)
	for _, unit := range units {
		tag = binary.BigEndian.AppendUint16(tag, unit)
	}
	return tag
}

func (p place) tag() []byte {
	tag := []byte("XYZ \x00\x00\x00\x00")
	for _, n := range p {
		tag = binary.BigEndian.AppendUint32(tag, uint32(n))
	}
	return tag
}

// profileWriter is a profile under way.
type profileWriter struct {
	names []string
	tags  [][]byte
}

func (p *profileWriter) add(name string, tag []byte) {
	p.names, p.tags = append(p.names, name), append(p.tags, tag)
}

// finish writes the profile for numbers of a space. Tags that are the same are written once, as the three curves mostly are.
func (p *profileWriter) finish(space string) []byte {
	order := binary.BigEndian
	start := profileHead + 4 + 12*len(p.tags)
	table, data := order.AppendUint32(nil, uint32(len(p.tags))), []byte(nil)
	places := map[string]int{}
	for n, tag := range p.tags {
		at, known := places[string(tag)]
		if !known {
			data = append(data, make([]byte, -len(data)&3)...)
			at = start + len(data)
			places[string(tag)] = at
			data = append(data, tag...)
		}
		table = append(table, p.names[n]...)
		table = order.AppendUint32(order.AppendUint32(table, uint32(at)), uint32(len(tag)))
	}
	data = append(data, make([]byte, -len(data)&3)...)
	head := make([]byte, profileHead)
	order.PutUint32(head, uint32(start+len(data)))
	copy(head[8:], "\x04\x30")
	copy(head[12:], "mntr"+space+"XYZ ")
	copy(head[24:], "\x07\xd0\x00\x01\x00\x01") // a date must be there: that of 2000-01-01
	copy(head[36:], "acsp")
	for axis, n := range white {
		order.PutUint32(head[68+4*axis:], uint32(n))
	}
	return append(append(head, table...), data...)
}

// withProfile puts a profile into a file that was made, right behind what it opens with.
func withProfile(made, profile []byte) ([]byte, error) {
	if !bytes.HasPrefix(made, []byte(pngMark)) {
		const opening = 2
		segment := append([]byte(profileMark+"\x01\x01"), profile...)
		if len(segment) > 1<<16-3 {
			return nil, fmt.Errorf("a profile of %d bytes has no room in a segment", len(profile))
		}
		marked := append([]byte{0xff, 0xe2}, byte((len(segment)+2)>>8), byte(len(segment)+2))
		return bytes.Join([][]byte{made[:opening], marked, segment, made[opening:]}, nil), nil
	}
	const opening = len(pngMark) + 12 + 13 // the mark, and the chunk IHDR
	packed := bytes.NewBufferString("iCCPICC\x00\x00")
	to := zlib.NewWriter(packed)
	if _, err := to.Write(profile); err != nil {
		return nil, err
	}
	if err := to.Close(); err != nil {
		return nil, err
	}
	length := binary.BigEndian.AppendUint32(nil, uint32(packed.Len()-4))
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(packed.Bytes()))
	return bytes.Join([][]byte{made[:opening], length, packed.Bytes(), sum, made[opening:]}, nil), nil
}
