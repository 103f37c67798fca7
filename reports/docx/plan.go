package docx

import (
	"slices"

	"salesaudit/internal/wording"
	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

// plan is a table for each wave, the chart by week as shaded cells, and the forecast.
func (r *report) plan() {
	v, w := r.v, r.words
	r.heading(1, w.Plan)
	if v.Plan == nil {
		r.paragraph(normal, w.NoPlan)
		return
	}
	r.leading(normal, v.Plan.Lead)
	for _, note := range v.Plan.Notes {
		r.leading(quiet, note)
	}
	for i := range v.Plan.Waves {
		wave := &v.Plan.Waves[i]
		if len(wave.Lines) == 0 {
			continue
		}
		r.heading(2, wave.Title(w))
		r.steps(wave.Lines)
	}
	if len(v.Plan.Optional) > 0 {
		r.heading(2, w.Optional)
		r.steps(v.Plan.Optional)
	}
	r.loads(v.Plan)
	r.calendar()
	r.forecast()
}

// steps is the table of a wave.
func (r *report) steps(lines []view.Step) {
	w := r.words
	rows := make([][]cell, len(lines))
	for i := range lines {
		s := &lines[i]
		effort, impact := s.Effort(), s.Impact.Text
		if s.Kind == view.CountsID {
			effort, impact = wording.Nothing, wording.Nothing
		}
		rows[i] = texts(s.Number(), wording.Joined("\n", s.Action, wording.Labeled(w.Artefact, s.Artefact)), s.Name, wording.Joined("\n", s.Owner, s.When), effort, wording.Joined("\n", s.After, s.For), impact)
	}
	columns := []column{{w.NumberSign, 0.6, true}, {w.Action, 6, false}, {w.Criterion, 2.2, false}, {w.Owner, 1.8, false}, {w.Days, 1.5, false}, {w.WaitsFor, 1.4, false}, {w.Impact, 0.9, true}}
	r.tableOfSteps(columns, rows)
}

// tableOfSteps leaves out the columns in which no step has anything: optional ones have no number and wait for none.
func (r *report) tableOfSteps(columns []column, rows [][]cell) {
	for k := len(columns) - 1; k >= 0; k-- {
		if !slices.ContainsFunc(rows, func(row []cell) bool { return row[k].text != "" }) {
			columns = slices.Delete(columns, k, k+1)
			for i := range rows {
				rows[i] = slices.Delete(rows[i], k, k+1)
			}
		}
	}
	r.table(columns, rows, 0)
}

// forecast gives the scores after each wave, where the plan moves them.
func (r *report) forecast() {
	v, w := r.v, r.words
	if len(v.Plan.Steps) == 0 {
		return
	}
	r.heading(2, w.Forecast)
	columns := []column{{"", 2, false}, {w.Overall, 1.4, true}}
	for i := range v.Dimensions {
		columns = append(columns, column{v.Dimensions[i].Name, 1.6, true})
	}
	var rows [][]cell
	for _, f := range v.Plan.Forecast {
		row := []cell{{text: f.Name}, {text: f.Overall.Text, bold: true}}
		for _, d := range f.Dimensions {
			row = append(row, cell{text: d.Text})
		}
		rows = append(rows, row)
	}
	r.table(columns, rows, 0)
}

// loads shows who has how much to do in each wave; what is more than half of its working days is bold.
func (r *report) loads(p *view.Plan) {
	if len(p.Loads.Rows) == 0 {
		return
	}
	r.heading(2, r.words.Loads)
	columns := []column{{r.words.Owner, 3, false}}
	for _, wave := range p.Loads.Waves {
		columns = append(columns, column{wave, 2, true})
	}
	rows := make([][]cell, len(p.Loads.Rows))
	for i, load := range p.Loads.Rows {
		rows[i] = []cell{{text: load.Owner}}
		for _, c := range load.Cells {
			rows[i] = append(rows[i], cell{text: c.Text, bold: c.Heavy})
		}
	}
	r.grid(&table{columns: columns, rows: rows, led: true})
	r.paragraph(quiet, r.words.LoadsHint)
}

// calendar draws the plan by week as shaded cells, so that it can be edited.
func (r *report) calendar() {
	c, w := r.v.Plan.Calendar, r.words
	if c == nil {
		return
	}
	r.heading(2, w.Calendar)
	columns := []column{{w.NumberSign, 1.2, true}, {w.Step, 8, false}}
	weeks := c.Weeks[:r.worked(c.Weeks)]
	for _, week := range weeks {
		columns = append(columns, column{week.Name, 0.5, false})
	}
	var rows [][]cell
	for s := range r.v.Plan.DatedLines() {
		row := texts(s.Number(), wording.Joined(", ", s.Name, s.When))
		for _, week := range weeks {
			row = append(row, weekCell(s, week))
		}
		rows = append(rows, row)
	}
	r.grid(&table{columns: columns, rows: rows, upright: 2, led: true})
	r.paragraph(quiet, w.LaterLighter+" "+w.CalendarHint)
}

// worked returns how many weeks there are up to the last in which a step is worked on: those after it would only take the
// steps' room.
func (r *report) worked(weeks []view.Week) int {
	for n := len(weeks); n > 0; n-- {
		for s := range r.v.Plan.DatedLines() {
			if s.During(weeks[n-1]) {
				return n
			}
		}
	}
	return len(weeks)
}

// weekCell is shaded where a step is worked on in a week: the later the wave, the lighter.
func weekCell(s *view.Step, week view.Week) cell {
	if !s.During(week) {
		return cell{}
	}
	shade := palette.Blend(palette.Ink, palette.Tint, float64(s.Wave-1)/3)
	return cell{fill: &shade}
}
