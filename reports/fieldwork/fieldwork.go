// Package fieldwork words what goes to a client and into a consultant's bag before and between interviews: the documents
// to have ready, an agenda for each respondent, and a sheet to fill in by hand for each figure that an interview cannot
// give.
//
// It belongs at the end of the flow, beside the gap report: bank, and the assessment of an interview that has begun →
// fieldwork → paper → formats. It works over the bank's marks alone (`proves`, `weights`, `measure`) and knows no bank by
// name.
package fieldwork

import (
	"slices"
	"strconv"

	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
)

// text is a wording in both languages.
type text = questionnaire.Text

// Paper is one document of the pack, with the name of its file without a suffix.
type Paper struct {
	Name     string
	Document *paper.Document
}

// Pack returns the documents of the pack. begun is the assessment of an interview that has begun: only what is still open
// is in the pack then; nil for a client who has not been asked yet.
func Pack(bank *questionnaire.Bank, begun *scoring.Assessment, lang questionnaire.Language) []Paper {
	w := &writer{Speaker: wording.In(lang), bank: bank, begun: begun}
	out := []Paper{{"documents", w.documents()}}
	for _, position := range []string{"owner", "head", "seller"} {
		if d := w.agenda(position); d != nil {
			out = append(out, Paper{"agenda-" + position, d})
		}
	}
	if d := w.sheets(); d != nil {
		out = append(out, Paper{"field-sheets", d})
	}
	return out
}

// writer makes the documents.
type writer struct {
	wording.Speaker
	bank  *questionnaire.Bank
	begun *scoring.Assessment
}

// document begins a document.
func (w *writer) document(title text) *paper.Document {
	d := &paper.Document{Language: w.Language, Title: w.Say(title), Subtitle: w.Text(w.bank.Title), Foot: w.Text(w.bank.Title)}
	if w.begun != nil {
		sheet := w.begun.Sheet
		d.Subtitle = wording.Joined(" · ", clean.Name(sheet.Client.Name), w.Date(sheet.Interview.Date))
		d.Foot, d.Author = d.Subtitle, clean.Name(sheet.Interview.Interviewer)
	}
	return d
}

// isOpen reports whether a field is still to be asked: shown, or not known to be hidden, and not answered, or answered in part
// so that points hang on the rest.
func (w *writer) isOpen(f *questionnaire.Field) bool {
	if w.begun == nil {
		return true
	}
	status := w.begun.Fields[f.Index]
	return status == scoring.FieldUnknown || status == scoring.FieldUndecided ||
		slices.ContainsFunc(w.begun.AskNext, func(n scoring.Ask) bool { return n.Field == f && n.Gain > 0 })
}

// openFields returns the fields of a question that are still to be asked.
func (w *writer) openFields(q *questionnaire.Question) []*questionnaire.Field {
	return slices.DeleteFunc(slices.Clone(q.Fields), func(f *questionnaire.Field) bool { return !w.isOpen(f) })
}

// documents lists what to have ready by source, each with the questions that it proves. Of an interview that has begun
// it lists the questions that nothing proves yet.
func (w *writer) documents() *paper.Document {
	d := w.document(text{RU: "Какие документы подготовить", EN: "Documents to have ready"})
	d.Blocks = append(d.Blocks, paper.Paragraph{Text: w.Say(text{
		RU: "Хватит действующих документов в том виде, в каком ими пользуются; готовить новые не нужно. Документ старше года подтверждает только то, что он есть.",
		EN: "Documents as they are in use will do; do not make new ones. A document over a year old proves only that it exists.",
	})})
	found := false
	for _, s := range w.bank.Sources {
		var questions []string
		for _, q := range w.bank.Questions {
			if slices.Contains(q.Proves, s) && !w.isProven(q) {
				questions = append(questions, strconv.Itoa(q.Index+1)+". "+w.Text(q.Text))
			}
		}
		if s.Own || questions == nil {
			continue
		}
		found = true
		d.Blocks = append(d.Blocks, paper.Heading{Level: 1, Text: w.Text(s.Name)}, paper.Checks{Items: questions})
	}
	if !found {
		d.Blocks = append(d.Blocks, paper.Paragraph{Text: w.Say(text{RU: "Все вопросы уже подтверждены документами.", EN: "The answers to all questions are already proven by documents."})})
	}
	return d
}

// isProven reports whether a question has evidence already.
func (w *writer) isProven(q *questionnaire.Question) bool {
	return w.begun != nil && len(w.begun.Sheet.Evidence[q.Index]) > 0
}

// agenda lists what to ask one respondent: the questions on which their word weighs most, and those on which nobody's
// weighs more; nil where nothing is left to ask them.
func (w *writer) agenda(position string) *paper.Document {
	d := w.document(text{RU: "Повестка интервью: %s", EN: "Interview agenda: %s"})
	d.Title = w.Say(text{RU: "Повестка интервью: %s", EN: "Interview agenda: %s"}, w.Position(position))
	table := &paper.Table{Columns: []paper.Column{
		{Title: w.NumberSign(), Share: 0.5, Numeric: true}, {Title: w.Say(text{RU: "Вопрос", EN: "Question"}), Share: 3}, {Title: w.Say(text{RU: "Что выяснить", EN: "What to find out"}), Share: 4},
		{Title: w.Say(text{RU: "Минут", EN: "Minutes"}), Share: 0.9, Numeric: true},
	}}
	total := 0
	var asked []*questionnaire.Question
	for _, q := range w.bank.Questions {
		open := slices.DeleteFunc(w.openFields(q), (*questionnaire.Field).IsFigure)
		if len(open) == 0 || !q.KnownBestBy(position) {
			continue
		}
		var labels []string
		minutes := 0.0
		for _, f := range open {
			labels = append(labels, wording.LowerFirst(w.Text(f.Label)))
			minutes += f.Minutes()
		}
		whole := max(1, int(minutes+0.5))
		total += whole
		asked = append(asked, q)
		table.Rows = append(table.Rows, []string{strconv.Itoa(q.Index + 1), w.Text(q.Text), wording.UpperFirst(wording.Joined("; ", labels...)), strconv.Itoa(whole)})
	}
	if table.Rows == nil {
		return nil
	}
	d.Blocks = append(d.Blocks, paper.Paragraph{Text: w.Say(text{
		RU: "Вопросы, на которые этот собеседник отвечает увереннее других; всего около %s. Остальные вопросы — другим респондентам.",
		EN: "The questions that this respondent knows best; about %s in all. The remaining questions are for other respondents.",
	}, w.Counted(total, wording.Noun{One: "минуты", Few: "минут", Many: "минут", Single: "minute", Plural: "minutes"}))}, table)
	d.Blocks = append(d.Blocks, w.form(asked))
	return d
}

// form is a table to write the answers into by hand: one table, so that an agenda takes as few pages as its questions
// need, and every question has room for as much.
func (w *writer) form(asked []*questionnaire.Question) *paper.Table {
	const room = 16 // millimeters to write in
	table := &paper.Table{RowHeight: room, Columns: []paper.Column{
		{Title: w.NumberSign(), Share: 0.5, Numeric: true}, {Title: w.Say(text{RU: "Как спросить", EN: "How to ask"}), Share: 3.2},
		{Title: w.Say(text{RU: "Ответ", EN: "Answer"}), Share: 3}, {Title: w.Say(text{RU: "Документ", EN: "Document"}), Share: 1.7},
	}}
	for _, q := range asked {
		table.Rows = append(table.Rows, []string{strconv.Itoa(q.Index + 1), w.Text(q.Title) + ". " + w.Text(q.Ask), "", ""})
	}
	return table
}
