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
