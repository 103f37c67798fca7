package consensus

import (
	"cmp"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// agreement computes the alpha of what one dimension rests on: the fields that its criteria read, and the cells of
// their rows.
func agreement(sheet *answers.Sheet, d *questionnaire.Dimension) Agreement {
	reads := map[*questionnaire.Field]bool{}
	for _, c := range sheet.Bank.Criteria {
		for _, f := range c.Fields {
			reads[f] = reads[f] || c.Dimension == d
		}
	}
	var units [][]float64
	for i := range sheet.Merged.Origins {
		o := &sheet.Merged.Origins[i]
		f := sheet.Bank.Field(o.Field)
		if s := shapeOf(f, o.Column); reads[f] && s != nil {
			if unit := unitOf(sheet, o, f, s); len(unit) > 1 {
				units = append(units, unit)
			}
		}
	}
	a := Agreement{Dimension: d, Units: len(units), Few: len(units) < fewUnits}
	a.Alpha, a.Defined = krippendorff(units)
	return a
}

// unitOf returns what the respondents say of one value on its scale; nil for what has none.
func unitOf(sheet *answers.Sheet, o *answers.Origin, f *questionnaire.Field, s *questionnaire.Shape) []float64 {
	said := o.Said
	if said == nil { // they agree
		v := Taken(sheet, o)
		if v == nil {
			return nil
		}
		for _, from := range o.From {
			said = append(said, answers.Said{From: from, Value: *v})
		}
	}
	xs, _ := scaled(s, said)
	return xs
}

// Taken returns the value that a merged sheet has in the place of an origin: of a matrix the mark as a text. nil where the
// file has been changed since and lacks the place.
func Taken(sheet *answers.Sheet, o *answers.Origin) *answers.Value {
	f := sheet.Bank.Field(o.Field)
	v := sheet.Value(f)
	switch {
	case f.Kind == questionnaire.Matrix:
		return takenMark(sheet, f, o)
	case o.Column == "" && o.Row == "":
		return v
	}
	c := f.Column(o.Column)
	i := slices.IndexFunc(v.Rows, func(r answers.Row) bool {
		return cmp.Or(r.ID, title(&f.Shape, &row{of: []*answers.Row{&r}})) == o.Row
	})
	if c == nil || i < 0 {
		return nil
	}
	return v.Rows[i].Cell(c)
}

// takenMark returns one mark of a matrix, nil where its row or column is gone.
func takenMark(sheet *answers.Sheet, f *questionnaire.Field, o *answers.Origin) *answers.Value {
	marks := sheet.Value(f).Marks
	k, i := f.Matrix.Rows.Find(o.Row), columnOf(sheet, f, o.Column)
	if k < 0 || k >= len(marks) || i < 0 {
		return nil
	}
	return &answers.Value{State: answers.Answered, Text: marks[k].Marks[i].String()}
}

// columnOf returns the place of a matrix's column, -1 where there is none with the id.
func columnOf(sheet *answers.Sheet, f *questionnaire.Field, id string) int {
	return slices.IndexFunc(sheet.Value(f.Matrix.Columns).Rows, func(r answers.Row) bool { return r.ID == id })
}
