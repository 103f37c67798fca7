package questionnaire

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

// Truth is the result of a rule over answers of which some may be missing.
type Truth int8

// A rule is True or False only where no missing answer could change it.
const (
	False Truth = iota
	True
	Unknown
)

// Rule is a condition or a formula in CEL over the fields, the facts and `sellers`, type-checked when the bank is
// loaded. Its evaluation is three-valued as CEL defines it for unknown values: `false && unknown` is false,
// `true || unknown` is true, any other operation on an unknown is unknown.
type Rule struct {
	Text   string
	Place  string   // where it is in the bank, FILE:LINE:COLUMN
	Reads  []string // names of the fields and facts that the rule names, and "sellers"; sorted
	Fields []*Field // every field that it reads, itself or through facts; in the order of the bank

	set     *ruleSet
	program cel.Program
	checked *cel.Ast

	dissect   sync.Once
	condition *Condition
	nameOnce  sync.Once
	named     []*Field
}

// ruleSet is what the rules of one bank are compiled against.
type ruleSet struct {
	bank  *Bank
	env   []cel.EnvOption // what newEnv declares
	index map[string]int  // place of a field, a fact or `sellers` in Values
	names []string
	waits []*types.Unknown            // by field: what an unknown value of it looks like to CEL
	alone map[*types.Unknown][]*Field // by each of waits: the field; most unknown results wait for one
	rows  *rowTypes
}

// SellersVariable is the name by which rules read the number of sellers of the client.
const SellersVariable = "sellers"

// Truth evaluates a condition. When the result is Unknown, waits names the fields that it waits for. The error
// says that the rule itself failed, as a division by zero does.
func (r *Rule) Truth(vs *Values) (truth Truth, waits []*Field, err error) {
	truth, unknown, err := r.truth(vs)
	if unknown != nil {
		waits = vs.set.fieldsBehind(unknown)
	}
	return truth, waits, err
}

// Bounded evaluates a condition as Truth does, and decides more: with facts of which only bounds are known it is True
// where it is so with each at its worst, and False where it is so with each at its best. That is right for a condition
// that asks for no worse value of any such fact, as lint makes sure of rungs.
func (r *Rule) Bounded(vs *Values) (truth Truth, waits []*Field, err error) {
	truth, unknown, err := r.truth(vs)
	switch {
	case unknown == nil:
		return truth, nil, err
	case !vs.bounded:
		return Unknown, vs.set.fieldsBehind(unknown), nil
	}
	for _, try := range []struct {
		seen    []ref.Val
		decides Truth
	}{{vs.worst, True}, {vs.best, False}} {
		vs.seen = try.seen
		truth, _, err = r.truth(vs)
		vs.seen = nil
		if err != nil || truth == try.decides {
			return truth, nil, err
		}
	}
	return Unknown, vs.set.fieldsBehind(unknown), nil
}

// Holds reports whether a condition is True, for callers that do not ask what an unknown one waits for. The error is as of Truth.
func (r *Rule) Holds(vs *Values) (bool, error) {
	truth, _, err := r.truth(vs)
	return truth == True, err
}

// truth evaluates a condition; unknown is what an Unknown one gave.
func (r *Rule) truth(vs *Values) (truth Truth, unknown *types.Unknown, err error) {
	switch out := r.eval(vs).(type) {
	case types.Bool:
		if out {
			return True, nil, nil
		}
		return False, nil, nil
	case *types.Unknown:
		return Unknown, out, nil
	case *types.Err:
		return Unknown, nil, r.failed(out)
	default:
		return Unknown, nil, fmt.Errorf("%s: rule %q gave %v", r.Place, r.Text, out)
	}
}

// Number evaluates a formula and stores its result as the value of a fact. known is false when a missing answer
// could change it.
func (r *Rule) Number(vs *Values, fact *Fact) (number float64, known bool, err error) {
	out := r.eval(vs)
	vs.values[vs.set.index[fact.ID]] = out
	switch x := out.(type) {
	case types.Double:
		return float64(x), true, nil
	case types.Int:
		return float64(x), true, nil
	case *types.Unknown:
		return 0, false, nil
	case *types.Err:
		return 0, false, fmt.Errorf("fact %s: %w", fact.ID, r.failed(x))
	default:
		return 0, false, fmt.Errorf("fact %s: %s: rule %q gave %v", fact.ID, r.Place, r.Text, x)
	}
}

// Bounds evaluates the formula of an unknown fact with each fact that lies between bounds at its worst and at its best,
// and stores the results as the bounds of this one. ok is false when an answer is missing for which there are none.
func (r *Rule) Bounds(vs *Values, fact *Fact) (worst, best float64, ok bool, err error) {
	if !vs.bounded {
		return 0, 0, false, nil
	}
	ends := [2]float64{}
	for i, seen := range [][]ref.Val{vs.worst, vs.best} {
		vs.seen = seen
		out := r.eval(vs)
		vs.seen = nil
		switch x := out.(type) {
		case types.Double:
			ends[i] = float64(x)
		case types.Int:
			ends[i] = float64(x)
		case *types.Err:
			return 0, 0, false, r.failed(x)
		default:
			return 0, 0, false, nil
		}
	}
	vs.BoundFact(fact, ends[0], ends[1])
	return ends[0], ends[1], true, nil
}

// failed returns the error of an evaluation that names the rule.
func (r *Rule) failed(out *types.Err) error {
	err := out.Unwrap()
	if canceled, ok := errors.AsType[interpreter.EvalCancelledError](err); ok && canceled.Cause == interpreter.CostLimitExceeded {
		return fmt.Errorf("%s: rule %q costs more than %d steps over these answers", r.Place, r.Text, maxCost)
	}
	return fmt.Errorf("%s: rule %q: %w", r.Place, r.Text, err)
}

func (r *Rule) eval(vs *Values) ref.Val {
	out, _, err := r.program.Eval((*activation)(vs))
	if err != nil {
		return types.WrapErr(err)
	}
	return out
}

// fieldsBehind returns the fields that an unknown result waits for, in the order of the bank. The result may be shared.
func (set *ruleSet) fieldsBehind(u *types.Unknown) []*Field {
	if alone, ok := set.alone[u]; ok {
		return alone
	}
	idents := u.IDs()
	fields := make([]*Field, 0, len(idents))
	for _, id := range idents {
		if id >= 0 && int(id) < len(set.bank.Fields) {
			fields = append(fields, set.bank.Fields[id])
		}
	}
	return Distinct(fields)
}

// String returns the rule's text.
func (r *Rule) String() string { return r.Text }

// Named returns the fields that a rule names, in the order of its text; for a fact, the field that it mainly
// reads, so that a claim held against the matrix names the matrix and not every list around it. The result belongs to
// the rule.
func (r *Rule) Named() []*Field {
	r.nameOnce.Do(func() {
		add := func(f *Field) {
			if f != nil && !slices.Contains(r.named, f) {
				r.named = append(r.named, f)
			}
		}
		ast.PreOrderVisit(r.checked.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
			if e.Kind() != ast.IdentKind {
				return
			}
			add(r.set.bank.Field(e.AsIdent()))
			if fact := r.set.bank.Fact(e.AsIdent()); fact != nil {
				add(fact.Main)
			}
		}))
	})
	return r.named
}

// Bank returns the bank that the rule belongs to.
func (r *Rule) Bank() *Bank { return r.set.bank }
