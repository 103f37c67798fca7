package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/session"
)

// TestPastedRows pastes several lines into a list: they are asked for with no as the default, cleaned, added in one
// change, behind the rows that there are, and taken back in one.
func TestPastedRows(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("roles")
	paste := tea.PasteMsg{Content: "  1. РОП \r\n\r\n\x1b[31m• Менеджер\u202e\r- РОП\n" + strings.Repeat("я", 3000) + "\n"}
	rows := func() int { return len(sc.s.Value(session.At(sc.s.Bank.Field("roles"))).Rows) }
	for _, key := range []string{"enter", "esc", "н", "Н"} {
		sc.Update(paste)
		if view := sc.draw(); !strings.Contains(view, "Вставлено строк: 4. Добавить их в список «Роли (должности)»?") {
			t.Fatalf("it is not asked:\n%s", view)
		}
		if sc.press(key); rows() != 0 || strings.Contains(sc.draw(), "Вставлено") {
			t.Fatalf("%s adds %d rows:\n%s", key, rows(), sc.draw())
		}
	}
	sc.Update(paste)
	if sc.press("enter"); !strings.Contains(sc.draw(), "Не добавлено строк: 4.") {
		t.Errorf("they are gone without a word:\n%s", sc.draw())
	}
	if sc.press("ctrl+y"); !strings.Contains(sc.draw(), "Вставлено строк: 4.") {
		t.Errorf("they do not come back:\n%s", sc.draw())
	}
	sc.press("enter", "up", "ctrl+y")
	if view := sc.draw(); strings.Contains(view, "Вставлено") || rows() != 0 {
		t.Errorf("they come back behind another key:\n%s", view)
	}
	sc.Update(paste)
	sc.press("д")
	if rows() != 4 || !strings.Contains(sc.draw(), "1 РОП") {
		t.Fatalf("there are %d rows:\n%s", rows(), sc.draw())
	}
	sc.Update(tea.PasteMsg{Content: "Логист\nСметчик"})
	sc.press("y", "n", "д")
	if rows() != 6 {
		t.Fatalf("there are %d rows", rows())
	}
	for _, want := range []int{4, 0} {
		if sc.press("ctrl+z"); rows() != want {
			t.Errorf("undoing leaves %d rows, want %d", rows(), want)
		}
	}
}
