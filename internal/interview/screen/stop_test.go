package screen

import (
	"testing"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestStoppingAnywhere presses Ctrl-C on every page, in every field that is typed into, and over everything that lies
// over a question.
func TestStoppingAnywhere(t *testing.T) {
	sc := exampleScreen(t)
	stops := func(where string) {
		t.Helper()
		sc.err = nil
		if _, cmd := sc.Update(keyMsg("ctrl+c")); cmd == nil || sc.err != session.ErrInterrupted {
			t.Errorf("%s does not end the interview: %v", where, sc.err)
		}
	}
	for _, f := range sc.s.Bank.Fields {
		sc.show(f)
		stops(f.ID)
		if f.Kind == questionnaire.List {
			sc.press("+")
			stops(f.ID + " naming")
			sc.show(f)
			sc.press("1", "enter")
			stops(f.ID + " row")
			sc.show(f)
			sc.press("1", "delete")
			stops(f.ID + " deleting")
			sc.show(f)
		}
	}
	for _, over := range []string{"f1", "f2", "f3", "f4", "f5", "f6", "f9", "f10", "f12", "c"} {
		sc.at("structure_status")
		sc.press(over)
		stops(over)
	}
	for _, over := range []string{"o", "p", "=", "/"} {
		for _, then := range []string{"", "enter"} {
			sc.at("responsibilities")
			sc.press(over, then)
			stops(over + " " + then)
		}
	}
	sc = newScreen(t.Context(), sc.setting, false)
	sc.page = newOpeningPage(sc)
	stops("the opening")
}
