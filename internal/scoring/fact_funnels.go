package scoring

import (
	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// funnelFact computes the funnel measures; the formulas are at questionnaire.FunnelMeasure.
func (s *Scorer) funnelFact(c questionnaire.FunnelFact) figure {
	model := c.Funnels.Funnel
	read := []*questionnaire.Field{c.Funnels}
	if c.Measure == questionnaire.FunnelCoverage {
		read = []*questionnaire.Field{model.Served, c.Funnels}
	}
	if missing := s.unanswered(read...); missing != nil {
		return unknown(missing...)
	}
	funnels := s.rowsOf(c.Funnels)
	wait := []*questionnaire.Field{c.Funnels}
	if c.Measure == questionnaire.FunnelCoverage {
		served := len(s.rowsOf(model.Served))
		uncovered := uncoveredRows(funnels, model.Serves, served)
		f := figure{low: share(float64(served)-uncovered.high, float64(served), 0), high: share(float64(served)-uncovered.low, float64(served), 0)}
		f.of, f.waits = served, wait
		return f
	}
	if len(funnels) == 0 {
		return exactly(0)
	}
	sum := figure{waits: wait}
	for i := range funnels {
		stages := stageShare(funnels[i].Cell(model.Stages), c)
		sum.low += stages.low
		sum.high += stages.high
	}
	sum.low = steady(sum.low / float64(len(funnels)))
	sum.high = steady(sum.high / float64(len(funnels)))
	return sum
}

// uncoveredRows counts the served rows that no funnel names; a funnel that names none serves all, and one of which it
// is not known what it serves may do so too.
func uncoveredRows(funnels []answers.Row, serves *questionnaire.Column, rows int) figure {
	covered := make([]bool, rows)
	undecided := false
	for i := range funnels {
		v := funnels[i].Cell(serves)
		switch {
		case !known(v):
			undecided = true
		case len(v.Refs) == 0:
			return exactly(0)
		}
		for _, k := range rowsNamedBy(v, rows) {
			covered[k] = true
		}
	}
	n := 0.0
	for _, is := range covered {
		if !is {
			n++
		}
	}
	if undecided {
		return figure{high: n}
	}
	return exactly(n)
}

// stageShare returns the share of a funnel's stages that count for a measure.
func stageShare(stages *answers.Value, c questionnaire.FunnelFact) figure {
	if !known(stages) {
		return figure{high: 1}
	}
	rows := stages.Rows
	if c.Measure == questionnaire.MeasuredShare { // of transitions: the last stage leads nowhere
		rows = rows[:max(0, len(rows)-1)]
	}
	var n tally
	for i := range rows {
		if c.Measure == questionnaire.TrackedShare {
			v := rows[i].Cell(c.Funnels.Funnel.Tracking)
			if known(v) {
				n.add(truthOf(v.Option >= c.AtLeast))
			} else {
				n.add(questionnaire.Unknown)
			}
			continue
		}
		switch v := rows[i].Cell(c.Funnels.Funnel.Measured); {
		case !known(v):
			n.add(questionnaire.Unknown)
		default:
			n.add(truthOf(v.State == answers.Answered))
		}
	}
	return n.share(len(rows), 0)
}
