package cli

import (
	"fmt"
	"time"

	"github.com/cheggaaa/pb/v3"
	"github.com/mattn/go-runewidth"
)

// bar shows how far a long count is, at which rate it goes, and how long it will still take. It draws only when it is told of
// a step, so that it never writes between two lines of anybody else; where there is no terminal, it draws nothing.
type bar struct {
	voice *voice
	pb    *pb.ProgressBar
	drawn time.Time
}

const (
	barShape = `{{counters .}} {{string . "what"}} {{bar .}} {{speed . "%s/s" ""}}{{rtime . " %s left" "" ""}}`
	barWidth = 76                     // at most, in columns
	barPause = 100 * time.Millisecond // between two drawings
)

func (v *voice) newBar(what string, total int) *bar {
	p := pb.New(total).SetTemplateString(barShape).Set("what", what).Set(pb.Static, true)
	width := p.Width() - 1 // some terminals begin a new line when their last column is written
	if width <= 0 || width > barWidth {
		width = barWidth // some terminals say that they have no columns
	}
	return &bar{voice: v, pb: p.SetWidth(width).Start()}
}

// steps gives what shows a build's progress: a bar for each of its steps that takes long enough for one.
func (v *voice) steps() func(step string, done, total int) {
	var now *bar
	var name string
	return func(step string, done, total int) {
		if !v.terminal {
			return
		}
		if now == nil || step != name {
			name, now = step, v.newBar(step, total)
			now.drawn = time.Now() // a step that is over at once needs no bar
		}
		now.pb.SetCurrent(int64(done))
		now.draw()
	}
}

// step counts one more, and draws the bar anew when it is gone or some time has passed.
func (b *bar) step() {
	b.pb.Increment()
	if b.voice.line == 0 {
		b.drawn = time.Time{}
	}
	b.draw()
}

// draw draws the bar anew when some time has passed.
func (b *bar) draw() {
	if !b.voice.terminal || time.Since(b.drawn) < barPause {
		return
	}
	b.drawn = time.Now()
	b.voice.clear()
	line := b.pb.String()
	fmt.Fprintf(b.voice.err, "\r%s", line)
	b.voice.line = runewidth.StringWidth(line)
}
