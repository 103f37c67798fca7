package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestNumbersOfTwoDigits marks options beyond the ninth by their numbers, and takes no mark away unasked.
func TestNumbersOfTwoDigits(t *testing.T) {
	tests := []struct {
		name  string
		keys  []string
		shown string
	}{
		{"ten", []string{"1", "0", "enter"}, "Партнёры, дилеры"},
		{"one and thirteen", []string{"1", "space", "1", "3", "enter"}, "Входящие звонки, рекомендации"},
		{"one at the end", []string{"5", "1", "enter"}, "Входящие звонки; мессенджеры, соцсети"},
		{"one left by Tab", []string{"1", "tab"}, "Входящие звонки"},
		{"one and an arrow", []string{"1", "down", "enter"}, "Входящие звонки"},
		{"one and five: there is no fifteen", []string{"1", "5", "enter"}, "Входящие звонки; мессенджеры, соцсети"},
		{"ten unmarked", []string{"1", "0", "2", "1", "0", "enter"}, "Исходящие звонки"},
		{"none asks once", []string{"2", "0", "enter"}, "Исходящие звонки"},
		{"none, asked anew", []string{"2", "0", "3", "0", "enter"}, "Исходящие звонки, почта"},
		{"none, pressed twice", []string{"2", "0", "0"}, "нет"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sc := emptyScreen(t)
			sc.at("channels")
			sc.press(test.keys...)
			p := session.At(sc.s.Bank.Field("channels"))
			if got := sc.s.Show(p); got != test.shown {
				t.Errorf("reads %q, want %q", got, test.shown)
			}
			if sc.field == p.Field {
				t.Errorf("does not lead on:\n%s", sc.draw())
			}
		})
	}
	sc := emptyScreen(t)
	sc.at("channels")
	sc.press("1")
	if text := sc.draw(); !strings.Contains(text, "ещё цифра (10–13)") {
		t.Errorf("a number that was begun is not explained:\n%s", text)
	}
	sc.press("2")
	for _, want := range []string{"Взято: 12 Выставки, мероприятия.", "Для 1 и 2 по отдельности"} {
		if text := sc.draw(); !strings.Contains(text, want) {
			t.Errorf("not %q of two digits:\n%s", want, text)
		}
	}
	sc = emptyScreen(t)
	sc.at("channels")
	sc.press("1")
	if sc.press("space", "0"); !strings.Contains(sc.draw(), "Отмеченное снимется") || sc.state("channels") != answers.Absent {
		t.Errorf("none does not ask:\n%s", sc.draw())
	}
}

// TestEnterBehindANumber takes Enter, pressed out of habit behind a number that answered, for a part of it: it does not pass
// by the next field. A second one does.
func TestEnterBehindANumber(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("structure_status")
	sc.press("2")
	next := sc.field
	if sc.press("enter"); sc.field != next || !strings.Contains(sc.draw(), "Номер уже принят") {
		t.Errorf("Enter passes by a field:\n%s", sc.draw())
	}
	if sc.press("enter"); sc.field == next {
		t.Errorf("Enter leads nowhere:\n%s", sc.draw())
	}
	sc.at("structure_status")
	sc.press("2")
	sc.press("down", "enter")
	if state := sc.state(next.ID); state != answers.Answered {
		t.Errorf("the cursor's answer is not taken: %v", state)
	}
}

// TestCursorStays leaves the cursor where it is when options are marked by number.
func TestCursorStays(t *testing.T) {
	sc := emptyScreen(t)
	sc.height = 16
	sc.at("functions_absent")
	for _, number := range []string{"5", "7", "9"} {
		if sc.press(number); !strings.Contains(sc.draw(), "[ ] 1 ") {
			t.Fatalf("%s scrolls the first option away:\n%s", number, sc.draw())
		}
	}
}

