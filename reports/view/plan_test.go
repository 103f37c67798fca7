package view

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/plan"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestPlanLines holds what is shown of the plans of many clients against the plans: numbers run through the waves in the
// order of the lines, every step is on one line, and the calendar and the chart show each line at its true place.
func TestPlanLines(t *testing.T) {
	bank := banktest.Block9(t)
	scorer := scoring.NewScorer(bank)
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 29))
		a, err := scorer.Score(t.Context(), sampling.Sheet(rng, bank))
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan.Make(a, plan.Options{Start: time.Date(2026, time.January, rng.IntN(400), 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		lang := []questionnaire.Language{questionnaire.Russian, questionnaire.English}[seed%2]
		v := New(a, p, Options{Lang: lang}).Plan
		linesHold(t, v, p)
		calendarHolds(t, v)
		effortHolds(t, v)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func linesHold(t *testing.T, v *Plan, p *plan.Plan) {
	next, days, points := 1, 0.0, 0.0
	for _, w := range v.Waves {
		inWave := 0.0
		for _, s := range w.Lines {
			if s.Kind == CountsID {
				if s.Place != 0 || s.Start != "" {
					t.Errorf("%s is finished and has the number %d and a date %s", s.ID, s.Place, s.Start)
				}
				continue
			}
			if s.Place != next || s.Wave != w.Number || s.Start == "" || s.Start > s.Finish {
				t.Errorf("line %d of wave %d has the number %d, from %s to %s", next, w.Number, s.Place, s.Start, s.Finish)
			}
			for _, word := range strings.FieldsFunc(s.After, func(r rune) bool { return r < '0' || r > '9' }) {
				if before, err := strconv.Atoi(word); err != nil || before >= s.Place {
					t.Errorf("line %d comes %s", s.Place, s.After)
				}
			}
			next++
			inWave += s.Days.Value
			points += s.Impact.Value
		}
		if inWave != p.DaysIn(w.Number) {
			t.Errorf("wave %d of %v days has lines of %v", w.Number, p.DaysIn(w.Number), inWave)
		}
		days += inWave
	}
	byStep := 0.0
	for i, s := range v.Steps {
		if counts := p.Steps[i].Kind == plan.Counts; counts != (s.Place == 0) || s.Place >= next {
			t.Errorf("%s has the number %d of %d", s.ID, s.Place, next-1)
		}
		byStep += s.Impact.Value
	}
	if diff := points - byStep; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("the lines add %v points, the steps %v", points, byStep)
	}
}

// calendarHolds counts the days of each bar from the first Monday.
func calendarHolds(t *testing.T, v *Plan) {
	c := v.Calendar
	if c == nil {
		if len(v.Steps) > 0 {
			t.Error("steps with dates and no calendar")
		}
		return
	}
	start, err := time.Parse(time.DateOnly, v.Start)
	if err != nil {
		t.Fatal(err)
	}
	monday := start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
	if c.Days != 7*len(c.Weeks) || c.Months[0].Day != 0 || len(c.Milestones) == 0 {
		t.Errorf("a calendar of %d days has %d weeks: %+v, %+v", c.Days, len(c.Weeks), c.Months, c.Milestones)
	}
	for _, w := range v.Waves {
		for _, s := range w.Lines {
			if s.Kind == CountsID {
				continue
			}
			first, last := s.Bars[0], s.Bars[len(s.Bars)-1]
			if at := monday.AddDate(0, 0, first.From).Format(time.DateOnly); at != s.Start {
				t.Errorf("the bar of line %d begins on %s instead of %s", s.Place, at, s.Start)
			}
			if at := monday.AddDate(0, 0, last.To-1).Format(time.DateOnly); at != s.Finish || last.To > c.Days {
				t.Errorf("the bar of line %d ends on %s instead of %s", s.Place, at, s.Finish)
			}
		}
	}
}

// effortHolds looks for points that lie elsewhere than their effort and impact say, or cover each other.
func effortHolds(t *testing.T, v *Plan) {
	var shown []int
	for i := range v.Effort.Points {
		p := &v.Effort.Points[i]
		shown = append(shown, p.Places...)
		for k := range v.Effort.Points[:i] {
			other := &v.Effort.Points[k]
			if p.Days.Value == other.Days.Value && p.Impact.Value == other.Impact.Value {
				t.Errorf("points %s and %s are equal", p.Text, other.Text)
			}
			if p.Days.Value > other.Days.Value && p.X <= other.X || p.Impact.Value > other.Impact.Value && p.Y <= other.Y {
				t.Errorf("points %s and %s stand in another order than their figures", p.Text, other.Text)
			}
			covered := p.dot().meets(other.dot()) || p.textBox().meets(other.textBox()) || p.dot().meets(other.textBox()) || p.textBox().meets(other.dot())
			if v.Effort.Chart && covered {
				t.Errorf("points %s and %s cover each other", p.Text, other.Text)
			}
		}
		if p.X < 0 || p.X > 1 || p.Y < 0 || p.Y > 1 {
			t.Errorf("point %s lies outside, at %v, %v", p.Text, p.X, p.Y)
		}
	}
	slices.Sort(shown)
	for i, place := range shown {
		if place != i+1 {
			t.Fatalf("the points show the lines %v", shown)
		}
	}
}
