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

// shortestName is how much of a row's name stays when the label of its cell is long, shortestLow that on a low screen, where
// a line for the label alone would be one option less.
const shortestName, shortestLow = 12, 6

// head names the row, its cell and where in the row that is. The name is shortened before the label, which has a line of its
// own where there is no room for both.
func (p *rowPage) head(sc *screen, width int) []string {
	name, label := sc.s.RowName(p.list, p.row), sc.setting.Text(p.cells[p.at].Label)
	return cellHead(sc, name, label, strconv.Itoa(p.at+1)+"/"+strconv.Itoa(len(p.cells)), width)
}

// cellHead is the label of a cell behind the name of its row, and what is said of it on the right.
func cellHead(sc *screen, name, label, at string, width int) []string {
	title, at := sc.styles.title, sc.styles.faint.Render(at)
	room := width - ansi.StringWidth(" › "+label) - ansi.StringWidth(at) - 2
	shortest := shortestName
	if sc.height < lowScreen {
		shortest = shortestLow
	}
	if room >= min(ansi.StringWidth(name), shortest) {
		return []string{between(title.Render(cut(name, room))+" › "+label, at, width)}
	}
	return append([]string{between(title.Render(name)+" ›", at, width)}, wording.Wrap(label, width)...)
}

// help is what is said of the cell. Of one that names several rows it says what naming none means, which has to be known
// before it is answered.
func (p *rowPage) help(sc *screen, width int) []string {
	return sc.faint(wording.Wrap(sc.setting.Text(p.cells[p.at].Help), width))
}

// wanted is how many lines the field of the cell would like to have.
func (p *rowPage) wanted() int {
	if v, ok := p.page.(*valuePage); ok {
		return v.widget.lines + 1
	}
	return lowestList
}

// lowestList is how many lines the list of a cell would like to have.
const lowestList = 6

// needed is how many lines the page would like to have.
func (p *rowPage) needed(sc *screen, width int) int {
	return len(p.head(sc, width)) + len(p.help(sc, width)) + p.wanted()
}

// least is how many it has to have to be used.
func (p *rowPage) least(sc *screen, width int) int {
	least := len(p.head(sc, width)) + min(p.wanted()-1, fewestChoices)
	if p.cells[p.at].Kind == questionnaire.References {
		least += len(p.help(sc, width))
	}
	return least
}

func (p *rowPage) view(sc *screen, width, height int) string {
	lines := p.head(sc, width)
	help := p.help(sc, width)
	if height >= p.needed(sc, width) || height > 8 || p.cells[p.at].Kind == questionnaire.References && height >= p.least(sc, width) {
		lines = append(lines, help...)
	}
	return strings.Join(lines, "\n") + "\n" + p.page.view(sc, width, max(height-len(lines), 1))
}
