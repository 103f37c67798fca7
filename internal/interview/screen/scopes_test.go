package screen

import (
	"bytes"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// matrixScreen is the matrix of a company of which nobody said where two of its roles work.
func matrixScreen(t *testing.T) *screen {
	t.Helper()
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Nowhere))
	sc.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	sc.at("responsibilities")
	return sc
}

// TestScopes fills in where the roles work on one screen, with a department that is named there, and then it is known
// what is duplicated. On either layout, and on the smallest screen.
func TestScopes(t *testing.T) {
	for _, size := range []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		for _, open := range []string{"o", "щ"} {
			sc := matrixScreen(t)
			sc.Update(size)
			sc.press("home") // what begins the interview is read
			hint := map[int]string{80: "(o: кто где работает)", 40: "дублируется: неизвестно у 2 (o)"}[size.Width]
			if view := sc.draw(); !strings.Contains(view, hint) {
				t.Errorf("the matrix does not lead to what is missing:\n%s", view)
			}
			for _, keys := range [][]string{
				{open}, {"enter", "+", "О", "п", "т", "о", "в", "ы", "й", "enter"}, // the department of the first role
				{"1"},        // that of the second
				{"0"}, {"0"}, // all directions; the new department has none, as there are none
				{"1", "enter"},             // the first serves one segment
				{"1", "2", "enter", "esc"}, // the second both
			} {
				sc.press(keys...)
				checkSize(t, sc)
			}
			want := []string{"name: Оптовый", "a, title: Менеджер опта, place: department, headcount: 2, segments: [opt], department:",
				"b, title: Менеджер сетей, place: department, headcount: 2, segments: [opt, sety], department:", "c, title: Бухгалтер, place: company, headcount: 1}"}
			for _, each := range want {
				if text := string(sc.s.File.Text()); !strings.Contains(text, each) {
					t.Errorf("the file has no %q:\n%s", each, text)
				}
			}
			if line := sc.s.MatrixLine(sc.field); strings.Contains(line, "неизвестно") || !strings.Contains(line, "дублируется 2") {
				t.Errorf("after all is filled in: %s", line)
			}
			sc.draw()
			if sc.overlay != nil {
				t.Errorf("Esc does not lead back to the matrix:\n%s", sc.draw())
			}
		}
	}
}

// TestScopesSkipped leaves what is not known open, and keeps the marks that were not confirmed.
func TestScopesSkipped(t *testing.T) {
	sc := matrixScreen(t)
	before := bytes.Clone(sc.s.File.Text())
	sc.press("o", "enter", "tab", "tab", "tab", "esc", "esc")
	if text := sc.s.File.Text(); !bytes.Equal(text, before) {
		t.Errorf("what was skipped is answered:\n%s", text)
	}
	sc.press("o", "right", "right", "enter", "1", "esc", "esc")
	if text := string(sc.s.File.Text()); !strings.Contains(text, "segments: [opt]") {
		t.Errorf("a mark is lost:\n%s", text)
	}
	sc.press("o", "end", "enter")
	if view := sc.draw(); !strings.Contains(view, "[—]") {
		t.Errorf("the department of a role outside is asked for:\n%s", view)
	}
}

// TestScopesUndone undoes and redoes in the table, up to the department that was named there and is a row of it.
func TestScopesUndone(t *testing.T) {
	sc := matrixScreen(t)
	sc.press("o", "enter", "+", "О", "п", "т", "enter", "esc")
	after := bytes.Clone(sc.s.File.Text())
	sc.press("end") // the row of the department
	for range 2 {
		sc.press("ctrl+z")
		if view := sc.draw(); !strings.Contains(view, "Кто где работает") || !strings.Contains(view, "Отменено") {
			t.Errorf("undone:\n%s", view)
		}
		if sc.press("ctrl+y"); !bytes.Equal(after, sc.s.File.Text()) {
			t.Errorf("not redone:\n%s", sc.s.File.Text())
		}
		sc.press("end")
	}
	if sc.press("esc"); sc.overlay != nil || sc.field.ID != "responsibilities" {
		t.Errorf("Esc does not lead back to the matrix:\n%s", sc.draw())
	}
}

