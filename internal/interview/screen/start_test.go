package screen

import (
	"os"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
)

// startIn begins a run without an interview in an empty folder.
func startIn(t *testing.T) *screen {
	t.Helper()
	setting := interviewtest.Setting(t, "")
	t.Chdir(t.TempDir())
	return restart(t, newScreen(t.Context(), setting, false))
}

// restart begins another run in the same folder.
func restart(t *testing.T, old *screen) *screen {
	t.Helper()
	if old.s != nil {
		old.s.Close()
	}
	setting := old.setting
	setting.Named = ""
	sc := newScreen(t.Context(), setting, false)
	sc.page = newStartPage(sc)
	t.Cleanup(func() {
		if sc.s != nil {
			sc.s.Close()
		}
	})
	return sc
}

// card types a whole card.
func (sc *screen) card() {
	sc.press("1")
	sc.write("ООО «Ромашка»")
	sc.press("enter", "1", "2", "enter", "enter", "enter", "enter", "enter", "enter")
}

// TestGoOn offers the interviews of the folder, and goes on with one.
func TestGoOn(t *testing.T) {
	sc := startIn(t)
	sc.card()
	if sc.s == nil {
		t.Fatalf("there is no interview:\n%s", sc.draw())
	}
	sc.press("1", "enter")
	sc = restart(t, sc)
	if text := sc.draw(); !strings.Contains(text, "+ новое интервью") || !strings.Contains(text, "ООО «Ромашка» · 23.11.2026 · заполнено полей: 1 · romashka-2026-11-23.yaml") {
		t.Fatalf("nothing is offered:\n%s", text)
	}
	sc.press("down", "enter")
	if sc.s == nil || sc.s.Path() != "romashka-2026-11-23.yaml" || sc.field.Index != 1 {
		t.Fatalf("it does not go on:\n%s", sc.draw())
	}
	sc = restart(t, sc)
	sc.press("enter")
	if !strings.Contains(sc.draw(), "Язык / Language") {
		t.Errorf("there is no card:\n%s", sc.draw())
	}
}

// TestSameDay asks before a second interview with the same client on the same day.
func TestSameDay(t *testing.T) {
	sc := startIn(t)
	sc.card()
	for choice, want := range []string{"romashka-2026-11-23.yaml", "romashka-2026-11-23-2.yaml"} {
		sc = restart(t, sc)
		sc.press("enter")
		sc.card()
		if sc.s != nil || !strings.Contains(sc.draw(), "уже есть: romashka-2026-11-23.yaml") {
			t.Fatalf("nothing is asked:\n%s", sc.draw())
		}
		sc.press("end", "enter") // back to the card
		if !strings.Contains(sc.draw(), "Дата") {
			t.Fatalf("it does not go back:\n%s", sc.draw())
		}
		sc.press("enter")
		for range choice {
			sc.press("down")
		}
		sc.press("enter")
		if sc.s == nil || sc.s.Path() != want {
			t.Fatalf("choice %d:\n%s", choice, sc.draw())
		}
	}
}

// TestProposedName follows the date of the card while it is typed.
func TestProposedName(t *testing.T) {
	sc := startIn(t)
	sc.press("1")
	sc.write("ООО «Ромашка»")
	sc.press("enter", "1", "2", "enter", "enter", "enter", "enter", "enter")
	for range len("23.11.2026") {
		sc.press("backspace")
	}
	sc.write("24.12.2026")
	if text := sc.draw(); !strings.Contains(text, "romashka-2026-12-24.yaml") {
		t.Errorf("another name is proposed:\n%s", text)
	}
}

