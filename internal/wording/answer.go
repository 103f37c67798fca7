package wording

import (
	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// Answer words the value of a field or a cell that is neither a list nor a matrix. Rows that it names are called by
// their names, which are looked up in the sheet.
func (s Speaker) Answer(sheet *answers.Sheet, of *questionnaire.Shape, v *answers.Value) string {
	switch {
	case v.State == answers.NotMeasured:
		return s.NotMeasured()
	case v.State != answers.Answered && of.Kind == questionnaire.Multi:
		return s.None()
	case v.State != answers.Answered:
		return s.Unknown()
	}
	switch of.Kind {
	case questionnaire.Bool:
		return s.YesNo(v.Bool)
	case questionnaire.Integer, questionnaire.Percent:
		return s.number(of, v)
	case questionnaire.Choice:
		if k := questionnaire.Rank(of.Options, v.Text); k >= 0 {
			return s.Text(of.Options[k].Label)
		}
	case questionnaire.Multi:
		return s.chosen(of.Options, v.Options)
	case questionnaire.Reference, questionnaire.References:
		return List(s.Named(sheet, of, v))
	}
	return clean.Text(v.Text)
}

// number words a number: one that was counted in a sample says so, as 90 % of ten is another thing than of a hundred.
func (s Speaker) number(of *questionnaire.Shape, v *answers.Value) string {
	if v.Of == 0 {
		return s.Measured(v.Number, 2, of.Unit)
	}
	return s.Sample(v) + " (" + s.Measured(v.Number, 1, of.Unit) + ")" // the count is said: a digit will do
}

// Sample says how many were found among how many that were looked at, «41 из 186»; "" for a number that is not a share of
// a sample.
func (s Speaker) Sample(v *answers.Value) string {
	if v.Of == 0 {
		return ""
	}
	return s.Say(text{RU: "%s из %s", EN: "%s of %s"}, s.Whole(v.Found()), s.Whole(int(v.Of)))
}

// chosen words the options that were chosen.
func (s Speaker) chosen(options []questionnaire.Option, places []int) string {
	if len(places) == 0 {
		return s.None()
	}
	labels := make([]string, len(places))
	for i, k := range places {
		labels[i] = s.Text(options[k].Label)
		if i > 0 {
			labels[i] = LowerFirst(labels[i])
		}
	}
	return labelList(labels)
}

// Named returns the names of what references name: rows of a list, or entries of a catalogue.
func (s Speaker) Named(sheet *answers.Sheet, of *questionnaire.Shape, v *answers.Value) []string {
	var names []string
	for _, k := range v.Refs {
		if catalogue := of.Target.Catalogue; catalogue != nil {
			names = append(names, s.Text(catalogue.Entries[k].Short))
		} else if rows := sheet.Value(of.Target.List).Rows; k < len(rows) {
			names = append(names, RowName(&of.Target.List.Shape, &rows[k]))
		}
	}
	return names
}

// Rows says how many rows a list has, and what they are called.
func (s Speaker) Rows(list *questionnaire.Shape, rows []answers.Row) string {
	if len(rows) == 0 {
		return s.None()
	}
	if list.NameColumn() == nil {
		return s.Counted(len(rows), RowNoun)
	}
	names := make([]string, len(rows))
	for i := range rows {
		names[i] = RowName(list, &rows[i])
	}
	return s.Whole(len(rows)) + " (" + s.Several(names, 8) + ")"
}

// RowNoun counts the rows of a list.
var RowNoun = Noun{"строка", "строки", "строк", "listed", "listed"}

// RowName returns what a person knows a row of a list by, in one line.
func RowName(list *questionnaire.Shape, row *answers.Row) string { return clean.Name(row.Name(list)) }
