package pdf

import (
	"slices"
	"strconv"

	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// questions is a line for each question: what was answered, what that means, how it is proven, and where the answers are.
func (d *document) questions() {
	var rows [][]string
	for i := range d.view.Answers {
		q := &d.view.Answers[i]
		rows = append(rows, []string{q.Heading(), q.Summary, q.Verdict, q.Proof, ""})
	}
	t := table{style: small, columns: []tableColumn{
		{title: d.words.Question, width: 37}, {title: d.words.Answer, width: 47}, {title: d.words.Verdict, width: 41}, {title: d.words.HowProven, width: 40, style: small.in(muted)},
		{title: d.words.PageShort, width: 9, right: true},
	}}
	t.link = func(row int) int { return d.anchor("answers " + d.view.Answers[row].ID) }
	t.draw = func(row, column int, x, y, width, _ float64) {
		if column == len(t.columns)-1 {
			d.marks = append(d.marks, pageMark{d.PageNo(), x + width - padding - numberGap, y + padding, "answers " + d.view.Answers[row].ID})
		}
	}
	d.title(d.words.Questions, "questions", d.beginHeight(t, rows))
	d.rows(t, rows)
}

// next lists what is still to ask and which documents to send. What there is nothing of is said first, so that no
// sentence is left for a page of its own.
func (d *document) next() {
	var rows [][]string
	for _, a := range d.view.ToAsk {
		rows = append(rows, []string{strconv.Itoa(a.Question), a.Label, a.Help, a.Gain.Text})
	}
	t := table{style: small, columns: []tableColumn{
		{title: d.words.Question, width: 17, right: true}, {title: d.words.WhatToAsk, width: 57}, {title: d.words.WhatCounts, width: 86, style: small.in(muted)},
		{title: d.words.Gain, width: 14, right: true},
	}}
	d.title(d.words.StillToAsk, "next", max(20, d.beginHeight(t, rows)))
	if len(rows) == 0 {
		d.paragraph(d.words.NothingToAsk, body)
	}
	d.rows(t, rows)
	if later := d.view.AskLater; later != "" {
		d.y += 2
		d.paragraph(later, fine)
	}
	d.toSend()
}

// toSend is the sheet of documents that prove what is so far only claimed.
func (d *document) toSend() {
	var rows [][]string
	for i := range d.view.ToSend {
		s := &d.view.ToSend[i]
		rows = append(rows, []string{s.Name, s.ProvesText, s.Grade, s.Owner, s.Gain.Text})
	}
	t := table{style: small, columns: []tableColumn{
		{title: d.words.Document, width: 48, style: strong.sized(small.size)}, {title: d.words.Proves, width: 60}, {title: d.words.EvidenceNeeded, width: 28},
		{title: d.words.Owner, width: 24}, {title: d.words.Gain, width: 14, right: true},
	}}
	d.title(d.words.ToSend, "send", 12+d.beginHeight(t, rows))
	if len(rows) == 0 {
		d.paragraph(d.words.NothingToProve, body)
		d.y += 2
		return
	}
	d.paragraph(d.words.ToSendLead, body)
	d.y += 2
	d.rows(t, rows)
}

// answers is the appendix with everything that was answered.
func (d *document) answers() {
	follows := 2 * section.lead()
	if len(d.view.Answers) > 0 { // the title stays with the first question
		_, room := d.questionHeights(d.answerItems(&d.view.Answers[0]))
		follows = 4*section.lead() + room
	}
	d.title(d.view.AppendixTitle(d.words.Answers), "answers", follows)
	if len(d.view.Evidence) == 0 {
		d.paragraph(d.words.NoEvidence, body)
		d.y += 1
	}
	for i := range d.view.Answers {
		d.question(&d.view.Answers[i])
	}
}

// answerLabel is the width of the labels of fields.
const answerLabel = 78.0

// answerItem is one line of a question, or a table.
type answerItem struct {
	name, text string
	style      style
	table      *view.Table
}

// The first and the last items of a question stay together, as far as they are no higher than so many millimeters.
const (
	keptTogether = 3
	mostKept     = mostEmpty - 10
)

// questionHeights measures the items of a question, of a table what it begins with, and returns the room that they ask for
// below their heading. A question without tables stays on one page; of the others the first three items stay together, and
// the last three.
func (d *document) questionHeights(items []answerItem) (heights []float64, room float64) {
	heights = make([]float64, len(items))
	whole, tables := 0.0, false
	for i, item := range items {
		if item.table != nil { // as far as it is to stay with what is around it
			t, rows := d.answerTable(item.table)
			heights[i] = label.lead() + d.beginHeight(t, rows)
		} else {
			heights[i] = max(d.heightAt(answerLabel, item.style, item.text), float64(len(d.wrap(item.name, label, answerLabel-3)))*label.lead()+0.9)
		}
		whole += heights[i]
		tables = tables || item.table != nil
	}
	switch {
	case len(items) <= keptTogether:
		whole = min(mostKept, whole)
	case tables || whole > mostKept:
		whole = 0
		for _, height := range heights[:keptTogether] {
			whole += height
		}
		whole = min(mostKept, whole)
	}
	return heights, whole
}

// question sets a question with its answers, note and evidence.
func (d *document) question(q *view.Question) {
	items := d.answerItems(q)
	heights, room := d.questionHeights(items)
	d.heading2(q.Heading(), room)
	d.place("answers " + q.ID)
	d.bookmark(strconv.Itoa(q.Number)+". "+q.Title, 1)
	for i, item := range items {
		if len(items)-i == keptTogether {
			d.need(min(mostKept, heights[i]+heights[i+1]+heights[i+2]))
		}
		if item.table != nil {
			t, rows := d.answerTable(item.table)
			d.titledRows(item.name, t, rows)
			d.y += 2
		} else {
			d.labeledAt(answerLabel, item.name, item.style, item.text)
		}
	}
	d.y += 1.5
}

func (d *document) answerItems(q *view.Question) []answerItem {
	var items []answerItem
	for i := range q.Fields {
		f := &q.Fields[i]
		item := answerItem{f.Label, f.Text, small, f.Table}
		if f.Status != view.AnsweredID {
			item.style = small.in(muted)
		}
		items = append(items, item)
	}
	if q.Note != "" {
		items = append(items, answerItem{d.words.Note, q.Note, small, nil})
	}
	for i := range q.Evidence {
		item := answerItem{"", evidenceLine(&q.Evidence[i]), small, nil}
		if i == 0 {
			item.name = d.words.Evidence
		}
		items = append(items, item)
	}
	return items
}

// answerTable sets a list: each column as wide as what it holds needs, and the type so small that no word is cut.
func (d *document) answerTable(t *view.Table) (table, [][]string) {
	var columns []tableColumn
	var s style
	for _, size := range []float64{7.2, 6.6, 6} {
		s = style{size, regular, ink}
		var whole bool
		if columns, whole = d.answerColumns(t, s); whole {
			break
		}
	}
	return table{style: s, columns: columns}, t.Texts()
}

// answerColumns shares the width of the page out among the columns of a list. It reports whether each has room for its
// longest word.
func (d *document) answerColumns(t *view.Table, s style) (columns []tableColumn, fits bool) {
	columns = make([]tableColumn, len(t.Columns))
	needs, usual, least := make([]float64, len(t.Columns)), make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	whole, narrowest := 0.0, 0.0
	for k, title := range t.Columns {
		columns[k] = tableColumn{title: title, right: t.Numeric[k]}
		needs[k] = d.width(d.printable(title), smaller) / 2
		for _, row := range t.Rows {
			width := min(60, d.width(d.printable(row[k].Text), s))
			needs[k] = max(needs[k], width)
			usual[k] += width / float64(len(t.Rows))
		}
		usual[k] = max(usual[k], d.width(d.printable(title), smaller)/2) + 2*padding + 2*numberGap
		needs[k] += 2*padding + 2*numberGap
		whole += needs[k]
	}
	if whole > textWidth { // a column that is empty in most rows shall not crowd one that is filled in all
		needs = usual
	}
	rows := t.Texts()
	for k := range columns {
		least[k] = d.leastWidth(table{style: s, columns: columns}, k, rows)
		narrowest += least[k]
	}
	for k, width := range typeface.Columns(needs, least, textWidth) {
		columns[k].width = width
	}
	return columns, narrowest <= textWidth
}

func evidenceLine(e *view.Evidence) string {
	text := joinDot(e.Grade, e.Source, e.Ref, e.Date)
	if e.Counts != "" {
		text += " → " + e.Counts
	}
	return text
}

// evidence is the appendix with all evidence.
func (d *document) evidence() {
	if len(d.view.Evidence) == 0 {
		return // said in the appendix before
	}
	var rows [][]string
	for _, e := range d.view.Evidence {
		rows = append(rows, []string{strconv.Itoa(e.Question), e.Source, e.Ref, e.Date, e.Grade, e.Counts})
	}
	t := table{style: small, columns: []tableColumn{
		{title: d.words.Question, width: 17, right: true}, {title: d.words.Source, width: 45}, {title: d.words.Reference, width: 36},
		{title: d.words.Date, width: 33}, {title: d.words.Grade, width: 22}, {title: d.words.Counts, width: 21},
	}}
	for k := len(t.columns) - 1; k >= 0; k-- { // where all of it counts as what it is, or its names are left out
		if !slices.ContainsFunc(rows, func(row []string) bool { return row[k] != "" }) {
			t.columns = slices.Delete(t.columns, k, k+1)
			for i := range rows {
				rows[i] = slices.Delete(rows[i], k, k+1)
			}
		}
	}
	d.title(d.view.AppendixTitle(d.words.Evidence), "evidence", d.beginHeight(t, rows))
	d.rows(t, rows)
}
