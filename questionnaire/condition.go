package questionnaire

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// Condition is a rule taken apart, so that a result can be explained by the parts that decided it. It explains
// and never decides: whether a rule holds is for CEL to say.
type Condition struct {
	Op    Operator
	Parts []*Condition // of And, Or (two or more) and Not (one)
	Test  *Test        // of Leaf
}

// Operator joins the parts of a condition.
type Operator uint8

// The operators.
const (
	Leaf Operator = iota
	And
	Or
	Not
)

// TestKind says what a test looks at.
type TestKind uint8

// The kinds of tests. Opaque is a rule of a shape that is not taken apart.
const (
	Opaque    TestKind = iota
	Compare            // a number: a field, a fact, `sellers`, or the number of rows or options of a field
	AtLeast            // an ordered choice: Option or better
	IsOption           // a choice equals Option (or does not, where Relation is !=)
	HasOption          // a multi has Option
	EveryRow           // every row of a list passes Rows
	SomeRow            // some row of a list passes Rows
	IsTrue             // a yes-or-no field
)

// Test is one comparison of a rule. Exactly one of Field, Fact and Sellers is its subject.
type Test struct {
	Kind     TestKind
	Field    *Field
	Fact     *Fact
	Sellers  bool
	Size     bool   // Compare: the subject is the number of rows or options of Field
	Relation string // Compare: <, <=, >, >=, ==, !=; IsOption: == or !=
	Number   float64
	Option   string
	Rows     []RowTest // EveryRow, SomeRow: a row passes when it passes all of them
}

// RowTest is one comparison of a cell.
type RowTest struct {
	Column   *Column
	Relation string  // <, <=, >, >=, ==, !=
	Size     bool    // the number of references or rows in the cell is compared
	Number   float64 // Integer, Percent, and Size
	Option   string  // Choice, texts and references: "" is the empty one
	Bool     bool    // Bool: the value that passes, with ==
}

// Condition takes the rule apart. Where its shape is none that Test knows it is one Opaque leaf.
func (r *Rule) Condition() *Condition {
	r.dissect.Do(func() {
		d := dissection{set: r.set, ast: r.checked.NativeRep()}
		if r.condition = d.condition(d.ast.Expr()); r.condition == nil {
			r.condition = &Condition{Test: &Test{Kind: Opaque}}
		}
	})
	return r.condition
}

// dissection walks the checked form of one rule. Its methods return nil for a shape that they do not know.
type dissection struct {
	set *ruleSet
	ast *ast.AST
}

// original returns the macro call that an expression was expanded from, or the expression itself.
func (d dissection) original(e ast.Expr) ast.Expr {
	if call, ok := d.ast.SourceInfo().GetMacroCall(e.ID()); ok {
		return call
	}
	return e
}

func (d dissection) condition(e ast.Expr) *Condition {
	e = d.original(e)
	if e.Kind() == ast.CallKind {
		call := e.AsCall()
		switch call.FunctionName() {
		case operators.LogicalAnd:
			return d.join(And, call.Args())
		case operators.LogicalOr:
			return d.join(Or, call.Args())
		case operators.LogicalNot:
			return d.join(Not, call.Args())
		}
	}
	if t := d.test(e); t != nil {
		return &Condition{Test: t}
	}
	return nil
}

// join makes one condition of several, taking nested ones of the same operator up into it.
func (d dissection) join(op Operator, args []ast.Expr) *Condition {
	c := &Condition{Op: op}
	for _, arg := range args {
		part := d.condition(arg)
		switch {
		case part == nil:
			return nil
		case part.Op == op && op != Not:
			c.Parts = append(c.Parts, part.Parts...)
		default:
			c.Parts = append(c.Parts, part)
		}
	}
	return c
}

func (d dissection) test(e ast.Expr) *Test {
	switch e.Kind() {
	case ast.IdentKind:
		if f := d.set.bank.Field(e.AsIdent()); f != nil && f.Kind == Bool {
			return &Test{Kind: IsTrue, Field: f}
		}
	case ast.CallKind:
		return d.callTest(e.AsCall())
	}
	return nil
}

func (d dissection) callTest(call ast.CallExpr) *Test {
	args := call.Args()
	switch name := call.FunctionName(); name {
	case "at_least":
		f := d.field(args[0])
		option, ok := stringLiteral(args[1])
		if f == nil || !ok {
			return nil
		}
		return &Test{Kind: AtLeast, Field: f, Option: option}
	case operators.All, operators.Exists:
		kind := EveryRow
		if name == operators.Exists {
			kind = SomeRow
		}
		return d.rowsTest(kind, call.Target(), args)
	case operators.In:
		option, ok := stringLiteral(args[0])
		if f := d.field(args[1]); ok && f != nil && f.Kind == Multi {
			return &Test{Kind: HasOption, Field: f, Option: option}
		}
	default:
		if relation := relations[name]; relation != "" {
			return d.comparison(relation, args[0], args[1])
		}
	}
	return nil
}

