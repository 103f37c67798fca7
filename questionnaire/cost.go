package questionnaire

import (
	"fmt"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
)

// The largest answers that there are, which bound what a rule can cost. Rules may compare each row of a list with each
// of another.
const (
	MaxRows = 500    // rows of a list, entries of a multi, references of a cell
	MaxText = 10_000 // characters of a text: some pages
	MaxID   = 100    // characters of an id; names have their own column
)

const (
	// maxCost bounds the steps of a rule, as CEL counts them: about half a second and 100 MB. The dearest rule of Block
	// 9 takes 15,000 over the largest answers, and comparing two lists of 500 rows two million.
	maxCost = 10_000_000
	// freeCost is what a rule may cost without being watched: counting the steps makes a small rule slower by half.
	freeCost = 100_000
)

// maxCostOf returns the most steps that a rule can take over answers of any size.
func (set *ruleSet) maxCostOf(env *cel.Env, checked *cel.Ast) (uint64, error) {
	estimate, err := env.EstimateCost(checked, sizes{set})
	return estimate.Max, err
}

// sizes tells CEL how large answers can be.
type sizes struct{ set *ruleSet }

// EstimateSize returns the size of a list or a text.
func (s sizes) EstimateSize(node cost.AstNode) *cost.SizeEstimate {
	switch node.Type().Kind() {
	case types.ListKind:
		return &cost.SizeEstimate{Max: MaxRows}
	case types.StringKind:
		if s.isID(node.Path()) {
			return &cost.SizeEstimate{Max: MaxID}
		}
		return &cost.SizeEstimate{Max: MaxText}
	case types.StructKind: // a row, which is compared by identity
		return &cost.SizeEstimate{Min: 1, Max: 1}
	}
	return nil
}

// isID reports whether a path such as roles, @items, department leads to an id or an option rather than to free text.
func (s sizes) isID(path []string) bool {
	var shape *Shape
	for i, name := range path {
		switch {
		case i == 0:
			f := s.set.bank.Field(name)
			if f == nil {
				return false
			}
			shape = &f.Shape
		case name != "@items":
			c := shape.Column(name)
			if c == nil {
				return false
			}
			shape = &c.Shape
		}
	}
	return shape != nil && shape.Kind != FreeText
}

// EstimateCallCost leaves the cost of functions to CEL.
func (sizes) EstimateCallCost(string, string, *cost.AstNode, []cost.AstNode) *cost.CallEstimate {
	return nil
}

// tooDear returns the warning about a rule that can take more steps than it is given.
func tooDear(most uint64) RuleError {
	return RuleError{
		Offset: -1, Warning: true,
		Found: fmt.Sprintf("the rule takes up to %d steps, and is given %d", most, maxCost),
		Hint:  fmt.Sprintf("it fails on large answers, as lists have up to %d rows and texts %d characters: nest fewer of them", MaxRows, MaxText),
	}
}
