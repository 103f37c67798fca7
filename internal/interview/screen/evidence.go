package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// evidencePage lists the evidence of a question, adds to it and takes from it.
type evidencePage struct {
	menu
	question *questionnaire.Question
	form     *evidenceForm // a new piece; nil while the list has the keys
}

func newEvidencePage(sc *screen, q *questionnaire.Question) *evidencePage {
	p := &evidencePage{question: q}
	p.count(sc)
	if p.cursor = p.size - 1; p.size == 1 {
		p.form = newEvidenceForm(sc, q) // nothing to look at: straight to the new piece
	}
	return p
}

func (p *evidencePage) count(sc *screen) { p.size = len(sc.s.Evidence(p.question)) + 1 }
func (p *evidencePage) typing() bool     { return p.form != nil }

func (p *evidencePage) actions(sc *screen) []action {
	if p.form != nil {
		return then(p.form.actions(sc), func(m session.Move) session.Move { return p.formLeft(sc, m) })
	}
	more := func() { p.form = newEvidenceForm(sc, p.question) }
	out := []action{does(sc.keys.addEvidence, more)}
	if p.cursor < p.size-1 {
		out = append(out, does(sc.keys.remove, func() {
			if sc.taken(sc.s.Problem(sc.s.DeleteEvidence(p.question, p.cursor))) {
				sc.news = sc.say(sayEvidenceGone)
			}
			p.count(sc)
		}))
	} else {
		out = append(out, does(key.NewBinding(key.WithKeys("enter")), more))
	}
	return append(out, p.menu.actions(sc, func() session.Move { return session.Move{} })[1:]...)
}

// formLeft follows a move out of the form of a new piece: back to the list, or, where that is empty, to the question.
func (p *evidencePage) formLeft(sc *screen, m session.Move) session.Move {
	if m.Kind == session.Stay {
		return m
	}
	p.form = nil
	p.count(sc)
	p.cursor = p.size - 1
	if m.Kind == session.Upward && p.size == 1 {
		return m
	}
	return session.Move{}
}

func (p *evidencePage) other(_ *screen, msg tea.Msg) tea.Cmd {
	if p.form == nil {
		return nil
	}
	return p.form.widget.update(msg)
}

func (p *evidencePage) view(sc *screen, width, height int) string {
	head := cut(sc.styles.title.Render(sc.say(session.SayEvidence))+": "+sc.setting.Text(p.question.Title), width) + "\n"
	if p.form != nil {
		return head + p.form.view(sc, width, height-1)
	}
	var lines []string
	for _, e := range sc.s.Evidence(p.question) {
		lines = append(lines, sc.s.ShowEvidence(e))
	}
	return head + p.lines(sc, append(lines, sc.say(sayAddEvidence)), width, height-1)
}

// evidenceForm asks for a new piece of evidence in four steps.
type evidenceForm struct {
	question *questionnaire.Question
	piece    answers.Evidence
	step     int    // source, grade, reference, date
	date     string // as typed
	refused  bool   // that it cannot be saved was said to whoever wanted to leave
	widget   *widget
}

func newEvidenceForm(sc *screen, q *questionnaire.Question) *evidenceForm {
	f := &evidenceForm{question: q}
	f.open(sc, 0)
	return f
}

func (f *evidenceForm) open(sc *screen, step int) {
	f.step = step
	var choices []session.Choice
	switch step {
	case 0:
		for _, each := range sc.s.SourcesFor(f.question) {
			choices = append(choices, session.Choice{ID: each.ID, Label: sc.setting.Text(each.Name)})
		}
	case 1:
		for _, g := range session.Grades {
			choices = append(choices, session.Choice{ID: g.String(), Label: sc.s.GradeName(g)})
		}
	case 2:
		f.widget = newTyped(sc.styles, f.piece.Ref, longestAnswer)
		return
	case 3:
		f.widget = newTyped(sc.styles, f.date, 10)
		return
	}
	f.widget = newChooser(sc.styles, numbered(choices, nil, false), choices[0].ID)
}

// actions lead through the form: forward out of it when the piece was added, upward when it was given up.
func (f *evidenceForm) actions(sc *screen) []action {
	k := &sc.keys
	commit := func() session.Move { return f.commit(sc) }
	out := []action{
		leads(k.next, commit),
		leads(k.back, func() session.Move {
			if f.step == 0 {
				return f.giveUp(sc)
			}
			f.remember()
			f.open(sc, f.step-1)
			return session.Move{}
		}),
		leads(key.NewBinding(key.WithKeys("tab")), commit),
	}
	if f.widget.kind == chooser {
		out = append(out, f.widget.choosing(sc, commit))
		out = append(out, f.widget.choosingBegun(commit)...)
	}
	leave := k.cancel
	if f.saysAnything() {
		leave = k.saveAndClose
	}
	return append(out, leads(leave, func() session.Move { return f.giveUp(sc) }))
}

// commit takes one step, and adds the piece after the last.
func (f *evidenceForm) commit(sc *screen) session.Move {
	f.widget.settle()
	switch f.step {
	case 0:
		f.piece.Source = sc.s.Bank.Source(f.widget.one)
	case 1:
		for _, g := range session.Grades {
			if g.String() == f.widget.one {
				f.piece.Grade = g
			}
		}
	default:
		f.remember()
		if !f.valid(sc) {
			return session.Move{}
		}
		if f.step == 3 {
			return sc.settled(sc.s.AddEvidence(f.question, f.piece))
		}
	}
	f.open(sc, f.step+1)
	return session.Move{}
}

func (f *evidenceForm) view(sc *screen, width, height int) string {
	var lines []string
	if f.step > 0 {
		lines = append(lines, sc.styles.faint.Render(cut(sc.setting.Text(f.piece.Source.Name), width)))
	}
	if f.step > 1 {
		lines = append(lines, sc.styles.faint.Render(sc.s.GradeName(f.piece.Grade)))
	}
	if f.step > 2 && f.piece.Ref != "" {
		lines = append(lines, sc.styles.faint.Render(cut(f.piece.Ref, width)))
	}
	title := []questionnaire.Text{session.SaySource, session.SayGrade, session.SayReference, session.SayDocumentDate}[f.step]
	lines = append(lines, wording.Wrap(sc.say(title), width)...)
	return strings.Join(lines, "\n") + "\n" + f.widget.view(width, height-len(lines))
}
