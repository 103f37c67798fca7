package session

import (
	"errors"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// The words that are an answer in any field of an answer file.
const (
	unknownWord     = "unknown"
	notMeasuredWord = "not_measured"
)

// SetUnknown says that the answer was asked for and is not known.
func (s *Session) SetUnknown(p Place) error { return s.set(p, unknownWord) }

// SetNotMeasured says that nobody measures the number.
func (s *Session) SetNotMeasured(p Place) error { return s.set(p, notMeasuredWord) }

// SetText answers with words; "" is an answer too where Place.MayBeEmpty.
func (s *Session) SetText(p Place, text string) error {
	if text == unknownWord { // would be read as the word that it is in answer files
		return s.SetUnknown(p)
	}
	return s.set(p, text)
}

// SetNumber answers with a number; a whole one is written without a fraction.
func (s *Session) SetNumber(p Place, x float64) error {
	if x == float64(int(x)) {
		return s.set(p, int(x))
	}
	return s.set(p, x)
}

// SetChoice answers with one of Choices by its id; "" says that nobody or nothing is named.
func (s *Session) SetChoice(p Place, id string) error {
	if p.Kind == questionnaire.Bool {
		return s.set(p, id == Yes)
	}
	return s.set(p, id)
}

// SetSeveral answers with any number of Choices by their ids.
func (s *Session) SetSeveral(p Place, ids []string) error {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = id
	}
	return s.set(p, list)
}

// SetNone says of a list that it has no rows.
func (s *Session) SetNone(p Place) error { return s.set(p, []any{}) }

// Clear takes an answer back, as if it had not been asked for.
func (s *Session) Clear(p Place) error {
	if len(p.Cells) > 0 {
		return s.set(p, untouched(p.column()))
	}
	return s.settle(p.Field, func(e *source.Editor) error { return e.Delete(p.path()) })
}

var errNoRow = errors.New("there is no such row")

// set writes the value at a place; nil takes it away.
func (s *Session) set(p Place, value any) error {
	if !s.exists(p) {
		return errNoRow
	}
	if list, ok := value.([]any); len(p.Cells) > 0 && (value == "" || ok && len(list) == 0 && p.Kind == questionnaire.References) {
		value = nil // what a cell that is left out says
	}
	return s.settle(p.Field, func(e *source.Editor) error {
		if value == nil {
			return e.Delete(p.path())
		}
		return e.Set(p.path(), value)
	})
}

// change edits the file. What was answered to an older version of the bank says from then on that it answers this one.
func (s *Session) change(edit editing) error { return s.changeBy(s.File.Change, edit) }

// editing makes a change to the text of an answer file.
type editing = func(e *source.Editor) error

func (s *Session) changeBy(change func(editing) error, edit editing) error {
	return change(func(e *source.Editor) error {
		if s.older() {
			if err := e.Set(source.Path{"bank"}, answers.BankReference(s.Bank)); err != nil {
				return err
			}
		}
		return edit(e)
	})
}

// settle makes a change to the answer of a field and counts it for the pace.
func (s *Session) settle(f *questionnaire.Field, edit editing) error {
	return s.settleBy(s.File.Change, f, edit)
}

func (s *Session) settleBy(change func(editing) error, f *questionnaire.Field, edit editing) error {
	before := s.workOf(f)
	err := s.changeBy(change, edit)
	if err == nil {
		s.pace.count(s.Clock(), s.workOf(f).done-before.done)
	}
	return err
}

// untouched is what a cell says before it was asked for. Where leaving it out would mean something (nobody, not
// measured), the file says unknown; elsewhere it says nothing, which is unknown as well.
func untouched(c *questionnaire.Column) any {
	switch c.Kind {
	case questionnaire.FreeText, questionnaire.Reference, questionnaire.References:
		return unknownWord
	case questionnaire.Integer, questionnaire.Percent:
		if c.Optional {
			return unknownWord
		}
	}
	return nil
}
