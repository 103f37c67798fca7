package screen

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// rowPage asks for the cells of one row, one after the other.
type rowPage struct {
	list  session.Place
	row   int
	cells []session.Place
	at    int
	page  page

	added bool                    // for this page: it goes again where nothing is said in it
	given []*questionnaire.Column // those that came with the row, so that they say nothing of their own
}

// newRowPage begins with the first cell; the name is among the cells only of a row that existed before. It is nil where
// there is nothing more to ask.
func newRowPage(sc *screen, list session.Place, row int, withName bool) *rowPage {
	p := &rowPage{list: list, row: row}
	for _, c := range list.Columns {
		if c.Kind != questionnaire.ID && (c != list.NameColumn() || withName) {
			p.cells = append(p.cells, list.Cell(row, c))
		}
	}
	if len(p.cells) == 0 {
		return nil
	}
	p.open(sc, 0)
	return p
}

func (p *rowPage) open(sc *screen, at int) {
	p.at = at
	if p.cells[at].Kind == questionnaire.List {
		p.page = newListPage(p.cells[at])
	} else {
		p.page = newValuePage(sc, p.cells[at])
	}
}

// skipAnswered goes to the first cell that waits for an answer or, where none does, that did not come with the row.
func (p *rowPage) skipAnswered(sc *screen) {
	first := p.at
	for i, cell := range slices.Backward(p.cells) {
		if sc.s.Visits(cell) && !slices.Contains(p.given, cell.Cells[len(cell.Cells)-1].Column) {
			first = i
		}
	}
	for i, cell := range p.cells {
		if sc.s.IsOpen(cell) && sc.s.Asks(cell) {
			first = i
			break
		}
	}
	p.open(sc, first)
}

func (p *rowPage) typing() bool { return p.page.typing() }

// actions move from cell to cell; upward means that the row is done.
func (p *rowPage) actions(sc *screen) []action {
	return then(p.page.actions(sc), func(m session.Move) session.Move {
		switch m.Kind {
		case session.Forward:
			return p.step(sc, 1)
		case session.Backward:
			return p.step(sc, -1)
		}
		return m
	})
}

// step goes to the next cell that is asked for, or to the one before, and upward from the last and the first.
func (p *rowPage) step(sc *screen, by int) session.Move {
	at := p.at + by
	for at >= 0 && at < len(p.cells) && !sc.s.Visits(p.cells[at]) {
		at += by
	}
	if at < 0 || at >= len(p.cells) {
		return session.Move{Kind: session.Upward}
	}
	p.open(sc, at)
	return session.Move{}
}

// drop takes a row that was added, and of which nothing is said, away again, and reports whether it did.
func (p *rowPage) drop(sc *screen) bool {
	if !p.added {
		return false
	}
	dropped, err := sc.s.DropEmptyRow(p.list, p.row, p.given...)
	return sc.taken(sc.s.Problem(err)) && dropped
}

func (p *rowPage) other(sc *screen, msg tea.Msg) tea.Cmd { return p.page.other(sc, msg) }

// shortestName is how much of a row's name stays when the label of its cell is long.
const shortestName = 12

func (p *rowPage) view(sc *screen, width, height int) string {
	cell := p.cells[p.at]
	at := strconv.Itoa(p.at+1) + "/" + strconv.Itoa(len(p.cells))
	label := " › " + sc.setting.Text(cell.Label)
	name := cut(sc.s.RowName(p.list, p.row), max(width-ansi.StringWidth(label)-len(at)-2, shortestName))
	head := between(sc.styles.title.Render(name)+label, sc.styles.faint.Render(at), width)
	lines := []string{head}
	if help := sc.setting.Text(cell.Help); help != "" && height > 8 {
		for _, line := range wording.Wrap(help, width) {
			lines = append(lines, sc.styles.faint.Render(line))
		}
	}
	return strings.Join(lines, "\n") + "\n" + p.page.view(sc, width, max(height-len(lines), 1))
}
