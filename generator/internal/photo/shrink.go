package photo

import (
	"image"
	"image/color"
	"image/draw"
)

// channels are those of a pixel: red, green, blue, and how much of it there is, by which the three are multiplied.
const channels = 4

// shrink gives a picture the size asked for, which must be no larger than its own. A pixel is the mean of the area that it covers, in whole numbers:
// what a filter of fractions gives can differ in its last bit between processors, and on a page's halftone dots it rings. Only one row of
// the picture is held in another form at a time.
func shrink(picture image.Image, to Size) image.Image {
	from := picture.Bounds()
	if _, few := picture.(*image.Paletted); few && from.Dx() == to.Width && from.Dy() == to.Height {
		return picture // a line drawing of few colours stays one
	}
	s := shrinking{made: image.NewRGBA(image.Rect(0, 0, to.Width, to.Height)), columns: shares(from.Dx(), to.Width), area: uint64(from.Dx()) * uint64(from.Dy()),
		row: image.NewRGBA(image.Rect(0, 0, from.Dx(), 1)), means: make([]uint64, channels*to.Width), sums: make([]uint64, channels*to.Width)}
	rows := shares(from.Dy(), to.Height)
	for y := range from.Dy() {
		draw.Draw(s.row, s.row.Rect, picture, image.Pt(from.Min.X, from.Min.Y+y), draw.Src)
		s.take(rows[y])
	}
	return asGrey(s.made, picture.ColorModel())
}

// share is how a row or column of the picture is shared out: so much of it to one of what is made, and the rest to the next.
type share struct {
	to          int
	first, rest uint64
	last        bool // nothing more comes to the one
}

// shares shares out from rows to fewer. One that is made has as many parts as there are rows, and a row as many as are made.
func shares(from, to int) []share {
	all := make([]share, from)
	for n := range all {
		begin, end := n*to, (n+1)*to
		s := share{to: begin / from, first: uint64(to)}
		if border := (s.to + 1) * from; border <= end {
			s.first, s.rest, s.last = uint64(border-begin), uint64(end-border), true
		}
		all[n] = s
	}
	return all
}

// shrinking is a picture under way.
type shrinking struct {
	made        *image.RGBA
	columns     []share
	area        uint64      // what the parts of one pixel that is made add up to
	row         *image.RGBA // of the picture
	means, sums []uint64    // the row, shrunk; and the row that is made
}

// take adds a row of the picture.
func (s *shrinking) take(row share) {
	clear(s.means)
	for x, column := range s.columns {
		pixel, mean := s.row.Pix[channels*x:channels*(x+1)], s.means[channels*column.to:]
		for c, value := range pixel {
			mean[c] += uint64(value) * column.first
		}
		if column.rest > 0 {
			for c, value := range pixel {
				mean[channels+c] += uint64(value) * column.rest
			}
		}
	}
	for n, mean := range s.means {
		s.sums[n] += mean * row.first
	}
	if row.last {
		s.write(row)
	}
}

// write writes the row that is made, and begins the next with what is left of the picture's.
func (s *shrinking) write(row share) {
	line := s.made.Pix[row.to*s.made.Stride:]
	for n, sum := range s.sums {
		line[n] = byte((sum + s.area/2) / s.area)
		s.sums[n] = s.means[n] * row.rest
	}
}

// asGrey gives a picture without colours the form that holds none.
func asGrey(picture *image.RGBA, model color.Model) image.Image {
	if !isGrey(model) {
		return picture
	}
	grey := image.NewGray(picture.Rect)
	draw.Draw(grey, grey.Rect, picture, image.Point{}, draw.Src)
	return grey
}

// onWhite gives a picture that can be seen through a white ground, as paper has.
func onWhite(picture image.Image) image.Image {
	if known, ok := picture.(interface{ Opaque() bool }); ok && known.Opaque() {
		return picture
	}
	ground := image.NewRGBA(picture.Bounds())
	draw.Draw(ground, ground.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(ground, ground.Rect, picture, picture.Bounds().Min, draw.Over)
	return ground
}
