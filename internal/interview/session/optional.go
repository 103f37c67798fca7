package session

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// hanging are the points that hang on optional answers, as of one assessment.
type hanging struct {
	of   *scoring.Assessment
	asks []scoring.Ask
}

// asks returns the open fields that points hang on: those that the assessment waits for, and the optional ones that it reads
// as empty because nobody was asked about them.
func (s *Session) asks() []scoring.Ask {
	if s.hanging.of != s.assessment {
		s.hanging = hanging{s.assessment, slices.Concat(s.assessment.AskNext, s.optionalAsks())}
	}
	return s.hanging.asks
}

// optionalAsks returns the optional fields that the findings of a matrix hang on, and how many points: as many as if it were
// said that they are not known.
func (s *Session) optionalAsks() []scoring.Ask {
	var out []scoring.Ask
	for _, f := range s.Bank.Fields {
		if !f.Optional || s.StateOf(f) != Open || !s.isReadByMatrix(f) {
			continue
		}
		sheet := *s.sheet()
		sheet.Values = slices.Clone(sheet.Values)
		sheet.Values[f.Index] = answers.Value{State: answers.Unknown}
		unknown, err := s.scorer.Score(s.ctx, &sheet)
		if err != nil {
			continue // as of a run that ends
		}
		if i := slices.IndexFunc(unknown.AskNext, func(n scoring.Ask) bool { return n.Field == f }); i >= 0 {
			out = append(out, unknown.AskNext[i])
		}
	}
	return out
}

// isReadByMatrix reports whether a field says more of a matrix that was answered: which rows it has, or, where two do the same
// and no rule parts it between them, what rules there are.
func (s *Session) isReadByMatrix(f *questionnaire.Field) bool {
	for _, matrix := range s.Bank.Fields {
		m := matrix.Matrix
		if m == nil || s.StateOf(matrix) != Done && s.StateOf(matrix) != Partial {
			continue
		}
		if m.Absent == f || m.Present == f {
			return true
		}
		if m.Rules != nil && m.Rules.List == f {
			return slices.ContainsFunc(s.Functions(matrix), func(function int) bool { return isOverlap(s.distribution(matrix, function).Findings) })
		}
	}
	return false
}
