package view

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"unicode"

	"salesaudit/internal/wording"
)

// Effort is the lines of a plan by their effort and by what they add to the overall score. Lines of equal effort and
// impact are one point.
type Effort struct {
	Points []EffortPoint // the most points for a person-day first
	Chart  bool          // they can be told apart in a chart; else a table is the better picture
	Days   []Tick        // marks of the axes
	Impact []Tick
}

// Tick is a mark of an axis.
type Tick struct {
	At   float64 // 0-1 from the origin
	Text string
}

// EffortPoint is one or more lines of a plan.
type EffortPoint struct {
	X, Y   float64 // 0-1 from the origin: by the root of the effort, as most steps are short
	Days   Number
	Impact Number
	PerDay Number   // points for a person-day
	Places []int    // numbers in the plan
	Text   string   // the same: «3, 7»
	Side   int      // where the text has room in a chart: 0 right of the point, 1 left, 2 above, 3 below
	Titles []string // of the lines
}

// fewestPoints is how many points a chart is worth its room for: fewer are read sooner in a table.
const fewestPoints = 4

// A chart is laid out in millimeters on a page; other formats scale it.
const (
	EffortWidth  = 158.0
	EffortHeight = 68.0
	EffortDot    = 1.2 // radius of a point
	effortGap    = 0.3 // between points
	effortPad    = 0.5 // between a point and its text
	effortDigit  = 1.45
	effortComma  = 0.65 // a blank too
	effortLine   = 2.8  // height of a text
)

// effort groups the lines of a plan.
func (b *builder) effort(v *Plan) Effort {
	var e Effort
	days, impact := 1.0, 0.5
	for i := range v.Waves {
		for k := range v.Waves[i].Lines {
			s := &v.Waves[i].Lines[k]
			if s.Kind == CountsID {
				continue
			}
			days, impact = max(days, s.Days.Value), max(impact, s.Impact.Value)
			e.add(s)
		}
	}
	// No point may lie on the edge.
	days, impact = days*1.08, impact*1.1
	for i := range e.Points {
		p := &e.Points[i]
		p.X, p.Y = math.Sqrt(p.Days.Value/days), max(0, p.Impact.Value)/impact
		p.Days.Text = b.Short(p.Days.Value, 1)
		p.PerDay = b.score(p.Impact.Value / max(0.5, p.Days.Value))
		p.Text = wording.List(numberTexts(p.Places))
	}
	e.Days = b.dayTicks(days)
	e.Impact = b.impactTicks(impact)
	slices.SortStableFunc(e.Points, func(x, y EffortPoint) int {
		return cmp.Or(cmp.Compare(y.PerDay.Value, x.PerDay.Value), cmp.Compare(x.Places[0], y.Places[0]))
	})
	e.Chart = len(e.Points) >= fewestPoints && e.layout()
	return e
}

func (e *Effort) add(s *Step) {
	title := strconv.Itoa(s.Place) + ". " + s.Name
	for i := range e.Points {
		if p := &e.Points[i]; p.Days.Value == s.Days.Value && p.Impact.Value == s.Impact.Value {
			p.Places, p.Titles = append(p.Places, s.Place), append(p.Titles, title)
			return
		}
	}
	e.Points = append(e.Points, EffortPoint{Days: s.Days, Impact: s.Impact, Places: []int{s.Place}, Titles: []string{title}})
}

// dayTicks returns round marks of the axis of effort, up to its end.
func (b *builder) dayTicks(end float64) []Tick {
	const closest = 0.05 // of the axis
	out := []Tick{{0, "0"}}
	for _, x := range []float64{0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500} {
		if at := math.Sqrt(x / end); x <= end && at-out[len(out)-1].At >= closest {
			out = append(out, Tick{at, b.Short(x, 1)})
		}
	}
	return out
}

// impactTicks returns up to nine marks at even distances, up to the end of the axis.
func (b *builder) impactTicks(end float64) []Tick {
	step := 0.1
	for _, next := range []float64{0.2, 0.5, 1, 2, 5, 10, 20} {
		if end/step > 8 {
			step = next
		}
	}
	var out []Tick
	for n := 0; float64(n)*step <= end; n++ {
		out = append(out, Tick{float64(n) * step / end, b.Short(float64(n)*step, 1)})
	}
	return out
}

// box is a rectangle in millimeters.
type box struct{ left, top, right, bottom float64 }

func (x box) meets(y box) bool {
	return x.left < y.right && y.left < x.right && x.top < y.bottom && y.top < x.bottom
}

// layout finds room for the text of every point beside its true place; false where points or texts would cover each
// other.
func (e *Effort) layout() bool {
	var taken []box
	for i := range e.Points {
		dot := e.Points[i].dot()
		if slices.ContainsFunc(taken, dot.meets) {
			return false
		}
		taken = append(taken, dot)
	}
	for i := range e.Points {
		p := &e.Points[i]
		found := false
		for p.Side = range 4 {
			text := p.textBox()
			if found = text.left >= 0 && text.right <= EffortWidth && text.top >= 0 && text.bottom <= EffortHeight && !slices.ContainsFunc(taken, text.meets); found {
				taken = append(taken, text)
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func (p *EffortPoint) dot() box {
	x, y, r := p.X*EffortWidth, (1-p.Y)*EffortHeight, EffortDot+effortGap/2
	return box{x - r, y - r, x + r, y + r}
}

// textBox is where the text of a point lies on its side.
func (p *EffortPoint) textBox() box {
	dot, width := p.dot(), 0.0
	for _, r := range p.Text {
		if unicode.IsDigit(r) {
			width += effortDigit
		} else {
			width += effortComma
		}
	}
	x, y := (dot.left+dot.right)/2, (dot.top+dot.bottom)/2
	switch p.Side {
	case 0:
		return box{dot.right + effortPad, y - effortLine/2, dot.right + effortPad + width, y + effortLine/2}
	case 1:
		return box{dot.left - effortPad - width, y - effortLine/2, dot.left - effortPad, y + effortLine/2}
	case 2:
		return box{x - width/2, dot.top - effortLine, x + width/2, dot.top}
	}
	return box{x - width/2, dot.bottom, x + width/2, dot.bottom + effortLine}
}

// Align is which end of a text is at a place.
type Align int

// The ends of texts.
const (
	Middle Align = iota
	Begin
	End
)

// TextAt returns where a point's text lies in a chart, in millimeters from its left and upper edge: the place of one of its
// ends or of its middle, and of its middle in height.
func (p *EffortPoint) TextAt() (x, y float64, which Align) {
	at := p.textBox()
	y = (at.top + at.bottom) / 2
	switch p.Side {
	case 0:
		return at.left, y, Begin
	case 1:
		return at.right, y, End
	}
	return (at.left + at.right) / 2, y, Middle
}
