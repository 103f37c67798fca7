package xlsx

import (
	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// plan writes the lines of the plan, a row each.
func (b *workbook) plan() {
	words := b.words
	p := b.v.Plan
	if p == nil {
		b.addSheet(words.Plan, words.Plan, words.NoPlan).text()
		return
	}
	s := b.addSheet(words.Plan, words.Plan, append([]string{p.Lead}, p.Notes...)...)
	t := table{Columns: []column{{words.Step, 6, wholeStyle}, {words.Wave, 12, textStyle}, {words.Kind, 13, textStyle}, {words.Action, 52, textStyle},
		{words.Owner, 17, textStyle}, {words.InDays, 7, pointsStyle}, {words.Start, 12, dateStyle}, {words.Finish, 12, dateStyle}, {words.WaitsFor, 16, textStyle},
		{words.Artefact, 30, textStyle}, {words.Dimension, 16, textStyle}, {words.Criterion, 26, textStyle}, {words.Rung, 6, wholeStyle},
		{words.Impact, 6, pointsStyle}, {words.Status, 14, textStyle}}, Fixed: 1, Turned: true}
	for i := range p.Waves {
		for k := range p.Waves[i].Lines {
			t.Rows = append(t.Rows, planRow(&p.Waves[i].Lines[k], p.Waves[i].Name, words.Statuses[0]))
		}
	}
	for i := range p.Optional {
		t.Rows = append(t.Rows, planRow(&p.Optional[i], words.Optional, ""))
	}
	s.table(t)
	s.choices(len(t.Columns), s.first, s.first+len(t.Rows)-1, words.Statuses[:])
}

// loads writes who has how much to do in each wave.
func (b *workbook) loads() {
	if b.v.Plan == nil || len(b.v.Plan.Loads.Rows) == 0 {
		return
	}
	words, loads := b.words, &b.v.Plan.Loads
	t := table{Columns: []column{{words.Owner, 36, textStyle}}}
	for _, wave := range loads.Waves {
		t.Columns = append(t.Columns, column{wave, 18, pointsStyle})
	}
	for _, r := range loads.Rows {
		row := []any{r.Owner}
		for _, c := range r.Cells {
			row = append(row, c.Days)
		}
		t.Rows = append(t.Rows, row)
	}
	b.addSheet(words.Loads, words.Loads, b.v.Plan.Notes...).table(t)
}

// planRow leaves cells empty where a line has nothing to say: what is finished has no number, and a line of documents no
// criterion.
func planRow(x *view.Step, wave, status string) []any {
	row := []any{nil, wave, x.KindName, x.Action, x.Owner, x.Days, isoDay(x.Start), isoDay(x.Finish), wording.Joined(", ", x.After, x.For),
		x.Artefact, x.Dimension, x.Criterion, nil, x.Impact, status}
	if x.Place > 0 {
		row[0] = x.Place
	}
	if x.Kind == view.AskID {
		row[5] = styledCell{x.Days, atMostStyle}
	}
	if x.Kind == view.CountsID {
		row[5], row[13], row[14] = nil, nil, nil
	}
	if x.Criterion != "" {
		row[12] = x.Level
	}
	return row
}

// calendar draws the plan by week: a column for each, filled where a step is worked on.
func (b *workbook) calendar() {
	if b.v.Plan == nil || b.v.Plan.Calendar == nil {
		return
	}
	words, c := b.words, b.v.Plan.Calendar
	var ends []string
	for _, m := range c.Milestones {
		ends = append(ends, m.Name)
	}
	t := table{Columns: []column{{words.Step, 8, wholeStyle}, {words.Criterion, 46, textStyle}, {words.Owner, 22, textStyle},
		{words.Start, 13, dateStyle}, {words.Finish, 13, dateStyle}}, Fixed: 2, Turned: true, Filtered: 5}
	for _, w := range c.Weeks {
		t.Columns = append(t.Columns, column{w.Name, 3.5, markStyle})
	}
	for s := range b.v.Plan.DatedLines() {
		row := []any{s.Place, s.Name, s.Owner, isoDay(s.Start), isoDay(s.Finish)}
		for _, week := range c.Weeks {
			row = append(row, styledCell{nil, weekStyle(s, week)})
		}
		t.Rows = append(t.Rows, row)
	}
	b.addSheet(words.Calendar, words.Calendar, append(ends, words.CalendarHint)...).table(t)
}

// weekStyle fills a week in which a step is worked on, in the shade of its wave.
func weekStyle(s *view.Step, week view.Week) cellStyle {
	if s.During(week) {
		return firstWaveStyle + cellStyle(s.Wave-1)
	}
	return markStyle
}
