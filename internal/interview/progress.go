package interview

import (
	"slices"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// State says where the interview stands with a field.
type State uint8

// The states of a field.
const (
	Open        State = iota // not asked yet
	Partial                  // a list with unknown cells, a matrix with functions not asked for
	SaidUnknown              // asked, and not known
	Done                     // answered, or not measured
	Hidden                   // its condition is not fulfilled, or cannot be told yet: not asked
)

// StateOf returns where the interview stands with a field. It differs from the scores in one thing: a list that
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
		for _, c := range list.Columns {
			cell := list.Cell(i, c)
			switch {
			case c.Kind == questionnaire.ID:
			case s.isOpen(cell):
				n++
			case c.Kind == questionnaire.List:
				n += s.openCells(cell)
			}
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

// First returns the field to begin with: the first that was not asked for, or the one before it where that was
// left half done; else the first that is not complete, else the first that is unknown; nil when everything is
// answered.
func (s *Session) First() *questionnaire.Field {
	for _, wanted := range []State{Open, Partial, SaidUnknown} {
		for _, f := range s.Bank.Fields {
			if s.StateOf(f) != wanted {
				continue
			}
			if before := s.Before(f); wanted == Open && before != nil && s.StateOf(before) == Partial {
				return before
			}
			return f
		}
	}
	return nil
}

// After returns the field after f that is to be asked for, nil at the end.
func (s *Session) After(f *questionnaire.Field) *questionnaire.Field {
	for _, g := range s.Bank.Fields[f.Index+1:] {
		if s.StateOf(g) != Hidden {
			return g
		}
	}
	return nil
}

// Before returns the field before f that is to be asked for, nil at the beginning.
func (s *Session) Before(f *questionnaire.Field) *questionnaire.Field {
	for _, g := range slices.Backward(s.Bank.Fields[:f.Index]) {
		if s.StateOf(g) != Hidden {
			return g
		}
	}
	return nil
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

// Contradictions returns the contradictions that answers given to a question take part in.
func (s *Session) Contradictions(q *questionnaire.Question) []scoring.Contradiction {
	var out []scoring.Contradiction
	for _, c := range s.assessment.Contradictions {
		if slices.ContainsFunc(c.Fields, func(f *questionnaire.Field) bool { return f.Question == q && !s.isOpen(At(f)) }) {
			out = append(out, c)
		}
	}
	return out
}

// premature tells whether a contradiction may come only from a field's being half told: a list or a matrix that is
// being filled in is at odds with much until its last row.
func premature(c scoring.Contradiction, current *questionnaire.Field) bool {
	return current != nil && (current.Kind == questionnaire.List || current.Kind == questionnaire.Matrix) && slices.Contains(c.Fields, current)
}

// Progress is how far the whole interview is.
type Progress struct {
	Share float64       // 0-1: fields asked for among those to ask for
	Left  time.Duration // by the pace of this interview
}

// Progress returns how far the interview is.
func (s *Session) Progress() Progress {
	asked, shown, left := 0, 0, 0.0
	for _, f := range s.Bank.Fields {
		left += s.weightLeft(f)
		switch s.StateOf(f) {
		case Hidden:
			continue
		case Done, SaidUnknown:
			asked++
		}
		shown++
	}
	p := Progress{Left: s.pace.left(left)}
	if shown > 0 {
		p.Share = float64(asked) / float64(shown)
	}
	return p
}

// The time that fields take beside one choice, which counts 1: measured by hand on a whole interview.
const (
	listWeight     = 6.0 // a list of a few rows
	functionWeight = 0.5 // one function of a matrix
)

// weightLeft is how much of the interview a field still is.
func (s *Session) weightLeft(f *questionnaire.Field) float64 {
	state := s.StateOf(f)
	if state == Done || state == SaidUnknown || state == Hidden {
		return 0
	}
	switch f.Kind {
	case questionnaire.Matrix:
		asked, all := s.asked(f)
		return functionWeight * float64(all-asked)
	case questionnaire.List:
		if state == Partial {
			return listWeight / 2
		}
		return listWeight
	}
	return 1
}

// pace measures how fast this interview goes.
type pace struct {
	last  time.Time
	spent time.Duration
	done  float64 // weight of what was answered
}

const (
	// usualPace is the time of one choice before an interview has shown its own.
	usualPace = 30 * time.Second
	// paceTrust is the weight at which an interview's own pace counts as much as the usual one.
	paceTrust = 15.0
	// longestThought bounds what counts as work on one answer; longer is a pause.
	longestThought = 5 * time.Minute
)

func newPace(now time.Time) pace { return pace{last: now} }

// count notes that something of a weight was answered.
func (p *pace) count(now time.Time, weight float64) {
	p.spent += min(max(now.Sub(p.last), 0), longestThought)
	p.last = now
	p.done += max(weight, 0)
}

// left returns the time that something of a weight will take.
func (p *pace) left(weight float64) time.Duration {
	one := (float64(p.spent) + paceTrust*float64(usualPace)) / (p.done + paceTrust)
	return time.Duration(one * weight)
}
