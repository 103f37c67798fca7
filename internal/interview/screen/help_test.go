package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// hints is the bottom line.
func (sc *screen) hints() string {
	foot := sc.foot()
	return ansi.Strip(foot[len(foot)-1])
}

// TestHelpOverEverything names the keys of what lies over a question, and leads back there with all that was typed; in the help
// the same key closes it.
func TestHelpOverEverything(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, "../../../testdata/clients/retail.yaml"))
	for _, keys := range []string{"f2", "f2 a", "f3", "f3 +", "f4", "f5", "f6", "f6 g", "f9", "f12", "c", "f10 w", "f10 w enter", "f10 g", "o", "o enter", "p", "p enter", "=", "/"} {
		for _, back := range []string{"esc", "f1"} {
			sc.at("structure_status")
			if strings.ContainsAny(keys[:1], "op=/") {
				sc.at("responsibilities")
			}
			sc.press(strings.Fields(keys)...)
			over, view := sc.overlay, sc.draw()
			if over == nil {
				t.Fatalf("%s opens nothing:\n%s", keys, view)
			}
			sc.press("f1")
			if help := sc.draw(); !strings.Contains(help, "Клавиши") || !strings.Contains(help, "Esc") {
				t.Errorf("%s: no help:\n%s", keys, help)
			}
			checkWayOut(t, keys+" f1", sc, byEsc)
			if sc.press(back); sc.overlay != over || sc.draw() != view {
				t.Errorf("%s: %s does not lead back:\n%s", keys, back, sc.draw())
			}
		}
	}
}

// TestStoppingInTheHelp saves what was typed into a note before its help was opened.
func TestStoppingInTheHelp(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("structure_status")
	sc.press("f4")
	sc.write("Видел схему")
	sc.press("f1", "ctrl+c")
	if sc.err != session.ErrInterrupted || sc.s.Note(sc.field.Question) != "Видел схему" {
		t.Errorf("%v, the note is %q", sc.err, sc.s.Note(sc.field.Question))
	}
}

// TestHintsWork: a question that has to be answered with yes or no names no key that only says so, and what cannot be done
// again is not offered.
func TestHintsWork(t *testing.T) {
	sc := exampleScreen(t)
	sc.Update(tea.WindowSizeMsg{Width: 200, Height: 30})
	sc.at("roles")
	for name, ask := range map[string]func(){
		"deleting": func() { sc.press("2", "delete") },
		"pasted":   func() { sc.Update(tea.PasteMsg{Content: "Первый\nВторой\n"}) },
	} {
		ask()
		if line := sc.hints(); strings.Contains(line, "F2") || strings.Contains(line, "Tab") || !strings.Contains(line, "н нет") || !strings.Contains(line, "Ctrl+C") {
			t.Errorf("%s: %q", name, line)
		}
		view := sc.draw()
		if sc.press("f1"); !strings.Contains(sc.draw(), "Клавиши") {
			t.Errorf("%s: no help:\n%s", name, sc.draw())
		}
		if sc.press("esc"); sc.draw() != view {
			t.Errorf("%s: the help does not lead back:\n%s", name, sc.draw())
		}
		sc.press("н")
	}
	sc.at("responsibilities")
	sc.press("o", "enter")
	if line := sc.hints(); !strings.Contains(line, "Esc к таблице") || strings.Contains(line, "к списку") || strings.Contains(line, "Ctrl+Y") {
		t.Errorf("in the table of who works where: %q", line)
	}
	sc.press("esc", "esc")
	sc.at("structure_status")
	sc.press("1", "f4")
	if line := sc.hints(); strings.Contains(line, "Ctrl+Y") {
		t.Errorf("nothing was undone: %q", line)
	}
	sc.press("esc")
	sc.write("u")
	if sc.press("f4"); !strings.Contains(sc.hints(), "Ctrl+Y") {
		t.Errorf("something was undone: %q", sc.hints())
	}
}
