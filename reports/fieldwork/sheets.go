package fieldwork

import (
	"strconv"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/paper"
)

const (
	// usualSample is how many cases a sheet has room for where the bank does not say how many to look at.
	usualSample = 5
	// mostSample is how many it has at most: more are written on the back.
	mostSample = 30
	// lineHeight is how high a line to write on is, in millimeters.
	lineHeight = 8
)

// sheets is a table to fill in by hand for each figure that an interview cannot give: case by case, then k of n. nil where
// none is open.
func (w *writer) sheets() *paper.Document {
	d := w.document(text{RU: "Полевые листы", EN: "Field sheets"})
	for _, q := range w.bank.Questions {
		for _, f := range w.openFields(q) {
			if f.Measure != nil {
				d.Blocks = append(d.Blocks, w.sheet(f)...)
			}
		}
	}
	if d.Blocks == nil {
		return nil
	}
	return d
}

func (w *writer) sheet(f *questionnaire.Field) []paper.Block {
	cases := f.Measure.Sample
	if cases == 0 {
		cases = usualSample
	}
	table := &paper.Table{RowHeight: lineHeight, Columns: []paper.Column{{Title: w.NumberSign(), Share: 0.6, Numeric: true}, {Title: w.Say(text{RU: "Что проверено (сделка, звонок, сотрудник по должности)", EN: "What was checked (deal, call, employee by position)"}), Share: 5},
		{Title: w.Say(text{RU: "Да / нет или значение", EN: "Yes / no, or the value"}), Share: 2}, {Title: w.Say(text{RU: "Заметка", EN: "Note"}), Share: 3}}}
	for i := range min(cases, mostSample) {
		table.Rows = append(table.Rows, []string{strconv.Itoa(i + 1), "", "", ""})
	}
	result := w.Say(text{RU: "Итог: ______ из ______", EN: "Result: ______ of ______"})
	if f.Kind != questionnaire.Percent {
		result = w.Say(text{RU: "Итог: ____________", EN: "Result: ____________"})
	}
	how := w.Text(f.Measure.How)
	if cases > mostSample {
		how += " " + w.Say(text{
			RU: "На листе %s: остальные случаи запишите на обороте.", EN: "The sheet has %s: write the other cases on the back.",
		}, w.Counted(mostSample, wording.Noun{One: "строка", Few: "строки", Many: "строк", Single: "row", Plural: "rows"}))
	}
	return []paper.Block{
		paper.Heading{Level: 1, Text: strconv.Itoa(f.Question.Index+1) + ". " + w.Text(f.Label)},
		paper.Paragraph{Text: how},
		table,
		paper.Paragraph{Text: result + ".  " + w.Say(text{RU: "Дата: __________  Кто проверял: ____________________", EN: "Date: __________  Checked by: ____________________"})},
	}
}
