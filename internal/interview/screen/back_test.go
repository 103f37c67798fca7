package screen

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// TestWayBackNamed names the way back in the bottom line of every field at 80 columns, but for a matrix, whose marks take
// all the room, and names the way out and the help as before.
func TestWayBackNamed(t *testing.T) {
	for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
		for _, sc := range []*screen{emptyScreen(t), exampleScreen(t)} {
			sc.speak(lang)
			for _, f := range sc.s.Bank.Fields {
				if f.Kind == questionnaire.Matrix {
					continue
				}
				sc.show(f)
				lines := strings.Split(sc.draw(), "\n")
				foot := lines[len(lines)-1]
				for _, want := range []string{"Shift+Tab", "Ctrl+C", "F1"} {
					if !strings.Contains(foot, want) {
						t.Errorf("%s: no %s in %q", f.ID, want, foot)
					}
				}
			}
		}
	}
}
