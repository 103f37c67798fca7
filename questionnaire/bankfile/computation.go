package bankfile

import (
	"math"
	"strings"

	"salesaudit/questionnaire"
)

// readComputation reads `function` and `with` of a fact.
func (b *builder) readComputation(function, with value) questionnaire.Computation {
	name := function.oneOf(computationNames...)
	if with.absent() {
		with = function.at(emptyMapping, function.where)
	}
	switch name {
	case "client.sellers":
		with.mapping("")
		return questionnaire.Sellers{}
	case "list.sum":
		with.mapping("list! column! where empty")
		c := questionnaire.ListSum{List: b.listAt(with.get("list"))}
		c.Column = columnAt(with.get("column"), c.List, questionnaire.Integer, questionnaire.Percent)
		c.Where = columnAt(with.get("where"), c.List, questionnaire.Bool)
		c.EmptyUnknown = with.get("empty").oneOf("unknown", "zero") == "unknown"
		return complete(c, c.List != nil && c.Column != nil)
	case "list.kinds":
		with.mapping("list! column! named_by")
		c := questionnaire.ListKinds{List: b.listAt(with.get("list"))}
		c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice)
		by := with.get("named_by")
		c.By = b.readNamedBy(by, c.List)
		return complete(c, c.List != nil && c.Column != nil && (by.absent() || c.By != nil))
	case "list.named_share":
		with.mapping("list! named_by!")
		c := questionnaire.NamedShare{List: b.listAt(with.get("list"))}
		c.By = b.readNamedBy(with.get("named_by"), c.List)
		return complete(c, c.List != nil && c.By != nil)
	case "list.naming_count":
		with.mapping("list! named_by! column! options!")
		c := questionnaire.NamingCount{List: b.listAt(with.get("list"))}
		c.By = b.readNamedBy(with.get("named_by"), c.List)
		if c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice); c.Column == nil {
			return nil
		}
		for _, o := range with.get("options").items() {
			c.Options = append(c.Options, o.oneOf(questionnaire.OptionIDs(c.Column.Options)...))
		}
		return complete(c, c.By != nil)
	case "list.weighted_share":
		with.mapping("list! weight! column! options!")
		c := questionnaire.WeightedShare{List: b.listAt(with.get("list"))}
		c.Weight = columnAt(with.get("weight"), c.List, questionnaire.Integer, questionnaire.Percent)
		c.Column = columnAt(with.get("column"), c.List, questionnaire.Choice)
		if c.Column == nil {
			return nil
		}
		for _, o := range with.get("options").items() {
			c.Options = append(c.Options, o.oneOf(questionnaire.OptionIDs(c.Column.Options)...))
		}
		return complete(c, c.List != nil && c.Weight != nil)
	case "multi.connected_share":
		return b.readConnectedShare(with)
	case "funnel.coverage", "funnel.tracked_share", "funnel.measured_share":
		return b.readFunnelFact(questionnaire.FunnelMeasure(name), with)
	case "":
		return nil
	}
	return b.readMatrixComputation(name, with)
}

// complete returns the computation when all of its arguments were found; what is missing was reported.
func complete(c questionnaire.Computation, ok bool) questionnaire.Computation {
	if !ok {
		return nil
	}
	return c
}

var computationNames = []string{
	"client.sellers", "list.sum", "list.kinds", "list.named_share", "list.naming_count", "list.weighted_share", "multi.connected_share",
	string(questionnaire.AssignedShare), string(questionnaire.Unassigned), string(questionnaire.WithoutOwner), string(questionnaire.SeveralOwners), string(questionnaire.SinglePerson),
	string(questionnaire.SinglePersonShare), string(questionnaire.BackedUpShare), string(questionnaire.SpecializationIndex),
	"matrix.duplicated", "matrix.duplication_rate", "matrix.overloaded_share", "matrix.least_load",
	string(questionnaire.FunnelCoverage), string(questionnaire.TrackedShare), string(questionnaire.MeasuredShare),
}

func (b *builder) readConnectedShare(with value) questionnaire.Computation {
	with.mapping("of! by! needs!")
	c := questionnaire.ConnectedShare{Of: b.fieldAt(with.get("of"), questionnaire.Multi), By: b.fieldAt(with.get("by"), questionnaire.Multi), Needs: map[string]string{}}
	if c.Of == nil || c.By == nil {
		return nil
	}
	keys, values := with.get("needs").entries()
	for i := range keys {
		from, to := keys[i].oneOf(questionnaire.OptionIDs(c.Of.Options)...), values[i].oneOf(questionnaire.OptionIDs(c.By.Options)...)
		c.Needs[from] = to
	}
	return c
}

func (b *builder) readFunnelFact(measure questionnaire.FunnelMeasure, with value) questionnaire.Computation {
	keys := "funnels!"
	if measure == questionnaire.TrackedShare {
		keys += " at_least!"
	}
	with.mapping(keys)
	c := questionnaire.FunnelFact{Funnels: b.listAt(with.get("funnels")), Measure: measure}
	if c.Funnels == nil {
		return nil
	}
	if c.Funnels.Funnel == nil {
		with.get("funnels").wrong("the list "+c.Funnels.ID, "a list with a funnel model", "")
		return nil
	}
	if measure == questionnaire.MeasuredShare && c.Funnels.Funnel.Measured == nil {
		with.get("funnels").wrong("a funnel model without measured", "one that names the measured column", "")
		return nil
	}
	if at := with.get("at_least"); !at.absent() {
		options := c.Funnels.Funnel.Tracking.Options
		c.AtLeast = questionnaire.Rank(options, at.oneOf(questionnaire.OptionIDs(options)...))
	}
	return c
}

