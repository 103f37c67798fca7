package interview

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// listPage shows the rows of a list, of a field or of a cell, and changes them.
type listPage struct {
	place    Place
	rows     int // at the last drawing
	cursor   int // the row, or the number of rows for the line that adds one
	naming   *widget
	deleting bool
	row      *rowPage // the row being answered; nil while the list itself has the keys
}

func newListPage(p Place) *listPage { return &listPage{place: p} }

func (p *listPage) typing() bool {
	return p.naming != nil || p.deleting || p.row != nil && p.row.typing()
}

func (p *listPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	if p.row != nil {
		m, cmd := p.row.update(sc, msg)
		if m.kind == upward {
			p.row = nil
			m = move{}
		}
		return m, cmd
	}
	key, ok := msg.(tea.KeyMsg)
	if p.naming != nil {
		return p.updateNaming(sc, msg)
	}
	if !ok {
		return move{}, nil
	}
	rows := len(sc.s.Value(p.place).Rows)
	p.cursor = min(p.cursor, rows)
	if p.deleting {
		p.confirmDelete(sc, latin(key.String()))
		return move{}, nil
	}
	switch name := latin(key.String()); name {
	case "up", "k":
		p.cursor = max(p.cursor-1, 0)
	case "down", "j":
		p.cursor = min(p.cursor+1, rows)
	case "home":
		p.cursor = 0
	case "end":
		p.cursor = rows
	case "shift+up", "shift+down":
		p.moveRow(sc, name)
	case "+", "=", "insert":
		p.add(sc)
	case "delete", "-", "backspace":
		p.deleting = p.cursor < rows
	case "enter":
		if p.cursor < rows {
			p.row = newRowPage(sc, p.place, p.cursor, true)
		} else {
			p.add(sc)
		}
	case "0":
		if rows == 0 && sc.taken(sc.s.problem(sc.s.SetNone(p.place))) {
			return move{kind: forward}, nil
		}
	case "?", "f7":
		if rows == 0 && sc.taken(sc.s.problem(sc.s.SetUnknown(p.place))) {
			return move{kind: forward}, nil
		}
	case "ctrl+d":
		if rows == 0 {
			sc.taken(sc.s.problem(sc.s.Clear(p.place)))
		}
	case "tab":
		return move{kind: forward}, nil
	case "shift+tab":
		return move{kind: backward}, nil
	case "esc":
		if len(p.place.Cells) > 0 {
			return move{kind: forward}, nil
		}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= rows {
			p.cursor = n - 1
		}
	}
	return move{}, nil
}

func (p *listPage) moveRow(sc *screen, name string) {
	to := p.cursor - 1
	if name == "shift+down" {
		to = p.cursor + 1
	}
	if err := sc.s.MoveRow(p.place, p.cursor, to); err == nil {
		p.cursor = to
	}
}

// add begins a new row: with its name where rows have one.
func (p *listPage) add(sc *screen) {
	if p.place.NameColumn() != nil {
		p.naming = newTyped(sc.styles, "", longestAnswer)
		return
	}
	p.added(sc, "")
}

func (p *listPage) added(sc *screen, name string) {
	row, err := sc.s.AddRow(p.place, name)
	if sc.taken(sc.s.problem(err)) {
		p.naming = nil
		p.cursor = row + 1
		p.row = newRowPage(sc, p.place, row, false)
	}
}

func (p *listPage) updateNaming(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return move{}, p.naming.update(msg)
	}
	switch key.String() {
	case "esc", "shift+tab":
		p.naming = nil
	case "tab":
		p.naming = nil
		return move{kind: forward}, nil
	case "enter":
		if clean(p.naming.text) == "" {
			p.naming = nil // nothing typed, nothing added: the list is complete
			if len(sc.s.Value(p.place).Rows) > 0 {
				return move{kind: forward}, nil
			}
			return move{}, nil
		}
		p.added(sc, clean(p.naming.text))
	default:
		return move{}, p.naming.update(msg)
	}
	return move{}, nil
}

