package pdf

import (
	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// spacing is how close the scores of the summary stand, in millimeters.
type spacing struct {
	bar, under float64 // height of a bar, and what is free below a score
	strengths  bool    // what reaches its target is named, which the page of the criteria says too
}

// spacings are tried in their order, until what is below the scores has room.
var spacings = []spacing{{3.2, 2.2, true}, {2.4, 1.2, true}, {2.4, 1.2, false}}

// scoreRow is one score of the summary, with what is said below its bar.
type scoreRow struct {
	name, verdict, limit string
	score                *view.Score
	overall              bool
}

// scoreRows are the overall score and that of each dimension.
func (d *document) scoreRows(s *spacing) []scoreRow {
	rows := []scoreRow{{name: d.words.Overall, verdict: d.view.Overall.Band, score: &d.view.Overall, overall: true}}
	const described = 4 // more dimensions have room for their bars only
	for i := range d.view.Dimensions {
		dim := &d.view.Dimensions[i]
		row := scoreRow{name: dim.Name, score: &dim.Score}
		if len(d.view.Dimensions) <= described {
			row.verdict, row.limit = dim.Verdict, dim.Cap
			if s.strengths {
				row.verdict = wording.Joined(" ", dim.Verdict, dim.StrengthsText)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// The parts of a score and of what explains all of them, in millimeters and in lines.
const (
	scoreNumber  = 22.0 // width of the number
	scoreText    = textWidth - scoreNumber
	aboveBar     = 1.9
	belowBar     = 1.2
	legendHeight = 4.6
	belowScores  = 1.0
	mostVerdict  = 3
	mostLimit    = 2
	mostReasons  = 2
)

// nameStyle is the style of the name of a score.
func (r *scoreRow) nameStyle() style {
	if r.overall {
		return style{11, bold, ink}
	}
	return strong
}

// scoresHeight returns the room that the scores take.
func (d *document) scoresHeight(s *spacing) float64 {
	lines := func(text string, s style, width float64, most int) float64 {
		return float64(min(len(d.wrap(text, s, width)), most)) * s.lead()
	}
	height := legendHeight + belowScores + lines(d.view.WhyTarget, smaller, textWidth, mostReasons)
	for _, r := range d.scoreRows(s) {
		height += r.nameStyle().lead() + aboveBar + s.bar + belowBar + s.under + lines(r.limit, smaller, scoreText, mostLimit)
		if !r.overall {
			height += lines(r.verdict, small, scoreText, mostVerdict)
		}
	}
	return height
}

// scores draws the overall score and a row for each dimension, with the legend of the bars.
func (d *document) scores(s *spacing) {
	for _, r := range d.scoreRows(s) {
		d.scoreRow(&r, s)
	}
	d.legend(left, d.y)
	d.y += legendHeight
	d.columnOf(left, textWidth, d.view.WhyTarget, smaller, mostReasons)
	d.y += belowScores
}

func (d *document) scoreRow(r *scoreRow, s *spacing) {
	numberStyle, nameStyle, score := style{13, bold, ink}, r.nameStyle(), r.score
	if r.overall {
		numberStyle = style{20, bold, ink}
	}
	const x = left + scoreNumber
	height := nameStyle.lead()
	d.write(left, d.y+(height-numberStyle.lead())/2+1.2, score.Proven.Text, numberStyle)
	d.write(x, d.y, d.fit(r.name, nameStyle, 60), nameStyle)
	target := d.words.Target + " " + score.Target.Text
	d.writeRight(left+textWidth, d.y+0.4, target, small.in(accent))
	if r.overall {
		d.write(x+d.width(d.printable(r.name), nameStyle)+3, d.y+0.6, r.verdict, small.in(muted))
	}
	note := ""
	if score.Claimed.Value > score.Proven.Value {
		note = wording.LowerFirst(d.words.Claimed) + " " + score.Claimed.Text
	}
	if score.Possible.Value > score.Claimed.Value {
		note = joinDot(note, wording.LowerFirst(d.words.Possible)+" "+score.Possible.Text)
	}
	if note != "" {
		d.writeRight(left+textWidth-d.width(target, small)-5, d.y+0.4, note, small.in(muted))
	}
	d.y += height + aboveBar
	d.bar(x, d.y, scoreText, s.bar, score)
	d.y += s.bar + belowBar
	if !r.overall {
		d.columnOf(x, scoreText, r.verdict, small, mostVerdict)
	}
	d.columnOf(x, scoreText, r.limit, smaller, mostLimit)
	d.y += s.under
}

// legend explains the bars and ladders.
func (d *document) legend(x, y float64) {
	const side = 3.0
	entry := func(draw func(x, y float64), name string) {
		draw(x, y+0.3)
		d.write(x+5.2, y, name, smaller)
		x += 5.2 + d.width(d.printable(name), smaller) + 5
	}
	y += 0.2
	w := d.words
	entry(func(x, y float64) { d.fill(ink); d.Rect(x, y, 4, side-0.4, "F") }, w.ProvenHint)
	entry(func(x, y float64) { d.hatch(x, y, 4, side-0.4) }, w.ClaimedHint)
	entry(func(x, y float64) { d.stroke(ink, 0.25); d.Rect(x, y+0.1, 4, side-0.6, "D") }, w.PossibleHint)
	entry(func(x, y float64) {
		d.stroke(accent, 0.5)
		d.Line(x+2, y+0.6, x+2, y+side)
		d.triangle(x+2, y-0.8, 1, accent, false)
	}, w.TargetHint)
}
