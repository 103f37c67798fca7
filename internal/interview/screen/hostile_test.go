package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/questionnaire"
)

// TestHostile draws every page and what lies over it with texts of a bank and of a file that would act on the terminal.
func TestHostile(t *testing.T) {
	s := interviewtest.Hostile(t)
	sc := newScreen(t.Context(), s.Setting, true)
	sc.begin(s)
	check := func(what string) {
		t.Helper()
		interviewtest.CheckPrinted(t, what, sc.draw())
	}
	sizes := [][2]int{{60, 30}, {140, 50}}
	if testing.Short() {
		sizes = sizes[:1] // the race detector has nothing to see in another, and takes ten times as long
	}
	for _, size := range sizes {
		sc.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, f := range s.Bank.Fields {
			sc.show(f)
			check(f.ID)
			for _, over := range []string{"f1", "f2", "f3", "f4", "f5", "f6", "f9", "f12"} {
				sc.press(over)
				check(f.ID + " " + over)
				sc.press("esc")
			}
			switch {
			case f.Kind == questionnaire.Matrix:
				sc.press("/")
				check(f.ID + " split rule")
				for _, over := range []string{"o", "p", "="} {
					sc.show(f)
					sc.press(over)
					check(f.ID + " " + over)
					sc.press("enter")
					check(f.ID + " " + over + " enter")
				}
			case f.Kind == questionnaire.List && len(sc.s.Value(sc.page.(*listPage).place).Rows) > 0:
				sc.press("1", "delete")
				check(f.ID + " deleting")
				sc.press("n", "enter")
				for page := sc.page.(*listPage); page.row != nil; sc.press("tab") {
					check(f.ID + " row")
				}
			}
		}
		sc.show(nil)
		check("summary")
		for sc.press("c"); sc.overlay != nil; sc.press("tab") {
			check("client")
		}
	}
	if !strings.Contains(sc.draw(), "31mb") {
		t.Errorf("the client's name is gone:\n%s", sc.draw())
	}
}
