package html

import (
	"fmt"
	"math"
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// effortChart sets the effort of each step against its impact on the overall score. Steps of the same effort and
// impact are moved aside, so that every mark can be read.
type effortChart struct {
	Title, Text   string
	Width, Height int
	XTicks        []axisTick
	YTicks        []axisTick
	Left, Right   int // of the plot
	Top, Bottom   int
	MiddleX       int // of the names of the axes
	MiddleY       int
	XTitle        string
	YTitle        string
	Marks         []effortMark
}

type axisTick struct {
	At   int
	Text string
}

// effortMark is one step.
type effortMark struct {
	X, Y  int
	Place int
	Kind  string // one of the kind ids; it decides the shape
	Text  string
}

// markSize is the width of a mark with the number of its step, and the least distance of two.
const markSize = 20

// newEffortChart places the steps that take work. The first in the plan get the truest places.
func newEffortChart(v *view.View) effortChart {
	out := effortChart{Title: v.Words.EffortAndImpact, Width: 760, Height: 400, Left: 52, Right: 748, Top: 14, Bottom: 352}
	out.MiddleX, out.XTitle = (out.Left+out.Right)/2, v.Words.EffortAxis
	out.MiddleY, out.YTitle = (out.Top+out.Bottom)/2, v.Words.ImpactAxis
	most, highest := 1.0, 0.5
	steps := 0
	for i := range v.Plan.Steps {
		s := &v.Plan.Steps[i]
		if s.Kind != view.CountsID {
			most, highest = math.Max(most, s.Days.Value), math.Max(highest, s.Impact.Value)
			steps++
		}
	}
	out.Text = v.Words.EffortAxis + "; " + v.Words.ImpactAxis + "; " + wording.LowerFirst(v.Words.Total) + " " + strconv.Itoa(steps)
	// Most steps are short: the root spreads them out.
	x := func(days float64) int {
		return out.Left + markSize + int(float64(out.Right-out.Left-2*markSize)*math.Sqrt(days/most))
	}
	y := func(points float64) int {
		return out.Bottom - markSize - int(float64(out.Bottom-out.Top-2*markSize)*points/highest)
	}
	for _, days := range ticks(most, []float64{0.5, 1, 2, 5, 10, 20, 40, 80}) {
		out.XTicks = append(out.XTicks, axisTick{x(days), v.Short(days, 1)})
	}
	for _, points := range evenTicks(highest) {
		out.YTicks = append(out.YTicks, axisTick{y(points), v.Short(points, 1)})
	}
	for i := range v.Plan.Steps {
		s := &v.Plan.Steps[i]
		if s.Kind == view.CountsID {
			continue
		}
		mark := effortMark{Place: s.Place, Kind: s.Kind, Text: fmt.Sprintf("%d. %s (%s, %s: %s)", s.Place, s.Action, s.Days.Text, wording.LowerFirst(v.Words.Impact), s.Impact.Text)}
		mark.X, mark.Y = out.freePlace(x(s.Days.Value), y(s.Impact.Value))
		out.Marks = append(out.Marks, mark)
	}
	return out
}

// freePlace returns the nearest place to a point that no mark has taken yet, looking in growing rings; the point itself
// where the plot is full.
func (c *effortChart) freePlace(x, y int) (int, int) {
	const step = markSize / 2
	for ring := range 24 {
		bestX, bestY, best := 0, 0, math.MaxInt
		for dx := -ring; dx <= ring; dx++ {
			for dy := -ring; dy <= ring; dy++ {
				if max(dx, -dx, dy, -dy) != ring {
					continue
				}
				if distance := dx*dx + dy*dy; distance < best && c.free(x+dx*step, y+dy*step) {
					bestX, bestY, best = x+dx*step, y+dy*step, distance
				}
			}
		}
		if best < math.MaxInt {
			return bestX, bestY
		}
	}
	return x, y
}

func (c *effortChart) free(x, y int) bool {
	if x < c.Left+markSize/2 || x > c.Right-markSize/2 || y < c.Top+markSize/2 || y > c.Bottom-markSize/2 {
		return false
	}
	for i := range c.Marks {
		dx, dy := c.Marks[i].X-x, c.Marks[i].Y-y
		if dx*dx+dy*dy < markSize*markSize {
			return false
		}
	}
	return true
}

// ticks returns the values up to the largest.
func ticks(largest float64, values []float64) []float64 {
	var out []float64
	for _, v := range values {
		if v <= largest {
			out = append(out, v)
		}
	}
	return out
}

// evenTicks returns three to six round values from 0 to the largest.
func evenTicks(largest float64) []float64 {
	step := math.Pow10(int(math.Floor(math.Log10(largest))))
	for _, part := range []float64{0.2, 0.5, 1, 2} {
		if largest/(step*part) <= 6 {
			step *= part
			break
		}
	}
	var out []float64
	for i := 0; float64(i)*step <= largest+1e-9; i++ {
		out = append(out, float64(i)*step)
	}
	return out
}
