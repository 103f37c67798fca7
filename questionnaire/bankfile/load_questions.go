package bankfile

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// maxTitle is how many characters of a question's title a bookmark and a table row have room for.
const maxTitle = 34

func (b *builder) readQuestions() {
	seen := map[string]bool{}
	for _, v := range b.lists("questions") {
		q := &questionnaire.Question{Index: len(b.bank.Questions)}
		b.bank.Questions = append(b.bank.Questions, q)
		if !v.mapping("id! title! text! ask! proves weights fields!") {
			continue
		}
		q.ID = v.get("id").name()
		if seen[q.ID] && q.ID != "" {
			v.get("id").wrong(strconv.Quote(q.ID)+" a second time", "each id once", "")
		}
		seen[q.ID] = true
		b.places[q] = v.get("id")
		q.Title, q.Text, q.Ask = v.get("title").textUpTo(maxTitle), v.get("text").text(), v.get("ask").text()
		q.Proves = pickAll(v.get("proves"), b.bank.Sources, idOfSource)
		if w := v.get("weights"); w.mapping(strings.Join(questionnaire.Positions, " ")) {
			q.Weights = map[string]float64{}
			for i := range w.node.Len() {
				key, node := w.node.Pair(i)
				q.Weights[key.Value] = w.at(node, w.where+"."+key.Value).number(0, 100)
			}
		}
		for _, item := range v.get("fields").items() {
			b.readField(q, item)
		}
	}
	if len(b.bank.Questions) == 0 {
		b.missing("questions")
	}
}

// fieldKeys are the keys that a field of each kind may have, besides those that all have.
var fieldKeys = map[questionnaire.Kind]string{
	questionnaire.FreeText: "", questionnaire.Bool: "",
	questionnaire.Integer: "unit better min", questionnaire.Percent: "unit better",
	questionnaire.Choice: "ordered options!",
	questionnaire.Multi:  "options options_from",
	questionnaire.List:   "item columns! funnel",
	questionnaire.Matrix: "rows! columns! cells absent model",
}

func (b *builder) readField(q *questionnaire.Question, v value) {
	f := &questionnaire.Field{Question: q}
	kind := v.get("type").oneOf("text", "bool", "integer", "percent", "choice", "multi", "list", "matrix")
	f.Kind = questionnaire.FreeText
	for k := range fieldKeys {
		if k.String() == kind {
			f.Kind = k
		}
	}
	keys := fieldKeys[f.Kind]
	if kind == "" { // reported; which keys fit is then not known
		for _, more := range fieldKeys {
			keys += " " + strings.ReplaceAll(more, "!", "")
		}
	}
	if !v.mapping("id! type! label! help optional when " + keys) {
		return
	}
	f.ID = v.get("id").name()
	if questionnaire.Reserved(f.ID) {
		v.get("id").wrong(strconv.Quote(f.ID), "an id that rules do not use for something else", "")
		return
	}
	b.declare(v.get("id"), f, b.declaredAs(f.ID), b.bank.AddField(f))
	q.Fields = append(q.Fields, f)
	b.places[&f.Kind] = v
	f.Label, f.Help, f.Unit = v.get("label").text(), v.get("help").text(), v.get("unit").text()
	f.Ordered, f.Optional = v.get("ordered").flag(), v.get("optional").flag()
	f.LowerIsBetter = v.get("better").oneOf("lower", "higher") == "lower"
	f.Min = v.get("min").whole(0, math.MaxInt32)
	f.Measurable = f.Kind == questionnaire.Integer || f.Kind == questionnaire.Percent
	f.Options = readOptions(v.get("options"))
	checkOptions(v, f.Kind, f.Options)
	b.addRule(v.get("when"), func(r *questionnaire.Rule) { f.When = r })
	if f.Kind == questionnaire.List {
		if item := v.get("item"); !item.absent() {
			f.Item = item.name()
		}
		f.Columns = readColumns(v.get("columns"), false)
		if f.Item != "" && f.IDColumn() == nil {
			v.get("columns").wrong("no column of type id", "one, because the rows have the item name "+f.Item, "")
		}
	}
}

// checkOptions reports a choice that leaves nothing to choose.
func checkOptions(v value, kind questionnaire.Kind, options []questionnaire.Option) {
	if at := v.get("options"); kind == questionnaire.Choice && !at.absent() && at.node.Kind == source.Mapping && len(options) < 2 {
		at.wrong("a choice with fewer than two options", "two options or more", "")
	}
}

func readOptions(v value) []questionnaire.Option {
	keys, values := v.entries()
	var out []questionnaire.Option
	for i := range keys {
		out = append(out, questionnaire.NewOption(keys[i].name(), values[i].text()))
	}
	return out
}

