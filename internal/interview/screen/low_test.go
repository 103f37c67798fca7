package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// onTheLowestScreen opens clients on the lowest screen in both languages.
func onTheLowestScreen(t *testing.T, look func(sc *screen)) {
	t.Helper()
	clients := []string{"integrator-presale", "retail", "manufacturer-dealers", "unfinished"}
	if testing.Short() {
		clients = clients[:1] // the race detector sees no more in the others
	}
	for _, client := range clients {
		for _, lang := range []questionnaire.Language{questionnaire.Russian, questionnaire.English} {
			sc := newTestScreen(t, interviewtest.Copy(t, "../../../testdata/clients/"+client+".yaml"))
			sc.Update(tea.WindowSizeMsg{Width: narrowest, Height: lowest})
			sc.speak(lang)
			sc.s.Language = lang
			look(sc)
		}
	}
}

// checkPage fails where the question, what is asked, or what it means to name nothing is not whole on the screen, or where
// options that have no room are not said to be there.
func checkPage(t *testing.T, sc *screen, shape *questionnaire.Shape, label, help questionnaire.Text) {
	t.Helper()
	checkSize(t, sc)
	wanted := []questionnaire.Text{sc.field.Question.Text, label}
	if shape.Kind == questionnaire.References {
		wanted = append(wanted, help)
	}
	view := joined(sc.draw())
	for _, text := range wanted {
		if want := sc.setting.Text(text); !strings.Contains(strings.ReplaceAll(view, " "+sc.s.FieldLine(sc.field), ""), want) {
			t.Errorf("%s, %s: no %q:\n%s", sc.field.ID, label.EN, want, sc.draw())
		}
	}
}

// checkOptions fails where fewer than two options of a field are seen, or hidden ones have no sign.
func checkOptions(t *testing.T, sc *screen, v *valuePage) {
	t.Helper()
	seen, view := 0, ansi.Strip(sc.draw())
	hidden := false
	for _, o := range v.widget.options {
		isOn := strings.Contains(view, cut(o.label, 20)[:len(cut(o.label, 20))-len("…")])
		if hidden = hidden || !isOn; isOn {
			seen++
		}
	}
	if seen < min(len(v.widget.options), fewestChoices) || hidden && !strings.ContainsAny(view, "↑↓↕") {
		t.Errorf("%s, %s: %d of %d options and no sign:\n%s", sc.field.ID, v.place, seen, len(v.widget.options), view)
	}
}

// TestFieldsOnTheLowestScreen walks through the fields and the cells of their first rows.
func TestFieldsOnTheLowestScreen(t *testing.T) {
	onTheLowestScreen(t, func(sc *screen) {
		for _, f := range sc.s.Bank.Fields {
			if sc.s.StateOf(f) == session.Hidden {
				continue
			}
			sc.show(f)
			checkPage(t, sc, &f.Shape, f.Label, questionnaire.Text{})
			if v, ok := sc.page.(*valuePage); ok && v.widget.kind != typed {
				checkOptions(t, sc, v)
			}
			if f.Kind != questionnaire.List || len(sc.s.Value(session.At(f)).Rows) == 0 {
				continue
			}
			for i := range newRowPage(sc, session.At(f), 0, true).cells {
				sc.show(f)
				sc.press("enter")
				row := sc.page.(*listPage).row
				row.open(sc, i)
				cell := row.cells[i]
				checkPage(t, sc, cell.Shape, cell.Cells[0].Column.Label, cell.Cells[0].Column.Help)
				if v, ok := row.page.(*valuePage); ok && v.widget.kind != typed && len(v.widget.options) > 0 {
					for range v.widget.options {
						checkOptions(t, sc, v)
						sc.press("down")
					}
				}
			}
		}
	})
}

