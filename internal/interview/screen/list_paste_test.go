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
	paste := tea.PasteMsg{Content: "  1. РОП \r\n\r\n\x1b[31m• Менеджер\u202e\r- Логист\n" + strings.Repeat("я", 3000) + "\n"}
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
	sc.Update(tea.PasteMsg{Content: "Закупщик\nСметчик"})
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

// TestPastedIntoAName asks for the rows of several lines that are pasted where a name is typed, too.
func TestPastedIntoAName(t *testing.T) {
	for typed, want := range map[string]string{"": "Раз; Два", "Отдел ": "Отдел Раз; Два"} {
		sc := emptyScreen(t)
		sc.at("roles")
		sc.press("+")
		sc.write(typed)
		sc.Update(tea.PasteMsg{Content: "Раз\r\nДва"})
		if view := sc.draw(); !strings.Contains(view, "Вставлено строк: 2") {
			t.Fatalf("it is not asked:\n%s", view)
		}
		sc.press("д")
		var names []string
		for row := range sc.s.Value(session.At(sc.field)).Rows {
			names = append(names, sc.s.RowName(session.At(sc.field), row))
		}
		if got := strings.Join(names, "; "); got != want {
			t.Errorf("the rows are %q, want %q", got, want)
		}
	}
}

// TestPastedAgain adds no row whose name the list has already, or that is pasted twice, and names those.
func TestPastedAgain(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("roles")
	sc.Update(tea.PasteMsg{Content: "Хозяин\nКладовщик"})
	sc.press("д")
	rows := func() int { return len(sc.s.Value(session.At(sc.field)).Rows) }
	sc.Update(tea.PasteMsg{Content: "хозяин\nЛогист\nЛогист\nСметчик"})
	if view := sc.draw(); !strings.Contains(view, "Вставлено строк: 2.") || !strings.Contains(view, "Уже есть, второй раз не добавятся: хозяин, Логист.") {
		t.Fatalf("it is not said:\n%s", view)
	}
	if sc.press("д"); rows() != 4 {
		t.Errorf("there are %d rows", rows())
	}
	sc.Update(tea.PasteMsg{Content: "Хозяин\nЛогист"})
	if view := sc.draw(); rows() != 4 || strings.Contains(view, "Вставлено") || !strings.Contains(view, "Уже есть, второй раз не добавятся: Хозяин, Логист.") {
		t.Errorf("nothing new is asked for:\n%s", view)
	}
}
