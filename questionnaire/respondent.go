package questionnaire

import "slices"

// KnownBestBy reports whether nobody's word on a question weighs more than that of a position. Of a bank without weights
// everybody knows all.
func (q *Question) KnownBestBy(position string) bool {
	own, weighed := q.Weights[position]
	if !weighed {
		return len(q.Weights) == 0
	}
	for _, other := range q.Weights {
		if other > own {
			return false
		}
	}
	return true
}

// Weighs reports whether a bank says which questions a position knows best.
func (b *Bank) Weighs(position string) bool {
	return slices.ContainsFunc(b.Questions, func(q *Question) bool {
		_, weighed := q.Weights[position]
		return weighed
	})
}

// Needs returns what has to be answered before a field can be: the fields that its condition reads, the lists that it
// refers to, and of a matrix its columns and which of its rows there are. A field does not need itself.
func (f *Field) Needs() []*Field {
	var out []*Field
	add := func(g *Field) {
		if g != nil && g != f && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	if f.When != nil {
		for _, read := range f.When.Fields {
			add(read)
		}
	}
	if m := f.Matrix; m != nil {
		add(m.Columns)
		add(m.Absent)
		add(m.Present)
	}
	add(f.Target.List)
	for _, c := range f.Columns {
		add(c.Target.List)
		for _, inner := range c.Columns {
			add(inner.Target.List)
		}
	}
	return out
}

// SelfAssessed reports whether a respondent of a position answers as a manager who assesses their own department: an
// owner or a head without an interviewer.
func SelfAssessed(position, interviewer string) bool {
	return interviewer == "" && (position == "owner" || position == "head")
}

// AskOf returns what to ask for and where to look, as it is said to whoever asks or, where self says so, to a manager who
// answers alone.
func (q *Question) AskOf(self bool) Text {
	if self && q.AskSelf != (Text{}) {
		return q.AskSelf
	}
	return q.Ask
}

// HelpOf returns what counts as an answer, said to the same.
func (f *Field) HelpOf(self bool) Text {
	if self && f.HelpSelf != (Text{}) {
		return f.HelpSelf
	}
	return f.Help
}