func (p *listPage) confirmDelete(sc *screen, name string) {
	switch name {
	case "y", "l": // y, and the key of д on the Russian layout
		sc.taken(sc.s.problem(sc.s.DeleteRow(p.place, p.cursor)))
		p.deleting = false
	case "n", "esc", "tab", "shift+tab":
		p.deleting = false
	}
}

func (p *listPage) view(sc *screen, width, height int) string {
	if p.row != nil {
		return p.row.view(sc, width, height)
	}
	if p.deleting {
		return sc.styles.warning.Render(strings.Join(p.deletionLines(sc, width), "\n"))
	}
	lines := p.lines(sc, width)
	if p.naming != nil {
		at := min(len(lines), max(height-2, 0))
		return strings.Join(lines[len(lines)-at:], "\n") + "\n" + sc.say(linePromptName2) + "\n" + p.naming.view(width, 1)
	}
	return strings.Join(window(lines, p.cursor, height), "\n")
}

// deletionLines ask whether the row of the cursor may go.
func (p *listPage) deletionLines(sc *screen, width int) []string {
	var out []string
	for _, line := range sc.s.deletionWords(p.place, p.cursor) {
		out = append(out, hang(line, width)...)
	}
	return out
}

// lines are the rows, and the line that adds one.
func (p *listPage) lines(sc *screen, width int) []string {
	v := sc.s.Value(p.place)
	p.rows = len(v.Rows)
	names := make([]string, len(v.Rows))
	for i := range names {
		names[i] = sc.s.RowName(p.place, i)
	}
	wide := min(widest(names), width/2)
	var out []string
	for i, name := range names {
		note := sc.s.openNote(p.place, i)
		if note == "" {
			note = " " + sc.s.rowDigest(p.place, i)
		}
		line := pad(strconv.Itoa(i+1), 2, true) + " " + padTo(cut(name, wide), wide) + " " + cut(note, width-wide-6)
		out = append(out, p.pointed(sc, i, line))
	}
	line := "   " + sc.say(sayAddRow)
	switch {
	case v.State == answers.Answered && len(v.Rows) == 0:
		line += " (" + sc.say(sayNoRowsAtAll) + ")"
	case v.State == answers.Unknown:
		line += " (" + sc.say(sayUnknown) + ")"
	case len(v.Rows) == 0:
		line += " (" + sc.say(sayNoRows) + ")"
	}
	return append(out, p.pointed(sc, len(v.Rows), line))
}

func (p *listPage) pointed(sc *screen, row int, line string) string {
	if row == p.cursor && p.naming == nil {
		return sc.styles.accent.Render("> " + line)
	}
	return "  " + line
}

// rowDigest says the most telling cells of a row in a few words, besides what the row is called by.
func (s *Session) rowDigest(list Place, row int) string {
	var parts []string
	name := s.RowName(list, row)
	for _, c := range list.Columns() {
		if c.Kind == questionnaire.ID || c == list.NameColumn() {
			continue
		}
		v := s.Value(list.Cell(row, c))
		if v.State != answers.Answered {
			continue
		}
		switch c.Kind {
		case questionnaire.Integer, questionnaire.Percent, questionnaire.Choice:
			parts = append(parts, s.Show(list.Cell(row, c)))
		case questionnaire.Reference:
			if shown := s.Show(list.Cell(row, c)); v.Text != "" && shown != name {
				parts = append(parts, shown)
			}
		case questionnaire.List:
			parts = append(parts, c.Label.In(s.Language)+": "+strconv.Itoa(len(v.Rows)))
		}
	}
	return strings.Join(parts[:min(len(parts), digestParts)], ", ")
}

// digestParts bounds what is said of a row in one line: further cells would need their labels to be understood.
const digestParts = 2

// window returns at most height lines, so that the one with the cursor is among them.
func window(lines []string, cursor, height int) []string {
	if len(lines) <= height || height <= 0 {
		return lines
	}
	return excerpt(lines, min(max(cursor-height/2, 0), len(lines)-height), height)
}