var relations = map[string]string{
	operators.Less: "<", operators.LessEquals: "<=", operators.Greater: ">", operators.GreaterEquals: ">=",
	operators.Equals: "==", operators.NotEquals: "!=",
}

// comparison knows SUBJECT RELATION CONSTANT.
func (d dissection) comparison(relation string, left, right ast.Expr) *Test {
	left = d.original(left)
	t := &Test{Kind: Compare, Relation: relation}
	if option, ok := stringLiteral(right); ok {
		t.Kind, t.Field, t.Option = IsOption, d.field(left), option
		if t.Field == nil || (relation != "==" && relation != "!=") {
			return nil
		}
		return t
	}
	n, ok := numberLiteral(right)
	if !ok {
		return nil
	}
	t.Number = n
	if sized, ok := sizeArgument(left); ok {
		t.Size = true
		left = sized
	}
	if left.Kind() != ast.IdentKind {
		return nil
	}
	name := left.AsIdent()
	switch t.Field, t.Fact, t.Sellers = d.set.bank.Field(name), d.set.bank.Fact(name), name == SellersVariable; {
	case t.Sellers:
		t.Fact = nil
	case t.Field == nil && t.Fact == nil:
		return nil
	}
	return t
}

// field returns the field that an expression names, or nil.
func (d dissection) field(e ast.Expr) *Field {
	if e.Kind() != ast.IdentKind {
		return nil
	}
	return d.set.bank.Field(e.AsIdent())
}

// sizeArgument returns x of size(x).
func sizeArgument(e ast.Expr) (ast.Expr, bool) {
	if e.Kind() != ast.CallKind || e.AsCall().FunctionName() != "size" {
		return nil, false
	}
	call := e.AsCall()
	if call.IsMemberFunction() {
		return call.Target(), true
	}
	if len(call.Args()) == 1 {
		return call.Args()[0], true
	}
	return nil, false
}

func numberLiteral(e ast.Expr) (float64, bool) {
	if e.Kind() != ast.LiteralKind {
		return 0, false
	}
	switch x := e.AsLiteral().(type) {
	case types.Int:
		return float64(x), true
	case types.Double:
		return float64(x), true
	}
	return 0, false
}

// rowsTest knows LIST.all(x, …) and LIST.exists(x, …).
func (d dissection) rowsTest(kind TestKind, target ast.Expr, args []ast.Expr) *Test {
	f := d.field(target)
	if f == nil || f.Kind != List || len(args) != 2 || args[0].Kind() != ast.IdentKind {
		return nil
	}
	t := &Test{Kind: kind, Field: f}
	if !d.rowTests(t, args[0].AsIdent(), args[1]) {
		return nil
	}
	return t
}

// rowTests adds the tests that a row must pass, all of them.
func (d dissection) rowTests(t *Test, row string, e ast.Expr) bool {
	e = d.original(e)
	if e.Kind() == ast.CallKind && e.AsCall().FunctionName() == operators.LogicalAnd {
		for _, arg := range e.AsCall().Args() {
			if !d.rowTests(t, row, arg) {
				return false
			}
		}
		return true
	}
	test, ok := d.rowTest(t.Field, row, e)
	if ok {
		t.Rows = append(t.Rows, test)
	}
	return ok
}

func (d dissection) rowTest(list *Field, row string, e ast.Expr) (RowTest, bool) {
	if c := cellOf(list, row, e); c != nil && c.Kind == Bool {
		return RowTest{Column: c, Relation: "==", Bool: true}, true
	}
	if e.Kind() != ast.CallKind {
		return RowTest{}, false
	}
	call := e.AsCall()
	args := call.Args()
	if call.FunctionName() == operators.LogicalNot {
		c := cellOf(list, row, args[0])
		return RowTest{Column: c, Relation: "=="}, c != nil && c.Kind == Bool
	}
	t := RowTest{Relation: relations[call.FunctionName()]}
	if t.Relation == "" {
		return t, false
	}
	left := d.original(args[0])
	if sized, ok := sizeArgument(left); ok {
		t.Size = true
		left = sized
	}
	t.Column = cellOf(list, row, left)
	if option, ok := stringLiteral(args[1]); ok {
		t.Option = option
		return t, t.Column != nil
	}
	n, ok := numberLiteral(args[1])
	t.Number = n
	return t, ok && t.Column != nil
}

// cellOf returns the column of row.column, or nil.
func cellOf(list *Field, row string, e ast.Expr) *Column {
	if e.Kind() != ast.SelectKind {
		return nil
	}
	s := e.AsSelect()
	if s.Operand().Kind() != ast.IdentKind || s.Operand().AsIdent() != row {
		return nil
	}
	return list.Column(s.FieldName())
}
