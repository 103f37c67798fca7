package session

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// State is how far a field was asked for.
type State uint8

// The states of a field.
const (
	Open        State = iota // not asked yet
	Partial                  // a list with unknown cells, a matrix with functions not asked for
	SaidUnknown              // asked, and not known
	Done                     // answered, or not measured
	Hidden                   // its condition is not fulfilled, or cannot be told yet: not asked
)

// StateOf returns how far a field was asked for. It differs from the scores in one thing: a list that
// may be left out still has to be asked for.
func (s *Session) StateOf(f *questionnaire.Field) State {
	if status := s.assessment.Fields[f.Index]; status != scoring.FieldAnswered && status != scoring.FieldUnknown {
		return Hidden
	}
	switch v := s.sheet().Value(f); {
	case v.State == answers.Absent:
		return Open
	case v.State == answers.Unknown:
		return SaidUnknown
	case f.Kind == questionnaire.List && s.openCells(At(f)) > 0:
		return Partial
	case f.Kind == questionnaire.Matrix:
		if asked, all := s.asked(f); asked < all {
			return Partial
		}
	}
	return Done
}

// openCells counts the cells of a list, and of the lists in its rows, without an answer.
func (s *Session) openCells(list Place) int {
	n := 0
	for i := range s.Value(list).Rows {
		n += s.openIn(list, i)
	}
	return n
}

// openIn counts the cells of one row that wait for an answer.
func (s *Session) openIn(list Place, row int) int {
	n := 0
	for _, c := range list.Columns {
		cell := list.Cell(row, c)
		switch {
		case c.Kind == questionnaire.ID, !s.counts(cell):
		case s.IsOpen(cell):
			n++
		case c.Kind == questionnaire.List:
			n += s.openCells(cell)
		}
	}
	return n
}

// Shown returns the fields of a question to ask for, in order.
func (s *Session) Shown(q *questionnaire.Question) []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, f := range q.Fields {
		if s.StateOf(f) != Hidden {
			out = append(out, f)
		}
	}
	return out
}

// Standing is how far the fields of one question are answered.
type Standing struct {
	Question       *questionnaire.Question
	State          State // Open: none; Partial: some; SaidUnknown: asked, some unknown; Done: all
	Done, Shown    int   // fields
	Unknown        []*questionnaire.Field
	Contradictions int
}

// StandingOf returns how far a question is answered.
func (s *Session) StandingOf(q *questionnaire.Question) Standing {
	out := Standing{Question: q, Contradictions: len(s.Contradictions(q))}
	untouched := 0
	for _, f := range s.Shown(q) {
		out.Shown++
		switch s.StateOf(f) {
		case Done:
			out.Done++
		case SaidUnknown:
			out.Unknown = append(out.Unknown, f)
		case Open:
			untouched++
		}
	}
	switch {
	case out.Done == out.Shown:
		out.State = Done
	case untouched == out.Shown:
		out.State = Open
	case out.Done+len(out.Unknown) == out.Shown:
		out.State = SaidUnknown
	default:
		out.State = Partial
	}
	return out
}

// progress is how far the whole interview is.
type progress struct {
	share float64       // 0-1: fields asked for among those to ask for
	left  time.Duration // by the pace of this interview
}

// progress returns how far the interview is.
func (s *Session) progress() progress {
	asked, shown, left := 0, 0, 0.0
	for _, f := range s.Bank.Fields {
		if !s.IsInScope(f.Question) {
			continue
		}
		left += s.workOf(f).open
		switch s.StateOf(f) {
		case Hidden:
			continue
		case Done, SaidUnknown:
			asked++
		}
		shown++
	}
	p := progress{left: s.pace.left(left)}
	if shown > 0 {
		p.share = float64(asked) / float64(shown)
	}
	return p
}

// ProgressLine words how far the interview is at a question.
func (s *Session) ProgressLine(q *questionnaire.Question) string {
	p := s.progress()
	left := s.Say(sayLeft, minutes(p.left))
	if s.OnAgenda() {
		left = s.agendaLeft()
	}
	return fmt.Sprintf("%s · %.0f %% · %s", s.Say(sayQuestion, q.Index+1, len(s.Bank.Questions)), 100*p.share, left)
}

// agendaLeft words how much time an agenda has left, also within a table that its end does not break off.
func (s *Session) agendaLeft() string {
	left := s.walk.until.Sub(s.Clock())
	if left <= 0 {
		return s.Say(sayAgendaPast, s.walk.minutes)
	}
	return s.Say(sayAgendaLeft, minutes(left), s.walk.minutes)
}

// minutes rounds what is left up to whole minutes.
func minutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

// FieldLine says which of the fields of its question a field is.
func (s *Session) FieldLine(f *questionnaire.Field) string {
	shown := s.Shown(f.Question)
	return s.Say(sayField, slices.Index(shown, f)+1, len(shown))
}

// Sign shows how far a question is answered in one cell, with color or without.
func (st Standing) Sign() string {
	if st.Contradictions > 0 {
		return signContradiction
	}
	return map[State]string{Open: "○", Partial: "◐", SaidUnknown: signUnknown, Done: "●"}[st.State]
}

// The signs that are also counted.
const signContradiction, signUnknown = "!", "◌"

// StandingSpoken says how far a question is answered in whole words, for a screen reader.
func (s *Session) StandingSpoken(st Standing) string {
	words := s.Say(sayAnswered, st.Done, st.Shown)
	if len(st.Unknown) > 0 {
		words += ", " + s.in().Unknown() + ": " + strconv.Itoa(len(st.Unknown))
	}
	if st.Contradictions > 0 {
		words += ", " + s.Say(SayConflicts, st.Contradictions)
	}
	return wording.Joined(", ", words, s.MarkWords(st.Question))
}

// StandingWords counts the fields of a question, its contradictions and what is unknown behind the signs for them, so that
// all has room on a narrow screen, and names its marks.
func (s *Session) StandingWords(st Standing) string {
	words := strconv.Itoa(st.Done) + "/" + strconv.Itoa(st.Shown)
	if st.Contradictions > 0 {
		words += "  " + signContradiction + " " + strconv.Itoa(st.Contradictions)
	}
	if n := len(st.Unknown); n > 0 {
		words += "  " + signUnknown + " " + strconv.Itoa(n)
	}
	return wording.Joined("  ", words, s.MarkWords(st.Question))
}
