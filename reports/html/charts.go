package html

import (
	"math"
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// Charts are drawn in per cent of the width of their place, so that they grow and shrink with the page while their
// text and marks keep their size. The one exception is effort against impact, which has a size of its own.

// percentAt writes a position in per cent of the width.
func percentAt(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) + "%"
}

// barChart is a score of 0-100 seen three ways, with its target. Parts follow each other; those of no width are
// drawn with none.
type barChart struct {
	Title, Text                string
	Proven, Claimed, Possible  string // right ends
	ClaimedWidth               string // from Proven on
	PossibleWidth              string // from Claimed on
	Target                     string
	HasTarget, TargetIsReached bool
	Score                      view.Score
	Words                      view.Words
}

func newBarChart(name string, s view.Score, words view.Words) barChart {
	return barChart{
		Title: name, Text: s.InWords(&words),
		Proven: percentAt(s.Proven.Value), Claimed: percentAt(s.Claimed.Value), Possible: percentAt(s.Possible.Value),
		ClaimedWidth:  percentAt(max(0, s.Claimed.Value-s.Proven.Value)),
		PossibleWidth: percentAt(max(0, s.Possible.Value-s.Claimed.Value)),
		Target:        percentAt(s.Target.Value), HasTarget: s.Target.Value > 0, TargetIsReached: s.Proven.Value >= s.Target.Value,
		Score: s, Words: words,
	}
}

// ladderChart is the levels 0-5 of a criterion on one line.
type ladderChart struct {
	Title, Text                       string
	Proven, Claimed, Possible, Target string
	Gap                               bool
	Grid                              []string // of the levels 0-5
}

func newLadderChart(c *view.Criterion, words view.Words) ladderChart {
	out := ladderChart{
		Title: c.Name, Proven: levelPlace(c.Proven), Claimed: levelPlace(c.Claimed), Possible: levelPlace(c.Possible), Target: levelPlace(c.Target), Gap: c.Gap > 0,
		Text: words.Proven + " " + strconv.Itoa(c.Proven) + ", " + wording.LowerFirst(words.Claimed) + " " + strconv.Itoa(c.Claimed) + ", " +
			wording.LowerFirst(words.Possible) + " " + strconv.Itoa(c.Possible) + ", " + wording.LowerFirst(words.Target) + " " + strconv.Itoa(c.Target),
	}
	for level := range view.Rungs + 1 {
		out.Grid = append(out.Grid, levelPlace(level))
	}
	return out
}

// levelPlace places a level on a line, with room for the marks of the first and the last.
func levelPlace(level int) string {
	const margin = 5
	return percentAt(margin + float64(level)*(100-2*margin)/view.Rungs)
}

// pip is one of the five squares of a criterion's level.
type pip struct {
	X      int
	Class  string // proven, claimed, possible or missing
	Target bool   // the target is this level
}

func newPips(c *view.Criterion) []pip {
	const pitch = 15 // px from square to square
	out := make([]pip, view.Rungs)
	for i := range out {
		level := i + 1
		out[i] = pip{X: 1 + i*pitch, Class: "missing", Target: level == c.Target}
		switch {
		case level <= c.Proven:
			out[i].Class = "proven"
		case level <= c.Claimed:
			out[i].Class = "claimed"
		case level <= c.Possible:
			out[i].Class = "possible"
		}
	}
	return out
}

// trackingShade names one of five shades from outline only to solid for a way of tracking, worst to best.
func trackingShade(way int, ways []string) string {
	const shades = 5
	switch {
	case way < 0:
		return "shade-unknown"
	case len(ways) < 2:
		return "shade-4"
	}
	return "shade-" + strconv.Itoa(int(math.Round(float64(way)*(shades-1)/float64(len(ways)-1))))
}

// forecastMarker names the shape of a dimension's marks in the forecast.
func forecastMarker(dimension int) string {
	shapes := [...]string{"square", "triangle", "diamond", "ring", "cross"}
	return shapes[dimension%len(shapes)]
}

// forecastChart is the scores after each wave.
type forecastChart struct {
	Title, Text string
	Grid        []forecastTick // scores
	Columns     []forecastColumn
	Lines       []forecastLine // dimensions, then the overall score
	TargetY     int            // of its line, and of its text beside the last column
	TargetTextY int
	TargetText  string
}

type forecastTick struct {
	Y    int
	Text string
}

// forecastColumn is a point of time.
type forecastColumn struct {
	X, Name string
	Y       int    // of the figures of the overall score, beside its mark
	Overall string // these figures
}

// forecastLine is one score over time; Marker "" is the overall score.
type forecastLine struct {
	Marker string
	Points []forecastPoint
	Parts  []forecastPart
}

type forecastPoint struct {
	X string
	Y int
}

type forecastPart struct {
	X1, X2 string
	Y1, Y2 int
}

// The chart of the forecast in px from its top.
const (
	forecastTop    = 24
	forecastBottom = 224
)

func scoreY(score float64) int {
	return int(math.Round(forecastBottom - score/100*(forecastBottom-forecastTop)))
}

func newForecastChart(v *view.View) forecastChart {
	p := v.Plan
	out := forecastChart{Title: v.Words.Forecast, TargetY: scoreY(v.Overall.Target.Value), TargetText: v.Words.Target + " " + v.Overall.Target.Text}
	for _, score := range []int{0, 25, 50, 75, 100} {
		out.Grid = append(out.Grid, forecastTick{scoreY(float64(score)), strconv.Itoa(score)})
	}
	overall := forecastLine{}
	lines := make([]forecastLine, len(v.Dimensions))
	for i, f := range p.Forecast {
		x := percentAt(100 * (float64(i) + 0.5) / float64(len(p.Forecast)))
		y := scoreY(f.Overall.Value)
		out.Columns = append(out.Columns, forecastColumn{x, f.Name, besideMarks(y, f.Dimensions), f.Overall.Text})
		if i > 0 {
			out.Text += ", "
		}
		out.Text += f.Name + " " + f.Overall.Text
		overall.add(x, y)
		for k := range lines {
			lines[k].Marker = forecastMarker(k)
			lines[k].add(x, scoreY(f.Dimensions[k].Value))
		}
	}
	const under, over, line = 14, -6, 14
	out.TargetTextY = out.TargetY + under
	if last := out.Columns[len(out.Columns)-1].Y; last-out.TargetTextY < line && out.TargetTextY-last < line { // its figures are there
		out.TargetTextY = out.TargetY + over
	}
	out.Lines = append(lines, overall)
	return out
}

// besideMarks returns the baseline of the figures of an overall score: over its mark, or under it where those of the
// dimensions leave more room.
func besideMarks(y int, dimensions []view.Number) int {
	const over, under, middle = -10, 21, -5 // of the baseline from the mark; of the middle of the figures from the baseline
	room := func(baseline int) int {
		least := forecastBottom
		for _, d := range dimensions {
			if of := scoreY(d.Value); of != y { // it is hidden by the mark
				least = min(least, max(of-baseline-middle, baseline+middle-of))
			}
		}
		return least
	}
	const enough = 12 // for the figures to touch no mark
	if above := room(y + over); above < enough && room(y+under) > above {
		return y + under
	}
	return y + over
}

func (l *forecastLine) add(x string, y int) {
	if n := len(l.Points); n > 0 {
		l.Parts = append(l.Parts, forecastPart{l.Points[n-1].X, x, l.Points[n-1].Y, y})
	}
	l.Points = append(l.Points, forecastPoint{x, y})
}
