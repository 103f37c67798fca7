package pdf

import (
	"math"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"salesaudit/reports/view"
)

const (
	effortHeight = 78.0
	effortAxis   = 9.0 // room for the numbers at the axes
	effortDot    = 2.5 // radius of a step
)

// effortChart sets each step by its effort and impact, with its number in the plan: what is high on the left
// pays first. Steps of the first wave are solid, of the second tinted, later ones in outline.
func (d *document) effortChart(p *view.Plan) {
	var steps []*view.Step
	days, impact := 1.0, 0.5
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Kind != view.CountsID {
			steps = append(steps, s)
			days, impact = max(days, s.Days.Value), max(impact, s.Impact.Value)
		}
	}
	d.heading2(d.words.EffortAndImpact, effortHeight+12)
	d.waveLegend(p)
	x, y, width := left+effortAxis, d.y, textWidth-effortAxis-4
	height := effortHeight - effortAxis
	dayStep, impactStep := niceStep(days), niceStep(impact)
	days, impact = dayStep*math.Ceil(days/dayStep+0.2), impactStep*math.Ceil(impact/impactStep+0.2)
	for at := 0.0; at <= days+1e-9; at += dayStep {
		px := x + width*at/days
		d.stroke(rule, 0.15)
		d.Line(px, y, px, y+height)
		d.writeCenter(px, y+height+0.8, d.view.Short(at, 1), smaller)
	}
	for at := 0.0; at <= impact+1e-9; at += impactStep {
		py := y + height - height*at/impact
		d.stroke(rule, 0.15)
		d.Line(x, py, x+width, py)
		d.writeRight(x-1.5, py-smaller.lead()/2, d.view.Short(at, 2), smaller)
	}
	d.stroke(ink, 0.3)
	d.Line(x, y+height, x+width, y+height)
	d.Line(x, y, x, y+height)
	d.writeRight(x+width, y+height+4, d.words.EffortAxis, smaller)
	d.write(x+1.5, y, d.words.ImpactAxis, smaller)
	placed := make([]gofpdf.PointType, 0, len(steps))
	for _, step := range steps {
		at := gofpdf.PointType{X: x + width*step.Days.Value/days, Y: y + height - height*step.Impact.Value/impact}
		at = freePlace(at, placed, x+effortDot, y+effortDot, x+width-effortDot, y+height-effortDot)
		placed = append(placed, at)
		d.effortDot(at.X, at.Y, step)
	}
	d.y = y + height + 10
}

func (d *document) waveLegend(p *view.Plan) {
	x := left
	for i := range p.Waves {
		w := &p.Waves[i]
		if len(w.Steps) == 0 {
			continue
		}
		d.waveDot(x+1.6, d.y+smaller.lead()/2, 1.5, w.Number)
		d.write(x+4.6, d.y, w.Name, smaller)
		x += 4.6 + d.width(d.printable(w.Name), smaller) + 6
	}
	d.y += smaller.lead() + 2.5
}

// waveDot draws the disc of a wave and returns the color of a text on it.
func (d *document) waveDot(x, y, radius float64, wave int) color {
	d.stroke(ink, 0.3)
	switch wave {
	case 1:
		d.fill(ink)
		d.Circle(x, y, radius, "FD")
		return white
	case 2:
		d.fill(blend(white, ink, 0.3))
		d.Circle(x, y, radius, "FD")
		return ink
	case 3:
		d.fill(white)
		d.Circle(x, y, radius, "FD")
		return ink
	}
	d.fill(white)
	d.Rect(x-radius*0.9, y-radius*0.9, 1.8*radius, 1.8*radius, "FD")
	return ink
}

func (d *document) effortDot(x, y float64, step *view.Step) {
	text := style{6.4, bold, d.waveDot(x, y, effortDot, step.Wave)}
	d.writeCenter(x, y-text.lead()/2, strconv.Itoa(step.Place), text)
}

// freePlace moves a point to the nearest place where its disc covers no other, so that every number can be read;
// where there is none it stays.
func freePlace(at gofpdf.PointType, taken []gofpdf.PointType, left, top, right, bottom float64) gofpdf.PointType {
	inside := func(p gofpdf.PointType) gofpdf.PointType {
		return gofpdf.PointType{X: min(max(p.X, left), right), Y: min(max(p.Y, top), bottom)}
	}
	free := func(p gofpdf.PointType) bool {
		for _, t := range taken {
			if math.Hypot(p.X-t.X, p.Y-t.Y) < 2*effortDot+0.3 {
				return false
			}
		}
		return true
	}
	if p := inside(at); free(p) {
		return p
	}
	for ring := 1; ring <= 40; ring++ {
		radius := float64(ring) * effortDot * 0.7
		for turn := range 24 {
			angle := 2 * math.Pi * float64(turn) / 24
			p := inside(gofpdf.PointType{X: at.X + radius*math.Cos(angle), Y: at.Y + radius*math.Sin(angle)})
			if free(p) {
				return p
			}
		}
	}
	return inside(at)
}

// niceStep returns a round distance between the marks of an axis, for about six of them.
func niceStep(top float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(top/6)))
	for _, step := range []float64{1, 2, 2.5, 5, 10} {
		if top/(step*scale) <= 7 {
			return step * scale
		}
	}
	return 10 * scale
}