// TestCopyMarks takes the marks of another function over, replaces marks only after a yes, and can be undone.
func TestCopyMarks(t *testing.T) {
	sc := matrixScreen(t)
	f := sc.field
	at := func(id string) int { return f.Matrix.Rows.Find(id) }
	sc.press("home", "=", "enter") // the first function, which has no marks; the first one that has
	if got := sc.s.ShowMarks(f, at("lead_capture")); got != "Менеджер опта RA, Менеджер сетей R" {
		t.Errorf("copied: %s\n%s", got, sc.draw())
	}
	before := bytes.Clone(sc.s.File.Text())
	for _, no := range []string{"enter", "esc", "н"} {
		sc.at("responsibilities")
		sc.page.(*matrixPage).row = 1
		sc.press("=", "end", "enter") // over marks: those of the last
		if view := sc.draw(); !strings.Contains(view, "Заменить отметки") || !strings.Contains(view, "Станет: Бухгалтер RA") {
			t.Errorf("it is not asked whether marks may be replaced:\n%s", view)
		}
		if sc.press(no, "esc"); !bytes.Equal(before, sc.s.File.Text()) || sc.overlay != nil {
			t.Errorf("%s replaces marks:\n%s", no, sc.s.File.Text())
		}
	}
	if sc.press("=", "end", "enter", "д"); sc.s.ShowMarks(f, at("inbound_consulting")) != "Бухгалтер RA" || sc.overlay != nil {
		t.Errorf("over marks:\n%s", sc.draw())
	}
	if sc.press("ctrl+z"); !bytes.Equal(before, sc.s.File.Text()) {
		t.Errorf("not undone:\n%s", sc.s.File.Text())
	}
	sc.press("=", "esc")
	if !bytes.Equal(before, sc.s.File.Text()) {
		t.Errorf("Esc copies:\n%s", sc.s.File.Text())
	}
	sc = emptyScreen(t)
	if _, err := sc.s.AddRow(session.At(sc.s.Bank.Field("roles")), "Менеджер"); err != nil {
		t.Fatal(err)
	}
	sc.at("responsibilities")
	sc.press("=")
	if view := sc.draw(); !strings.Contains(view, "Других отмеченных функций пока нет") {
		t.Errorf("nothing to copy:\n%s", view)
	}
}

// TestSharedWhole: on a narrow screen too it can be read whether there is a rule, of every function that is in sight.
func TestSharedWhole(t *testing.T) {
	sc := matrixScreen(t)
	sc.Update(tea.WindowSizeMsg{Width: 40, Height: 24})
	sc.press("p")
	if view := ansi.Strip(sc.draw()); strings.Contains(view, "Менедж…") || strings.Count(strings.Join(strings.Fields(view), " "), "правила нет") < 2 {
		t.Errorf("lines are cut:\n%s", view)
	}
	checkSize(t, sc)
}

// TestShared lists what two or more do, and makes a rule for each; one that is given up leaves nothing.
func TestShared(t *testing.T) {
	sc := matrixScreen(t)
	before := bytes.Clone(sc.s.File.Text())
	sc.press("p", "enter", "esc", "esc")
	if undo, _ := sc.s.Undo(); undo.Words != "" {
		t.Errorf("giving up is a step: %v", undo)
	}
	if text := sc.s.File.Text(); !bytes.Equal(before, text) {
		t.Errorf("a rule that was given up stays:\n%s", text)
	}
	sc.press("p", "enter", "1", "1") // for the first function by the segment; orally
	if view := sc.draw(); !strings.Contains(view, "Звонки и консультации: Менеджер опта, Менеджер сетей — правило: ") || !strings.Contains(view, "правила нет") {
		t.Errorf("the list after a rule:\n%s", view)
	}
	sc.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	if view := sc.draw(); !strings.Contains(view, "правила нет") {
		t.Errorf("on a low screen the line of the cursor is not shown whole:\n%s", view)
	}
	sc.press("enter", "2", "2", "esc") // the cursor went on to the second
	if text := string(sc.s.File.Text()); strings.Count(text, "roles: [a, b]") != 2 || !strings.Contains(text, "function: proposal") {
		t.Errorf("two rules:\n%s", text)
	}
	if sc.overlay != nil {
		t.Error("Esc does not lead back to the matrix")
	}
	sc.press("p", "enter", "3") // by product: a rule that is complete begins with what parts the function
	if text := string(sc.s.File.Text()); !strings.Contains(text, "function: inbound_consulting, roles: [a, b], basis: product") {
		t.Errorf("a complete rule is not changed:\n%s", text)
	}
	sc.press("ctrl+z")
	if view := sc.draw(); !strings.Contains(view, "Отменено") || !strings.Contains(view, "Что делают двое") {
		t.Errorf("undone in the list:\n%s", view)
	}
}

// TestOtherMatrix offers nothing over a matrix of a bank that has no departments, scopes or rules.
func TestOtherMatrix(t *testing.T) {
	sc := matrixScreen(t)
	field, matrix := *sc.field, *sc.field.Matrix
	matrix.Department, matrix.Scopes, matrix.Rules = nil, nil, nil
	field.Matrix = &matrix
	sc.page = newMatrixPage(sc, &field)
	for _, key := range []string{"o", "p"} {
		if sc.press(key); sc.overlay != nil {
			t.Errorf("%s opens a page:\n%s", key, sc.draw())
		}
	}
	if sc.press("="); sc.overlay == nil {
		t.Error("marks cannot be copied")
	}
}

// TestScopesScroll goes through more rows than a low screen has.
func TestScopesScroll(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Ideal))
	sc.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	sc.at("responsibilities")
	sc.press("o", "home")
	_, rows := sc.s.ScopeTable(sc.field)
	for i, row := range rows {
		if view := sc.draw(); !strings.Contains(view, "> "+string([]rune(row.Name)[:8])) {
			t.Errorf("row %d, %s, is not shown:\n%s", i, row.Name, view)
		}
		checkSize(t, sc)
		sc.press("down")
	}
	if len(rows) < 8 {
		t.Errorf("%d rows fit", len(rows))
	}
}
