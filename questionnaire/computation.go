package questionnaire

import (
	"math"
	"strings"

	"cel.dev/cel-go/cel"
)

// Computation is a named way to compute a fact in plain Go, with its arguments. Package scoring carries them
// out; the formulas stand with the types here. The set is closed: Sellers, ListSum, ListKinds, NamedShare, NamingCount,
// WeightedShare, ConnectedShare, MatrixFact, Duplicated, OverloadedShare, LeastLoad, FunnelFact.
type Computation interface {
	// whole tells whether the result is a whole number rather than a share or an index.
	whole() bool
	// reads returns the fields that the result depends on.
	reads() []*Field
}

// Sellers is the number of sellers as stated for the client.
type Sellers struct{}

// ListSum is the sum of a number column over the rows (over those where Where is true, when set). Unknown where
// a cell that counts is not measured; without rows 0, or unknown when EmptyUnknown.
type ListSum struct {
	List         *Field
	Column       *Column
	Where        *Column // bool; nil for all rows
	EmptyUnknown bool
}

// NamedBy selects the rows of a list that a row of another list names, where the naming row has something in
// each of Filled: an indicator that a decision with an owner and an action names.
type NamedBy struct {
	List   *Field
	Column *Column   // reference to the list whose rows are selected
	Filled []*Column // texts and references
}

// ListKinds is the number of different options that a choice column takes over the rows (over those that By
// selects, when set).
type ListKinds struct {
	List   *Field
	Column *Column
	By     *NamedBy
}

// NamedShare is the share 0-1 of rows that By selects; 0 without rows.
type NamedShare struct {
	List *Field
	By   *NamedBy
}

// NamingCount is the number of rows of By.List that are complete, as By says, and name a row whose choice column is
// one of Options: decisions with an owner on an indicator of one kind.
type NamingCount struct {
	List    *Field // whose rows are named
	By      *NamedBy
	Column  *Column
	Options []string
}

// WeightedShare is the weight of the rows whose choice column is one of Options, over the weight of all rows;
// 0 without rows.
type WeightedShare struct {
	List    *Field
	Weight  *Column
	Column  *Column
	Options []string
}

// ConnectedShare is, among the chosen options of Of that need an option of By, the share for which By has it;
// 1 where no chosen option needs one.
type ConnectedShare struct {
	Of, By *Field
	Needs  map[string]string // option of Of → option of By
}

// MatrixMeasure names a figure over a whole responsibility matrix. F is the catalogue of its rows less the
// absent ones; the doers of a row are the columns with R or RA in it, the owners those with A or RA, the
// stand-ins those with B; the load of a column is the number of rows of F that it does.
type MatrixMeasure string

// The matrix measures.
const (
	AssignedShare       MatrixMeasure = "matrix.assigned_share"       // rows of F with a doer / |F|
	Unassigned          MatrixMeasure = "matrix.unassigned"           // rows of F without a doer
	WithoutOwner        MatrixMeasure = "matrix.without_owner"        // rows of F without an owner
	SeveralOwners       MatrixMeasure = "matrix.several_owners"       // rows of F with two different owners that overlap
	SinglePerson        MatrixMeasure = "matrix.single_person"        // rows of F whose doers' headcounts add up to at most 1, without a stand-in
	SinglePersonShare   MatrixMeasure = "matrix.single_person_share"  // the same / |F|
	BackedUpShare       MatrixMeasure = "matrix.backed_up_share"      // rows of F with a stand-in, or whose doers' headcounts add up to 2 or more / |F|
	SpecializationIndex MatrixMeasure = "matrix.specialization_index" // mean over selling columns with load >= 1, weighted by headcount, of 1 - ln(load)/ln(|F|): 1 - normalized entropy at equal shares; 0 where there are none
)

// MatrixFact is one of the measures over a matrix.
type MatrixFact struct {
	Matrix  *Field
	Measure MatrixMeasure
}

// Duplicated counts the rows of F with two different doers, of one department or of different ones, that overlap
// and that no split rule of at least the named status covers. Rate divides by max(1, rows of F with a doer).
type Duplicated struct {
	Matrix         *Field
	SameDepartment bool
	MinimumStatus  int // rank of the rules' status option that counts
	Rate           bool
}

// OverloadedShare is the headcount of the columns with load over the limit, over that of the columns with load
// >= 1; 0 where there are none.
type OverloadedShare struct {
	Matrix *Field
	Limit  map[string]int // rows by profile id
}

