package reports

import (
	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

func (b *builder) setPlan(p *plan.Plan) {
	if p == nil {
		return
	}
	v := &PlanView{}
	b.view.Plan = v
	for _, s := range p.Steps {
		v.Steps = append(v.Steps, b.step(s, len(v.Steps)+1))
	}
	days := 0.0
	for wave := 1; wave <= plan.Later; wave++ {
		w := WaveView{Number: wave, Name: b.waveName(wave), Days: b.days(p.DaysIn(wave))}
		if wave <= plan.Waves {
			w.Capacity = b.days(p.Capacity[wave-1])
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
	v.Forecast = append(v.Forecast, b.forecast(0, p.Now))
	for _, f := range p.Forecast {
		v.Forecast = append(v.Forecast, b.forecast(f.Wave, f.ProvenScore))
	}
	if last := &v.Waves[len(v.Waves)-1]; last.Number == plan.Later {
		v.Forecast = append(v.Forecast, b.forecast(plan.Later, p.ScoreAfter(plan.Later)))
	}
	v.Lead = b.planAssumes(p) + b.planLead(v, days)
	b.setShowing(v)
	for i := range v.Steps {
		if len(b.view.FirstSteps) < 3 && v.Steps[i].Kind != CountsID {
			b.view.FirstSteps = append(b.view.FirstSteps, v.Steps[i])
		}
	}
}

// setShowing gives the rungs that lack evidence alone who brings it and how long that takes, as the plan says.
func (b *builder) setShowing(p *PlanView) {
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
			taken = append(taken, b.quoted(b.text(r.Criterion.Name))+b.in(" до ступени ", " up to rung ")+b.fixed(float64(p.Start[i]), 0))
		}
	}
	if taken == nil {
		return ""
	}
	return b.in("Считается выполненным: ", "Taken as done: ") + list(taken) + ". "
}

func (b *builder) planLead(v *PlanView, days float64) string {
	if len(v.Steps) == 0 {
		return b.in("Цели достигнуты, шагов не осталось.", "Every target is reached, no steps are left.")
	}
	first, last := v.Forecast[0], v.Forecast[len(v.Forecast)-1]
	steps := b.counted(len(v.Steps), noun{"шаг", "шага", "шагов", "step", "steps"}).Text
	effort := b.counted(int(days+0.5), noun{"человеко-день", "человеко-дня", "человеко-дней", "person-day", "person-days"}).Text
	return b.in("До целей ", "") + steps + b.in(", около ", " lead to the targets, about ") + effort +
		b.in(". Прогноз общей оценки: с ", ". Forecast of the overall score: from ") + first.Overall.Text + b.in(" до ", " to ") + last.Overall.Text +
		b.in(", если шаги выполнены и подтверждены.", ", provided that the steps are done and proven.")
}

func (b *builder) waveName(wave int) string {
	first, last := plan.WaveDays(wave)
	if last == 0 {
		return b.in("позже ", "later than ") + b.fixed(float64(first-1), 0) + space + b.in("дней", "days")
	}
	return b.fixed(float64(first), 0) + "–" + b.fixed(float64(last), 0) + space + b.in("дней", "days")
}

func (b *builder) forecast(wave int, s scoring.ProvenScore) ForecastView {
	v := ForecastView{Wave: wave, Overall: b.score(s.Overall)}
	for i := range b.a.Dimensions {
		if b.a.Dimensions[i].Applies {
			v.Dimensions = append(v.Dimensions, b.score(s.Dimensions[i]))
		}
	}
	switch _, last := plan.WaveDays(max(1, wave)); {
	case wave == 0:
		v.Name = b.in("сейчас", "today")
	case last == 0:
		v.Name = b.in("после всех шагов", "after all steps")
	default:
		v.Name = b.in("через ", "after ") + b.fixed(float64(last), 0) + space + b.in("дней", "days")
	}
	return v
}

func (b *builder) step(s *plan.Step, place int) StepView {
	c := s.Rung.Criterion
	v := StepView{
		ID: s.Rung.ID(), Place: place, Kind: string(s.Kind), KindName: b.kindName(s.Kind), CriterionID: c.ID, Criterion: b.text(c.Name),
		DimensionID: c.Dimension.ID, Dimension: b.text(c.Dimension.Name), Level: s.Rung.Level, Action: b.action(s),
		Artefact: b.text(s.Rung.Artefact), Days: b.days(s.Days), Impact: b.score(s.Impact), Priority: Number{s.Priority, b.fixed(s.Priority, 2)},
		Wave: s.Wave,
	}
	if s.Owner != nil {
		v.Owner, v.OwnerID = b.text(s.Owner.Name), s.Owner.ID
	}
	if sources := c.EvidenceSources; s.Kind == plan.Show && len(sources) > 0 {
		v.Artefact = b.in("Доказательство: ", "Evidence: ") + b.quoted(b.text(sources[0].Name))
	}
	for _, before := range s.WaitsFor {
		v.WaitsFor = append(v.WaitsFor, b.stepName(before))
	}
	if s.NeededFor != nil {
		v.NeededFor = b.stepName(s.NeededFor)
	}
	return v
}

func (b *builder) kindName(k plan.Kind) string {
	switch k {
	case plan.Show:
		return b.in("подтвердить", "prove")
	case plan.Ask:
		return b.in("выяснить", "ask")
	case plan.Counts:
		return b.in("засчитается", "counts by itself")
	}
	return b.in("сделать", "do")
}

// action words what a step asks for.
func (b *builder) action(s *plan.Step) string {
	do, holds := b.text(s.Rung.Do), b.quoted(b.text(s.Rung.Holds))
	switch s.Kind {
	case plan.Show:
		if scoring.NeedsGrade(s.Rung.Level) == answers.Reference {
			return b.in("Назвать документ, который подтверждает: ", "Name the document that proves: ") + holds
		}
		return b.in("Показать документ, который подтверждает: ", "Show the document that proves: ") + holds
	case plan.Ask:
		return b.in("Выяснить: ", "Find out: ") + b.fieldNames(s.Fields) + b.in(". Если условие не выполнено: ", ". If the condition does not hold: ") + lowerFirst(do)
	case plan.Counts:
		return b.in("Уже выполнено, засчитается вместе с предыдущей ступенью: ", "Holds already, counts with the rung below: ") + holds
	}
	return do
}

func (b *builder) setNext() {
	for _, q := range b.a.AskNext {
		b.view.ToAsk = append(b.view.ToAsk, AskView{
			FieldID: q.Field.ID, Question: q.Field.Question.Index + 1, Label: b.text(q.Field.Label), Help: b.text(q.Field.Help), Gain: b.score(q.Gain),
		})
	}
	for _, p := range b.a.ProveNext {
		b.view.ToProve = append(b.view.ToProve, ProveView{
			CriterionID: p.Rung.Criterion.ID, Criterion: b.text(p.Rung.Criterion.Name), Level: p.Rung.Level,
			Asks: b.text(p.Rung.Holds), Evidence: b.evidenceNeeded(p.Rung), Gain: b.score(p.Gain),
		})
	}
}

func (b *builder) setContradictions() {
	for _, severity := range []questionnaire.Severity{questionnaire.High, questionnaire.Medium, questionnaire.Low} {
		for i := range b.a.Contradictions {
			if c := &b.a.Contradictions[i]; c.Check.Severity == severity {
				b.view.Contradictions = append(b.view.Contradictions, b.contradiction(c))
			}
		}
	}
}

func (b *builder) contradiction(found *scoring.Contradiction) ContradictionView {
	check := found.Check
	v := ContradictionView{
		ID: check.ID, Severity: string(check.Severity), SeverityName: b.severityName(check.Severity),
		Says: sentence(b.text(check.Says)), Ask: b.text(check.Ask),
	}
	for _, c := range check.Criteria {
		v.Criteria = append(v.Criteria, b.text(c.Name))
	}
	for _, f := range found.Fields {
		v.Answers = append(v.Answers, AnswerView{f.ID, f.Question.Index + 1, b.text(f.Label), b.answer(f)})
	}
	for _, name := range check.When.Reads {
		if fact := b.a.Bank.Fact(name); fact != nil {
			v.Computed = append(v.Computed, b.fact(&b.a.Facts[fact.Index]))
		}
	}
	return v
}
