package screen

import (
	"strings"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// conflictsPage lists the contradictions with the answers that they rest on, and jumps to one of those.
type conflictsPage struct {
	menu
	checks []*questionnaire.Check
	fields []*questionnaire.Field // of all of them, one after the other
}

func newConflictsPage(sc *screen) *conflictsPage {
	p := &conflictsPage{}
	for _, c := range sc.s.Assessment().Contradictions {
		p.checks = append(p.checks, c.Check)
		p.fields = append(p.fields, sc.s.Basis(c.Check)...)
	}
	p.size = len(p.fields)
	return p
}

func (p *conflictsPage) actions(sc *screen) []action {
	return p.menu.actions(sc, func() session.Move { return session.Move{Kind: session.Jump, Field: p.fields[p.cursor]} })
}

func (p *conflictsPage) view(sc *screen, width, height int) string {
	var lines []string
	at, n := 0, 0 // the line of the cursor, and how many answers there were
	for _, c := range p.checks {
		lines = append(lines, sc.says(c, width)...)
		for _, f := range sc.s.Basis(c) {
			answer := indented(wording.Wrap(sc.s.AnswerLine(f), width-4), 4)
			if n == p.cursor {
				at = len(lines)
				answer[0] = "  > " + answer[0][4:]
				for i := range answer {
					answer[i] = sc.styles.accent.Render(answer[i])
				}
			}
			lines = append(lines, answer...)
			n++
		}
		for _, computed := range sc.s.ComputedLines(c) {
			lines = append(lines, indented(sc.faint(wording.Wrap(computed, width-4)), 4)...)
		}
	}
	return sc.styles.title.Render(sc.say(session.SayConflicts, len(p.checks))) + "\n" + strings.Join(window(lines, at, height-1), "\n")
}
