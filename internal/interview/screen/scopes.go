package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// scopesPage shows where each role of a matrix works, a column each for its department and what narrows its work, and
// fills in what is missing: duplication is not known without it.
type scopesPage struct {
	field    *questionnaire.Field
	row, col int
	top      int
	cell     *valuePage // being answered; nil while the table has the keys
}

func newScopesPage(sc *screen, f *questionnaire.Field) *scopesPage {
	p := &scopesPage{field: f}
	p.toOpen(sc, 0)
	return p
}

// place is the cell at the cursor, nil where it is not asked for.
func (p *scopesPage) place(sc *screen) *session.Place {
	_, rows := sc.s.ScopeTable(p.field)
	if cell := rows[p.row].Cells[p.col]; cell != nil && sc.s.Asks(*cell) {
		return cell
	}
	return nil
}

// toOpen moves the cursor to the first cell that waits for an answer, from a row of its column on, then in the columns
// after it: what is asked of one role after another is answered fastest. It reports whether there is one.
func (p *scopesPage) toOpen(sc *screen, from int) bool {
	columns, rows := sc.s.ScopeTable(p.field)
	for col := p.col; col < len(columns); col++ {
		for row := from; row < len(rows); row++ {
			if cell := rows[row].Cells[col]; cell != nil && sc.s.IsScopeOpen(*cell) {
				p.row, p.col = row, col
				return true
			}
		}
		from = 0
	}
	return false
}

func (p *scopesPage) typing() bool { return p.cell != nil && p.cell.typing() }

func (p *scopesPage) actions(sc *screen) []action {
	k := &sc.keys
	if p.cell != nil {
		out := then(p.cell.actions(sc), func(m session.Move) session.Move { return p.follow(sc, m) })
		for i := range out {
			if out[i].Help() == k.leaveRow.Help() {
				out[i].SetHelp(k.leaveCell.Help().Key, k.leaveCell.Help().Desc)
			}
		}
		return outLast(out)
	}
	return []action{
		does(k.change, func() { p.open(sc) }),
		takes(k.cells, func(pressed string) { p.navigate(sc, pressed) }),
		goes(k.close, session.Upward),
	}
}

// after is the table after a change of one of its lists was undone or redone, nil where there is none any more.
func (p *scopesPage) after(sc *screen, change session.Change) page {
	f := change.Field
	if f == nil || f != p.field.Matrix.Columns && f != p.field.Matrix.Departments || len(sc.s.Roles(p.field)) == 0 {
		return nil
	}
	p.cell = nil
	p.navigate(sc, "") // rows may have gone
	return p
}

// open gives the keys to the cell at the cursor, where it is asked for.
func (p *scopesPage) open(sc *screen) {
	if place := p.place(sc); place != nil {
		p.cell = newValuePage(sc, *place)
	}
}

// follow goes from an answered cell to the next that waits for an answer, and from the last back to the table.
func (p *scopesPage) follow(sc *screen, m session.Move) session.Move {
	switch m.Kind {
	case session.Forward:
		p.cell = nil
		if p.toOpen(sc, p.row+1) {
			p.open(sc)
		}
	case session.Backward, session.Upward:
		p.cell = nil
	default:
		return m
	}
	return session.Move{}
}

func (p *scopesPage) navigate(sc *screen, pressed string) {
	columns, rows := sc.s.ScopeTable(p.field)
	switch pressed {
	case "up":
		p.row--
	case "down":
		p.row++
	case "left":
		p.col--
	case "right":
		p.col++
	case "home":
		p.row = 0
	case "end":
		p.row = len(rows)
	}
	p.row = max(min(p.row, len(rows)-1), 0)
	p.col = max(min(p.col, len(columns)-1), 0)
}

func (p *scopesPage) other(sc *screen, msg tea.Msg) tea.Cmd {
	if p.cell != nil {
		return p.cell.other(sc, msg)
	}
	return nil
}

// fewestRows is how many lines of a table or a list there have to be above something else for them to be of use.
const fewestRows = 4

