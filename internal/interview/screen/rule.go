package screen

import (
	"slices"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// splitRule asks how the function of the cursor is parted between those who do it: by its rule, or by a new one.
func (p *matrixPage) splitRule(sc *screen, function int) {
	if rule := newRulePage(sc, p.field, function); rule != nil {
		sc.overlay = rule
	}
}

// newRulePage opens the rule that parts a function, a new one where there is none yet. It is nil, with the reason as the
// notice, where there is nothing to part.
func newRulePage(sc *screen, f *questionnaire.Field, function int) *rulePage {
	rules := f.Matrix.Rules
	if rules == nil {
		return nil
	}
	row, added, err := sc.s.SplitRule(f, function)
	switch {
	case !sc.taken(sc.s.Problem(err)):
		return nil
	case row < 0:
		sc.notice = sc.say(sayNothingToSplit)
		return nil
	case added:
		sc.news = sc.say(saySplitRule, sc.setting.Text(rules.List.Label))
	}
	rule := newRowPage(sc, session.At(rules.List), row, true)
	rule.added, rule.given = added, []*questionnaire.Column{rules.Row, rules.Columns}
	rule.skipAnswered(sc)
	return &rulePage{rule}
}

// rulePage asks for the cells of a split rule over the matrix that it was made from.
type rulePage struct{ *rowPage }

// actions are those of the row.
func (p *rulePage) actions(sc *screen) []action {
	out := then(p.rowPage.actions(sc), func(m session.Move) session.Move {
		if m.Kind == session.Upward && p.drop(sc) {
			sc.news = sc.say(sayNoRule)
		}
		return m
	})
	return outLast(out)
}

// outLast are actions with the way out at their end: it must be seen.
func outLast(actions []action) []action {
	i := slices.IndexFunc(actions, func(a action) bool { return slices.Contains(a.Keys(), "esc") })
	return append(slices.Concat(actions[:i], actions[i+1:]), actions[i])
}

// keep makes an answer of what was typed, and leaves no rule behind that says nothing.
func (p *rulePage) keep(sc *screen) bool {
	if !p.rowPage.keep(sc) {
		return false
	}
	if p.drop(sc) {
		sc.news = sc.say(sayNoRule)
		sc.overlay = nil
	}
	return true
}
