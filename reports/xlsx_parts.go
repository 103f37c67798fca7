package reports

import (
	"strconv"
	"strings"
)

func (b *workbook) scores() {
	v, words := b.v, b.words
	h := &v.Header
	facts := joined(" · ", capital(h.Industry), h.Sellers.Text, h.Profile, h.Date)
	asked := joined(", ", h.Respondent, h.Position)
	if asked != "" {
		asked = words.Asked + ": " + asked
	}
	if h.Interviewer != "" {
		asked = joined(" · ", asked, words.By+": "+h.Interviewer)
	}
	prepared := joined(", ", v.Brand.Consultant, v.Brand.Contact)
	if prepared != "" {
		prepared = words.Prepared + ": " + prepared
	}
	s := b.addSheet(words.Score, joined(": ", h.Title, h.Client), facts, asked, prepared, v.Conclusion, v.Trust.Sentence)
	row := func(name string, sv *ScoreView, confidence Number, note string) []any {
		return []any{name, sv.Proven, sv.Claimed, sv.Possible, sv.Target, sv.Band, confidence, note}
	}
	t := xlsxTable{
		Columns: []xlsxColumn{{words.Dimension, 30, textStyle}, {words.Proven, 14, pointsStyle}, {words.Claimed, 14, pointsStyle}, {words.Possible, 14, pointsStyle},
			{words.Target, 14, pointsStyle}, {words.Band, 26, textStyle}, {words.Confidence, 14, percentStyle}, {words.Conclusion, 70, textStyle}},
		Rows: [][]any{row(words.Overall, &v.Overall, v.Trust.Confidence, "")}, Fixed: 1,
	}
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		t.Rows = append(t.Rows, row(d.Name, &d.ScoreView, d.Confidence, joined(" ", d.Verdict, sentence(d.Cap))))
	}
	s.table(t)
	if v.Plan == nil {
		return
	}
	forecast := xlsxTable{Columns: []xlsxColumn{{Title: words.Forecast}, {words.Overall, 0, pointsStyle}}}
	for i := range v.Dimensions {
		forecast.Columns = append(forecast.Columns, xlsxColumn{v.Dimensions[i].Name, 0, pointsStyle})
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

func (b *workbook) gaps() {
	words := b.words
	t := xlsxTable{Columns: []xlsxColumn{
		{words.Dimension, 20, textStyle}, {words.Criterion, 30, textStyle}, {words.Proven, 13, wholeStyle}, {words.Claimed, 12, wholeStyle},
		{words.Possible, 12, wholeStyle}, {words.Target, 9, wholeStyle}, {words.Gap, 10, wholeStyle}, {words.Points, 10, pointsStyle},
		{words.Weight, 9, plainStyle}, {words.Confidence, 14, percentStyle}, {words.WhereNow, 40, textStyle}, {words.NextRung, 40, textStyle},
		{words.Decided, 45, textStyle}, {words.Lacks, 40, textStyle}, {words.EvidenceNeeded, 40, textStyle}, {words.Evidence, 20, textStyle},
		{words.Action, 45, textStyle}, {words.Owner, 20, textStyle}, {words.InDays, 10, pointsStyle}, {words.Artefact, 30, textStyle},
		{words.StandsOn, 30, textStyle}, {words.MakesPossible, 30, textStyle}, {words.Matters, 40, textStyle}, {words.OpenContradictions, 40, textStyle},
	}, Fixed: 2}
	for i := range b.v.Criteria {
		c := &b.v.Criteria[i]
		if !c.Applies {
			row := make([]any, len(t.Columns))
			row[0], row[1], row[10] = c.Dimension, c.Name, orElse(c.WhyNot, words.DoesNotApply)
			t.Rows = append(t.Rows, row)
			continue
		}
		row := []any{c.Dimension, c.Name, c.Proven, c.Claimed, c.Possible, c.Target, c.Gap, c.Points, c.Weight, c.Confidence, joined(" ", c.Holds, c.WhyNot)}
		if next := c.Next; next == nil {
			row = append(row, "", "", "", "", c.Evidence, "", "", nil, "", "", "")
		} else {
			var decided []string
			for _, d := range next.Deciders {
				decided = append(decided, d.Text)
			}
			row = append(row, joined(". ", strconv.Itoa(next.Level), next.Asks), strings.Join(decided, "\n"), next.LacksText, next.EvidenceNeeded, c.Evidence,
				next.Action, next.Owner, next.Days, next.Artefact, strings.Join(next.StandsOn, "\n"), strings.Join(next.MakesPossible, "\n"))
		}
		t.Rows = append(t.Rows, append(row, c.Matters, strings.Join(c.Contradictions, "\n")))
	}
	b.addSheet(words.GapsByCriterion, words.GapsByCriterion).table(t)
}

func (b *workbook) matrix(m *MatrixView) {
	words := b.words
	legend := "R — " + words.DoesMark + ", A — " + words.AnswersMark + ", RA — " + words.BothMark + ", B — " + words.StandsInMark
	absent := ""
	if len(m.Absent) > 0 {
		absent = words.AbsentFunctions + ": " + list(m.Absent)
	}
	s := b.addSheet(words.Matrix, titled(words.Matrix, m.Title), m.Lead, legend, absent)
	const turnFrom = 7 // roles
	width := 16.0
	if len(m.Roles) >= turnFrom {
		width = 6
	}
	t := xlsxTable{Columns: []xlsxColumn{{words.Function, 36, textStyle}}, Turned: len(m.Roles) >= turnFrom, Fixed: 1}
	for i := range m.Roles {
		t.Columns = append(t.Columns, xlsxColumn{m.Roles[i].Name, width, markStyle})
	}
	t.Columns = append(t.Columns, xlsxColumn{words.Finding, 60, textStyle})
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
		var found []string
		for _, finding := range f.Findings {
			found = append(found, finding.Text)
		}
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

func (b *workbook) funnels(f *FunnelsView) {
	words := b.words
	lead := ""
	switch {
	case !f.Asked:
		lead = upperFirst(words.NotAsked)
	case len(f.Funnels) == 0:
		lead = words.NoFunnels
	case len(f.Uncovered) > 0:
		lead = words.Uncovered + ": " + list(f.Uncovered)
	}
	s := b.addSheet(words.Funnels, titled(words.Funnels, f.Title), lead)
	t := xlsxTable{Columns: []xlsxColumn{{f.Title, 30, textStyle}, {words.Serves, 30, textStyle}, {words.Owner, 24, textStyle}, {"№", 8, wholeStyle},
		{words.Stage, 30, textStyle}, {words.Tracking, 26, textStyle}, {words.Measured, 16, percentStyle}}}
	for i := range f.Funnels {
		funnel := &f.Funnels[i]
		head := []any{funnel.Name, served(funnel, words), funnel.Owner}
		if len(funnel.Stages) == 0 {
			t.Rows = append(t.Rows, head)
		}
		for k, stage := range funnel.Stages {
			var measured any = stage.Measured
			if stage.Measured.Text == "" {
				measured = words.NotMeasured
			}
			t.Rows = append(t.Rows, append(head[:3:3], k+1, stage.Name, stage.Tracking, measured))
		}
	}
	s.table(t)
}

func (b *workbook) plan() {
	words := b.words
	p := b.v.Plan
	if p == nil {
		b.addSheet(words.Plan, words.Plan, words.NoPlan)
		return
	}
	s := b.addSheet(words.Plan, words.Plan, p.Lead)
	t := xlsxTable{Columns: []xlsxColumn{{words.Step, 8, wholeStyle}, {words.Wave, 18, textStyle}, {words.Kind, 14, textStyle}, {words.Dimension, 18, textStyle},
		{words.Criterion, 28, textStyle}, {words.Level, 11, wholeStyle}, {words.Action, 60, textStyle}, {words.Owner, 20, textStyle},
		{words.InDays, 10, pointsStyle}, {words.Impact, 11, pointsStyle}, {words.Priority, 13, exactStyle}, {words.Artefact, 34, textStyle},
		{words.WaitsFor, 34, textStyle}, {words.NeededFor, 34, textStyle}}, Fixed: 1}
	names := map[int]string{}
	for i := range p.Waves {
		names[p.Waves[i].Number] = p.Waves[i].Name
	}
	for i := range p.Steps {
		x := &p.Steps[i]
		t.Rows = append(t.Rows, []any{x.Place, names[x.Wave], x.KindName, x.Dimension, x.Criterion, x.Level, x.Action, x.Owner, x.Days, x.Impact, x.Priority,
			x.Artefact, strings.Join(x.WaitsFor, "\n"), x.NeededFor})
	}
	s.table(t)
}

func (b *workbook) contradictions() {
	words := b.words
	lead := ""
	if len(b.v.Contradictions) == 0 {
		lead = words.NoContradictions
	}
	s := b.addSheet(words.Contradictions, words.Contradictions, lead)
	t := xlsxTable{Columns: []xlsxColumn{{words.Severity, 14, textStyle}, {words.Contradictions, 50, textStyle}, {words.AnswersAtOdds, 60, textStyle},
		{words.HowToAsk, 50, textStyle}, {words.Concerns, 40, textStyle}}}
	for i := range b.v.Contradictions {
		c := &b.v.Contradictions[i]
		var said []string
		for _, a := range c.Answers {
			said = append(said, strconv.Itoa(a.Question)+". "+a.Label+": "+a.Text)
		}
		t.Rows = append(t.Rows, []any{c.SeverityName, c.Says, strings.Join(said, "\n"), c.Ask, strings.Join(c.Criteria, "\n")})
	}
	s.table(t)
}

func (b *workbook) toAsk() {
	words := b.words
	lead := ""
	if len(b.v.ToAsk) == 0 {
		lead = words.NothingToAsk
	}
	t := xlsxTable{Columns: []xlsxColumn{{words.Question, 11, wholeStyle}, {words.WhatToAsk, 60, textStyle}, {words.WhatCounts, 70, textStyle}, {words.Gain, 12, pointsStyle}}}
	for _, a := range b.v.ToAsk {
		t.Rows = append(t.Rows, []any{a.Question, a.Label, a.Help, a.Gain})
	}
	b.addSheet(words.StillToAsk, words.StillToAsk, lead).table(t)
}

func (b *workbook) toProve() {
	words := b.words
	lead := ""
	if len(b.v.ToProve) == 0 {
		lead = words.NothingToProve
	}
	t := xlsxTable{Columns: []xlsxColumn{{words.Criterion, 32, textStyle}, {words.Level, 11, wholeStyle}, {words.StillToProve, 60, textStyle},
		{words.EvidenceNeeded, 60, textStyle}, {words.Gain, 12, pointsStyle}}}
	for _, p := range b.v.ToProve {
		t.Rows = append(t.Rows, []any{p.Criterion, p.Level, p.Asks, p.Evidence, p.Gain})
	}
	b.addSheet(words.StillToProve, words.StillToProve, lead).table(t)
}

// answers writes one row for each answer, and one for each cell of a list, so that its numbers stay numbers.
func (b *workbook) answers() {
	words := b.words
	s := speller{b.v.Language}
	t := xlsxTable{Columns: []xlsxColumn{{words.Question, 11, wholeStyle}, {words.Answers, 60, textStyle}, {s.in("Строка", "Row"), 10, wholeStyle},
		{s.in("Столбец", "Column"), 28, textStyle}, {words.Answer, 70, textStyle}}}
	for i := range b.v.Answers {
		q := &b.v.Answers[i]
		for k := range q.Fields {
			f := &q.Fields[k]
			if f.Number != nil {
				t.Rows = append(t.Rows, []any{q.Number, f.Label, nil, "", styledCell{*f.Number, answerStyle}})
			} else {
				t.Rows = append(t.Rows, []any{q.Number, f.Label, nil, "", f.Text})
			}
			if f.Table == nil {
				continue
			}
			for n, row := range f.Table.Rows {
				for c, cell := range row {
					var value any = cell.Text
					if cell.Number != nil {
						value = styledCell{*cell.Number, answerStyle}
					}
					t.Rows = append(t.Rows, []any{q.Number, f.Label, n + 1, f.Table.Columns[c], value})
				}
			}
		}
		if q.Note != "" {
			t.Rows = append(t.Rows, []any{q.Number, words.Note, nil, "", q.Note})
		}
	}
	b.addSheet(words.Answers, words.Answers).table(t)
}

func (b *workbook) evidence() {
	words := b.words
	lead := ""
	if len(b.v.Evidence) == 0 {
		lead = words.NoEvidence
	}
	t := xlsxTable{Columns: []xlsxColumn{{words.Question, 11, wholeStyle}, {words.Source, 30, textStyle}, {words.Grade, 22, textStyle},
		{words.Reference, 60, textStyle}, {words.Date, 20, textStyle}, {words.Counts, 22, textStyle}}}
	for _, e := range b.v.Evidence {
		t.Rows = append(t.Rows, []any{e.Question, e.Source, e.Grade, e.Ref, e.Date, e.Counts})
	}
	b.addSheet(words.Evidence, words.Evidence, lead).table(t)
}

func (b *workbook) method() {
	words := b.words
	t := xlsxTable{Columns: []xlsxColumn{{words.Method, 30, textStyle}, {"", 120, textStyle}}}
	for i := range b.v.Method {
		part := &b.v.Method[i]
		heading := part.Heading
		for _, p := range part.Paragraphs {
			t.Rows = append(t.Rows, []any{heading, p})
			heading = ""
		}
		if part.Table == nil {
			continue
		}
		for _, row := range part.Table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			t.Rows = append(t.Rows, []any{"", strings.Join(cells, " — ")})
		}
	}
	b.addSheet(words.Method, words.Method, joined(", ", b.v.Header.BankTitle, b.v.Header.Bank), b.v.Header.Premise).table(t)
}
