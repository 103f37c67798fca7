package session

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"salesaudit/internal/figures"
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
// asked for, nil for none, may settle by itself are left for later. One that was settled may come up again.
func (s *Session) Raised(current *questionnaire.Field) []*questionnaire.Check {
	maps.DeleteFunc(s.told, func(told *questionnaire.Check, _ bool) bool {
		return !slices.ContainsFunc(s.assessment.Contradictions, func(c scoring.Contradiction) bool { return c.Check == told })
	})
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

// Basis returns the fields whose answers a contradiction rests on, in the order of its rule, without those that are not
// asked for.
func (s *Session) Basis(c *questionnaire.Check) []*questionnaire.Field {
	return slices.DeleteFunc(slices.Clone(c.When.Named()), func(f *questionnaire.Field) bool { return s.StateOf(f) == Hidden })
}

// AnswerLine is an answer behind the number of its question and its label.
func (s *Session) AnswerLine(f *questionnaire.Field) string {
	return s.Say(sayAnswerOf, f.Question.Index+1, s.Text(f.Label), cmp.Or(s.Show(At(f)), s.Say(sayNotAsked)))
}

// BasisLines are the answers that a contradiction rests on, and what was computed from them, a line each.
func (s *Session) BasisLines(c *questionnaire.Check) []string {
	var out []string
	for _, f := range s.Basis(c) {
		out = append(out, s.AnswerLine(f))
	}
	return append(out, s.ComputedLines(c)...)
}

// ComputedLines are the facts that a contradiction rests on, with their numbers and what they counted, in the words of
// the report.
func (s *Session) ComputedLines(c *questionnaire.Check) []string {
	var out []string
	for _, f := range s.assessment.AtOdds(c) {
		out = append(out, figures.Words{Speaker: s.in(), Assessment: s.assessment}.Fact(f))
	}
	return out
}

// BasisQuestions names by their numbers the questions whose answers a contradiction rests on, for where there is no room
// for the answers; "" where there are none.
func (s *Session) BasisQuestions(c *questionnaire.Check) string {
	var numbers []string
	for _, f := range s.Basis(c) {
		if n := strconv.Itoa(f.Question.Index + 1); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	return s.questions(sayFromAnswer, sayFromAnswers, numbers)
}

var (
	sayAnswerOf    = text{RU: "вопрос %d. %s: %s", EN: "question %d. %s: %s"}
	sayFromAnswer  = text{RU: "по ответам на вопрос %s", EN: "from the answers to question %s"}
	sayFromAnswers = text{RU: "по ответам на вопросы %s", EN: "from the answers to questions %s"}
)

// premature reports whether a contradiction may come only from a field's being half told: a list or a matrix that is
// being filled in is at odds with much until its last row.
func premature(c scoring.Contradiction, current *questionnaire.Field) bool {
	return current != nil && (current.Kind == questionnaire.List || current.Kind == questionnaire.Matrix) && slices.Contains(c.Fields, current)
}
