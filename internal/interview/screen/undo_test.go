package screen

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
)

// TestUndoOver takes changes back, and makes them again, while the form in which they were made lies over the question: it
// stays open, shows what is saved now, and the screen says what was undone.
func TestUndoOver(t *testing.T) {
	for _, test := range []struct {
		name      string
		keys      string // that open the form
		typed     string
		then      string // keys before Ctrl-Z
		text      string // in the file before it, and not after it
		undone    string // said
		stays     string // on the screen after it
		redo      bool   // brings it back
		isDropped bool   // it was never saved
	}{
		{"a note being typed", "f4", "Видел схему", "", "Видел схему", "Отменено: заметка к вопросу", "Заметка к вопросу", true, false},
		{"a saved note", "f4", "Видел схему", "enter f4", "Видел схему", "Отменено: заметка к вопросу", "Заметка к вопросу", true, false},
		{"evidence being typed", "f3 1 2", "Приказ 12", "", "Приказ 12", "Отменено: доказательства к вопросу", "Доказательства:", true, false},
		{"saved evidence", "f3 1 2", "Приказ 12", "enter enter", "Приказ 12", "Отменено: доказательства к вопросу", "Доказательства:", true, false},
		{"deleted evidence", "f3 1 2", "Приказ 12", "enter enter up delete ctrl+z", "", "Отменено: доказательства к вопросу", "Доказательства:", false, false},
		{"half a date", "f3 1 2", "Приказ 12", "enter 0", "", "Отменено: набранное «", "Доказательства:", false, true},
		{"the conclusion being typed", "f10 w enter", "Наш вывод", "", "Наш вывод", "Отменено: выводы консультанта, «Вывод", "> Вывод для первой", true, false},
		{"a comment, two parts further", "f10 w down enter", "Проверим", "enter enter", "Проверим", "Отменено: выводы консультанта", "Выводы консультанта", true, false},
		{"days that are none", "f10 w down enter enter", "много", "", "", "Отменено: набранное «много»", "Сколько дней", false, true},
		{"the client's name", "c", " и сын", "", "", "Отменено: Клиент", "Клиент", true, true},
		{"a saved card", "c", " и сын", "enter enter enter enter enter enter enter c", "и сын", "Отменено: карточка интервью", "Клиент", true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			sc := emptyScreen(t)
			sc.at("structure_status")
			before := string(sc.s.File.Text())
			sc.press(strings.Fields(test.keys)...)
			sc.write(test.typed)
			sc.press(strings.Fields(test.then)...)
			sc.press("ctrl+z")
			if got := string(sc.s.File.Text()); got != before {
				t.Errorf("the change is not taken back:\n%s\n%s", got, sc.draw())
			}
			view := joined(sc.draw())
			if sc.overlay == nil || !strings.Contains(view, test.undone) || !strings.Contains(view, test.stays) {
				t.Errorf("not said, %q, or not open, %q:\n%s", test.undone, test.stays, sc.draw())
			}
			sc.press("ctrl+y")
			if test.redo && test.isDropped {
				if !strings.Contains(ansi.Strip(sc.draw()), test.typed) {
					t.Errorf("not brought back:\n%s", sc.draw())
				}
			} else if got := string(sc.s.File.Text()); test.redo && !strings.Contains(got, test.text) {
				t.Errorf("not brought back:\n%s", got)
			}
		})
	}
}

// TestUndoOverElsewhere takes back a change that was made elsewhere, and shows where.
func TestUndoOverElsewhere(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("structure_status")
	sc.press("2")
	for _, over := range []string{"f2", "f3", "f4", "f5", "f6", "f9", "f12", "c"} {
		sc.at("channels")
		sc.press(over, "ctrl+z")
		if sc.field.ID != "structure_status" || sc.overlay != nil || !strings.Contains(sc.draw(), "Отменено: ") || strings.Contains(string(sc.s.File.Text()), "structure_status") {
			t.Errorf("%s: the answer is not taken back where it can be seen:\n%s", over, sc.draw())
		}
		sc.press("ctrl+y")
	}
}

// TestUndoMarks takes back what was done to a row of the matrix with the letter for it, on either layout.
func TestUndoMarks(t *testing.T) {
	for _, undo := range []string{"u", "г"} {
		sc := matrixScreen(t)
		before := bytes.Clone(sc.s.File.Text())
		sc.press("down", "down")
		function := sc.page.(*matrixPage).row
		sc.press("0", "0", "home")
		if bytes.Equal(before, sc.s.File.Text()) {
			t.Fatal("0 does not say that nobody does it")
		}
		sc.press(undo)
		if !bytes.Equal(before, sc.s.File.Text()) || !strings.Contains(sc.draw(), "Отменено: Матрица «функция × роль»: ") {
			t.Errorf("%s: the marks are not back:\n%s", undo, sc.draw())
		}
		if at := sc.page.(*matrixPage).row; at != function {
			t.Errorf("%s: the cursor is at function %d, not at %d, which changed", undo, at, function)
		}
	}
}

// TestUndoCard goes back and forward through the card of a new interview, its language too.
func TestUndoCard(t *testing.T) {
	sc := startIn(t)
	shows := func(keys, want string) {
		t.Helper()
		sc.press(strings.Fields(keys)...)
		if !strings.Contains(ansi.Strip(sc.draw()), want) {
			t.Errorf("%s: no %q:\n%s", keys, want, sc.draw())
		}
	}
	shows("ctrl+z", "Больше изменений нет")
	sc.press("2")
	sc.write("Buttercup")
	sc.press("enter")
	shows("1 2", "> 12")
	shows("ctrl+z", "Undone: ")
	shows("ctrl+z", "Undone: Client")
	if strings.Contains(sc.draw(), "Buttercup") {
		t.Errorf("the client is still there:\n%s", sc.draw())
	}
	shows("ctrl+z", "Отменено: ")
	shows("ctrl+y ctrl+y ctrl+y", "> 12")
	shows("ctrl+z 7", "> 7")
	shows("ctrl+y", "There are no more changes")
	shows("enter", "Buttercup")
}

// TestUndoDeletion shows the list that a row is back in, with the cursor on it, although other answers named it.
func TestUndoDeletion(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("roles")
	name := sc.s.RowName(session.At(sc.field), 1)
	sc.press("2", "delete", "д")
	sc.at("segments")
	sc.press("ctrl+z")
	if view := joined(sc.draw()); sc.field.ID != "roles" || !strings.Contains(view, "Отменено: Роли (должности), удаление «"+name+"»") || !strings.Contains(view, "> 2 "+name[:12]) {
		t.Errorf("it is not said or shown that %s is back:\n%s", name, sc.draw())
	}
}
