package consensus

import (
	"cmp"
	"context"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// movesOf scores the file once for each other answer, and returns the claimed levels that it changes.
func movesOf(ctx context.Context, scorer *scoring.Scorer, a *scoring.Assessment, o *answers.Origin) ([]Move, error) {
	var out []Move
	for _, said := range o.Said {
		other := with(a.Sheet, o, said.Value)
		if other == nil {
			continue
		}
		then, err := scorer.Score(ctx, other)
		if err != nil {
			return nil, err
		}
		for i := range a.Criteria {
			if now, then := a.Criteria[i].Claimed, then.Criteria[i].Claimed; now != then {
				out = append(out, Move{said.From, a.Bank.Criteria[i], now, then})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Move) int { return cmp.Compare(x.Criterion.Index, y.Criterion.Index) })
	return out, nil
}

// with returns the sheet with another value in one place; nil where the place is gone, or the value names rows that the
// merged file may lack.
func with(sheet *answers.Sheet, o *answers.Origin, v answers.Value) *answers.Sheet {
	f := sheet.Bank.Field(o.Field)
	out := *sheet
	out.Values = slices.Clone(sheet.Values)
	into := out.Value(f)
	switch s := shapeOf(f, o.Column); {
	case s.Kind == questionnaire.Reference || s.Kind == questionnaire.References:
		return nil
	case f.Kind == questionnaire.Matrix:
		return withMark(&out, f, o, v.Text)
	case o.Column == "":
		*into = v
		return &out
	}
	c := f.Column(o.Column)
	i := slices.IndexFunc(into.Rows, func(r answers.Row) bool { return r.ID == o.Row })
	if i < 0 || o.Row == "" {
		return nil
	}
	into.Rows = slices.Clone(into.Rows)
	into.Rows[i].Cells = slices.Clone(into.Rows[i].Cells)
	into.Rows[i].Cells[c.Index] = v
	return &out
}

// withMark sets one mark of a matrix.
func withMark(out *answers.Sheet, f *questionnaire.Field, o *answers.Origin, mark string) *answers.Sheet {
	into := out.Value(f)
	k := f.Matrix.Rows.Find(o.Row)
	i := columnOf(out, f, o.Column)
	if k < 0 || i < 0 || k >= len(into.Marks) {
		return nil
	}
	into.Marks = slices.Clone(into.Marks)
	into.Marks[k].Marks = slices.Clone(into.Marks[k].Marks)
	into.Marks[k].Marks[i] = answers.MarkOf(mark)
	return out
}
