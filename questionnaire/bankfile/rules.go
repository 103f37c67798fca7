package bankfile

import (
	"cmp"
	"slices"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// compileRules compiles all rules, reports what is wrong in them at its place in the bank file, and works out which
// fields they read.
func (b *builder) compileRules() {
	compiled, wrong, err := b.bank.CompileRules(b.drafts)
	if err != nil {
		if !b.first.absent() {
			b.first.wrong("rules that cannot be compiled: "+err.Error(), "", "")
		}
		return
	}
	for _, w := range wrong {
		at := b.rules[w.Draft].at
		pos := at.node.Pos
		if w.Offset >= 0 {
			pos = placeInside(at.doc, at.node, w.Offset)
		}
		severity := source.Error
		if w.Warning {
			severity = source.Warning
		}
		at.report(pos, severity, w.Found, w.Expected, cmp.Or(w.Hint, suggest(w.Name, w.Valid)))
	}
	for i, r := range compiled {
		if r != nil {
			b.rules[i].assign(r)
		}
	}
	b.orderFacts()
	for _, r := range compiled {
		if r != nil {
			r.Fields = b.bank.FieldsOf(r.Reads)
		}
	}
	b.orderFields()
}

// orderFacts sorts the facts so that each comes after those that its rule reads, and reports those that depend on
// themselves.
func (b *builder) orderFacts() {
	order, circles := sorted(b.bank.Facts, func(f *questionnaire.Fact) []*questionnaire.Fact {
		var facts []*questionnaire.Fact
		if f.Rule != nil {
			for _, name := range f.Rule.Reads {
				if g := b.bank.Fact(name); g != nil {
					facts = append(facts, g)
				}
			}
		}
		return facts
	})
	for _, circle := range circles {
		names := make([]string, len(circle))
		for i, f := range circle {
			names[i] = f.ID
		}
		b.places[circle[0]].circular(names)
	}
	for _, f := range order {
		if f.Rule != nil {
			f.Fields = b.bank.FieldsOf(f.Rule.Reads)
			f.Main = first(f.Rule.Named())
		}
	}
	b.bank.FactOrder = order
}

// orderFields sorts the fields so that each comes after those that its condition reads, and reports those that wait
// for themselves and conditions that read a fact: whether a field is shown must follow from other answers alone.
func (b *builder) orderFields() {
	order, circles := sorted(b.bank.Fields, func(f *questionnaire.Field) []*questionnaire.Field {
		if f.When == nil {
			return nil
		}
		return f.When.Fields
	})
	for _, circle := range circles {
		names := make([]string, len(circle))
		for i, f := range circle {
			names[i] = f.ID
		}
		b.places[circle[0]].get("when").circular(names)
	}
	for _, f := range b.bank.Fields {
		if f.When == nil {
			continue
		}
		for _, name := range f.When.Reads {
			if b.bank.Field(name) == nil && name != questionnaire.SellersVariable {
				b.places[f].get("when").wrong("a condition that reads the fact "+name, "a condition over fields and sellers", "")
			}
		}
	}
	b.bank.FieldOrder = order
}

// sorted returns all in an order in which each comes after what it needs, and otherwise as given. A circle begins
// and ends with the same element; what closes it is then not before what needs it.
func sorted[T comparable](all []T, needs func(T) []T) (order []T, circles [][]T) {
	const (
		underWay = 1 + iota
		done
	)
	state := map[T]int{}
	var path []T
	var visit func(x T)
	visit = func(x T) {
		switch state[x] {
		case underWay:
			circles = append(circles, append(slices.Clone(path[slices.Index(path, x):]), x))
			return
		case done:
			return
		}
		state[x] = underWay
		path = append(path, x)
		for _, y := range needs(x) {
			visit(y)
		}
		path = path[:len(path)-1]
		state[x] = done
		order = append(order, x)
	}
	for _, x := range all {
		visit(x)
	}
	return order, circles
}

// circular reports what depends on itself by the names of the circle.
func (v value) circular(names []string) {
	v.wrong("depends on itself: "+strings.Join(names, " → "), "", "break the circle at one of them")
}

// first returns the first field, or nil.
func first(fields []*questionnaire.Field) *questionnaire.Field {
	if len(fields) == 0 {
		return nil
	}
	return fields[0]
}
