package session_test

import (
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestUndoSaysWhat says of each step back which part of the file it changed: an answer, a note, the consultant's own word, or
// the card.
func TestUndoSaysWhat(t *testing.T) {
	s := interviewtest.Start(t)
	o := s.Opening()
	o.Industry = "насосы"
	changes := []struct {
		make func() error
		want session.Change
	}{
		{func() error { return s.SetUnknown(session.At(s.Bank.Fields[0])) }, session.Change{Part: session.InAnswers, Field: s.Bank.Fields[0], Words: s.Text(s.Bank.Fields[0].Label)}},
		{func() error { return s.SetNote(s.Bank.Questions[1], "да") }, session.Change{Part: session.InNotes, Field: s.Bank.Questions[1].Fields[0], Words: "заметка к вопросу «" + s.Text(s.Bank.Questions[1].Title) + "»"}},
		{func() error { return s.SetConclusion("вывод") }, session.Change{Part: session.InReview, Criterion: -1, Words: "выводы консультанта, «Вывод для первой страницы отчёта»"}},
		{func() error {
			return s.SetReviewed(s.Bank.Criteria[2], session.ReviewNotApplicable, "нет склада")
		}, session.Change{Part: session.InReview, Criterion: 2, Words: "выводы консультанта, «" + s.Text(s.Bank.Criteria[2].Name) + "»"}},
		{func() error { return s.SetOpening(o) }, session.Change{Part: session.InCard, Words: "клиент и собеседник"}},
	}
	for _, c := range changes {
		if err := c.make(); err != nil {
			t.Fatal(err)
		}
		for _, step := range []func() (session.Change, error){s.Undo, s.Redo} {
			if got, err := step(); err != nil || got != c.want {
				t.Errorf("it is said to have changed %+v, %v; want %+v", got, err, c.want)
			}
		}
	}
}
