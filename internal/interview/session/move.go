package session

import (
	"slices"

	"salesaudit/questionnaire"
)

// Move says where a dialogue goes after an answer.
type Move struct {
	Kind  MoveKind
	Field *questionnaire.Field // of Jump; nil for the end
}

// MoveKind is the direction of a Move.
type MoveKind uint8

// The directions.
const (
	Stay MoveKind = iota
	Forward
	Backward
	Upward // out of a row, a matrix or whatever lies over the question
	Jump
	Leave
)

// To is the move to the first field of a question that is shown, after it where none is.
func (s *Session) To(q *questionnaire.Question) Move {
	f := q.Fields[0]
	if s.StateOf(f) == Hidden {
		f = s.After(f)
	}
	return Move{Jump, f}
}

// ToOpen is the move to the first field of a question that waits for an answer, and to its first field where none does.
func (s *Session) ToOpen(q *questionnaire.Question) Move {
	for _, wanted := range [][]State{{Open, Partial}, {SaidUnknown}} {
		for _, f := range s.Shown(q) {
			if slices.Contains(wanted, s.StateOf(f)) {
				return Move{Jump, f}
			}
		}
	}
	return s.To(q)
}

// Unanswered returns the fields that wait for an answer, in the order of the bank: those that nobody was asked for, those
// left half done, and those that nobody knew.
func (s *Session) Unanswered() []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, f := range s.Bank.Fields {
		if state := s.StateOf(f); state == Open || state == Partial || state == SaidUnknown {
			out = append(out, f)
		}
	}
	return out
}

// first returns the field to begin with: the first that was not asked for, or the one before it where that was
// left half done; else the first that is not complete, else the first that is unknown; nil when everything is
// answered.
func (s *Session) first() *questionnaire.Field {
	for _, wanted := range []State{Open, Partial, SaidUnknown} {
		for _, f := range s.Bank.Fields {
			if s.StateOf(f) != wanted {
				continue
			}
			if before := s.before(f); wanted == Open && before != nil && s.StateOf(before) == Partial {
				return before
			}
			return f
		}
	}
	return nil
}

// last returns the last field that is to be asked for.
func (s *Session) last() *questionnaire.Field {
	fields := s.Bank.Fields
	last := fields[len(fields)-1]
	if s.StateOf(last) == Hidden {
		return s.before(last)
	}
	return last
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

// before returns the field before f that is to be asked for, nil at the beginning.
func (s *Session) before(f *questionnaire.Field) *questionnaire.Field {
	for _, g := range slices.Backward(s.Bank.Fields[:f.Index]) {
		if s.StateOf(g) != Hidden {
			return g
		}
	}
	return nil
}
