package view

import (
	"iter"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

// Plan is the improvement plan in waves.
type Plan struct {
	Assumes      string      `json:"assumes,omitzero"` // the answers and rungs that it takes otherwise than the file has them; "" for none
	Lead         string      `json:"lead"`             // all that, and what the plan amounts to, in one or two sentences
	Notes        []string    `json:"notes"`            // what to know before relying on it: who has too much to do, what ends late, what is the worst case
	Start        string      `json:"start"`            // day 0 of the waves, 2006-01-02; "" in a plan without dates
	Waves        []Wave      `json:"waves"`
	Steps        []Step      `json:"steps"`    // all, in the order of the plan
	Forecast     []Forecast  `json:"forecast"` // the state today, then after each wave
	Owners       []OwnerLoad `json:"owners"`   // by wave
	Optional     []Step      `json:"optional"` // where every target is met: what could come next, without number and date
	Loads        LoadTable   `json:"-"`        // the same as a table
	Calendar     *Calendar   `json:"-"`        // nil in a plan without dates or steps
	Effort       Effort      `json:"-"`
	DimensionIDs []string    `json:"-"` // of the whole bank in its order, those without a score too
}

// Wave is one stretch of the plan.
type Wave struct {
	Number   int    `json:"number"`   // 1-3; 4 is later
	Name     string `json:"name"`     // «0–30 дней»
	Heading  string `json:"-"`        // the same with its dates and load: «0–30 дней, 1–31 дек.: трудозатраты 12 дней, вместимость 20 дней»
	FirstDay int    `json:"-"`        // counted from the start of the plan
	Days     Number `json:"days"`     // person-days planned, text with its noun
	Capacity Number `json:"capacity"` // person-days that it holds; text "" for the last wave
	Steps    []int  `json:"steps"`    // places in Plan.Steps
	Lines    []Step `json:"-"`        // what a reader of the wave sees, in the order of the numbers
}

// Title is the heading of the wave behind its number: «Волна 1. 0–30 дней, …».
func (w *Wave) Title(words *Words) string {
	return words.Wave + " " + strconv.Itoa(w.Number) + ". " + w.Heading
}

// DatedLines are the lines of all waves that have days in the calendar, in the order of their numbers.
func (p *Plan) DatedLines() iter.Seq[*Step] {
	return func(yield func(*Step) bool) {
		for i := range p.Waves {
			for k := range p.Waves[i].Lines {
				if s := &p.Waves[i].Lines[k]; len(s.Bars) > 0 && !yield(s) {
					return
				}
			}
		}
	}
}

// Forecast is the scores after a wave.
type Forecast struct {
	Wave       int      `json:"wave"` // 0 is today
	Name       string   `json:"name"` // «сейчас», «через 30 дней»
	Overall    Number   `json:"overall"`
	Dimensions []Number `json:"dimensions"` // by View.Dimensions
}

func (b *builder) setPlan(p *plan.Plan) {
	if p == nil {
		return
	}
	v := &Plan{}
	b.view.Plan = v
	if !p.Begins.IsZero() {
		v.Start = p.Begins.Format(time.DateOnly)
	}
	waits := afterWork(p)
	numbers := number(p, waits)
	for _, s := range p.Steps {
		step := b.step(s, numbers)
		step.AfterWork = s.Kind == plan.Show && waits[s.Rung]
		v.Steps = append(v.Steps, step)
	}
	days := b.setWaves(v, p)
	b.setLines(v, p, numbers)
	v.Forecast = append(v.Forecast, b.forecast(0, p.Now))
	for _, f := range p.Forecast {
		v.Forecast = append(v.Forecast, b.forecast(f.Wave, f.ProvenScore))
	}
	if last := &v.Waves[len(v.Waves)-1]; last.Number == plan.Later {
		v.Forecast = append(v.Forecast, b.forecast(plan.Later, p.ScoreAfter(plan.Later)))
	}
	for _, d := range b.a.Bank.Dimensions {
		v.DimensionIDs = append(v.DimensionIDs, d.ID)
	}
	v.Assumes = b.planAssumes(p)
	v.Lead = wording.Joined(" ", v.Assumes, b.planLead(v, p, days))
	b.setOwners(v, p)
	v.Loads = b.loadTable(v)
	b.setOptional(v, p)
	v.Notes = append(v.Notes, b.lateNotes(v, p)...)
	v.Notes = append(v.Notes, b.worstCase(p)...)
	v.Calendar = b.calendar(v, p)
	v.Effort = b.effort(v)
	b.setShowing(v)
}

// setWaves puts the steps into their waves, and returns the person-days of all.
func (b *builder) setWaves(v *Plan, p *plan.Plan) (days float64) {
	for wave := 1; wave <= plan.Later; wave++ {
		first, _ := plan.WaveDays(wave)
		w := Wave{Number: wave, Name: b.waveName(wave), FirstDay: first, Days: b.days(p.DaysIn(wave))}
		w.Heading = wording.Joined(", ", wording.UpperFirst(w.Name), b.waveDates(p, wave)) + ": " + wording.LowerFirst(b.view.Words.Days) + " " + w.Days.Text
		if wave <= plan.Waves {
			w.Capacity = b.days(p.Capacity[wave-1])
			w.Heading += ", " + b.view.Words.Capacity + " " + w.Capacity.Text
		}
		for i := range v.Steps {
			if v.Steps[i].Wave == wave {
				w.Steps = append(w.Steps, i)
			}
		}
		days += p.DaysIn(wave)
		if wave <= plan.Waves || len(w.Steps) > 0 {
			v.Waves = append(v.Waves, w)
		}
	}
	return days
}

// setShowing gives the rungs of which the plan knows better who does them and how long that takes: those that lack
// evidence alone, and those for which the consultant says so.
func (b *builder) setShowing(p *Plan) {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Kind != ShowID && s.DaysNote == "" {
			continue
		}
		c := &b.view.Criteria[b.a.Bank.Criterion(s.CriterionID).Index]
		r := &c.Rungs[s.Level-1]
		r.Owner, r.Days = s.Owner, s.Days
		if s.DaysNote != "" {
			r.Days.Text += ", " + s.DaysNote
		}
		if s.Kind == ShowID {
			r.Action, r.Artefact = s.Action, s.Artefact
		}
	}
}

