package questionnaire

import "cel.dev/cel-go/cel"

// Computation is a named way to compute a fact in plain Go, with its arguments. Package scoring carries them
// out; the formulas are with the types here. The set is closed: Sellers, ListSum, ListMismatches, ListKinds, NamedShare, NamingCount,
// WeightedShare, ConnectedShare, MatrixFact, Duplicated, OverloadedShare, LeastLoad, FunnelFact.
type Computation interface{ computation() }

// Sellers is the number of sellers as stated for the client.
type Sellers struct{}

// Among selects the rows of a list whose choice column is one of some options. A nil one selects all rows.
type Among struct {
	Column  *Column
	Options []string
}

// ListSum is the sum of a number column over the rows (over those where Where is true, and those Among, when set).
// Unknown where a cell that counts is not measured; without rows 0, or unknown when EmptyUnknown.
type ListSum struct {
	List         *Field
	Column       *Column
	Where        *Column // bool; nil for all rows
	Among        *Among
	EmptyUnknown bool
}

// ListMismatches is the number of rows of List whose number is measured, which at least one row of Against names,
// and whose number differs from the sum of Numbers over the rows that name it: departments whose headcount is not that
// of their roles.
type ListMismatches struct {
	List    *Field
	Column  *Column // a number
	Against *Field
	Naming  *Column // of Against: a reference to List
	Numbers *Column // of Against
	Among   *Among  // of Against
}

// NamedBy selects the rows of a list that a row of another list names, where the naming row has something in
// each of Filled, and in one of Any when there are any: an indicator that a decision with an owner names which has an
// action, or the threshold of a standing rule.
type NamedBy struct {
	List   *Field
	Column *Column   // reference to the list whose rows are selected
	Filled []*Column // texts and references
	Any    []*Column // texts, references, and bools that must be true
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

// WeightedShare is the weight of the rows whose choice column is one of Options, over the weight of all rows (of those
// Among, when set); 0 without rows.
type WeightedShare struct {
	List    *Field
	Weight  *Column
	Column  *Column
	Options []string
	Among   *Among
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
	TrackedShare   FunnelMeasure = "funnel.tracked_share"  // mean over the funnels of the share of stages tracked at least so; 0 without funnels
	MeasuredShare  FunnelMeasure = "funnel.measured_share" // mean over the funnels of the share of stages but the last with a measured number; 0 without funnels
)

// FunnelFact is one of the measures over funnels.
type FunnelFact struct {
	Funnels *Field
	Measure FunnelMeasure
	AtLeast int // rank of the tracking option, for TrackedShare
}

func (Sellers) computation()         {}
func (ListSum) computation()         {}
func (ListMismatches) computation()  {}
func (ListKinds) computation()       {}
func (NamedShare) computation()      {}
func (NamingCount) computation()     {}
func (WeightedShare) computation()   {}
func (ConnectedShare) computation()  {}
func (MatrixFact) computation()      {}
func (Duplicated) computation()      {}
func (OverloadedShare) computation() {}
func (LeastLoad) computation()       {}
func (FunnelFact) computation()      {}

// resultType returns the CEL type of a fact.
func (f *Fact) resultType() *cel.Type {
	if f.Decimal {
		return cel.DoubleType
	}
	return cel.IntType
}
