package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"salesaudit/reports/view"
)

// Shapes drawn as vectors: the typeface has no ticks and no geometric signs.

// bar draws a score of 0-100: proven solid, claimed hatched, possible in outline, the target as an accent mark.
func (d *document) bar(x, y, width, height float64, s *view.Score) {
	at := func(n view.Number) float64 { return x + width*n.Value/100 }
	d.fill(pale)
	d.Rect(x, y, width, height, "F")
	d.stroke(ink, 0.2)
	if s.Possible.Value > s.Claimed.Value {
		d.fill(white)
		d.Rect(at(s.Claimed), y+0.1, at(s.Possible)-at(s.Claimed), height-0.2, "FD")
	}
	if s.Claimed.Value > s.Proven.Value {
		d.hatch(at(s.Proven), y, at(s.Claimed)-at(s.Proven), height)
	}
	d.fill(ink)
	d.Rect(x, y, max(0.3, at(s.Proven)-x), height, "F")
	d.targetMark(at(s.Target), y, height)
}

// hatch fills a rectangle with slanting lines.
func (d *document) hatch(x, y, width, height float64) {
	d.fill(white)
	d.stroke(ink, 0.2)
	d.Rect(x, y+0.1, width, height-0.2, "FD")
	d.ClipRect(x, y+0.1, width, height-0.2, false)
	d.stroke(ink, 0.28)
	for at := x - height; at < x+width; at += 1.1 {
		d.Line(at, y+height, at+height, y)
	}
	d.ClipEnd()
}

// targetMark is a line across a bar with a triangle above it.
func (d *document) targetMark(x, y, height float64) {
	d.stroke(accent, 0.5)
	d.Line(x, y-0.6, x, y+height+0.6)
	d.triangle(x, y-2.1, 1.0, accent, false)
}

// triangle draws one that points down, filled.
func (d *document) triangle(x, y, half float64, c color, up bool) {
	d.fill(c)
	base, tip := y, y+1.5*half
	if up {
		base, tip = tip, base
	}
	d.Polygon([]gofpdf.PointType{{X: x - half, Y: base}, {X: x + half, Y: base}, {X: x, Y: tip}}, "F")
}

// tick is drawn beside what is reached.
func (d *document) tick(x, y float64) {
	d.stroke(ink, 0.35)
	d.Line(x, y+0.9, x+0.7, y+1.7)
	d.Line(x+0.7, y+1.7, x+2, y)
}

// ladder draws five boxes: proven solid, claimed hatched, possible in outline, the target marked above its box.
func (d *document) ladder(x, y float64, c *view.Criterion) {
	const side, gap = 3.4, 0.8
	for level := 1; level <= len(c.Rungs); level++ {
		at := x + float64(level-1)*(side+gap)
		switch {
		case level <= c.Proven:
			d.fill(ink)
			d.Rect(at, y, side, side, "F")
		case level <= c.Claimed:
			d.hatch(at, y, side, side)
		case level <= c.Possible:
			d.stroke(ink, 0.25)
			d.Rect(at+0.1, y+0.1, side-0.2, side-0.2, "D")
		default:
			d.fill(pale)
			d.Rect(at, y, side, side, "F")
		}
		if level == c.Target {
			d.triangle(at+side/2, y-2, 1.0, accent, false)
		}
	}
}

// findingMark draws the sign of a finding in a square of the side, each with a shape of its own.
func (d *document) findingMark(id string, x, y, side float64) {
	middle, half := x+side/2, side/2
	d.fill(accent)
	d.stroke(accent, 0.35)
	switch id {
	case view.DuplicatedID: // two bars
		d.Rect(x+side*0.12, y, side*0.28, side, "F")
		d.Rect(x+side*0.6, y, side*0.28, side, "F")
	case view.CrossDuplicatedID: // two bars in outline
		d.Rect(x+side*0.12, y+0.15, side*0.28, side-0.3, "D")
		d.Rect(x+side*0.6, y+0.15, side*0.28, side-0.3, "D")
	case view.UnassignedID: // a ring
		d.Circle(middle, y+half, half*0.85, "D")
	case view.WithoutOwnerID: // a triangle in outline
		d.Polygon([]gofpdf.PointType{{X: x + 0.2, Y: y + side - 0.2}, {X: x + side - 0.2, Y: y + side - 0.2}, {X: middle, Y: y + 0.3}}, "D")
	case view.SeveralOwnersID: // two triangles
		d.triangle(x+side*0.28, y+side*0.25, side*0.27, accent, true)
		d.triangle(x+side*0.74, y+side*0.25, side*0.27, accent, true)
	case view.SinglePersonID: // a disc
		d.Circle(middle, y+half, half*0.62, "F")
	}
}

// severityMark draws a triangle: solid, half or outline.
func (d *document) severityMark(severity string, x, y float64) {
	const side = 3.2
	points := []gofpdf.PointType{{X: x, Y: y + side}, {X: x + side, Y: y + side}, {X: x + side/2, Y: y}}
	d.fill(accent)
	d.stroke(accent, 0.35)
	switch severity {
	case view.HighID:
		d.Polygon(points, "FD")
	case view.MediumID:
		d.Polygon(points, "D")
		d.Polygon([]gofpdf.PointType{{X: x, Y: y + side}, {X: x + side/2, Y: y + side}, {X: x + side/2, Y: y}}, "F")
	default:
		d.Polygon(points, "D")
	}
}

// pips draws how far up a scale something is: filled dots of so many.
func (d *document) pips(x, y float64, filled, of int, c color) {
	const step = 1.9
	for i := range of {
		d.fill(c)
		d.stroke(c, 0.2)
		if i < filled {
			d.Circle(x+0.7+float64(i)*step, y, 0.65, "FD")
		} else {
			d.Circle(x+0.7+float64(i)*step, y, 0.65, "D")
		}
	}
}

// diamond marks a target on the scale of levels.
func (d *document) diamond(x, y, half float64) {
	d.fill(white)
	d.stroke(accent, 0.45)
	d.Polygon([]gofpdf.PointType{{X: x - half, Y: y}, {X: x, Y: y - half}, {X: x + half, Y: y}, {X: x, Y: y + half}}, "FD")
}
