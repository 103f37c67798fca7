package view

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Criterion is one criterion: where the client is, what is missing and what to do.
type Criterion struct {
	ID             string   `json:"id"`
	Name           string   `json:"name"`
	DimensionID    string   `json:"dimension_id"`
	Dimension      string   `json:"dimension"` // name
	Applies        bool     `json:"applies"`   // false: left out of the scores; only the names and WhyNot are set
	WhyNot         string   `json:"why_not"`   // why it does not apply, or that this is not known yet; "" where it simply applies
	Reason         string   `json:"-"`         // the same under the heading that it does not apply
	Weight         Number   `json:"weight"`
	Proven         int      `json:"proven"` // levels 0-5
	Claimed        int      `json:"claimed"`
	Possible       int      `json:"possible"`
	Target         int      `json:"target"`
	OwnTarget      bool     `json:"own_target"` // the client set the target itself
	Gap            int      `json:"gap"`        // levels missing to the target
	Points         Number   `json:"points"`     // points of the overall score, without caps, up to the target
	ToTarget       string   `json:"-"`          // the same in a phrase: «до цели 3,7 балла»
	LevelText      string   `json:"-"`          // «уровень 2», and of what is not known yet «уровень от 0 до 5»
	Matters        string   `json:"matters"`    // what a gap costs the client's convenience; may be empty
	Holds          string   `json:"holds"`      // what the reached rung says
	Standing       string   `json:"standing"`   // against the target, one of the ids below; "" where it does not apply
	Is             []string `json:"is"`         // where the client is: its own values that decide, or what is not known yet
	Nearest        string   `json:"-"`          // what the lowest rung asks that is not reached, a sentence; "" where that is the target's
	nearest        nearest  // the same with more
	ShouldBe       string   `json:"should_be"` // what the target asks besides what holds already; "" where it is reached
	Question       int      `json:"question"`  // number of the question that it mainly rests on, from 1; 0 for none
	Rungs          []Rung   `json:"rungs"`
	Next           *Rung    `json:"-"`          // the lowest of the Rungs that is not reached; nil at level 5
	Evidence       string   `json:"evidence"`   // the best evidence in words
	Confidence     Number   `json:"confidence"` // 0-100
	ConfidenceName string   `json:"confidence_name"`
	Contradictions []string `json:"contradictions"` // what they say
	Comment        string   `json:"comment"`        // the consultant's own word; may be empty
}

// States of a rung, as ids that do not change with the language.
const (
	MetID      = string(scoring.Met)
	UnprovenID = string(scoring.Unproven)
	UnknownID  = string(scoring.Unknown)
)

// What a rung that is not reached lacks, as ids that do not change with the language.
const (
	LacksCondition = "condition" // its condition does not hold
	LacksAnswer    = "answer"    // nobody knows yet whether it holds
	LacksEvidence  = "evidence"  // it holds by the answers, but is not proven
	LacksLower     = "lower"     // it holds, but a lower rung does not
)

// Rung is one rung of a ladder.
type Rung struct {
	ID             string    `json:"id"` // names the step in the plan
	Level          int       `json:"level"`
	State          string    `json:"state"` // one of the states of a rung
	StateName      string    `json:"state_name"`
	WithinTarget   bool      `json:"within_target"`
	Asks           string    `json:"asks"`       // what holds when the rung is reached
	Lacks          string    `json:"lacks"`      // what keeps it from being reached, one of the ids above; "" when it is reached
	LacksText      string    `json:"lacks_text"` // the same in one sentence
	Deciders       []Decider `json:"deciders"`
	EvidenceNeeded string    `json:"evidence_needed"` // grade and sources that the rung needs; "" for rungs that need none
	Parts          []Part    `json:"parts"`
	Actions        []Action  `json:"actions"` // those of its parts that do not hold
	Action         string    `json:"action"`  // the same in a text; where only evidence is missing, to bring it; see LacksText where it is unknown
	Artefact       string    `json:"artefact"`
	Owner          string    `json:"owner"`          // of the longest action
	Days           Number    `json:"days"`           // person-days for a company of this size, text with its noun
	StandsOn       []string  `json:"stands_on"`      // what comes first, besides the rung below, worded
	MakesPossible  []string  `json:"makes_possible"` // the steps within the targets that come after it, worded
}

