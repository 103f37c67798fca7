package view

import (
	"slices"
	"strings"

	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Decider is what decided a rung, with the client's own value (method, section 10): one test of its condition, or those
// that are worded together.
type Decider struct {
	Holds  bool   `json:"holds"`
	Text   string `json:"text"`   // the whole explanation: name, value, what is needed
	Is     string `json:"is"`     // the same without what is needed
	Name   string `json:"name"`   // what was looked at: a label or the name of a fact
	Value  string `json:"value"`  // the client's, worded
	Needed string `json:"needed"` // worded; what would hold

	clauses []string // what Is joins; nil where it is one
}

// explain words what decided a rung, part by part. There is nothing for a rung that is unknown.
func (b *builder) explain(r *scoring.RungResult) []Decider {
	decides := make([]*scoring.PartResult, 0, len(r.Parts))
	for i := range r.Parts {
		if p := &r.Parts[i]; r.Decides(p) {
			decides = append(decides, p)
		}
	}
	var out []Decider
	for _, p := range unlessAll(decides, b.isPartOutside) {
		out = append(out, b.explainPart(p)...)
	}
	return out
}

// unlessAll returns a list without what is no news, or the whole list where nothing else is in it.
func unlessAll[T any](list []T, isNoNews func(T) bool) []T {
	if !slices.ContainsFunc(list, func(v T) bool { return !isNoNews(v) }) {
		return list
	}
	return slices.DeleteFunc(list, isNoNews)
}

// isPartOutside reports whether nothing that decided a part is news to this client.
func (b *builder) isPartOutside(p *scoring.PartResult) bool {
	return !slices.ContainsFunc(b.a.Explain(nil, p), func(d scoring.Decider) bool { return !b.isOutside(d) })
}

// isOutside reports whether a test looks at what is not asked of this client, or does not count: that is no news to it where
// there is other.
func (b *builder) isOutside(d scoring.Decider) bool {
	if d.Test.Field == nil {
		return false
	}
	status := b.a.Fields[d.Test.Field.Index]
	return status == scoring.FieldHidden || status == scoring.FieldIgnored
}

func (b *builder) explainPart(p *scoring.PartResult) []Decider {
	holds := p.State == scoring.Met
	deciders := unlessAll(b.a.Explain(nil, p), b.isOutside)
	var out []Decider
	for _, g := range groupDeciders(p.Part.When.Condition(), deciders) {
		out = append(out, b.group(g, holds))
	}
	return out
}

// deciderGroup is deciders that are worded together.
type deciderGroup struct {
	deciders []scoring.Decider
	branches []*questionnaire.Condition // by decider: the alternative of either that it belongs to
	either   *questionnaire.Condition   // the «or» that they are alternatives of; nil where each of them is needed
}

// groupDeciders puts together the deciders that are alternatives of each other, and those that look at the options
// of one multi. What belongs together follows from the shape of the condition.
func groupDeciders(rule *questionnaire.Condition, deciders []scoring.Decider) []deciderGroup {
	var out []deciderGroup
	for _, d := range deciders {
		either, branch, _ := alternatives(rule, d.Test)
		if n := len(out) - 1; n >= 0 && out[n].either == either && (either != nil || sameMulti(&out[n].deciders[0], &d)) {
			out[n].deciders, out[n].branches = append(out[n].deciders, d), append(out[n].branches, branch)
			continue
		}
		out = append(out, deciderGroup{[]scoring.Decider{d}, []*questionnaire.Condition{branch}, either})
	}
	return out
}

func sameMulti(x, y *scoring.Decider) bool {
	return x.Test.Kind == questionnaire.HasOption && y.Test.Kind == questionnaire.HasOption && x.Test.Field == y.Test.Field && x.Holds == y.Holds
}

// alternatives finds a test in a condition, and returns the outermost «or» that it is an alternative of, and the
// alternative that it belongs to; nil where there is none.
func alternatives(c *questionnaire.Condition, t *questionnaire.Test) (either, branch *questionnaire.Condition, found bool) {
	if c.Op == questionnaire.Leaf {
		return nil, nil, c.Test == t
	}
	for _, part := range c.Parts {
		if either, branch, found = alternatives(part, t); found {
			if c.Op == questionnaire.Or {
				return c, part, true
			}
			return either, branch, true
		}
	}
	return nil, nil, false
}

// group words deciders that belong together: alternatives, or options of one multi.
func (b *builder) group(g deciderGroup, holds bool) Decider {
	if g.either == nil && g.deciders[0].Test.Kind == questionnaire.HasOption {
		return b.options(g.deciders, holds)
	}
	var alternatives []Decider
	var guards []string
	advise := func(d *scoring.Decider) bool { return g.either == nil || holds || !isGuard(d) }
	everything := !slices.ContainsFunc(g.deciders, func(d scoring.Decider) bool { return advise(&d) }) // better than nothing
	for i := 0; i < len(g.deciders); {
		var together []Decider // what one alternative asks for
		for first := i; i < len(g.deciders) && g.branches[i] == g.branches[first]; i++ {
			d := &g.deciders[i]
			part := b.decider(d, holds)
			if !everything && !advise(d) {
				guards = append(guards, part.Name+": "+part.Value)
				continue
			}
			together = append(together, part)
		}
		if len(together) > 0 {
			alternatives = append(alternatives, b.joined(together, text{RU: " и ", EN: " and "}))
		}
	}
	out := b.joined(alternatives, text{RU: "; или ", EN: "; or "})
	if guards != nil {
		why := " (" + wording.LowerFirst(strings.Join(guards, "; ")) + ")"
		out.Text += why
		out.Is += why
		if n := len(out.clauses); n > 0 {
			out.clauses[n-1] += why
		}
	}
	return out
}

// said returns what a decider says of the client, a clause each.
func (d *Decider) said() []string {
	if d.clauses == nil {
		return []string{d.Is}
	}
	return d.clauses
}

// joined words several deciders as one. What is said of the same thing names it once.
func (b *builder) joined(parts []Decider, by text) Decider {
	out := parts[0]
	for _, p := range parts[1:] {
		if p.Name == out.Name && p.Value == out.Value && p.Needed != "" {
			out.Text += b.Say(by) + p.Needed
			out.Needed += b.Say(by) + p.Needed
			continue
		}
		out.Text += b.Say(by) + wording.LowerFirst(p.Text)
		out.clauses = append(out.said(), p.said()...)
		out.Is += "; " + wording.LowerFirst(p.Is)
		out.Name += " / " + wording.LowerFirst(p.Name)
		out.Value += " / " + p.Value
		out.Needed += " / " + p.Needed
	}
	return out
}

// isGuard reports whether an alternative only says when the other one does not matter, as «fewer than two
// departments» does: having fewer of something is no advice.
func isGuard(d *scoring.Decider) bool {
	t := d.Test
	counts := t.Sellers || t.Field != nil && (t.Size || t.Field.Kind == questionnaire.Integer && !t.Field.LowerIsBetter)
	return t.Kind == questionnaire.Compare && counts && (t.Relation == "<" || t.Relation == "<=")
}

// ofNothing reports whether a rung holds, shown or not, as it asks something of every row of a list that has none.
func (b *builder) ofNothing(r *scoring.RungResult) bool {
	if r.State != scoring.Met && r.State != scoring.Unproven {
		return false
	}
	for i := range r.Parts {
		if slices.ContainsFunc(b.a.Explain(nil, &r.Parts[i]), func(d scoring.Decider) bool {
			return d.Test.Kind == questionnaire.EveryRow && !d.Test.Negated && d.Rows == 0
		}) {
			return true
		}
	}
	return false
}
