package bankfile

import (
	"slices"
	"strings"

	"salesaudit/questionnaire"
)

// orderFacts sorts the facts by what they stand on, and reports those that stand on themselves.
func (b *builder) orderFacts() {
	state := map[*questionnaire.Fact]int{} // 1: under way, 2: done
	var visit func(f *questionnaire.Fact, path []string)
	visit = func(f *questionnaire.Fact, path []string) {
		path = append(path, f.ID)
		switch state[f] {
		case 1:
			b.places[f].wrong("a fact that stands on itself: "+strings.Join(path, " → "), "facts without a circle", "")
			return
		case 2:
			return
		}
		state[f] = 1
		if f.Rule != nil {
			for _, name := range f.Rule.Reads {
				if g := b.bank.Fact(name); g != nil {
					visit(g, path)
				}
			}
			f.Fields = b.bank.FieldsOf(f.Rule.Reads)
		}
		state[f] = 2
		b.bank.FactOrder = append(b.bank.FactOrder, f)
	}
	for _, f := range b.bank.Facts {
		visit(f, nil)
	}
}

// checkWhole finds what only shows in the bank as a whole: circles, questions that feed nothing, criteria that
// nothing feeds. It copes with a bank of which parts could not be read, and passes over what hangs on those.
func (b *builder) checkWhole() {
	complete := !b.all.list.HasErrors()
	b.checkWhenCircles()
	b.orderFields()
	b.checkAfterCircles()
	used := map[*questionnaire.Field]bool{}
	asked := map[*questionnaire.Question]bool{}
	for _, c := range b.bank.Criteria {
		for _, q := range c.Questions {
			asked[q] = true
		}
		var fields []*questionnaire.Field
		broken := false
		for _, r := range c.Rungs {
			if r == nil || r.When == nil {
				broken = true
				continue
			}
			fields = append(fields, r.When.Fields...)
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

// checkAsked reports questions that feed no criterion.
func (b *builder) checkAsked(asked map[*questionnaire.Question]bool) {
	for _, q := range b.bank.Questions {
		if at := b.places[q]; !at.absent() && !asked[q] {
			at.wrong("a question that feeds no criterion", "a criterion that names "+q.ID+" among its questions", "")
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
		if f.Matrix != nil && f.Matrix.Absent != nil {
			used[f.Matrix.Absent] = true
		}
	}
	for _, f := range b.bank.Fields {
		if !used[f] {
			b.places[f].warn("a field that no criterion, check or condition reads", "", "it is asked for nothing but the record")
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
	at := b.places[c]
	if at.absent() { // the missing id was reported
		return
	}
	if len(c.Fields) == 0 {
		at.wrong("a criterion that no question feeds", "rungs that read a field", "")
		return
	}
	for _, f := range c.Fields {
		for _, q := range c.Questions {
			if f.Question == q {
				return
			}
		}
	}
	at.wrong("a criterion whose questions have no field that its rungs read", "questions with a field that its rungs read, such as "+c.Fields[0].Question.ID, "")
}

// checkWhenCircles reports fields whose condition waits, however far, for the field itself.
func (b *builder) checkWhenCircles() {
	state := map[*questionnaire.Field]int{}
	var visit func(f *questionnaire.Field, path []string)
	visit = func(f *questionnaire.Field, path []string) {
		path = append(path, f.ID)
		if state[f] == 1 {
			b.places[&f.Kind].get("when").wrong("a field shown only when itself is answered: "+strings.Join(path, " → "), "conditions without a circle", "")
		}
		if state[f] != 0 {
			return
		}
		state[f] = 1
		if f.When != nil {
			for _, g := range f.When.Fields {
				visit(g, path)
			}
		}
		state[f] = 2
	}
	for _, f := range b.bank.Fields {
		visit(f, nil)
	}
}

// checkAfterCircles reports rungs that come after themselves. A rung comes after the one below it too.
func (b *builder) checkAfterCircles() {
	state := map[*questionnaire.Rung]int{} // 1: under way, 2: done
	var visit func(r *questionnaire.Rung, path []*questionnaire.Rung)
	visit = func(r *questionnaire.Rung, path []*questionnaire.Rung) {
		path = append(path, r)
		state[r] = 1
		for _, next := range r.Prerequisites() {
			switch {
			case next == nil:
			case state[next] == 1:
				b.reportAfterCircle(append(path[slices.Index(path, next):len(path):len(path)], next))
			case state[next] == 0:
				visit(next, path)
			}
		}
		state[r] = 2
	}
	for _, c := range b.bank.Criteria {
		for _, r := range c.Rungs {
			if r != nil && state[r] == 0 {
				visit(r, nil)
			}
		}
	}
}

// reportAfterCircle reports a circle, whose first rung is its last, at its last `after`: that a rung comes after
// the one below it stands nowhere in the file.
func (b *builder) reportAfterCircle(circle []*questionnaire.Rung) {
	names := make([]string, len(circle))
	for i, r := range circle {
		names[i] = r.ID()
	}
	for i := len(circle) - 2; i >= 0; i-- {
		if at, ok := b.places[afterPlace{circle[i], circle[i+1]}]; ok {
			at.wrong("an action that comes after itself: "+strings.Join(names, " → "), "after without a circle", "")
			return
		}
	}
}
