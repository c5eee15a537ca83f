package sample

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
)

// Profile gives an ICC profile of version 2, as an image program writes one, with a secret in its words. Its primaries are X Y Z of red, green and blue in
// 1/65536; the curve of all three is a tag's bytes.
func Profile(primaries [3][3]int32, curve string) string {
	tags := [][2]string{{"desc", "desc\x00\x00\x00\x00\x00\x00\x00\x2a" + Secret + "\x00"}, {"cprt", "text\x00\x00\x00\x00" + Secret}, {"wtpt", xyz([3]int32{62289, 65536, 71372})}}
	for n, primary := range primaries {
		tags = append(tags, [2]string{string("rgb"[n]) + "XYZ", xyz(primary)}, [2]string{string("rgb"[n]) + "TRC", curve})
	}
	return profileOf("RGB ", tags)
}

// GreyProfile gives one of grey.
func GreyProfile(curve string) string { return profileOf("GRAY", [][2]string{{"kTRC", curve}}) }

// AdobeRGB are the primaries of Adobe RGB (1998), and SRGB those of sRGB.
var (
	AdobeRGB = [3][3]int32{{39960, 20389, 1276}, {13453, 41021, 3989}, {9777, 4126, 48796}}
	SRGB     = [3][3]int32{{28578, 14581, 912}, {25241, 46981, 6362}, {9376, 3972, 46799}}
)

// Power gives a curve that is a power, in 1/256.
func Power(power uint16) string {
	return "curv\x00\x00\x00\x00\x00\x00\x00\x01" + string(binary.BigEndian.AppendUint16(nil, power))
}

// Formula gives a curve of a kind of formula, with its parameters in 1/65536.
func Formula(kind uint16, parameters ...uint32) string {
	tag := binary.BigEndian.AppendUint16([]byte("para\x00\x00\x00\x00"), kind)
	tag = append(tag, 0, 0)
	for _, p := range parameters {
		tag = binary.BigEndian.AppendUint32(tag, p)
	}
	return string(tag)
}

func xyz(of [3]int32) string {
	tag := []byte("XYZ \x00\x00\x00\x00")
	for _, n := range of {
		tag = binary.BigEndian.AppendUint32(tag, uint32(n))
	}
	return string(tag)
}

func profileOf(space string, tags [][2]string) string {
	const headAndCount, entry = 132, 12
	table, data := binary.BigEndian.AppendUint32(nil, uint32(len(tags))), ""
	for _, tag := range tags {
		table = append(table, tag[0]...)
		table = binary.BigEndian.AppendUint32(table, uint32(headAndCount+entry*len(tags)+len(data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tag[1])))
		data += tag[1]
	}
	head := make([]byte, headAndCount-4)
	binary.BigEndian.PutUint32(head, uint32(len(head)+len(table)+len(data)))
	copy(head[8:], "\x02\x10")
	copy(head[12:], "mntr"+space+"XYZ ")
	copy(head[36:], "acsp")
	return string(head) + string(table) + data
}

// WithProfile puts a profile into a photo, in so many parts when it is a JPEG.
func WithProfile(photo, profile string, parts int) string {
	if photo[0] != '\xff' {
		const opening = 8 + 25
		return photo[:opening] + profileChunk(profile) + photo[opening:]
	}
	var segments string
	size := (len(profile) + parts - 1) / parts
	for n := range parts {
		part := "ICC_PROFILE\x00" + string([]byte{byte(n + 1), byte(parts)}) + profile[min(n*size, len(profile)):min((n+1)*size, len(profile))]
		segments += "\xff\xe2" + string(binary.BigEndian.AppendUint16(nil, uint16(len(part)+2))) + part
	}
	return photo[:2] + segments + photo[2:]
}

func profileChunk(profile string) string {
	packed := bytes.NewBufferString("iCCPa name\x00\x00")
	to := zlib.NewWriter(packed)
	to.Write([]byte(profile))
	to.Close()
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(packed.Len()-4)), packed.Bytes()...)
	return string(binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(packed.Bytes())))
}
