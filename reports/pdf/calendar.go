package pdf

import (
	"strconv"

	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

const (
	calendarNames  = 66.0 // room for number and name of a step
	calendarRow    = 1.1  // above and below the text of a row
	calendarHead   = 9.0  // months and weeks
	calendarBar    = 2.4  // height of a bar
	calendarMarks  = 4.2  // room for the milestones under the head
	calendarLetter = 6.4  // size of the dates
	calendarStart  = 45.0 // what it needs to begin on a page: legend, head and a few rows
)

// calendar draws when each step is done, a row for each line of the plan: weeks from left to right, bars in the shade of
// their wave, and the ends of the waves as lines. It goes on on the next page under the same head.
func (d *document) calendar(p *view.Plan) {
	c := p.Calendar
	if c == nil {
		return
	}
	d.heading2(d.words.Calendar, calendarStart)
	d.waveLegend(p)
	d.calendarHead(c)
	for i := range p.Waves {
		for k := range p.Waves[i].Lines {
			if s := &p.Waves[i].Lines[k]; len(s.Bars) > 0 {
				d.calendarRow(c, s)
			}
		}
	}
	d.y += 1.2
	d.paragraph(d.words.CalendarHint, smaller)
	d.y += 2
}

// dayAt is where a day of a calendar begins.
func dayAt(c *view.Calendar, day int) float64 {
	return left + calendarNames + (textWidth-calendarNames)*float64(day)/float64(c.Days)
}

// calendarHead writes months, weeks and what the ends of the waves are to bring.
func (d *document) calendarHead(c *view.Calendar) {
	dates := style{calendarLetter, regular, muted}
	for _, m := range c.Months {
		x, room := dayAt(c, m.Day), dayAt(c, m.Day+m.Days)-dayAt(c, m.Day)
		d.stroke(rule, 0.2)
		d.Line(x, d.y, x, d.y+calendarHead)
		for _, name := range []string{m.Name, m.Short} {
			if d.width(d.printable(name), dates)+1 < room {
				d.write(x+0.8, d.y, name, dates)
				break
			}
		}
	}
	every := 1 // week whose date has room
	for float64(every)*(textWidth-calendarNames)*7/float64(c.Days) < 4 {
		every++
	}
	for i, w := range c.Weeks {
		if i%every == 0 {
			d.write(dayAt(c, w.Day)+0.6, d.y+calendarHead/2, w.Text, dates)
		}
	}
	d.y += calendarHead
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+textWidth, d.y)
	for _, m := range c.Milestones {
		x := dayAt(c, m.Day)
		d.triangle(x, d.y+0.6, 1.2, accent, false)
		d.writeRight(x-1.8, d.y+0.5, m.Text, dates.in(accent))
	}
	d.y += calendarMarks
}

// calendarRow draws one line of the plan.
func (d *document) calendarRow(c *view.Calendar, s *view.Step) {
	const number = 7.0
	lines := d.wrap(s.Name, smaller.in(ink), calendarNames-number-3)
	height := float64(max(1, len(lines)))*smaller.lead() + 2*calendarRow
	if d.need(height) {
		d.calendarHead(c)
	}
	for _, w := range c.Weeks {
		x := dayAt(c, w.Day)
		d.stroke(pale, 0.2)
		d.Line(x, d.y, x, d.y+height)
	}
	for _, m := range c.Milestones {
		x := dayAt(c, m.Day)
		d.stroke(accent, 0.25)
		d.Line(x, d.y, x, d.y+height)
	}
	d.writeRight(left+number-1.5, d.y+calendarRow, strconv.Itoa(s.Place), smaller.in(ink))
	for i, line := range lines {
		d.write(left+number, d.y+calendarRow+float64(i)*smaller.lead(), line, smaller.in(ink))
	}
	for _, bar := range s.Bars {
		x := dayAt(c, bar.From)
		d.waveBar(x, d.y+(height-calendarBar)/2, dayAt(c, bar.To)-x, calendarBar, s.Wave)
	}
	d.calendarOwner(c, s, d.y+height/2)
	d.y += height
	d.stroke(rule, 0.1)
	d.Line(left, d.y, left+textWidth, d.y)
}

// calendarOwner names who does a step beside its bar, on the side that has room.
func (d *document) calendarOwner(c *view.Calendar, s *view.Step, middle float64) {
	const gap = 1.2
	name := style{calendarLetter, regular, muted}
	width := d.width(d.printable(s.Owner), name)
	x := dayAt(c, s.Bars[len(s.Bars)-1].To) + gap
	if x+width > left+textWidth {
		if x = dayAt(c, s.Bars[0].From) - gap - width; x < left+calendarNames {
			return
		}
	}
	d.fill(white) // no line goes through the name
	d.Rect(x-0.4, middle-name.lead()/2, width+0.8, name.lead(), "F")
	d.write(x, middle-name.lead()/2, s.Owner, name)
}

// waveLegend explains the shades of the bars.
func (d *document) waveLegend(p *view.Plan) {
	x := left
	for i := range p.Waves {
		w := &p.Waves[i]
		if len(w.Lines) == 0 {
			continue
		}
		name := d.words.Wave + " " + strconv.Itoa(w.Number) + ": " + w.Name
		x = d.legendPlace(x, 7.5+d.width(d.printable(name), smaller))
		d.waveBar(x, d.y+(smaller.lead()-calendarBar)/2, 6, calendarBar, w.Number)
		d.write(x+7.5, d.y, name, smaller)
		x += 7.5 + d.width(d.printable(name), smaller) + 6
	}
	x = d.legendPlace(x, 3.5+d.width(d.printable(d.words.WaveEnd), smaller))
	d.triangle(x+1, d.y+0.6, 1.2, accent, false)
	d.write(x+3.5, d.y, d.words.WaveEnd, smaller)
	d.y += smaller.lead() + 2.5
}

// legendPlace returns where an entry of a legend begins that would begin at x: there, or on the next line.
func (d *document) legendPlace(x, width float64) float64 {
	if x > left && x+width > left+textWidth {
		d.y += smaller.lead() + 1
		return left
	}
	return x
}

// waveBar draws a bar in the shade of a wave: the later, the lighter.
func (d *document) waveBar(x, y, width, height float64, wave int) {
	shades := [...]float64{1, 0.55, 0.25, 0}
	d.fill(palette.Blend(white, ink, shades[min(wave, len(shades))-1]))
	d.stroke(ink, 0.2)
	d.Rect(x, y, width, height, "FD")
}
