package screen

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
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

func (p *evidencePage) update(sc *screen, msg tea.Msg) (session.Move, tea.Cmd) {
	if p.form != nil {
		done, abandoned, cmd := p.form.update(sc, msg)
		if done || abandoned {
			p.form = nil
			p.count(sc)
			p.cursor = p.size - 1
			if abandoned && p.size == 1 {
				return session.Move{Kind: session.Upward}, cmd
			}
		}
		return session.Move{}, cmd
	}
	if key, ok := msg.(tea.KeyMsg); ok {
		switch latin(key.String()) {
		case "delete", "-", "backspace":
			if p.cursor < p.size-1 {
				sc.taken(sc.s.Problem(sc.s.DeleteEvidence(p.question, p.cursor)))
				p.count(sc)
			}
			return session.Move{}, nil
		case "+", "=", "insert":
			p.form = newEvidenceForm(sc, p.question)
			return session.Move{}, nil
		}
	}
	chosen, closed := p.key(msg)
	switch {
	case closed:
		return session.Move{Kind: session.Upward}, nil
	case chosen && p.cursor == p.size-1:
		p.form = newEvidenceForm(sc, p.question)
	}
	return session.Move{}, nil
}

func (p *evidencePage) view(sc *screen, width, height int) string {
	head := sc.styles.title.Render(sc.say(session.SayEvidence)) + ": " + p.question.Title.In(sc.setting.Language) + "\n"
	if p.form != nil {
		return head + p.form.view(sc, width, height-1)
	}
	var lines []string
	for _, e := range sc.s.Evidence(p.question) {
		lines = append(lines, sc.s.ShowEvidence(e))
	}
	return head + p.lines(sc, append(lines, sc.say(sayAddEvidence)), width, height-1)
}

func (p *evidencePage) hints() []questionnaire.Text {
	if p.form != nil {
		return []questionnaire.Text{hintEnterNext, hintBack, hintEscBack}
	}
	return []questionnaire.Text{hintAddEvidence, hintDelete, hintEscClose}
}

// evidenceForm asks for a new piece of evidence in four steps.
type evidenceForm struct {
	question *questionnaire.Question
	piece    answers.Evidence
	step     int // source, grade, reference, date
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
			choices = append(choices, session.Choice{ID: each.ID, Label: each.Name.In(sc.setting.Language)})
		}
	case 1:
		for _, g := range session.Grades {
			choices = append(choices, session.Choice{ID: g.String(), Label: sc.s.GradeName(g)})
		}
	case 2:
		f.widget = newTyped(sc.styles, f.piece.Ref, longestAnswer)
		return
	case 3:
		f.widget = newTyped(sc.styles, "", 10)
		return
	}
	f.widget = newChooser(sc.styles, numbered(choices, nil, false), choices[0].ID)
}

// update takes a key; done tells that the piece was added, abandoned that it was given up.
func (f *evidenceForm) update(sc *screen, msg tea.Msg) (done, abandoned bool, cmd tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return false, false, f.widget.update(msg)
	}
	switch name := key.String(); {
	case name == "esc":
		return false, true, nil
	case name == "shift+tab":
		if f.step == 0 {
			return false, true, nil
		}
		f.open(sc, f.step-1)
		return false, false, nil
	case name == "enter" || name == "tab":
		return f.commit(sc), false, nil
	case f.widget.kind == chooser && f.widget.number(name) >= 0:
		f.widget.one = f.widget.choices[f.widget.number(name)].ID
		return f.commit(sc), false, nil
	}
	return false, false, f.widget.update(msg)
}

// commit takes one step, and adds the piece after the last.
func (f *evidenceForm) commit(sc *screen) bool {
	switch f.step {
	case 0:
		f.piece.Source = sc.s.Bank.Source(f.widget.one)
	case 1:
		for _, g := range session.Grades {
			if g.String() == f.widget.one {
				f.piece.Grade = g
			}
		}
	case 2:
		f.piece.Ref = session.Clean(f.widget.text)
	case 3:
		f.piece.Date = time.Time{}
		if typed := session.Clean(f.widget.text); typed != "" {
			if f.piece.Date, sc.notice = sc.s.ParseDate(typed); sc.notice != "" {
				return false
			}
		}
		return sc.taken(sc.s.Problem(sc.s.AddEvidence(f.question, f.piece)))
	}
	f.open(sc, f.step+1)
	return false
}

func (f *evidenceForm) view(sc *screen, width, height int) string {
	var lines []string
	if f.step > 0 {
		lines = append(lines, sc.styles.faint.Render(cut(f.piece.Source.Name.In(sc.setting.Language), width)))
	}
	if f.step > 1 {
		lines = append(lines, sc.styles.faint.Render(sc.s.GradeName(f.piece.Grade)))
	}
	if f.step > 2 && f.piece.Ref != "" {
		lines = append(lines, sc.styles.faint.Render(cut(f.piece.Ref, width)))
	}
	title := []questionnaire.Text{session.SaySource, session.SayGrade, session.SayReference, session.SayDocumentDate}[f.step]
	lines = append(lines, sc.say(title))
	return strings.Join(lines, "\n") + "\n" + f.widget.view(width, height-len(lines))
}
