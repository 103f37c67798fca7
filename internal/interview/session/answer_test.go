package session

import (
	"os"
	"strings"
	"testing"
)

// TestCount answers a percent with a count, in either language of answer files.
func TestCount(t *testing.T) {
	const yamlText = "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-11-23}\n"
	for name, text := range map[string]string{
		"YAML": yamlText,
		"JSON": `{"format": "salesaudit.answers/1", "bank": "block9@1.1.0", "client": {"name": "А", "sellers": 3}, "interview": {"date": "2026-11-23"}}`,
	} {
		s, path := openText(t, text)
		p := At(s.Bank.Field("duplicate_clients_pct"))
		for _, wrong := range []string{"10/9", "1/0", "-1/5", "1/2/3", "/", "a/b", "1,5/3"} {
			if s.AnswerText(p, wrong) == "" {
				t.Errorf("%s: %s is taken", name, wrong)
			}
		}
		if problem := s.AnswerText(p, " 9 / 10 "); problem != "" {
			t.Fatal(problem)
		}
		if got := s.Show(p); got != "9 из 10 (90\u00a0%)" {
			t.Errorf("%s: reads %q", name, got)
		}
		if got := s.Typed(s.Value(p)); got != "9/10" {
			t.Errorf("%s: to be typed again as %q", name, got)
		}
		onDisk, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[string]string{"YAML": "duplicate_clients_pct: 9/10\n", "JSON": `"duplicate_clients_pct": "9/10"`}[name]; !strings.Contains(string(onDisk), want) {
			t.Errorf("%s: %q is not in the file:\n%s", name, want, onDisk)
		}
		if problem := s.AnswerText(At(s.Bank.Field("client_disputes_q")), "9/10"); problem == "" {
			t.Errorf("%s: a whole number is taken as a count", name)
		}
	}
}
