package bankfile

import (
	"math"
	"slices"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// computation is what a fact's `function` may name: its arguments, and how they make a Computation.
type computation struct {
	name      string
	arguments *shape
	read      argumentReader
}

type argumentReader func(b *builder, with value) result

// result is a computation that was read; its computation is nil where an argument is missing, which was reported.
type result struct {
	computation questionnaire.Computation
	decimal     bool                   // a share or an index rather than a whole number
	reads       []*questionnaire.Field // what it depends on, mainly the first
}

// count returns a computation whose result is a whole number. Fields that the bank lacks are nil.
func count(c questionnaire.Computation, reads ...*questionnaire.Field) result {
	return result{c, false, present(reads)}
}

// share returns a computation whose result is a share or an index.
func share(c questionnaire.Computation, reads ...*questionnaire.Field) result {
	return result{c, true, present(reads)}
}

// present returns the elements that are not nil, in a list of their own.
func present[T any](all []*T) []*T {
	return slices.DeleteFunc(slices.Clone(all), func(x *T) bool { return x == nil })
}

// sellersFunction is the one computation that may be called as the variable of rules.
const sellersFunction = "client.sellers"

var (
	namedBy = mappingOf(must("list", aName), must("column", aName), may("filled", names), may("any", names))
	among   = mappingOf(must("column", aName), must("options", names))
	against = mappingOf(must("list", aName), must("column", aName), must("naming", aName), may("among", among))
	splits  = mappingOf(must("matrix", aName), must("departments", oneOf("same", "different")), must("rules", aName))
	matrix  = mappingOf(must("matrix", aName))
	funnels = mappingOf(must("funnels", aName))
)

// computations are all of them, one row each.
var computations = []computation{
	{sellersFunction, mappingOf(), readSellers},
	{"list.sum", mappingOf(must("list", aName), must("column", aName), may("where", aName), may("among", among), may("empty", oneOf("unknown", "zero"))), readListSum},
	{"list.mismatches", mappingOf(must("list", aName), must("column", aName), must("against", against)), readListMismatches},
	{"list.kinds", mappingOf(must("list", aName), must("column", aName), may("named_by", namedBy)), readListKinds},
	{"list.named_share", mappingOf(must("list", aName), must("named_by", namedBy)), readNamedShare},
	{"list.naming_count", mappingOf(must("list", aName), must("named_by", namedBy), must("column", aName), must("options", names)), readNamingCount},
	{"list.weighted_share", mappingOf(must("list", aName), must("weight", aName), must("column", aName), must("options", names), may("among", among)), readWeightedShare},
	{"multi.connected_share", mappingOf(must("of", aName), must("by", aName), must("needs", tableOf(aName))), readConnectedShare},

	{"matrix.assigned_share", matrix, matrixFact(questionnaire.AssignedShare, share, readsMarks)},
	{"matrix.unassigned", matrix, matrixFact(questionnaire.Unassigned, count, readsMarks)},
	{"matrix.without_owner", matrix, matrixFact(questionnaire.WithoutOwner, count, readsMarks)},
	{"matrix.several_owners", matrix, matrixFact(questionnaire.SeveralOwners, count, readsScopes)},
	{"matrix.single_person", matrix, matrixFact(questionnaire.SinglePerson, count, readsHeadcount)},
	{"matrix.single_person_share", matrix, matrixFact(questionnaire.SinglePersonShare, share, readsHeadcount)},
	{"matrix.backed_up_share", matrix, matrixFact(questionnaire.BackedUpShare, share, readsHeadcount)},
	{"matrix.specialization_index", matrix, matrixFact(questionnaire.SpecializationIndex, share, readsSellers)},
	{"matrix.duplicated", splits, duplicated(false)},
	{"matrix.duplication_rate", splits, duplicated(true)},
	{"matrix.overloaded_share", mappingOf(must("matrix", aName), must("limit", tableOf(wholeOf(1, math.MaxInt32)))), readOverloadedShare},
	{"matrix.least_load", mappingOf(must("matrix", aName), must("row", aName), must("nobody", wholeOf(0, math.MaxInt32))), readLeastLoad},

	{"funnel.coverage", funnels, funnelFact(questionnaire.FunnelCoverage)},
	{"funnel.tracked_share", mappingOf(must("funnels", aName), must("at_least", aName)), funnelFact(questionnaire.TrackedShare)},
	{"funnel.measured_share", funnels, funnelFact(questionnaire.MeasuredShare)},
}

// noArguments are the arguments where `with` is left out.
var noArguments = &source.Node{Kind: source.Mapping}

func readSellers(*builder, value) result { return count(questionnaire.Sellers{}) }

func readListSum(b *builder, with value) result {
	c := questionnaire.ListSum{List: b.fieldAt(with.get("list"), questionnaire.List)}
	c.Column = columnAt(with.get("column"), c.List, questionnaire.Integer, questionnaire.Percent)
	c.Where = columnAt(with.get("where"), c.List, questionnaire.Bool)
	c.Among = readAmong(with.get("among"), c.List)
	c.EmptyUnknown = with.get("empty").choice() == "unknown"
	switch {
	case c.Column == nil:
		return result{}
	case c.Column.Kind == questionnaire.Integer:
		return count(c, c.List)
	}
	return share(c, c.List)
}

func readListMismatches(b *builder, with value) result {
	c := questionnaire.ListMismatches{List: b.fieldAt(with.get("list"), questionnaire.List)}
	c.Column = columnAt(with.get("column"), c.List, questionnaire.Integer, questionnaire.Percent)
	v := with.get("against")
	if !v.mapping() {
		return result{}
	}
	c.Against = b.fieldAt(v.get("list"), questionnaire.List)
	c.Naming = columnAt(v.get("naming"), c.Against, questionnaire.Reference)
	c.Numbers = columnAt(v.get("column"), c.Against, questionnaire.Integer, questionnaire.Percent)
	c.Among = readAmong(v.get("among"), c.Against)
	if c.Column == nil || c.Naming == nil || c.Numbers == nil {
		return result{}
	}
	if c.Naming.Target.List != c.List {
		v.get("naming").wrong("a column that does not name rows of "+c.List.ID, "a reference to "+c.List.ID, "")
	}
	return count(c, c.List, c.Against)
}

// readAmong reads which rows of a list count.
func readAmong(v value, list *questionnaire.Field) *questionnaire.Among {
	if !v.mapping() {
		return nil
	}
	column := columnAt(v.get("column"), list, questionnaire.Choice)
	if column == nil {
		return nil
	}
	return &questionnaire.Among{Column: column, Options: optionsAt(v.get("options"), column)}
}

func readListKinds(b *builder, with value) result {
	c := questionnaire.ListKinds{List: b.fieldAt(with.get("list"), questionnaire.List)}
	c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice)
	by := with.get("named_by")
	if c.By = b.readNamedBy(by, c.List); c.Column == nil || c.By == nil && !by.absent() {
		return result{}
	}
	if c.By == nil {
		return count(c, c.List)
	}
	return count(c, c.List, c.By.List)
}

