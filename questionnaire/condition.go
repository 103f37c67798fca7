package questionnaire

import (
	"slices"
)

// Condition is a rule taken apart, so that a result can be explained by the parts that decided it. It explains
// and never decides: whether a rule holds is for CEL to say. A negation is taken down to the tests, which then ask for
// the opposite: !(cups >= 3) is the test cups < 3.
type Condition struct {
	Op    Operator
	Parts []*Condition // of And and Or: two or more
	Test  *Test        // of Leaf
}

// Operator joins the parts of a condition.
type Operator uint8

// The operators.
const (
	Leaf Operator = iota
	And
	Or
)

// TestKind says what a test looks at.
type TestKind uint8

// The kinds of tests. Opaque is an expression of a shape that is not put into words, such as arithmetic: what is known
// of it are its fields and facts.
const (
	Opaque    TestKind = iota
	Compare            // a number: a field, a fact, `sellers`, or the number of rows or options of a field
	AtLeast            // an ordered choice: Option or better
	IsOption           // a choice is one of Options
	HasOption          // a multi has one of Options
	EveryRow           // every row of a list passes Rows
	SomeRow            // some row of a list passes Rows
	IsTrue             // a yes-or-no field
	IsText             // a text is Text, or that of the field Other
	HasPrefix          // a text begins with Text
)

// Test is one comparison of a rule. Exactly one of Field, Fact and Sellers is its subject, but for an Opaque one.
type Test struct {
	Kind     TestKind
	Field    *Field
	Fact     *Fact
	Sellers  bool
	Size     bool   // Compare: the subject is the number of rows or options of Field
	Relation string // Compare: <, <=, >, >=, ==, !=
	Number   float64
	Option   string    // AtLeast
	Options  []string  // IsOption, HasOption: one or more
	Text     string    // IsText, HasPrefix
	Other    *Field    // IsText; nil where the text is compared with Text
	Rows     []RowTest // EveryRow, SomeRow: a row passes when it passes all of them
	Negated  bool      // the test asks for the opposite; never of Compare, whose Relation says so

	Reads []*Field // Opaque: the fields that it names
	Facts []*Fact  // Opaque: the facts that it names
}

// RowTest is one comparison of a cell.
type RowTest struct {
	Column   *Column
	Relation string  // <, <=, >, >=, ==, !=
	Size     bool    // the number of references or rows in the cell is compared
	Number   float64 // Integer, Percent, and Size
	Option   string  // Choice, texts and references: "" is the empty one
	Bool     bool    // Bool: the value that passes, with ==

	Any []RowTest // the row passes when it passes one of these; nothing else is set then
}

// Condition takes the rule apart.
func (r *Rule) Condition() *Condition {
	r.dissect.Do(func() {
		d := dissection{set: r.set, ast: r.checked.NativeRep()}
		r.condition = d.condition(d.ast.Expr(), false)
	})
	return r.condition
}

// Opaque reports whether some test of a condition cannot be put into words.
func (r *Rule) Opaque() bool { return r.Condition().opaque() }

func (c *Condition) opaque() bool {
	if c.Op == Leaf {
		return c.Test.Kind == Opaque
	}
	return slices.ContainsFunc(c.Parts, (*Condition).opaque)
}
