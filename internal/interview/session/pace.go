package session

import (
	"time"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// work is how much of a field, in usual minutes, was asked for, and how much is still open.
type work struct{ done, open float64 }

// workOf returns how far a field is. A list that was begun has its open cells left, whatever rows may still come: a new
// row adds what its own cells take, and no more.
func (s *Session) workOf(f *questionnaire.Field) work {
	switch state := s.StateOf(f); {
	case state == Hidden:
		return work{}
	case state == Open:
		return work{open: f.Minutes()}
	case f.Kind == questionnaire.Matrix:
		asked, all := s.asked(f)
		return work{f.RowMinutes() * float64(asked), f.RowMinutes() * float64(all-asked)}
	case f.Kind == questionnaire.List && s.Value(At(f)).State == answers.Answered && len(s.Value(At(f)).Rows) > 0:
		return s.workIn(At(f))
	}
	return work{done: minutesOfOne}
}

// minutesOfOne is how long it takes to say of a field that it is unknown, or that a list has no rows.
const minutesOfOne = 0.5

// workIn adds up the cells of a list, and of the lists in its rows.
func (s *Session) workIn(list Place) work {
	var sum work
	for i := range s.Value(list).Rows {
		for _, c := range list.Columns {
			cell := list.Cell(i, c)
			switch {
			case !s.counts(cell):
			case s.IsOpen(cell):
				sum.open += c.Minutes()
			case c.Kind == questionnaire.List:
				inner := s.workIn(cell)
				sum.open, sum.done = sum.open+inner.open, sum.done+inner.done
			default:
				sum.done += c.Minutes()
			}
		}
	}
	return sum
}

// pace measures how fast this interview goes.
type pace struct {
	last  time.Time
	spent time.Duration
	done  float64 // in usual minutes
}

const (
	// paceTrust is after how many usual minutes an interview's own pace counts as much as the usual one.
	paceTrust = 20.0
	// mostFaster bounds how far the pace is from the usual one: what was typed within seconds was known before, and the next
	// answer may not be.
	mostFaster = 1.5
	// longestThought bounds what counts as work on one answer; longer is a pause.
	longestThought = 5 * time.Minute
)

func newPace(now time.Time) pace { return pace{last: now} }

// count notes that something was answered.
func (p *pace) count(now time.Time, minutes float64) {
	p.spent += min(max(now.Sub(p.last), 0), longestThought)
	p.last = now
	p.done += max(minutes, 0)
}

// left returns the time that something takes here which usually takes so many minutes.
func (p *pace) left(minutes float64) time.Duration {
	factor := min(max((p.spent.Minutes()+paceTrust)/(p.done+paceTrust), 1/mostFaster), mostFaster)
	return time.Duration(factor * minutes * float64(time.Minute))
}
