package compare

import (
	"fmt"
	"slices"
	"strings"

	"salesaudit/questionnaire"
)

// Requirements are the conditions that must hold together for a rung, or for a criterion to apply.
type Requirements []*questionnaire.Condition

// RequirementsOf takes rules that must hold together apart. A nil rule asks for nothing.
func RequirementsOf(rules ...*questionnaire.Rule) Requirements {
	var out Requirements
	for _, r := range rules {
		switch {
		case r == nil:
		case r.Condition().Op == questionnaire.And:
			out = append(out, r.Condition().Parts...)
		default:
			out = append(out, r.Condition())
		}
	}
	return out
}

// RulesOf returns the rules of a rung's parts.
func RulesOf(r *questionnaire.Rung) []*questionnaire.Rule {
	out := make([]*questionnaire.Rule, len(r.Parts))
	for i, p := range r.Parts {
		out[i] = p.When
	}
	return out
}

// Since returns the requirements that others lack, whatever the order and the words in either bank. One with an
// expression that cannot be taken apart is the same as no other.
func (r Requirements) Since(others Requirements) Requirements {
	var keys []string
	for _, c := range others {
		keys = append(keys, keyOf(c))
	}
	return slices.DeleteFunc(slices.Clone(r), func(c *questionnaire.Condition) bool {
		return !hasOpaque(c) && slices.Contains(keys, keyOf(c))
	})
}

func hasOpaque(c *questionnaire.Condition) bool {
	if c.Op == questionnaire.Leaf {
		return c.Test.Kind == questionnaire.Opaque
	}
	return slices.ContainsFunc(c.Parts, hasOpaque)
}

// keyOfRules is what rules ask for together, in a form that neither order nor parentheses change. What cannot be taken
// apart goes by its text.
func keyOfRules(rules ...*questionnaire.Rule) string {
	if slices.ContainsFunc(rules, func(r *questionnaire.Rule) bool { return r != nil && r.Opaque() }) {
		return joinedRules(rules)
	}
	var keys []string
	for _, c := range RequirementsOf(rules...) {
		keys = append(keys, keyOf(c))
	}
	slices.Sort(keys)
	return strings.Join(keys, " && ")
}

// joinedRules writes rules that must hold together as one expression.
func joinedRules(rules []*questionnaire.Rule) string {
	var texts []string
	for _, r := range rules {
		if r == nil {
			continue
		}
		text := r.Text
		if len(rules) > 1 && (r.Condition().Op == questionnaire.Or || strings.Contains(text, "?")) { // bind less than &&
			text = "(" + text + ")"
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " && ")
}

func keyOf(c *questionnaire.Condition) string {
	if c.Op == questionnaire.Leaf {
		return keyOfTest(c.Test)
	}
	keys := make([]string, len(c.Parts))
	for i, part := range c.Parts {
		keys[i] = keyOf(part)
	}
	slices.Sort(keys)
	return fmt.Sprintf("%d(%s)", c.Op, strings.Join(keys, ", "))
}

func keyOfTest(t *questionnaire.Test) string {
	subject, other := "sellers", ""
	switch {
	case t.Field != nil:
		subject = t.Field.ID
	case t.Fact != nil:
		subject = t.Fact.ID
	}
	if t.Other != nil {
		other = t.Other.ID
	}
	options := slices.Sorted(slices.Values(t.Options))
	var rows []string
	for i := range t.Rows {
		rows = append(rows, keyOfRow(&t.Rows[i]))
	}
	slices.Sort(rows)
	return fmt.Sprintf("%d %s %t %s %v %q %q %q %s %t %q", t.Kind, subject, t.Size, t.Relation, t.Number, t.Option, options, t.Text, other, t.Negated, rows)
}

func keyOfRow(t *questionnaire.RowTest) string {
	if t.Any != nil {
		var keys []string
		for i := range t.Any {
			keys = append(keys, keyOfRow(&t.Any[i]))
		}
		slices.Sort(keys)
		return fmt.Sprintf("any %q", keys)
	}
	return fmt.Sprintf("%s %s %t %v %q %t", t.Column.ID, t.Relation, t.Size, t.Number, t.Option, t.Bool)
}
