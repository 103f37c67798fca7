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

// TestUndoOfDeletion says that a deletion was taken back, and of which row, not what the deletion changed besides: the row was
// named in fields before its list and after it.
func TestUndoOfDeletion(t *testing.T) {
	path := interviewtest.File(t, "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 2}\ninterview: {date: 2026-11-23}\n"+
		"answers:\n  segments:\n    - {id: a, name: А, owner_role: b}\n  roles:\n    - {id: a, title: РОП}\n    - {id: b, title: Хозяйка}\n"+
		"  responsibilities:\n    proposal: {b: R}\n")
	s := interviewtest.Open(t, path)
	roles := s.Bank.Field("roles")
	if err := s.DeleteRow(session.At(roles), 1); err != nil {
		t.Fatal(err)
	}
	deletion := session.Change{Part: session.InAnswers, Field: roles, Words: "Роли (должности), удаление «Хозяйка»"}
	back := deletion
	back.Row = 1
	for i, want := range []session.Change{back, deletion, back} {
		if got, err := []func() (session.Change, error){s.Undo, s.Redo, s.Undo}[i](); err != nil || got != want {
			t.Errorf("step %d is said to have changed %+v, %v; want %+v", i+1, got, err, want)
		}
	}
	if _, err := s.AddRow(session.At(roles), "Кассир"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Undo(); err != nil || got.Words != "Роли (должности), добавление «Кассир»" {
		t.Errorf("taking back a new row is said to have changed %+v, %v", got, err)
	}
	if _, err := s.AddRows(session.At(roles), []string{"Кассир", "Оператор"}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Undo(); err != nil || got.Words != "Роли (должности)" {
		t.Errorf("taking back two new rows is said to have changed %+v, %v", got, err)
	}
	for range 2 {
		if err := s.DeleteRow(session.At(roles), 0); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Undo(); err != nil || got != (session.Change{Part: session.InAnswers, Field: roles, Words: "Роли (должности), удаление «Хозяйка»"}) {
		t.Errorf("taking back the deletion of the last row is said to have changed %+v, %v", got, err)
	}
}
