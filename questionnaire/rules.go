package questionnaire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/parser"

	"salesaudit/internal/source"
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
		if name := args[0].AsIdent(); !contains(set.names, name) {
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
	if rank < 0 {
		return nil, eh.NewError(args[1].ID(), noOption(option, f.ID, f.Options))
	}
	better := make([]ast.Expr, 0, len(f.Options)-rank)
	for _, o := range f.Options[rank:] {
		better = append(better, eh.NewLiteral(types.String(o.ID)))
	}
	return eh.NewCall("@in", eh.Copy(args[0]), eh.NewList(better...)), nil
}

func noOption(option, owner string, options []Option) string {
	s := fmt.Sprintf("%q is no option of %s: expected one of %s", option, owner, strings.Join(OptionIDs(options), ", "))
	if hint := suggest(option, OptionIDs(options)); hint != "" {
		s += " (" + hint + ")"
	}
	return s
}

func stringLiteral(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	s, ok := e.AsLiteral().(types.String)
	return string(s), ok
}

// compile parses and checks the rule that stands at v, whose result must be of type want. It reports what is
// wrong at the place in the bank file, and returns nil then.
func (set *ruleSet) compile(env *cel.Env, v value, want *cel.Type) *Rule {
	text := v.word()
	if text == "" {
		return nil
	}
	checked, issues := env.Compile(text)
	if issues.Err() != nil {
		for _, e := range issues.Errors() {
			set.report(v, e.Location, e.Message)
		}
		return nil
	}
	rule := &Rule{Text: text, set: set, checked: checked}
	if problems := set.checkOptions(checked.NativeRep()); len(problems) > 0 {
		for _, p := range problems {
			set.report(v, p.at, p.message)
		}
		return nil
	}
	if got := checked.OutputType(); !want.IsAssignableType(got) {
		v.wrong("a rule that gives "+got.String(), "one that gives "+want.String(), "")
		return nil
	}
	program, err := env.Program(checked, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		v.wrong("a rule that cannot be planned: "+err.Error(), "", "")
		return nil
	}
	rule.program = program
	rule.Reads = set.namesIn(checked.NativeRep())
	return rule
}

// namesIn returns the fields and facts that an expression names.
func (set *ruleSet) namesIn(a *ast.AST) []string {
	var names []string
	bound := map[string]bool{}
	ast.PreOrderVisit(a.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
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

// fieldsOf returns every field behind the names of a rule, through facts too, in the order of the bank.
func (b *Bank) fieldsOf(names []string) []*Field {
	var out []*Field
	for _, name := range names {
		if f := b.Field(name); f != nil {
			out = append(out, f)
		} else if fact := b.Fact(name); fact != nil {
			out = append(out, fact.Fields...)
		}
	}
	return sortedFields(out)
}

func sortedFields(fields []*Field) []*Field {
	slices.SortFunc(fields, func(a, b *Field) int { return a.Index - b.Index })
	return slices.Compact(fields)
}

// Truth evaluates a condition. When the result is Unknown, waits names the fields that it waits for. The error
// says that the rule itself failed, as a division by zero does.
func (r *Rule) Truth(vs *Values) (truth Truth, waits []*Field, err error) {
	truth, unknown, err := r.truth(vs)
	if unknown != nil {
		waits = vs.set.fieldsBehind(unknown)
	}
	return truth, waits, err
}

// Holds tells whether a condition is True, for who does not ask what an unknown one waits for. The error is as of Truth.
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
		return Unknown, nil, fmt.Errorf("rule %q: %w", r.Text, out.Unwrap())
	default:
		return Unknown, nil, fmt.Errorf("rule %q gave %v", r.Text, out)
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
		return 0, false, fmt.Errorf("fact %s, rule %q: %w", fact.ID, r.Text, x.Unwrap())
	default:
		return 0, false, fmt.Errorf("fact %s, rule %q gave %v", fact.ID, r.Text, x)
	}
}

func (r *Rule) eval(vs *Values) ref.Val {
	out, _, err := r.program.Eval(vs)
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
	return sortedFields(fields)
}

// optionProblem is a constant in a rule that no option of the compared choice equals.
type optionProblem struct {
	at      common.Location
	message string
}

// checkOptions finds options in a rule that the compared choice does not have. CEL cannot: to it a choice is a
// string like any other.
func (set *ruleSet) checkOptions(a *ast.AST) []optionProblem {
	var problems []optionProblem
	check := func(choice, constant ast.Expr) {
		owner, options := set.optionsOf(a, choice)
		if options == nil {
			return
		}
		for _, e := range elements(constant) {
			if s, ok := stringLiteral(e); ok && Rank(options, s) < 0 {
				problems = append(problems, optionProblem{a.SourceInfo().GetStartLocation(e.ID()), noOption(s, owner, options)})
			}
		}
	}
	ast.PreOrderVisit(a.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if e.Kind() != ast.CallKind {
			return
		}
		call := e.AsCall()
		switch call.FunctionName() {
		case "_==_", "_!=_", "@in":
			check(call.Args()[0], call.Args()[1])
			check(call.Args()[1], call.Args()[0])
		}
	}))
	return problems
}

// elements returns the elements of a list literal, or the expression itself.
func elements(e ast.Expr) []ast.Expr {
	if e.Kind() == ast.ListKind {
		return e.AsList().Elements()
	}
	return []ast.Expr{e}
}

// optionsOf returns the options of the field or column that an expression reads, nil when it reads none.
func (set *ruleSet) optionsOf(a *ast.AST, e ast.Expr) (owner string, options []Option) {
	switch e.Kind() {
	case ast.IdentKind:
		if f := set.bank.Field(e.AsIdent()); f != nil {
			return f.ID, f.Options
		}
	case ast.SelectKind:
		operand := a.GetType(e.AsSelect().Operand().ID())
		if operand == nil {
			return "", nil
		}
		if c := set.rows.column(operand.TypeName(), e.AsSelect().FieldName()); c != nil {
			return c.ID, c.Options
		}
	}
	return "", nil
}

// String returns the rule's text.
func (r *Rule) String() string { return r.Text }

// quote is strconv.Quote under a name that reads well in messages.
func quote(s string) string { return strconv.Quote(s) }

// Named returns the fields that a rule names, in the order of its text; for a fact, the field that it mainly
// reads, so that a claim held against the matrix names the matrix and not every list round it. The result belongs to
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
				add(fact.Main())
			}
		}))
	})
	return r.named
}

// Bank returns the bank that the rule belongs to.
func (r *Rule) Bank() *Bank { return r.set.bank }

// Compile compiles conditions over the fields and facts of the bank that stand in none of its files. The error is a
// source.Diagnostics: all that is wrong in them, with columns that count in the text written as a JSON string.
func (b *Bank) Compile(conditions ...string) ([]*Rule, error) {
	env, err := b.rules.newEnv()
	if err != nil {
		return nil, err
	}
	all := &findings{}
	rules := make([]*Rule, len(conditions))
	for i, condition := range conditions {
		text, err := json.Marshal(condition)
		if err != nil {
			return nil, err
		}
		doc, err := source.ReadJSON("", text)
		if err != nil {
			return nil, err
		}
		if rules[i] = b.rules.compile(env, value{all, doc, doc.Root, ""}, cel.BoolType); rules[i] != nil {
			rules[i].Fields = b.fieldsOf(rules[i].Reads)
		}
	}
	return rules, all.list.Err()
}
