package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// matrixPage is the responsibility matrix on one screen: functions × roles.
type matrixPage struct {
	field     *questionnaire.Field
	functions []int // rows of the catalogue that are shown
	row, role int
	left, top int // the first role and function on the screen
}

func newMatrixPage(sc *screen, f *questionnaire.Field) *matrixPage {
	p := &matrixPage{field: f, functions: sc.s.Functions(f)}
	for i, function := range p.functions {
		if _, state := sc.s.MarksOf(f, function); state == answers.Absent {
			p.row = i
			break
		}
	}
	return p
}

// typing is true: the letters are marks.
func (p *matrixPage) typing() bool { return true }

func (p *matrixPage) roles(sc *screen) []session.Choice {
	return sc.s.Roles(p.field)
}

func (p *matrixPage) actions(sc *screen) []action {
	k, roles := &sc.keys, len(p.roles(sc))
	if roles == 0 {
		return []action{
			goes(k.next, session.Forward),
			leads(k.unknown, func() session.Move { return sc.settled(sc.s.SetUnknown(session.At(p.field))) }),
			goes(k.goOn, session.Forward), wayBack(goes(k.back, session.Backward)),
		}
	}
	p.role = min(p.role, roles-1)
	function := p.functions[p.row]
	answer := func(b key.Binding, set func() error) action {
		return does(b, func() { sc.taken(sc.s.Problem(set())) })
	}
	mark := func(b key.Binding, next func(now answers.Mark) answers.Mark) action {
		marks, _ := sc.s.MarksOf(p.field, function)
		return answer(b, func() error { return sc.s.Mark(p.field, function, p.role, next(marks[p.role])) })
	}
	toggle := func(b key.Binding, of answers.Mark) action {
		return mark(b, func(now answers.Mark) answers.Mark { return session.Toggled(now, of) })
	}
	out := []action{toggle(k.does, answers.Does), toggle(k.answersFor, answers.Answers), toggle(k.standsIn, answers.StandsIn)}
	if p.field.Matrix.System {
		out = append(out, answer(k.bySystem, func() error { return sc.s.SetSystem(p.field, function, !sc.s.BySystem(p.field, function)) }))
	}
	out = append(out,
		answer(k.nobodyDoes, func() error { return sc.s.SetMarks(p.field, function, false, nil) }),
		answer(k.unknown, func() error { return sc.s.SetFunctionUnknown(p.field, function) }),
		named(goes(k.goOn, session.Forward)),
		mark(k.cycle, session.NextMark),
		does(k.rule, func() { p.splitRule(sc, function) }),
		goes(k.back, session.Backward))
	if session.HasScopes(p.field) {
		out = append(out, does(k.scopes, func() { sc.overlay = newScopesPage(sc, p.field) }))
	}
	if p.field.Matrix.Rules != nil {
		out = append(out, does(k.shared, func() { p.showShared(sc) }))
	}
	out = append(out, does(k.copyRow, func() { p.copyRow(sc, function) }))
	return append(out, quietly(
		mark(k.unmark, func(answers.Mark) answers.Mark { return 0 }),
		takes(k.cells, func(pressed string) { p.navigate(pressed, roles) }),
		leads(k.nextFunction, func() session.Move {
			if p.row == len(p.functions)-1 {
				return session.Move{Kind: session.Forward}
			}
			p.row, p.role = p.row+1, 0
			return session.Move{}
		}))...)
}

func (p *matrixPage) other(*screen, tea.Msg) tea.Cmd { return nil }

func (p *matrixPage) navigate(pressed string, roles int) {
	switch pressed {
	case "up":
		p.row = max(p.row-1, 0)
	case "down":
		p.row = min(p.row+1, len(p.functions)-1)
	case "left":
		p.role = max(p.role-1, 0)
	case "right":
		p.role = min(p.role+1, roles-1)
	case "home":
		p.role = 0
	case "end":
		p.role = roles - 1
	}
}
