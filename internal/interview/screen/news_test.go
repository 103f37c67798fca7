package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// TestNewsOnTheLowestScreen says at every field what was undone and what was done again: nothing that is on the page gives
// way for it, nor does the way out.
func TestNewsOnTheLowestScreen(t *testing.T) {
	for lang, said := range map[questionnaire.Language][]string{
		questionnaire.Russian: {"Отменено: выводы консультанта", "Снова сделано: выводы консультанта"},
		questionnaire.English: {"Undone: the consultant's own word", "Redone: the consultant's own word"},
	} {
		sc := newTestScreen(t, interviewtest.Copy(t, "../../../testdata/clients/unfinished.yaml"))
		sc.Update(tea.WindowSizeMsg{Width: narrowest, Height: lowest})
		sc.speak(lang)
		sc.s.Language = lang
		page := func() string {
			return strings.Join(strings.Split(ansi.Strip(sc.draw()), "\n")[1:lowest-footLines], "\n")
		}
		for _, f := range sc.s.Bank.Fields {
			if sc.s.StateOf(f) == session.Hidden {
				continue
			}
			sc.show(f)
			sc.press("f12", "esc") // no news are left
			before := page()
			if err := sc.s.SetConclusion("Вывод"); err != nil {
				t.Fatal(err)
			}
			for i, key := range []string{"ctrl+z", "ctrl+y"} {
				sc.press(key)
				if view := sc.draw(); !strings.Contains(joined(view), said[i]) || !strings.Contains(view, "Ctrl+C") && f.Matrix == nil {
					t.Errorf("%s, %s: no %q:\n%s", f.ID, key, said[i], view)
				}
				if after := page(); after != before {
					t.Errorf("%s, %s: the page was\n%s\nand is\n%s", f.ID, key, before, after)
				}
			}
			checkSize(t, sc)
			sc.press("ctrl+z")
		}
	}
}

// TestLongNews are cut where they have no room, not left out.
func TestLongNews(t *testing.T) {
	sc := exampleScreen(t)
	for _, height := range []int{lowest, 24} {
		sc.Update(tea.WindowSizeMsg{Width: narrowest, Height: height})
		sc.at("structure_status")
		sc.news = strings.Repeat("Новость о строке списка. ", 20)
		if view := sc.draw(); !strings.Contains(view, "Новость") || !strings.Contains(view, "…") {
			t.Errorf("not said:\n%s", view)
		}
		checkSize(t, sc)
	}
}