// Part is one of the conditions that make a rung.
type Part struct {
	State     string `json:"state"` // met, unmet or unknown
	StateName string `json:"state_name"`
	Asks      string `json:"asks"` // what holds when it is true
}

// Action is work that makes parts of a rung hold.
type Action struct {
	Part     int    `json:"part"` // the first that it makes hold, from 1
	Text     string `json:"action"`
	Artefact string `json:"artefact"`
	Owner    string `json:"owner"`
	OwnerID  string `json:"owner_id"`
	Days     Number `json:"days"` // person-days for a company of this size, text with its noun
	Hire     bool   `json:"hire"` // it means to hire somebody, which the days do not count
}

func (b *builder) setCriteria() {
	for i := range b.a.Criteria {
		b.view.Criteria = append(b.view.Criteria, b.criterion(&b.a.Criteria[i]))
	}
	for _, r := range b.a.ByGap() {
		b.view.ByGap = append(b.view.ByGap, r.Criterion.Index)
	}
}

func (b *builder) criterion(r *scoring.CriterionResult) Criterion {
	c := r.Criterion
	v := Criterion{
		ID: c.ID, Name: b.Text(c.Name), DimensionID: c.Dimension.ID, Dimension: b.Text(c.Dimension.Name),
		Applies: r.Counts(), Weight: Number{c.Weight, b.Short(c.Weight, 2)}, Matters: b.Text(c.Matters),
	}
	switch r.Applies {
	case questionnaire.False:
		v.WhyNot = b.Say(text{RU: "К этой компании критерий не применяется.", EN: "The criterion does not apply to this company."})
		v.Reason = v.WhyNot
		if why := b.whyNot(r); why != "" {
			v.WhyNot = b.Say(text{RU: "К этой компании критерий не применяется: %s.", EN: "The criterion does not apply to this company: %s."}, strings.TrimRight(why, "."))
			v.Reason = wording.Sentence(wording.UpperFirst(why))
		}
		return v
	case questionnaire.Unknown:
		v.WhyNot = b.Say(text{RU: "Ещё неизвестно, применяется ли критерий: %s.", EN: "It is not known yet whether the criterion applies: %s."}, b.fieldNames(r.AppliesFor))
	}
	v.Proven, v.Claimed, v.Possible, v.Target = r.Proven, r.Claimed, r.Possible, r.Target
	_, v.OwnTarget = b.a.Sheet.Targets[c.ID]
	v.Gap = r.Gap()
	v.Points = b.score(b.a.PointsToTarget(r))
	v.LevelText = b.Say(text{RU: "уровень %d", EN: "level %d"}, v.Proven)
	v.ToTarget = b.Say(text{RU: "до цели %s балла", EN: "%s points to the target"}, v.Points.Text)
	v.Confidence, v.ConfidenceName = b.confidencePercent(r.Confidence), b.confidence(r.Confidence)
	v.Evidence = b.gradeOf(r)
	if r.Grade == answers.NoEvidence && slices.ContainsFunc(c.Fields, b.said) && (standing(r) != OpenStanding || r.Claimed > 0) {
		v.Evidence = b.Say(sayClaimed)
	}
	for n := range r.Rungs {
		v.Rungs = append(v.Rungs, b.rung(r, n))
	}
	if r.Proven < questionnaire.Rungs {
		v.Next = &v.Rungs[r.Proven]
	}
	v.Comment = clean.Text(b.a.Sheet.Review.Criteria[c.ID].Comment)
	v.Holds = b.reached(&v)
	b.setStanding(&v, r)
	for _, found := range b.a.Contradictions {
		if slices.Contains(found.Check.Criteria, c) {
			v.Contradictions = append(v.Contradictions, wording.Sentence(b.Text(found.Check.Says)))
		}
	}
	return v
}

