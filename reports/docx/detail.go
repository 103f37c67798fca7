package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/wording"
	"salesaudit/reports/palette"
	"salesaudit/reports/view"
)

const (
	// mostRoles is how many roles of a matrix stand beside each other; more go on in a table below.
	mostRoles = 15
	// fewRoles is how many have room for their names beside each other; of more these are turned.
	fewRoles = 4
)

// matrix is a table with shaded marks, and under it what was found.
func (r *report) matrix(m *view.Matrix) {
	w := r.words
	r.heading(1, m.Heading)
	r.leading(normal, m.LeadWithKey())
	if !m.Asked {
		return
	}
	for from := 0; from < len(m.Roles); from += mostRoles {
		r.marks(m, from, min(from+mostRoles, len(m.Roles)))
	}
	legend := w.MarkLegend()
	if slices.ContainsFunc(m.Functions, func(f view.Function) bool { return slices.Contains(f.Shared, true) }) {
		legend += "; " + w.SharedInColor
	}
	r.paragraph(quiet, legend)
	var findings [][]cell
	for i := range m.Functions {
		if f := &m.Functions[i]; len(f.Findings) > 0 {
			findings = append(findings, texts(f.Name, strings.Join(f.FindingTexts(), "; ")))
		}
	}
	if len(findings) > 0 {
		r.heading(2, w.Findings)
	}
	r.table([]column{{w.Function, 2, false}, {w.Finding, 3, false}}, findings, 0)
}

// marks is the table of some of the roles.
func (r *report) marks(m *view.Matrix, from, to int) {
	const functions = 4 // the width of a name, against that of a role
	columns := []column{{r.words.Function, functions, false}}
	for _, role := range m.Roles[from:to] {
		columns = append(columns, column{role.Name, 1, false})
	}
	var rows [][]cell
	for i := range m.Functions {
		f := &m.Functions[i]
		row := []cell{{text: f.Short}}
		if !f.Asked {
			row[0].text += " (" + r.words.NotAsked + ")"
		}
		for i := from; i < to; i++ {
			row = append(row, markCell(f.Marks[i], f.Shared[i]))
		}
		rows = append(rows, row)
	}
	const mostWhole = 20 // functions, of which all have room on a page under turned heads
	t := &table{columns: columns, rows: rows, whole: len(rows) <= mostWhole}
	t.led = t.whole && to == len(m.Roles) // what the marks mean is below the last part
	if to-from > fewRoles {
		t.upright = 1
	}
	r.grid(t)
}

// markCell shades a mark as the other formats do; who does what another does as well is in the accent color.
func markCell(mark string, duplicated bool) cell {
	c := cell{text: mark, center: true}
	switch mark {
	case "R", "RA":
		c.fill, c.color, c.bold = &palette.Ink, &palette.White, true
		if duplicated {
			c.fill = &palette.Accent
		}
	case "A":
		c.fill = &palette.Tint
	}
	return c
}

func (r *report) funnels(f *view.Funnels) {
	w := r.words
	r.heading(1, f.Heading)
	switch {
	case !f.Asked:
		r.paragraph(normal, wording.Sentence(w.NotAsked))
	case len(f.Funnels) == 0:
		r.paragraph(normal, w.NoFunnels)
	}
	for i := range f.Funnels {
		funnel := &f.Funnels[i]
		r.heading(2, funnel.Name)
		r.leading(quiet, wording.Joined(" · ", wording.Labeled(w.Serves, funnel.For), wording.Labeled(w.AnswersFor, funnel.OwnerText)))
		var rows [][]cell
		for _, s := range funnel.Stages {
			measured := s.Measured.Text
			if measured == "" {
				measured = s.Passes
			}
			rows = append(rows, texts(s.Name, s.Tracking, measured))
		}
		r.table([]column{{w.Stage, 3, false}, {w.Tracking, 3, false}, {w.Measured, 1.2, true}}, rows, 0)
	}
	r.paragraph(normal, wording.Labeled(w.Uncovered, wording.List(f.Uncovered)))
}

func (r *report) contradictions() {
	w := r.words
	r.heading(1, w.Contradictions)
	if len(r.v.Contradictions) == 0 {
		r.paragraph(normal, w.NoContradictions)
	}
	for i := range r.v.Contradictions {
		c := &r.v.Contradictions[i]
		r.heading(3, c.Says)
		r.leading(quiet, wording.Labeled(w.Severity, c.SeverityName))
		r.list(bullet, append(c.AnswerLines(), c.Computed...))
		r.labeled(w.HowToAsk, c.Ask)
	}
}

