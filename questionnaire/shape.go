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
	Integer                // whole number, 0 or more; -1 or 1000000 means not measured
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
	notMeasured      = -1      // where higher is better
	notMeasuredLower = 1000000 // where lower is better
)

// Shape is what an answer looks like. A field of a question and a column of a list have it in common, so that
// whoever reads, asks, writes or merges answers does it over this type alone.
type Shape struct {
	Kind  Kind
	Label Text
	Help  Text // may be empty
	Unit  Unit // percent and integer; may be empty

	Ordered       bool // choice: options go from worst to best
	LowerIsBetter bool // percent, integer
	Min           int  // integer: the least answer, 0 unless the bank says otherwise
	Options       []Option

	// Optional says that leaving it out is an answer: a list or a multi is then empty, and so is a text or a
	// reference in a row, and a number in a row is not measured.
	Optional bool
	// Measurable says that "nobody measures it" is an answer: a number of a question, or an optional one in a row.
	Measurable bool

	Item    string    // list: the reference type that names a row; "" when its rows have no ids
	Row     Text      // list: what one row is called where its own name is not to be seen; may be empty
	Columns []*Column // list; one level of rows inside a row
	Target  Target    // references: what they name
}

// NotMeasured returns what the rules see when nobody measures the number.
func (s *Shape) NotMeasured() float64 {
	if s.LowerIsBetter {
		return notMeasuredLower
	}
	return notMeasured
}

// Column returns the column of a list with the id, or nil.
func (s *Shape) Column(id string) *Column { return find(s.Columns, id, (*Column).id) }

// IDColumn returns the column that holds the ids of a list's rows, or nil.
func (s *Shape) IDColumn() *Column { return s.firstColumn(ID) }

// NameColumn returns the column that a person knows a row of a list by: the first text, or nil.
func (s *Shape) NameColumn() *Column { return s.firstColumn(FreeText) }

func (s *Shape) firstColumn(kind Kind) *Column {
	for _, c := range s.Columns {
		if c.Kind == kind {
			return c
		}
	}
	return nil
}

// Target is what a reference names: a list with ids, or a catalogue; exactly one is set.
type Target struct {
	List      *Field
	Catalogue *Catalogue
}

// Option is one answer of a choice or a multi.
type Option struct {
	ID    string
	Label Text

	seen ref.Val // what the rules see of it: the id
}

// NewOption returns an option.
func NewOption(id string, label Text) Option { return Option{id, label, types.String(id)} }

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
