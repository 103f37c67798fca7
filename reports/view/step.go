package view

import (
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Kinds of steps, as ids that do not change with the language.
const (
	DoID     = string(plan.Do)
	ShowID   = string(plan.Show)
	AskID    = string(plan.Ask)
	CountsID = string(plan.Counts)
)

// Step is one step of a plan, or all the documents that one owner is to send in a wave, as one line.
type Step struct {
	ID          string   `json:"id"`    // criterion:level; "" for a line of several steps
	Name        string   `json:"name"`  // in few words: criterion and rung, or how many documents
	Place       int      `json:"place"` // number of the line that it is on, from 1 through all waves; 0 for a step that counts by itself
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
	Days        Number   `json:"days"`      // person-days, text with its noun: at most so many where it is not known that there is anything to do
	DaysNote    string   `json:"days_note"` // what to know of days and owner: that they are the worst case, or the consultant's own; may be empty
	OwnNote     string   `json:"-"`         // the second of these alone
	Impact      Number   `json:"impact"`    // points of the overall score
	ExactImpact float64  `json:"-"`         // the same, not rounded
	Priority    Number   `json:"priority"`
	Wave        int      `json:"wave"`
	Start       string   `json:"start"`      // 2006-01-02; "" without dates and for what counts by itself
	Finish      string   `json:"finish"`     // the same of the last day
	When        string   `json:"-"`          // both, worded: «1–4 дек.»
	Late        bool     `json:"late"`       // it ends after its wave
	AfterWork   bool     `json:"-"`          // a document that can be shown only once work of the plan is done
	WaitsFor    []string `json:"waits_for"`  // what must be done before, worded
	After       string   `json:"-"`          // the same by number: «после шагов 3 и 5»; may be empty
	BeforeIDs   []string `json:"-"`          // the ids of the steps in WaitsFor
	NeededFor   string   `json:"needed_for"` // the step that brought it in from beyond its own target, worded; may be empty
	For         string   `json:"-"`          // the same by number: «нужен для шага 7»
	BeyondID    string   `json:"-"`          // the id of that step
	Serves      string   `json:"-"`          // on the first page: the gap that it closes, worded
	Bars        []Bar    `json:"-"`          // where it is in Plan.Calendar
}

// Number is the number of the line in figures; "" for a step that has none.
func (s *Step) Number() string {
	if s.Place == 0 {
		return ""
	}
	return strconv.Itoa(s.Place)
}

// Effort is the person-days with what to know of them.
func (s *Step) Effort() string { return wording.Joined(", ", s.Days.Text, s.DaysNote) }

// During reports whether the step is worked on in a week.
func (s *Step) During(w Week) bool {
	return slices.ContainsFunc(s.Bars, func(b Bar) bool { return b.From < w.Day+weekDays && b.To > w.Day })
}

// step words a step; numbers are those of all lines of the plan.
func (b *builder) step(s *plan.Step, numbers numbering) Step {
	c := s.Rung.Criterion
	v := Step{
		ID: s.Rung.ID(), Name: b.stepName(s.Rung), Place: numbers[s.Rung], Kind: string(s.Kind), KindName: b.kindName(s.Kind), CriterionID: c.ID, Criterion: b.Text(c.Name),
		DimensionID: c.Dimension.ID, Dimension: b.Text(c.Dimension.Name), Level: s.Rung.Level, Actions: b.works(s.Actions), Days: b.days(s.Days), Impact: b.score(s.Impact), ExactImpact: s.Impact,
		Priority: Number{s.Priority, b.Fixed(s.Priority, 2)}, Wave: s.Wave, Late: s.Late, When: b.Span(s.First, s.Last),
	}
	v.Action, v.Artefact = b.action(s, v.Actions), artefactsText(v.Actions)
	if s.Owner != nil {
		v.Owner, v.OwnerID = clean.Name(b.Text(s.Owner.Name)), s.Owner.ID
	}
	if sources := c.EvidenceSources; s.Kind == plan.Show && len(sources) > 0 {
		v.Artefact = b.Say(text{RU: "Доказательство: %s", EN: "Evidence: %s"}, b.Quoted(b.Text(sources[0].Short)))
	}
	if !s.First.IsZero() {
		v.Start, v.Finish = s.First.Format(time.DateOnly), s.Last.Format(time.DateOnly)
	}
	if s.Kind == plan.Ask {
		v.Days.Text = b.Say(text{RU: "до" + wording.NoBreak + "%s", EN: "up" + wording.NoBreak + "to" + wording.NoBreak + "%s"}, b.genitiveDays(s.Days))
		v.DaysNote = b.Say(text{RU: "если ступень не выполнена", EN: "if the requirement is not met"})
	}
	v.OwnNote = b.ownNote(s)
	v.DaysNote = wording.Joined(", ", v.DaysNote, v.OwnNote)
	for _, before := range s.WaitsFor {
		v.WaitsFor, v.BeforeIDs = append(v.WaitsFor, b.stepName(before)), append(v.BeforeIDs, before.ID())
	}
	if s.Kind == plan.Counts {
		v.Place = 0 // it is finished
		return v
	}
	v.After = b.after(numbers.before(s))
	if s.NeededFor != nil {
		v.NeededFor, v.BeyondID = b.stepName(s.NeededFor), s.NeededFor.ID()
		v.For = b.Say(text{RU: "нужен для шага" + wording.NoBreak + "%d", EN: "needed for step" + wording.NoBreak + "%d"}, numbers[s.NeededFor])
	}
	return v
}

// ownNote says which of days and owner are the consultant's own.
func (b *builder) ownNote(s *plan.Step) string {
	switch {
	case s.OwnDays && s.OwnOwner:
		return b.Say(text{RU: "трудозатраты и исполнителя указал консультант", EN: "days and owner set by the consultant"})
	case s.OwnDays:
		return b.Say(text{RU: "трудозатраты указал консультант", EN: "days set by the consultant"})
	case s.OwnOwner:
		return b.Say(text{RU: "исполнителя указал консультант", EN: "owner named by the consultant"})
	}
	return ""
}

// genitiveDays writes person-days behind «до»: «1 дня», «1,5 дня», «3 дней».
func (b *builder) genitiveDays(days float64) string {
	number := b.Short(days, 1)
	if days > 1 && days == float64(int(days)) && (int(days)%10 != 1 || int(days)%100 == 11) {
		return number + b.Say(text{RU: wording.NoBreak + "дней", EN: wording.NoBreak + "days"})
	}
	if days == 1 {
		return number + b.Say(text{RU: wording.NoBreak + "дня", EN: wording.NoBreak + "day"})
	}
	return number + b.Say(text{RU: wording.NoBreak + "дня", EN: wording.NoBreak + "days"})
}

// after words the numbers of the steps that come before: «после шагов 3 и 5».
func (b *builder) after(numbers []int) string {
	words := numberTexts(numbers)
	switch len(words) {
	case 0:
		return ""
	case 1:
		return b.Say(text{RU: "после шага" + wording.NoBreak + "%s", EN: "after step" + wording.NoBreak + "%s"}, words[0])
	}
	last := len(words) - 1
	return b.Say(text{
		RU: "после шагов" + wording.NoBreak + "%s и" + wording.NoBreak + "%s",
		EN: "after steps" + wording.NoBreak + "%s and" + wording.NoBreak + "%s",
	}, wording.List(words[:last]), words[last])
}

// numberTexts writes whole numbers out.
func numberTexts(numbers []int) []string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return words
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

// KindNote says what kind of step it is where its action does not: that of a step to do, or to show, does.
func (s *Step) KindNote() string {
	if s.Kind == DoID || s.Kind == ShowID {
		return ""
	}
	return s.KindName
}

// action words what a step asks for.
func (b *builder) action(s *plan.Step, actions []Action) string {
	holds, result := b.Quoted(b.Text(s.Rung.Holds)), &b.a.Criteria[s.Rung.Criterion.Index].Rungs[s.Rung.Level-1]
	switch s.Kind {
	case plan.Show:
		if scoring.NeedsGrade(s.Rung.Level) == answers.Reference {
			return b.Say(text{RU: "Назвать документ, который подтверждает: %s", EN: "Name the document that proves: %s"}, holds)
		}
		return b.Say(text{RU: "Показать документ, который подтверждает: %s", EN: "Show the document that proves: %s"}, holds)
	case plan.Ask:
		return b.askFirst(result, actions)
	case plan.Counts:
		if b.ofNothing(result) {
			return b.Say(text{
				RU: "Засчитается вместе с предыдущей ступенью, пока проверять нечего: %s",
				EN: "Counts as soon as the rung before it is reached, as there is nothing to check yet: %s",
			}, holds)
		}
		return b.Say(text{RU: "Уже выполнено, засчитается вместе с предыдущей ступенью: %s", EN: "Already met; counts as soon as the rung before it is reached: %s"}, holds)
	}
	return actionsText(actions)
}

// askFirst words the actions of a rung of which nobody knows whether all of its parts hold: what to find out, and what
// to do if they do not.
func (b *builder) askFirst(r *scoring.RungResult, actions []Action) string {
	return b.Say(text{RU: "Выяснить: %s. Если окажется, что ступень не выполнена: %s", EN: "Find out: %s. If the requirement is not met: %s"},
		b.fieldNames(r.Waits), wording.LowerFirst(actionsText(actions)))
}

// numbering is the number of the line that each step of a plan is on; a step that counts by itself has that of the
// step below it.
type numbering map[*questionnaire.Rung]int

// afterWork returns the steps, by rung, that come after work on a lower rung of their own ladder: evidence of them can only
// be sent when that is done, while all other evidence can be sent at once.
func afterWork(p *plan.Plan) map[*questionnaire.Rung]bool {
	shows, waits := map[*questionnaire.Rung]bool{}, map[*questionnaire.Rung]bool{}
	for _, s := range p.Steps {
		shows[s.Rung] = s.Kind == plan.Show
	}
	for _, s := range p.Steps { // what comes before a step stands before it
		waits[s.Rung] = slices.ContainsFunc(s.WaitsFor, func(r *questionnaire.Rung) bool {
			return r.Criterion == s.Rung.Criterion && (!shows[r] || waits[r])
		})
	}
	return waits
}

// number counts the lines of a plan in the order in which they are shown: wave by wave, in each as the plan has them. The
// documents that one owner can send at once in a wave stand on one line, where the first of them has its place; what comes
// before a line so has a lower number, but for documents that wait for other documents. waits is what afterWork returns.
func number(p *plan.Plan, waits map[*questionnaire.Rung]bool) numbering {
	numbers := numbering{}
	next := 1
	for wave := 1; wave <= plan.Later; wave++ {
		sending := map[string]int{} // by owner
		for _, s := range p.Steps {
			if s.Wave != wave {
				continue
			}
			n := next
			switch {
			case s.Kind == plan.Counts:
				n = numbers[s.Rung.Below()]
			case s.Kind == plan.Show && !waits[s.Rung]:
				key := plan.OwnerKey(s.Owner)
				if line, known := sending[key]; known {
					n = line
				}
				sending[key] = n
			}
			numbers[s.Rung] = n
			if n == next {
				next++
			}
		}
	}
	return numbers
}

// before returns the numbers of the lines that a step waits for, ascending, each once.
func (n numbering) before(s *plan.Step) []int {
	var out []int
	for _, r := range s.WaitsFor {
		if of := n[r]; of < n[s.Rung] && !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	slices.Sort(out)
	return out
}