func (b *builder) readMatrixComputation(name string, with value) questionnaire.Computation {
	keys := map[string]string{
		"matrix.duplicated":       "matrix! departments! rules!",
		"matrix.duplication_rate": "matrix! departments! rules!",
		"matrix.overloaded_share": "matrix! limit!",
		"matrix.least_load":       "matrix! row! nobody!",
	}[name]
	if keys == "" {
		keys = "matrix!"
	}
	with.mapping(keys)
	matrix := b.fieldAt(with.get("matrix"), questionnaire.Matrix)
	if matrix == nil || matrix.Matrix == nil {
		return nil
	}
	model := matrix.Matrix
	need := func(part string, ok bool) bool {
		if !ok {
			with.get("matrix").wrong("a matrix model without "+part, "one that names it: "+name+" reads it", "")
		}
		return ok
	}
	switch name {
	case "matrix.duplicated", "matrix.duplication_rate":
		c := questionnaire.Duplicated{Matrix: matrix, Rate: name == "matrix.duplication_rate"}
		c.SameDepartment = with.get("departments").oneOf("same", "different") == "same"
		if model.Rules != nil {
			statuses := questionnaire.OptionIDs(model.Rules.Status.Options)
			c.MinimumStatus = max(0, questionnaire.Rank(model.Rules.Status.Options, with.get("rules").oneOf(statuses...)))
		}
		return c
	case "matrix.overloaded_share":
		c := questionnaire.OverloadedShare{Matrix: matrix, Limit: map[string]int{}}
		with.get("limit").mapping(strings.Join(ids(b.bank.Profiles, idOfProfile), "! ") + "!")
		for _, p := range b.bank.Profiles {
			c.Limit[p.ID] = with.get("limit").get(p.ID).whole(1, math.MaxInt32)
		}
		return complete(c, need("headcount", model.Headcount != nil))
	case "matrix.least_load":
		row := with.get("row").oneOf(model.Rows.IDs()...)
		c := questionnaire.LeastLoad{Matrix: matrix, Row: model.Rows.Find(row), Nobody: with.get("nobody").whole(0, math.MaxInt32)}
		return complete(c, c.Row >= 0)
	}
	c := questionnaire.MatrixFact{Matrix: matrix, Measure: questionnaire.MatrixMeasure(name)}
	switch c.Measure {
	case questionnaire.SinglePerson, questionnaire.SinglePersonShare, questionnaire.BackedUpShare:
		return complete(c, need("headcount", model.Headcount != nil))
	case questionnaire.SpecializationIndex:
		return complete(c, need("headcount", model.Headcount != nil) && need("seller", model.Seller != nil))
	}
	return c
}

// readNamedBy reads which rows of another list name the rows of list.
func (b *builder) readNamedBy(v value, list *questionnaire.Field) *questionnaire.NamedBy {
	if !v.mapping("list! column! filled") {
		return nil
	}
	by := &questionnaire.NamedBy{List: b.listAt(v.get("list"))}
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
	return by
}

// listAt returns the list field that v names.
func (b *builder) listAt(v value) *questionnaire.Field { return b.fieldAt(v, questionnaire.List) }

// fieldAt returns the field of the kind that v names.
func (b *builder) fieldAt(v value, kind questionnaire.Kind) *questionnaire.Field {
	var valid []string
	for _, f := range b.bank.Fields {
		if f.Kind == kind {
			valid = append(valid, f.ID)
		}
	}
	if s := v.oneOf(valid...); s != "" {
		return b.bank.Field(s)
	}
	return nil
}

// columnAt returns the column of the list that v names, which must be of one of the kinds.
func columnAt(v value, list *questionnaire.Field, kinds ...questionnaire.Kind) *questionnaire.Column {
	if list == nil || v.absent() {
		return nil
	}
	return columnIn(v, list.Columns, kinds...)
}

func columnIn(v value, columns []*questionnaire.Column, kinds ...questionnaire.Kind) *questionnaire.Column {
	var valid []string
	for _, c := range columns {
		for _, k := range kinds {
			if c.Kind == k {
				valid = append(valid, c.ID)
			}
		}
	}
	if len(valid) == 0 && !v.absent() {
		v.wrong(describe(v.node), "a column of type "+typesOf(kinds)+", and the list has none", "")
		return nil
	}
	if s := v.oneOf(valid...); s != "" {
		return find(columns, s, idOfColumn)
	}
	return nil
}

// typesOf names kinds of columns as bank files do.
func typesOf(kinds []questionnaire.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		switch k {
		case questionnaire.Reference:
			names[i] = "ITEM"
		case questionnaire.References:
			names[i] = "ITEM*"
		default:
			names[i] = k.String()
		}
	}
	return strings.Join(names, " or ")
}
