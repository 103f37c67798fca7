package screen

import (
	"strconv"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// unansweredPage lists the fields that wait for an answer, and jumps to one.
type unansweredPage struct {
	menu
	fields []*questionnaire.Field
}

func newUnansweredPage(sc *screen) *unansweredPage {
	p := &unansweredPage{fields: sc.s.Unanswered()}
	p.size = len(p.fields)
	for i, f := range p.fields {
		if sc.field != nil && f.Index <= sc.field.Index {
			p.cursor = i
		}
	}
	return p
}

func (p *unansweredPage) actions(sc *screen) []action {
	return p.menu.actions(sc, func() session.Move { return session.Move{Kind: session.Jump, Field: p.fields[p.cursor]} })
}

func (p *unansweredPage) view(sc *screen, width, height int) string {
	var lines []string
	for _, f := range p.fields {
		standing := session.Standing{State: sc.s.StateOf(f)}
		lines = append(lines, padTo(strconv.Itoa(f.Question.Index+1), 3)+standing.Sign()+" "+sc.setting.Text(f.Label))
	}
	head := sc.styles.title.Render(sc.say(sayUnanswered, len(p.fields)))
	return head + "\n" + p.lines(sc, lines, width, height-1)
}

var sayUnanswered = questionnaire.Text{RU: "Без ответа: %d", EN: "Without an answer: %d"}