// TestMatrixOnTheLowestScreen says what is found of each function whole, and how many contradictions there are.
func TestMatrixOnTheLowestScreen(t *testing.T) {
	found := 0
	onTheLowestScreen(t, func(sc *screen) {
		sc.at("responsibilities")
		page := sc.page.(*matrixPage)
		for page.row = range page.functions {
			view := joined(sc.draw())
			words := sc.s.FindingWords(sc.field, page.functions[page.row])
			at := slices.Index(strings.Fields(view), ">")
			if !strings.Contains(strings.Join(slices.DeleteFunc(strings.Fields(view), isPlace), " "), words) || at < 0 {
				t.Errorf("no %q, or no row:\n%s", words, sc.draw())
			}
			if n := len(sc.conflicts(sc.field.Question)); n > 0 && !strings.Contains(view, sc.say(session.SayConflicts, n)) {
				t.Errorf("%d contradictions are not counted:\n%s", n, sc.draw())
			}
			found += min(len(words), 1)
			checkPage(t, sc, &sc.field.Shape, sc.field.Label, questionnaire.Text{})
		}
	})
	if found < 10 {
		t.Errorf("%d findings", found)
	}
}

// TestOpenDuplicationOnTheLowestScreen says of how many functions it is not known whether they are duplicated, and the key to
// what is missing, below a question that is whole.
func TestOpenDuplicationOnTheLowestScreen(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Nowhere))
	sc.Update(tea.WindowSizeMsg{Width: narrowest, Height: lowest})
	sc.at("responsibilities")
	page := sc.page.(*matrixPage)
	for page.row = range page.functions {
		checkPage(t, sc, &sc.field.Shape, sc.field.Label, questionnaire.Text{})
		if view := sc.draw(); !strings.Contains(view, sc.s.UnknownDuplication(sc.field)+" (o)") || !strings.Contains(view, "> ") {
			t.Errorf("it is not said what is missing:\n%s", view)
		}
	}
	sc.press("o", "enter")
	if line := sc.hints(); !strings.Contains(line, "1…9 ") || !strings.Contains(line, "Esc ") {
		t.Errorf("the keys of the cell are not named: %q", line)
	}
}

// isPlace reports whether a word says how far the cursor is, as 3/15.
func isPlace(word string) bool { return strings.Trim(word, "0123456789/") == "" }

// TestScopesOnTheLowestScreen says in the table of who works where too what naming nothing means, and which cell it is.
func TestScopesOnTheLowestScreen(t *testing.T) {
	onTheLowestScreen(t, func(sc *screen) {
		sc.at("responsibilities")
		sc.press("o")
		page := sc.overlay.(*scopesPage)
		columns, _ := sc.s.ScopeTable(sc.field)
		for page.col = range columns {
			page.cell = nil
			page.row = 0
			page.open(sc)
			if page.cell == nil {
				continue
			}
			view := joined(sc.draw())
			wanted := []string{sc.setting.Text(columns[page.col].Label)}
			if columns[page.col].Kind == questionnaire.References {
				wanted = append(wanted, sc.setting.Text(columns[page.col].Help))
			}
			for _, want := range wanted {
				if !strings.Contains(view, want) {
					t.Errorf("no %q:\n%s", want, sc.draw())
				}
			}
			checkOptions(t, sc, page.cell)
		}
	})
}

// TestNoAnswerOnTheLowestScreen: a field that nobody measures, or of which nothing is known, does not look as if it had not
// been asked.
func TestNoAnswerOnTheLowestScreen(t *testing.T) {
	onTheLowestScreen(t, func(sc *screen) {
		for _, f := range sc.s.Bank.Fields {
			if f.Kind != questionnaire.Integer && f.Kind != questionnaire.Percent || sc.s.StateOf(f) == session.Hidden {
				continue
			}
			for _, say := range []func(session.Place) error{sc.s.SetNotMeasured, sc.s.SetUnknown} {
				if err := say(session.At(f)); err != nil {
					continue // this field is always measured
				}
				sc.show(f)
				checkSize(t, sc)
				if want, view := sc.say(session.SayNow, sc.s.Show(session.At(f))), joined(sc.draw()); !strings.Contains(view, want) {
					t.Errorf("%s: no %q:\n%s", f.ID, want, sc.draw())
				}
			}
		}
	})
}
