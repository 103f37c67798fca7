package screen

import (
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestOverviewCutsNoFinding shows whole, at 60 and 80 columns, how far each question is, its contradictions and marks.
func TestOverviewCutsNoFinding(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, "../../../testdata/clients/distributor.yaml"))
	sc.press("f2")
	found := 0
	for _, width := range []int{60, 80} {
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			sc.width, sc.height = width, 30
			sc.speak(lang)
			sc.s.Language = lang
			view := sc.draw()
			for _, q := range sc.s.Bank.Questions {
				standing := sc.s.StandingOf(q)
				found += standing.Contradictions
				if words := sc.s.StandingWords(standing); !strings.Contains(view, words) {
					t.Errorf("%d columns: %q of question %d is not whole:\n%s", width, words, q.Index+1, view)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no question has a contradiction")
	}
}

// TestEveryContradictionIsListed lists one too whose rule names no answer that is asked for, with what was computed.
func TestEveryContradictionIsListed(t *testing.T) {
	sc := exampleScreen(t)
	check := sc.s.Assessment().Contradictions[0].Check
	p := newConflictsPage(sc)
	page := &conflictsPage{checks: p.checks[:1]}
	view := joined(page.view(sc, 80, 40))
	for _, want := range append(sc.s.ComputedLines(check), sc.setting.Text(check.Says), sc.say(session.SayConflicts, 1)) {
		if !strings.Contains(view, joined(want)) {
			t.Errorf("%q is not there:\n%s", want, view)
		}
	}
	if len(p.checks) != len(sc.s.Assessment().Contradictions) {
		t.Errorf("%d of %d contradictions", len(p.checks), len(sc.s.Assessment().Contradictions))
	}
}
