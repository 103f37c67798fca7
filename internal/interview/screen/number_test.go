package screen

import (
	"strings"
	"testing"

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
