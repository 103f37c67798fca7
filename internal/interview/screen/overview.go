package screen

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// overviewPage shows how far every question is answered, and jumps to one.
type overviewPage struct {
	menu
	typed string // digits typed so far: 1 may become 14
}

func newOverviewPage(sc *screen) *overviewPage {
	return &overviewPage{menu: menu{sc.question().Index, len(sc.s.Bank.Questions)}}
}

func (p *overviewPage) actions(sc *screen) []action {
	number := takes(key.NewBinding(key.WithKeys(append(digits(), "0")...)), p.digit)
	unanswered := does(sc.keys.unanswered, func() { sc.overlay = newUnansweredPage(sc) })
	return append([]action{number, unanswered}, p.menu.actions(sc, func() session.Move { return sc.s.ToOpen(sc.s.Bank.Questions[p.cursor]) })...)
}

// digit moves to the question of a number.
func (p *overviewPage) digit(digit string) {
	for _, number := range []string{p.typed + digit, digit} {
		if n, _ := strconv.Atoi(number); n >= 1 && n <= p.size {
			p.typed, p.cursor = number, n-1
			return
		}
	}
}

func (p *overviewPage) view(sc *screen, width, height int) string {
	var titles []string
	for _, q := range sc.s.Bank.Questions {
		titles = append(titles, sc.setting.Text(q.Title))
	}
	wide := min(widest(titles), max(width-widestStanding(sc)-titleGap-2, narrowestTitle))
	var lines []string
	for _, q := range sc.s.Bank.Questions {
		lines = append(lines, sc.overviewRow(q, wide))
	}
	foot := append(sc.faint(wording.Wrap(sc.say(sayLegend), width)), wording.Wrap(mattersMost(sc.s), width)...)
	list := p.lines(sc, lines, width, max(height-len(foot)-1, 3))
	return sc.styles.title.Render(sc.say(sayOverview)) + "\n" + list + "\n" + strings.Join(foot, "\n")
}

// titleGap is what a row of the overview has around the title: number, sign, and the space before the words.
// narrowestTitle is how much of a title stays beside the longest words, which are not cut on a screen of 60 columns.
const titleGap, narrowestTitle = 7, 6

// widestStanding returns the width of the longest words about a question.
func widestStanding(sc *screen) int {
	n := 0
	for _, q := range sc.s.Bank.Questions {
		n = max(n, ansi.StringWidth(sc.s.StandingWords(sc.s.StandingOf(q))))
	}
	return n
}

// overviewRow is how far a question is answered, with the title in a column of a width.
func (sc *screen) overviewRow(q *questionnaire.Question, wide int) string {
	standing := sc.s.StandingOf(q)
	title := fmt.Sprintf("%2d %s %s", q.Index+1, standing.Sign(), sc.setting.Text(q.Title))
	return padTo(cut(title, wide+titleGap-2), wide+titleGap-2) + "  " + sc.s.StandingWords(standing)
}

// mattersMost names the open fields that most points hang on.
func mattersMost(s *session.Session) string {
	next := s.Assessment().AskNext
	if len(next) == 0 {
		return s.Say(session.SayNothingNext)
	}
	var parts []string
	for _, n := range next[:min(len(next), 3)] {
		parts = append(parts, s.Text(n.Field.Label)+" ("+s.Score(n.Gain)+")")
	}
	return s.Say(sayMattersMost, strings.Join(parts, " · "))
}
