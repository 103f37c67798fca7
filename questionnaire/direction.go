package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// Against returns the facts that have bounds and that a condition uses against what is better for them, or in a way
// of which that cannot be told: where a better value might make a true condition false. Only for a condition without
// any is what Bounded decides right. For the formula of a fact it returns those whose better values might make the
// fact itself worse. Answers and facts are taken to be no less than 0, as all are that are measured.
func (r *Rule) Against(of *Fact) []*Fact {
	want := rises
	if of != nil && of.LowerIsBetter {
		want = falls
	}
	d := dissection{set: r.set, ast: r.checked.NativeRep()}
	var out []*Fact
	for _, name := range r.Reads {
		if f := r.set.bank.Fact(name); f != nil && f.Bounded {
			if got := d.direction(d.ast.Expr(), f); got != want && got != steady {
				out = append(out, f)
			}
		}
	}
	return out
}

// direction says what becomes of an expression as one fact gets better; false rises to true.
type direction uint8

const (
	steady direction = iota // nothing
	rises
	falls
	unclear
)

// join returns what becomes of an expression that follows both of its parts.
func (a direction) join(b direction) direction {
	switch {
	case a == steady || a == b:
		return b
	case b == steady:
		return a
	}
	return unclear
}

// flip returns what becomes of an expression that goes the other way.
func (a direction) flip() direction {
	switch a {
	case rises:
		return falls
	case falls:
		return rises
	}
	return a
}

func (d dissection) direction(e ast.Expr, f *Fact) direction {
	e = d.original(e)
	switch e.Kind() {
	case ast.IdentKind:
		switch {
		case e.AsIdent() != f.ID:
			return steady
		case f.LowerIsBetter:
			return falls
		}
		return rises
	case ast.CallKind:
		return d.callDirection(e.AsCall(), f)
	case ast.SelectKind:
		return d.direction(e.AsSelect().Operand(), f)
	case ast.ListKind:
		return d.steadyOrUnclear(f, e.AsList().Elements()...)
	case ast.LiteralKind:
		return steady
	}
	return unclear
}

func (d dissection) callDirection(call ast.CallExpr, f *Fact) direction {
	args := call.Args()
	of := func(i int) direction { return d.direction(args[i], f) }
	switch call.FunctionName() {
	case operators.LogicalAnd, operators.LogicalOr, operators.Add, operators.Multiply:
		all := steady
		for i := range args {
			all = all.join(of(i))
		}
		return all
	case operators.LogicalNot:
		return of(0).flip()
	case operators.Less, operators.LessEquals:
		return of(0).flip().join(of(1))
	case operators.Greater, operators.GreaterEquals, operators.Subtract, operators.Divide:
		return of(0).join(of(1).flip())
	case operators.Equals:
		if n, ok := numberLiteral(args[1]); ok && n == 0 && f.LowerIsBetter && of(0) == falls {
			return rises // nothing is less than 0
		}
	case operators.Conditional:
		if of(0) == steady {
			return of(1).join(of(2))
		}
	case operators.All, operators.Exists:
		if d.direction(call.Target(), f) == steady {
			return of(1)
		}
	case "double", "int":
		return of(0)
	}
	if call.IsMemberFunction() {
		return d.steadyOrUnclear(f, slices.Concat(args, []ast.Expr{call.Target()})...)
	}
	return d.steadyOrUnclear(f, args...)
}

// steadyOrUnclear is for operations of which it is not known what they do with a fact.
func (d dissection) steadyOrUnclear(f *Fact, parts ...ast.Expr) direction {
	for _, part := range parts {
		if d.direction(part, f) != steady {
			return unclear
		}
	}
	return steady
}
