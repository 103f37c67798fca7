package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// TestQuestionKeepsItsWording draws every field, and a row of each list, on the sizes that people have: the question's
// wording is on the screen, whole but on the lowest one, where a line that is cut names the key that shows it whole.
func TestQuestionKeepsItsWording(t *testing.T) {
	sc, cutOff, whole := exampleScreen(t), 0, 0
	check := func(f *questionnaire.Field) {
		view := strings.Join(strings.Fields(ansi.Strip(sc.draw())), " ")
		text := wording.Wrap(sc.setting.Text(f.Question.Text), sc.width-2)
		first := strings.Fields(text[0])[0]
		switch {
		case strings.Contains(view, strings.Join(text, " ")):
			whole++
		case sc.height == lowest && strings.Contains(view, first) && strings.Contains(view, "… F12"):
			cutOff++
		default:
			t.Errorf("%s, %d×%d %s: the wording is gone:\n%s", f.ID, sc.width, sc.height, sc.setting.Language, sc.draw())
		}
	}
	inEverySize(t, sc, func() {
		for _, f := range sc.s.Bank.Fields {
			if sc.s.StateOf(f) == session.Hidden {
				continue
			}
			sc.show(f)
			if check(f); f.Kind == questionnaire.List {
				sc.press("1", "enter")
				check(f)
			}
		}
	})
	if cutOff == 0 || whole < 8*cutOff {
		t.Errorf("%d wordings are whole, %d cut", whole, cutOff)
	}
}
