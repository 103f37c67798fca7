package view

import (
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Plan is the improvement plan in waves.
type Plan struct {
	Lead         string     `json:"lead"` // what the plan amounts to, in one or two sentences
	Waves        []Wave     `json:"waves"`
	Steps        []Step     `json:"steps"`    // in the order of the plan
	Forecast     []Forecast `json:"forecast"` // the state today, then after each wave
	DimensionIDs []string   `json:"-"`        // of the whole bank in its order, those without a score too
}

// Wave is one stretch of the plan.
type Wave struct {
	Number   int    `json:"number"`   // 1-3; 4 is later
	Name     string `json:"name"`     // «0–30 дней»
	Heading  string `json:"-"`        // the same with its load: «0–30 дней: трудозатраты 12 дней, вмещает 20 дней»
	FirstDay int    `json:"-"`        // counted from the interview
	Days     Number `json:"days"`     // person-days planned, text with its noun
	Capacity Number `json:"capacity"` // person-days that it holds; text "" for the last wave
	Steps    []int  `json:"steps"`    // places in Plan.Steps
}

// Kinds of steps, as ids that do not change with the language.
const (
	DoID     = string(plan.Do)
	ShowID   = string(plan.Show)
	AskID    = string(plan.Ask)
	CountsID = string(plan.Counts)
)

// Step is one step of a plan.
type Step struct {
	ID          string   `json:"id"`    // criterion:level
	Place       int      `json:"place"` // number in the plan, from 1
	Kind        string   `json:"kind"`  // one of the ids above
	KindName    string   `json:"kind_name"`
	CriterionID string   `json:"criterion_id"`
	Criterion   string   `json:"criterion"` // name
	DimensionID string   `json:"dimension_id"`
	Dimension   string   `json:"dimension"` // name
	Level       int      `json:"level"`     // reached by the step
	Action      string   `json:"action"`    // what to do, worded for its kind
	Actions     []Action `json:"actions"`   // of the parts that do not hold
	Artefact    string   `json:"artefact"`
	Owner       string   `json:"owner"`
	OwnerID     string   `json:"owner_id"`
	Days        Number   `json:"days"`   // person-days, text with its noun
	Impact      Number   `json:"impact"` // points of the overall score
	ExactImpact float64  `json:"-"`      // the same, not rounded
	Priority    Number   `json:"priority"`
	Wave        int      `json:"wave"`
	WaitsFor    []string `json:"waits_for"`  // what must be done before, worded
	FromOthers  []string `json:"-"`          // those of them that are of other criteria: that a rung comes after the one below goes without saying
	Before      []int    `json:"-"`          // the places of the steps in WaitsFor
	NeededFor   string   `json:"needed_for"` // the step that brought it in from beyond its own target, worded; may be empty
	Beyond      int      `json:"-"`          // the place of that step; 0 for none
}

// Forecast is the scores after a wave.
type Forecast struct {
	Wave       int      `json:"wave"` // 0 is today
	Name       string   `json:"name"` // «сейчас», «через 30 дней»
	Overall    Number   `json:"overall"`
	Dimensions []Number `json:"dimensions"` // by View.Dimensions
}

// mostSteps is how many steps fit on the page that is read alone.
const mostSteps = 3

func (b *builder) setPlan(p *plan.Plan) {
	if p == nil {
		return
	}
	v := &Plan{}
	b.view.Plan = v
	places := map[*questionnaire.Rung]int{}
	for i, s := range p.Steps {
		places[s.Rung] = i + 1
	}
	for _, s := range p.Steps {
		v.Steps = append(v.Steps, b.step(s, places))
	}
	days := b.setWaves(v, p)
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
	v.Lead = b.planAssumes(p) + b.planLead(v, days)
	b.setShowing(v)
	for i := range v.Steps {
		if len(b.view.FirstSteps) < mostSteps && v.Steps[i].Kind != CountsID {
			b.view.FirstSteps = append(b.view.FirstSteps, v.Steps[i])
		}
	}
}

// setWaves puts the steps into their waves, and returns the person-days of all.
func (b *builder) setWaves(v *Plan, p *plan.Plan) (days float64) {
	for wave := 1; wave <= plan.Later; wave++ {
		first, _ := plan.WaveDays(wave)
		w := Wave{Number: wave, Name: b.waveName(wave), FirstDay: first, Days: b.days(p.DaysIn(wave))}
		w.Heading = w.Name + ": " + wording.LowerFirst(b.view.Words.Days) + " " + w.Days.Text
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

// setShowing gives the rungs that lack evidence alone who brings it and how long that takes, as the plan says.
func (b *builder) setShowing(p *Plan) {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Kind != ShowID {
			continue
		}
		for k := range b.view.Criteria {
			if c := &b.view.Criteria[k]; c.ID == s.CriterionID {
				r := &c.Rungs[s.Level-1]
				r.Action, r.Artefact, r.Owner, r.Days = s.Action, s.Artefact, s.Owner, s.Days
			}
		}
	}
}

// planAssumes names the rungs that the plan takes for done though the answers do not prove them: who reads its figures
// beside those of today would find them at odds.
func (b *builder) planAssumes(p *plan.Plan) string {
	var taken []string
	for i := range b.a.Criteria {
		if r := &b.a.Criteria[i]; r.Counts() && p.Start[i] > r.Proven {
			taken = append(taken, b.Say(text{RU: "%s до ступени %d", EN: "%s up to rung %d"}, b.Quoted(b.Text(r.Criterion.Name)), p.Start[i]))
		}
	}
	if taken == nil {
		return ""
	}
	return b.Say(text{RU: "Считается выполненным: %s. ", EN: "Taken as done: %s. "}, wording.List(taken))
}

func (b *builder) planLead(v *Plan, days float64) string {
	if len(v.Steps) == 0 {
		return b.Say(text{RU: "Цели достигнуты, шагов не осталось.", EN: "Every target is reached, no steps are left."})
	}
	steps := wording.Noun{One: "шаг", Few: "шага", Many: "шагов", Single: "step", Plural: "steps"}
	effort := wording.Noun{One: "человеко-день", Few: "человеко-дня", Many: "человеко-дней", Single: "person-day", Plural: "person-days"}
	return b.Say(text{
		RU: "До целей %s, около %s. Прогноз общей оценки: с %s до %s, если шаги выполнены и подтверждены.",
		EN: "%s lead to the targets, about %s. Forecast of the overall score: from %s to %s, provided that the steps are done and proven.",
	}, b.Counted(len(v.Steps), steps), b.Counted(int(days+0.5), effort), v.Forecast[0].Overall.Text, v.Forecast[len(v.Forecast)-1].Overall.Text)
}

func (b *builder) waveName(wave int) string {
	first, last := plan.WaveDays(wave)
	if last == 0 {
		return b.Say(text{RU: "позже %s" + wording.NoBreak + "дней", EN: "later than %s" + wording.NoBreak + "days"}, b.Whole(first-1))
	}
	return b.Say(text{RU: "%s–%s" + wording.NoBreak + "дней", EN: "%s–%s" + wording.NoBreak + "days"}, b.Whole(first), b.Whole(last))
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

// step words a step; places are those of all steps of the plan.
func (b *builder) step(s *plan.Step, places map[*questionnaire.Rung]int) Step {
	c := s.Rung.Criterion
	v := Step{
		ID: s.Rung.ID(), Place: places[s.Rung], Kind: string(s.Kind), KindName: b.kindName(s.Kind), CriterionID: c.ID, Criterion: b.Text(c.Name),
		DimensionID: c.Dimension.ID, Dimension: b.Text(c.Dimension.Name), Level: s.Rung.Level, Actions: b.works(s.Actions), Days: b.days(s.Days), Impact: b.score(s.Impact), ExactImpact: s.Impact,
		Priority: Number{s.Priority, b.Fixed(s.Priority, 2)}, Wave: s.Wave,
	}
	v.Action, v.Artefact = b.action(s, v.Actions), artefactsText(v.Actions)
	if s.Owner != nil {
		v.Owner, v.OwnerID = b.Text(s.Owner.Name), s.Owner.ID
	}
	if sources := c.EvidenceSources; s.Kind == plan.Show && len(sources) > 0 {
		v.Artefact = b.Say(text{RU: "Доказательство: %s", EN: "Evidence: %s"}, b.Quoted(b.Text(sources[0].Name)))
	}
	for _, before := range s.WaitsFor {
		name := b.stepName(before)
		v.WaitsFor, v.Before = append(v.WaitsFor, name), append(v.Before, places[before])
		if before.Criterion != c {
			v.FromOthers = append(v.FromOthers, name)
		}
	}
	if s.NeededFor != nil {
		v.NeededFor, v.Beyond = b.stepName(s.NeededFor), places[s.NeededFor]
	}
	return v
}

func (b *builder) kindName(k plan.Kind) string {
	switch k {
	case plan.Show:
		return b.Say(text{RU: "подтвердить", EN: "prove"})
	case plan.Ask:
		return b.Say(text{RU: "выяснить", EN: "ask"})
	case plan.Counts:
		return b.Say(text{RU: "засчитается", EN: "counts by itself"})
	}
	return b.Say(text{RU: "сделать", EN: "do"})
}

// action words what a step asks for.
func (b *builder) action(s *plan.Step, actions []Action) string {
	holds := b.Quoted(b.Text(s.Rung.Holds))
	switch s.Kind {
	case plan.Show:
		if scoring.NeedsGrade(s.Rung.Level) == answers.Reference {
			return b.Say(text{RU: "Назвать документ, который подтверждает: %s", EN: "Name the document that proves: %s"}, holds)
		}
		return b.Say(text{RU: "Показать документ, который подтверждает: %s", EN: "Show the document that proves: %s"}, holds)
	case plan.Ask:
		return b.askFirst(&b.a.Criteria[s.Rung.Criterion.Index].Rungs[s.Rung.Level-1], actions)
	case plan.Counts:
		return b.Say(text{RU: "Уже выполнено, засчитается вместе с предыдущей ступенью: %s", EN: "Holds already, counts with the rung below: %s"}, holds)
	}
	return actionsText(actions)
}

// askFirst words the actions of a rung of which nobody knows whether all of its parts hold: what to find out, and what
// to do if they do not.
func (b *builder) askFirst(r *scoring.RungResult, actions []Action) string {
	return b.Say(text{RU: "Выяснить: %s. Если условие не выполнено: %s", EN: "Find out: %s. If the condition does not hold: %s"},
		b.fieldNames(r.Waits), wording.LowerFirst(actionsText(actions)))
}

// BeforeText lists the places of the steps that the step waits for: «3, 7».
func (s *Step) BeforeText() string {
	places := make([]string, len(s.Before))
	for i, place := range s.Before {
		places[i] = strconv.Itoa(place)
	}
	return wording.List(places)
}