// whyNot says why a criterion does not apply: in the consultant's words, else by what its rule looked at.
func (b *builder) whyNot(r *scoring.CriterionResult) string {
	if r.Reason != "" || r.Criterion.Applies == nil {
		return clean.Text(r.Reason)
	}
	var is []string
	for _, d := range b.explainPart(&scoring.PartResult{Part: &questionnaire.Part{When: r.Criterion.Applies}, State: scoring.Unmet}) {
		is = append(is, wording.LowerFirst(strings.TrimRight(d.Is, ".")))
	}
	return strings.Join(is, "; ")
}

// reached says where the client is: what the reached rung says, or that even the first is not reached.
func (b *builder) reached(c *Criterion) string {
	switch {
	case c.Proven > 0:
		return wording.Sentence(c.Rungs[c.Proven-1].Asks)
	case c.Rungs[0].Lacks == LacksAnswer:
		return b.Say(text{RU: "Ещё не выяснено.", EN: "Not known yet."})
	}
	return b.Say(text{RU: "Первая ступень не достигнута.", EN: "The first rung is not reached."})
}

func (b *builder) rung(r *scoring.CriterionResult, n int) Rung {
	result := &r.Rungs[n]
	rung := result.Rung
	v := Rung{
		ID: rung.ID(), Level: rung.Level, State: string(result.State), StateName: b.stateName(result.State),
		WithinTarget: rung.Level <= r.Target, Asks: b.Text(rung.Holds), Deciders: b.explain(result),
		EvidenceNeeded: b.evidenceNeeded(rung),
	}
	if b.ofNothing(result) {
		v.StateName = b.Say(text{RU: "пока проверять нечего", EN: "nothing to check yet"})
	}
	work := plan.WorkOf(result, b.a.Profile)
	v.Actions = b.works(work.Actions)
	v.Action, v.Artefact, v.Days = actionsText(v.Actions), artefactsText(v.Actions), b.days(work.Days)
	if work.Owner != nil {
		v.Owner = b.Text(work.Owner.Name)
	}
	for _, a := range work.Actions {
		for _, before := range a.Action.After {
			name := b.stepName(before)
			if b.a.Criteria[before.Criterion.Index].Proven < before.Level && !slices.Contains(v.StandsOn, name) {
				v.StandsOn = append(v.StandsOn, name)
			}
		}
	}
	for i := range result.Parts {
		p := &result.Parts[i]
		v.Parts = append(v.Parts, Part{string(p.State), b.stateName(p.State), b.Text(p.Part.Holds)})
	}
	v.MakesPossible = b.comingAfter(rung)
	b.setLacks(&v, r, result)
	return v
}

// works words actions.
func (b *builder) works(all []plan.Work) []Action {
	var out []Action
	for _, w := range all {
		v := Action{Part: w.Action.Part.Number, Text: b.Text(w.Action.Do), Artefact: b.Text(w.Action.Artefact), Days: b.days(w.Days), Hire: w.Action.Hire}
		if w.Owner != nil {
			v.Owner, v.OwnerID = b.Text(w.Owner.Name), w.Owner.ID
		}
		if v.Hire {
			v.Text += b.Say(text{RU: " (понадобится найм: деньги и около двух месяцев)", EN: " (requires hiring: money and about two months)"})
		}
		out = append(out, v)
	}
	return out
}

// actionsText joins actions into one text.
func actionsText(all []Action) string {
	texts := make([]string, len(all))
	for i := range all {
		texts[i] = all[i].Text
	}
	return joinedSentences(texts)
}

// artefactsText joins what exists after actions, each once.
func artefactsText(all []Action) string {
	var texts []string
	for i := range all {
		if !slices.Contains(texts, all[i].Artefact) {
			texts = append(texts, all[i].Artefact)
		}
	}
	return joinedSentences(texts)
}