// keep makes an answer of what was typed or marked in a cell.
func (p *scopesPage) keep(sc *screen) bool { return p.cell == nil || p.cell.keep(sc) }

func (p *scopesPage) view(sc *screen, width, height int) string {
	title := sc.styles.title.Render(sc.say(sayScopes))
	if p.cell == nil {
		return title + "\n" + strings.Join(append(p.table(sc, width, height-3), "", p.whole(sc, width)), "\n")
	}
	columns, rows := sc.s.ScopeTable(p.field)
	cell := cellHead(sc, rows[p.row].Name, sc.setting.Text(columns[p.col].Label), "", width)
	help := sc.faint(wording.Wrap(sc.setting.Text(columns[p.col].Help), width))
	var lines []string
	if room := height - len(cell) - p.cell.widget.lines; room >= fewestRows+2 { // of use above the cell
		lines = append([]string{title}, p.table(sc, width, min(room, len(rows)+2)-1)...)
	}
	lines = append(lines, cell...)
	fewest := p.cell.widget.lines
	if columns[p.col].Kind == questionnaire.References { // what naming none means has to be known before it is answered
		fewest = min(fewest, fewestChoices)
	}
	if len(lines)+len(help)+fewest <= height {
		lines = append(lines, help...)
	}
	return strings.Join(lines, "\n") + "\n" + p.cell.view(sc, width, height-len(lines))
}

// table is a line for each role and each department, below the names of the columns.
func (p *scopesPage) table(sc *screen, width, height int) []string {
	columns, rows := sc.s.ScopeTable(p.field)
	var names []string
	for _, row := range rows {
		names = append(names, row.Name)
	}
	first := min(widest(names), width/3)
	column := (width - first - 3) / len(columns)
	head := strings.Repeat(" ", first+3)
	for _, c := range columns {
		head += padTo(cut(" "+sc.setting.Text(c.Label), column-1), column)
	}
	p.top = scrolled(p.top, p.row, max(height-1, 1), len(rows))
	var body []string
	for n, row := range rows {
		line := "  " + padTo(cut(row.Name, first), first+1)
		if n == p.row {
			line = sc.styles.accent.Render("> " + padTo(cut(row.Name, first), first+1))
		}
		for col, cell := range row.Cells {
			line += p.shown(sc, cell, n == p.row && col == p.col, column)
		}
		body = append(body, line)
	}
	return append([]string{sc.styles.faint.Render(head)}, excerpt(body, p.top, max(height-1, 1))...)
}

// whole is the cell at the cursor with what its column cuts off.
func (p *scopesPage) whole(sc *screen, width int) string {
	columns, rows := sc.s.ScopeTable(p.field)
	text, _ := p.text(sc, rows[p.row].Cells[p.col])
	end := " › " + sc.setting.Text(columns[p.col].Label) + ": " + text
	return sc.styles.faint.Render(cut(cut(rows[p.row].Name, max(width-ansi.StringWidth(end), shortestName))+end, width))
}

// text is what a cell says, and whether it waits for an answer: then it is a question mark.
func (p *scopesPage) text(sc *screen, cell *session.Place) (text string, open bool) {
	switch {
	case cell == nil || !sc.s.Asks(*cell):
		return "—", false
	case sc.s.IsScopeOpen(*cell):
		return "?", true
	case cell.Kind == questionnaire.References && len(sc.s.Value(*cell).Refs) == 0:
		return sc.say(sayEverything), false
	}
	return sc.s.Show(*cell), false
}

// shown is a cell in a column of a width.
func (p *scopesPage) shown(sc *screen, cell *session.Place, chosen bool, width int) string {
	text, open := p.text(sc, cell)
	text = cut(text, width-3)
	switch {
	case chosen:
		return padTo(sc.styles.chosen.Render("["+text+"]"), width)
	case open:
		return padTo(" "+sc.styles.warning.Render(text), width)
	}
	return padTo(" "+text, width)
}
