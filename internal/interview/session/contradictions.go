package session

import (
	"slices"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Contradictions returns the contradictions that answers given to a question take part in.
func (s *Session) Contradictions(q *questionnaire.Question) []scoring.Contradiction {
	var out []scoring.Contradiction
	for _, c := range s.assessment.Contradictions {
		if slices.ContainsFunc(c.Fields, func(f *questionnaire.Field) bool { return f.Question == q && !s.IsOpen(At(f)) }) {
			out = append(out, c)
		}
	}
	return out
}

// Raised returns the contradictions that came up since the person was told of some last. Those that the field being
// asked for, nil for none, may settle by itself are left for later.
func (s *Session) Raised(current *questionnaire.Field) []*questionnaire.Check {
	var out []*questionnaire.Check
	for _, c := range s.assessment.Contradictions {
		if !s.told[c.Check] && !premature(c, current) {
			s.told[c.Check] = true
			out = append(out, c.Check)
		}
	}
	return out
}

// Tell returns the contradictions of a question, of which the person is told now.
func (s *Session) Tell(q *questionnaire.Question) []*questionnaire.Check {
	var out []*questionnaire.Check
	for _, c := range s.Contradictions(q) {
		s.told[c.Check] = true
		out = append(out, c.Check)
	}
	return out
}

// Told reports whether the person was told of a contradiction, or it was there before the interview went on.
func (s *Session) Told(c *questionnaire.Check) bool { return s.told[c] }

// AskWords is how to ask about a contradiction, "" when the bank does not say.
func (s *Session) AskWords(c *questionnaire.Check) string {
	ask := s.Text(c.Ask)
	if ask == "" {
		return ""
	}
	if s.isSelfAssessed() {
		return s.Say(sayCheckThis, ask)
	}
	return s.Say(sayAskThis, ask)
}

// premature reports whether a contradiction may come only from a field's being half told: a list or a matrix that is
// being filled in is at odds with much until its last row.
func premature(c scoring.Contradiction, current *questionnaire.Field) bool {
	return current != nil && (current.Kind == questionnaire.List || current.Kind == questionnaire.Matrix) && slices.Contains(c.Fields, current)
}
