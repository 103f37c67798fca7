package plan

import (
	"testing"
	"time"

	"salesaudit/questionnaire"
)

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// scheduleHolds walks over every working day of a plan by itself, and holds against it what each step and owner does.
func scheduleHolds(t *testing.T, p *Plan, o Options) {
	interview := p.Assessment.Sheet.Interview.Date
	if want := o.Start; !want.IsZero() && p.Begins != want || want.IsZero() && !interview.IsZero() && p.Begins != interview.AddDate(0, 0, 1) {
		t.Errorf("the plan begins on %s; asked for %s, interview on %s", p.Begins, want, interview)
	}
	if p.Begins.IsZero() {
		for _, s := range p.Steps {
			if !s.First.IsZero() || !s.Last.IsZero() || s.Late {
				t.Errorf("%s has dates in a plan without them", s.Rung.ID())
			}
		}
		return
	}
	stepsAreWorkdays(t, p)
	noStepTooEarly(t, p)
	noOwnerTwice(t, p)
	loadsAddUp(t, p)
	again, err := Make(p.Assessment, o)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range again.Steps {
		if first := p.Steps[i]; s.Rung != first.Rung || s.First != first.First || s.Last != first.Last {
			t.Errorf("%s from %s to %s, and from %s to %s", s.Rung.ID(), first.First, first.Last, s.First, s.Last)
		}
	}
}

// stepsAreWorkdays holds that a step begins and ends on a working day, and has just the days that it takes: one more
// where it begins at noon.
func stepsAreWorkdays(t *testing.T, p *Plan) {
	for _, s := range p.Steps {
		if s.Kind == Counts {
			if !s.First.IsZero() {
				t.Errorf("%s counts by itself and has a date", s.Rung.ID())
			}
			continue
		}
		days := 0
		for day := s.First; !day.After(s.Last); day = day.AddDate(0, 0, 1) {
			if isWorkday(p, day) {
				days++
			}
		}
		if !isWorkday(p, s.First) || !isWorkday(p, s.Last) || float64(days) < s.Days || float64(days) > s.Days+1 {
			t.Errorf("%s of %v days from %s to %s", s.Rung.ID(), s.Days, s.First, s.Last)
		}
		_, last := WaveDays(s.Wave)
		if s.Late != (s.Wave <= Waves && s.Last.After(p.Begins.AddDate(0, 0, last))) {
			t.Errorf("%s ends on %s in wave %d, and is late: %v", s.Rung.ID(), s.Last, s.Wave, s.Late)
		}
	}
}

func isWorkday(p *Plan, day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && !p.Assessment.Sheet.Bank.IsHoliday(day)
}

// noStepTooEarly looks through what counts by itself to the step below it.
func noStepTooEarly(t *testing.T, p *Plan) {
	steps := map[*questionnaire.Rung]*Step{}
	for _, s := range p.Steps {
		steps[s.Rung] = s
	}
	for _, s := range p.Steps {
		if s.Kind == Counts {
			continue
		}
		if first, _ := WaveDays(s.Wave); s.First.Before(p.Begins.AddDate(0, 0, first)) {
			t.Errorf("%s begins on %s, before its wave %d", s.Rung.ID(), s.First, s.Wave)
		}
		for _, r := range s.WaitsFor {
			before := steps[r]
			for before.Kind == Counts {
				before = steps[before.Rung.Below()]
			}
			// Two halves may share a day.
			if s.First.Before(before.Last) || s.First.Equal(before.Last) && (isWhole(p, s) || isWhole(p, before)) {
				t.Errorf("%s begins on %s, before %s has ended on %s", s.Rung.ID(), s.First, r.ID(), before.Last)
			}
		}
	}
}

// isWhole reports whether a step begins in the morning and ends with the day.
func isWhole(p *Plan, s *Step) bool {
	days := 0
	for day := s.First; !day.After(s.Last); day = day.AddDate(0, 0, 1) {
		if isWorkday(p, day) {
			days++
		}
	}
	return float64(days) == s.Days
}

