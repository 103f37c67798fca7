package line

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// command carries out what may be typed at every prompt. handled reports whether the line was one.
func (d *dialogue) command(line string, q *questionnaire.Question) (m session.Move, handled bool, err error) {
	o, rest := readOrder(line)
	switch o {
	case orderSkip:
		return session.Move{Kind: session.Forward}, true, nil
	case orderBack:
		return session.Move{Kind: session.Backward}, true, nil
	case orderDone:
		return session.Move{Kind: session.Upward}, true, nil
	case orderQuit:
		return session.Move{Kind: session.Leave}, true, nil
	case orderHelp:
		d.say(lineHelp)
	case orderScore:
		d.print(d.s.ScoreLines()...)
	case orderOverview:
		m, err = d.overview()
	case orderQuestion:
		m = d.toQuestion(rest)
	case orderAsk:
		m, err = d.askNext()
	case orderAgenda:
		m = d.agenda(rest)
	case orderOwn:
		d.print(d.s.SetOwnOnly(!d.s.OwnOnly()))
	case orderEvidence:
		err = d.evidence(q)
	case orderNote:
		err = d.note(q)
	case orderClient:
		err = d.correctOpening()
	case orderSave:
		d.saveAs(rest)
	case orderUndo:
		m = d.goBack(lineUndone, d.s.Undo)
	case orderRedo:
		m = d.goBack(lineRedone, d.s.Redo)
	case orderScopes:
		if f := d.s.Bank.Matrix(); f != nil {
			m, err = d.scopes(f)
		}
	case orderShared:
		if f := d.s.Bank.Matrix(); f != nil && f.Matrix.Rules != nil {
			m, err = d.shared(f)
		}
	case orderReview:
		err = d.review()
	default:
		return session.Move{}, false, nil
	}
	return m, true, err
}

func (d *dialogue) saveAs(path string) {
	var err error
	if path == "" {
		err = d.s.File.Save()
	} else {
		err = d.s.File.SaveAs(path)
	}
	if err != nil {
		d.say(sayNotSavedAs, session.Why(d.s.Language, err))
		return
	}
	d.say(session.SaySavedIn, d.s.Path())
}

// toQuestion jumps to a question by its number.
func (d *dialogue) toQuestion(number string) session.Move {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(d.s.Bank.Questions) {
		d.asked = "the number of a question"
		d.needNumber(len(d.s.Bank.Questions))
		return session.Move{}
	}
	return d.s.To(d.s.Bank.Questions[n-1])
}

// value asks for an answer that is one line: anything but a list and a matrix.
func (d *dialogue) value(p session.Place) (session.Move, error) {
	for i, c := range d.s.Choices(p) {
		if p.Kind != questionnaire.Bool {
			d.printf("  %d %s\n", i+1, c.Label)
		}
	}
	// A cell that nobody touched says unknown in the file; that is no answer to be shown.
	if now := d.s.Show(p); now != "" && !d.s.IsUnsaid(p) && (len(p.Cells) == 0 || d.s.Value(p).State != answers.Unknown) {
		d.say(session.SayNow, now)
	}
	for {
		d.asks(p)
		line, err := d.prompt(d.promptFor(p))
		if err != nil {
			return session.Move{}, err
		}
		m, done, err := d.answer(p, line)
		if err != nil || done {
			return m, err
		}
	}
}

func (d *dialogue) promptFor(p session.Place) questionnaire.Text {
	switch p.Kind {
	case questionnaire.Bool:
		return linePromptBool
	case questionnaire.Integer, questionnaire.Percent:
		return promptForNumber(p)
	case questionnaire.Multi, questionnaire.References:
		return linePromptSeveral
	case questionnaire.Reference:
		if p.MayBeEmpty() {
			return linePromptNone
		}
		return linePromptName
	case questionnaire.Choice:
		return linePromptChoice
	}
	return linePromptText
}

