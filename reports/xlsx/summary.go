package xlsx

import (
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

func (b *workbook) scores() {
	v, words := b.v, b.words
	h := &v.Header
	facts := wording.Joined(" · ", wording.UpperFirst(h.Industry), h.Sellers.Text, h.Profile, h.Date)
	asked, by := h.People(words)
	prepared := wording.Labeled(words.Prepared, wording.Joined(", ", v.Brand.Consultant, v.Brand.Contact))
	s := b.addSheet(words.Score, wording.Joined(": ", h.Title, h.Client), facts, wording.Joined(" · ", asked, by), prepared, v.Conclusion, wording.Labeled(words.ConsultantSays, v.Consultant), v.GoOn, v.WhyTarget, v.Trust.Full())
	if v.Empty {
		s.text()
		return
	}
	row := func(name string, sv *view.Score, confidence view.Number, note string) []any {
		return []any{name, sv.Proven, sv.Claimed, sv.Possible, sv.Target, sv.Band, confidence, note}
	}
	const points = 17 // the width of a column of scores, of the forecast under it too
	t := table{
		Columns: []column{{words.Dimension, 30, textStyle}, {words.Proven, points, pointsStyle}, {words.Claimed, points, pointsStyle}, {words.Possible, points, pointsStyle},
			{words.Target, points, pointsStyle}, {words.Band, 24, textStyle}, {words.Confidence, 14, percentStyle}, {words.Conclusion, 64, textStyle}},
		Rows: [][]any{row(words.Overall, &v.Overall, v.Trust.Confidence, "")}, Fixed: 1,
	}
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		t.Rows = append(t.Rows, row(d.Name, &d.Score, d.Confidence, d.Note()))
	}
	s.table(t)
	if v.Plan == nil {
		return
	}
	forecast := table{Columns: []column{{words.Forecast, 30, textStyle}, {words.Overall, points, pointsStyle}}}
	for i := range v.Dimensions {
		forecast.Columns = append(forecast.Columns, column{v.Dimensions[i].Name, points, pointsStyle})
	}
	for _, f := range v.Plan.Forecast {
		cells := []any{f.Name, f.Overall}
		for _, d := range f.Dimensions {
			cells = append(cells, d)
		}
		forecast.Rows = append(forecast.Rows, cells)
	}
	s.rows(forecast)
}

func (b *workbook) matrix(m *view.Matrix) {
	words := b.words
	s := b.addSheet(words.Matrix, m.Heading, m.Lead, words.MarkLegend(), wording.Labeled(words.AbsentFunctions, wording.List(m.Absent)))
	const turnFrom = 7 // roles
	width := 16.0
	if len(m.Roles) >= turnFrom {
		width = 6
	}
	t := table{Columns: []column{{words.Function, 36, textStyle}}, Turned: len(m.Roles) >= turnFrom, Fixed: 1}
	for i := range m.Roles {
		t.Columns = append(t.Columns, column{m.Roles[i].Name, width, markStyle})
	}
	t.Columns = append(t.Columns, column{words.Finding, 60, textStyle})
	marks := map[string]cellStyle{"R": doesStyle, "A": ownerStyle, "RA": bothStyle}
	for i := range m.Functions {
		f := &m.Functions[i]
		row := []any{f.Name}
		for _, mark := range f.Marks {
			if style, is := marks[mark]; is {
				row = append(row, styledCell{mark, style})
			} else {
				row = append(row, mark)
			}
		}
		found := f.FindingTexts()
		switch {
		case !f.Asked:
			row = append(row, words.NotAsked)
		case len(found) > 0:
			row = append(row, styledCell{strings.Join(found, "\n"), foundStyle})
		default:
			row = append(row, "")
		}
		t.Rows = append(t.Rows, row)
	}
	s.table(t)
	for i := range m.Roles { // under the table, so that filtering does not hide it
		s.set(i+2, m.Roles[i].Load, markStyle)
	}
	s.set(1, words.ByRole, textStyle)
}

func (b *workbook) funnels(f *view.Funnels) {
	words := b.words
	lead := ""
	switch {
	case !f.Asked:
		lead = wording.UpperFirst(words.NotAsked)
	case len(f.Funnels) == 0:
		lead = words.NoFunnels
	case len(f.Uncovered) > 0:
		lead = wording.Labeled(words.Uncovered, wording.List(f.Uncovered))
	}
	s := b.addSheet(words.Funnels, f.Heading, lead)
	t := table{Columns: []column{{f.Title, 30, textStyle}, {words.Serves, 30, textStyle}, {words.Owner, 24, textStyle}, {words.NumberSign, 8, wholeStyle},
		{words.Stage, 30, textStyle}, {words.Tracking, 26, textStyle}, {words.Measured, 16, percentStyle}}}
	for i := range f.Funnels {
		funnel := &f.Funnels[i]
		head := []any{funnel.Name, funnel.For, funnel.Owner}
		if len(funnel.Stages) == 0 {
			t.Rows = append(t.Rows, head)
		}
		for k, stage := range funnel.Stages {
			var measured any = stage.Measured
			if stage.Measured.Text == "" {
				measured = stage.Passes
			}
			t.Rows = append(t.Rows, append(head[:3:3], k+1, stage.Name, stage.Tracking, measured))
		}
	}
	s.table(t)
}
