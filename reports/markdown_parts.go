package reports

import (
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

func (m *markdown) firstPage() {
	v, words := m.v, m.words
	m.line("\n# ", escaped(joined(": ", v.Header.Title, v.Header.Client)))
	if v.Header.Premise != "" {
		m.line("\n> ", escaped(v.Header.Premise))
	}
	m.line()
	h := &v.Header
	m.labelled(words.Industry, h.Industry)
	m.labelled(words.Size, joined(", ", h.Profile, h.Sellers.Text))
	m.labelled(words.Date, h.Date)
	m.labelled(words.Asked, joined(", ", h.Respondent, h.Position))
	m.labelled(words.By, h.Interviewer)
	// As code: an id and its version look like an address of mail.
	m.line("- **", escaped(words.Bank), ":** ", escaped(h.BankTitle), ", `", strings.ReplaceAll(h.Bank, "`", "'"), "`")
	m.labelled(words.Prepared, joined(", ", v.Brand.Consultant, v.Brand.Contact))

	m.heading(2, words.Conclusion)
	m.paragraph(v.Conclusion)
	m.scores()
	for i := range v.Dimensions {
		d := &v.Dimensions[i]
		m.line("\n**", escaped(d.Name), ".** ", escaped(joined(" ", d.Verdict, sentence(d.Cap))))
	}
	m.heading(2, words.HeaviestGaps)
	if len(v.HeaviestGaps) == 0 {
		m.paragraph(words.AllTargetsReached)
	}
	for i := range v.HeaviestGaps {
		g := &v.HeaviestGaps[i]
		m.line("\n", strconv.Itoa(i+1), ". **", escaped(g.Name), "** (", escaped(g.Dimension), "), ", escaped(lowerFirst(words.Level)), " ",
			m.outOf(g.Level, questionnaire.Rungs), ", ", escaped(lowerFirst(words.Target)), " ", strconv.Itoa(g.Target), ", ", escaped(words.PointsToTarget), " ", escaped(g.Points.Text))
		for _, part := range [][2]string{{words.Is, g.Is}, {words.ShouldBe, g.ShouldBe}, {words.Costs, g.Costs}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
	}
	m.heading(2, words.FirstSteps)
	switch {
	case v.Plan == nil:
		m.paragraph(words.NoPlan)
	case len(v.FirstSteps) == 0:
		m.paragraph(words.NoSteps)
	}
	for i := range v.FirstSteps {
		s := &v.FirstSteps[i]
		m.line("\n", strconv.Itoa(i+1), ". ", escaped(s.Action))
		for _, part := range [][2]string{{words.Owner, s.Owner}, {words.Days, s.Days.Text}, {words.Artefact, s.Artefact}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
	}
	m.heading(2, words.Trust)
	m.paragraph(v.Trust.Sentence)
	m.line("\n- ", escaped(words.Confidence), ": ", escaped(v.Trust.Confidence.Text), ", ", escaped(v.Trust.ConfidenceName))
	for _, n := range v.Trust.BySeverity {
		if n.Value > 0 {
			m.line("- ", escaped(words.Contradictions), ", ", escaped(n.Text))
		}
	}
}

// scores writes the overall score and the dimensions as one table.
func (m *markdown) scores() {
	words := m.words
	row := func(name string, s *ScoreView, confidence Number) []string {
		return []string{name, s.Proven.Text, s.Claimed.Text, s.Possible.Text, s.Target.Text, s.Band, confidence.Text}
	}
	rows := [][]string{row(words.Overall, &m.v.Overall, m.v.Trust.Confidence)}
	for i := range m.v.Dimensions {
		d := &m.v.Dimensions[i]
		rows = append(rows, row(d.Name, &d.ScoreView, d.Confidence))
	}
	m.table([]string{words.Dimension, words.Proven, words.Claimed, words.Possible, words.Target, words.Band, words.Confidence},
		[]bool{false, true, true, true, true, false, true}, rows)
}

func (m *markdown) contents() {
	m.line("\n**", escaped(m.words.Contents), "**\n\n", contentsPlace)
}

func (m *markdown) criteria() {
	words := m.words
	m.heading(2, words.CriteriaAgainstTarget)
	var rows [][]string
	for i := range m.v.Criteria {
		c := &m.v.Criteria[i]
		if !c.Applies {
			rows = append(rows, []string{c.Dimension, c.Name, words.DoesNotApply, "", "", "", "", ""})
			continue
		}
		rows = append(rows, []string{c.Dimension, c.Name, strconv.Itoa(c.Proven), strconv.Itoa(c.Claimed), strconv.Itoa(c.Possible),
			strconv.Itoa(c.Target), strconv.Itoa(c.Gap), c.Points.Text})
	}
	m.table([]string{words.Dimension, words.Criterion, words.Proven, words.Claimed, words.Possible, words.Target, words.Gap, words.Points},
		[]bool{false, false, true, true, true, true, true, true}, rows)
	m.heading(2, words.GapsByCriterion)
	for i := range m.v.Criteria {
		m.criterion(&m.v.Criteria[i])
	}
}

func (m *markdown) criterion(c *CriterionView) {
	words := m.words
	m.heading(3, c.Name)
	if !c.Applies {
		m.paragraph(c.WhyNot)
		return
	}
	m.line("\n", escaped(words.Level), " ", m.outOf(c.Proven, questionnaire.Rungs), ", ", escaped(lowerFirst(words.Target)), " ", strconv.Itoa(c.Target), "\n")
	if c.OwnTarget {
		m.line("- ", escaped(words.OwnTarget))
	}
	m.labelled(words.WhereNow, c.Holds)
	if c.Gap == 0 {
		m.line("- ", escaped(words.TargetReached))
	}
	if next := c.Next; next != nil {
		m.labelled(words.NextRung, joined(". ", strconv.Itoa(next.Level), next.Asks))
		for _, d := range next.Deciders {
			m.labelled(words.Decided, d.Text)
		}
		m.labelled(words.Lacks, next.LacksText)
		m.labelled(words.EvidenceNeeded, next.EvidenceNeeded)
		m.labelled(words.Action, next.Action)
		m.labelled(words.Owner, joined(", ", next.Owner, next.Days.Text))
		m.labelled(words.Artefact, next.Artefact)
		m.labelled(words.StandsOn, strings.Join(next.StandsOn, "; "))
		m.labelled(words.MakesPossible, strings.Join(next.MakesPossible, "; "))
	}
	m.labelled(words.Evidence, c.Evidence)
	m.labelled(words.Confidence, joined(", ", c.Confidence.Text, c.ConfidenceName))
	m.labelled(words.Matters, c.Matters)
	m.labelled(words.OpenContradictions, strings.Join(c.Contradictions, " "))
	if c.WhyNot != "" {
		m.line("- ", escaped(c.WhyNot))
	}
	var rows [][]string
	for i := range c.Rungs {
		r := &c.Rungs[i]
		rows = append(rows, []string{strconv.Itoa(r.Level), r.Asks, r.StateName, r.Action, r.Owner, r.Days.Text})
	}
	m.table([]string{words.Level, words.Ladder, words.State, words.Action, words.Owner, words.Days}, []bool{true}, rows)
}

func (m *markdown) matrix(x *MatrixView) {
	words := m.words
	m.heading(2, titled(words.Matrix, x.Title))
	m.paragraph(x.Lead)
	if len(x.Functions) == 0 {
		return
	}
	columns := []string{words.Function}
	for i := range x.Roles {
		columns = append(columns, x.Roles[i].Name)
	}
	var rows [][]string
	for i := range x.Functions {
		f := &x.Functions[i]
		row := append([]string{f.Name}, f.Marks...)
		var found []string
		for _, finding := range f.Findings {
			found = append(found, finding.Text)
		}
		if !f.Asked {
			found = append(found, words.NotAsked)
		}
		rows = append(rows, append(row, strings.Join(found, "; ")))
	}
	load := []string{words.Load}
	for i := range x.Roles {
		load = append(load, strconv.Itoa(x.Roles[i].Load))
	}
	m.table(append(columns, words.Finding), nil, append(rows, append(load, "")))
	m.line("\n", escaped(words.Legend), ": R — ", escaped(words.DoesMark), ", A — ", escaped(words.AnswersMark),
		", RA — ", escaped(words.BothMark), ", B — ", escaped(words.StandsInMark))
	if len(x.Absent) > 0 {
		m.paragraph(words.AbsentFunctions + ": " + list(x.Absent))
	}
}

func (m *markdown) funnels(f *FunnelsView) {
	words := m.words
	m.heading(2, titled(words.Funnels, f.Title))
	switch {
	case !f.Asked:
		m.paragraph(upperFirst(words.NotAsked))
	case len(f.Funnels) == 0:
		m.paragraph(words.NoFunnels)
	}
	for i := range f.Funnels {
		funnel := &f.Funnels[i]
		m.heading(3, funnel.Name)
		m.line()
		m.labelled(words.Serves, served(funnel, words))
		m.labelled(words.Owner, funnel.Owner)
		var rows [][]string
		for _, s := range funnel.Stages {
			rows = append(rows, []string{s.Name, s.Tracking, orElse(s.Measured.Text, words.NotMeasured)})
		}
		if rows != nil {
			m.table([]string{words.Stage, words.Tracking, words.Measured}, []bool{false, false, true}, rows)
		}
	}
	if len(f.Uncovered) > 0 {
		m.paragraph(words.Uncovered + ": " + list(f.Uncovered))
	}
}

func (m *markdown) contradictions() {
	words := m.words
	m.heading(2, words.Contradictions)
	if len(m.v.Contradictions) == 0 {
		m.paragraph(words.NoContradictions)
	}
	for i := range m.v.Contradictions {
		c := &m.v.Contradictions[i]
		m.line("\n", strconv.Itoa(i+1), ". **", escaped(c.Says), "** (", escaped(lowerFirst(words.Severity)), ": ", escaped(c.SeverityName), ")")
		for _, a := range c.Answers {
			m.line("   - ", escaped(words.Question), " ", strconv.Itoa(a.Question), ". ", escaped(a.Label), ": ", escaped(a.Text))
		}
		for _, part := range [][2]string{{words.HowToAsk, c.Ask}, {words.Concerns, list(c.Criteria)}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
	}
}

func (m *markdown) plan() {
	words := m.words
	m.heading(2, words.Plan)
	p := m.v.Plan
	if p == nil {
		m.paragraph(words.NoPlan)
		return
	}
	m.paragraph(p.Lead)
	columns := []string{words.Forecast, words.Overall}
	numeric := []bool{false, true}
	for i := range m.v.Dimensions {
		columns, numeric = append(columns, m.v.Dimensions[i].Name), append(numeric, true)
	}
	var rows [][]string
	for _, f := range p.Forecast {
		row := []string{f.Name, f.Overall.Text}
		for _, d := range f.Dimensions {
			row = append(row, d.Text)
		}
		rows = append(rows, row)
	}
	m.table(columns, numeric, rows)
	for i := range p.Waves {
		wave := &p.Waves[i]
		m.heading(3, waveTitle(wave, words))
		var rows [][]string
		for _, k := range wave.Steps {
			s := &p.Steps[k]
			rows = append(rows, []string{strconv.Itoa(s.Place), joined(", ", s.Criterion, lowerFirst(words.Level)+" "+strconv.Itoa(s.Level)), s.KindName, s.Action,
				s.Owner, s.Days.Text, s.Impact.Text, s.Artefact, strings.Join(s.WaitsFor, "; "), s.NeededFor})
		}
		if rows == nil {
			m.paragraph(upperFirst(words.None))
			continue
		}
		m.table([]string{words.Step, words.Criterion, words.Kind, words.Action, words.Owner, words.Days, words.Impact, words.Artefact, words.WaitsFor, words.NeededFor},
			[]bool{true, false, false, false, false, false, true}, rows)
	}
}

func (m *markdown) next() {
	words := m.words
	m.heading(2, words.StillToAsk)
	if len(m.v.ToAsk) == 0 {
		m.paragraph(words.NothingToAsk)
	} else {
		var rows [][]string
		for _, a := range m.v.ToAsk {
			rows = append(rows, []string{strconv.Itoa(a.Question), a.Label, a.Help, a.Gain.Text})
		}
		m.table([]string{words.Question, words.WhatToAsk, words.WhatCounts, words.Gain}, []bool{true, false, false, true}, rows)
	}
	m.heading(2, words.StillToProve)
	if len(m.v.ToProve) == 0 {
		m.paragraph(words.NothingToProve)
		return
	}
	var rows [][]string
	for _, p := range m.v.ToProve {
		rows = append(rows, []string{p.Criterion, strconv.Itoa(p.Level), p.Asks, p.Evidence, p.Gain.Text})
	}
	m.table([]string{words.Criterion, words.Level, words.Ladder, words.EvidenceNeeded, words.Gain}, []bool{false, true, false, false, true}, rows)
}

func (m *markdown) answers() {
	words := m.words
	m.heading(2, joined(": ", words.Appendix, words.Answers))
	for i := range m.v.Answers {
		q := &m.v.Answers[i]
		m.heading(3, strconv.Itoa(q.Number)+". "+orElse(q.Title, q.Text))
		if q.Title != "" {
			m.paragraph(q.Text)
		}
		var rows [][]string
		for k := range q.Fields {
			rows = append(rows, []string{q.Fields[k].Label, q.Fields[k].Text})
		}
		m.table([]string{words.Question, words.Answer}, nil, rows)
		for k := range q.Fields {
			if f := &q.Fields[k]; f.Table != nil {
				m.line("\n**", escaped(f.Label), "**")
				m.viewTable(f.Table)
			}
		}
		if q.Note != "" {
			m.line("\n**", escaped(words.Note), ":** ", escaped(q.Note))
		}
	}
}

func (m *markdown) evidence() {
	words := m.words
	m.heading(2, joined(": ", words.Appendix, words.Evidence))
	if len(m.v.Evidence) == 0 {
		m.paragraph(words.NoEvidence)
		return
	}
	var rows [][]string
	for _, e := range m.v.Evidence {
		rows = append(rows, []string{strconv.Itoa(e.Question), e.Source, e.Grade, e.Ref, e.Date, e.Counts})
	}
	m.table([]string{words.Question, words.Source, words.Grade, words.Reference, words.Date, words.Counts}, []bool{true}, rows)
}

func (m *markdown) method() {
	m.heading(2, joined(": ", m.words.Appendix, m.words.Method))
	for i := range m.v.Method {
		part := &m.v.Method[i]
		m.heading(3, part.Heading)
		for _, p := range part.Paragraphs {
			m.paragraph(p)
		}
		if part.Table != nil {
			m.viewTable(part.Table)
		}
	}
}