// next is what is still to ask and which documents to send.
func (r *report) next() {
	v, w := r.v, r.words
	r.heading(1, w.StillToAsk)
	if len(v.ToAsk) == 0 {
		r.paragraph(normal, w.NothingToAsk)
	}
	var rows [][]cell
	for _, a := range v.ToAsk {
		rows = append(rows, texts(strconv.Itoa(a.Question), a.Label, a.Help, a.Gain.Text))
	}
	r.table([]column{{w.Question, 0.9, true}, {w.WhatToAsk, 3, false}, {w.WhatCounts, 4.5, false}, {w.Gain, 0.9, true}}, rows, 0)
	r.paragraph(quiet, v.AskLater)
	r.heading(1, w.ToSend)
	if len(v.ToSend) == 0 {
		r.paragraph(normal, w.NothingToProve)
		return
	}
	r.leading(normal, w.ToSendLead)
	rows = nil
	for i := range v.ToSend {
		s := &v.ToSend[i]
		rows = append(rows, texts(s.Name, s.ProvesText, s.Grade, s.Owner, s.Gain.Text))
	}
	r.table([]column{{w.Document, 2.4, false}, {w.Proves, 3.4, false}, {w.EvidenceNeeded, 1.6, false}, {w.Owner, 1.6, false}, {w.Gain, 0.9, true}}, rows, 0)
}

// answers is the appendix with everything that was answered.
func (r *report) answers() {
	w := r.words
	r.heading(1, r.v.AppendixTitle(w.Answers))
	if len(r.v.Evidence) == 0 {
		r.leading(normal, w.NoEvidence)
	}
	for i := range r.v.Answers {
		q := &r.v.Answers[i]
		r.heading(2, q.Heading())
		r.leadingLabeled(w.Note, q.Note) // here it stays with its question
		var rows [][]cell
		for k := range q.Fields {
			rows = append(rows, texts(q.Fields[k].Label, q.Fields[k].Text))
		}
		r.grid(&table{columns: []column{{share: 2}, {share: 3}}, rows: rows})
		for k := range q.Fields {
			if f := &q.Fields[k]; f.Table != nil {
				r.leading(quiet, f.Label)
				r.viewTable(f.Table)
			}
		}
	}
}

// viewTable sets a table of the view: each column asks for as much room as its longest text, within reason.
func (r *report) viewTable(t *view.Table) {
	const least, most = 8, 60 // characters
	columns := make([]column, len(t.Columns))
	for i, title := range t.Columns {
		columns[i] = column{title, least, t.Numeric[i]}
	}
	var rows [][]cell
	for _, row := range t.Texts() {
		rows = append(rows, texts(row...))
		for i, text := range row {
			columns[i].share = max(columns[i].share, min(most, float64(utf8.RuneCountInString(text))))
		}
	}
	r.grid(&table{columns: columns, rows: rows})
}

func (r *report) evidence() {
	w := r.words
	if len(r.v.Evidence) == 0 {
		return // said in the appendix before
	}
	r.heading(1, r.v.AppendixTitle(w.Evidence))
	columns := []column{{w.Question, 0.9, true}, {w.Source, 2.4, false}, {w.Reference, 2.6, false}, {w.Date, 1.5, false}, {w.Grade, 1.5, false}}
	if r.v.SomeCountLess() {
		columns = append(columns, column{w.Counts, 1.5, false})
	}
	var rows [][]cell
	for _, e := range r.v.Evidence {
		rows = append(rows, texts(strconv.Itoa(e.Question), e.Source, e.Ref, e.Date, e.Grade, e.Counts))
	}
	r.table(columns, rows, 0)
}

func (r *report) method() {
	r.heading(1, r.v.AppendixTitle(r.words.Method))
	r.leading(normal, r.v.Header.Premise)
	for i := range r.v.Method {
		part := &r.v.Method[i]
		r.heading(2, part.Heading)
		for _, p := range part.Paragraphs {
			r.paragraph(normal, p)
		}
		if part.Table != nil {
			r.viewTable(part.Table)
		}
	}
}

// closing says what was examined and who may read the report, and leaves room for signatures: all on one page, as nobody
// signs what stands elsewhere.
func (r *report) closing() {
	w, c := r.words, &r.v.Closing
	r.heading(1, w.Closing)
	for _, sentence := range c.Scope {
		r.leading(normal, sentence)
	}
	r.heading(2, w.Confidentiality)
	r.leading(normal, c.Confidential)
	r.heading(2, w.Signatures)
	var rows [][]cell
	for _, who := range c.Signatures {
		rows = append(rows, texts(who, "", ""))
	}
	const room = 14 // millimeters to sign in
	r.grid(&table{columns: []column{{"", 2, false}, {w.SignName, 4, false}, {w.SignDate, 2, false}}, rows: rows, height: room, whole: true, led: true})
}
