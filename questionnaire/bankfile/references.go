package bankfile

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// resolveFields finds what references, matrices and funnels name, now that all lists are known.
func (b *builder) resolveFields() {
	for _, c := range b.bank.Catalogues {
		b.addTarget(c.Item, b.places[c].get("item"), questionnaire.Target{Catalogue: c})
	}
	for _, f := range b.bank.Fields {
		if f.Kind == questionnaire.List {
			b.addTarget(f.Item, b.places[f].get("item"), questionnaire.Target{List: f})
		}
	}
	for _, f := range b.bank.Fields {
		switch f.Kind {
		case questionnaire.List:
			b.resolveColumns(b.places[f].get("columns"), f.Columns)
		case questionnaire.Multi:
			b.resolveMulti(f, b.places[f])
		}
	}
	for _, f := range b.bank.Fields {
		switch f.Kind {
		case questionnaire.Matrix:
			f.Matrix = b.readMatrixModel(b.places[f])
		case questionnaire.List:
			f.Funnel = b.readFunnelModel(f, b.places[f].get("funnel"))
		}
	}
}

// addTarget adds what an item name means, and reports a name that is taken, by another list or catalogue or by
// a type of column.
func (b *builder) addTarget(item string, at value, target questionnaire.Target) {
	if item == "" || at.absent() {
		return
	}
	if !b.targets.add(item, target) {
		at.wrong("duplicate item name "+strconv.Quote(item), "", "each list and catalogue needs one of its own")
	}
	if slices.Contains(columnGrammar.variantWords(), item) {
		at.wrong(strconv.Quote(item)+", which is a type of column", "an item name of its own", "")
	}
}

func (b *builder) resolveColumns(v value, columns []*questionnaire.Column) {
	for _, c := range columns {
		at := v.get(c.ID)
		if c.Kind == questionnaire.List {
			b.resolveColumns(at.get("columns"), c.Columns)
		}
		if c.Kind != questionnaire.Reference && c.Kind != questionnaire.References {
			continue
		}
		typ := at.get("type")
		item := baseOf(at.scalar("type"))
		if target, ok := b.targets.byID[item]; ok {
			c.Target = target
		} else if item != "" {
			valid := append(columnGrammar.variantWords(), b.targets.ids...)
			typ.wrong(typ.describe(), "a type, or the item name of a list or catalogue", suggest(item, valid))
		}
	}
}

func (b *builder) resolveMulti(f *questionnaire.Field, v value) {
	from := v.get("options_from")
	if from.absent() == (len(f.Options) == 0) {
		v.wrong("a multi without options, or with two sets of them", "either options or options_from", "")
		return
	}
	if c := b.catalogues.pick(from); c != nil {
		for _, e := range c.Entries {
			f.Options = append(f.Options, questionnaire.NewOption(e.ID, e.Name))
		}
	}
}

func (b *builder) readMatrixModel(v value) *questionnaire.MatrixModel {
	m := &questionnaire.MatrixModel{Rows: b.catalogues.pick(v.get("rows")), Columns: b.fieldAt(v.get("columns"), questionnaire.List)}
	for _, c := range v.get("cells").items() {
		m.System = c.choice() == "S" || m.System
	}
	m.Absent, m.Present = b.rowsField(v.get("absent"), m, false), b.rowsField(v.get("present"), m, true)
	if m.Rows == nil || m.Columns == nil {
		return nil
	}
	if m.Columns.IDColumn() == nil {
		v.get("columns").wrong("the list "+m.Columns.ID+" without a column of type id", "a list whose rows have ids", "")
		return nil
	}
	model := v.get("model")
	if !model.mapping() {
		return m
	}
	m.Headcount = columnAt(model.get("headcount"), m.Columns, questionnaire.Integer)
	m.Seller = columnAt(model.get("seller"), m.Columns, questionnaire.Bool)
	if m.Department = columnAt(model.get("department"), m.Columns, questionnaire.Reference); m.Department != nil {
		m.Departments = m.Department.Target.List
	}
	m.Outside = readOutside(model.get("outside"), m)
	for _, s := range model.get("scopes").items() {
		readScope(s, m)
	}
	m.Rules = b.readSplitRules(model.get("rules"), m)
	return m
}

// rowsField returns the multi that v names, whose options must be the rows of the matrix. It keeps those that are extra,
// or those that are not.
func (b *builder) rowsField(v value, m *questionnaire.MatrixModel, extra bool) *questionnaire.Field {
	f := b.fieldAt(v, questionnaire.Multi)
	if f == nil || m.Rows == nil {
		return f
	}
	if !slices.Equal(questionnaire.OptionIDs(f.Options), m.Rows.IDs()) {
		v.wrong("a multi over something else than "+m.Rows.ID, "one with options_from: "+m.Rows.ID, "")
		return f
	}
	f.Options = slices.DeleteFunc(f.Options, func(o questionnaire.Option) bool {
		return m.Rows.Entries[m.Rows.Find(o.ID)].Extra != extra
	})
	return f
}

