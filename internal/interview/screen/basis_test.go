package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
)

// TestContradictionNamesItsAnswers shows below a question the answers at odds; where there is less room their questions
// alone, and the question's own wording stays.
func TestContradictionNamesItsAnswers(t *testing.T) {
	sc := exampleScreen(t)
	c := sc.s.Assessment().Contradictions[0].Check
	basis := sc.s.Basis(c)
	f := basis[0]
	line := sc.s.AnswerLine(f)
	if !strings.HasPrefix(line, "вопрос ") || !strings.HasSuffix(line, ": "+sc.s.Show(session.At(f))) {
		t.Fatalf("the answer is worded %q", line)
	}
	sc.show(f)
	sc.width, sc.height = 100, 60
	view := sc.draw()
	for _, f := range basis {
		if !strings.Contains(view, "  "+cut(sc.s.AnswerLine(f), 96)) {
			t.Errorf("the screen does not name %s:\n%s", f.ID, view)
		}
	}
	computed := sc.s.ComputedLines(c)
	if len(computed) == 0 {
		t.Fatal("nothing was computed for the first contradiction")
	}
	for _, said := range computed {
		if !strings.Contains(joined(view), joined(said)) {
			t.Errorf("the screen does not say %q:\n%s", said, view)
		}
	}
	brief, wording, shortened := sc.s.BasisQuestions(c), sc.setting.Text(f.Question.Text), false
	for ; sc.height >= lowest; sc.height-- {
		if view = sc.draw(); strings.Contains(view, line) {
			continue
		}
		shortened = shortened || strings.Contains(view, brief)
		if strings.Contains(view, brief) && !strings.Contains(strings.Join(strings.Fields(view), " "), wording) {
			t.Errorf("%d lines: the question gave way to a contradiction:\n%s", sc.height, view)
		}
	}
	if !shortened {
		t.Errorf("no height has the numbers of the questions alone, %q", brief)
	}
	sc.width, sc.height = 100, 60
	sc.press("f10")
	for range 60 {
		if !strings.Contains(sc.draw(), cut(line, 80)) {
			sc.press("down")
		}
	}
	if !strings.Contains(sc.draw(), cut(line, 80)) {
		t.Errorf("the summary does not name it:\n%s", sc.draw())
	}
}

// TestFromTheSummaryToAnAnswer goes from the summary to the second answer of the first contradiction, with the key on
// either layout, which the bottom line and the help name.
func TestFromTheSummaryToAnAnswer(t *testing.T) {
	for _, pressed := range []string{"g", "п"} {
		sc := exampleScreen(t)
		want := sc.s.Basis(sc.s.Assessment().Contradictions[0].Check)[1]
		sc.press("f10")
		if !strings.Contains(sc.draw(), "g противоречия") {
			t.Errorf("the summary does not name the key:\n%s", sc.draw())
		}
		sc.press("f1")
		if !strings.Contains(sc.draw(), "противоречия") {
			t.Errorf("the help does not name the key:\n%s", sc.draw())
		}
		sc.press("esc", pressed, "down")
		if view := sc.draw(); !strings.Contains(view, "  > "+cut(sc.s.AnswerLine(want), 74)) {
			t.Fatalf("the answer is not under the cursor:\n%s", view)
		}
		sc.press("end")
		if !strings.Contains(sc.draw(), "  > ") {
			t.Errorf("the cursor left the screen:\n%s", sc.draw())
		}
		sc.press("home")
		if said := sc.s.ComputedLines(sc.s.Assessment().Contradictions[0].Check)[0]; !strings.Contains(joined(sc.draw()), joined(said)) {
			t.Errorf("what was computed is not there, %q:\n%s", said, sc.draw())
		}
		sc.press("down", "enter")
		if sc.field != want || sc.overlay != nil {
			t.Errorf("%s leads to another field:\n%s", pressed, sc.draw())
		}
	}
	for _, pressed := range []string{"g", "п", "enter"} { // as from the panel
		sc := exampleScreen(t)
		want := sc.s.Basis(sc.s.Assessment().Contradictions[0].Check)[1]
		sc.at("structure_status")
		sc.press("f6")
		if !strings.Contains(sc.draw(), "g противоречия") {
			t.Errorf("the panel does not name the key:\n%s", sc.draw())
		}
		if sc.press(pressed, "down", "enter"); sc.field != want || sc.overlay != nil {
			t.Errorf("%s leads from the panel to another field:\n%s", pressed, sc.draw())
		}
	}
	sc := emptyScreen(t)
	sc.press("f6")
	if strings.Contains(sc.draw(), "g противоречия") {
		t.Errorf("a key for contradictions where there are none:\n%s", sc.draw())
	}
	sc.press("enter", "f10")
	if strings.Contains(sc.draw(), "g противоречия") {
		t.Errorf("a key for contradictions where there are none:\n%s", sc.draw())
	}
}

// TestContradictionsAreNeverDropped draws every field with contradictions on every screen, with as much beside them as
// there can be: a line always says how many there are, and which key shows them.
func TestContradictionsAreNeverDropped(t *testing.T) {
	sc := exampleScreen(t)
	seen := map[string]bool{}
	inEverySize(t, sc, func() {
		for _, f := range sc.s.Bank.Fields {
			if sc.s.StateOf(f) == session.Hidden || len(sc.s.Contradictions(f.Question)) == 0 {
				continue
			}
			sc.show(f)
			view := ansi.Strip(sc.draw())
			count := "! " + sc.say(session.SayConflicts, len(sc.conflicts(f.Question))) + " · F6"
			said := wording.Wrap(sc.setting.Text(sc.conflicts(f.Question)[0].Says), sc.width-4)[0]
			if !strings.Contains(view, count) && !strings.Contains(view, "! "+said) {
				t.Errorf("%s, %d×%d: no contradiction:\n%s", f.ID, sc.width, sc.height, view)
			}
			seen[f.ID+map[bool]string{true: " counted", false: " said"}[strings.Contains(view, count)]] = true
		}
	})
	for _, want := range []string{"responsibilities counted", "roles counted", "roles said"} {
		if !seen[want] {
			t.Errorf("no screen has %s: %v", want, seen)
		}
	}
}

// joined is what a screen says, whatever line it stands in.
func joined(view string) string { return strings.Join(strings.Fields(ansi.Strip(view)), " ") }