// LeastLoad is the least load among the doers of one row; Nobody where nobody does it.
type LeastLoad struct {
	Matrix *Field
	Row    int // place in the catalogue
	Nobody int
}

// FunnelMeasure names a figure over a list of funnels and the list that they serve. Covered rows are those that
// some funnel serves; a funnel that names none serves all.
type FunnelMeasure string

// The funnel measures.
const (
	FunnelCoverage FunnelMeasure = "funnel.coverage"       // covered rows / rows; 0 without rows
	TrackedShare   FunnelMeasure = "funnel.tracked_share"  // sum over funnels of the share of stages tracked at least so / (funnels + uncovered rows); 0 without funnels
	MeasuredShare  FunnelMeasure = "funnel.measured_share" // sum over funnels of the share of stages but the last with a measured number / (funnels + uncovered rows); 0 without funnels
)

// FunnelFact is one of the measures over funnels.
type FunnelFact struct {
	Funnels *Field
	Measure FunnelMeasure
	AtLeast int // rank of the tracking option, for TrackedShare
}

func (Sellers) whole() bool         { return true }
func (c ListSum) whole() bool       { return c.Column.Kind == Integer }
func (ListKinds) whole() bool       { return true }
func (NamedShare) whole() bool      { return false }
func (NamingCount) whole() bool     { return true }
func (WeightedShare) whole() bool   { return false }
func (ConnectedShare) whole() bool  { return false }
func (c Duplicated) whole() bool    { return !c.Rate }
func (OverloadedShare) whole() bool { return false }
func (LeastLoad) whole() bool       { return true }
func (FunnelFact) whole() bool      { return false }
func (c MatrixFact) whole() bool {
	switch c.Measure {
	case Unassigned, WithoutOwner, SeveralOwners, SinglePerson:
		return true
	}
	return false
}

func (Sellers) reads() []*Field          { return nil }
func (c ListSum) reads() []*Field        { return []*Field{c.List} }
func (c NamedShare) reads() []*Field     { return []*Field{c.List, c.By.List} }
func (c NamingCount) reads() []*Field    { return []*Field{c.List, c.By.List} }
func (c WeightedShare) reads() []*Field  { return []*Field{c.List} }
func (c ConnectedShare) reads() []*Field { return []*Field{c.Of, c.By} }
func (c ListKinds) reads() []*Field {
	if c.By != nil {
		return []*Field{c.List, c.By.List}
	}
	return []*Field{c.List}
}
func (c OverloadedShare) reads() []*Field { return matrixReads(c.Matrix, c.Matrix.Matrix.Columns) }
func (c LeastLoad) reads() []*Field       { return matrixReads(c.Matrix) }
func (c MatrixFact) reads() []*Field {
	m := c.Matrix.Matrix
	switch c.Measure {
	case SeveralOwners:
		return matrixReads(c.Matrix, m.Columns, m.Departments)
	case SinglePerson, SinglePersonShare, BackedUpShare, SpecializationIndex:
		return matrixReads(c.Matrix, m.Columns)
	}
	return matrixReads(c.Matrix)
}
func (c Duplicated) reads() []*Field {
	m := c.Matrix.Matrix
	fields := matrixReads(c.Matrix, m.Columns, m.Departments)
	if m.Rules != nil {
		fields = append(fields, m.Rules.List)
	}
	return fields
}
func (c FunnelFact) reads() []*Field { return []*Field{c.Funnels, c.Funnels.Funnel.Served} }

// matrixReads returns the matrix and the fields that stand round it, without those that the bank lacks. Which rows
// are absent belongs to the matrix itself and is not named beside it.
func matrixReads(matrix *Field, others ...*Field) []*Field {
	fields := []*Field{matrix}
	for _, f := range others {
		if f != nil {
			fields = append(fields, f)
		}
	}
	return fields
}

// resultType returns the CEL type of a fact.
func (f *Fact) resultType() *cel.Type {
	if f.Decimal {
		return cel.DoubleType
	}
	return cel.IntType
}