// excerpt returns some of the lines, with arrows in the margin where there are more.
func excerpt(lines []string, from, height int) []string {
	out := slices.Clone(lines[from:min(from+height, len(lines))])
	if rest, ok := strings.CutPrefix(out[0], "  "); ok && from > 0 {
		out[0] = "↑ " + rest
	}
	last := len(out) - 1
	if rest, ok := strings.CutPrefix(out[last], "  "); ok && from+len(out) < len(lines) {
		out[last] = "↓ " + rest
	}
	return out
}

func (p *listPage) hints() []text {
	switch {
	case p.row != nil:
		return p.row.hints()
	case p.naming != nil:
		return []text{hintEnterAdd, hintEscBack}
	case p.deleting:
		return []text{hintYesNo}
	}
	out := []text{hintAdd, hintChange, hintTabNext, hintDelete, hintMove, hintBack}
	if p.rows == 0 {
		out = []text{hintAdd, hintNoRows, hintUnknown, hintTabNext, hintBack}
	}
	return append(out, hintEverywhere...)
}

// rowPage asks for the cells of one row, one after the other.
type rowPage struct {
	list  Place
	row   int
	cells []Place
	at    int
	page  page
}

// newRowPage begins with the first cell; the name is among the cells only of a row that existed before.
func newRowPage(sc *screen, list Place, row int, withName bool) *rowPage {
	p := &rowPage{list: list, row: row}
	for _, c := range list.Columns() {
		if c.Kind != questionnaire.ID && (c != list.NameColumn() || withName) {
			p.cells = append(p.cells, list.Cell(row, c))
		}
	}
	p.open(sc, 0)
	return p
}

func (p *rowPage) open(sc *screen, at int) {
	p.at = at
	if at >= len(p.cells) {
		p.page = nil
		return
	}
	if p.cells[at].Kind() == questionnaire.List {
		p.page = newListPage(p.cells[at])
	} else {
		p.page = newValuePage(sc, p.cells[at])
	}
}

// skipAnswered goes to the first cell that waits for an answer, and stays where none does.
func (p *rowPage) skipAnswered(sc *screen) {
	for i, cell := range p.cells {
		if sc.s.isOpen(cell) {
			p.open(sc, i)
			return
		}
	}
}

func (p *rowPage) typing() bool { return p.page != nil && p.page.typing() }

// update moves from cell to cell; upward means that the row is done.
func (p *rowPage) update(sc *screen, msg tea.Msg) (move, tea.Cmd) {
	if p.page == nil {
		return move{kind: upward}, nil
	}
	m, cmd := p.page.update(sc, msg)
	switch m.kind {
	case forward:
		if p.open(sc, p.at+1); p.page != nil {
			return move{}, cmd
		}
		return move{kind: upward}, cmd
	case backward:
		if p.at == 0 {
			return move{kind: upward}, cmd
		}
		p.open(sc, p.at-1)
		return move{}, cmd
	}
	return m, cmd
}

// shortestName is how much of a row's name stays when the label of its cell is long.
const shortestName = 12

func (p *rowPage) view(sc *screen, width, height int) string {
	if p.page == nil {
		return ""
	}
	cell := p.cells[p.at]
	at := strconv.Itoa(p.at+1) + "/" + strconv.Itoa(len(p.cells))
	label := " › " + cell.Label().In(sc.lang)
	name := cut(sc.s.RowName(p.list, p.row), max(width-ansi.StringWidth(label)-len(at)-2, shortestName))
	head := between(sc.styles.title.Render(name)+label, sc.styles.faint.Render(at), width)
	lines := []string{head}
	if help := cell.Help().In(sc.lang); help != "" && height > 8 {
		for _, line := range wrap(help, width) {
			lines = append(lines, sc.styles.faint.Render(line))
		}
	}
	return strings.Join(lines, "\n") + "\n" + p.page.view(sc, width, max(height-len(lines), 3))
}

func (p *rowPage) hints() []text {
	if p.page == nil {
		return nil
	}
	return p.page.hints()
}
