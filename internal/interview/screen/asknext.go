package screen

import (
	"fmt"
	"slices"
	"strings"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// askNextPage lists the open fields by the points that hang on them, and jumps to one.
type askNextPage struct {
	menu
	fields []*questionnaire.Field
	lines  []string
}

func newAskNextPage(sc *screen) *askNextPage {
	p := &askNextPage{}
	for _, n := range sc.s.Assessment().AskNext {
		p.fields = append(p.fields, n.Field)
		p.lines = append(p.lines, fmt.Sprintf("%5s  ", sc.s.Score(n.Gain))+sc.setting.Text(n.Field.Label))
	}
	p.size = len(p.fields)
	return p
}

func (p *askNextPage) actions(sc *screen) []action {
	chosen := p.menu.actions(sc, func() session.Move {
		return session.Move{Kind: session.Jump, Field: p.fields[p.cursor]}
	})
	return slices.Insert(chosen, 1, p.ways(sc)...)
}

// ways are the actions that lead the interview another way through the questions.
func (p *askNextPage) ways(sc *screen) []action {
	agendaKey, ownKey := sc.keys.agenda, sc.keys.own
	if sc.s.OnAgenda() {
		agendaKey = sc.keys.inOrder
	}
	if sc.s.OwnOnly() {
		ownKey = sc.keys.all
	}
	agenda := leads(agendaKey, func() session.Move {
		if sc.s.OnAgenda() {
			sc.news = sc.s.SetAgenda(0)
			return session.Move{Kind: session.Upward}
		}
		sc.news = sc.s.SetAgenda(session.UsualAgenda)
		return session.Move{Kind: session.Jump, Field: sc.s.Begin()}
	})
	own := leads(ownKey, func() session.Move {
		sc.news = sc.s.SetOwnOnly(!sc.s.OwnOnly())
		return session.Move{Kind: session.Upward}
	})
	return []action{agenda, own}
}

func (p *askNextPage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.s.AskNextTitle())
	if p.size == 0 {
		return head + "\n\n" + strings.Join(wording.Wrap(sc.say(session.SayNothingNext), width), "\n")
	}
	return head + "\n" + p.menu.lines(sc, append([]string{}, p.lines...), width, height-1)
}
