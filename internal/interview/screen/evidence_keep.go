package screen

import (
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

var (
	sayNoGrade      = questionnaire.Text{RU: "Не сказано, насколько доказательство проверено.", EN: "It is not said how far the evidence was checked."}
	sayEvidenceGone = questionnaire.Text{RU: "Доказательство удалено. Вернуть: Ctrl+Z.", EN: "The evidence is deleted. To bring it back: Ctrl+Z."}
	sayNoEvidence   = questionnaire.Text{RU: "Доказательство не добавлено.", EN: "No evidence was added."}
	sayEvidenceKept = questionnaire.Text{RU: "Доказательство сохранено.", EN: "The evidence is saved."}
)

// remember takes over what is typed in a step.
func (f *evidenceForm) remember() {
	switch f.step {
	case 2:
		f.piece.Ref = clean.Typed(f.widget.text)
	case 3:
		f.date = clean.Typed(f.widget.text)
	}
}

// valid reports whether what was typed so far can be evidence, and says what is missing.
func (f *evidenceForm) valid(sc *screen) bool {
	if !sc.taken(sc.s.EvidenceProblem(f.piece)) {
		return false
	}
	f.piece.Date = time.Time{}
	if f.date != "" {
		f.piece.Date, sc.notice = sc.s.ParseDate(f.date)
	}
	return sc.notice == ""
}

// keep adds the piece when anything was said of it and that is enough. It reports false, with what is missing as the
// notice, where it is not.
func (f *evidenceForm) keep(sc *screen) bool {
	f.remember()
	switch {
	case f.piece.Ref == "" && f.date == "" && f.step == 0:
		return true
	case f.piece.Grade == answers.NoEvidence:
		sc.notice = sc.say(sayNoGrade)
		return false
	}
	return f.valid(sc) && sc.taken(sc.s.Problem(sc.s.AddEvidence(f.question, f.piece)))
}

// saysAnything reports whether it was typed what the evidence is: its source and grade alone were but chosen on the way.
func (f *evidenceForm) saysAnything() bool {
	f.remember()
	return f.piece.Ref != "" || f.date != ""
}

// giveUp leaves the form: what is enough for evidence is saved; what is not is said, and left by a second Esc.
func (f *evidenceForm) giveUp(sc *screen) session.Move {
	before := len(sc.s.Evidence(f.question))
	switch {
	case !f.saysAnything():
		sc.news = sc.say(sayNoEvidence)
	case !f.keep(sc) && !f.refused:
		f.refused, sc.notice = true, sc.say(sayNotSaved, sc.notice)
		return session.Move{}
	case sc.notice != "":
		sc.news, sc.notice = sc.say(sayNotSaved, sc.notice), ""
	case len(sc.s.Evidence(f.question)) > before:
		sc.news = sc.say(sayEvidenceKept)
	}
	return session.Move{Kind: session.Upward}
}

func (p *evidencePage) keep(sc *screen) bool {
	if p.form == nil {
		return true
	}
	if !p.form.keep(sc) {
		return false
	}
	p.form = nil
	p.count(sc)
	return true
}