// readComputation reads `function` and `with` of a fact.
func (b *Bank) readComputation(function, with value) Computation {
	name := function.oneOf(computationNames...)
	if with.absent() {
		with = function.at(emptyMapping, function.where)
	}
	switch name {
	case "client.sellers":
		with.mapping("")
		return Sellers{}
	case "list.sum":
		with.mapping("list! column! where empty")
		c := ListSum{List: b.listAt(with.get("list"))}
		c.Column = columnAt(with.get("column"), c.List, Integer, Percent)
		c.Where = columnAt(with.get("where"), c.List, Bool)
		c.EmptyUnknown = with.get("empty").oneOf("unknown", "zero") == "unknown"
		return complete(c, c.List != nil && c.Column != nil)
	case "list.kinds":
		with.mapping("list! column! named_by")
		c := ListKinds{List: b.listAt(with.get("list"))}
		c.Column = columnAt(with.get("column"), c.List, Choice)
		by := with.get("named_by")
		c.By = b.readNamedBy(by, c.List)
		return complete(c, c.List != nil && c.Column != nil && (by.absent() || c.By != nil))
	case "list.named_share":
		with.mapping("list! named_by!")
		c := NamedShare{List: b.listAt(with.get("list"))}
		c.By = b.readNamedBy(with.get("named_by"), c.List)
		return complete(c, c.List != nil && c.By != nil)
	case "list.naming_count":
		with.mapping("list! named_by! column! options!")
		c := NamingCount{List: b.listAt(with.get("list"))}
		c.By = b.readNamedBy(with.get("named_by"), c.List)
		if c.Column = columnAt(with.get("column"), c.List, Choice); c.Column == nil {
			return nil
		}
		for _, o := range with.get("options").items() {
			c.Options = append(c.Options, o.oneOf(OptionIDs(c.Column.Options)...))
		}
		return complete(c, c.By != nil)
	case "list.weighted_share":
		with.mapping("list! weight! column! options!")
		c := WeightedShare{List: b.listAt(with.get("list"))}
		c.Weight = columnAt(with.get("weight"), c.List, Integer, Percent)
		c.Column = columnAt(with.get("column"), c.List, Choice)
		if c.Column == nil {
			return nil
		}
		for _, o := range with.get("options").items() {
			c.Options = append(c.Options, o.oneOf(OptionIDs(c.Column.Options)...))
		}
		return complete(c, c.List != nil && c.Weight != nil)
	case "multi.connected_share":
		return b.readConnectedShare(with)
	case "funnel.coverage", "funnel.tracked_share", "funnel.measured_share":
		return b.readFunnelFact(FunnelMeasure(name), with)
	case "":
		return nil
	}
	return b.readMatrixComputation(name, with)
}

// complete returns the computation when all of its arguments were found; what is missing was reported.
func complete(c Computation, ok bool) Computation {
	if !ok {
		return nil
	}
	return c
}

var computationNames = []string{
	"client.sellers", "list.sum", "list.kinds", "list.named_share", "list.naming_count", "list.weighted_share", "multi.connected_share",
	string(AssignedShare), string(Unassigned), string(WithoutOwner), string(SeveralOwners), string(SinglePerson),
	string(SinglePersonShare), string(BackedUpShare), string(SpecializationIndex),
	"matrix.duplicated", "matrix.duplication_rate", "matrix.overloaded_share", "matrix.least_load",
	string(FunnelCoverage), string(TrackedShare), string(MeasuredShare),
}

func (b *Bank) readConnectedShare(with value) Computation {
	with.mapping("of! by! needs!")
	c := ConnectedShare{Of: b.fieldAt(with.get("of"), Multi), By: b.fieldAt(with.get("by"), Multi), Needs: map[string]string{}}
	if c.Of == nil || c.By == nil {
		return nil
	}
	keys, values := with.get("needs").entries()
	for i := range keys {
		from, to := keys[i].oneOf(OptionIDs(c.Of.Options)...), values[i].oneOf(OptionIDs(c.By.Options)...)
		c.Needs[from] = to
	}
	return c
}

func (b *Bank) readFunnelFact(measure FunnelMeasure, with value) Computation {
	keys := "funnels!"
	if measure == TrackedShare {
		keys += " at_least!"
	}
	with.mapping(keys)
	c := FunnelFact{Funnels: b.listAt(with.get("funnels")), Measure: measure}
	if c.Funnels == nil {
		return nil
	}
	if c.Funnels.Funnel == nil {
		with.get("funnels").wrong("the list "+c.Funnels.ID, "a list with a funnel model", "")
		return nil
	}
	if measure == MeasuredShare && c.Funnels.Funnel.Measured == nil {
		with.get("funnels").wrong("a funnel model without measured", "one that names the measured column", "")
		return nil
	}
	if at := with.get("at_least"); !at.absent() {
		options := c.Funnels.Funnel.Tracking.Options
		c.AtLeast = Rank(options, at.oneOf(OptionIDs(options)...))
	}
	return c
}