// promptForNumber says how the number at a place may be answered.
func promptForNumber(p session.Place) questionnaire.Text {
	switch percent := p.Kind == questionnaire.Percent; {
	case percent && p.Measurable:
		return linePromptPercent
	case percent:
		return linePromptShare
	case p.Measurable:
		return linePromptNumber
	}
	return linePromptCount
}

// answer takes one line for an answer or a command. done is false where the same is to be asked again.
func (d *dialogue) answer(p session.Place, line string) (m session.Move, done bool, err error) {
	switch o, rest := readOrder(line); {
	case line == "":
		return session.Move{Kind: session.Forward}, true, nil
	case o == orderUnknown:
		return d.settled(d.s.Problem(d.s.SetUnknown(p)))
	case o == orderNotMeasured && p.Measurable:
		return d.settled(d.s.Problem(d.s.SetNotMeasured(p)))
	case o == orderEmpty && p.Kind == questionnaire.FreeText && !p.NameOfRow():
		return d.settled(d.s.Problem(d.s.SetText(p, "")))
	case o == orderClear:
		return d.settled(d.s.Problem(d.s.Clear(p)))
	case o == orderAdd && p.Target.List != nil:
		return d.settled(d.s.Problem(d.s.AddAndRefer(p, rest)))
	case o == orderNotMeasured && p.Kind == questionnaire.Bool: // н and n are no as well
	default:
		if m, handled, err := d.command(line, p.Field.Question); handled || err != nil {
			if m.Kind == session.Stay && err == nil {
				d.printf("%s\n", d.s.Text(p.Label)) // what is asked for is far above by now
			}
			return m, m.Kind != session.Stay, err
		}
	}
	switch p.Kind {
	case questionnaire.FreeText, questionnaire.Integer, questionnaire.Percent:
		return d.settled(d.s.AnswerText(p, line))
	case questionnaire.Multi, questionnaire.References:
		return d.settled(d.chooseSeveral(p, line))
	}
	return d.settled(d.choose(p, line))
}

// settled reports an answer and goes on when it was taken.
func (d *dialogue) settled(problem string) (session.Move, bool, error) {
	return session.Move{Kind: session.Forward}, d.taken(problem), nil
}

// choose answers with one choice by its number, its label or the beginning of it.
func (d *dialogue) choose(p session.Place, line string) string {
	if p.Kind == questionnaire.Reference && line == "0" && p.MayBeEmpty() {
		return d.s.Problem(d.s.SetChoice(p, ""))
	}
	choices := d.s.Choices(p)
	i := pick(choices, line)
	if i < 0 {
		if p.Target.List != nil && len(choices) == 0 {
			return d.s.Say(sayNoTargets, d.s.Text(p.Target.List.Label))
		}
		if p.Kind == questionnaire.Bool {
			return d.s.Say(lineYesOrNo)
		}
		return d.numberNeeded(len(choices))
	}
	return d.s.Problem(d.s.SetChoice(p, choices[i].ID))
}

// chooseSeveral answers with any number of choices.
func (d *dialogue) chooseSeveral(p session.Place, line string) string {
	if line == "0" {
		return d.s.Problem(d.s.SetSeveral(p, nil))
	}
	choices := d.s.Choices(p)
	var ids []string
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' })
	if len(words) == 1 && pick(choices, line) < 0 {
		words = strings.Fields(line)
	}
	for _, word := range words {
		// "1 2, 5": spaces divide numbers, but a label may hold spaces.
		parts := []string{strings.TrimSpace(word)}
		if pick(choices, parts[0]) < 0 {
			parts = strings.Fields(word)
		}
		for _, part := range parts {
			i := pick(choices, part)
			if i < 0 {
				if len(choices) == 0 && p.Target.List != nil {
					return d.s.Say(sayNoTargets, d.s.Text(p.Target.List.Label))
				}
				return d.numberNeeded(len(choices))
			}
			if id := choices[i].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return d.s.Problem(d.s.SetSeveral(p, ids))
}
