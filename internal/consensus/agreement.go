package consensus

import (
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
	a.Alpha, a.Defined = Alpha(units)
	return a
}

// unitOf returns what the respondents say of one value on its scale; nil for what has none.
func unitOf(sheet *answers.Sheet, o *answers.Origin, f *questionnaire.Field, s *questionnaire.Shape) []float64 {
	said := o.Said
	if said == nil { // they agree
		v := valueAt(sheet, o, f)
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

// valueAt returns the value of an origin in the merged sheet, nil where that has been changed since and lacks it.
func valueAt(sheet *answers.Sheet, o *answers.Origin, f *questionnaire.Field) *answers.Value {
	v := sheet.Value(f)
	if o.Column == "" && o.Row == "" {
		return v
	}
	c := f.Column(o.Column)
	i := slices.IndexFunc(v.Rows, func(r answers.Row) bool {
		return r.ID == o.Row || r.ID == "" && title(&f.Shape, &row{of: []*answers.Row{&r}}) == o.Row
	})
	if c == nil || i < 0 {
		return nil
	}
	return v.Rows[i].Cell(c)
}
