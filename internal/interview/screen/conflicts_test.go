package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestHalfToldList enters a segment with less than the whole revenue: what its shares do not add up to is said when
// the list is left, not while its next row may settle it.
func TestHalfToldList(t *testing.T) {
	const conflict = "не складываются в 100"
	sc := emptyScreen(t)
	sc.at("segments")
	sc.press("+")
	sc.write("Дилеры")
	sc.press("enter", "tab", "tab", "tab")
	sc.write("45")
	sc.press("enter", "esc")
	if len(sc.s.Assessment().Contradictions) == 0 {
		t.Fatal("the shares do not contradict each other")
	}
	if strings.Contains(sc.draw(), conflict) {
		t.Errorf("said within the list:\n%s", sc.draw())
	}
	sc.width = 140
	if strings.Contains(sc.draw(), "противоречия: ") {
		t.Errorf("said beside the list:\n%s", sc.draw())
	}
	sc.width = 80
	sc.press("tab")
	if view := sc.draw(); !strings.Contains(view, conflict) || !strings.Contains(view, "Спросите:") {
		t.Errorf("not said after the list:\n%s", view)
	}
	sc.press("shift+tab")
	if !strings.Contains(sc.draw(), conflict) {
		t.Errorf("not said in the list that raised it before:\n%s", sc.draw())
	}
}

// TestRaisedAnew settles what the shares of one list did not add up to, and then enters another: what that one raises waits
// until it is left, as at the first time.
func TestRaisedAnew(t *testing.T) {
	const conflict = "не складываются в 100"
	sc := emptyScreen(t)
	share := func(list string, of float64) {
		t.Helper()
		p := session.At(sc.s.Bank.Field(list))
		if len(sc.s.Value(p).Rows) == 0 {
			if _, err := sc.s.AddRow(p, "Опт"); err != nil {
				t.Fatal(err)
			}
		}
		if err := sc.s.SetNumber(p.Cell(0, p.Field.Column("revenue_share_pct")), of); err != nil {
			t.Fatal(err)
		}
	}
	sc.at("segments")
	share("segments", 45)
	if sc.press("tab"); !strings.Contains(sc.draw(), conflict) {
		t.Fatalf("not said after the list:\n%s", sc.draw())
	}
	share("segments", 100)
	sc.press("f6", "esc")
	sc.at("directions")
	share("directions", 60)
	if sc.press("end"); strings.Contains(sc.draw(), conflict) {
		t.Errorf("said within the other list:\n%s", sc.draw())
	}
	if sc.press("tab"); !strings.Contains(sc.draw(), conflict) {
		t.Errorf("not said after the other list:\n%s", sc.draw())
	}
}

// halfASegment has one segment, with less than the whole revenue.
func halfASegment(t *testing.T) (*screen, session.Place) {
	t.Helper()
	sc := emptyScreen(t)
	segments := session.At(sc.s.Bank.Field("segments"))
	if _, err := sc.s.AddRow(segments, "Дилеры"); err != nil {
		t.Fatal(err)
	}
	if err := sc.s.SetNumber(segments.Cell(0, segments.Field.Column("revenue_share_pct")), 45); err != nil {
		t.Fatal(err)
	}
	return sc, segments
}

// TestResumeHalfToldList goes on in a list that was left half done: what it is at odds with waits until it is left.
func TestResumeHalfToldList(t *testing.T) {
	const conflict = "не складываются в 100"
	sc, segments := halfASegment(t)
	path := sc.s.Path()
	sc.s.Close()
	sc = newScreen(t.Context(), sc.setting, false)
	sc.begin(interviewtest.Open(t, path))
	if sc.field != segments.Field {
		t.Fatalf("it goes on elsewhere:\n%s", sc.draw())
	}
	if sc.press("end"); strings.Contains(sc.draw(), conflict) {
		t.Errorf("said within the list:\n%s", sc.draw())
	}
	if sc.press("tab"); !strings.Contains(sc.draw(), conflict) {
		t.Errorf("not said after the list:\n%s", sc.draw())
	}
}

// TestContradictionsOfAnsweredFieldsOnly marks the question whose answers are at odds, and not the one that was not
// asked yet.
func TestContradictionsOfAnsweredFieldsOnly(t *testing.T) {
	sc, _ := halfASegment(t)
	for _, want := range []struct{ question, count int }{{0, 1}, {1, 0}} {
		if got := sc.s.StandingOf(sc.s.Bank.Questions[want.question]).Contradictions; got != want.count {
			t.Errorf("question %d has %d contradictions, want %d", want.question+1, got, want.count)
		}
	}
}

// TestOverlaysExplainThemselves draws the overlays on a low screen: what does not fit can be scrolled to, and the
// way out is named.
func TestOverlaysExplainThemselves(t *testing.T) {
	sc := emptyScreen(t)
	sc.width, sc.height = 60, 14
	for key, end := range map[string]string{"f1": "подтверждено и возможно", "f2": "Автоматизация учёта воронки", "f10": "Отчёт: salesaudit report", "f12": "Докажет:"} {
		sc.press(key)
		for range 60 {
			if !strings.Contains(sc.draw(), end) {
				sc.press("down")
			}
		}
		if view := sc.draw(); !strings.Contains(view, end) || !strings.Contains(view, "Esc закрыть") && !strings.Contains(view, "F1 помощь") {
			t.Errorf("%s does not lead to %q:\n%s", key, end, view)
		}
		sc.press("esc")
	}
	sc.press("f2")
	if !strings.Contains(sc.draw(), "◐ частично") {
		t.Errorf("the overview does not explain its signs:\n%s", sc.draw())
	}
}

// TestWordingStays shows the wording of the question beside each of its fields, contradictions and all.
func TestWordingStays(t *testing.T) {
	sc := exampleScreen(t)
	for _, size := range []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 60, Height: 24}, {Width: 120, Height: 40}} {
		sc.Update(size)
		for _, f := range sc.s.Bank.Fields {
			sc.show(f)
			wording := strings.Fields(sc.setting.Text(f.Question.Text))
			if view := joined(sc.draw()); !strings.Contains(view, strings.Join(wording[:3], " ")) {
				t.Errorf("%d×%d, %s: the question is not there:\n%s", size.Width, size.Height, f.ID, sc.draw())
			}
		}
	}
}
