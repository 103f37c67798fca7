package screen

import (
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// listMark is what a line of a list that was written elsewhere begins with: a dash, a bullet, a number.
var listMark = regexp.MustCompile(`^(?:[-–—•*·]|\d{1,3}[.)])\s+`)

// pastes takes several lines that were pasted as names of rows, and reports whether they were any.
func (p *listPage) pastes(msg tea.Msg) bool {
	paste, ok := msg.(tea.PasteMsg)
	if !ok || p.place.NameColumn() == nil {
		return false
	}
	var names []string
	for line := range strings.Lines(strings.ReplaceAll(paste.Content, "\r", "\n")) { // terminals paste a carriage return
		if name := clean.Bounded(listMark.ReplaceAllString(clean.Typed(line), ""), longestAnswer); name != "" {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return false
	}
	p.pasted = names
	return true
}

// pasteActions add the rows that were pasted, or leave them.
func (p *listPage) pasteActions(sc *screen) []action {
	return []action{
		does(sc.keys.confirm, func() {
			row, err := sc.s.AddRows(p.place, p.pasted)
			if sc.taken(sc.s.Problem(err)) {
				p.cursor = row
			}
			p.pasted = nil
		}),
		wayOut(does(sc.keys.refuse, func() {
			sc.refused, p.pasted = p.pasted, nil
			sc.news = sc.say(sayPastedNot, len(sc.refused))
		})),
	}
}

// refusedActions bring back what was pasted and refused, by the next key only: no is also Enter, which comes easily.
func (p *listPage) refusedActions(sc *screen) []action {
	if sc.refused == nil {
		return nil
	}
	return []action{does(sc.keys.pasteAgain, func() { p.pasted, sc.refused = sc.refused, nil })}
}

// pasteLines ask whether the rows may be added, and name as many as there is room for.
func (p *listPage) pasteLines(sc *screen, width, height int) []string {
	label := p.place.Field.Label
	if n := len(p.place.Cells); n > 0 {
		label = p.place.Cells[n-1].Column.Label
	}
	out := wording.Wrap(sc.say(sayPasted, len(p.pasted), sc.setting.Text(label)), width)
	for _, name := range p.pasted[:max(min(len(p.pasted), height-len(out)), 0)] {
		out = append(out, "  "+cut(name, width-2))
	}
	return out
}

var (
	sayPasted     = questionnaire.Text{RU: "Вставлено строк: %d. Добавить их в список «%s»?", EN: "Lines pasted: %d. Add them to the list “%s”?"}
	sayPastedNot  = questionnaire.Text{RU: "Не добавлено строк: %d. Спросить о них снова: Ctrl+Y.", EN: "Lines not added: %d. To be asked about them again: Ctrl+Y."}
	sayPastedWait = questionnaire.Text{RU: "Вставленные строки (%d) ещё не добавлены: да или нет?", EN: "The pasted lines (%d) are not added yet: yes or no?"}
)
