package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/questionnaire"
)

// stateLine is the line of the foot with the scores and whether the answers are on disk.
func (sc *screen) stateLine() string {
	lines := strings.Split(sc.draw(), "\n")
	return lines[len(lines)-2]
}

// tabTo goes to the first cell of a kind in the row that is open.
func (sc *screen) tabTo(kind questionnaire.Kind) {
	for row := sc.page.(*listPage).row; row.cells[row.at].Kind != kind; {
		sc.press("tab")
	}
}

// TestTypedIsNotSaved says saved only while nothing is typed that is not in the file, on screens of any width.
func TestTypedIsNotSaved(t *testing.T) {
	tests := []struct{ name, field, keys, typed, leave string }{
		{"ticks", "channels", "4", "", "enter"},
		{"a number of two digits", "channels", "1", "", "enter"},
		{"a number", "first_reply_minutes", "", "45", "tab"},
		{"a number that is none", "first_reply_minutes", "", "4,5", "ctrl+z"},
		{"a text of a row", "segments", "+ О enter to-text", "берут", "shift+tab"},
		{"the name of a row", "segments", "+", "Опт", "tab"},
		{"a number of a row", "roles", "+ О enter to-number", "7", "tab"},
		{"pasted rows", "segments", "paste", "", "enter"},
		{"a note", "structure_status", "f4", "Видел", "esc"},
		{"evidence", "structure_status", "f3 1 2", "Приказ", "esc"},
		{"the conclusion", "structure_status", "f10 w enter", "Вывод", "esc"},
		{"the card", "structure_status", "c", " и сын", "ctrl+z"},
		{"help over a note", "structure_status", "f4", "Видел", "f1 esc esc"},
	}
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		not, is := "не сохранено", "сохранено"
		if lang == questionnaire.English {
			not, is = "not saved", "saved"
		}
		for _, width := range []int{80, 60, 40} {
			for _, test := range tests {
				sc := emptyScreen(t)
				sc.speak(lang)
				sc.s.Language = lang
				sc.width = width
				sc.at(test.field)
				for _, key := range strings.Fields(test.keys) {
					switch key {
					case "paste":
						sc.Update(tea.PasteMsg{Content: "Раз\nДва"})
					case "to-text":
						sc.tabTo(questionnaire.FreeText)
					case "to-number":
						sc.tabTo(questionnaire.Integer)
					default:
						sc.press(key)
					}
				}
				sc.write(test.typed)
				if line := sc.stateLine(); !strings.Contains(line, not) {
					t.Errorf("%s, %s, %d columns: typed, and said is %q:\n%s", test.name, lang, width, line, sc.draw())
				}
				sc.press(strings.Fields(test.leave)...)
				if line := sc.stateLine(); strings.Contains(line, not) || !strings.Contains(line, is) {
					t.Errorf("%s, %s, %d columns: left, and said is %q:\n%s", test.name, lang, width, line, sc.draw())
				}
			}
		}
	}
}

// TestSavedIsNotSaidOfTheRefused never says saved beside what it cannot save.
func TestSavedIsNotSaidOfTheRefused(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("first_reply_minutes")
	sc.write("4,5")
	sc.press("ctrl+c")
	if text := sc.draw(); !strings.Contains(text, "Набранное не сохранено") || !strings.Contains(sc.stateLine(), "набрано, ещё не сохранено") {
		t.Errorf("saved:\n%s", text)
	}
}