func readOutside(v value, m *questionnaire.MatrixModel) *questionnaire.Outside {
	if !v.mapping() {
		return nil
	}
	o := &questionnaire.Outside{Place: columnAt(v.get("column"), m.Columns, questionnaire.Choice)}
	if o.Place == nil {
		return nil
	}
	options := questionnaire.OptionIDs(o.Place.Options)
	for _, item := range v.get("counts_in_department").items() {
		o.Inside = append(o.Inside, item.oneOf(options))
	}
	for _, item := range v.get("foreign").items() {
		o.Foreign = append(o.Foreign, item.oneOf(options))
	}
	return o
}

func readScope(v value, m *questionnaire.MatrixModel) {
	if !v.mapping() {
		return
	}
	scope := questionnaire.Scope{
		Role:       columnAt(v.get("role"), m.Columns, questionnaire.References),
		Department: columnAt(v.get("department"), m.Departments, questionnaire.References),
	}
	if scope.Role == nil {
		return
	}
	if scope.Department != nil && scope.Role.Target != scope.Department.Target {
		v.get("department").wrong("a column that names something else than "+scope.Role.ID, "references to the same list in both", "")
	}
	m.Scopes = append(m.Scopes, scope)
}

func (b *builder) readSplitRules(v value, m *questionnaire.MatrixModel) *questionnaire.SplitRules {
	if !v.mapping() {
		return nil
	}
	r := &questionnaire.SplitRules{List: b.fieldAt(v.get("list"), questionnaire.List)}
	r.Row = columnAt(v.get("row"), r.List, questionnaire.Reference)
	r.Columns = columnAt(v.get("columns"), r.List, questionnaire.References)
	r.Status = columnAt(v.get("status"), r.List, questionnaire.Choice)
	if r.Row == nil || r.Columns == nil || r.Status == nil {
		return nil
	}
	if r.Row.Target.Catalogue != m.Rows {
		v.get("row").wrong("a column that does not name rows of the matrix", "a reference to an entry of "+m.Rows.ID, "")
	}
	if r.Columns.Target.List != m.Columns {
		v.get("columns").wrong("a column that does not name columns of the matrix", "references to rows of "+m.Columns.ID, "")
	}
	checkOrdered(v.get("status"), r.Status)
	return r
}

func (b *builder) readFunnelModel(f *questionnaire.Field, v value) *questionnaire.FunnelModel {
	if !v.mapping() {
		return nil
	}
	m := &questionnaire.FunnelModel{Stages: columnAt(v.get("stages"), f, questionnaire.List), Serves: columnAt(v.get("serves"), f, questionnaire.References)}
	if m.Stages != nil {
		m.Tracking = columnIn(v.get("tracking"), m.Stages.Columns, questionnaire.Choice)
		m.Measured = columnIn(v.get("measured"), m.Stages.Columns, questionnaire.Percent, questionnaire.Integer)
	}
	if m.Serves != nil {
		if m.Served = m.Serves.Target.List; m.Served == nil {
			v.get("serves").wrong("a column that names no list of this bank", "references to rows of a list", "")
		}
	}
	if m.Served == nil || m.Tracking == nil {
		return nil
	}
	checkOrdered(v.get("tracking"), m.Tracking)
	return m
}

// checkOrdered reports a choice that a model compares by rank, but whose options have none.
func checkOrdered(v value, c *questionnaire.Column) {
	if !c.Ordered {
		v.wrong("the choice "+c.ID+", which is not ordered", "an ordered choice", "")
	}
}

// fieldAt returns the field of the kind that v names.
func (b *builder) fieldAt(v value, kind questionnaire.Kind) *questionnaire.Field {
	var valid []string
	for _, f := range b.bank.Fields {
		if f.Kind == kind {
			valid = append(valid, f.ID)
		}
	}
	return b.bank.Field(v.oneOf(valid))
}

// columnAt returns the column of the list that v names, which must be of one of the kinds.
func columnAt(v value, list *questionnaire.Field, kinds ...questionnaire.Kind) *questionnaire.Column {
	if list == nil {
		return nil
	}
	return columnIn(v, list.Columns, kinds...)
}

func columnIn(v value, columns []*questionnaire.Column, kinds ...questionnaire.Kind) *questionnaire.Column {
	if v.absent() {
		return nil
	}
	var valid index[*questionnaire.Column]
	for _, c := range columns {
		if slices.Contains(kinds, c.Kind) {
			valid.add(c.ID, c)
		}
	}
	if len(valid.ids) == 0 {
		v.wrong(v.describe(), "a column of type "+typesOf(kinds)+", and the list has none", "")
		return nil
	}
	return valid.pick(v)
}

// typesOf names kinds of columns as bank files do.
func typesOf(kinds []questionnaire.Kind) string {
	types := make([]string, len(kinds))
	for i, k := range kinds {
		switch k {
		case questionnaire.Reference:
			types[i] = "ITEM"
		case questionnaire.References:
			types[i] = "ITEM*"
		default:
			types[i] = k.String()
		}
	}
	return strings.Join(types, " or ")
}
