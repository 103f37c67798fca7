package session

import (
	"os"
	"strings"
	"testing"

	"salesaudit/internal/answers"
)

// TestSystemMark follows one row of the matrix through the marks of a system and of roles, as the file has it.
func TestSystemMark(t *testing.T) {
	s, path := openText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
interview: {date: 2026-11-23}
answers:
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false}
`)
	f := s.Bank.Field("responsibilities")
	function := f.Matrix.Rows.Find("reporting")
	for _, step := range []struct {
		what string
		do   func() error
		want string // in the file
		says string
	}{
		{"a system", func() error { return s.SetSystem(f, function, true) }, "reporting: {system: S}", "делает система S"},
		{"a role answers", func() error { return s.Mark(f, function, 0, answers.Answers) }, "reporting: {system: S, head: A}", "делает система S, РОП A"},
		{"the role goes", func() error { return s.Mark(f, function, 0, 0) }, "reporting: {system: S}", "делает система S"},
		{"the system goes", func() error { return s.SetSystem(f, function, false) }, "reporting: {}", "никто не делает"},
		{"unknown", func() error { return s.SetFunctionUnknown(f, function) }, "reporting: unknown", "неизвестно"},
		{"a system, of an unknown row", func() error { return s.SetSystem(f, function, true) }, "reporting: {system: S}", "делает система S"},
		{"nobody", func() error { return s.SetMarks(f, function, false, nil) }, "reporting: {}", "никто не делает"},
		{"both at once", func() error { return s.SetMarks(f, function, true, []answers.Mark{answers.Answers}) }, "reporting: {system: S, head: A}", "делает система S, РОП A"},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		onDisk, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(onDisk), step.want+"\n") {
			t.Errorf("%s: %q is not in the file:\n%s", step.what, step.want, onDisk)
		}
		if got := s.ShowMarks(f, function); got != step.says {
			t.Errorf("%s: reads %q, want %q", step.what, got, step.says)
		}
	}
	// A role that is called so has another id: the word is that of the mark.
	row, err := s.AddRow(At(f.Matrix.Columns), "System")
	if err != nil {
		t.Fatal(err)
	}
	if id := s.Value(At(f.Matrix.Columns)).Rows[row].ID; id == answers.SystemKey {
		t.Errorf("a role has the id %s", id)
	}
}
