package interview

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// matrixPage is the responsibility matrix on one screen: functions × roles.
type matrixPage struct {
	field     *questionnaire.Field
	functions []int // rows of the catalogue that are shown
	row, role int
	left, top int // the first role and function on the screen
}

// narrowestRole is the least width of a role's column: four letters of its name are still told apart.
const narrowestRole = 6

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

func (p *matrixPage) roles(sc *screen) []Choice {
	return sc.s.Choices(Place{Field: p.field, Cells: []Cell{{Column: roleColumn(p.field)}}})
}

func (p *matrixPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, nil
	}
	roles := len(p.roles(sc))
	name := key.String()
	switch name {
	case "tab", "enter":
		if name == "enter" && p.row < len(p.functions)-1 && roles > 0 {
			p.row++
			p.role = 0
			return move{}, nil
		}
		return move{kind: forward}, nil
	case "shift+tab":
		return move{kind: backward}, nil
	}
	if roles == 0 {
		if name == "?" || name == "f7" {
			if sc.taken(sc.s.problem(sc.s.SetUnknown(At(p.field)))) {
				return move{kind: forward}, nil
			}
		}
		return move{}, nil
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
func (p *matrixPage) mark(sc *screen, key tea.KeyMsg) (move, tea.Cmd) {
	function := p.functions[p.row]
	marks, _ := sc.s.MarksOf(p.field, function)
	now := marks[p.role]
	name := key.String()
	var err error
	switch {
	case key.Type == tea.KeySpace || name == " ":
		err = sc.s.Mark(p.field, function, p.role, nextMark(now))
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
			return move{}, nil
		}
		mark, ok := markKeys[key.Runes[0]]
		if !ok {
			return move{}, nil
		}
		err = sc.s.Mark(p.field, function, p.role, toggled(now, mark))
	}
	sc.taken(sc.s.problem(err))
	return move{}, nil
}

// splitRule adds a rule that parts the function of the cursor between those who do it, and asks for its form.
func (p *matrixPage) splitRule(sc *screen, function int) (move, tea.Cmd) {
	rules := p.field.Matrix.Rules
	if rules == nil {
		return move{}, nil
	}
	list := At(rules.List)
	row, err := sc.s.AddRow(list, p.field.Matrix.Rows.Entries[function].Short.In(sc.lang))
	if err == nil {
		err = sc.s.SetChoice(list.Cell(row, rules.Row), p.field.Matrix.Rows.Entries[function].ID)
	}
	if err == nil {
		err = sc.s.SetSeveral(list.Cell(row, rules.Columns), sc.s.doers(p.field, function))
	}
	if sc.taken(sc.s.problem(err)) {
		sc.news = sc.say(saySplitRule, rules.List.Label.In(sc.lang))
		sc.overlay = &rulePage{newRowPage(sc, list, row, true)}
	}
	return move{}, nil
}

// doers returns the ids of the roles that do a function.
func (s *Session) doers(f *questionnaire.Field, function int) []string {
	var out []string
	ids := s.ids(At(f.Matrix.Columns))
	marks, _ := s.MarksOf(f, function)
	for i, mark := range marks {
		if mark&answers.Does != 0 {
			out = append(out, ids[i])
		}
	}
	return out
}

// rulePage asks for the cells of a split rule over the matrix that it was made from.
type rulePage struct{ *rowPage }

func (p *matrixPage) view(sc *screen, width, height int) string {
	roles := p.roles(sc)
	if len(roles) == 0 {
		return strings.Join(wrap(sc.say(sayRolesFirst, p.field.Matrix.Columns.Label.In(sc.lang)), width), "\n")
	}
	nameWidth := min(p.widestFunction(sc), max(width/3, 16))
	space := width - nameWidth - 2
	column := min(max(space/len(roles), narrowestRole), 14)
	shown := min(max(space/column, 1), len(roles))
	p.left = scrolled(p.left, p.role, shown, len(roles))
	head := p.head(sc, roles, nameWidth, column, shown)
	foot := p.foot(sc, roles, width)
	rows := max(height-len(head)-len(foot), 1)
	p.top = scrolled(p.top, p.row, rows, len(p.functions))
	finding := space - shown*column // the room for the words beside each row
	lines := head
	for i := p.top; i < min(p.top+rows, len(p.functions)); i++ {
		lines = append(lines, p.line(sc, i, nameWidth, column, shown, finding))
	}
	return strings.Join(append(lines, foot...), "\n")
}

