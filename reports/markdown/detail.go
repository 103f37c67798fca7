package markdown

import (
	"cmp"
	"strconv"
	"strings"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

func (m *document) matrix(x *view.Matrix) {
	words := m.words
	m.heading(2, x.Heading)
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
		found := f.FindingTexts()
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
	m.line("\n", escaped(words.Legend), ": ", escaped(words.MarkLegend()), ".")
	m.paragraph(wording.Sentence(wording.Labeled(words.AbsentFunctions, wording.List(x.Absent))))
}

func (m *document) funnels(f *view.Funnels) {
	words := m.words
	m.heading(2, f.Heading)
	switch {
	case !f.Asked:
		m.paragraph(wording.UpperFirst(words.NotAsked) + ".")
	case len(f.Funnels) == 0:
		m.paragraph(words.NoFunnels)
	}
	for i := range f.Funnels {
		funnel := &f.Funnels[i]
		m.heading(3, funnel.Name)
		m.line()
		m.labeled(words.Serves, funnel.For)
		m.labeled(words.AnswersFor, funnel.OwnerText)
		var rows [][]string
		for _, s := range funnel.Stages {
			rows = append(rows, []string{s.Name, s.Tracking, s.Passes})
		}
		if rows != nil {
			m.table([]string{words.Stage, words.Tracking, words.Measured}, []bool{false, false, true}, rows)
		}
	}
	m.paragraph(wording.Sentence(wording.Labeled(words.Uncovered, wording.List(f.Uncovered))))
}

func (m *document) contradictions() {
	words := m.words
	m.heading(2, words.Contradictions)
	if len(m.v.Contradictions) == 0 {
		m.paragraph(words.NoContradictions)
	}
	for i := range m.v.Contradictions {
		c := &m.v.Contradictions[i]
		m.line("\n", strconv.Itoa(i+1), ". **", escaped(c.Says), "** (", escaped(wording.LowerFirst(words.Severity)), ": ", escaped(c.SeverityName), ")")
		for _, a := range c.Answers {
			m.line("   - ", escaped(words.Question), " ", strconv.Itoa(a.Question), ". ", escaped(a.Label), ": ", escaped(a.Text))
		}
		for _, fact := range c.Computed {
			m.line("   - ", escaped(words.Computed), ": ", escaped(wording.LowerFirst(fact)))
		}
		for _, part := range [][2]string{{words.HowToAsk, c.Ask}, {words.Concerns, strings.Join(c.Criteria, "; ")}} {
			if part[1] != "" {
				m.line("   - ", escaped(part[0]), ": ", escaped(part[1]))
			}
		}
	}
}

func (m *document) next() {
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
	m.paragraph(m.v.AskLater)
	m.heading(2, words.ToSend)
	if len(m.v.ToSend) == 0 {
		m.paragraph(words.NothingToProve)
		return
	}
	m.paragraph(words.ToSendLead)
	var rows [][]string
	for i := range m.v.ToSend {
		d := &m.v.ToSend[i]
		rows = append(rows, []string{d.Name, d.ProvesText, d.Grade, d.Owner, d.Gain.Text})
	}
	m.table([]string{words.Document, words.Proves, words.EvidenceNeeded, words.Owner, words.Gain}, []bool{false, false, false, false, true}, rows)
}

func (m *document) answers() {
	words := m.words
	m.heading(2, m.v.AppendixTitle(words.Answers))
	if len(m.v.Evidence) == 0 {
		m.paragraph(words.NoEvidence)
	}
	for i := range m.v.Answers {
		q := &m.v.Answers[i]
		m.heading(3, strconv.Itoa(q.Number)+". "+cmp.Or(q.Title, q.Text))
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

func (m *document) evidence() {
	words := m.words
	if len(m.v.Evidence) == 0 {
		return // said in the appendix before
	}
	m.heading(2, m.v.AppendixTitle(words.Evidence))
	var rows [][]string
	for _, e := range m.v.Evidence {
		rows = append(rows, []string{strconv.Itoa(e.Question), e.Source, e.Grade, e.Ref, e.Date, e.Counts})
	}
	m.table([]string{words.Question, words.Source, words.Grade, words.Reference, words.Date, words.Counts}, []bool{true}, rows)
}

func (m *document) method() {
	m.heading(2, m.v.AppendixTitle(m.words.Method))
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

// closing says what was examined, who may read the report, and leaves room for signatures.
func (m *document) closing() {
	c, words := &m.v.Closing, m.words
	m.heading(2, words.Closing)
	for _, sentence := range c.Scope {
		m.paragraph(sentence)
	}
	m.line("\n**", escaped(words.Confidentiality), ".** ", escaped(c.Confidential))
	rows := make([][]string, len(c.Signatures))
	for i, who := range c.Signatures {
		rows[i] = []string{who, "", ""}
	}
	m.table([]string{words.Signatures, words.SignName, words.SignDate}, nil, rows)
}
