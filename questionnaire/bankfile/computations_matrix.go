package bankfile

import "salesaudit/questionnaire"

// What a matrix figure reads besides the marks, and so what the model of its matrix must name.
type matrixReads uint8

const (
	readsMarks     matrixReads = iota
	readsScopes                // which columns overlap
	readsHeadcount             // people in a column
	readsSellers               // the same, and which columns sell
)

// matrixFact returns how to read a measure, whose result is a count or a share.
func matrixFact(m questionnaire.MatrixMeasure, make func(questionnaire.Computation, ...*questionnaire.Field) result, reads matrixReads) argumentReader {
	return func(b *builder, with value) result {
		f := b.matrixAt(with, reads)
		if f == nil {
			return result{}
		}
		c := questionnaire.MatrixFact{Matrix: f, Measure: m}
		switch reads {
		case readsMarks:
			return make(c, f)
		case readsScopes:
			return make(c, f, f.Matrix.Columns, f.Matrix.Departments)
		}
		return make(c, f, f.Matrix.Columns)
	}
}

// matrixAt returns the matrix that the arguments name, or nil after a report when it or a part of its model is missing.
func (b *builder) matrixAt(with value, reads matrixReads) *questionnaire.Field {
	at := with.get("matrix")
	f := b.fieldAt(at, questionnaire.Matrix)
	if f == nil || f.Matrix == nil {
		return nil
	}
	for _, part := range []struct {
		name    string
		missing bool
	}{
		{"headcount", f.Matrix.Headcount == nil && reads >= readsHeadcount},
		{"seller", f.Matrix.Seller == nil && reads == readsSellers},
	} {
		if part.missing {
			at.wrong("a matrix model without "+part.name, "one that names it, because this function reads it", "")
			return nil
		}
	}
	return f
}

// duplicated returns how to read which duplicated rows count, or their rate.
func duplicated(rate bool) argumentReader {
	return func(b *builder, with value) result {
		c := questionnaire.Duplicated{Matrix: b.matrixAt(with, readsScopes), Rate: rate}
		if c.Matrix == nil {
			return result{}
		}
		c.SameDepartment = with.get("departments").choice() == "same"
		model := c.Matrix.Matrix
		reads := []*questionnaire.Field{c.Matrix, model.Columns, model.Departments}
		if model.Rules != nil {
			statuses := model.Rules.Status.Options
			c.MinimumStatus = max(0, questionnaire.Rank(statuses, with.get("rules").oneOf(questionnaire.OptionIDs(statuses))))
			reads = append(reads, model.Rules.List)
		}
		if rate {
			return share(c, reads...)
		}
		return count(c, reads...)
	}
}

func readOverloadedShare(b *builder, with value) result {
	f := b.matrixAt(with, readsHeadcount)
	limit := b.perProfile(with.get("limit"))
	if f == nil {
		return result{}
	}
	return share(questionnaire.OverloadedShare{Matrix: f, Limit: limit}, f, f.Matrix.Columns)
}

func readLeastLoad(b *builder, with value) result {
	f := b.matrixAt(with, readsMarks)
	if f == nil {
		return result{}
	}
	row := with.get("row").oneOf(f.Matrix.Rows.IDs())
	c := questionnaire.LeastLoad{Matrix: f, Row: f.Matrix.Rows.Find(row), Nobody: with.get("nobody").whole()}
	if c.Row < 0 {
		return result{}
	}
	return count(c, f)
}

// funnelFact returns how to read a measure of funnels.
func funnelFact(m questionnaire.FunnelMeasure) argumentReader {
	return func(b *builder, with value) result {
		at := with.get("funnels")
		c := questionnaire.FunnelFact{Funnels: b.fieldAt(at, questionnaire.List), Measure: m}
		if c.Funnels == nil {
			return result{}
		}
		model := c.Funnels.Funnel
		switch {
		case model == nil:
			at.wrong("the list "+c.Funnels.ID, "a list with a funnel model", "")
			return result{}
		case m == questionnaire.MeasuredShare && model.Measured == nil:
			at.wrong("a funnel model without measured", "one that names the measured column", "")
			return result{}
		case m == questionnaire.TrackedShare:
			levels := model.Tracking.Options
			c.AtLeast = questionnaire.Rank(levels, with.get("at_least").oneOf(questionnaire.OptionIDs(levels)))
		}
		if m == questionnaire.FunnelCoverage {
			return share(c, c.Funnels, model.Served)
		}
		return share(c, c.Funnels)
	}
}
