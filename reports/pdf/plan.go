package pdf

import (
	"cmp"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// contradictions says which answers are at odds, and how to ask about them.
func (d *document) contradictions() {
	follows := 40.0
	if len(d.view.Contradictions) > 0 { // the title stays with the first of them
		follows = max(follows, d.contradictionRoom(&d.view.Contradictions[0]))
	}
	d.title(d.words.Contradictions, "contradictions", follows)
	if len(d.view.Contradictions) == 0 {
		d.paragraph(d.words.NoContradictions, body)
	}
	for i := range d.view.Contradictions {
		c := &d.view.Contradictions[i]
		if i > 0 {
			d.need(d.contradictionRoom(c))
		}
		d.place("contradiction " + c.ID)
		d.severityMark(c.Severity, left, d.y+0.6)
		d.column(left+6, textWidth-6, c.Says, strong)
		d.y += 1
		d.labeled(d.words.AnswersAtOdds, small, c.AnswerLines()...)
		d.labeled(d.words.Computed, small, c.Computed...)
		d.labeled(d.words.HowToAsk, strong.sized(small.size), c.Ask)
		d.labeled(d.words.Severity, small.in(muted), c.SeverityName+"; "+wording.LowerFirst(d.words.Concerns)+": "+strings.Join(c.Criteria, "; "))
		d.y += 4
	}
}

// contradictionRoom is the room that a contradiction asks for to begin on a page: that of the whole as a rule.
func (d *document) contradictionRoom(c *view.Contradiction) float64 {
	const least = 30.0
	if height := d.contradictionHeight(c); height < (pageEnd-top)/2 {
		return d.kept(height, least)
	}
	return least
}

// contradictionHeight is the room that a contradiction takes, in mm.
func (d *document) contradictionHeight(c *view.Contradiction) float64 {
	height := float64(len(d.wrap(c.Says, strong, textWidth-6)))*strong.lead() + d.labeledHeight(small, c.Ask) + d.labeledHeight(small, c.Computed...) + d.labeledHeight(small, strings.Join(c.Criteria, "; ")) + 8
	for i := range c.Answers {
		height += d.labeledHeight(small, c.Answers[i].Line())
	}
	return height
}

// plan shows the steps in waves, effort against impact, and the forecast.
func (d *document) plan() {
	d.title(d.words.Plan, "plan", 50)
	p := d.view.Plan
	if p == nil {
		d.paragraph(d.words.NoPlan, body)
		return
	}
	d.paragraph(p.Lead, body)
	for _, note := range p.Notes {
		d.y += 0.8
		d.column(left+3, textWidth-3, "– "+note, small)
	}
	d.y += 2
	if len(p.Steps) == 0 {
		d.optional(p)
		return
	}
	d.forecast(p)
	d.loads(p)
	d.calendar(p)
	d.effort(p)
	for i := range p.Waves {
		if w := &p.Waves[i]; len(w.Lines) > 0 {
			d.wave(w)
		}
	}
}

// loads shows who has how much to do in each wave; more than half of its working days is marked.
func (d *document) loads(p *view.Plan) {
	if len(p.Loads.Rows) == 0 {
		return
	}
	const name = 60.0
	t := table{style: small, columns: []tableColumn{{title: d.words.Owner, width: name}}}
	for _, wave := range p.Loads.Waves {
		t.columns = append(t.columns, tableColumn{title: wave, width: (textWidth - name) / float64(len(p.Loads.Waves)), right: true})
	}
	rows := make([][]string, len(p.Loads.Rows))
	for i, r := range p.Loads.Rows {
		rows[i] = []string{r.Owner}
		for _, c := range r.Cells {
			rows[i] = append(rows[i], c.Text)
		}
	}
	t.draw = func(row, column int, x, y, width, height float64) {
		if column > 0 && p.Loads.Rows[row].Cells[column-1].Heavy {
			d.fill(accent)
			d.Circle(x+width-padding-numberGap-d.width(d.printable(rows[row][column]), small)-2, y+padding+small.lead()/2, 0.8, "F")
		}
	}
	d.heading2(d.words.Loads, d.beginHeight(t, rows)+smaller.lead())
	d.rows(t, rows)
	d.y += 0.8
	d.paragraph(d.words.LoadsHint, smaller)
	d.y += 1
}

func (d *document) wave(w *view.Wave) {
	name := w.Title(d.words)
	t, rows := d.stepTable(w.Lines)
	d.heading2(name, d.beginHeight(t, rows))
	d.bookmark(name, 1)
	d.rows(t, rows)
	d.y += 2
}

// optional offers what could come next where every target is met.
func (d *document) optional(p *view.Plan) {
	if len(p.Optional) == 0 {
		return
	}
	t, rows := d.stepTable(p.Optional)
	d.heading2(d.words.Optional, d.beginHeight(t, rows))
	d.rows(t, rows)
	d.y += 2
}

// stepTable sets lines of the plan. What is finished or optional has no number.
func (d *document) stepTable(lines []view.Step) (table, [][]string) {
	rows := make([][]string, len(lines))
	for i := range lines {
		s := &lines[i]
		about := wording.Joined(". ", wording.UpperFirst(s.After), wording.UpperFirst(s.For), wording.UpperFirst(s.OwnNote))
		if s.Criterion != "" {
			about = wording.Joined(". ", s.Name, about)
		}
		rows[i] = []string{cmp.Or(s.Number(), wording.Nothing), s.Action, wording.UpperFirst(about), s.Artefact, wording.Joined(", ", s.Owner, s.When), s.Days.Text, s.Impact.Text}
		if s.Kind == view.CountsID { // nothing is left to do
			rows[i] = []string{wording.Nothing, s.Action, about, wording.Nothing, wording.Nothing, wording.Nothing, wording.Nothing}
		}
	}
	return table{style: small, columns: []tableColumn{
		{title: d.words.NumberSign, width: 8, right: true, style: strong.sized(small.size)}, {title: d.words.Action, width: 52},
		{title: d.words.Criterion + " / " + wording.LowerFirst(d.words.WaitsFor), width: 33, style: smaller.sized(7.2)},
		{title: d.words.Artefact, width: 29}, {title: wording.Joined(", ", d.words.Owner, wording.LowerFirst(d.words.Dates)), width: 25},
		{title: d.words.InDays, width: 15, style: smaller.sized(7.2)}, {title: d.words.Points, width: 12, right: true},
	}}, rows
}

// forecast shows the scores after each wave as numbers with bars.
func (d *document) forecast(p *view.Plan) {
	d.heading2(d.words.Forecast, 8+float64(len(d.view.Dimensions)+1)*8)
	columns := len(p.Forecast) + 1
	name := 34.0
	for i := range d.view.Dimensions { // as wide as the longest, within reason: a longer one is cut
		name = min(60, max(name, d.width(d.printable(d.view.Dimensions[i].Name), small)+3))
	}
	width := (textWidth - name) / float64(columns)
	head := 1
	for _, f := range p.Forecast {
		head = max(head, len(d.wrap(f.Name, smaller, width-2)))
	}
	foot := d.y + float64(head)*smaller.lead()
	for i, f := range p.Forecast {
		lines := d.wrap(f.Name, smaller, width-2)
		d.columnAt(left+name+float64(i)*width, foot-float64(len(lines))*smaller.lead(), width-2, f.Name, smaller)
	}
	d.write(left+name+float64(columns-1)*width, foot-smaller.lead(), d.words.Target, smaller.in(accent))
	d.y = foot + 0.8
	d.stroke(ink, 0.3)
	d.Line(left, d.y, left+textWidth, d.y)
	row := func(title string, s style, of func(f *view.Forecast) view.Number, target view.Number) {
		const height = 7.6
		d.write(left, d.y+1, d.fit(title, s, name-2), s)
		for i := range p.Forecast {
			x, n := left+name+float64(i)*width, of(&p.Forecast[i])
			d.write(x, d.y+0.5, n.Text, s)
			d.fill(pale)
			d.Rect(x, d.y+5, width-4, 1.5, "F")
			d.fill(ink)
			d.Rect(x, d.y+5, (width-4)*n.Value/100, 1.5, "F")
			d.stroke(accent, 0.4)
			at := x + (width-4)*target.Value/100
			d.Line(at, d.y+4.6, at, d.y+6.9)
		}
		d.write(left+name+float64(columns-1)*width, d.y+0.5, target.Text, s.in(accent))
		d.y += height
		d.stroke(rule, 0.15)
		d.Line(left, d.y, left+textWidth, d.y)
	}
	row(d.words.Overall, strong.sized(small.size), func(f *view.Forecast) view.Number { return f.Overall }, d.view.Overall.Target)
	for i := range d.view.Dimensions {
		row(d.view.Dimensions[i].Name, small, func(f *view.Forecast) view.Number { return f.Dimensions[i] }, d.view.Dimensions[i].Target)
	}
	d.y += 2
}
