package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/parser"
)

// Draft is a rule before it is compiled: a condition, or the formula of a fact.
type Draft struct {
	Text  string
	Place string // where it is, FILE:LINE:COLUMN, for messages
	Fact  *Fact  // nil for a condition
}

// RuleError is one thing that is wrong in the text of a rule.
type RuleError struct {
	Draft    int      // place of the rule among the drafts
	Offset   int      // of the first character that it is about, in runes; -1 for the rule as a whole
	Found    string   // what is there
	Expected string   // what should be there; may be empty
	Hint     string   // the next step; may be empty
	Name     string   // a name that is not known; "" when it is about no name
	Valid    []string // what could be meant by Name
	Warning  bool     // the rule can be used all the same
}

// CompileRules compiles rules over the fields and facts of the bank, which must be complete. A rule with errors is
// nil; one with warnings is not. The error says that the bank itself cannot be declared to CEL.
func (b *Bank) CompileRules(drafts []Draft) ([]*Rule, []RuleError, error) {
	if b.rules == nil {
		b.rules = newRuleSet(b)
	}
	compiled := make([]*Rule, len(drafts))
	wrong := make([][]RuleError, len(drafts))
	failed := make([]error, compilers)
	var wait sync.WaitGroup
	for part := range compilers {
		wait.Go(func() {
			env, err := b.rules.newEnv()
			if err != nil {
				failed[part] = err
				return
			}
			for i := part; i < len(drafts); i += compilers {
				compiled[i], wrong[i] = b.rules.compile(env, drafts[i])
			}
		})
	}
	wait.Wait()
	if failed[0] != nil { // all compilers declare the same, so they fail alike
		return nil, nil, failed[0]
	}
	var all []RuleError
	for i := range wrong {
		for _, e := range wrong[i] {
			e.Draft = i
			all = append(all, e)
		}
	}
	return compiled, all, nil
}

// compilers is how many goroutines compile rules, which is most of the time that it takes to load a bank. More gain
// nothing, as Block 9 has but 180 rules.
const compilers = 2

// newRuleSet lists the names that the rules of a bank may use.
func newRuleSet(b *Bank) *ruleSet {
	set := &ruleSet{bank: b, index: map[string]int{}, alone: map[*types.Unknown][]*Field{}}
	set.rows = newRowTypes(b)
	set.env = []cel.EnvOption{
		cel.CustomTypeProvider(set.rows),
		cel.CrossTypeNumericComparisons(true),
		cel.EnableMacroCallTracking(),
		cel.Macros(cel.GlobalMacro("at_least", 2, set.expandAtLeast)),
		cel.ParserRecursionLimit(maxRuleDepth),
	}
	declare := func(name string, t *cel.Type) {
		if _, twice := set.index[name]; !twice { // one that is taken was reported
			set.env = append(set.env, cel.Variable(name, t))
		}
		set.index[name] = len(set.names)
		set.names = append(set.names, name)
	}
	for _, f := range b.Fields {
		unknown := types.NewUnknown(int64(f.Index), types.NewAttributeTrail(f.ID))
		set.waits, set.alone[unknown] = append(set.waits, unknown), []*Field{f}
		declare(f.ID, fieldType(f)) // fields come first: a field's place in Values is its index
	}
	if b.Fact(SellersVariable) == nil {
		declare(SellersVariable, cel.IntType)
	}
	for _, f := range b.Facts {
		declare(f.ID, f.resultType())
	}
	return set
}

// newEnv declares the fields and facts of the bank to CEL. A CEL environment is not for several goroutines at once:
// it lists its names for an error message while another check may copy that list, unlocked.
func (set *ruleSet) newEnv() (*cel.Env, error) {
	env, err := cel.NewEnv(set.env...)
	if err != nil {
		return nil, fmt.Errorf("declare the fields and facts: %w", err)
	}
	return env, nil
}

// maxRuleDepth bounds how deep a rule may nest. The deepest of Block 9 nests 8 deep.
const maxRuleDepth = 60

