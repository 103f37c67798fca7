package screen

import (
	tea "github.com/charmbracelet/bubbletea"

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

func (p *matrixPage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return session.Move{}, nil
	}
	roles := len(p.roles(sc))
	name := key.String()
	switch name {
	case "tab", "enter":
		if name == "enter" && p.row < len(p.functions)-1 && roles > 0 {
			p.row++
			p.role = 0
			return session.Move{}, nil
		}
		return session.Move{Kind: session.Forward}, nil
	case "shift+tab":
		return session.Move{Kind: session.Backward}, nil
	}
	if roles == 0 {
		if name == "?" || name == "f7" {
			if sc.taken(sc.s.Problem(sc.s.SetUnknown(session.At(p.field)))) {
				return session.Move{Kind: session.Forward}, nil
			}
		}
		return session.Move{}, nil
	}
	p.navigate(name, roles)
	return p.mark(sc, key)
}

func (p *matrixPage) navigate(name string, roles int) {
	switch name {
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
	p.role = min(p.role, roles-1)
}

// mark carries out a key that answers.
func (p *matrixPage) mark(sc *screen, key tea.KeyMsg) (session.Move, tea.Cmd) {
	function := p.functions[p.row]
	marks, _ := sc.s.MarksOf(p.field, function)
	now := marks[p.role]
	name := key.String()
	var err error
	switch {
	case key.Type == tea.KeySpace || name == " ":
		err = sc.s.Mark(p.field, function, p.role, session.NextMark(now))
	case name == "delete" || name == "backspace" || name == "x" || name == "ч":
		err = sc.s.Mark(p.field, function, p.role, 0)
	case name == "0":
		err = sc.s.SetMarks(p.field, function, nil)
	case name == "?" || name == "f7":
		err = sc.s.SetFunctionUnknown(p.field, function)
	case name == "s" || name == "ы":
		return p.splitRule(sc, function)
	default:
		if key.Type != tea.KeyRunes || len(key.Runes) != 1 {
			return session.Move{}, nil
		}
		mark, ok := session.MarkKeys[key.Runes[0]]
		if !ok {
			return session.Move{}, nil
		}
		err = sc.s.Mark(p.field, function, p.role, session.Toggled(now, mark))
	}
	sc.taken(sc.s.Problem(err))
	return session.Move{}, nil
}

// splitRule asks how the function of the cursor is parted between those who do it: by its rule, or by a new one.
func (p *matrixPage) splitRule(sc *screen, function int) (session.Move, tea.Cmd) {
	rules := p.field.Matrix.Rules
	if rules == nil {
		return session.Move{}, nil
	}
	row, added, err := sc.s.SplitRule(p.field, function)
	switch {
	case !sc.taken(sc.s.Problem(err)):
		return session.Move{}, nil
	case row < 0:
		sc.notice = sc.say(sayNothingToSplit)
		return session.Move{}, nil
	case added:
		sc.news = sc.say(saySplitRule, rules.List.Label.In(sc.setting.Language))
	}
	rule := newRowPage(sc, session.At(rules.List), row, true)
	rule.skipAnswered(sc)
	sc.overlay = &rulePage{rule}
	return session.Move{}, nil
}

// rulePage asks for the cells of a split rule over the matrix that it was made from.
type rulePage struct{ *rowPage }