// columnTypes are the types that a column may have besides references: which suffixes each takes, and its keys.
var columnTypes = map[string]struct {
	kind     questionnaire.Kind
	suffixes string
	keys     string
}{
	"id":      {questionnaire.ID, "", "label"},
	"text":    {questionnaire.FreeText, "?", "label!"},
	"bool":    {questionnaire.Bool, "", "label!"},
	"integer": {questionnaire.Integer, "?", "label! unit min"},
	"percent": {questionnaire.Percent, "?", "label! unit"},
	"choice":  {questionnaire.Choice, "", "label! ordered options!"},
	"list":    {questionnaire.List, "", "label! columns!"},
}

// readColumns reads the columns of a list. Those of a list inside a list hold no further lists.
func readColumns(v value, nested bool) []*questionnaire.Column {
	keys, values := v.entries()
	var out []*questionnaire.Column
	idColumns := 0
	for i := range keys {
		c := &questionnaire.Column{ID: keys[i].name(), Index: len(out)}
		out = append(out, c)
		readColumn(c, values[i])
		switch {
		case c.Kind == questionnaire.ID:
			if idColumns++; idColumns > 1 {
				keys[i].wrong("a second column of type id", "one column of type id", "")
			}
		case c.Kind == questionnaire.List && nested:
			keys[i].wrong("a list inside a list inside a list", "lists one level deep", "")
		case c.Kind == questionnaire.List:
			c.Columns = readColumns(values[i].get("columns"), true)
		}
	}
	return out
}

func readColumn(c *questionnaire.Column, v value) {
	typ := v.get("type").word()
	base := strings.TrimRight(typ, "?*")
	suffix := typ[len(base):]
	t, ok := columnTypes[base]
	if !ok { // the item name of a list or catalogue, resolved when all of them are known
		t.kind, t.suffixes, t.keys = questionnaire.Reference, "?*", "label!"
	}
	if typ == "" { // reported; which keys fit is then not known
		t.keys = "label unit min ordered options columns"
	}
	if len(suffix) > 1 || !strings.Contains(t.suffixes, suffix) {
		expected := base
		for _, allowed := range t.suffixes {
			expected += " or " + base + string(allowed)
		}
		v.get("type").wrong(strconv.Quote(typ), expected, "")
	}
	c.Kind = t.kind
	if t.kind == questionnaire.Reference && suffix == "*" {
		c.Kind = questionnaire.References
	}
	// An absent text is empty, and so is an absent list of references.
	c.Optional = suffix == "?" || c.Kind == questionnaire.FreeText || c.Kind == questionnaire.References
	c.Measurable = c.Optional && (c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent)
	v.mapping("type! help " + t.keys)
	c.Label, c.Help, c.Unit = v.get("label").text(), v.get("help").text(), v.get("unit").text()
	c.Min = v.get("min").whole(0, math.MaxInt32)
	c.Ordered, c.Options = v.get("ordered").flag(), readOptions(v.get("options"))
	checkOptions(v, c.Kind, c.Options)
}

// resolveFields finds what references, matrices and funnels name, now that all lists are known.
func (b *builder) resolveFields() {
	targets := map[string]questionnaire.Target{}
	for _, c := range b.bank.Catalogues {
		b.checkItem(c.Item, b.places[c].get("item"), targets)
		targets[c.Item] = questionnaire.Target{Catalogue: c}
	}
	for _, f := range b.bank.Fields {
		if f.Item != "" {
			b.checkItem(f.Item, b.places[&f.Kind].get("item"), targets)
			targets[f.Item] = questionnaire.Target{List: f}
		}
	}
	for _, f := range b.bank.Fields {
		v := b.places[&f.Kind]
		switch f.Kind {
		case questionnaire.List:
			resolveColumns(v.get("columns"), f.Columns, targets)
		case questionnaire.Multi:
			b.resolveMulti(f, v)
		}
	}
	for _, f := range b.bank.Fields {
		v := b.places[&f.Kind]
		if f.Kind == questionnaire.Matrix {
			f.Matrix = b.readMatrixModel(v)
		}
		if fv := v.get("funnel"); f.Kind == questionnaire.List && !fv.absent() {
			f.Funnel = b.readFunnelModel(f, fv)
		}
	}
}

// checkItem reports an item name that is taken, by another list or catalogue or by a type of column.
func (b *builder) checkItem(item string, at value, targets map[string]questionnaire.Target) {
	if item == "" || at.absent() {
		return
	}
	if _, taken := targets[item]; taken {
		at.wrong(strconv.Quote(item)+" a second time", "an item name of its own for each list and catalogue", "")
	}
	if _, taken := columnTypes[item]; taken {
		at.wrong(strconv.Quote(item)+", which is a type of column", "an item name of its own", "")
	}
}

