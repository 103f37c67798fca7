package scoring

import (
	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// funnelFact computes the funnel measures; the formulas are at questionnaire.FunnelMeasure.
func (s *Scorer) funnelFact(c questionnaire.FunnelFact) figure {
	model := c.Funnels.Funnel
	var waits []*questionnaire.Field
	served, ok := s.rowsOf(model.Served)
	if !ok {
		waits = append(waits, model.Served)
	}
	funnels, ok := s.rowsOf(c.Funnels, model.Serves)
	if ok && c.Measure != questionnaire.FunnelCoverage {
		ok = stagesKnown(funnels, c)
	}
	if !ok {
		waits = append(waits, c.Funnels)
	}
	if waits != nil {
		return unknown(waits...)
	}
	uncovered := uncoveredRows(funnels, model.Serves, len(served))
	if c.Measure == questionnaire.FunnelCoverage {
		covered := len(served) - uncovered
		return figure{value: share(float64(covered), float64(len(served)), 0), of: len(served)}
	}
	sum := 0.0
	for i := range funnels {
		stages := funnels[i].Cell(model.Stages).Rows
		if c.Measure == questionnaire.TrackedShare {
			sum += trackedShare(stages, model.Tracking, c.AtLeast)
		} else {
			sum += measuredShare(stages, model.Measured)
		}
	}
	if len(funnels) == 0 {
		return figure{}
	}
	return figure{value: sum / float64(len(funnels)+uncovered)}
}

// stagesKnown reports whether the stages of all funnels are known in the column that a measure reads.
func stagesKnown(funnels []answers.Row, c questionnaire.FunnelFact) bool {
	for i := range funnels {
		v := funnels[i].Cell(c.Funnels.Funnel.Stages)
		column, stages := c.Funnels.Funnel.Tracking, v.Rows
		if c.Measure == questionnaire.MeasuredShare {
			column, stages = c.Funnels.Funnel.Measured, stages[:max(0, len(stages)-1)]
		}
		if v.State != answers.Answered || !cellsKnown(stages, column) {
			return false
		}
	}
	return true
}

// uncoveredRows counts the served rows that no funnel names; a funnel that names none serves all.
func uncoveredRows(funnels []answers.Row, serves *questionnaire.Column, rows int) int {
	covered := make([]bool, rows)
	for i := range funnels {
		refs := funnels[i].Cell(serves).Refs
		if len(refs) == 0 {
			return 0
		}
		for _, k := range refs {
			covered[k] = true
		}
	}
	n := 0
	for _, is := range covered {
		if !is {
			n++
		}
	}
	return n
}

func trackedShare(stages []answers.Row, tracking *questionnaire.Column, atLeast int) float64 {
	n := 0
	for i := range stages {
		if stages[i].Cell(tracking).Option >= atLeast {
			n++
		}
	}
	return share(float64(n), float64(len(stages)), 0)
}

// measuredShare is the share of transitions with a measured number: the last stage leads nowhere.
func measuredShare(stages []answers.Row, measured *questionnaire.Column) float64 {
	n := 0
	for i := range max(0, len(stages)-1) {
		if stages[i].Cell(measured).State == answers.Answered {
			n++
		}
	}
	return share(float64(n), float64(len(stages)-1), 0)
}
