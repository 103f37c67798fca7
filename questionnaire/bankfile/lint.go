package bankfile

import (
	"slices"

	"salesaudit/questionnaire"
)

// checkWhole finds what only shows in the bank as a whole: circles, questions that feed nothing, criteria that
// nothing feeds. It copes with a bank of which parts could not be read, and passes over what hangs on those.
func (b *builder) checkWhole() {
	complete := !b.found.List.HasErrors()
	b.checkAfterCircles()
	b.checkDirections()
	b.checkClaims()
	b.checkWords()
	b.checkSelf()
	used := map[*questionnaire.Field]bool{}
	asked := map[*questionnaire.Question]bool{}
	for _, c := range b.bank.Criteria {
		for _, q := range c.Questions {
			asked[q] = true
		}
		var fields []*questionnaire.Field
		broken := false
		for _, r := range c.Rungs {
			if r == nil || len(r.Parts) == 0 {
				broken = true
				continue
			}
			for _, p := range r.Parts {
				if p.When == nil {
					broken = true
					continue
				}
				fields = append(fields, p.When.Fields...)
			}
		}
		c.Fields = questionnaire.Distinct(fields)
		for _, f := range c.Fields {
			used[f] = true
		}
		if !broken {
			b.checkFed(c)
		}
	}
	if b.criteriaRead {
		b.checkAsked(asked)
	}
	if complete {
		b.checkUsed(used)
	}
}

// checkAsked reports questions that feed no criterion, and those that ask nothing: an interview could not stop at them.
func (b *builder) checkAsked(asked map[*questionnaire.Question]bool) {
	for _, q := range b.bank.Questions {
		if at := b.places[q].get("id"); !at.absent() && !asked[q] {
			at.wrong("a question that feeds no criterion", "a criterion that names "+q.ID+" among its questions", "")
		}
		if at := b.places[q].get("fields"); !at.absent() && len(q.Fields) == 0 {
			at.wrong("a question without fields", "at least one field", "")
		}
	}
}

// checkUsed warns of fields that nothing reads; used are those that rungs read.
func (b *builder) checkUsed(used map[*questionnaire.Field]bool) {
	for _, c := range b.bank.Criteria {
		if c.Applies != nil {
			markUsed(used, c.Applies)
		}
	}
	for _, c := range b.bank.Checks {
		markUsed(used, c.When)
	}
	for _, f := range b.bank.Fields {
		if f.When != nil {
			markUsed(used, f.When)
		}
		if f.Matrix != nil {
			used[f.Matrix.Absent], used[f.Matrix.Present] = true, true
		}
	}
	for _, f := range b.bank.Fields {
		if !used[f] {
			b.places[f].get("id").warn("a field that no criterion, check or condition reads", "", "it is asked for nothing but the record")
		}
	}
}

func markUsed(used map[*questionnaire.Field]bool, r *questionnaire.Rule) {
	for _, f := range r.Fields {
		used[f] = true
	}
}

// checkFed reports a criterion none of whose questions has a field that its rungs read.
func (b *builder) checkFed(c *questionnaire.Criterion) {
	at := b.places[c].get("id")
	if at.absent() { // the missing id was reported
		return
	}
	if len(c.Fields) == 0 {
		at.wrong("a criterion that no question feeds", "rungs that read a field", "")
		return
	}
	for _, f := range c.Fields {
		if slices.Contains(c.Questions, f.Question) {
			return
		}
	}
	at.wrong("a criterion whose questions have no field that its rungs read", "questions with a field that its rungs read, such as "+c.Fields[0].Question.ID, "")
}

// prerequisites returns what a rung comes after: the one below, and what its actions name.
func prerequisites(r *questionnaire.Rung) []*questionnaire.Rung {
	out := []*questionnaire.Rung{r.Below()}
	for _, a := range r.Actions(func(p *questionnaire.Part) bool { return p.Action != nil }) {
		out = append(out, a.After...)
	}
	return out
}

// checkAfterCircles reports rungs that come after themselves. A rung comes after the one below it too.
func (b *builder) checkAfterCircles() {
	var all []*questionnaire.Rung
	for _, c := range b.bank.Criteria {
		all = append(all, present(c.Rungs[:])...)
	}
	_, circles := sorted(all, func(r *questionnaire.Rung) []*questionnaire.Rung { return present(prerequisites(r)) })
	for _, circle := range circles {
		b.reportAfterCircle(circle)
	}
}

// reportAfterCircle reports a circle at its last `after`: that a rung comes after the one below it is nowhere in the
// file.
func (b *builder) reportAfterCircle(circle []*questionnaire.Rung) {
	names := make([]string, len(circle))
	for i, r := range circle {
		names[i] = r.ID()
	}
	for i := len(circle) - 2; i >= 0; i-- {
		if at, ok := b.after[[2]*questionnaire.Rung{circle[i], circle[i+1]}]; ok {
			at.circular(names)
			return
		}
	}
}

// checkDirections reports conditions of rungs, and formulas of facts, that use a fact with bounds against what is
// better for it: while answers are missing its bounds would decide them wrongly.
func (b *builder) checkDirections() {
	report := func(at value, r *questionnaire.Rule, of *questionnaire.Fact) {
		for _, f := range r.Against(of) {
			better := "higher"
			if f.LowerIsBetter {
				better = "lower"
			}
			at.wrong("a rule that a better value of "+f.ID+" may fail", "one that a "+better+" value can only help", "the fact says better: "+better)
		}
	}
	b.eachPart(func(p *questionnaire.Part) { report(b.places[p].get("when"), p.When, nil) })
	for _, f := range b.bank.Facts {
		if f.Rule != nil && f.Bounded {
			report(b.places[f], f.Rule, f)
		}
	}
}

// checkClaims reports rungs that a claim decides, itself or through a fact: what people say of themselves is there to
// be held against the rest.
func (b *builder) checkClaims() {
	b.eachPart(func(p *questionnaire.Part) {
		for _, f := range p.When.Fields {
			if f.Claim {
				b.places[p].get("when").wrong("a rung that reads the claim "+f.ID, "rungs over what can be shown", "claims are for checks")
			}
		}
	})
}

// checkWords warns of conditions that cannot be put into words: reports then show the values of their fields.
func (b *builder) checkWords() {
	b.eachPart(func(p *questionnaire.Part) {
		if p.When.Opaque() {
			b.places[p].get("when").warn("a condition that cannot be put into words", "", "reports will show the values of its fields instead")
		}
	})
}

// checkSelf warns of texts for managers who answer alone that say nothing of their own.
func (b *builder) checkSelf() {
	same := func(v value, key string, other, own questionnaire.Text) {
		if own != (questionnaire.Text{}) && own == other {
			v.get(key+"_self").warn("the same text as "+key, "", "it is what is said without "+key+"_self too")
		}
	}
	for _, q := range b.bank.Questions {
		same(b.places[q], "ask", q.Ask, q.AskSelf)
	}
	for _, f := range b.bank.Fields {
		same(b.places[f], "help", f.Help, f.HelpSelf)
	}
}

// eachPart calls do with the parts of all rungs that have a condition.
func (b *builder) eachPart(do func(*questionnaire.Part)) {
	for _, c := range b.bank.Criteria {
		for _, r := range present(c.Rungs[:]) {
			for _, p := range r.Parts {
				if p.When != nil {
					do(p)
				}
			}
		}
	}
}
