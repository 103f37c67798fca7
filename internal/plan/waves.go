package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

const (
	// Waves is the number of waves with an end; what finds no room in them comes Later.
	Waves = 3
	// Later is the wave of the steps that start after the last day of the last wave.
	Later = Waves + 1
	// longDays is the effort above which a step, in a company of medium size, does not go into the first wave:
	// it needs preparation that the first month does not have room for.
	longDays = 5
	// roomError forgives what the addition of fractions of a scaled capacity may lose.
	roomError = 1e-9
)

// waveEnds are the last days of the waves, counted from the start of the plan.
var waveEnds = [Waves]int{30, 90, 180}

// WaveDays returns the first and the last day of a wave, counted from the start of the plan, which is day 0. Later
// has no last day; it is given as 0.
func WaveDays(wave int) (first, last int) {
	if wave > 1 {
		first = waveEnds[wave-2] + 1
	}
	if wave <= Waves {
		last = waveEnds[wave-1]
	}
	return first, last
}

// place puts the steps into waves one at a time, always the first in order whose prerequisites are placed, into
// the earliest wave, not before that of its prerequisites, that has room for all its days. It returns them in the
// order in which they were placed; what counts by itself follows the rung that it waits for.
func (p *planner) place(capacity []float64) []*Step {
	var open []*draft
	for _, d := range p.all {
		if d.Kind != Counts {
			open = append(open, d)
		}
	}
	slices.SortStableFunc(open, compareDrafts)
	room := slices.Clone(capacity)
	steps := make([]*Step, 0, len(p.all))
	for len(open) > 0 {
		next := slices.IndexFunc(open, func(d *draft) bool { return d.isFree() })
		d := open[next]
		open = slices.Delete(open, next, next+1)
		d.Wave = d.firstWave(longDays * p.assessment.Profile.Effort)
		for d.Wave <= Waves && room[d.Wave-1] < d.Days-roomError {
			d.Wave++
		}
		if d.Wave <= Waves {
			room[d.Wave-1] -= d.Days
		}
		steps = append(steps, &d.Step)
		for _, c := range d.counting {
			c.Wave = d.Wave
			steps = append(steps, &c.Step)
		}
	}
	return steps
}

// isFree reports whether everything that the step comes after is placed.
func (d *draft) isFree() bool {
	for _, b := range d.before {
		if b.Wave == 0 {
			return false
		}
	}
	return true
}

// firstWave returns the earliest wave that prerequisites and effort leave open; a step of more days than long
// does not start before the second.
func (d *draft) firstWave(long float64) int {
	wave := 1
	if d.Days > long {
		wave = 2
	}
	for _, b := range d.before {
		wave = max(wave, b.Wave)
	}
	return wave
}

// ParseCapacity reads what a person says about the capacity of a company's waves: one number scales that of its
// size, such as 0.5 for half, and three numbers with commas between them are person-days, such as 10,20,30.
func ParseCapacity(text string, profile *questionnaire.Profile) ([]float64, error) {
	parts := strings.Split(text, ",")
	numbers := make([]float64, len(parts))
	for i, part := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(x >= 0 && x <= maxCapacity) {
			return nil, fmt.Errorf("found %q, expected a factor such as 0.5, or the person-days of the %d waves such as 10,20,30", part, Waves)
		}
		numbers[i] = x
	}
	switch {
	case len(numbers) == Waves:
		return numbers, nil
	case len(numbers) != 1:
		return nil, fmt.Errorf("found %d numbers, expected one factor or the person-days of %d waves", len(numbers), Waves)
	case numbers[0] == 0:
		return nil, fmt.Errorf("found a factor of 0, expected more than 0")
	}
	scaled := slices.Clone(profile.Capacity)
	for i := range scaled {
		scaled[i] *= numbers[0]
	}
	return scaled, nil
}

// maxCapacity bounds person-days and factors; more is a slip of the keyboard.
const maxCapacity = 1_000_000
