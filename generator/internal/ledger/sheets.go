package ledger

import (
	"bytes"
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/lent"
)

// Sheet is what is remembered of a file of the site.
type Sheet struct {
	Inputs uint64    // a digest of all that it was made of
	Parts  [4]uint32 // of these inputs by kind, only to say which of them changed; what the kinds are is the caller's to know
	Made   uint64    // a digest of its bytes
	Seal   uint64    // of the file in the site
	Size   uint32    // in bytes
}

// recordSize is that of a Sheet and the digest of its address in the table.
const recordSize = 8 + 8 + 4*4 + 8 + 8 + 4

// sealAt is where the seal stands in a record.
const sealAt = recordSize - 4 - 8

// shards share out the table by the first bits of the key, so that goroutines seldom wait for each other.
const shards = 256

// sheets is the table of files that are no edition's.
type sheets struct {
	table string             // records of the build before, sorted by key
	first [shards + 1]int    // where each shard begins in table
	stay  []atomic.Uint32    // a bit for each record of table: it is kept as it is
	other []atomic.Uint32    // and another: it is kept, but is not as it was
	kept  [shards]keptSheets // those that are new or changed
}

type keptSheets struct {
	mu      sync.Mutex
	records [][recordSize]byte
	seals   []seal // that came later than the records
}

type seal struct{ key, seal uint64 }

func (s *sheets) load(table string) {
	if len(table)%recordSize != 0 {
		return
	}
	s.table = table
	n := len(table) / recordSize
	s.stay, s.other = make([]atomic.Uint32, (n+31)/32), make([]atomic.Uint32, (n+31)/32)
	at := 0
	for shard := range shards {
		for at < n && shardOf(s.key(at)) < shard {
			at++
		}
		s.first[shard] = at
	}
	s.first[shards] = n
}

func shardOf(key uint64) int { return int(key >> 56) }

func (s *sheets) key(n int) uint64 {
	var b [8]byte
	copy(b[:], s.table[n*recordSize:])
	return binary.BigEndian.Uint64(b[:])
}

// find gives the number of a key's record, or -1.
func (s *sheets) find(key uint64) int {
	low, high := s.first[shardOf(key)], s.first[shardOf(key)+1]
	for low < high {
		middle := int(uint(low+high) / 2)
		switch at := s.key(middle); {
		case at == key:
			return middle
		case at < key:
			low = middle + 1
		default:
			high = middle
		}
	}
	return -1
}

// Sheet gives what the build before remembered of the file at an address of the site, which is no edition's.
func (l *Ledger) Sheet(address string) (Sheet, bool) {
	s := &l.sheets
	n := s.find(xxh3.HashString(address))
	if n < 0 {
		return Sheet{}, false
	}
	var record [recordSize]byte
	copy(record[:], s.table[n*recordSize:])
	return unpackSheet(&record), true
}

// KeepSheet remembers a file of the site for the next build.
func (l *Ledger) KeepSheet(address string, sheet Sheet) {
	s := &l.sheets
	key := xxh3.HashString(address)
	record := packSheet(key, &sheet)
	if n := s.find(key); n >= 0 && s.table[n*recordSize:(n+1)*recordSize] == string(record[:]) {
		s.stay[n/32].Or(1 << (n % 32))
		return
	} else if n >= 0 {
		s.other[n/32].Or(1 << (n % 32))
	} else {
		l.add(address)
	}
	kept := &s.kept[shardOf(key)]
	kept.mu.Lock()
	defer kept.mu.Unlock()
	kept.records = append(kept.records, record)
}

// Reseal gives a file that was kept, whether it is an edition's or not, another seal: that of the place it was moved to.
func (l *Ledger) Reseal(address string, now uint64) {
	key := xxh3.HashString(address)
	kept := &l.sheets.kept[shardOf(key)]
	kept.mu.Lock()
	kept.seals = append(kept.seals, seal{key, now})
	kept.mu.Unlock()
	l.resealLater(address, seal{key, now})
}

// reseal gives records, which are sorted by key, the seals that came later.
func reseal(records [][recordSize]byte, seals []seal) {
	for _, s := range seals {
		var key [8]byte
		binary.BigEndian.PutUint64(key[:], s.key)
		n, found := slices.BinarySearchFunc(records, key[:], func(record [recordSize]byte, key []byte) int { return bytes.Compare(record[:8], key) })
		if found {
			binary.LittleEndian.PutUint64(records[n][sealAt:], s.seal)
		}
	}
}

// changed tells whether the table for the next build differs from that of the build before.
func (s *sheets) changed() bool {
	for shard := range shards {
		if len(s.kept[shard].records) > 0 {
			return true
		}
	}
	for n := range len(s.table) / recordSize {
		if !s.stays(n) {
			return true
		}
	}
	return false
}

// noneGone tells whether all files that are no edition's, and that the build before remembered, were kept.
func (s *sheets) noneGone() bool {
	known := 0
	for i := range s.stay {
		known += bits.OnesCount32(s.stay[i].Load() | s.other[i].Load())
	}
	return known == len(s.table)/recordSize
}

// stays tells whether a record is kept as it is; else it is gone, or among the changed.
func (s *sheets) stays(n int) bool { return s.stay[n/32].Load()&(1<<(n%32)) != 0 }

// text gives the table for the next build, a shard at a time, each in the memory of the one before.
func (s *sheets) text() iter.Seq[string] {
	return func(yield func(string) bool) {
		var text []byte
		var records [][recordSize]byte
		for shard := range shards {
			records = append(records[:0], s.kept[shard].records...)
			for n := s.first[shard]; n < s.first[shard+1]; n++ {
				if s.stays(n) {
					var record [recordSize]byte
					copy(record[:], s.table[n*recordSize:])
					records = append(records, record)
				}
			}
			slices.SortFunc(records, func(a, b [recordSize]byte) int { return bytes.Compare(a[:8], b[:8]) })
			reseal(records, s.kept[shard].seals)
			text = text[:0]
			for i := range records {
				text = append(text, records[i][:]...)
			}
			if !yield(lent.String(text)) {
				return
			}
		}
	}
}

func packSheet(key uint64, sheet *Sheet) (record [recordSize]byte) {
	b := binary.BigEndian.AppendUint64(record[:0], key)
	b = binary.LittleEndian.AppendUint64(b, sheet.Inputs)
	for _, part := range sheet.Parts {
		b = binary.LittleEndian.AppendUint32(b, part)
	}
	b = binary.LittleEndian.AppendUint64(b, sheet.Made)
	b = binary.LittleEndian.AppendUint64(b, sheet.Seal)
	binary.LittleEndian.AppendUint32(b, sheet.Size)
	return record
}

func unpackSheet(record *[recordSize]byte) (sheet Sheet) {
	b := record[8:]
	sheet.Inputs = binary.LittleEndian.Uint64(b)
	for i := range sheet.Parts {
		sheet.Parts[i] = binary.LittleEndian.Uint32(b[8+4*i:])
	}
	b = b[8+4*len(sheet.Parts):]
	sheet.Made = binary.LittleEndian.Uint64(b)
	sheet.Seal = binary.LittleEndian.Uint64(b[8:])
	sheet.Size = binary.LittleEndian.Uint32(b[16:])
	return sheet
}
