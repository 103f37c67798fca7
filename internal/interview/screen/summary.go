package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
)

// summaryPage is the end of the interview.
type summaryPage struct{ scroller }

func (p *summaryPage) actions(sc *screen) []action {
	out := []action{
		wayOut(leads(sc.keys.finish, func() session.Move {
			sc.err = nil
			return session.Move{Kind: session.Leave}
		})),
		does(sc.keys.review, func() { sc.overlay = newReviewPage(sc) }),
		goes(sc.keys.back, session.Backward), p.scrolling(sc),
		goes(key.NewBinding(key.WithKeys("esc")), session.Backward),
	}
	if len(sc.s.Assessment().Contradictions) > 0 {
		out = slices.Insert(out, 1, does(sc.keys.conflicts, func() { sc.overlay = newConflictsPage(sc) }))
	}
	return out
}

func (p *summaryPage) view(sc *screen, width, height int) string {
	report := wording.Wrap(sc.s.ReportLine(), width)
	var lines []string
	for _, line := range sc.s.SummaryLines() {
		lines = append(lines, hang(line, width-2)...)
	}
	out := append([]string{sc.styles.title.Render(sc.say(saySummary))}, p.lines(lines, max(height-len(report)-2, 1))...)
	return strings.Join(append(append(out, ""), report...), "\n")
}
