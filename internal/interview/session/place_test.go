package session

import (
	"testing"
)

// TestRoleOutside answers where a role works: by the default it has a department to be asked for, outside it has none.
func TestRoleOutside(t *testing.T) {
	s, _ := copied(t, exampleFile)
	roles := At(s.Bank.Field("roles"))
	row, err := s.AddRow(roles, "Дилер")
	if err != nil {
		t.Fatal(err)
	}
	place, department := roles.Cell(row, roles.Column("place")), roles.Cell(row, roles.Column("department"))
	open := s.openIn(roles, row)
	for _, step := range []struct {
		what  string
		do    func() error
		asked bool
		open  int
	}{
		{"by the default", func() error { return nil }, true, open},
		{"a dealer", func() error { return s.SetChoice(place, "partner") }, false, open - 1},
		{"not known where", func() error { return s.SetUnknown(place) }, true, open + 1},
		{"back to the default", func() error { return s.Clear(place) }, true, open},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if s.Asks(department) != step.asked || s.openIn(roles, row) != step.open {
			t.Errorf("%s: the department is asked for: %v, %d cells are open; want %v, %d", step.what, s.Asks(department), s.openIn(roles, row), step.asked, step.open)
		}
	}
	if s.IsOpen(place) {
		t.Error("the place waits for an answer in spite of its default")
	}
}

// TestOfferedFunctions names the functions that a split rule may be about: of the extra ones those that the client has,
// and the one that the rule is about already.
func TestOfferedFunctions(t *testing.T) {
	s, _ := openText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: А, sellers: 3}
interview: {date: 2026-11-23}
answers:
  extra_functions: [tenders]
  split_rules:
    - {function: dealer_support, basis: client, status: oral}
    - {function: tenders, basis: client, status: oral}
`)
	rules := At(s.Bank.Field("split_rules"))
	function := rules.Column("function")
	offered := func(row int, id string) bool {
		for _, c := range s.Choices(rules.Cell(row, function)) {
			if c.ID == id {
				return true
			}
		}
		return false
	}
	for id, want := range map[string][2]bool{"reporting": {true, true}, "tenders": {true, true}, "dealer_support": {true, false}, "after_sales": {false, false}} {
		for row := range want {
			if offered(row, id) != want[row] {
				t.Errorf("row %d: %s is offered: %v", row+1, id, !want[row])
			}
		}
	}
	if got := s.Show(rules.Cell(0, function)); got != "Поддержка дилеров" {
		t.Errorf("the first rule is about %q", got)
	}
}

// TestRowsThatNameEachOther calls rows without names that name one another by their numbers.
func TestRowsThatNameEachOther(t *testing.T) {
	s, _ := openText(t, head+"answers: {roles: [{id: a, title: unknown, headcount: 1, department: b}], departments: [{id: b, name: unknown, head_role: a}]}\n")
	for _, id := range []string{"roles", "departments"} {
		if got := s.RowName(At(s.Bank.Field(id)), 0); got != "строка 1" {
			t.Errorf("%s: the row is called %q", id, got)
		}
	}
}
