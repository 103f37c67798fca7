package screen

import (
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// sharedPage lists the functions that two roles or more do, and leads from each to the rule that parts it.
type sharedPage struct {
	menu
	field     *questionnaire.Field
	functions []int
	rule      *rulePage // of the chosen function; nil while the list has the keys
}

func (p *matrixPage) showShared(sc *screen) {
	functions := sc.s.Shared(p.field)
	if len(functions) == 0 || p.field.Matrix.Rules == nil {
		sc.news = sc.say(sayNothingShared)
		return
	}
	sc.overlay = &sharedPage{field: p.field, functions: functions, menu: menu{size: len(functions)}}
}

func (p *sharedPage) typing() bool { return p.rule != nil && p.rule.typing() }

func (p *sharedPage) actions(sc *screen) []action {
	if p.rule != nil {
		return then(p.rule.actions(sc), func(m session.Move) session.Move {
			if m.Kind == session.Upward {
				p.rule = nil
				p.cursor = min(p.cursor+1, p.size-1)
				return session.Move{}
			}
			return m
		})
	}
	return p.menu.actions(sc, func() session.Move {
		p.rule = newRulePage(sc, p.field, p.functions[p.cursor])
		return session.Move{}
	})
}

func (p *sharedPage) other(sc *screen, msg tea.Msg) tea.Cmd {
	if p.rule != nil {
		return p.rule.other(sc, msg)
	}
	return nil
}

// keep makes an answer of what was typed into a rule.
func (p *sharedPage) keep(sc *screen) bool {
	if p.rule == nil {
		return true
	}
	if !p.rule.rowPage.keep(sc) {
		return false
	}
	if p.rule.drop(sc) {
		sc.news = sc.say(sayNoRule)
	}
	p.rule = nil
	return true
}

func (p *sharedPage) view(sc *screen, width, height int) string {
	if p.rule != nil {
		return p.rule.view(sc, width, height)
	}
	var lines []string
	for _, function := range p.functions {
		lines = append(lines, sc.s.SharedLine(p.field, function))
	}
	return sc.styles.title.Render(sc.say(sayShared)) + "\n" + p.whole(sc, lines, width, height-1)
}

// copyPage lists the functions whose marks another one can take over.
type copyPage struct {
	menu
	field     *questionnaire.Field
	functions []int
	to        int // place of the function in the catalogue
}

// copyRow offers the marks of other functions for one; those of the nearest above come first under the cursor.
func (p *matrixPage) copyRow(sc *screen, function int) {
	functions := sc.s.Marked(p.field, function)
	if len(functions) == 0 {
		sc.news = sc.say(sayNothingToCopy)
		return
	}
	page := &copyPage{menu: menu{size: len(functions)}, field: p.field, functions: functions, to: function}
	above := p.functions[:p.row]
	for i, f := range functions {
		for _, a := range above {
			if a == f {
				page.cursor = i
			}
		}
	}
	sc.overlay = page
}

func (p *copyPage) actions(sc *screen) []action {
	return p.menu.actions(sc, func() session.Move {
		_, state := sc.s.MarksOf(p.field, p.to)
		if !sc.taken(sc.s.Problem(sc.s.CopyMarks(p.field, p.functions[p.cursor], p.to))) {
			return session.Move{}
		}
		if state == answers.Answered {
			sc.news = sc.say(sayMarksReplaced)
		}
		return session.Move{Kind: session.Upward}
	})
}

func (p *copyPage) view(sc *screen, width, height int) string {
	var lines []string
	for _, function := range p.functions {
		lines = append(lines, sc.setting.Text(p.field.Matrix.Rows.Entries[function].Short)+": "+sc.s.ShowMarks(p.field, function))
	}
	head := sc.say(sayCopyMarks, sc.setting.Text(p.field.Matrix.Rows.Entries[p.to].Short))
	return sc.styles.title.Render(cut(head, width)) + "\n" + p.whole(sc, lines, width, height-1)
}
