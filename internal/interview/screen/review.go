package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// reviewPage enters the consultant's own word: the conclusion in the first line, then what is said of each criterion.
type reviewPage struct {
	menu
	form *reviewForm // of the chosen line; nil while the list has the keys
}

func newReviewPage(sc *screen) *reviewPage {
	return &reviewPage{menu: menu{size: 1 + len(sc.s.Bank.Criteria)}}
}

func (p *reviewPage) typing() bool { return p.form != nil }

func (p *reviewPage) actions(sc *screen) []action {
	if p.form == nil {
		return p.menu.actions(sc, func() session.Move {
			p.form = newReviewForm(sc, p.cursor-1)
			return session.Move{}
		})
	}
	commit := func() session.Move {
		if p.keep(sc) && !p.form.next(sc) {
			p.form = nil
		}
		return session.Move{}
	}
	k := &sc.keys
	out := []action{leads(k.next, commit)}
	if p.form.criterion == nil {
		out = []action{leads(k.saveText, commit), {Binding: k.newLine}}
	}
	leave := key.NewBinding(key.WithKeys("esc", "tab"), key.WithHelp(k.close.Help().Key, k.close.Help().Desc))
	return append(out, leads(leave, func() session.Move {
		if p.keep(sc) {
			p.form = nil
		}
		return session.Move{}
	}))
}

func (p *reviewPage) other(_ *screen, msg tea.Msg) tea.Cmd {
	if p.form == nil {
		return nil
	}
	return p.form.widget.update(msg)
}

// keep writes what was typed; it reports false, with the problem as the notice, where that cannot be.
func (p *reviewPage) keep(sc *screen) bool {
	f := p.form
	if f == nil || !f.widget.touched {
		return true
	}
	var err error
	if f.criterion == nil {
		err = sc.s.SetConclusion(strings.ToValidUTF8(f.widget.text, ""))
	} else {
		err = sc.s.SetReviewed(f.criterion, f.part, clean.Typed(f.widget.text))
	}
	return sc.taken(sc.s.Problem(err))
}

func (p *reviewPage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.say(sayReview)) + "\n"
	if p.form != nil {
		return head + p.form.view(sc, width, height-1)
	}
	lines := []string{strings.Join(strings.Fields(sc.s.ReviewTitle(session.ReviewConclusion)+": "+clean.Text(sc.s.Conclusion())), " ")}
	for _, c := range sc.s.Bank.Criteria {
		lines = append(lines, clean.Text(sc.s.ReviewLine(c)))
	}
	return head + p.lines(sc, lines, width, height-1)
}

// reviewForm types the conclusion, or one after another what is said of a criterion.
type reviewForm struct {
	criterion *questionnaire.Criterion // nil for the conclusion
	part      session.ReviewPart
	widget    *widget
}

// newReviewForm opens the form of a criterion, by its place in the bank; -1 is the conclusion.
func newReviewForm(sc *screen, place int) *reviewForm {
	if place < 0 {
		return &reviewForm{widget: newParagraph(sc.styles, sc.s.Conclusion())}
	}
	f := &reviewForm{criterion: sc.s.Bank.Criteria[place]}
	f.open(sc)
	return f
}

func (f *reviewForm) open(sc *screen) {
	f.widget = newTyped(sc.styles, clean.Typed(sc.s.Reviewed(f.criterion, f.part)), longestAnswer)
}

// again is the form of the same part, with what is saved.
func (f *reviewForm) again(sc *screen) *reviewForm {
	if f.criterion == nil {
		return newReviewForm(sc, -1)
	}
	out := *f
	out.open(sc)
	return &out
}

// next goes to the next part, and reports whether there is one.
func (f *reviewForm) next(sc *screen) bool {
	if f.criterion == nil || f.part+1 == session.ReviewParts {
		return false
	}
	f.part++
	f.open(sc)
	return true
}

func (f *reviewForm) view(sc *screen, width, height int) string {
	var lines []string
	part := session.ReviewConclusion
	if f.criterion != nil {
		part = f.part
		lines = []string{sc.styles.faint.Render(cut(sc.setting.Text(f.criterion.Name), width))}
	}
	lines = append(lines, wording.Wrap(sc.s.ReviewTitle(part), width)...)
	return strings.Join(lines, "\n") + "\n" + f.widget.view(width, height-len(lines))
}