func resolveColumns(v value, columns []*questionnaire.Column, targets map[string]questionnaire.Target) {
	valid := append(sortedKeys(columnTypes), sortedKeys(targets)...)
	for _, c := range columns {
		at := v.get(c.ID)
		if c.Kind == questionnaire.List {
			resolveColumns(at.get("columns"), c.Columns, targets)
		}
		if c.Kind != questionnaire.Reference && c.Kind != questionnaire.References {
			continue
		}
		typ := at.get("type")
		if typ.absent() {
			continue
		}
		item := strings.TrimRight(typ.node.Value, "?*")
		target, ok := targets[item]
		if !ok {
			typ.wrong(strconv.Quote(typ.node.Value), "a type, or the item name of a list or catalogue", suggest(item, valid))
			continue
		}
		c.Target = target
	}
}

func (b *builder) resolveMulti(f *questionnaire.Field, v value) {
	from := v.get("options_from")
	if from.absent() == (len(f.Options) == 0) {
		v.wrong("a multi without options, or with two sets of them", "either options or options_from", "")
		return
	}
	if from.absent() {
		return
	}
	if c := pick(from, b.bank.Catalogues, idOfCatalogue); c != nil {
		for _, e := range c.Entries {
			f.Options = append(f.Options, questionnaire.NewOption(e.ID, e.Name))
		}
	}
}

func (b *builder) readMatrixModel(v value) *questionnaire.MatrixModel {
	m := &questionnaire.MatrixModel{Rows: pick(v.get("rows"), b.bank.Catalogues, idOfCatalogue), Columns: b.listAt(v.get("columns"))}
	if cells := v.get("cells"); !cells.absent() {
		for _, c := range cells.items() {
			c.oneOf("R", "A", "RA", "B")
		}
	}
	m.Absent = b.fieldAt(v.get("absent"), questionnaire.Multi)
	if m.Rows == nil || m.Columns == nil {
		return nil
	}
	if m.Absent != nil && !slices.Equal(questionnaire.OptionIDs(m.Absent.Options), m.Rows.IDs()) {
		v.get("absent").wrong("a multi over something else than "+m.Rows.ID, "one with options_from: "+m.Rows.ID, "")
	}
	if m.Columns.IDColumn() == nil {
		v.get("columns").wrong("the list "+m.Columns.ID+" without a column of type id", "a list whose rows have ids", "")
		return nil
	}
	model := v.get("model")
	if !model.mapping("headcount seller department scopes rules") {
		return m
	}
	m.Headcount = columnAt(model.get("headcount"), m.Columns, questionnaire.Integer)
	m.Seller = columnAt(model.get("seller"), m.Columns, questionnaire.Bool)
	if m.Department = columnAt(model.get("department"), m.Columns, questionnaire.Reference); m.Department != nil {
		m.Departments = m.Department.Target.List
	}
	for _, s := range model.get("scopes").items() {
		if s.mapping("role! department") {
			scope := questionnaire.Scope{Role: columnAt(s.get("role"), m.Columns, questionnaire.References), Department: columnAt(s.get("department"), m.Departments, questionnaire.References)}
			if scope.Role != nil && scope.Department != nil && scope.Role.Target != scope.Department.Target {
				s.get("department").wrong("a column that names something else than "+scope.Role.ID, "references to the same list in both", "")
			}
			if scope.Role != nil {
				m.Scopes = append(m.Scopes, scope)
			}
		}
	}
	m.Rules = b.readSplitRules(model.get("rules"), m)
	return m
}

func (b *builder) readSplitRules(v value, m *questionnaire.MatrixModel) *questionnaire.SplitRules {
	if !v.mapping("list! row! columns! status!") {
		return nil
	}
	r := &questionnaire.SplitRules{List: b.listAt(v.get("list"))}
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
	if !v.mapping("stages! tracking! measured serves!") {
		return nil
	}
	m := &questionnaire.FunnelModel{Stages: columnAt(v.get("stages"), f, questionnaire.List), Serves: columnAt(v.get("serves"), f, questionnaire.References)}
	if m.Stages != nil {
		m.Tracking = columnIn(v.get("tracking"), m.Stages.Columns, questionnaire.Choice)
		if measured := v.get("measured"); !measured.absent() {
			m.Measured = columnIn(measured, m.Stages.Columns, questionnaire.Percent, questionnaire.Integer)
		}
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

// addRule remembers a rule to be compiled when all names are known.
func (b *builder) addRule(v value, assign func(*questionnaire.Rule)) {
	if !v.absent() && v.node.Kind != source.Null {
		b.addDraft(v, nil, assign)
	}
}
