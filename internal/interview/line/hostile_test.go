package line

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/questionnaire"
)

// TestHostile goes through a whole interview whose texts, of a bank and of a file, would act on the terminal.
func TestHostile(t *testing.T) {
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		s := interviewtest.Hostile(t)
		s.Language = lang
		var typed []string
		for i, q := range s.Bank.Questions {
			typed = append(typed, "question "+strconv.Itoa(i+1), "note", "", "evidence", "", "delete 1", "n")
			for _, f := range q.Fields {
				if f.Kind == questionnaire.List {
					typed = append(typed, "1", "", "", "", "", "", "", "", "", "done")
				}
				typed = append(typed, "")
			}
		}
		typed = append(typed, "overview", "", "ask", "", "score", "client", "", "", "", "", "", "", "", "save nowhere/x", "question 1", "9999", "quit")
		var out bytes.Buffer
		if _, err := Run(t.Context(), s.Setting, s, Streams{In: strings.NewReader(strings.Join(typed, "\n") + "\n"), Out: &out, Width: 60}); err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		interviewtest.CheckPrinted(t, string(lang), out.String())
		if !strings.Contains(out.String(), "31mb") {
			t.Errorf("the client's name is gone:\n%s", out.String())
		}
	}
}
