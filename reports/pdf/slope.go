package pdf

import "salesaudit/reports/paper"

const (
	slopeHeight = 62.0 // of the scale
	slopeSide   = 52.0 // room for names and values on either side
)

// slope draws what became of numbers: their names and values on the left, lines, and what they are now on the right.
func (d *document) slope(s *paper.Slope) {
	d.need(slopeHeight + 2*label.lead() + 8)
	if s.Title != "" {
		d.paragraph(s.Title, strong)
		d.y += 1
	}
	x1, x2 := left+slopeSide, left+textWidth-slopeSide
	d.writeRight(x1, d.y, s.From, label)
	d.write(x2, d.y, s.To, label)
	d.y += label.lead() + 2
	d.stroke(rule, 0.3)
	d.Line(x1, d.y, x1, d.y+slopeHeight)
	d.Line(x2, d.y, x2, d.y+slopeHeight)
	for i, place := range s.Places(small.lead() / slopeHeight) {
		line := &s.Lines[i]
		y1, y2 := d.y+place.From*slopeHeight, d.y+place.To*slopeHeight
		c, width, text := muted, 0.35, small
		if line.Strong {
			width, text = 0.9, style{small.size, bold, ink}
		}
		if line.Strong || line.To.Value > line.From.Value {
			c = ink
		}
		if line.To.Value < line.From.Value {
			c = accent
		}
		d.stroke(c, width)
		d.Line(x1, y1, x2, y2)
		d.fill(c)
		d.Circle(x1, y1, 0.9, "F")
		d.Circle(x2, y2, 0.9, "F")
		value := line.From.Text
		room := slopeSide - 4 - d.width(d.printable(value), text) - 3
		d.writeRight(x1-2.5, d.y+place.FromText*slopeHeight-text.lead()/2, d.fit(line.Label(), text, room)+"  "+value, text)
		value = line.To.Text
		room = slopeSide - 4 - d.width(d.printable(value), text) - 3
		d.write(x2+2.5, d.y+place.ToText*slopeHeight-text.lead()/2, value+"  "+d.fit(line.Label(), text, room), text)
	}
	d.y += slopeHeight + 6
	for _, text := range s.Key() {
		d.paragraph(text, small)
	}
}