// joinedSentences joins texts that begin with a capital, and have no full stop, by semicolons.
func joinedSentences(texts []string) string {
	for i := range texts[min(1, len(texts)):] {
		texts[i+1] = wording.LowerFirst(texts[i+1])
	}
	return strings.Join(texts, "; ")
}

// setLacks says which of the things that a rung needs is missing.
func (b *builder) setLacks(v *Rung, r *scoring.CriterionResult, result *scoring.RungResult) {
	switch result.State {
	case scoring.Unmet:
		v.Lacks, v.LacksText = LacksCondition, b.Say(text{RU: "Условие ступени не выполнено.", EN: "The condition of the rung is not met."})
	case scoring.Unknown:
		v.Lacks = LacksAnswer
		v.Action = b.askFirst(result, v.Actions)
		needed := text{RU: "Нужны ответы", EN: "Answers needed"}
		if len(result.Waits) == 1 {
			needed = text{RU: "Нужен ответ", EN: "Answer needed"}
		}
		v.LacksText = b.Say(text{RU: "Пока неизвестно, выполнено ли условие. %s: %s.", EN: "It is not known yet whether the condition is met. %s: %s."},
			b.Say(needed), b.fieldNames(result.Waits))
	case scoring.Unproven:
		v.Lacks = LacksEvidence
		v.LacksText = b.Say(text{RU: "По ответам условие выполнено, не хватает только доказательства.", EN: "According to the answers the condition is met; only the evidence is missing."})
	case scoring.Met:
		if v.Level > r.Proven {
			v.Lacks = LacksLower
			v.LacksText = b.Say(text{RU: "Условие выполнено и засчитается, когда будут достигнуты ступени ниже.", EN: "The condition is met and will count once the rungs below are reached."})
		}
	}
}

func (b *builder) stateName(s scoring.State) string { return b.RungState(string(s)) }

// evidenceNeeded words the evidence that a rung needs: its grade and where it can come from.
func (b *builder) evidenceNeeded(r *questionnaire.Rung) string {
	grade := text{RU: "Показать документ не старше года", EN: "Show a document no more than a year old"}
	switch scoring.NeedsGrade(r.Level) {
	case answers.NoEvidence:
		return ""
	case answers.Reference:
		grade = text{RU: "Назвать документ или отчёт", EN: "Name a document or report"}
	}
	var sources, own []string
	for _, s := range r.Criterion.EvidenceSources {
		switch {
		case !s.Own:
			sources = append(sources, b.Quoted(b.Text(s.Short)))
		case b.canProve(s, r.Level): // it is no document of the client's
			own = append(own, wording.LowerFirst(b.Text(s.Short)))
		}
	}
	out := wording.Joined(": ", b.Say(grade), b.Or(sources))
	if own != nil {
		out += b.Say(text{RU: "; подойдёт и %s", EN: "; %s will do as well"}, b.Or(own))
	}
	return out
}

// canProve reports whether the best that comes from a source is enough for a rung of a level.
func (b *builder) canProve(s *questionnaire.Source, level int) bool {
	day := b.a.Sheet.Interview.Date
	return answers.Evidence{Source: s, Grade: answers.Extract, Date: day}.Counts(day) >= scoring.NeedsGrade(level)
}

// stepName names a rung as a step: «Сегментация клиентов, ступень 3».
func (b *builder) stepName(r *questionnaire.Rung) string {
	return b.Text(r.Criterion.Name) + b.Say(text{RU: ", ступень", EN: ", rung"}) + wording.NoBreak + strconv.Itoa(r.Level)
}

// comingAfter names the rungs, not yet reached and within their targets, that come directly after a rung.
func (b *builder) comingAfter(r *questionnaire.Rung) []string {
	var out []string
	for i := range b.a.Criteria {
		c := &b.a.Criteria[i]
		if !c.Counts() {
			continue
		}
		for level := c.Proven + 1; level <= c.Target; level++ {
			for _, a := range c.Rungs[level-1].Open() {
				if slices.Contains(a.After, r) {
					out = append(out, b.stepName(a.Part.Rung))
					break
				}
			}
		}
	}
	return out
}
