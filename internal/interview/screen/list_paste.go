package screen

import (
	"regexp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// listMark is what a line of a list that was written elsewhere begins with: a dash, a bullet, a number.
var listMark = regexp.MustCompile(`^(?:[-–—•*·]|\d{1,3}[.)])\s+`)

// pastes takes several lines that were pasted as names of rows, the first behind a name that is being typed, and reports
// whether they were any. Of names that there are already no second row is asked for.
func (p *listPage) pastes(sc *screen, msg tea.Msg) bool {
	paste, ok := msg.(tea.PasteMsg)
	if !ok || p.place.NameColumn() == nil {
		return false
	}
	var names []string
	content := paste.Content
	if p.naming != nil {
		content = p.naming.text + content
	}
	for line := range strings.Lines(strings.ReplaceAll(content, "\r", "\n")) { // terminals paste a carriage return
		if name := clean.Bounded(listMark.ReplaceAllString(clean.Typed(line), ""), longestAnswer); name != "" {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return false
	}
	p.naming, p.there = nil, nil
	var known []string
	for row := range sc.s.Value(p.place).Rows {
		known = append(known, sc.s.RowName(p.place, row))
	}
	for _, name := range names {
		if slices.ContainsFunc(known, func(each string) bool { return strings.EqualFold(each, name) }) {
			p.there = append(p.there, name)
			continue
		}
		known, p.pasted = append(known, name), append(p.pasted, name)
	}
	if p.pasted == nil {
		sc.news = sc.say(sayPastedThere, strings.Join(p.there, ", "))
	}
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
	return []action{does(sc.keys.pasteAgain, func() { p.pasted, p.there, sc.refused = sc.refused, nil, nil })}
}

// pasteLines ask whether the rows may be added, and name as many as there is room for.
func (p *listPage) pasteLines(sc *screen, width, height int) []string {
	label := p.place.Field.Label
	if n := len(p.place.Cells); n > 0 {
		label = p.place.Cells[n-1].Column.Label
	}
	out := wording.Wrap(sc.say(sayPasted, len(p.pasted), sc.setting.Text(label)), width)
	if p.there != nil {
		out = append(out, cut(sc.say(sayPastedThere, strings.Join(p.there, ", ")), width))
	}
	for _, name := range p.pasted[:max(min(len(p.pasted), height-len(out)), 0)] {
		out = append(out, "  "+cut(name, width-2))
	}
	return out
}

var (
	sayPasted      = questionnaire.Text{RU: "Вставлено строк: %d. Добавить их в список «%s»?", EN: "Lines pasted: %d. Add them to the list “%s”?"}
	sayPastedNot   = questionnaire.Text{RU: "Не добавлено строк: %d. Спросить о них снова: Ctrl+Y.", EN: "Lines not added: %d. To be asked about them again: Ctrl+Y."}
	sayPastedThere = questionnaire.Text{RU: "Уже есть, второй раз не добавятся: %s.", EN: "There already, and not added again: %s."}
	sayPastedWait  = questionnaire.Text{RU: "Вставленные строки (%d) ещё не добавлены: да или нет?", EN: "The pasted lines (%d) are not added yet: yes or no?"}
)
