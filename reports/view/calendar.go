package view

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/plan"
)

// Calendar is the weeks over which a plan is drawn. Days are counted from its first Monday.
type Calendar struct {
	Days       int     // of all weeks
	Weeks      []Week  // in order
	Months     []Month // in order
	Milestones []Milestone
}

// Week is one week from Monday to Sunday.
type Week struct {
	Day  int
	Text string // day of the month of its Monday: «30»
	Name string // the Monday itself: «30 нояб.»
}

const weekDays = 7

// Month is the weeks that begin in a month.
type Month struct {
	Day, Days int
	Name      string
	Short     string // for where there is little room
}

// Milestone is the end of a wave.
type Milestone struct {
	Wave int
	Day  int    // after which it comes
	Text string // «31 дек.: 51,5»
	Name string // the same in words: «конец волны 1, 31 дек.: прогноз оценки 51,5»
}

// Bar is the days of a step in a calendar.
type Bar struct {
	From, To int // the first, and the one after the last
}

// calendar lays the lines of a plan over weeks, up to the end of the last wave that has any.
func (b *builder) calendar(v *Plan, p *plan.Plan) *Calendar {
	if p.Begins.IsZero() || len(p.Steps) == 0 {
		return nil
	}
	monday := p.Begins.AddDate(0, 0, -(int(p.Begins.Weekday())+6)%7)
	day := func(t time.Time) int { return int(t.Sub(monday).Hours() / 24) }
	c := &Calendar{}
	end := 0
	for i := range v.Waves {
		w := &v.Waves[i]
		if len(w.Lines) == 0 {
			continue
		}
		for k := range w.Lines {
			b.setBars(v, p, &w.Lines[k], day)
			for _, bar := range w.Lines[k].Bars {
				end = max(end, bar.To)
			}
		}
		if w.Number <= plan.Waves {
			_, last := plan.WaveDays(w.Number)
			at := p.Begins.AddDate(0, 0, last)
			score := v.Forecast[w.Number].Overall.Text
			c.Milestones = append(c.Milestones, Milestone{
				Wave: w.Number, Day: day(at) + 1, Text: b.Day(at) + ": " + score,
				Name: b.Say(text{RU: "Конец волны %d, %s: прогноз оценки %s", EN: "End of wave %d, %s: forecast score %s"}, w.Number, b.Day(at), score),
			})
			end = max(end, day(at)+1)
		}
	}
	for n := 0; n < end; n += weekDays {
		at := monday.AddDate(0, 0, n)
		c.Weeks = append(c.Weeks, Week{n, strconv.Itoa(at.Day()), b.Day(at)})
		if len(c.Months) == 0 || at.Day() <= weekDays {
			c.Months = append(c.Months, Month{Day: n, Name: b.Month(at), Short: b.ShortMonth(at)})
		}
		c.Months[len(c.Months)-1].Days += weekDays
		c.Days += weekDays
	}
	return c
}

// setBars gives a line the days of its steps: a line of documents has a bar for each stretch of days.
func (b *builder) setBars(v *Plan, p *plan.Plan, line *Step, day func(time.Time) int) {
	var days []Bar
	for i, s := range p.Steps {
		if v.Steps[i].Place == line.Place && !s.First.IsZero() {
			days = append(days, Bar{day(s.First), day(s.Last) + 1})
		}
	}
	slices.SortFunc(days, func(x, y Bar) int { return cmp.Compare(x.From, y.From) })
	for _, bar := range days {
		if n := len(line.Bars); n > 0 && bar.From <= line.Bars[n-1].To {
			line.Bars[n-1].To = max(line.Bars[n-1].To, bar.To)
			continue
		}
		line.Bars = append(line.Bars, bar)
	}
}
