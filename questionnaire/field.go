package questionnaire

// Field is one thing to find out: what one part of a question's answer looks like, and when it is asked.
type Field struct {
	Shape
	ID       string
	Index    int // place among the bank's fields
	Question *Question
	When     *Rule        // nil: always asked
	Matrix   *MatrixModel // matrix fields only
	Funnel   *FunnelModel // list fields that are funnels only
}

// Column is one cell of every row of a list.
type Column struct {
	Shape
	ID    string
	Index int // place among the columns of its list
}

func (c *Column) id() string { return c.ID }

// MatrixModel says what the matrix facts read round a matrix: parts that a bank leaves out are nil.
type MatrixModel struct {
	Rows        *Catalogue
	Columns     *Field // the list whose rows are the matrix's columns
	Absent      *Field // multi: rows that do not exist in this company
	Headcount   *Column
	Seller      *Column
	Department  *Column // reference to Departments
	Departments *Field
	Scopes      []Scope
	Rules       *SplitRules
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
