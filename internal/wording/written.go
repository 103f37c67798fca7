package wording

import (
	"fmt"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Place names what a path of an answer file leads to, such as answers.roles.manager.headcount, and returns the shape of
// the answer there. The name is empty and the shape nil of what is no answer to a field.
func (s Speaker) Place(sheet *answers.Sheet, where string) (name string, of *questionnaire.Shape) {
	steps := strings.Split(where, ".")
	if len(steps) < 2 || steps[0] != "answers" {
		return "", nil
	}
	f := sheet.Bank.Field(steps[1])
	switch {
	case f == nil:
		return "", nil
	case len(steps) == 2:
		return s.Text(f.Label), &f.Shape
	case f.Kind == questionnaire.Matrix:
		if k := f.Matrix.Rows.Find(steps[2]); k >= 0 {
			return s.Text(f.Label) + ", " + s.Quoted(LowerFirst(s.Text(f.Matrix.Rows.Entries[k].Name))), &f.Shape
		}
	case f.Kind == questionnaire.List:
		name = s.Text(f.Label) + ", " + s.Quoted(s.rowNamed(sheet, f, steps[2]))
		if len(steps) == 4 && f.Column(steps[3]) != nil {
			c := f.Column(steps[3])
			return name + ", " + s.Quoted(LowerFirst(s.Text(c.Label))), &c.Shape
		}
		return name, nil
	}
	return "", nil
}

// rowNamed returns the name of the row of a list with an id, or the id.
func (s Speaker) rowNamed(sheet *answers.Sheet, list *questionnaire.Field, id string) string {
	rows := sheet.Value(list).Rows
	if i := slices.IndexFunc(rows, func(r answers.Row) bool { return r.ID == id }); i >= 0 {
		return RowName(&list.Shape, &rows[i])
	}
	return clean.Name(id)
}

// Written words a value as an answer file writes it: a text, a number, a bool, a list or a mapping. The shape is nil where
// it is no answer to a field. Rows that it names are looked up in the sheet.
func (s Speaker) Written(sheet *answers.Sheet, of *questionnaire.Shape, value any) string {
	switch value {
	case nil, answers.UnknownWord:
		return s.Unknown()
	case answers.NotMeasuredWord:
		return s.NotMeasured()
	}
	switch v := value.(type) {
	case bool:
		return s.YesNo(v)
	case string:
		return s.writtenText(sheet, of, v)
	case []any:
		return s.writtenList(sheet, of, v)
	case source.Map:
		return s.writtenMap(sheet, of, v)
	case int:
		return s.writtenNumber(of, float64(v))
	case float64:
		return s.writtenNumber(of, v)
	}
	return clean.Text(fmt.Sprint(value))
}

func (s Speaker) writtenNumber(of *questionnaire.Shape, x float64) string {
	if of == nil {
		return s.Short(x, 2)
	}
	return s.Measured(x, 2, of.Unit)
}

// writtenText words a text, which is an id where the shape has options or names rows.
func (s Speaker) writtenText(sheet *answers.Sheet, of *questionnaire.Shape, text string) string {
	if of != nil {
		switch of.Kind {
		case questionnaire.Choice, questionnaire.Multi:
			if k := questionnaire.Rank(of.Options, text); k >= 0 {
				return s.Text(of.Options[k].Label)
			}
		case questionnaire.Reference, questionnaire.References:
			if of.Target.List != nil {
				return s.rowNamed(sheet, of.Target.List, text)
			}
			if k := of.Target.Catalogue.Find(text); k >= 0 {
				return s.Text(of.Target.Catalogue.Entries[k].Short)
			}
		}
	}
	return clean.Text(text)
}

// writtenList words what was chosen or named; of rows of a list their number.
func (s Speaker) writtenList(sheet *answers.Sheet, of *questionnaire.Shape, items []any) string {
	if len(items) == 0 {
		return s.None()
	}
	words := make([]string, len(items))
	for i, item := range items {
		if _, row := item.(source.Map); row {
			return s.Counted(len(items), RowNoun)
		}
		words[i] = s.Written(sheet, of, item)
		if i > 0 && of != nil && of.Kind == questionnaire.Multi {
			words[i] = LowerFirst(words[i])
		}
	}
	return labelList(words)
}

// writtenMap words the marks of a function by role, and any other mapping by its keys.
func (s Speaker) writtenMap(sheet *answers.Sheet, of *questionnaire.Shape, m source.Map) string {
	if len(m) == 0 {
		return s.None()
	}
	words := make([]string, len(m))
	for i, e := range m {
		key := clean.Text(e.Key)
		if of != nil && of.Kind == questionnaire.Matrix && e.Key != answers.SystemKey {
			key = s.rowNamed(sheet, sheet.Bank.Matrix().Matrix.Columns, e.Key)
		}
		words[i] = key + ": " + s.Written(sheet, nil, e.Value)
	}
	return labelList(words)
}
