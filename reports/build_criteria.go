package reports

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

func (b *builder) setCriteria() {
	for i := range b.a.Criteria {
		b.view.Criteria = append(b.view.Criteria, b.criterion(&b.a.Criteria[i]))
	}
	for _, r := range b.a.ByGap() {
		b.view.byGap = append(b.view.byGap, r.Criterion.Index)
	}
}

func (b *builder) criterion(r *scoring.CriterionResult) CriterionView {
	c := r.Criterion
	v := CriterionView{
		ID: c.ID, Name: b.text(c.Name), DimensionID: c.Dimension.ID, Dimension: b.text(c.Dimension.Name),
		Applies: r.Counts(), Weight: Number{c.Weight, b.short(c.Weight, 2)}, Matters: b.text(c.Matters),
	}
	switch r.Applies {
	case questionnaire.False:
		v.WhyNot = b.in("К этой компании критерий не применяется.", "The criterion does not apply to this company.")
		return v
	case questionnaire.Unknown:
		v.WhyNot = b.in("Ещё неизвестно, применяется ли критерий: ", "It is not known yet whether the criterion applies: ") + b.fieldNames(r.AppliesFor) + "."
	}
	v.Proven, v.Claimed, v.Possible, v.Target = r.Proven, r.Claimed, r.Possible, r.Target
	_, v.OwnTarget = b.a.Sheet.Targets[c.ID]
	v.Gap = r.Gap()
	v.Points = b.score(b.a.PointsToTarget(r))
	v.Confidence, v.ConfidenceName = b.percent(r.Confidence), b.confidenceName(r.Confidence)
	v.Evidence = b.gradeName(r.Grade)
	for n := range r.Rungs {
		v.Rungs = append(v.Rungs, b.rung(r, n))
	}
	if r.Proven < questionnaire.Rungs {
		v.Next = &v.Rungs[r.Proven]
	}
	v.Holds = b.standing(&v)
	for _, found := range b.a.Contradictions {
		if slices.Contains(found.Check.Criteria, c) {
			v.Contradictions = append(v.Contradictions, sentence(b.text(found.Check.Says)))
		}
	}
	return v
}

// standing says where the client is: what the reached rung says, or that even the first is not reached.
func (b *builder) standing(c *CriterionView) string {
	switch {
	case c.Proven > 0:
		return sentence(c.Rungs[c.Proven-1].Asks)
	case c.Rungs[0].Lacks == LacksAnswer:
		return b.in("Ещё не выяснено.", "Not known yet.")
	}
	return b.in("Первая ступень не достигнута.", "The first rung is not reached.")
}

// shortfall says the same for the first page, where nothing else explains it: instead of a rung that is not reached,
// why it is not.
func shortfall(c *CriterionView) string {
	first := &c.Rungs[0]
	if c.Proven > 0 {
		return c.Holds
	}
	if first.Lacks == LacksCondition && len(first.Deciders) > 0 {
		return sentence(first.Deciders[0].Text)
	}
	return first.LacksText
}

func (b *builder) rung(r *scoring.CriterionResult, n int) RungView {
	result := &r.Rungs[n]
	rung := result.Rung
	v := RungView{
		ID: rung.ID(), Level: rung.Level, State: string(result.State), StateName: b.stateName(result.State),
		WithinTarget: rung.Level <= r.Target, Asks: b.text(rung.Holds), Deciders: b.Explain(result),
		EvidenceNeeded: b.evidenceNeeded(rung), Action: b.text(rung.Do), Artefact: b.text(rung.Artefact),
		Days: b.days(plan.Days(rung, b.a.Profile)),
	}
	if rung.Owner != nil {
		v.Owner = b.text(rung.Owner.Name)
	}
	for _, before := range rung.After {
		if b.a.Criteria[before.Criterion.Index].Proven < before.Level {
			v.StandsOn = append(v.StandsOn, b.stepName(before))
		}
	}
	v.MakesPossible = b.standingOn(rung)
	b.setLacks(&v, r, result)
	return v
}

// setLacks says which of the things that a rung needs is missing.
func (b *builder) setLacks(v *RungView, r *scoring.CriterionResult, result *scoring.RungResult) {
	switch result.State {
	case scoring.Unmet:
		v.Lacks, v.LacksText = LacksCondition, b.in("Условие ступени не выполнено.", "The condition of the rung does not hold.")
	case scoring.Unknown:
		v.Lacks = LacksAnswer
		v.Action = b.in("Выяснить; если условие не выполнено: ", "Find out; if the condition does not hold: ") + lowerFirst(v.Action)
		v.LacksText = b.in("Пока неизвестно, выполнено ли условие. ", "It is not known yet whether the condition holds. ")
		if len(result.Waits) == 1 {
			v.LacksText += b.in("Нужен ответ: ", "Answer needed: ")
		} else {
			v.LacksText += b.in("Нужны ответы: ", "Answers needed: ")
		}
		v.LacksText += b.fieldNames(result.Waits) + "."
	case scoring.Unproven:
		v.Lacks = LacksEvidence
		v.LacksText = b.in("По ответам условие выполнено, не хватает доказательства.", "By the answers the condition holds; the evidence is missing.")
	case scoring.Met:
		if v.Level > r.Proven {
			v.Lacks = LacksLower
			v.LacksText = b.in("Условие выполнено и засчитается, когда будут достигнуты ступени ниже.", "The condition holds and will count once the rungs below are reached.")
		}
	}
}

func (b *builder) stateName(s scoring.State) string {
	switch s {
	case scoring.Met:
		return b.in("выполнена", "met")
	case scoring.Unproven:
		return b.in("не подтверждена", "unproven")
	case scoring.Unknown:
		return b.in("неизвестно", "unknown")
	}
	return b.in("не выполнена", "unmet")
}

// evidenceNeeded words the evidence that a rung needs: its grade and where it can come from.
func (b *builder) evidenceNeeded(r *questionnaire.Rung) string {
	grade := ""
	switch scoring.NeedsGrade(r.Level) {
	case answers.NoEvidence:
		return ""
	case answers.Reference:
		grade = b.in("назвать документ или отчёт", "name a document or report")
	default:
		grade = b.in("показать документ не старше года", "show a document not older than a year")
	}
	var sources []string
	for _, s := range r.Criterion.EvidenceSources {
		sources = append(sources, b.quoted(b.text(s.Name)))
	}
	if len(sources) == 0 {
		return upperFirst(grade)
	}
	or := b.in(" или ", " or ")
	out := sources[0]
	for i, s := range sources[1:] {
		if i == len(sources)-2 {
			out += or + s
		} else {
			out += ", " + s
		}
	}
	return upperFirst(grade) + ": " + out
}

// stepName names a rung as a step: «Сегментация клиентов, ступень 3».
func (b *builder) stepName(r *questionnaire.Rung) string {
	return b.text(r.Criterion.Name) + b.in(", ступень ", ", rung ") + string(rune('0'+r.Level))
}

// standingOn names the rungs, not yet reached and within their targets, that directly stand on a rung.
func (b *builder) standingOn(r *questionnaire.Rung) []string {
	var out []string
	for i := range b.a.Criteria {
		c := &b.a.Criteria[i]
		if !c.Counts() {
			continue
		}
		for level := c.Proven + 1; level <= c.Target; level++ {
			if rung := c.Criterion.Rungs[level-1]; slices.Contains(rung.After, r) {
				out = append(out, b.stepName(rung))
			}
		}
	}
	return out
}

// fieldNames lists labels of fields.
func (b *builder) fieldNames(fields []*questionnaire.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, b.quoted(lowerFirst(b.text(f.Label))))
	}
	return list(names)
}
