package consensus

import (
	"fmt"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire/banktest"
)

// TestVotes has what respondents say of one field, each as POSITION: ANSWER, and what it comes to.
func TestVotes(t *testing.T) {
	for _, c := range []struct{ name, field, said, want string }{
		{"lower median of an ordered choice", "client_assignment", "seller: habit, seller: oral, seller: system", "oral"},
		{"a tie goes to the cautious answer", "structure_status", "head: approved, owner: oral", "oral"},
		{"and where less is better to the larger number", "people_per_order", "seller: 2, seller: 5", "5"},
		{"an owner and a head outvote a seller on the structure", "structure_status", "head: approved, owner: approved, seller: none", "approved"},
		{"a seller outweighs the head on daily work", "double_entry", "head: none, seller: many", "many"},
		{"all sellers together weigh 4", "departments_count", "seller: 1, seller: 1, seller: 1, seller: 1, seller: 1, seller: 1, head: 3, owner: 3, head: 3", "3"},
		{"who is no position weighs 1", "double_entry", "other: none, seller: some", "some"},
		{"unknown does not vote", "structure_status", "head: unknown, seller: oral", "oral"},
		{"all unknown stays unknown", "structure_status", "head: unknown, seller: unknown", "unknown"},
		{"not measured is the worst", "duplicate_clients_pct", "head: 5, seller: not_measured", "not_measured"},
		{"options named by half of the weight", "channels", "head: [email, website], owner: [email, portal], seller: [website]", "[email website]"},
		{"a consultant who saw it comes first", "double_entry", "consultant: none, seller: many, seller: many", "none"},
		{"evidence comes first", "structure_status", "head+document: approved, owner: none, owner: none", "approved"},
		{"a mere reference does not", "structure_status", "head+reference: approved, owner: none, owner: none", "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sheets []*answers.Sheet
			for _, said := range splitAnswers(c.said) {
				sheets = append(sheets, sheetOf(t, c.field, said))
			}
			merged, err := Merge(sheets)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(merged.FieldTree(merged.Bank.Field(c.field))); got != c.want {
				t.Errorf("%s: %s, want %s", c.said, got, c.want)
			}
		})
	}
}

// splitAnswers parts a list at the commas that are not within brackets.
func splitAnswers(said string) []string {
	depth := 0
	return strings.FieldsFunc(said, func(r rune) bool {
		switch r {
		case '[':
			depth++
		case ']':
			depth--
		}
		return r == ',' && depth == 0
	})
}

// sheetOf returns one respondent's sheet with one answer; POSITION+GRADE gives its question evidence of that grade.
func sheetOf(t *testing.T, field, said string) *answers.Sheet {
	t.Helper()
	bank := banktest.Block9(t)
	position, answer, _ := strings.Cut(strings.TrimSpace(said), ": ")
	position, grade, proven := strings.Cut(position, "+")
	text := fmt.Sprintf("format: %s\nbank: %s\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-10-12, position: %s}\nanswers: {%s: %s}\n",
		answers.Format, answers.BankReference(bank), position, field, answer)
	if proven {
		q := bank.Field(field).Question
		text += fmt.Sprintf("evidence: {%s: [{source: %s, grade: %s, date: 2026-10-01}]}\n", q.ID, q.Proves[0].ID, grade)
	}
	sheet, found := answers.Parse("a.yaml", []byte(text), bank)
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

func TestNotMergeable(t *testing.T) {
	one, other, merged := sheetOf(t, "double_entry", "head: none"), sheetOf(t, "double_entry", "head: none"), sheetOf(t, "double_entry", "head: none")
	other.Client.Name = "Б"
	merged.Merged = &answers.Merged{}
	for name, sheets := range map[string][]*answers.Sheet{"one file": {one}, "another client": {one, other}, "merged already": {one, merged}} {
		if _, err := Merge(sheets); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
