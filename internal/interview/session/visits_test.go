package session_test

import (
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestNothingToName adds a role to a company that said that it has no directions: its directions are none, and their cell
// has no turn; its department, which nobody named, is unsaid until it is chosen.
func TestNothingToName(t *testing.T) {
	s := interviewtest.Start(t)
	roles, directions := s.Bank.Field("roles"), s.Bank.Field("directions")
	cell := func(row int, id string) session.Place {
		for _, c := range roles.Columns {
			if c.ID == id {
				return session.At(roles).Cell(row, c)
			}
		}
		t.Fatalf("no column %s", id)
		return session.Place{}
	}
	add := func(name string) int {
		row, err := s.AddRow(session.At(roles), name)
		if err != nil {
			t.Fatal(err)
		}
		return row
	}
	before := add("РОП")
	if place := cell(before, "directions"); !s.Visits(place) || s.Value(place).State != answers.Unknown {
		t.Errorf("directions that may come are not asked for")
	}
	if err := s.SetNone(session.At(directions)); err != nil {
		t.Fatal(err)
	}
	if !s.Visits(cell(before, "directions")) {
		t.Error("an open cell has no turn")
	}
	row := add("Менеджер")
	if place := cell(row, "directions"); s.Visits(place) || s.IsOpen(place) {
		t.Errorf("directions are asked for where there are none: %s", s.File.Text())
	}
	if !strings.Contains(string(s.File.Text()), "directions: []") || !s.Visits(cell(row, "segments")) {
		t.Errorf("the file:\n%s", s.File.Text())
	}
	if err := s.SetChoice(cell(row, "department"), ""); err != nil {
		t.Fatal(err)
	}
	if !s.IsUnsaid(cell(row, "department")) || s.IsUnsaid(cell(row, "directions")) {
		t.Error("a department that nobody named counts as said, or another cell as unsaid")
	}
	if err := s.AddAndRefer(cell(row, "department"), "Опт"); err != nil {
		t.Fatal(err)
	}
	if s.IsUnsaid(cell(row, "department")) {
		t.Error("a named department is unsaid")
	}
}
