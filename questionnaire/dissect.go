package questionnaire

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// dissection walks the checked form of one rule.
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

// condition takes an expression apart, or its negation.
func (d dissection) condition(e ast.Expr, negated bool) *Condition {
	expanded := e
	e = d.original(e)
	if e.Kind() == ast.CallKind {
		call := e.AsCall()
		switch args := call.Args(); call.FunctionName() {
		case operators.LogicalAnd:
			return d.join(And, args, negated)
		case operators.LogicalOr:
			return d.join(Or, args, negated)
		case operators.LogicalNot:
			return d.condition(args[0], !negated)
		case operators.Equals, operators.NotEquals: // with true or false on one side it is the other side
			for i, other := range []ast.Expr{args[1], args[0]} {
				if is, ok := boolLiteral(other); ok {
					return d.condition(args[i], negated != (is != (call.FunctionName() == operators.Equals)))
				}
			}
		}
	}
	t := d.test(e)
	if t == nil {
		t = d.opaque(expanded)
	}
	if negated {
		t.negate()
	}
	return &Condition{Test: t}
}

// negate makes a test ask for the opposite.
func (t *Test) negate() {
	if t.Kind == Compare {
		t.Relation = opposites[t.Relation]
		return
	}
	t.Negated = !t.Negated
}

var opposites = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

// mirrored has the relation that says the same with its sides exchanged.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// join makes one condition of several, taking nested ones of the same operator up into it.
func (d dissection) join(op Operator, args []ast.Expr, negated bool) *Condition {
	if negated { // De Morgan
		op = And + Or - op
	}
	c := &Condition{Op: op}
	for _, arg := range args {
		part := d.condition(arg, negated)
		if part.Op == op {
			c.Parts = append(c.Parts, part.Parts...)
		} else {
			c.Parts = append(c.Parts, part)
		}
	}
	return c
}

// opaque makes a test of an expression that no other kind fits.
func (d dissection) opaque(e ast.Expr) *Test {
	t := &Test{Kind: Opaque}
	for _, name := range d.set.namesIn(e) {
		if f := d.set.bank.Field(name); f != nil {
			t.Reads = append(t.Reads, f)
		} else if f := d.set.bank.Fact(name); f != nil {
			t.Facts = append(t.Facts, f)
		}
	}
	return t
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
		if f := d.field(call.Target()); f != nil && f.Kind == Multi && kind == SomeRow {
			return d.someOption(f, args)
		}
		return d.rowsTest(kind, call.Target(), args)
	case operators.In:
		return d.membership(args[0], args[1])
	case "startsWith":
		prefix, ok := stringLiteral(args[0])
		if f := d.field(call.Target()); ok && f != nil && f.Kind == FreeText {
			return &Test{Kind: HasPrefix, Field: f, Text: prefix}
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

// membership knows "option" in MULTI and CHOICE in ["option", …].
func (d dissection) membership(element, list ast.Expr) *Test {
	if option, ok := stringLiteral(element); ok {
		if f := d.field(list); f != nil && f.Kind == Multi {
			return &Test{Kind: HasOption, Field: f, Options: []string{option}}
		}
		return nil
	}
	f := d.field(element)
	options, ok := stringLiterals(list)
	if f == nil || f.Kind != Choice || !ok {
		return nil
	}
	return &Test{Kind: IsOption, Field: f, Options: options}
}

// someOption knows MULTI.exists(o, o == "option") and MULTI.exists(o, o in ["option", …]).
func (d dissection) someOption(f *Field, args []ast.Expr) *Test {
	if len(args) != 2 || args[0].Kind() != ast.IdentKind {
		return nil
	}
	says := d.original(args[1])
	if says.Kind() != ast.CallKind {
		return nil
	}
	call := says.AsCall()
	sides := call.Args()
	if name := call.FunctionName(); len(sides) != 2 || name != operators.Equals && name != operators.In ||
		sides[0].Kind() != ast.IdentKind || sides[0].AsIdent() != args[0].AsIdent() {
		return nil
	}
	if option, ok := stringLiteral(sides[1]); ok {
		return &Test{Kind: HasOption, Field: f, Options: []string{option}}
	}
	if options, ok := stringLiterals(sides[1]); ok {
		return &Test{Kind: HasOption, Field: f, Options: options}
	}
	return nil
}

// stringLiterals returns the texts of a list of them.
func stringLiterals(e ast.Expr) ([]string, bool) {
	if e.Kind() != ast.ListKind {
		return nil, false
	}
	var out []string
	for _, element := range e.AsList().Elements() {
		s, ok := stringLiteral(element)
		if !ok {
			return nil, false
		}
		out = append(out, s)
	}
	return out, len(out) > 0
}

func boolLiteral(e ast.Expr) (is, ok bool) {
	if e.Kind() != ast.LiteralKind {
		return false, false
	}
	b, ok := e.AsLiteral().(types.Bool)
	return bool(b), ok
}

// comparison knows SUBJECT RELATION CONSTANT, the same mirrored, and FIELD == FIELD of texts.
func (d dissection) comparison(relation string, left, right ast.Expr) *Test {
	if left.Kind() == ast.LiteralKind && right.Kind() != ast.LiteralKind {
		left, right, relation = right, left, mirrored[relation]
	}
	left = d.original(left)
	if text, ok := stringLiteral(right); ok {
		return d.equality(relation, left, text, nil)
	}
	if other := d.field(right); other != nil && other.Kind == FreeText {
		return d.equality(relation, left, "", other)
	}
	n, ok := numberLiteral(right)
	if !ok {
		return nil
	}
	t := &Test{Kind: Compare, Relation: relation, Number: n}
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

// equality knows a choice that is an option, and a text that is another, or that of another field.
func (d dissection) equality(relation string, left ast.Expr, text string, other *Field) *Test {
	f := d.field(left)
	if f == nil || relation != "==" && relation != "!=" {
		return nil
	}
	t := &Test{Field: f, Negated: relation == "!="}
	switch {
	case f.Kind == Choice && other == nil:
		t.Kind, t.Options = IsOption, []string{text}
	case f.Kind == FreeText:
		t.Kind, t.Text, t.Other = IsText, text, other
	default:
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