// TestTenthChoice chooses one of more than nine roles by its number.
func TestTenthChoice(t *testing.T) {
	sc := emptyScreen(t)
	roles := session.At(sc.s.Bank.Field("roles"))
	for name := range strings.SplitSeq("ABCDEFGHIJK", "") {
		if _, err := sc.s.AddRow(roles, name); err != nil {
			t.Fatal(err)
		}
	}
	var cell session.Place
	for _, f := range sc.s.Bank.Fields {
		for _, c := range f.Columns {
			if c.Kind == questionnaire.Reference && c.Target.List == roles.Field {
				cell = session.At(f).Cell(0, c)
			}
		}
	}
	if _, err := sc.s.AddRow(session.At(cell.Field), "X"); err != nil {
		t.Fatal(err)
	}
	for keys, want := range map[string]string{"10": "J", "11": "K", "2": "B", "1 ": "A"} {
		sc.page = newValuePage(sc, cell)
		for _, key := range keys {
			sc.press(strings.Replace(string(key), " ", "space", 1))
		}
		if got := sc.s.Show(cell); got != want {
			t.Errorf("%q chooses %q, want %q\n%s", keys, got, want, sc.draw())
		}
	}
}

// TestTypedNumbers takes all that is typed into a number for what it is: nothing is left out of it, and a letter behind
// digits is no answer of its own.
func TestTypedNumbers(t *testing.T) {
	for _, test := range []struct{ field, typed, shown, says string }{
		{"first_reply_minutes", "35", "35\u00a0минут", ""},
		{"first_reply_minutes", "1 200", "1200\u00a0минут", ""},
		{"first_reply_minutes", "3-5", "", "Нужно целое число"},
		{"first_reply_minutes", "3 5", "", "Нужно целое число"},
		{"first_reply_minutes", "2;3>4", "", "Нужно целое число"},
		{"first_reply_minutes", "7 min", "", "Нужно целое число"},
		{"first_reply_minutes", "7 ь", "", "Нужно целое число"},
		{"first_reply_minutes", "12?", "", "Нужно целое число"},
		{"first_reply_minutes", "12 минут", "", "Нужно целое число"},
		{"first_reply_minutes", "3 дня й", "", "Нужно целое число"},
		{"first_reply_minutes", "-5", "", "Нужно целое число"},
		{"people_per_order", "7 min", "", "Нужно целое число"},
		{"people_per_order", "m", "не измеряется", ""},
		{"people_per_order", "?", "неизвестно", ""},
		{"duplicate_clients_pct", "5-7", "", "Нужно число от 0 до 100"},
		{"duplicate_clients_pct", "7,5 %", "7,5\u00a0%", ""},
		{"duplicate_clients_pct", "9/10", "9 из 10 (90\u00a0%)", ""},
		{"duplicate_clients_pct", "9 из 10", "9 из 10 (90\u00a0%)", ""},
	} {
		t.Run(test.field+" "+test.typed, func(t *testing.T) {
			sc := emptyScreen(t)
			p := session.At(sc.s.Bank.Field(test.field))
			sc.show(p.Field)
			sc.write(test.typed)
			if len(test.typed) > 2 && (sc.overlay != nil || sc.field != p.Field) {
				t.Fatalf("a letter of it is a command:\n%s", sc.draw())
			}
			if sc.field == p.Field {
				sc.press("enter")
			}
			if got := sc.s.Show(p); got != test.shown || !strings.Contains(sc.draw(), test.says) {
				t.Errorf("reads %q, want %q and %q said:\n%s", got, test.shown, test.says, sc.draw())
			}
			if test.says != "" && !strings.Contains(sc.draw(), test.typed) {
				t.Errorf("what was typed is gone:\n%s", sc.draw())
			}
		})
	}
}

// TestTypedNumberOfRow reads the number of a cell as that of a field.
func TestTypedNumberOfRow(t *testing.T) {
	sc := exampleScreen(t)
	sc.at("roles")
	sc.press("1", "enter")
	row := sc.page.(*listPage).row
	at := slices.IndexFunc(row.cells, func(p session.Place) bool { return p.Kind == questionnaire.Integer })
	before := sc.s.Show(row.cells[at])
	for _, typed := range []string{"7 m", "7?", "3-5"} {
		row.open(sc, at)
		sc.press("ctrl+u")
		sc.write(typed)
		if sc.press("enter"); sc.s.Show(row.cells[at]) != before || !strings.Contains(sc.draw(), "Нужно целое число") {
			t.Errorf("%s reads %q:\n%s", typed, sc.s.Show(row.cells[at]), sc.draw())
		}
	}
}