// noOwnerTwice fills the days of each owner: all work that must be done by a day fits into the days up to it, and no day
// is inside of two steps. Only the first and the last day of a step may be shared, by two halves.
func noOwnerTwice(t *testing.T, p *Plan) {
	type day struct {
		owner string
		date  time.Time
	}
	inside, ends := map[day]int{}, map[day]float64{}
	for _, s := range p.Steps {
		if s.Kind == Counts || s.Owner == nil {
			continue
		}
		key := OwnerKey(s.Owner)
		for at := s.First; !at.After(s.Last); at = at.AddDate(0, 0, 1) {
			if isWorkday(p, at) {
				inside[day{key, at}]++
				if at != s.First && at != s.Last || isWhole(p, s) {
					ends[day{key, at}]++ // a whole day
				} else {
					ends[day{key, at}] += 0.5 // half of it at least
				}
			}
		}
	}
	for at, n := range inside {
		if n > 2 || ends[at] > 1 {
			t.Errorf("%q works on %d steps on %s, %v of the day", at.owner, n, at.date.Format(time.DateOnly), ends[at])
		}
	}
}

func loadsAddUp(t *testing.T, p *Plan) {
	all, own := 0.0, 0.0
	for _, l := range p.Loads() {
		all += l.Days
		first, last := WaveDays(l.Wave)
		working := 0
		for n := first; l.Wave <= Waves && n <= last; n++ {
			if isWorkday(p, p.Begins.AddDate(0, 0, n)) {
				working++
			}
		}
		if l.Working != working || l.Heavy() != (working > 0 && 2*l.Days > float64(working)) {
			t.Errorf("%s in wave %d: %v of %d days, there are %d", l.Owner.ID, l.Wave, l.Days, l.Working, working)
		}
	}
	for _, s := range p.Steps {
		if s.Owner != nil {
			own += s.Days
		}
	}
	if all != own {
		t.Errorf("the loads come to %v days, the steps to %v", all, own)
	}
}

// TestWorkdays counts over weekends and holidays, and from one.
func TestWorkdays(t *testing.T) {
	p := makePlan(t, workedExample(t), Options{})
	for _, c := range []struct {
		start time.Time
		n     int
		want  time.Time
	}{
		{date(2026, 11, 23), 0, date(2026, 11, 23)}, // a Monday
		{date(2026, 11, 23), 4, date(2026, 11, 27)},
		{date(2026, 11, 23), 5, date(2026, 11, 30)},
		{date(2026, 11, 26), 1, date(2026, 11, 27)},
		{date(2026, 11, 26), 2, date(2026, 11, 30)},
		{date(2026, 11, 28), 0, date(2026, 11, 30)}, // a Saturday
		{date(2026, 11, 29), 6, date(2026, 12, 8)},
		{date(2026, 12, 31), 1, date(2027, 1, 11)},
		{date(2027, 1, 3), 0, date(2027, 1, 11)},
		{date(2027, 2, 22), 6, date(2027, 3, 3)},
	} {
		w := p.workdaysFrom(c.start)
		if got := w.day(c.n); got != c.want {
			t.Errorf("working day %d from %s is %s, want %s", c.n, c.start.Format(time.DateOnly), got.Format(time.DateOnly), c.want.Format(time.DateOnly))
		}
		if n := w.until(c.want); n != c.n {
			t.Errorf("%d working days from %s until %s, want %d", n, c.start.Format(time.DateOnly), c.want.Format(time.DateOnly), c.n)
		}
	}
}

// TestNoDates: without a first day and a date of the interview there are loads, but no dates.
func TestNoDates(t *testing.T) {
	a := workedExample(t)
	a.Sheet.Interview.Date = time.Time{}
	p := makePlan(t, a, Options{})
	scheduleHolds(t, p, Options{})
	if loads := p.Loads(); len(loads) == 0 || loads[0].Working != 23 && loads[0].Working != 22 {
		t.Errorf("loads without dates: %+v", loads)
	}
	if p = makePlan(t, a, Options{Start: date(2026, 11, 28)}); !p.Steps[0].First.Equal(date(2026, 11, 30)) {
		t.Errorf("a plan from a Saturday begins on %s", p.Steps[0].First)
	}
}
