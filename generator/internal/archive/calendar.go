package archive

import (
	"slices"
	"time"

	"backissue/generator/internal/edition"
)

// Year is a year that has editions.
type Year struct {
	Number int
	Months []Month // those with editions, oldest first
}

// Month is a month that has editions.
type Month struct {
	Year     int
	Number   int
	Editions []*Stored // oldest first
}

// Editions counts the year's editions.
func (y Year) Editions() int {
	count := 0
	for _, m := range y.Months {
		count += len(m.Editions)
	}
	return count
}

// Articles counts those of the year's articles that lists show.
func (y Year) Articles() int {
	count := 0
	for _, m := range y.Months {
		for _, e := range m.Editions {
			count += e.CountShown()
		}
	}
	return count
}

// Weeks gives the month's weeks, Monday first, with day 0 for the cells outside the month.
func (m Month) Weeks() [][7]int {
	first := edition.Date{Year: m.Year, Month: time.Month(m.Number), Day: 1}
	days := time.Date(m.Year, time.Month(m.Number)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	before := (int(first.Weekday()) + 6) % 7 // Sunday is 0 in package time
	weeks := make([][7]int, (before+days+6)/7)
	for day := 1; day <= days; day++ {
		cell := before + day - 1
		weeks[cell/7][cell%7] = day
	}
	return weeks
}

// On gives the editions of a day of the month.
func (m Month) On(day int) []*Stored {
	var found []*Stored
	for _, e := range m.Editions {
		if e.Key.Date.Day == day {
			found = append(found, e)
		}
	}
	return found
}

// yearsOf groups editions, which are in order.
func yearsOf(editions []*Stored) []Year {
	var years []Year
	for _, e := range editions {
		date := e.Key.Date
		if len(years) == 0 || years[len(years)-1].Number != date.Year {
			years = append(years, Year{Number: date.Year})
		}
		year := &years[len(years)-1]
		if n := len(year.Months); n == 0 || year.Months[n-1].Number != int(date.Month) {
			year.Months = append(year.Months, Month{Year: date.Year, Number: int(date.Month)})
		}
		month := &year.Months[len(year.Months)-1]
		month.Editions = append(month.Editions, e)
	}
	return years
}

// ThisDay gives the editions of the same day in earlier years, newest first.
func (a *Archive) ThisDay(date edition.Date) []*Stored {
	var found []*Stored
	for _, e := range slices.Backward(a.Editions) {
		if d := e.Key.Date; d.Year < date.Year && d.Month == date.Month && d.Day == date.Day {
			found = append(found, e)
		}
	}
	return found
}
