package scoring_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// step is one answer moved a little: what an interview that was held on another day, or answered by somebody else,
// could have had instead.
type step struct {
	where  string // the field, with the column for a cell: "funnels.stages.tracking"
	what   string
	change func(*answers.Sheet)
}

func (s step) String() string { return s.where + " " + s.what }

// apply returns a copy of a sheet with the step taken.
func (s step) apply(sheet *answers.Sheet) *answers.Sheet {
	sheet = clone(sheet)
	s.change(sheet)
	return sheet
}

// stepsOf returns the steps that can be taken from a complete sheet: the next option of an ordered choice, one option of
// a multi, another number, one cell of a row, one mark of a matrix. Rows stay as they are.
func stepsOf(sheet *answers.Sheet) []step {
	var out []step
	for _, f := range sheet.Bank.Fields {
		v := sheet.Value(f)
		if v.State < answers.NotMeasured {
			continue
		}
		value := func(s *answers.Sheet) *answers.Value { return s.Value(f) }
		switch f.Kind {
		case questionnaire.Integer, questionnaire.Percent:
			for _, x := range numbersNear(sheet.Bank, f) {
				out = append(out, numberStep(f.ID, x, value))
			}
		case questionnaire.Matrix:
			out = append(out, markSteps(sheet, f)...)
		case questionnaire.List:
			for i := range v.Rows {
				in := fmt.Sprintf("row %d", i+1)
				out = append(out, cellSteps(sheet, f.ID, in, f.Columns, func(s *answers.Sheet) answers.Row { return s.Value(f).Rows[i] })...)
			}
		default:
			out = append(out, valueSteps(sheet, f.ID, "", &f.Shape, v, value)...)
		}
	}
	return out
}

// numbersNear returns the numbers that a field is moved to: each percent, or the numbers in the bank's rules with those
// next to them, and small ones.
func numbersNear(b *questionnaire.Bank, f *questionnaire.Field) []float64 {
	var out []float64
	last := 100
	if f.Kind == questionnaire.Integer {
		last = 40
		for _, rule := range rulesReading(b, f) {
			for _, m := range number.FindAllString(rule.Text, -1) {
				if x, err := strconv.ParseFloat(m, 64); err == nil && x < 100_000 {
					out = append(out, max(float64(f.Min), x-1), x, x+1)
				}
			}
		}
	}
	for x := f.Min; x <= last; x++ {
		out = append(out, float64(x))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var number = regexp.MustCompile(`\d+(\.\d+)?`)

func rulesReading(b *questionnaire.Bank, f *questionnaire.Field) []*questionnaire.Rule {
	var out []*questionnaire.Rule
	for _, c := range b.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				if slices.Contains(p.When.Fields, f) {
					out = append(out, p.When)
				}
			}
		}
	}
	return out
}

func numberStep(where string, x float64, value func(*answers.Sheet) *answers.Value) step {
	return step{where, fmt.Sprint("is ", x), func(s *answers.Sheet) {
		*value(s) = answers.Value{State: answers.Answered, Number: x}
	}}
}

// valueSteps returns the steps of a value that is no number of a field, no list and no matrix.
func valueSteps(sheet *answers.Sheet, where, in string, shape *questionnaire.Shape, now *answers.Value, value func(*answers.Sheet) *answers.Value) []step {
	var out []step
	to := func(what string, v answers.Value) {
		v.State = max(v.State, answers.NotMeasured)
		out = append(out, step{where, strings.TrimSpace(in + " " + what), func(s *answers.Sheet) { *value(s) = v }})
	}
	answered := func(v answers.Value) answers.Value { v.State = answers.Answered; return v }
	switch shape.Kind {
	case questionnaire.Bool:
		to(fmt.Sprint("is ", !now.Bool), answered(answers.Value{Bool: !now.Bool}))
	case questionnaire.Choice:
		for k, o := range shape.Options {
			if k != now.Option && (!shape.Ordered || k == now.Option-1 || k == now.Option+1) {
				to("is "+o.ID, answered(answers.Value{Option: k, Text: o.ID}))
			}
		}
	case questionnaire.Multi:
		for k, o := range shape.Options {
			to("turns "+o.ID, answered(toggled(*now, k, o.ID, true)))
		}
	case questionnaire.FreeText:
		if now.Text == "" {
			to("is filled in", answered(answers.Value{Text: "есть"}))
		} else {
			to("is empty", answered(answers.Value{}))
		}
	case questionnaire.Integer:
		for _, x := range []float64{now.Number - 1, now.Number + 1} {
			if x >= float64(shape.Min) {
				to(fmt.Sprint("is ", x), answered(answers.Value{Number: x}))
			}
		}
	case questionnaire.Percent:
		switch {
		case now.State == answers.Answered && shape.Measurable:
			to("is not measured", answers.Value{State: answers.NotMeasured})
		case shape.Measurable:
			to("is 50", answered(answers.Value{Number: 50}))
		}
		for _, x := range []float64{now.Number - 10, now.Number + 10} {
			if now.State == answers.Answered && x >= 0 && x <= 100 {
				to(fmt.Sprint("is ", x), answered(answers.Value{Number: x}))
			}
		}
	case questionnaire.Reference:
		if now.Text != "" && shape.Optional {
			to("names nothing", answered(answers.Value{}))
		}
		for k, id := range namesOf(sheet, shape) {
			if id != now.Text {
				to("names "+id, answered(answers.Value{Text: id, Refs: []int{k}}))
			}
		}
	case questionnaire.References:
		for k, id := range namesOf(sheet, shape) {
			to("turns "+id, answered(toggled(*now, k, id, false)))
		}
	}
	return out
}

