package screen

import (
	"slices"
	"strings"
	"testing"
)

// TestOwnQuestionsOnly says that no position is set where none is, and leads by the keys for questions only to those that
// the respondent knows best.
func TestOwnQuestionsOnly(t *testing.T) {
	sc := emptyScreen(t)
	sc.at("structure_status")
	if sc.press("f5", "v"); !strings.Contains(joined(sc.draw()), "Должность отвечающего не указана") || sc.s.OwnOnly() {
		t.Errorf("it is not said:\n%s", sc.draw())
	}
	o := sc.s.Opening()
	o.Position = "head"
	if err := sc.s.SetOpening(o); err != nil {
		t.Fatal(err)
	}
	var known []int
	for _, q := range sc.s.Bank.Questions {
		if q.KnownBestBy(o.Position) {
			known = append(known, q.Index)
		}
	}
	sc.press("esc", "f5", "v", "esc")
	if !sc.s.OwnOnly() {
		t.Fatalf("they are not asked alone:\n%s", sc.draw())
	}
	sc.show(sc.s.Bank.Questions[known[0]].Fields[0])
	met := []int{known[0]}
	for range sc.s.Bank.Questions {
		if sc.press("pgdown"); sc.question().Index != met[len(met)-1] {
			met = append(met, sc.question().Index)
		}
	}
	if !slices.Equal(met, known) {
		t.Errorf("page down leads to %v, want %v", met, known)
	}
	sc.press("pgup")
	if got, want := sc.question().Index, known[len(known)-2]; got != want {
		t.Errorf("page up leads to %d, want %d", got, want)
	}
	sc.press("f5", "v", "esc")
	if sc.s.OwnOnly() {
		t.Errorf("it is not taken back:\n%s", sc.draw())
	}
}
