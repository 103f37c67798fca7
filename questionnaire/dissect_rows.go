package questionnaire

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

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
	switch call.FunctionName() {
	case operators.LogicalNot:
		c := cellOf(list, row, args[0])
		return RowTest{Column: c, Relation: "=="}, c != nil && c.Kind == Bool
	case operators.LogicalOr:
		return d.rowAlternatives(list, row, args)
	}
	t := RowTest{Relation: relations[call.FunctionName()]}
	if t.Relation == "" {
		return t, false
	}
	left, right := args[0], args[1]
	if left.Kind() == ast.LiteralKind {
		left, right, t.Relation = right, left, mirrored[t.Relation]
	}
	left = d.original(left)
	if sized, ok := sizeArgument(left); ok {
		t.Size = true
		left = sized
	}
	t.Column = cellOf(list, row, left)
	if option, ok := stringLiteral(right); ok {
		t.Option = option
		return t, t.Column != nil
	}
	n, ok := numberLiteral(right)
	t.Number = n
	return t, ok && t.Column != nil
}

func (d dissection) rowAlternatives(list *Field, row string, args []ast.Expr) (RowTest, bool) {
	var t RowTest
	for _, arg := range args {
		one, ok := d.rowTest(list, row, d.original(arg))
		if !ok {
			return t, false
		}
		if one.Any != nil {
			t.Any = append(t.Any, one.Any...)
		} else {
			t.Any = append(t.Any, one)
		}
	}
	return t, true
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