func readNamedShare(b *builder, with value) result {
	c := questionnaire.NamedShare{List: b.fieldAt(with.get("list"), questionnaire.List)}
	if c.By = b.readNamedBy(with.get("named_by"), c.List); c.By == nil {
		return result{}
	}
	return share(c, c.List, c.By.List)
}

func readNamingCount(b *builder, with value) result {
	c := questionnaire.NamingCount{List: b.fieldAt(with.get("list"), questionnaire.List)}
	c.By = b.readNamedBy(with.get("named_by"), c.List)
	c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice)
	if c.Column == nil {
		return result{}
	}
	c.Options = optionsAt(with.get("options"), c.Column)
	if c.By == nil {
		return result{}
	}
	return count(c, c.List, c.By.List)
}

func readWeightedShare(b *builder, with value) result {
	c := questionnaire.WeightedShare{List: b.fieldAt(with.get("list"), questionnaire.List)}
	c.Weight = columnAt(with.get("weight"), c.List, questionnaire.Integer, questionnaire.Percent)
	c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice)
	if c.Column == nil {
		return result{}
	}
	c.Options, c.Among = optionsAt(with.get("options"), c.Column), readAmong(with.get("among"), c.List)
	if c.Weight == nil {
		return result{}
	}
	return share(c, c.List)
}

// optionsAt returns the options of a choice column that a list names.
func optionsAt(v value, column *questionnaire.Column) []string {
	var out []string
	for _, item := range v.items() {
		out = append(out, item.oneOf(questionnaire.OptionIDs(column.Options)))
	}
	return out
}

func readConnectedShare(b *builder, with value) result {
	c := questionnaire.ConnectedShare{
		Of: b.fieldAt(with.get("of"), questionnaire.Multi), By: b.fieldAt(with.get("by"), questionnaire.Multi),
		Needs: map[string]string{},
	}
	if c.Of == nil || c.By == nil {
		return result{}
	}
	keys, values := with.get("needs").entries()
	for i := range keys {
		from := keys[i].oneOf(questionnaire.OptionIDs(c.Of.Options))
		c.Needs[from] = values[i].oneOf(questionnaire.OptionIDs(c.By.Options))
	}
	return share(c, c.Of, c.By)
}

// readNamedBy reads which rows of another list name the rows of list.
func (b *builder) readNamedBy(v value, list *questionnaire.Field) *questionnaire.NamedBy {
	if !v.mapping() {
		return nil
	}
	by := &questionnaire.NamedBy{List: b.fieldAt(v.get("list"), questionnaire.List)}
	by.Column = columnAt(v.get("column"), by.List, questionnaire.Reference)
	if by.Column == nil || list == nil {
		return nil
	}
	if by.Column.Target.List != list {
		v.get("column").wrong("a column that does not name rows of "+list.ID, "a reference to "+list.ID, "")
	}
	for _, item := range v.get("filled").items() {
		if c := columnAt(item, by.List, questionnaire.FreeText, questionnaire.Reference, questionnaire.References); c != nil {
			by.Filled = append(by.Filled, c)
		}
	}
	for _, item := range v.get("any").items() {
		if c := columnAt(item, by.List, questionnaire.FreeText, questionnaire.Reference, questionnaire.References, questionnaire.Bool); c != nil {
			by.Any = append(by.Any, c)
		}
	}
	return by
}
