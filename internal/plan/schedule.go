package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"salesaudit/questionnaire"
)

// defaultStart returns the first day of a plan that nobody gave one: the day after the interview; the zero time
// without a date of the interview.
func defaultStart(interview time.Time) time.Time {
	if interview.IsZero() {
		return interview
	}
	return interview.AddDate(0, 0, 1)
}

// schedule gives each step that takes work the days on which it begins and ends. A step begins when all that it waits
// for is finished, its owner has finished what comes before, and its wave has begun; whichever step can begin first is
// scheduled first, and of several the one of the earliest wave that comes first in the plan. Effort is laid on working days in halves, so
// that two steps of half a day share a day. A step of which nobody is named the owner waits for no one's load.
func (p *Plan) schedule() {
	if p.Begins.IsZero() {
		return
	}
	s := scheduler{days: p.workdaysFrom(p.Begins), finish: map[*questionnaire.Rung]int{}, free: map[string]int{}}
	for wave := 1; wave <= Later; wave++ {
		first, _ := WaveDays(wave)
		s.waves[wave-1] = 2 * s.days.until(p.Begins.AddDate(0, 0, first))
	}
	open := slices.Clone(p.Steps)
	slices.SortStableFunc(open, func(x, y *Step) int { return cmp.Compare(x.Wave, y.Wave) })
	for len(open) > 0 {
		next, at := 0, math.MaxInt
		for i, step := range open {
			if slot, free := s.earliest(step); free && slot < at {
				next, at = i, slot
			}
		}
		s.place(open[next], at)
		open = slices.Delete(open, next, next+1)
	}
	for _, step := range p.Steps {
		_, last := WaveDays(step.Wave)
		step.Late = step.Wave <= Waves && step.Last.After(p.Begins.AddDate(0, 0, last))
	}
}

// scheduler counts time in slots, each half of a working day, from the first working day of a plan.
type scheduler struct {
	days   *workdays
	waves  [Later]int // the first slot of each wave
	finish map[*questionnaire.Rung]int
	free   map[string]int // the first slot that an owner has free
}

// OwnerKey tells owners apart, also one whom the bank does not know and who so has no id; "" for none.
func OwnerKey(o *questionnaire.Owner) string {
	if o == nil {
		return ""
	}
	return strings.Join([]string{o.ID, o.Name.RU, o.Name.EN}, "\x00")
}

// earliest returns the slot in which a step can begin; false while a step that it waits for has no place yet.
func (s *scheduler) earliest(step *Step) (slot int, free bool) {
	slot = s.waves[step.Wave-1]
	for _, before := range step.WaitsFor {
		finish, placed := s.finish[before]
		if !placed {
			return 0, false
		}
		slot = max(slot, finish)
	}
	if step.Owner != nil && step.Days > 0 {
		slot = max(slot, s.free[OwnerKey(step.Owner)])
	}
	return slot, true
}

// place gives a step the slots from one on. A step that counts by itself takes none.
func (s *scheduler) place(step *Step, slot int) {
	length := int(math.Ceil(2 * step.Days))
	s.finish[step.Rung] = slot + length
	if length == 0 {
		return
	}
	if step.Owner != nil {
		s.free[OwnerKey(step.Owner)] = slot + length
	}
	step.First, step.Last = s.days.day(slot/2), s.days.day((slot+length-1)/2)
}

// workdays counts Mondays to Fridays that are no holidays, from the first of them on.
type workdays struct {
	days    []time.Time // as many as have been asked for
	next    time.Time   // the day after these that has not been looked at
	holiday func(time.Time) bool
}

// workdaysFrom counts from a day, or from the working day after it.
func (p *Plan) workdaysFrom(start time.Time) *workdays {
	return &workdays{next: start, holiday: p.Assessment.Sheet.Bank.IsHoliday}
}

// day returns the date of a working day ≥ 0.
func (w *workdays) day(n int) time.Time {
	for len(w.days) <= n {
		w.look()
	}
	return w.days[n]
}

// until returns how many working days come before a date.
func (w *workdays) until(date time.Time) int {
	for w.next.Before(date) {
		w.look()
	}
	n, _ := slices.BinarySearchFunc(w.days, date, time.Time.Compare)
	return n
}

// look looks at one more day.
func (w *workdays) look() {
	if day := w.next.Weekday(); day != time.Saturday && day != time.Sunday && !w.holiday(w.next) {
		w.days = append(w.days, w.next)
	}
	w.next = w.next.AddDate(0, 0, 1)
}

// Load is the work that one owner has in a wave.
type Load struct {
	Owner   *questionnaire.Owner
	Wave    int     // 1 to Waves, or Later
	Days    float64 // person-days of the owner's steps, in halves
	Working int     // working days that the wave has; 0 for Later, which has no end
}

// Heavy reports whether the work takes more than half of the working days: who has a department to run beside it
// will not manage that.
func (l Load) Heavy() bool { return l.Working > 0 && l.Days > float64(l.Working)/2 }

// Loads sums up the days of each owner by wave, in the order of the waves and then of the steps.
func (p *Plan) Loads() []Load {
	var loads []Load
	for wave := 1; wave <= Later; wave++ {
		places := map[string]int{}
		for _, s := range p.Steps {
			if s.Wave != wave || s.Owner == nil || s.Days == 0 {
				continue
			}
			key := OwnerKey(s.Owner)
			if _, known := places[key]; !known {
				places[key] = len(loads)
				loads = append(loads, Load{Owner: s.Owner, Wave: wave, Working: p.workingDays(wave)})
			}
			loads[places[key]].Days += s.Days
		}
	}
	return loads
}

// workingDays returns how many working days a wave has; in a plan without dates, as many as such a stretch has where no
// holiday falls into it.
func (p *Plan) workingDays(wave int) int {
	first, last := WaveDays(wave)
	if wave > Waves {
		return 0
	}
	begins, days := p.Begins, p.workdaysFrom(p.Begins)
	if begins.IsZero() {
		begins = time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC) // a Monday, as good as any
		days = &workdays{next: begins, holiday: func(time.Time) bool { return false }}
	}
	return days.until(begins.AddDate(0, 0, last+1)) - days.until(begins.AddDate(0, 0, first))
}
