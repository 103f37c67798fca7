package screen

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestRefuseDeletion reads the letters of the words shown and no others: y and н, which is no, are one key on two
// layouts. Of another letter it is said which answer, and the question stays.
func TestRefuseDeletion(t *testing.T) {
	for _, try := range []struct {
		lang              questionnaire.Language
		delete, keep, ask []string
		words             string
	}{
		{questionnaire.Russian, []string{"д", "Д"}, []string{"н", "Н", "enter", "esc", "tab"}, []string{"y", "Y", "n", "N", "l", "т"}, "д — да, н — нет"},
		{questionnaire.English, []string{"y", "Y"}, []string{"n", "N", "enter", "esc", "tab"}, []string{"д", "Д", "н", "Н", "l", "т"}, "y for yes, n for no"},
	} {
		for _, key := range slices.Concat(try.delete, try.keep, try.ask) {
			sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
			sc.speak(try.lang)
			sc.s.Language = try.lang
			list := sc.s.Bank.Field("roles")
			sc.show(list)
			before := len(sc.s.Value(session.At(list)).Rows)
			sc.press("delete", key)
			if gone := len(sc.s.Value(session.At(list)).Rows) < before; gone != slices.Contains(try.delete, key) {
				t.Errorf("%s %s: the row is gone: %v", try.lang, key, gone)
			}
			asks := slices.Contains(try.ask, key)
			if sc.page.(*listPage).deleting != asks || strings.Contains(sc.draw(), try.words) != asks {
				t.Errorf("%s %s: the question stays, with what answers it: want %v:\n%s", try.lang, key, asks, sc.draw())
			}
		}
	}
}

// TestYesOrNoCell answers a cell by the letters of the words shown; the others say which those are.
func TestYesOrNoCell(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("roles")
	sc.press("1", "enter")
	row := sc.page.(*listPage).row
	at := slices.IndexFunc(row.cells, func(p session.Place) bool { return p.Kind == questionnaire.Bool })
	for _, key := range []string{"y", "n"} {
		row.open(sc, at)
		before := sc.s.Show(row.cells[at])
		sc.press(key)
		if row.at != at || sc.s.Show(row.cells[at]) != before || !strings.Contains(sc.draw(), "д — да, н — нет") {
			t.Errorf("%s answers:\n%s", key, sc.draw())
		}
	}
	for key, want := range map[string]string{"д": "да", "н": "нет"} {
		row.open(sc, at)
		if sc.press(key); row.at == at || sc.s.Show(row.cells[at]) != want {
			t.Errorf("%s does not answer %s:\n%s", key, want, sc.draw())
		}
	}
}

// TestLeaveTyped keeps what was typed and not confirmed, whichever key leaves the field.
func TestLeaveTyped(t *testing.T) {
	for _, key := range []string{"tab", "shift+tab", "pgdown", "pgup", "f2", "f10", "ctrl+c"} {
		sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
		for _, f := range sc.s.Bank.Fields {
			p := session.At(f)
			if !p.IsNumber() || sc.s.StateOf(f) == session.Hidden {
				continue
			}
			if err := sc.s.Clear(p); err != nil {
				t.Fatal(err)
			}
			sc.show(f)
			sc.press("7", key)
			if got := sc.s.Show(p); !strings.Contains(got, "7") {
				t.Errorf("%s lost the number of %s: %q", key, f.ID, got)
			}
			break
		}
	}
}

