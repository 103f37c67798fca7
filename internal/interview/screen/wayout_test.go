package screen

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// leaves are the hints of which the bottom line of a screen has to have one, in both languages.
var (
	byEsc      = []string{"Esc "}
	byStopping = []string{"Ctrl+C выйти", "Ctrl+C leave"}
	onward     = []string{"Tab дальше", "Tab next"}
	byFinish   = []string{"Enter закончить", "Enter finish"}
	byRefusal  = []string{"н нет", "n no"}
)

// checkWayOut fails where the bottom line does not name the way out, or where a line is too wide before it is cut.
func checkWayOut(t *testing.T, where string, sc *screen, ways []string) {
	t.Helper()
	checkSize(t, sc)
	foot := sc.foot()
	keys, named := ansi.Strip(foot[len(foot)-1]), false
	for _, way := range ways {
		named = named || strings.Contains(keys, way)
	}
	if !named {
		t.Errorf("%s, %d×%d %s: the bottom line %q has none of %q:\n%s", where, sc.width, sc.height, sc.setting.Language, keys, ways, sc.draw())
	}
	body := sc.body(sc.width-2, sc.height-len(sc.head())-len(foot))
	for i := range body {
		body[i] = " " + body[i]
	}
	for _, line := range append(append(sc.head(), body...), foot...) {
		if wide := ansi.StringWidth(strings.TrimRight(ansi.Strip(line), " ")); wide > sc.width {
			t.Errorf("%s, %d×%d %s: a line of %d columns: %q", where, sc.width, sc.height, sc.setting.Language, wide, ansi.Strip(line))
		}
	}
}

// inEverySize draws at the three sizes that people have, in both languages.
func inEverySize(t *testing.T, sc *screen, draw func()) {
	t.Helper()
	for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 60, Height: 24}, {Width: 80, Height: 24}} {
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			sc.Update(size)
			sc.speak(lang)
			if sc.s != nil {
				sc.s.Language = lang
			}
			draw()
		}
	}
}

// TestWayOut walks through every screen of an interview and everything that lies over one.
func TestWayOut(t *testing.T) {
	clients := []string{interviewtest.Dealer, interviewtest.Example}
	if testing.Short() {
		clients = clients[:1] // it has the more screens, and the race detector sees no more in the other
	}
	for _, client := range clients {
		t.Run(filepath.Base(client), func(t *testing.T) {
			t.Parallel()
			walkAll(t, newTestScreen(t, interviewtest.Copy(t, client)))
		})
	}
}

func walkAll(t *testing.T, sc *screen) {
	t.Helper()
	q := sc.s.Bank.Questions[2]
	for range 2 {
		if err := sc.s.AddEvidence(q, answers.Evidence{Source: sc.s.Bank.Sources[0], Grade: answers.Document, Ref: strings.Repeat("Приказ ", 20)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := sc.s.SetNote(q, strings.Repeat("Видел схему. ", 40)); err != nil {
		t.Fatal(err)
	}
	inEverySize(t, sc, func() {
		for _, f := range sc.s.Bank.Fields {
			if sc.s.StateOf(f) == session.Hidden {
				continue
			}
			sc.show(f)
			ways := byStopping
			if f.Kind == questionnaire.Matrix {
				ways = onward // letters are marks there: the key to the next field has to be seen
			}
			checkWayOut(t, f.ID, sc, ways)
			switch f.Kind {
			case questionnaire.List:
				walkList(t, sc, f)
			case questionnaire.Matrix:
				for _, over := range []string{"o", "p", "=", "/"} {
					sc.show(f)
					if sc.press(over); sc.overlay != nil {
						checkWayOut(t, f.ID+" "+over, sc, byEsc)
						sc.press("enter")
						checkWayOut(t, f.ID+" "+over+" enter", sc, slices.Concat(byEsc, onward, byRefusal))
					}
				}
			}
		}
		for _, keys := range []string{"f1", "f2", "f2 a", "f3", "f3 +", "f3 + 1", "f3 + 1 1", "f3 + 1 1 x enter", "f4", "f5", "f6", "f6 g", "f9", "f12", "c", "c tab", "c tab tab tab tab",
			"f10 f1", "f10 g", "f10 w", "f10 w enter", "f10 w down enter", "f10 w down enter enter", "f10 w down enter enter enter"} {
			for _, f := range []*questionnaire.Field{sc.s.Bank.Field("structure_status"), q.Fields[len(q.Fields)-1]} {
				sc.show(f)
				if strings.HasSuffix(keys, "g") && len(sc.s.Assessment().Contradictions) == 0 {
					continue
				}
				if f.Question == q && strings.Contains(keys, "c") && !strings.HasPrefix(keys, "f") {
					continue
				}
				sc.press(strings.Fields(keys)...)
				if sc.overlay == nil {
					t.Errorf("%s opens nothing:\n%s", keys, sc.draw())
				}
				checkWayOut(t, keys+" at "+f.ID, sc, byEsc)
			}
		}
		sc.show(nil)
		checkWayOut(t, "summary", sc, byFinish)
	})
}

// walkList opens everything of a list: a name, a deletion, pasted lines, and each cell of its first row.
func walkList(t *testing.T, sc *screen, list *questionnaire.Field) {
	t.Helper()
	place := session.At(list)
	rows := len(sc.s.Value(place).Rows)
	if place.NameColumn() != nil {
		sc.page.(*listPage).add(sc)
		checkWayOut(t, list.ID+" naming", sc, byEsc)
		sc.show(list)
		sc.Update(tea.PasteMsg{Content: strings.Repeat("Длинное название строки списка\n", 15)})
		checkWayOut(t, list.ID+" pasted", sc, byRefusal)
	}
	if rows == 0 {
		return
	}
	sc.show(list)
	sc.press("delete")
	checkWayOut(t, list.ID+" deleting", sc, byRefusal)
	for i := range newRowPage(sc, place, 0, true).cells {
		sc.show(list)
		sc.press("enter")
		row := sc.page.(*listPage).row
		row.open(sc, i)
		where := fmt.Sprintf("%s › %s", list.ID, row.cells[i].Label.EN)
		checkWayOut(t, where, sc, byEsc)
		if v, ok := row.page.(*valuePage); ok && v.place.Target.List != nil {
			sc.press("+")
			checkWayOut(t, where+" +", sc, byEsc)
		}
	}
}

// TestWayOutOfTheCard walks through the screens before there is an interview.
func TestWayOutOfTheCard(t *testing.T) {
	sc := startIn(t)
	sc.card()
	sc = restart(t, sc)
	inEverySize(t, sc, func() {
		sc.page = newStartPage(sc)
		checkWayOut(t, "start", sc, byStopping)
		card := newOpeningPage(sc)
		sc.page = card
		for i := range card.steps {
			card.open(sc, i)
			checkWayOut(t, "card, "+card.steps[i].Title, sc, byStopping)
		}
		sc.press("f1")
		checkWayOut(t, "card, help", sc, byEsc)
		sc.overlay = nil
		card.typed[1], card.typed[2] = "ООО «Ромашка»", "12"
		card.open(sc, 1)
		sc.press("ctrl+c")
		checkWayOut(t, "where to keep the card", sc, byEsc)
		sc.page = card
		card.open(sc, len(card.steps)-1)
		sc.press("enter")
		if _, same := sc.page.(*samePage); !same {
			t.Errorf("the same client is not noticed:\n%s", sc.draw())
		}
		checkWayOut(t, "the same client", sc, byEsc)
	})
}
