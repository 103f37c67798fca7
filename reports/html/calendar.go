package html

import (
	"strconv"
	"unicode/utf8"

	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// calendarChart is the plan by week: a table, whose last column draws what the one before says in words.
type calendarChart struct {
	Words      *view.Words
	Months     []calendarMark
	Weeks      []calendarMark // the date of each that has room
	Ends       []string       // of the waves
	Rows       []calendarRow
	Waves      []calendarWave // that have steps, for the legend
	Milestones []view.Milestone
}

// calendarMark is a place in the head, in per cent of the width.
type calendarMark struct{ X, Text string }

type calendarRow struct {
	Place      int
	Name, When string
	Class      string // of its wave
	Bars       []calendarBar
	Owner      string
	OwnerX     string // beside the bars
	Before     bool   // on their left, as there is more room
}

type calendarBar struct{ X, Width string }

type calendarWave struct {
	Number      int
	Name, Class string
}

// mostDates is how many dates have room in the head.
const mostDates = 14

// charactersIn returns how many characters of a name have room in some of the days of a calendar, as wide as it is printed.
func charactersIn(days, of int) int {
	const across = 56
	return days * across / of
}

// newCalendarChart returns nil for a plan without dates.
func newCalendarChart(v *view.View) *calendarChart {
	c := v.Plan.Calendar
	if c == nil {
		return nil
	}
	at := func(day int) string { return percentAt(100 * float64(day) / float64(c.Days)) }
	out := &calendarChart{Words: &v.Words, Milestones: c.Milestones}
	for _, m := range c.Months {
		text := m.Name
		switch room := m.Days * mostDates / 7; { // of as many as there are dates
		case 2*room < 3*len(c.Weeks): // it would run into the next
			text = ""
		case room < 2*len(c.Weeks):
			text = m.Short
		}
		out.Months = append(out.Months, calendarMark{at(m.Day), text})
	}
	every := (len(c.Weeks) + mostDates - 1) / mostDates
	for i, w := range c.Weeks {
		mark := calendarMark{X: at(w.Day)}
		if room := c.Days - w.Day; i%every == 0 && mostDates*room >= c.Days { // at the edge it would be cut
			mark.Text = w.Text
		}
		out.Weeks = append(out.Weeks, mark)
	}
	for _, m := range c.Milestones {
		out.Ends = append(out.Ends, at(m.Day))
	}
	for i := range v.Plan.Waves {
		w := &v.Plan.Waves[i]
		class := "wave-" + strconv.Itoa(w.Number)
		if len(w.Lines) > 0 {
			out.Waves = append(out.Waves, calendarWave{w.Number, w.Name, class})
		}
		for k := range w.Lines {
			s := &w.Lines[k]
			if len(s.Bars) == 0 {
				continue
			}
			row := calendarRow{Place: s.Place, Name: s.Name, When: s.When, Class: class}
			for _, b := range s.Bars {
				row.Bars = append(row.Bars, calendarBar{at(b.From), percentAt(100 * float64(b.To-b.From) / float64(c.Days))})
			}
			first, last := s.Bars[0].From, s.Bars[len(s.Bars)-1].To
			right, leftOf := charactersIn(c.Days-last, c.Days), charactersIn(first, c.Days)
			row.OwnerX, row.Before = at(last), right < utf8.RuneCountInString(s.Owner) && leftOf > right
			if row.Before {
				row.OwnerX = at(first)
			}
			if row.Owner = s.Owner; utf8.RuneCountInString(s.Owner) > max(right, leftOf) { // there is room beside the name only
				row.Name, row.Owner = wording.Joined(", ", s.Name, s.Owner), ""
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}
