package questionnaire

import "slices"

// Field is one thing to find out: what one part of a question's answer looks like, and when it is asked.
type Field struct {
	Shape
	ID       string
	Index    int // place among the bank's fields
	Question *Question
	HelpSelf Text         // what counts as an answer, for an owner or a head who answers without an interviewer; may be empty
	When     *Rule        // nil: always asked
	Claim    bool         // what people say of themselves: it feeds contradictions and decides no level
	Measure  *Measure     // nil for what an interview can answer
	Since    string       // the version of the bank that brought it; "" for its first
	Matrix   *MatrixModel // matrix fields only
	Funnel   *FunnelModel // list fields that are funnels only
}

// IsFigure reports whether a field has to be measured, so that an interview cannot answer it. Of a list only some columns are
// measured; the rest of it is told.
func (f *Field) IsFigure() bool { return f.Measure != nil && f.Kind != List }

// Measure says how to find out what an interview cannot answer.
type Measure struct {
	How    Text
	Sample int // how many cases to look at; 0 where it is not a sample
}

// Column is one cell of every row of a list.
type Column struct {
	Shape
	ID    string
	Index int    // place among the columns of its list
	Since string // the version of the bank that brought it; "" for its first
	// Default is the rank of the option that a choice has when it is left out, NoDefault when it is then unknown.
	Default int
}

// NoDefault says that a choice which is left out is unknown.
const NoDefault = -1

func (c *Column) id() string { return c.ID }

// MatrixModel says what the matrix facts read round a matrix: parts that a bank leaves out are nil.
type MatrixModel struct {
	Rows        *Catalogue
	Columns     *Field // the list whose rows are the matrix's columns
	Absent      *Field // multi: rows that do not exist in this company
	Present     *Field // multi: the extra rows that do; an extra row that it does not name is no row at all
	System      bool   // a row may be done by a system, which needs nobody
	Outside     *Outside
	Headcount   *Column
	Seller      *Column
	Department  *Column // reference to Departments
	Departments *Field
	Scopes      []Scope
	Rules       *SplitRules
}

// Has reports whether an entry of the catalogue is a row for a client who declares some absent, and names some of the
// extra ones.
func (m *MatrixModel) Has(e *Entry, absent, present []string) bool {
	if e.Extra {
		return slices.Contains(present, e.ID)
	}
	return !slices.Contains(absent, e.ID)
}

// Outside says which columns of a matrix are outside the department or the company.
type Outside struct {
	Place   *Column  // choice, of the matrix's columns list
	Inside  []string // options of those that belong to a department
	Foreign []string // options of those that are not of the company: they are none of its sellers
}

// Scope is a column that narrows where a role works. Two roles overlap when all their scopes meet; an empty
// scope falls back to the department's, and means everything when that is empty too.
type Scope struct {
	Role       *Column // references, of the matrix's columns list
	Department *Column // references, of the departments list; may be nil
}

// SplitRules is the list of rules that part a row between roles. A rule covers a pair of roles in a row when it
// names the row and either names no roles or names both.
type SplitRules struct {
	List    *Field
	Row     *Column // reference to the matrix's rows
	Columns *Column // references to the matrix's columns
	Status  *Column // ordered choice
}

// FunnelModel says what the funnel facts read in a list of funnels.
type FunnelModel struct {
	Stages   *Column // list
	Tracking *Column // ordered choice, a column of Stages
	Measured *Column // optional number, a column of Stages; nil when the bank has none
	Serves   *Column // references to Served
	Served   *Field  // list
}