// TestLeaveCard keeps a card that is left before the first question where the person says, and asks nobody who has typed
// nothing.
func TestLeaveCard(t *testing.T) {
	sc := startIn(t)
	if sc.press("1"); !sc.ends("ctrl+c") {
		t.Errorf("an empty card is not left:\n%s", sc.draw())
	}

	sc = restart(t, sc)
	sc.press("1")
	sc.write("ООО «Ромашка»")
	if sc.ends("ctrl+c") || !strings.Contains(sc.draw(), "Сохранить нечего") {
		t.Fatalf("half a card is left without a word:\n%s", sc.draw())
	}
	if !sc.ends("ctrl+c") {
		t.Error("it is not left when it is wished again")
	}

	sc = restart(t, sc)
	sc.press("1")
	sc.write("ООО «Ромашка»")
	sc.press("enter", "1", "2", "enter")
	if sc.ends("ctrl+c") || !strings.Contains(sc.draw(), "Где сохранить начатое?") || !strings.Contains(sc.draw(), "romashka-2026-11-23.yaml") {
		t.Fatalf("nothing is asked:\n%s", sc.draw())
	}
	if !sc.ends("enter") {
		t.Fatalf("it is not left:\n%s", sc.draw())
	}
	if sheet, found := answers.Load("romashka-2026-11-23.yaml", sc.setting.Bank); sheet == nil || sheet.Client.Sellers != 12 {
		t.Errorf("the card is not kept: %v", found)
	}
	os.Remove("romashka-2026-11-23.yaml")

	sc = restart(t, sc)
	sc.press("1")
	sc.write("ООО «Ромашка»")
	sc.press("enter", "1", "2", "enter")
	if sc.ends("ctrl+c") || !sc.ends("ctrl+c") {
		t.Error("a second Ctrl+C does not leave")
	}
	if _, err := os.Stat("romashka-2026-11-23.yaml"); err == nil {
		t.Error("it was kept against the wish")
	}
}

// ends presses a key and reports whether that ends the program.
func (sc *screen) ends(name string) bool {
	_, cmd := sc.Update(keyMsg(name))
	if cmd == nil {
		return false
	}
	_, quits := cmd().(tea.QuitMsg)
	return quits
}

// TestChosenLanguage begins the card with the client where the language was chosen before, and lets one go back to it.
func TestChosenLanguage(t *testing.T) {
	sc := startIn(t)
	sc.setting.Chosen = true
	sc.page = newStartPage(sc)
	if text := sc.draw(); !strings.Contains(text, "Клиент") || !strings.Contains(text, "2/8") {
		t.Fatalf("the card does not begin with the client:\n%s", text)
	}
	if sc.press("shift+tab"); !strings.Contains(sc.draw(), "Язык / Language") {
		t.Errorf("the language cannot be changed:\n%s", sc.draw())
	}
}

// TestOtherFolder says from the first step of a card where the answers go, if that is not the current folder.
func TestOtherFolder(t *testing.T) {
	sc := startIn(t)
	sc.setting.Folder = t.TempDir()
	sc.press("1")
	if sc.write("Ромашка"); !strings.Contains(sc.draw(), "Файл ответов: "+sc.setting.Folder) {
		t.Errorf("not a word of the folder:\n%s", sc.draw())
	}
}

// TestNameIsNoNumber refuses a date or a number where the card asks for a person.
func TestNameIsNoNumber(t *testing.T) {
	sc := startIn(t)
	sc.press("1")
	sc.write("36,6") // a client may be called so
	sc.press("enter", "1", "2", "enter", "enter")
	for _, typed := range []string{"2026-10-01", "12", "—"} {
		sc.write(typed)
		if sc.press("enter"); !strings.Contains(sc.draw(), "Здесь имя человека") || !strings.Contains(sc.draw(), "5/8") {
			t.Errorf("%q is taken for a name:\n%s", typed, sc.draw())
		}
		for range typed {
			sc.press("backspace")
		}
	}
	sc.write("Й. 2-й")
	if sc.press("enter"); !strings.Contains(sc.draw(), "6/8") {
		t.Errorf("a name is refused:\n%s", sc.draw())
	}
}

// TestCardOnTheLowestScreen types a whole card: at every step its label and what is typed, or two of its options, are on the
// screen, whatever was answered above.
func TestCardOnTheLowestScreen(t *testing.T) {
	for i, lang := range []string{"1", "2"} {
		sc := startIn(t)
		sc.Update(tea.WindowSizeMsg{Width: narrowest, Height: lowest})
		sc.press(lang)
		card := sc.page.(*openingPage)
		for n := 1; n < len(card.steps); n++ {
			card.open(sc, n)
			step := card.steps[n]
			wanted := []string{step.Title, strconv.Itoa(n+1) + "/" + strconv.Itoa(len(card.steps)), step.Empty}
			if len(step.Choices) > 0 {
				wanted = append(wanted, "> ", step.Choices[0].Label, step.Choices[1].Label)
			} else {
				for range card.widget.text {
					sc.press("backspace")
				}
				sc.write("12.12.2026")
				wanted = append(wanted, "> 12.12.2026")
			}
			for _, want := range wanted {
				if !strings.Contains(ansi.Strip(sc.draw()), want) {
					t.Errorf("language %d, step %d, no %q:\n%s", i+1, n+1, want, sc.draw())
				}
			}
			checkSize(t, sc)
			card.remember()
		}
	}
}
