package screen

import (
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
)

// TestSeveralOwnersAreMarked marks a function that two answer for, of whom nothing more is known, and cuts no words.
func TestSeveralOwnersAreMarked(t *testing.T) {
	sc := emptyScreen(t)
	roles := session.At(sc.s.Bank.Field("roles"))
	for _, name := range []string{"РОП", "Менеджер по работе с ключевыми клиентами", "Ассистент", "Логист"} {
		if _, err := sc.s.AddRow(roles, name); err != nil {
			t.Fatal(err)
		}
	}
	sc.at("responsibilities")
	matrix := sc.page.(*matrixPage)
	function := matrix.functions[0]
	if err := sc.s.SetMarks(matrix.field, function, false, []answers.Mark{answers.Does | answers.Answers, answers.Answers, 0, 0}); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{60, 80, 100} {
		sc.width = width
		view := sc.draw()
		line := view[strings.Index(view, "> "):]
		if line, _, _ = strings.Cut(line, "\n"); !strings.Contains(line, "!") || strings.Contains(line, "…") {
			t.Errorf("%d columns: two owners have no mark, or half of one:\n%s", width, view)
		}
		if words := strings.Join(strings.Fields(view), " "); !strings.Contains(words, "несколько ответственных? 1/15") {
			t.Errorf("%d columns: two owners are not said:\n%s", width, view)
		}
	}
}
