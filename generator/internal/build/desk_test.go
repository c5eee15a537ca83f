package build

// What is lent of a desk is overwritten in all tests as soon as the edition is made, so that whatever is kept of it shows.
func init() {
	spoil = func(d *desk) {
		for _, memory := range [][]byte{d.all, d.cited[:cap(d.cited)], d.entries.addresses[:cap(d.entries.addresses)]} {
			for i := range memory {
				memory[i] = '~'
			}
		}
		for i := range d.names[:cap(d.names)] {
			d.names[:cap(d.names)][i] = "spoiled"
		}
		clear(d.before)
		clear(d.kept)
		clear(d.unpacked)
		clear(d.parsed)
		clear(d.documents)
		clear(d.blocks)
		clear(d.sheets[:cap(d.sheets)])
		clear(d.entries.links[:cap(d.entries.links)])
	}
}
