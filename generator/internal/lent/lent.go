// Package lent makes strings that share the memory of bytes, and reads values of known types where they lie (place.go).
//
// A build reads each file into memory that the next edition's files are read into, and takes it apart as strings. To copy it for them was a third of all memory that a build asked for.
//
// A lent string is whole as long as nobody changes the bytes. So it must not outlive what its owner says of them, and whoever keeps it longer clones it. The tests of package build
// overwrite such memory as soon as it is given back, and compare what was built with the same built before.
package lent

import "unsafe"

// String gives bytes as a string.
func String(bytes []byte) string { return unsafe.String(unsafe.SliceData(bytes), len(bytes)) }

// Scraps are texts that somebody writes one after the other, and reads as strings until the memory is used again.
type Scraps []byte

// Lend gives as a string what was appended to the scraps, and is now one of them.
func (s *Scraps) Lend(all []byte) string {
	text := String(all[len(*s):])
	*s = all
	return text
}
