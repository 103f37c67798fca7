package pdf

import (
	"strconv"

	"salesaudit/reports/paper"
)

const (
	spreadRow  = 7.5  // of one line
	spreadSide = 62.0 // room for the name and the value left of the scale
	spreadBand = 3.4  // how high the band is
)

// spread draws where values are among those of others: bands from quartile to quartile, the median, and the value.
func (d *document) spread(s *paper.Spread) {
	height := spreadRow * float64(len(s.Lines))
	d.need(height + 4*label.lead() + 6)
	if s.Title != "" {
		d.paragraph(s.Title, strong)
		d.y += 1
	}
	x := func(value float64) float64 { return left + spreadSide + s.At(value)*(textWidth-spreadSide-6) }
	d.stroke(rule, 0.2)
	for _, tick := range s.Ticks() {
		d.Line(x(tick), d.y, x(tick), d.y+height)
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		middle := d.y + spreadRow*(float64(i)+0.5)
		text := small
		if l.Strong {
			text = style{small.size, bold, ink}
		}
		room := spreadSide - 6 - d.width(d.printable(l.Value.Text), text) - 3
		d.write(left, middle-text.lead()/2, d.fit(l.Name, text, room), text)
		d.writeRight(left+spreadSide-5, middle-text.lead()/2, l.Value.Text, text)
		d.stroke(rule, 0.2)
		d.Line(x(s.Low), middle, x(s.High), middle)
		d.fill(tint)
		d.Rect(x(l.Q1.Value), middle-spreadBand/2, max(0.4, x(l.Q3.Value)-x(l.Q1.Value)), spreadBand, "F")
		d.stroke(muted, 0.6)
		d.Line(x(l.Median.Value), middle-spreadBand/2, x(l.Median.Value), middle+spreadBand/2)
		c := ink
		if l.Value.Value < l.Q1.Value {
			c = accent
		}
		d.fill(c)
		d.Circle(x(l.Value.Value), middle, 1.2, "F")
	}
	d.y += height + 1
	for _, tick := range s.Ticks() {
		text := strconv.FormatFloat(tick, 'f', -1, 64)
		d.write(x(tick)-d.width(text, label)/2, d.y, text, label)
	}
	d.y += label.lead() + 1.5
	d.paragraph(s.Key, label)
	d.y += 3
}
