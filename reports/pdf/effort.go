package pdf

import (
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// effort sets the lines of a plan by their effort and impact: what is high on the left pays first. Where points would
// cover each other it is a table.
func (d *document) effort(p *view.Plan) {
	if !p.Effort.Chart {
		d.effortTable(p)
		return
	}
	d.heading2(d.words.EffortAndImpact, view.EffortHeight+15)
	d.paragraph(d.words.PlacesInMarks, smaller)
	d.y += 2 + smaller.lead() // with the name of the upright axis, above its lines
	x, y := left+textWidth-view.EffortWidth-3, d.y
	for _, tick := range p.Effort.Days {
		px := x + view.EffortWidth*tick.At
		d.stroke(rule, 0.15)
		d.Line(px, y, px, y+view.EffortHeight)
		d.writeCenter(px, y+view.EffortHeight+0.8, tick.Text, smaller)
	}
	for _, tick := range p.Effort.Impact {
		py := y + view.EffortHeight*(1-tick.At)
		d.stroke(rule, 0.15)
		d.Line(x, py, x+view.EffortWidth, py)
		d.writeRight(x-1.5, py-smaller.lead()/2, tick.Text, smaller)
	}
	d.stroke(ink, 0.3)
	d.Line(x, y+view.EffortHeight, x+view.EffortWidth, y+view.EffortHeight)
	d.Line(x, y, x, y+view.EffortHeight)
	d.writeRight(x+view.EffortWidth, y+view.EffortHeight+4, d.words.EffortAxis, smaller)
	d.write(x, y-smaller.lead()-0.8, d.words.ImpactAxis, smaller)
	number := style{6.8, bold, ink}
	for i := range p.Effort.Points {
		point := &p.Effort.Points[i]
		d.fill(ink)
		d.Circle(x+view.EffortWidth*point.X, y+view.EffortHeight*(1-point.Y), view.EffortDot, "F")
		tx, ty, which := point.TextAt()
		write := d.writeCenter
		switch which {
		case view.Begin:
			write = d.write
		case view.End:
			write = d.writeRight
		}
		write(x+tx, y+ty-number.lead()/2, point.Text, number)
	}
	d.y = y + view.EffortHeight + 10
}

// effortTable lists the same, the most points for a day first.
func (d *document) effortTable(p *view.Plan) {
	rows := make([][]string, len(p.Effort.Points))
	for i := range p.Effort.Points {
		point := &p.Effort.Points[i]
		rows[i] = []string{strings.Join(point.Titles, "; "), point.Days.Text, point.Impact.Text, point.PerDay.Text}
	}
	t := table{style: small, columns: []tableColumn{
		{title: d.words.Steps, width: 90}, {title: wording.UpperFirst(d.words.EffortAxis), width: 28, right: true},
		{title: wording.UpperFirst(d.words.ImpactAxis), width: 28, right: true}, {title: d.words.PointsPerDay, width: 28, right: true},
	}}
	d.heading2(d.words.EffortAndImpact, d.beginHeight(t, rows))
	d.rows(t, rows)
	d.y += 2
}
