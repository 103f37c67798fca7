package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestQuestionKeepsItsWording draws every field, and a row of each list, on the sizes that people have: the question's
// wording is on the screen whole. A longer one is cut on the lowest, and the line names the key that shows it whole.
func TestQuestionKeepsItsWording(t *testing.T) {
	sc := exampleScreen(t)
	check := func(f *questionnaire.Field) {
		if view := joined(sc.draw()); !strings.Contains(view, sc.setting.Text(f.Question.Text)) {
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
	sc.at("structure_status")
	field, question := *sc.field, *sc.field.Question
	question.Text.RU = "Вопрос, " + strings.Repeat("который длиннее страницы, ", 20)
	field.Question = &question
	sc.speak(questionnaire.Russian)
	sc.width, sc.height, sc.field = narrowest, lowest, &field
	if view := ansi.Strip(sc.draw()); !strings.Contains(view, "Вопрос, который") || !strings.Contains(view, "… F12") || !strings.Contains(view, "● ") {
		t.Errorf("a long wording leaves no room, or does not name its key:\n%s", view)
	}
}
