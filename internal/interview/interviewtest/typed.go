package interviewtest

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// What the typists of both dialogues have to know of an interview with the answers of a sheet.

// Asked reports whether an entry of the catalogue is a row of a matrix while that is filled in: which rows are absent
// is asked for later.
func Asked(sheet *answers.Sheet, m *questionnaire.MatrixModel, e *questionnaire.Entry) bool {
	return m.Has(e, nil, named(sheet, m))
}

func named(sheet *answers.Sheet, m *questionnaire.MatrixModel) []string {
	if m.Present == nil {
		return nil
	}
	return sheet.Value(m.Present).Texts
}

// Outside reports whether a cell is the department of a role that works in none: it is not asked for.
func Outside(sheet *answers.Sheet, list session.Place, row *answers.Row, c *questionnaire.Column) bool {
	for _, f := range sheet.Bank.Fields {
		if m := f.Matrix; m != nil && m.Outside != nil && len(list.Cells) == 0 && m.Columns == list.Field && m.Department == c {
			place := row.Cell(m.Outside.Place)
			return place.State == answers.Answered && !slices.Contains(m.Outside.Inside, place.Text)
		}
	}
	return false
}

// PlaceOf is where an entry of a catalogue is among those offered, from 0.
func PlaceOf(sheet *answers.Sheet, catalogue *questionnaire.Catalogue, id string) int {
	place := 0
	for _, e := range catalogue.Entries[:catalogue.Find(id)] {
		if slices.ContainsFunc(sheet.Bank.Fields, func(f *questionnaire.Field) bool {
			return f.Matrix != nil && f.Matrix.Rows == catalogue && !f.Matrix.Has(e, nil, named(sheet, f.Matrix))
		}) {
			continue
		}
		place++
	}
	return place
}

// Number is a number as a person types it: 12,5, and what was counted as 9/10.
func Number(v *answers.Value) string {
	if v.Of > 0 {
		return strconv.Itoa(v.Found()) + "/" + strconv.Itoa(int(v.Of))
	}
	return strings.Replace(strconv.FormatFloat(v.Number, 'f', -1, 64), ".", ",", 1)
}
