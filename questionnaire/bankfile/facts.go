package bankfile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

func (b *builder) readFacts() {
	ids, values := b.entries("facts")
	units := slices.Sorted(maps.Keys(b.bank.Units))
	for i, v := range values {
		f := &questionnaire.Fact{ID: ids[i].node.Value}
		isSellers := f.ID == questionnaire.SellersVariable && v.scalar("function") == sellersFunction
		if questionnaire.Reserved(f.ID) && !isSellers {
			ids[i].wrong(strconv.Quote(f.ID), "an id that rules do not use for something else", "")
		}
		free := b.bank.AddFact(f)
		b.declare(ids[i], f.ID, free)
		b.places[f] = ids[i]
		if !v.mapping() {
			continue
		}
		f.Name, f.Formula, f.Unit = v.get("name").text(), v.get("formula").word(), v.get("unit").word()
		if unit := v.get("unit"); f.Unit != "" && !slices.Contains(units, f.Unit) {
			unit.wrong(unit.describe(), "a unit of the section units", suggest(f.Unit, units))
		}
		f.Among = v.get("among").text()
		f.Share = f.Unit == "share"
		f.Bounded, f.LowerIsBetter = !v.get("better").absent(), v.get("better").choice() == "lower"
		function, formula := v.get("function"), v.get("rule")
		switch {
		case function.absent() && formula.absent():
			ids[i].wrong("a fact without function and rule", "one of them", "")
		case !function.absent() && !formula.absent():
			ids[i].wrong("a fact with both function and rule", "one of them", "")
		case formula.absent():
			b.readComputation(f, function, v.get("with"))
		default:
			// Shares, indices and rates are fractions; a bank says so itself for any other unit.
			f.Decimal = f.Share || f.Unit == "index" || strings.HasPrefix(f.Unit, "per_")
			if d := v.get("decimal"); !d.absent() {
				f.Decimal = d.flag()
			}
			f.Computed = formula.node.Value
			b.addRule(formula, f, func(r *questionnaire.Rule) { f.Rule = r })
		}
	}
}

// readComputation reads `function` and `with` of a fact.
func (b *builder) readComputation(f *questionnaire.Fact, function, with value) {
	names := make([]string, len(computations))
	for i, c := range computations {
		names[i] = c.name
	}
	i := slices.Index(names, function.oneOf(names))
	if i < 0 {
		return
	}
	if with.absent() {
		with = function.at(noArguments, function.where, nil)
	}
	with = with.as(computations[i].arguments)
	with.mapping()
	r := computations[i].read(b, with)
	if r.computation == nil { // what is missing was reported
		return
	}
	f.Computation, f.Decimal = r.computation, r.decimal
	f.Computed = strings.TrimSpace(computations[i].name + " " + canonical(with.node))
	f.Main, f.Fields = first(r.reads), questionnaire.Distinct(slices.Clone(r.reads))
}

// canonical returns a value of a bank on one line, keys in order: two that say the same are the same text.
func canonical(n *source.Node) string {
	var parts []string
	switch n.Kind {
	case source.Mapping:
		for i := 0; i+1 < len(n.Items); i += 2 {
			parts = append(parts, n.Items[i].Value+": "+canonical(&n.Items[i+1]))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case source.Sequence:
		for i := range n.Items {
			parts = append(parts, canonical(&n.Items[i]))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return n.Value
}