// toggled returns a multi or references with one name more or less.
func toggled(v answers.Value, k int, id string, multi bool) answers.Value {
	out := answers.Value{Texts: slices.Clone(v.Texts), Options: slices.Clone(v.Options), Refs: slices.Clone(v.Refs)}
	places := &out.Refs
	if multi {
		places = &out.Options
	}
	if i := slices.Index(*places, k); i >= 0 {
		*places, out.Texts = slices.Delete(*places, i, i+1), slices.Delete(out.Texts, i, i+1)
	} else {
		*places, out.Texts = append(*places, k), append(out.Texts, id)
	}
	return out
}

// namesOf returns what a reference may name.
func namesOf(sheet *answers.Sheet, shape *questionnaire.Shape) []string {
	if shape.Target.Catalogue != nil {
		return shape.Target.Catalogue.IDs()
	}
	var out []string
	for _, row := range sheet.Value(shape.Target.List).Rows {
		out = append(out, row.ID)
	}
	return out
}

// cellSteps returns the steps of the cells of one row, and of the rows in it.
func cellSteps(sheet *answers.Sheet, where, in string, columns []*questionnaire.Column, row func(*answers.Sheet) answers.Row) []step {
	var out []step
	here := row(sheet)
	for _, c := range columns {
		v := here.Cell(c)
		if c.Kind == questionnaire.List {
			for i := range v.Rows {
				out = append(out, cellSteps(sheet, where+"."+c.ID, fmt.Sprintf("%s, %d", in, i+1), c.Columns, func(s *answers.Sheet) answers.Row {
					r := row(s)
					return r.Cell(c).Rows[i]
				})...)
			}
			continue
		}
		out = append(out, valueSteps(sheet, where+"."+c.ID, in, &c.Shape, v, func(s *answers.Sheet) *answers.Value {
			r := row(s)
			return r.Cell(c)
		})...)
	}
	return out
}

// markSteps returns the steps of a matrix: another mark of one role in one row, or the system doing it or not.
func markSteps(sheet *answers.Sheet, f *questionnaire.Field) []step {
	var out []step
	roles := sheet.Value(f.Matrix.Columns).Rows
	for _, i := range sheet.Functions(f) {
		entry, row := f.Matrix.Rows.Entries[i], sheet.Value(f).Marks[i]
		for k := range roles {
			for _, m := range []answers.Mark{0, answers.Does, answers.Answers, answers.Does | answers.Answers, answers.StandsIn} {
				if m != row.Marks[k] {
					out = append(out, step{f.ID, fmt.Sprintf("%s: %s %q", entry.ID, roles[k].ID, m), func(s *answers.Sheet) {
						marks := slices.Clone(s.Value(f).Marks[i].Marks)
						marks[k] = m
						s.Value(f).Marks[i].Marks = marks
					}})
				}
			}
		}
		if f.Matrix.System {
			out = append(out, step{f.ID, fmt.Sprintf("%s: the system %v", entry.ID, !row.System), func(s *answers.Sheet) {
				s.Value(f).Marks[i].System = !row.System
			}})
		}
	}
	return out
}

// withoutRow returns a copy of a sheet without one row of a list, and without what names it.
func withoutRow(sheet *answers.Sheet, list *questionnaire.Field, k int) *answers.Sheet {
	sheet = clone(sheet)
	id := sheet.Value(list).Rows[k].ID
	sheet.Value(list).Rows = slices.Delete(slices.Clone(sheet.Value(list).Rows), k, k+1)
	for _, f := range sheet.Bank.Fields {
		v := sheet.Value(f)
		if f.Matrix != nil && f.Matrix.Columns == list {
			for i := range v.Marks {
				if row := &v.Marks[i]; len(row.Marks) > k {
					row.Marks = slices.Delete(slices.Clone(row.Marks), k, k+1)
				}
			}
		}
		forget(f.Columns, v.Rows, list, id, k)
	}
	return sheet
}

// forget takes the name of a row that is gone out of rows, and moves the places of those behind it.
func forget(columns []*questionnaire.Column, rows []answers.Row, list *questionnaire.Field, id string, k int) {
	for i := range rows {
		for _, c := range columns {
			v := rows[i].Cell(c)
			forget(c.Columns, v.Rows, list, id, k)
			if c.Target.List != list {
				continue
			}
			if v.Text == id {
				v.Text = ""
			}
			v.Texts = slices.DeleteFunc(slices.Clone(v.Texts), func(name string) bool { return name == id })
			v.Refs = slices.DeleteFunc(slices.Clone(v.Refs), func(place int) bool { return place == k })
			for n := range v.Refs {
				if v.Refs[n] > k {
					v.Refs[n]--
				}
			}
		}
	}
}