func (p *matrixPage) widestFunction(sc *screen) int {
	var names []string
	for _, function := range p.functions {
		names = append(names, p.field.Matrix.Rows.Entries[function].Short.In(sc.lang))
	}
	return widest(names)
}

// scrolled moves the first thing on the screen as little as needed to show the one at the cursor.
func scrolled(first, cursor, shown, all int) int {
	first = min(first, max(all-shown, 0))
	return max(min(first, cursor), cursor-shown+1)
}

// headLines bounds the lines of a role's name: two tell managers of different regions apart.
const headLines = 2

func (p *matrixPage) head(sc *screen, roles []Choice, nameWidth, column, shown int) []string {
	names := make([][]string, len(roles))
	lines := 1
	for i := p.left; i < p.left+shown; i++ {
		names[i] = wrap(roles[i].Label, column-1)
		if len(names[i]) > headLines {
			names[i] = append(names[i][:headLines-1], cut(strings.Join(names[i][headLines-1:], " "), column-1))
		}
		lines = max(lines, len(names[i]))
	}
	out := make([]string, lines)
	for n := range out {
		out[n] = strings.Repeat(" ", nameWidth+2)
		for i := p.left; i < p.left+shown; i++ {
			part := ""
			if n < len(names[i]) {
				part = names[i][n]
			}
			part = padTo(part, column)
			if i == p.role {
				part = sc.styles.accent.Render(part)
			}
			out[n] += part
		}
	}
	if p.left+shown < len(roles) {
		out[0] = strings.TrimRight(out[0], " ") + "›"
	}
	return out
}

func (p *matrixPage) line(sc *screen, i, nameWidth, column, shown, finding int) string {
	function := p.functions[i]
	marks, state := sc.s.MarksOf(p.field, function)
	name := padTo(cut(p.field.Matrix.Rows.Entries[function].Short.In(sc.lang), nameWidth), nameWidth)
	line := "  " + name
	if i == p.row {
		line = sc.styles.accent.Render("> " + name)
	}
	for role := p.left; role < p.left+shown; role++ {
		sign := marks[role].String()
		if sign == "" {
			sign = map[answers.State]string{answers.Answered: "·", answers.Unknown: "?"}[state]
		}
		cell := " " + padTo(sign, 3)
		if i == p.row && role == p.role {
			cell = sc.styles.chosen.Render("[" + padTo(sign, 2) + "]")
		}
		line += padTo(cell, column)
	}
	words := sc.s.findingWords(p.field, function)
	if words == "" {
		return line
	}
	if finding < 14 {
		return strings.TrimRight(line, " ") + " " + sc.styles.warning.Render("!")
	}
	return line + sc.styles.warning.Render(cut("! "+words, finding))
}

// foot is the line about the function of the cursor, and the one that counts over all.
func (p *matrixPage) foot(sc *screen, roles []Choice, width int) []string {
	function := p.functions[p.row]
	here := p.field.Matrix.Rows.Entries[function].Short.In(sc.lang) + " × " + roles[p.role].Label
	if words := sc.s.findingWords(p.field, function); words != "" {
		here += " ! " + words
	} else if _, state := sc.s.MarksOf(p.field, function); state != answers.Answered {
		here += " · " + sc.s.showMarks(p.field, function)
	}
	out := []string{ansi.Truncate(here, width, "…")}
	for _, line := range wrap(sc.s.matrixLine(p.field), width) {
		out = append(out, sc.styles.warning.Render(line))
	}
	return out
}

func (p *matrixPage) hints() []text {
	return append([]text{hintMarks, hintNobody, hintUnknown, hintTabNext, hintRule, hintBack}, hintEverywhere...)
}
