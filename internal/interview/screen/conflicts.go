package screen

import (
	"slices"
	"strings"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// conflictsPage lists the contradictions with the answers that they rest on, and jumps to one of those.
type conflictsPage struct {
	menu
	checks []*questionnaire.Check // of each answer its contradiction
	fields []*questionnaire.Field
}

func newConflictsPage(sc *screen) *conflictsPage {
	p := &conflictsPage{}
	for _, c := range sc.s.Assessment().Contradictions {
		for _, f := range sc.s.Basis(c.Check) {
			p.checks, p.fields = append(p.checks, c.Check), append(p.fields, f)
		}
	}
	p.size = len(p.fields)
	return p
}

func (p *conflictsPage) actions(sc *screen) []action {
	return p.menu.actions(sc, func() session.Move { return session.Move{Kind: session.Jump, Field: p.fields[p.cursor]} })
}

func (p *conflictsPage) view(sc *screen, width, height int) string {
	var lines []string
	at := 0 // the line of the cursor
	for i, f := range p.fields {
		if i == 0 || p.checks[i] != p.checks[i-1] {
			lines = append(lines, sc.says(p.checks[i], width)...)
		}
		line := cut(sc.s.AnswerLine(f), width-4)
		if i == p.cursor {
			at = len(lines)
			line = sc.styles.accent.Render("  > " + line)
		} else {
			line = "    " + line
		}
		lines = append(lines, line)
		if i == len(p.fields)-1 || p.checks[i] != p.checks[i+1] {
			for _, computed := range sc.s.ComputedLines(p.checks[i]) {
				lines = append(lines, indented(sc.faint(wording.Wrap(computed, width-4)), 4)...)
			}
		}
	}
	count := len(slices.Compact(slices.Clone(p.checks)))
	return sc.styles.title.Render(sc.say(session.SayConflicts, count)) + "\n" + strings.Join(window(lines, at, height-1), "\n")
}