// planAssumes names the answers that are assumed, and the rungs that the plan takes for done though the answers do not
// prove them: who reads its figures beside those of today would find them at odds.
func (b *builder) planAssumes(p *plan.Plan) string {
	lead := ""
	var assumed []string
	for _, f := range b.a.Sheet.Assumed {
		assumed = append(assumed, b.Quoted(b.Text(f.Label))+" — "+wording.LowerFirst(b.answer(f)))
	}
	if assumed != nil {
		lead = b.Say(text{RU: "Что, если ответить иначе: %s.", EN: "What if it were answered otherwise: %s."}, strings.Join(assumed, "; "))
	}
	var taken []string
	for i := range b.a.Criteria {
		if r := &b.a.Criteria[i]; r.Counts() && p.Start[i] > r.Proven {
			taken = append(taken, b.Say(text{RU: "%s до ступени %d", EN: "%s up to rung %d"}, b.Quoted(b.Text(r.Criterion.Name)), p.Start[i]))
		}
	}
	if taken == nil {
		return lead
	}
	return wording.Joined(" ", lead, b.Say(text{RU: "Считается выполненным: %s.", EN: "Taken as done: %s."}, wording.List(taken)))
}

func (b *builder) planLead(v *Plan, p *plan.Plan, days float64) string {
	if len(v.Steps) == 0 {
		return b.Say(text{RU: "Цели достигнуты, обязательных шагов не осталось.", EN: "Every target is reached; no required steps are left."})
	}
	numbered := 0
	for i := range v.Waves {
		for k := range v.Waves[i].Lines {
			numbered = max(numbered, v.Waves[i].Lines[k].Place)
		}
	}
	steps := wording.Noun{One: "шаг", Few: "шага", Many: "шагов", Single: "step", Plural: "steps"}
	lead := b.Say(text{
		RU: "До целей %s, %s работы. Прогноз общей оценки: с %s до %s, если шаги будут выполнены и подтверждены.",
		EN: "The way to the targets takes %s, %s of work. Forecast of the overall score: from %s to %s, provided that the steps are done and proven.",
	}, b.Counted(numbered, steps), b.Days(days), v.Forecast[0].Overall.Text, v.Forecast[len(v.Forecast)-1].Overall.Text)
	if !p.Begins.IsZero() {
		lead += " " + b.Say(text{RU: "Начало: %s", EN: "Start: %s."}, b.Date(p.Begins))
	}
	return lead
}

func (b *builder) waveName(wave int) string {
	first, last := plan.WaveDays(wave)
	if last == 0 {
		return b.Say(text{RU: "позже %s" + wording.NoBreak + "дней", EN: "later than %s" + wording.NoBreak + "days"}, b.Whole(first-1))
	}
	return b.Say(text{RU: "%s–%s" + wording.NoBreak + "дней", EN: "%s–%s" + wording.NoBreak + "days"}, b.Whole(first), b.Whole(last))
}

// waveDates words the first and the last day of a wave; "" in a plan without dates.
func (b *builder) waveDates(p *plan.Plan, wave int) string {
	first, last := plan.WaveDays(wave)
	if p.Begins.IsZero() || last == 0 {
		return ""
	}
	return b.Span(p.Begins.AddDate(0, 0, first), p.Begins.AddDate(0, 0, last))
}

func (b *builder) forecast(wave int, s scoring.ProvenScore) Forecast {
	v := Forecast{Wave: wave, Overall: b.score(s.Overall)}
	for i := range b.a.Dimensions {
		if b.a.Dimensions[i].Applies {
			v.Dimensions = append(v.Dimensions, b.score(s.Dimensions[i]))
		}
	}
	switch _, last := plan.WaveDays(max(1, wave)); {
	case wave == 0:
		v.Name = b.Say(text{RU: "сейчас", EN: "today"})
	case last == 0:
		v.Name = b.Say(text{RU: "после всех шагов", EN: "after all steps"})
	default:
		v.Name = b.Say(text{RU: "через %s" + wording.NoBreak + "дней", EN: "after %s" + wording.NoBreak + "days"}, b.Whole(last))
	}
	return v
}
