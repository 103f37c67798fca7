package session

import (
	"reflect"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

var (
	sayNoteOf     = text{RU: "заметка к вопросу «%s»", EN: "the note on “%s”"}
	sayEvidenceOf = text{RU: "доказательства к вопросу «%s»", EN: "the evidence of “%s”"}
	sayCard       = text{RU: "клиент и собеседник", EN: "client and respondent"}
)

// Undo takes the last change of this run back. It returns the field that the change was made in, nil where it was made
// elsewhere, and what it changed, "" when there was nothing to undo.
func (s *Session) Undo() (*questionnaire.Field, string, error) { return s.swap(s.File.Undo) }

// Redo makes the change again that was undone last.
func (s *Session) Redo() (*questionnaire.Field, string, error) { return s.swap(s.File.Redo) }

func (s *Session) swap(step func() (bool, error)) (*questionnaire.Field, string, error) {
	before := s.sheet()
	if moved, err := step(); !moved {
		return nil, "", err
	}
	f, what := s.difference(before, s.sheet())
	return f, what, nil
}

// difference finds the field in which two sheets differ, and words what does. A row that went took references to it
// along: the list comes before them in a bank.
func (s *Session) difference(a, b *answers.Sheet) (*questionnaire.Field, string) {
	for _, f := range s.Bank.Fields {
		if !reflect.DeepEqual(a.Value(f), b.Value(f)) {
			return f, s.Text(f.Label)
		}
	}
	for _, q := range s.Bank.Questions {
		switch {
		case a.Notes[q.Index] != b.Notes[q.Index]:
			return q.Fields[0], s.Say(sayNoteOf, s.Text(q.Title))
		case !reflect.DeepEqual(a.Evidence[q.Index], b.Evidence[q.Index]):
			return q.Fields[0], s.Say(sayEvidenceOf, s.Text(q.Title))
		}
	}
	return nil, s.Say(sayCard)
}
