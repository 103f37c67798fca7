package session

import (
	"os"
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// TestNotApplicable keeps the criteria that the file leaves out, and says why in the summary.
func TestNotApplicable(t *testing.T) {
	const exempt = "not_applicable: {integrations: \"один телефон, всё в 1С\"} # по просьбе клиента\n"
	s, path := openText(t, "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-11-23}\n"+exempt+"answers: {}\n")
	if err := s.SetChoice(At(s.Bank.Field("structure_status")), "drawn"); err != nil {
		t.Fatal(err)
	}
	onDisk, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(onDisk), exempt) {
		t.Errorf("the reason is gone:\n%s", onDisk)
	}
	name := s.Text(s.Bank.Criterion("integrations").Name)
	for lang, head := range map[questionnaire.Language]string{questionnaire.Russian: "К клиенту не относится", questionnaire.English: "Does not concern the client"} {
		s.Language = lang
		summary := strings.Join(s.SummaryLines(), "\n")
		if !strings.Contains(summary, head) || !strings.Contains(summary, "один телефон, всё в 1С") {
			t.Errorf("the summary does not say what does not concern the client:\n%s", summary)
		}
	}
	s.Language = questionnaire.Russian
	if summary := strings.Join(s.SummaryLines(), "\n"); !strings.Contains(summary, "  "+name+": один телефон") {
		t.Errorf("the criterion is not named:\n%s", summary)
	}
}
