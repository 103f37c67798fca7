package screen

import (
	"fmt"

	"salesaudit/internal/interview/session"
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
	return p.menu.actions(sc, func() session.Move {
		return session.Move{Kind: session.Jump, Field: p.fields[p.cursor]}
	})
}

func (p *askNextPage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.say(session.SayAskNext))
	if p.size == 0 {
		return head + "\n\n" + sc.say(session.SayNothingNext)
	}
	return head + "\n" + p.menu.lines(sc, append([]string{}, p.lines...), width, height-1)
}
