package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// Kind is the type of a field or of a column of a list.
type Kind uint8

// The kinds. A field is one of Text to Matrix; a column one of ID, Text, Bool, Integer, Percent, Choice,
// Reference, References and List.
const (
	ID         Kind = iota // what references name; made by the program in an interview
	FreeText               // words
	Bool                   // yes or no
	Integer                // whole number, 0 or more; -1 or 1000000 stands for not measured
	Percent                // 0-100
	Choice                 // one of the options
	Multi                  // any number of the options
	Reference              // one row of a list or entry of a catalogue
	References             // any number of them
	List                   // rows with columns
	Matrix                 // marks R, A, RA, B by row (catalogue) and column (rows of a list)
)

var kindNames = [...]string{"id", "text", "bool", "integer", "percent", "choice", "multi", "reference", "references", "list", "matrix"}

// String returns the kind's name in bank files.
func (k Kind) String() string { return kindNames[k] }

// What a number says when somebody was asked and nobody measures it, so that no threshold holds.
const (
	NotMeasured      = -1      // where higher is better
	NotMeasuredLower = 1000000 // where lower is better
)

// Field is one thing to find out.
type Field struct {
	ID            string
	Index         int // place among the bank's fields
	Question      *Question
	Label         Text
	Help          Text
	Unit          Text // percent and integer fields
	Kind          Kind
	Ordered       bool // choice: options stand from worst to best
	Optional      bool // list, multi: leaving it out says that there are none
	LowerIsBetter bool // percent, integer
	Min           int  // integer: the least answer, 0 unless the bank says otherwise
	When          *Rule
	Options       []Option // choice, multi
	Item          string   // list: the reference type that names a row; "" when its rows have no ids
	Columns       []*Column
	Matrix        *MatrixModel // matrix fields only
	Funnel        *FunnelModel // list fields that are funnels only
}

// NotMeasured returns what the rules see when nobody measures the field.
func (f *Field) NotMeasured() float64 {
	if f.LowerIsBetter {
		return NotMeasuredLower
	}
	return NotMeasured
}

// Option is one answer of a choice or a multi.
type Option struct {
	ID    string
	Label Text

	seen ref.Val // what the rules see of it: the id
}

func newOption(id string, label Text) Option { return Option{id, label, types.String(id)} }

// Rank returns the place of an option, worst 0, or -1 when there is no such option.
func Rank(options []Option, id string) int {
	for i := range options {
		if options[i].ID == id {
			return i
		}
	}
	return -1
}

// OptionIDs returns the ids of options, in order.
func OptionIDs(options []Option) []string {
	out := make([]string, len(options))
	for i := range options {
		out[i] = options[i].ID
	}
	return out
}

// Column returns the column with the id, or nil.
func (f *Field) Column(id string) *Column { return findColumn(f.Columns, id) }

// IDColumn returns the column that holds the ids of the rows, or nil.
func (f *Field) IDColumn() *Column {
	for _, c := range f.Columns {
		if c.Kind == ID {
			return c
		}
	}
	return nil
}

// NameColumn returns the column that a person knows a row by: the first text, or nil.
func (f *Field) NameColumn() *Column {
	for _, c := range f.Columns {
		if c.Kind == FreeText {
			return c
		}
	}
	return nil
}

func findColumn(columns []*Column, id string) *Column { return find(columns, id, (*Column).id) }

// Column is one cell of every row of a list.
type Column struct {
	ID       string
	Index    int // place among the columns of its list
	Kind     Kind
	Label    Text
	Help     Text // may be empty
	Unit     Text
	Ordered  bool
	Optional bool // absent means empty (text, reference) or not measured (number); bools, choices and other numbers are unknown when absent
	Min      int  // integer: the least value
	Options  []Option
	Target   Target    // references: what they name
	Columns  []*Column // list columns: one level of rows inside a row
}

func (c *Column) id() string { return c.ID }

// Target is what a reference names: a list with ids, or a catalogue; exactly one is set.
type Target struct {
	List      *Field
	Catalogue *Catalogue
}

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