func (b *Bank) readMatrixComputation(name string, with value) Computation {
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
	matrix := b.fieldAt(with.get("matrix"), Matrix)
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
		c := Duplicated{Matrix: matrix, Rate: name == "matrix.duplication_rate"}
		c.SameDepartment = with.get("departments").oneOf("same", "different") == "same"
		if model.Rules != nil {
			statuses := OptionIDs(model.Rules.Status.Options)
			c.MinimumStatus = max(0, Rank(model.Rules.Status.Options, with.get("rules").oneOf(statuses...)))
		}
		return c
	case "matrix.overloaded_share":
		c := OverloadedShare{Matrix: matrix, Limit: map[string]int{}}
		with.get("limit").mapping(strings.Join(ids(b.Profiles, (*Profile).id), "! ") + "!")
		for _, p := range b.Profiles {
			c.Limit[p.ID] = with.get("limit").get(p.ID).whole(1, math.MaxInt32)
		}
		return complete(c, need("headcount", model.Headcount != nil))
	case "matrix.least_load":
		row := with.get("row").oneOf(model.Rows.IDs()...)
		c := LeastLoad{Matrix: matrix, Row: model.Rows.Find(row), Nobody: with.get("nobody").whole(0, math.MaxInt32)}
		return complete(c, c.Row >= 0)
	}
	c := MatrixFact{Matrix: matrix, Measure: MatrixMeasure(name)}
	switch c.Measure {
	case SinglePerson, SinglePersonShare, BackedUpShare:
		return complete(c, need("headcount", model.Headcount != nil))
	case SpecializationIndex:
		return complete(c, need("headcount", model.Headcount != nil) && need("seller", model.Seller != nil))
	}
	return c
}

// readNamedBy reads which rows of another list name the rows of list.
func (b *Bank) readNamedBy(v value, list *Field) *NamedBy {
	if !v.mapping("list! column! filled") {
		return nil
	}
	by := &NamedBy{List: b.listAt(v.get("list"))}
	by.Column = columnAt(v.get("column"), by.List, Reference)
	if by.Column == nil || list == nil {
		return nil
	}
	if by.Column.Target.List != list {
		v.get("column").wrong("a column that does not name rows of "+list.ID, "a reference to "+list.ID, "")
	}
	for _, item := range v.get("filled").items() {
		if c := columnAt(item, by.List, FreeText, Reference, References); c != nil {
			by.Filled = append(by.Filled, c)
		}
	}
	return by
}

// listAt returns the list field that v names.
func (b *Bank) listAt(v value) *Field { return b.fieldAt(v, List) }

// fieldAt returns the field of the kind that v names.
func (b *Bank) fieldAt(v value, kind Kind) *Field {
	var valid []string
	for _, f := range b.Fields {
		if f.Kind == kind {
			valid = append(valid, f.ID)
		}
	}
	if s := v.oneOf(valid...); s != "" {
		return b.Field(s)
	}
	return nil
}

// columnAt returns the column of the list that v names, which must be of one of the kinds.
func columnAt(v value, list *Field, kinds ...Kind) *Column {
	if list == nil || v.absent() {
		return nil
	}
	return columnIn(v, list.Columns, kinds...)
}

func columnIn(v value, columns []*Column, kinds ...Kind) *Column {
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
		return find(columns, s, (*Column).id)
	}
	return nil
}

// typesOf names kinds of columns as bank files do.
func typesOf(kinds []Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		switch k {
		case Reference:
			names[i] = "ITEM"
		case References:
			names[i] = "ITEM*"
		default:
			names[i] = k.String()
		}
	}
	return strings.Join(names, " or ")
}

// Main returns the field that a fact mainly reads, nil for a fact that reads none.
func (f *Fact) Main() *Field {
	if f.Computation != nil {
		if fields := f.Computation.reads(); len(fields) > 0 {
			return fields[0]
		}
		return nil
	}
	if named := f.Rule.Named(); len(named) > 0 {
		return named[0]
	}
	return nil
}
