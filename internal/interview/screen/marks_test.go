package screen

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// TestMarksOfEvidenceAndNote marks a question that has evidence or a note where it is asked, in the overview and in the
// panel beside it, in both languages, and no other question.
func TestMarksOfEvidenceAndNote(t *testing.T) {
	sc := emptyScreen(t)
	q := sc.s.Bank.Questions[1]
	add := func() {
		if err := sc.s.AddEvidence(q, answers.Evidence{Source: sc.s.Bank.Sources[0], Grade: answers.Reference}); err != nil {
			t.Fatal(err)
		}
	}
	sees := func(when, want string) {
		t.Helper()
		for _, width := range []int{40, 60, 80, 140} {
			sc.width, sc.height = width, 30
			sc.show(q.Fields[0])
			if n := strings.Count(sc.draw(), want); n != map[bool]int{false: 1, true: 2}[width >= widestAlone] {
				t.Errorf("%s, %d columns: %d marks %q:\n%s", when, width, n, want, sc.draw())
			}
			sc.press("f2")
			if view := sc.draw(); !strings.Contains(view, "  0/2  "+want) {
				t.Errorf("%s, %d columns: the overview has no mark %q:\n%s", when, width, want, view)
			}
			sc.press("esc")
			sc.show(sc.s.Bank.Fields[0])
			if strings.Contains(sc.draw(), want) {
				t.Errorf("%s: another question is marked:\n%s", when, sc.draw())
			}
		}
	}
	add()
	sees("one piece", "док. 1")
	add()
	sees("two pieces", "док. 2")
	if err := sc.s.SetNote(q, "Позвонить"); err != nil {
		t.Fatal(err)
	}
	sees("with a note", "док. 2 · заметка")
	sc.speak(questionnaire.English)
	sc.s.Language = questionnaire.English
	sees("in English", "evidence 2 · note")

	sc = exampleScreen(t) // with contradictions behind the marks
	sc.speak(questionnaire.English)
	sc.s.Language = questionnaire.English
	sc.press("f2")
	for _, width := range []int{40, 60, 80} {
		sc.width, sc.height = width, 30
		for _, q := range sc.s.Bank.Questions {
			if marks := sc.s.MarkWords(q); marks != "" && !strings.Contains(sc.overviewRowOnScreen(q), "  "+marks) {
				t.Errorf("%d columns: the mark of question %d is cut:\n%s", width, q.Index+1, sc.draw())
			}
		}
	}
}

// overviewRowOnScreen is the line of a question in the overview.
func (sc *screen) overviewRowOnScreen(q *questionnaire.Question) string {
	for _, line := range strings.Split(ansi.Strip(sc.draw()), "\n") {
		if words := strings.Fields(strings.Trim(line, "> ↑↓")); len(words) > 0 && words[0] == strconv.Itoa(q.Index+1) {
			return line
		}
	}
	return ""
}