// expandAtLeast turns at_least(field, "option") into `field in [that option and all better ones]`.
func (set *ruleSet) expandAtLeast(eh parser.ExprHelper, _ ast.Expr, args []ast.Expr) (ast.Expr, *common.Error) {
	if args[0].Kind() != ast.IdentKind {
		return nil, eh.NewError(args[0].ID(), "at_least needs the name of an ordered choice")
	}
	f := set.bank.Field(args[0].AsIdent())
	if f == nil {
		if name := args[0].AsIdent(); !slices.Contains(set.names, name) {
			return nil, eh.NewError(args[0].ID(), undeclared+"'"+name+"'")
		}
		return nil, eh.NewError(args[0].ID(), "at_least needs an ordered choice, "+args[0].AsIdent()+" is none")
	}
	if f.Kind != Choice || !f.Ordered {
		return nil, eh.NewError(args[0].ID(), "at_least needs an ordered choice, "+f.ID+" is none")
	}
	option, ok := stringLiteral(args[1])
	if !ok {
		return nil, eh.NewError(args[1].ID(), "at_least needs an option in quotes, one of "+strings.Join(OptionIDs(f.Options), ", "))
	}
	rank := Rank(f.Options, option)
	if rank < 0 { // for checkOptions to find
		return eh.NewCall("@in", eh.Copy(args[0]), eh.NewList(eh.Copy(args[1]))), nil
	}
	better := make([]ast.Expr, 0, len(f.Options)-rank)
	for _, o := range f.Options[rank:] {
		better = append(better, eh.NewLiteral(types.String(o.ID)))
	}
	return eh.NewCall("@in", eh.Copy(args[0]), eh.NewList(better...)), nil
}

func stringLiteral(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	s, ok := e.AsLiteral().(types.String)
	return string(s), ok
}

// compile parses and checks a rule. It returns nil and what is wrong where anything is.
func (set *ruleSet) compile(env *cel.Env, draft Draft) (*Rule, []RuleError) {
	checked, issues := env.Compile(draft.Text)
	if issues.Err() != nil {
		var wrong []RuleError
		for _, e := range issues.Errors() {
			wrong = append(wrong, set.explain(draft.Text, e))
		}
		return nil, wrong
	}
	if wrong := set.checkOptions(draft.Text, checked.NativeRep()); len(wrong) > 0 {
		return nil, wrong
	}
	want := cel.BoolType
	if draft.Fact != nil {
		want = draft.Fact.resultType()
	}
	if got := checked.OutputType(); !want.IsAssignableType(got) {
		return nil, []RuleError{{Offset: -1, Found: "a rule that gives " + got.String(), Expected: "one that gives " + want.String()}}
	}
	return set.plan(env, draft, checked)
}

// plan makes a rule of a checked expression. One that can be expensive is watched while it is evaluated.
func (set *ruleSet) plan(env *cel.Env, draft Draft, checked *cel.Ast) (*Rule, []RuleError) {
	var warnings []RuleError
	options := []cel.ProgramOption{cel.EvalOptions(cel.OptOptimize)}
	most, err := set.maxCostOf(env, checked)
	if most > freeCost {
		options = append(options, cel.CostLimit(maxCost))
	}
	if most > maxCost {
		warnings = append(warnings, tooDear(most))
	}
	program, planErr := env.Program(checked, options...)
	if err = cmp.Or(err, planErr); err != nil {
		return nil, []RuleError{{Offset: -1, Found: "a rule that cannot be planned: " + err.Error()}}
	}
	return &Rule{
		Text: draft.Text, Place: draft.Place, Reads: set.namesIn(checked.NativeRep().Expr()),
		set: set, program: program, checked: checked,
	}, warnings
}

// namesIn returns the fields and facts that an expression names.
func (set *ruleSet) namesIn(e ast.Expr) []string {
	var names []string
	bound := map[string]bool{}
	ast.PreOrderVisit(e, ast.NewExprVisitor(func(e ast.Expr) {
		switch e.Kind() {
		case ast.ComprehensionKind:
			bound[e.AsComprehension().IterVar()] = true
		case ast.IdentKind:
			name := e.AsIdent()
			if _, ok := set.index[name]; ok && !bound[name] && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}))
	slices.Sort(names)
	return names
}

// reservedWords mean something else in rules: the words of CEL, and the names of its types and macros.
var reservedWords = strings.Fields("at_least size true false null in int uint double string bytes bool list map dyn type null_type duration timestamp " +
	"has all exists exists_one filter as break const continue else for function if import let loop namespace package return var void while " + SellersVariable)

// Reserved reports whether an id means something else in rules.
func Reserved(id string) bool { return slices.Contains(reservedWords, id) }
