package screen

import (
	"slices"
	"strings"

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
	if len(functions) == 0 {
		sc.news = sc.say(session.SayNothingShared)
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
	return p.choosing(sc, sc.keys.openRule, func() session.Move {
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
	to        int  // place of the function in the catalogue
	asking    bool // whether marks that it has may be replaced
}

// copyRow offers the marks of other functions for one, with the cursor on the nearest above.
func (p *matrixPage) copyRow(sc *screen, function int) {
	functions := sc.s.Marked(p.field, function)
	if len(functions) == 0 {
		sc.news = sc.say(sayNothingToCopy)
		return
	}
	page := &copyPage{menu: menu{size: len(functions)}, field: p.field, functions: functions, to: function}
	page.cursor = max(slices.Index(functions, sc.s.MarkedAbove(p.field, function)), 0)
	sc.overlay = page
}

// typing is true while it is asked whether marks may be replaced: letters are the answer.
func (p *copyPage) typing() bool { return p.asking }

func (p *copyPage) actions(sc *screen) []action {
	if p.asking {
		return []action{
			leads(sc.keys.confirm, func() session.Move { return p.copy(sc) }),
			does(sc.keys.refuse, func() { p.asking = false }),
		}
	}
	return p.choosing(sc, sc.keys.takeOver, func() session.Move {
		if _, state := sc.s.MarksOf(p.field, p.to); state == answers.Answered {
			p.asking = true
			return session.Move{}
		}
		return p.copy(sc)
	})
}

func (p *copyPage) other(sc *screen, msg tea.Msg) tea.Cmd {
	if p.asking {
		sc.misreads(msg)
	}
	return nil
}

// copy answers the function as the one at the cursor is answered.
func (p *copyPage) copy(sc *screen) session.Move {
	p.asking = false
	if !sc.taken(sc.s.Problem(sc.s.CopyMarks(p.field, p.functions[p.cursor], p.to))) {
		return session.Move{}
	}
	return session.Move{Kind: session.Upward}
}

func (p *copyPage) view(sc *screen, width, height int) string {
	if p.asking {
		var out []string
		for _, line := range sc.s.ReplacingWords(p.field, p.functions[p.cursor], p.to) {
			out = append(out, hang(line, width)...)
		}
		return sc.styles.warning.Render(strings.Join(out, "\n"))
	}
	var lines []string
	for _, function := range p.functions {
		lines = append(lines, sc.setting.Text(p.field.Matrix.Rows.Entries[function].Short)+": "+sc.s.ShowMarks(p.field, function))
	}
	head := sc.say(sayCopyMarks, sc.setting.Text(p.field.Matrix.Rows.Entries[p.to].Short))
	return sc.styles.title.Render(cut(head, width)) + "\n" + p.whole(sc, lines, width, height-1)
}
