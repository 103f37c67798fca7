package screen

import (
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
)

// TestUnanswered lists from the overview what waits for an answer, jumps to it, and lands on the first open field of a
// question.
func TestUnanswered(t *testing.T) {
	sc := newTestScreen(t, interviewtest.File(t, "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {name: А, sellers: 3}\ninterview: {date: 2026-11-23}\n"+
		"answers: {structure_status: none, duplication_claim: excluded, duplication_check: never, double_entry: unknown}\n"))
	t.Cleanup(sc.s.Close)
	sc.press("f2", "5", "enter")
	if sc.field.ID != "structure_review" {
		t.Errorf("the overview lands on %s", sc.field.ID)
	}
	sc.press("f2", "a")
	if text := sc.draw(); !strings.Contains(text, "Без ответа: 49") || !strings.Contains(text, "> 5  ○ Как часто пересматривается структура") || !strings.Contains(text, "7  ◌") {
		t.Fatalf("the list is not there:\n%s", text)
	}
	sc.press("down", "enter")
	if sc.field.Question.Index != 5 || sc.overlay != nil {
		t.Errorf("the list leads to %s:\n%s", sc.field.ID, sc.draw())
	}
}
