package build

import (
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/render"
)

// What a row of the picture is drawn on. It is stretched to the room there is.
const (
	pictureHeight = 40
	pictureYear   = 10 // from one year to the next
	pictureBar    = 8
	oneYear       = 100 // wide
)

// picture draws how many articles each district has of each year; nil when there are none.
func (p *publication) picture(lists []*archive.List) *render.Picture {
	lists = slices.DeleteFunc(slices.Clone(lists), func(l *archive.List) bool { return len(l.Articles) == 0 })
	if len(lists) == 0 {
		return nil
	}
	years, picture := make([][]archive.ListYear, len(lists)), &render.Picture{}
	most := 0
	for i, l := range lists {
		years[i] = p.archive.YearsIn(l)
		if from := years[i][0].Year; i == 0 || from < picture.From {
			picture.From = from
		}
		picture.To = max(picture.To, years[i][len(years[i])-1].Year)
		most = max(most, len(l.Articles))
	}
	picture.Width, picture.Height = (picture.To-picture.From+1)*pictureYear, pictureHeight
	for i, item := range p.items(lists) {
		peak := slices.MaxFunc(years[i], func(a, b archive.ListYear) int { return a.Count - b.Count })
		picture.Rows = append(picture.Rows, render.PictureRow{IndexItem: item, Peak: peak.Year, Most: peak.Count,
			Bars: bars(years[i], picture.From, peak.Count)})
	}
	if picture.From == picture.To { // heights would tell nothing
		picture.Width = oneYear
		for i, row := range picture.Rows {
			picture.Rows[i].Bars = []render.Bar{{Y: pictureHeight / 2, Width: max(1, oneYear*row.Count/most), Height: pictureHeight / 2}}
		}
	}
	picture.Years = p.pictureYears(years)
	return picture
}

// bars draws a list's years, as high as each is of the one that has most: the city has so many that no other district would be seen beside it.
func bars(years []archive.ListYear, first, most int) []render.Bar {
	made := make([]render.Bar, len(years))
	for i, y := range years {
		height := max(1, pictureHeight*y.Count/most)
		made[i] = render.Bar{X: (y.Year - first) * pictureYear, Y: pictureHeight - height, Width: pictureBar, Height: height}
	}
	return made
}

// pictureYears gives the same in numbers: of each year that has editions, newest first, those of each list.
func (p *publication) pictureYears(lists [][]archive.ListYear) []render.PictureYear {
	var made []render.PictureYear
	for _, y := range slices.Backward(p.archive.Years) {
		counts := make([]int, len(lists))
		for i, years := range lists {
			if at := slices.IndexFunc(years, func(of archive.ListYear) bool { return of.Year == y.Number }); at >= 0 {
				counts[i] = years[at].Count
			}
		}
		made = append(made, render.PictureYear{Address: archive.YearAddress(y.Number), Year: y.Number, Counts: counts})
	}
	return made
}
