package questionnaire

import (
	"cmp"
	"slices"
)

// AddField appends a field and reports whether its id was free: a field and a fact may not share one. The second
// field of an id is not found by it.
func (b *Bank) AddField(f *Field) bool {
	f.Index = len(b.Fields)
	b.Fields = append(b.Fields, f)
	free := b.fields[f.ID] == nil && b.facts[f.ID] == nil
	if free && f.ID != "" {
		b.fields = put(b.fields, f.ID, f)
	}
	return free
}

// AddFact appends a fact and reports whether its id was free, as AddField does.
func (b *Bank) AddFact(f *Fact) bool {
	f.Index = len(b.Facts)
	b.Facts = append(b.Facts, f)
	free := b.fields[f.ID] == nil && b.facts[f.ID] == nil
	if free && f.ID != "" {
		b.facts = put(b.facts, f.ID, f)
	}
	return free
}

// AddCriterion appends a criterion and reports whether its id was free.
func (b *Bank) AddCriterion(c *Criterion) bool {
	c.Index = len(b.Criteria)
	b.Criteria = append(b.Criteria, c)
	free := b.criteria[c.ID] == nil
	if free && c.ID != "" {
		b.criteria = put(b.criteria, c.ID, c)
	}
	return free
}

// put sets an element of a map that may not be there yet.
func put[T any](all map[string]*T, id string, x *T) map[string]*T {
	if all == nil {
		all = map[string]*T{}
	}
	all[id] = x
	return all
}

// Field returns the field with the id, or nil.
func (b *Bank) Field(id string) *Field { return b.fields[id] }

// Fact returns the fact with the id, or nil.
func (b *Bank) Fact(id string) *Fact { return b.facts[id] }

// Criterion returns the criterion with the id, or nil.
func (b *Bank) Criterion(id string) *Criterion { return b.criteria[id] }

// Question returns the question with the id, or nil.
func (b *Bank) Question(id string) *Question { return find(b.Questions, id, (*Question).id) }

// Source returns the source with the id, or nil.
func (b *Bank) Source(id string) *Source { return find(b.Sources, id, (*Source).id) }

func (q *Question) id() string { return q.ID }
func (s *Source) id() string   { return s.ID }

// find returns the element with the id, or nil.
func find[T any](all []*T, id string, idOf func(*T) string) *T {
	for _, x := range all {
		if idOf(x) == id {
			return x
		}
	}
	return nil
}

// ids returns the ids of all elements, for messages.
func ids[T any](all []*T, idOf func(*T) string) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = idOf(x)
	}
	return out
}

// IDs returns the ids of all questions, criteria and fields, for suggestions.
func (b *Bank) IDs() []string {
	out := ids(b.Questions, (*Question).id)
	for _, c := range b.Criteria {
		out = append(out, c.ID)
	}
	for _, f := range b.Fields {
		out = append(out, f.ID)
	}
	return out
}

// FieldsOf returns every field behind the names of fields and facts, through facts too, in the order of the bank.
func (b *Bank) FieldsOf(names []string) []*Field {
	var out []*Field
	for _, name := range names {
		if f := b.Field(name); f != nil {
			out = append(out, f)
		} else if fact := b.Fact(name); fact != nil {
			out = append(out, fact.Fields...)
		}
	}
	return Distinct(out)
}

// Distinct sorts fields in place into the order of the bank and drops what is there twice.
func Distinct(fields []*Field) []*Field {
	slices.SortFunc(fields, func(a, b *Field) int { return cmp.Compare(a.Index, b.Index) })
	return slices.Compact(fields)
}
