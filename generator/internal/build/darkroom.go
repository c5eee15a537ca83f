package build

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/photo"
)

// darkroom is where photos are made: one at a time, as one can take hundreds of megabytes while it is.
var darkroom sync.Mutex

// prints gives the files of a photo, the largest first. Those that were made before lie below .gen, under a digest of the photo's bytes, of the size
// and of how it is made, each with a digest of its own: a file there that is torn, or gone, is made again. Nothing else needs them, and a
// site comes out the same with and without.
func (i *issue) prints(p picture) ([][]byte, error) {
	name := i.name(i.files[p.file].Name)
	sides := p.sides()
	kept, made := make([]string, len(sides)), make([][]byte, len(sides))
	all := true
	for n, side := range sides {
		digest := i.files[p.file].Digest
		kept[n] = i.keptPrint(digestOfPrint(digest, filepath.Ext(name), side))
		made[n] = readPrint(kept[n])
		all = all && made[n] != nil
	}
	if all {
		return made, nil
	}
	darkroom.Lock()
	defer darkroom.Unlock()
	bytes, err := i.readAgain(p.file)
	if err != nil {
		return nil, err
	}
	if made, err = photo.Make(name, bytes, sides...); err != nil {
		return nil, err
	}
	for n, text := range made {
		keepPrint(kept[n], text)
	}
	return made, nil
}

func digestOfPrint(photoBytes xxh3.Uint128, ending string, side int) xxh3.Uint128 {
	var m mixer
	m.Text(photo.Recipe)
	m.Text(ending)
	m.Fixed(photoBytes.Hi)
	m.Fixed(photoBytes.Lo)
	m.Number(side)
	return xxh3.Hash128(m.Bytes)
}

// keptPrint gives the place of a print below .gen.
func (p *publication) keptPrint(digest xxh3.Uint128) string {
	return filepath.Join(p.printsFolder(), filepath.FromSlash(printName(digest)))
}

// readPrint gives a print that was kept whole, or nil.
func readPrint(file string) []byte {
	text, err := os.ReadFile(file)
	if err != nil || len(text) <= digestSize {
		return nil
	}
	end := len(text) - digestSize
	if binary.LittleEndian.Uint64(text[end:]) != xxh3.Hash(text[:end]) {
		return nil
	}
	return text[:end:end]
}

const digestSize = 8 // bytes

// unfinished is what the name of a print begins with that is being written.
const unfinished = "new-"

// keepPrint keeps a print for builds to come. Where that can't be done they make it again, so nobody need be told.
func keepPrint(name string, text []byte) {
	folder := filepath.Dir(name)
	if os.MkdirAll(folder, 0o755) != nil {
		return
	}
	file, err := os.CreateTemp(folder, unfinished)
	if err != nil {
		return
	}
	_, err = file.Write(binary.LittleEndian.AppendUint64(text[:len(text):len(text)], xxh3.Hash(text)))
	if closed := file.Close(); err != nil || closed != nil || os.Rename(file.Name(), name) != nil {
		os.Remove(file.Name())
	}
}
