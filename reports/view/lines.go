package view

import (
	"slices"

	"salesaudit/internal/plan"
	"salesaudit/internal/wording"
)

// setLines puts what is shown of each wave in order: a line for each step, and one for all documents that an owner is to
// send in the wave.
func (b *builder) setLines(v *Plan, p *plan.Plan, numbers numbering) {
	for i := range v.Waves {
		w := &v.Waves[i]
		sending := map[int][]int{} // the steps that a line of documents is for, by its number
		for _, k := range w.Steps {
			if v.Steps[k].Kind == ShowID {
				sending[v.Steps[k].Place] = append(sending[v.Steps[k].Place], k)
			}
		}
		for _, k := range w.Steps {
			s := &v.Steps[k]
			switch members := sending[s.Place]; {
			case s.Kind == CountsID && countsWithDocument(v.Steps, k):
				// the line of documents has its points, and says nothing of single rungs
			case s.Kind != ShowID || s.AfterWork:
				w.Lines = append(w.Lines, *s)
			case members[0] == k:
				w.Lines = append(w.Lines, b.documents(v, p, members))
			}
		}
	}
}

// countsWithDocument reports whether a step that counts by itself follows one that asks for evidence.
func countsWithDocument(steps []Step, k int) bool {
	for steps[k].Kind == CountsID {
		k--
	}
	return steps[k].Kind == ShowID
}

// documents words all steps of a wave that ask one owner for evidence as one line.
func (b *builder) documents(v *Plan, p *plan.Plan, members []int) Step {
	line := v.Steps[members[0]]
	line.ID, line.CriterionID, line.Criterion, line.DimensionID, line.Dimension, line.Level = "", "", "", "", "", 0
	line.Artefact, line.After, line.For = "", "", ""
	line.WaitsFor, line.BeforeIDs, line.NeededFor, line.BeyondID = nil, nil, "", ""
	days, points := 0.0, 0.0
	var names []string
	first, last := p.Steps[members[0]].First, p.Steps[members[0]].Last
	for _, k := range members {
		s := p.Steps[k]
		days += s.Days
		points += v.Steps[k].Impact.Value // as it is shown, so that who adds up agrees
		line.Late = line.Late || s.Late
		if s.First.Before(first) {
			first = s.First
		}
		if s.Last.After(last) {
			last = s.Last
		}
		if source := firstSource(s.Rung.Criterion); source != nil {
			if name := b.Quoted(b.Text(source.Short)); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if k != members[0] {
			line.Finish = max(line.Finish, v.Steps[k].Finish)
			line.Start = min(line.Start, v.Steps[k].Start)
		}
	}
	line.When = b.Span(first, last)
	line.Days, line.Impact, line.ExactImpact = b.days(days), b.score(points), points
	send := b.sendText(len(names))
	line.Action = b.Say(text{RU: "%s, см. %s", EN: "%s, see %s"}, wording.Joined(": ", send, wording.List(names)), b.Quoted(b.view.Words.ToSend))
	line.Name = send
	if len(members) > 1 { // why a few documents take so many days
		line.DaysNote = wording.Joined(", ", b.Say(text{RU: "по %s на каждую из %s", EN: "%s for each of %s"}, b.Days(days/float64(len(members))), b.Counted(len(members), rungsGenitive)), line.DaysNote)
		line.Name = b.Say(text{RU: "Подтвердить %s", EN: "Prove %s"}, b.Counted(len(members), wording.Noun{One: "ступень", Few: "ступени", Many: "ступеней", Single: "rung", Plural: "rungs"}))
	}
	return line
}

var rungsGenitive = wording.Noun{One: "ступени", Few: "ступеней", Many: "ступеней", Single: "rung", Plural: "rungs"}

// sendText asks for evidence of so many kinds.
func (b *builder) sendText(kinds int) string {
	if kinds == 0 { // the bank names no sources
		return b.Say(text{RU: "Прислать подтверждения", EN: "Send the evidence"})
	}
	if kinds == 1 { // a record in the CRM is not a document
		return b.Say(text{RU: "Прислать подтверждение", EN: "Send the evidence"})
	}
	evidence := wording.Noun{One: "подтверждение", Few: "подтверждения", Many: "подтверждений", Single: "piece of evidence", Plural: "pieces of evidence"}
	return b.Say(text{RU: "Прислать %s", EN: "Send %s"}, b.Counted(kinds, evidence))
}

// lateNotes says which steps end after their waves: the waves are those of the method, and the days those of the owners.
func (b *builder) lateNotes(v *Plan, p *plan.Plan) []string {
	var notes []string
	for i := range v.Waves {
		var late []int
		for _, s := range v.Waves[i].Lines {
			if s.Late {
				late = append(late, s.Place)
			}
		}
		if late == nil {
			continue
		}
		_, last := plan.WaveDays(v.Waves[i].Number)
		end := b.Day(p.Begins.AddDate(0, 0, last))
		notes = append(notes, b.Say(text{
			RU: "Окончание позже волны %d (после %s): %s. У того, кто их выполняет, не хватает рабочих дней: разделите работу или отведите на неё больше времени.",
			EN: "Finished later than wave %d, which ends on %s: %s. Whoever does them has too few working days: share the work or allow more time.",
		}, v.Waves[i].Number, end, b.stepList(late)))
	}
	return notes
}

// stepList names steps by number: «шаги 3 и 5».
func (b *builder) stepList(numbers []int) string {
	words := numberTexts(numbers)
	nouns := wording.Noun{One: "шаг", Few: "шаги", Many: "шаги", Single: "step", Plural: "steps"}
	return b.Of(min(2, len(words)), nouns) + wording.NoBreak + b.And(words)
}

// worstCase says how much of the plan hangs on answers that nobody has given yet.
func (b *builder) worstCase(p *plan.Plan) []string {
	days, steps := 0.0, 0
	for _, s := range p.Steps {
		if s.Kind == plan.Ask {
			days += s.Days
			steps++
		}
	}
	if steps == 0 {
		return nil
	}
	return []string{b.Say(text{
		RU: "Худший случай: %s плана (%s) и прогноз посчитаны так, будто недостающие ответы самые неблагоприятные. Чем лучше они окажутся, тем короче план и выше оценка.",
		EN: "The worst case: %s of the plan (%s) and the forecast assume that everything not asked about yet is missing. Every answer that shows something to be in place shortens the plan and raises the score at once.",
	}, b.Days(days), b.Counted(steps, wording.Noun{One: "шаг", Few: "шага", Many: "шагов", Single: "step", Plural: "steps"}))}
}

// setOptional offers, where every target is met, the rungs above them: what could come next, if the client wants to.
func (b *builder) setOptional(v *Plan, p *plan.Plan) {
	for _, s := range p.Optional {
		step := b.step(s, nil)
		step.KindName = wording.LowerFirst(b.view.Words.Optional)
		v.Optional = append(v.Optional, step)
	}
	if v.Optional != nil {
		v.Notes = append(v.Notes, b.Say(text{
			RU: "Ниже — следующие ступени: они выше целей для компании такого размера.",
			EN: "The rungs below are optional and have no date: they lie above the targets for a company of this size.",
		}))
	}
}