// TestLeaveTypedForms keeps what was typed in the forms that lie over a question, and says what cannot be kept.
func TestLeaveTypedForms(t *testing.T) {
	tests := []struct {
		name  string
		keys  []string // that open the form and type; "+" before a text types it
		leave []string
		says  string // on the screen
		saved string // in the file
		not   string // in the file
	}{
		{"evidence, Esc", []string{"f3", "1", "1", "+Приказ"}, []string{"esc"}, "сохранено", "ref: Приказ", ""},
		{"evidence, Ctrl+C", []string{"f3", "1", "2", "+Приказ"}, []string{"ctrl+c"}, "", "ref: Приказ", ""},
		{"evidence, back and Esc", []string{"f3", "1", "2", "+Приказ"}, []string{"shift+tab", "esc"}, "", "ref: Приказ", ""},
		{"evidence, back to the start and out", []string{"f3", "1", "2", "+Приказ"}, []string{"shift+tab", "shift+tab", "shift+tab"}, "", "ref: Приказ", ""},
		{"evidence, a date and back", []string{"f3", "1", "2", "+Приказ", "enter", "+01.02.2026"}, []string{"shift+tab", "tab", "esc"}, "", "2026-02-01", ""},
		{"evidence, half a date", []string{"f3", "1", "2", "+Приказ", "enter", "+01.0"}, []string{"esc"}, "не сохранено: Нужна дата", "", "Приказ"},
		{"evidence, half a date, Ctrl+C", []string{"f3", "1", "2", "+Приказ", "enter", "+01.0"}, []string{"ctrl+c"}, "не сохранено: Нужна дата", "", "Приказ"},
		{"evidence without a grade", []string{"f3", "1"}, []string{"esc"}, "Доказательство не добавлено", "", "evidence:"},
		{"evidence without a name", []string{"f3", "1", "2"}, []string{"esc"}, "Доказательство не добавлено", "", "evidence:"},
		{"evidence with half a date", []string{"f3", "1", "2", "+Приказ", "enter", "+2026"}, []string{"esc"}, "Дата документа", "", "evidence:"},
		{"evidence with half a date, given up", []string{"f3", "1", "2", "+Приказ", "enter", "+2026"}, []string{"esc", "esc"}, "не сохранено: Нужна дата", "", "evidence:"},
		{"evidence not begun", []string{"f3"}, []string{"esc"}, "", "", "evidence:"},
		{"a document that is not named", []string{"f3", "1", "1"}, []string{"enter"}, "Назовите документ", "", "evidence:"},
		{"card, Esc", []string{"c", "+ и сын"}, []string{"esc"}, "Карточка не изменена", "", "и сын"},
		{"card, Esc in a later step", []string{"c", "+ и сын", "tab", "+9"}, []string{"esc"}, "Карточка не изменена", "", "и сын"},
		{"card, Esc back at the first step", []string{"c", "tab", "+9", "shift+tab"}, []string{"esc"}, "Карточка не изменена", "", "129"},
		{"card, untouched", []string{"c"}, []string{"esc"}, "сохранено", "", ""},
		{"card, Tab and Ctrl+C", []string{"c", "+ и сын"}, []string{"tab", "ctrl+c"}, "", "Ромашка» и сын", ""},
		{"card, bad number", []string{"c", "+ и сын", "tab", "+x"}, []string{"esc"}, "Карточка не изменена", "", "и сын"},
		{"card, bad number, Ctrl+C", []string{"c", "tab", "+x"}, []string{"ctrl+c"}, "не сохранено: Нужно целое число", "", "12x"},
		{"file, Esc", []string{"f9", "+x"}, []string{"esc"}, "не сохранено: Файл", "", ""},
		{"file, Shift+Tab", []string{"f9", "+x"}, []string{"shift+tab"}, "не сохранено: Файл", "", ""},
		{"file, Ctrl+C", []string{"f9", "+x"}, []string{"ctrl+c"}, "не сохранено: Файл", "", ""},
		{"file, untouched", []string{"f9"}, []string{"esc"}, "сохранено", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sc := emptyScreen(t)
			sc.at("structure_status") // where letters are commands
			for _, key := range test.keys {
				if text, ok := strings.CutPrefix(key, "+"); ok {
					sc.write(text)
				} else {
					sc.press(key)
				}
			}
			sc.press(test.leave...)
			view := strings.Join(strings.Fields(sc.draw()), " ")
			if !strings.Contains(view, test.says) {
				t.Errorf("%q is not said:\n%s", test.says, sc.draw())
			}
			text := string(sc.s.File.Text())
			if !strings.Contains(text, test.saved) || test.not != "" && strings.Contains(text, test.not) {
				t.Errorf("the file has no %q, or %q:\n%s", test.saved, test.not, text)
			}
		})
	}
}

// TestUndo takes every change back to the first bytes, and makes all of them again.
func TestUndo(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
	first := bytes.Clone(sc.s.File.Text())
	roles := session.At(sc.s.Bank.Field("roles"))
	for len(sc.s.Value(roles).Rows) > 0 {
		if err := sc.s.DeleteRow(roles, 0); err != nil {
			t.Fatal(err)
		}
	}
	changes := 210
	if testing.Short() {
		changes = 40 // the race detector, under which each takes ten times as long, has nothing to see in more
	}
	for range changes {
		q := sc.s.Bank.Questions[0]
		if err := sc.s.SetNote(q, sc.s.Note(q)+"x"); err != nil {
			t.Fatal(err)
		}
	}
	last := bytes.Clone(sc.s.File.Text())
	for range changes + 20 {
		sc.press("ctrl+z")
	}
	if !bytes.Equal(first, sc.s.File.Text()) {
		t.Error("undoing everything does not lead to the first bytes")
	}
	for range changes + 20 {
		sc.press("ctrl+y")
	}
	if !bytes.Equal(last, sc.s.File.Text()) {
		t.Error("redoing everything does not lead to the last bytes")
	}
}
