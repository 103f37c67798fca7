package session

import (
	"time"

	"salesaudit/questionnaire"
)

// The time that fields take beside one choice, which counts 1: measured by hand on a whole interview.
const (
	listWeight     = 6.0 // a list of a few rows
	functionWeight = 0.5 // one function of a matrix
)

// weightLeft is how much of the interview a field still is.
func (s *Session) weightLeft(f *questionnaire.Field) float64 {
	state := s.StateOf(f)
	if state == Done || state == SaidUnknown || state == Hidden {
		return 0
	}
	switch f.Kind {
	case questionnaire.Matrix:
		asked, all := s.asked(f)
		return functionWeight * float64(all-asked)
	case questionnaire.List:
		if state == Partial {
			return listWeight / 2
		}
		return listWeight
	}
	return 1
}

// pace measures how fast this interview goes.
type pace struct {
	last  time.Time
	spent time.Duration
	done  float64 // weight of what was answered
}

const (
	// usualPace is the time of one choice before an interview has shown its own.
	usualPace = 30 * time.Second
	// paceTrust is the weight at which an interview's own pace counts as much as the usual one.
	paceTrust = 15.0
	// longestThought bounds what counts as work on one answer; longer is a pause.
	longestThought = 5 * time.Minute
)

func newPace(now time.Time) pace { return pace{last: now} }

// count notes that something of a weight was answered.
func (p *pace) count(now time.Time, weight float64) {
	p.spent += min(max(now.Sub(p.last), 0), longestThought)
	p.last = now
	p.done += max(weight, 0)
}

// left returns the time that something of a weight will take.
func (p *pace) left(weight float64) time.Duration {
	one := (float64(p.spent) + paceTrust*float64(usualPace)) / (p.done + paceTrust)
	return time.Duration(one * weight)
}
