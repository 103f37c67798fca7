package html

import (
	"math"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// effortChart sets the effort of each line of the plan against its impact on the overall score, where the view says that
// the points can be told apart.
type effortChart struct {
	Title, Text   string
	Width, Height int
	XTicks        []axisTick
	YTicks        []axisTick
	Left, Right   int // of the plot
	Top, Bottom   int
	Dot           int // radius of a point
	XTitle        string
	YTitle        string
	Marks         []effortMark
}

type axisTick struct {
	At   int
	Text string
}

// effortMark is one or more steps of equal effort and impact.
type effortMark struct {
	X, Y         int
	TextX, TextY int
	Anchor       string // which end of the text is there
	Text         string // their numbers
	Title        string // what they are
}

// effortScale is how many px a millimeter of the view's layout has.
const effortScale = 4.4

func px(millimeters float64) int { return int(math.Round(millimeters * effortScale)) }

func newEffortChart(v *view.View) effortChart {
	e := &v.Plan.Effort
	out := effortChart{Title: v.Words.EffortAndImpact, Left: 40, Top: 24, Dot: px(view.EffortDot), XTitle: v.Words.EffortAxis, YTitle: v.Words.ImpactAxis}
	out.Right, out.Bottom = out.Left+px(view.EffortWidth), out.Top+px(view.EffortHeight)
	out.Width, out.Height = out.Right+8, out.Bottom+44
	for _, tick := range e.Days {
		out.XTicks = append(out.XTicks, axisTick{out.Left + px(view.EffortWidth*tick.At), tick.Text})
	}
	for _, tick := range e.Impact {
		out.YTicks = append(out.YTicks, axisTick{out.Bottom - px(view.EffortHeight*tick.At), tick.Text})
	}
	var texts []string
	for i := range e.Points {
		p := &e.Points[i]
		x, y, which := p.TextAt()
		mark := effortMark{
			X: out.Left + px(view.EffortWidth*p.X), Y: out.Bottom - px(view.EffortHeight*p.Y), TextX: out.Left + px(x), TextY: out.Top + px(y),
			Anchor: [...]string{view.Middle: "middle", view.Begin: "start", view.End: "end"}[which], Text: p.Text,
			Title: strings.Join(p.Titles, "; ") + " (" + wording.LowerFirst(v.Words.Days) + " " + p.Days.Text + ", " + wording.LowerFirst(v.Words.Impact) + " " + p.Impact.Text + ")",
		}
		out.Marks, texts = append(out.Marks, mark), append(texts, mark.Title)
	}
	out.Text = strings.Join(texts, ". ")
	return out
}
