package session_test

import (
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestUndoOfWhatStandsAbove says what was changed also where that moves the answers to other lines of the file.
func TestUndoOfWhatStandsAbove(t *testing.T) {
	path := interviewtest.File(t, "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 2}\ninterview: {date: 2026-11-23}\n"+
		"review:\n  conclusion: |-\n    Первое.\n    Второе.\nanswers:\n  channels: [email]\n  segments:\n    - {id: a, name: А}\n")
	setting := interviewtest.Setting(t, path)
	s, _, err := setting.Resume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.SetConclusion("Первое."); err != nil {
		t.Fatal(err)
	}
	for _, step := range []func() (session.Change, error){s.Undo, s.Redo} {
		if got, err := step(); err != nil || got.Part != session.InReview || got.Criterion != -1 {
			t.Errorf("it is said to have changed %+v, %v", got, err)
		}
	}
}

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
		{func() error { return s.SetOpening(o) }, session.Change{Part: session.InCard, Words: "карточка интервью"}},
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