// TestPastedNumbers takes what is pasted into a number for what it is.
func TestPastedNumbers(t *testing.T) {
	for pasted, want := range map[string]string{" 7\n": "7\u00a0минут", "12 чел.": "", "3-5": "", "12                      чел.": "", "1234567890123456789012345678901234567890123": ""} {
		sc := emptyScreen(t)
		p := session.At(sc.s.Bank.Field("first_reply_minutes"))
		sc.show(p.Field)
		sc.Update(tea.PasteMsg{Content: pasted})
		sc.press("enter")
		if got := sc.s.Show(p); got != want || want == "" && !strings.Contains(sc.draw(), "Нужно целое число") {
			t.Errorf("%q reads %q, want %q:\n%s", pasted, got, want, sc.draw())
		}
	}
}

// TestUndoTypedNumber gives up a number that cannot be an answer, says what it was, and after that undoes answers.
func TestUndoTypedNumber(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("first_reply_minutes")
	sc.write("12")
	sc.press("enter")
	sc.at("people_per_order")
	sc.write("3-5")
	if sc.press("ctrl+z"); !strings.Contains(sc.draw(), "Отменено: набранное «3-5»") || sc.state("first_reply_minutes") != answers.Answered {
		t.Errorf("not given up:\n%s", sc.draw())
	}
	if sc.press("ctrl+z"); sc.state("first_reply_minutes") != answers.Absent {
		t.Errorf("the answer before is not undone:\n%s", sc.draw())
	}
	sc = exampleScreen(t)
	sc.at("roles")
	sc.press("1", "enter")
	row := sc.page.(*listPage).row
	row.open(sc, slices.IndexFunc(row.cells, func(p session.Place) bool { return p.Kind == questionnaire.Integer }))
	sc.write("-")
	if sc.press("ctrl+z"); !strings.Contains(sc.draw(), "Отменено: набранное") || row.page.(*valuePage).widget.touched {
		t.Errorf("not given up in a row:\n%s", sc.draw())
	}
}

// TestEmptiedNumber says that a number that was emptied stays, and how it is taken back.
func TestEmptiedNumber(t *testing.T) {
	for _, key := range []string{"enter", "tab", "pgdown"} {
		sc := emptyScreen(t)
		sc.at("first_reply_minutes")
		sc.write("12")
		sc.press("enter")
		sc.at("first_reply_minutes")
		if sc.press("ctrl+u", key); !strings.Contains(sc.draw(), "остаётся ответ «12") || sc.state("first_reply_minutes") != answers.Answered {
			t.Errorf("%s does not say that the number stays:\n%s", key, sc.draw())
		}
	}
}

// TestUnknownBehindTyped asks before a key for no answer throws away what is typed or marked; the same key once more does.
func TestUnknownBehindTyped(t *testing.T) {
	for _, test := range []struct {
		field, typed, key string
		state             answers.State
	}{
		{"channels", "23", "?", answers.Unknown},
		{"channels", "23", "f7", answers.Unknown},
		{"first_reply_minutes", "12", "f7", answers.Unknown},
		{"first_reply_minutes", "12", "f8", answers.NotMeasured},
	} {
		sc := emptyScreen(t)
		sc.at(test.field)
		sc.write(test.typed)
		if sc.press(test.key); sc.state(test.field) != answers.Absent || !strings.Contains(joined(sc.draw()), "Набранное пропадёт") {
			t.Errorf("%s behind %s does not ask:\n%s", test.key, test.typed, sc.draw())
		}
		if sc.press(test.key); sc.state(test.field) != test.state {
			t.Errorf("%s twice behind %s answers nothing:\n%s", test.key, test.typed, sc.draw())
		}
	}
	sc := emptyScreen(t)
	sc.at("first_reply_minutes")
	sc.write("12")
	sc.press("f7", "backspace", "f7")
	if sc.state("first_reply_minutes") != answers.Absent {
		t.Errorf("another key between does not count:\n%s", sc.draw())
	}
}
