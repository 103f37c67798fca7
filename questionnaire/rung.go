package questionnaire

import "slices"

// Rung is one step of a ladder. It holds when all of its parts do.
type Rung struct {
	Criterion *Criterion
	Level     int     // 1-5
	Holds     Text    // the rung as a whole, in a sentence
	Parts     []*Part // one or more, joined by "and"
}

// ID returns the rung's name in plans, such as "funnels:3".
func (r *Rung) ID() string { return r.Criterion.ID + ":" + string(rune('0'+r.Level)) }

// Part is one of the conditions that make a rung.
type Part struct {
	Rung   *Rung
	Number int // its place in the rung, from 1
	When   *Rule
	Holds  Text    // what holds when the condition is true
	Action *Action // what makes it true; parts may share one, which is then carried out once for them all
}

// Action is work that makes one part of a rung true, or several.
type Action struct {
	Part     *Part // the first part that it makes true
	Do       Text
	Artefact Text    // what exists afterwards
	Days     float64 // person-days in a company whose profile has an effort of 1, >= 0
	Owner    *Owner
	Hire     bool    // it means to hire somebody: money and time that Days do not count
	After    []*Rung // what it waits for besides the rung below
}

// Below returns the rung below, nil for the first.
func (r *Rung) Below() *Rung {
	if r.Level == 1 {
		return nil
	}
	return r.Criterion.Rungs[r.Level-2]
}

// Actions returns the actions of those parts for which open is true, each once, in the order of the parts.
func (r *Rung) Actions(open func(*Part) bool) []*Action {
	var out []*Action
	for _, p := range r.Parts {
		if !open(p) {
			continue
		}
		if !slices.Contains(out, p.Action) {
			out = append(out, p.Action)
		}
	}
	return out
}
