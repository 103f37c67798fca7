package xlsx

import (
	"math"
	"strings"

	"salesaudit/internal/wording"
)

func (b *workbook) contradictions() {
	words := b.words
	lead := ""
	if len(b.v.Contradictions) == 0 {
		lead = words.NoContradictions
	}
	s := b.addSheet(words.Contradictions, words.Contradictions, lead)
	t := table{Columns: []column{{words.Severity, 14, textStyle}, {words.Contradictions, 50, textStyle}, {words.AnswersAtOdds, 60, textStyle}, {words.Computed, 50, textStyle},
		{words.HowToAsk, 50, textStyle}, {words.Concerns, 40, textStyle}}}
	for i := range b.v.Contradictions {
		c := &b.v.Contradictions[i]
		t.Rows = append(t.Rows, []any{c.SeverityName, c.Says, strings.Join(c.AnswerLines(), "\n"), strings.Join(c.Computed, "\n"), c.Ask, strings.Join(c.Criteria, "\n")})
	}
	s.table(t)
}

func (b *workbook) toAsk() {
	words := b.words
	lead := ""
	if len(b.v.ToAsk) == 0 {
		lead = words.NothingToAsk
	}
	t := table{Columns: []column{{words.Question, 11, wholeStyle}, {words.WhatToAsk, 60, textStyle}, {words.WhatCounts, 70, textStyle}, {words.Gain, 12, pointsStyle}}}
	for _, a := range b.v.ToAsk {
		t.Rows = append(t.Rows, []any{a.Question, a.Label, a.Help, a.Gain})
	}
	b.addSheet(words.StillToAsk, words.StillToAsk, lead, b.v.AskLater).table(t)
}

// toSend lists the documents that prove what is so far only claimed.
func (b *workbook) toSend() {
	words := b.words
	lead := words.ToSendLead
	if len(b.v.ToSend) == 0 {
		lead = words.NothingToProve
	}
	t := table{Columns: []column{{words.Document, 44, textStyle}, {words.Proves, 70, textStyle}, {words.EvidenceNeeded, 32, textStyle},
		{words.Owner, 28, textStyle}, {words.Gain, 12, pointsStyle}}}
	for i := range b.v.ToSend {
		d := &b.v.ToSend[i]
		t.Rows = append(t.Rows, []any{d.Name, d.ProvesText, d.Grade, d.Owner, d.Gain})
	}
	b.addSheet(words.ToSend, words.ToSend, lead).table(t)
}

// questions writes a row for each question: what was answered, what that means and how it is proven.
func (b *workbook) questions() {
	words := b.words
	t := table{Columns: []column{{words.NumberSign, 6, wholeStyle}, {words.Question, 44, textStyle}, {words.Answer, 60, textStyle}, {words.Verdict, 50, textStyle}, {words.HowProven, 34, textStyle}}}
	for i := range b.v.Answers {
		q := &b.v.Answers[i]
		t.Rows = append(t.Rows, []any{q.Number, q.Text, q.Summary, q.Verdict, q.Proof})
	}
	b.addSheet(words.Questions, words.Questions).table(t)
}

// answers writes one row for each answer, and one for each cell of a list, so that its numbers stay numbers.
func (b *workbook) answers() {
	words := b.words
	t := table{Columns: []column{{words.Question, 11, wholeStyle}, {words.Answers, 60, textStyle}, {words.Row, 10, wholeStyle},
		{words.Column, 28, textStyle}, {words.Answer, 70, textStyle}}}
	for i := range b.v.Answers {
		q := &b.v.Answers[i]
		for k := range q.Fields {
			f := &q.Fields[k]
			if f.Number != nil {
				label := f.Label
				if f.Sample != "" {
					label += " (" + f.Sample + ")"
				}
				t.Rows = append(t.Rows, []any{q.Number, label, nil, "", answerCell(f.Number.Value, f.Text)})
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
						value = answerCell(*cell.Number, cell.Text)
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

// answerCell is a number among texts, with the sign of a share where its words have that.
func answerCell(number float64, text string) styledCell {
	style := answerStyle
	if strings.HasSuffix(strings.TrimSuffix(text, ")"), "%") { // 41 из 186 (22,0 %)
		if style = shareStyle; number == math.Trunc(number) {
			style = wholeShareStyle
		}
	}
	return styledCell{number, style}
}

func (b *workbook) evidence() {
	words := b.words
	lead := ""
	if len(b.v.Evidence) == 0 {
		lead = words.NoEvidence
	}
	t := table{Columns: []column{{words.Question, 11, wholeStyle}, {words.Source, 30, textStyle}, {words.Grade, 22, textStyle},
		{words.Reference, 60, textStyle}, {words.Date, 14, dateStyle}, {words.Counts, 22, textStyle}}}
	for _, e := range b.v.Evidence {
		t.Rows = append(t.Rows, []any{e.Question, e.Source, e.Grade, e.Ref, isoDay(e.ISODate), e.Counts})
	}
	b.addSheet(words.Evidence, words.Evidence, lead).table(t)
}

func (b *workbook) method() {
	words := b.words
	t := table{Columns: []column{{words.Method, 30, textStyle}, {"", 120, textStyle}}}
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
		for _, row := range part.Table.Texts() {
			t.Rows = append(t.Rows, []any{"", strings.Join(row, " — ")})
		}
	}
	b.addSheet(words.Method, words.Method, wording.Joined(", ", b.v.Header.BankTitle, b.v.Header.Bank), b.v.Header.Premise).table(t)
}
