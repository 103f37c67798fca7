package pdf

import (
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// criteriaChart draws each criterion as a dumbbell on the scale of levels: proven, claimed and possible joined by a
// line, and the target.
func (d *document) criteriaChart() {
	d.title(d.words.CriteriaAgainstTarget, "criteria", 40)
	d.chartLegend()
	for i := range d.view.Dimensions {
		dim := &d.view.Dimensions[i]
		var criteria []*view.Criterion
		for k := range d.view.Criteria {
			if c := &d.view.Criteria[k]; c.DimensionID == dim.ID {
				criteria = append(criteria, c)
			}
		}
		d.dimensionChart(dim, criteria)
	}
}

const (
	chartRow  = 6.0
	chartName = 78.0 // width of the names
	chartAxis = 62.0 // width of the scale
)

func (d *document) chartLegend() {
	w := d.words
	x := left
	y := d.y
	entry := func(draw func(x, y float64), name string) {
		draw(x+2, y+smaller.lead()/2)
		d.write(x+5.5, y, name, smaller)
		x += 5.5 + d.width(d.printable(name), smaller) + 5
	}
	entry(func(x, y float64) { d.dot(x, y, view.MetID) }, wording.LowerFirst(w.Proven))
	entry(func(x, y float64) { d.dot(x, y, view.UnprovenID) }, wording.LowerFirst(w.Claimed))
	entry(func(x, y float64) { d.dot(x, y, view.UnknownID) }, wording.LowerFirst(w.Possible))
	entry(func(x, y float64) { d.diamond(x, y, 1.5) }, wording.LowerFirst(w.Target))
	d.y += smaller.lead() + 2
}

// dot draws the end of a dumbbell: proven a disc, claimed a ring, possible a small square.
func (d *document) dot(x, y float64, state string) {
	d.stroke(ink, 0.35)
	switch state {
	case view.MetID:
		d.fill(ink)
		d.Circle(x, y, 1.35, "FD")
	case view.UnprovenID:
		d.fill(white)
		d.Circle(x, y, 1.35, "FD")
	default:
		d.fill(white)
		d.Rect(x-1.1, y-1.1, 2.2, 2.2, "FD")
	}
}

func (d *document) dimensionChart(dim *view.Dimension, criteria []*view.Criterion) {
	follows := chartRow * float64(min(3, len(criteria)))
	d.heading2(dim.Name+"  ", follows+8)
	d.y -= 1.5
	d.writeRight(left+textWidth, d.y-section.lead(), joinDot(d.words.Proven+" "+dim.Proven.Text, d.words.Target+" "+dim.Target.Text, d.words.Confidence+" "+dim.Confidence.Text), small.in(muted))
	d.chartScale("")
	for i, c := range criteria {
		rest := len(criteria) - i
		if rest == 2 && d.need(2*chartRow) || d.need(chartRow) {
			d.chartScale(dim.Name)
		}
		d.chartCriterion(c)
	}
	d.y += 2
}

// chartScale heads the rows of a dimension, by its name where they go on from another page.
func (d *document) chartScale(name string) {
	d.write(left, d.y, d.fit(name, smaller, chartName-3), smaller)
	for level := 0; level <= 5; level++ {
		d.writeCenter(levelAt(level), d.y, strconv.Itoa(level), smaller)
	}
	x := left + chartName + chartAxis + 10
	d.writeRight(x+10, d.y, d.words.Gap, smaller)
	d.writeRight(left+textWidth, d.y, d.words.Points, smaller)
	d.y += smaller.lead() + 0.5
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+textWidth, d.y)
}

// levelAt is the place of a level on the scale.
func levelAt(level int) float64 { return left + chartName + 4 + float64(level)*(chartAxis-8)/5 }

func (d *document) chartCriterion(c *view.Criterion) {
	middle := d.y + chartRow/2
	textY := middle - small.lead()/2
	d.place("chart " + c.ID)
	for level := 0; level <= 5; level++ {
		d.stroke(rule, 0.15)
		d.Line(levelAt(level), d.y, levelAt(level), d.y+chartRow)
	}
	d.write(left, textY, d.fit(c.Name, small, chartName-3), small)
	d.Link(left, d.y, chartName, chartRow, d.anchor("criterion "+c.ID))
	if !c.Applies {
		d.fill(white)
		d.Rect(left+chartName, d.y, chartAxis, chartRow, "F")
		d.write(left+chartName+2, textY, d.words.DoesNotApply, small.in(muted))
	} else {
		d.dumbbell(c, middle)
		x := left + chartName + chartAxis + 10
		if c.Gap > 0 {
			d.writeRight(x+10, textY, strconv.Itoa(c.Gap), strong.in(accent))
			d.writeRight(left+textWidth, textY, c.Points.Text, small)
		} else {
			d.tick(x+8, middle-1)
		}
	}
	d.y += chartRow
	d.stroke(rule, 0.15)
	d.Line(left, d.y, left+textWidth, d.y)
}

func (d *document) dumbbell(c *view.Criterion, y float64) {
	last := max(c.Possible, c.Target)
	d.stroke(accent, 0.3)
	if c.Target > c.Proven {
		d.SetDashPattern([]float64{0.8, 0.8}, 0)
		d.Line(levelAt(c.Proven), y, levelAt(min(last, c.Target)), y)
		d.SetDashPattern([]float64{}, 0)
	}
	d.stroke(ink, 0.5)
	if c.Possible > c.Proven {
		d.Line(levelAt(c.Proven), y, levelAt(c.Possible), y)
	}
	d.diamond(levelAt(c.Target), y, 2.1)
	if c.Possible > c.Claimed {
		d.dot(levelAt(c.Possible), y, view.UnknownID)
	}
	if c.Claimed > c.Proven {
		d.dot(levelAt(c.Claimed), y, view.UnprovenID)
	}
	d.dot(levelAt(c.Proven), y, view.MetID)
}
