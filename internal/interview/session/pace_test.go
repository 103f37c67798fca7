package session

import (
	"testing"
	"time"

	"salesaudit/questionnaire"
)

// TestLeftIsSteady adds a row to each list of a new interview, and to it once more after its cells were answered: a row
// adds what its own cells take and no more, each answer takes away, and a row that was answered costs nothing.
func TestLeftIsSteady(t *testing.T) {
	setting := testSetting(t, t.TempDir()+"/client.yaml")
	clock := fixedClock()
	setting.Clock = func() time.Time { return clock }
	s, err := setting.Create(t.Context(), Opening{Client: "А", Sellers: 6, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, f := range s.Bank.Fields {
		if f.Kind != questionnaire.List || s.StateOf(f) == Hidden {
			continue
		}
		for range 2 {
			clock = clock.Add(10 * time.Second)
			before := s.progress().left
			row, err := s.AddRow(At(f), "Строка")
			if err != nil {
				t.Fatal(err)
			}
			if more := s.progress().left - before; more > 90*time.Second {
				t.Errorf("%s: a row adds %v", f.ID, more)
			}
			for _, c := range f.Columns {
				cell := At(f).Cell(row, c)
				if c.Kind == questionnaire.ID || c.Kind == questionnaire.List || !s.Asks(cell) || !s.IsOpen(cell) {
					continue
				}
				before := s.progress().left
				answerWithAnything(t, s, cell)
				if after := s.progress().left; after >= before {
					t.Errorf("%s.%s: an answer leaves %v of %v", f.ID, c.ID, after, before)
				}
			}
		}
	}
}

// answerWithAnything gives a cell an answer that it takes.
func answerWithAnything(t *testing.T, s *Session, cell Place) {
	t.Helper()
	var err error
	switch cell.Kind {
	case questionnaire.References:
		err = s.SetSeveral(cell, nil)
	case questionnaire.Multi:
		err = s.SetSeveral(cell, []string{cell.Options[0].ID})
	case questionnaire.Reference:
		if cell.MayBeEmpty() {
			err = s.SetChoice(cell, "")
			break
		}
		err = s.SetChoice(cell, s.Choices(cell)[0].ID)
	case questionnaire.Choice, questionnaire.Bool:
		err = s.SetChoice(cell, s.Choices(cell)[0].ID)
	case questionnaire.Integer, questionnaire.Percent:
		err = s.SetNumber(cell, 7)
	default:
		err = s.SetText(cell, "Текст")
	}
	if err != nil {
		t.Fatalf("%s: %v", cell.Label.EN, err)
	}
}

// TestPaceIsSteady: a few answers hardly change how long the rest takes, and none change it by more than half, so that an
// interview that goes on says about what it said when it stopped.
func TestPaceIsSteady(t *testing.T) {
	begin := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name        string
		usual       float64 // minutes that the answers usually take
		spent       time.Duration
		least, most float64 // minutes that are said of 30
	}{
		{"two minutes of work in no time", 2, 0, 27, 30},
		{"an hour of work in no time", 60, 0, 20, 20},
		{"the usual pace", 10, 10 * time.Minute, 30, 30},
		{"two minutes of work in four", 2, 4 * time.Minute, 30, 33},
		{"ten times as slow", 3, 30 * time.Minute, 30, 45},
	} {
		p := newPace(begin)
		for i := range 10 { // answers
			p.count(begin.Add(c.spent*time.Duration(i+1)/10), c.usual/10)
		}
		if left := p.left(30).Minutes(); left < c.least-0.01 || left > c.most+0.01 {
			t.Errorf("%s: 30 minutes are said to take %.1f, want %v to %v", c.name, left, c.least, c.most)
		}
	}
}
