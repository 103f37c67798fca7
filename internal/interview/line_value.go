package interview

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// command carries out what may be typed at every prompt. handled tells whether the line was one.
func (d *dialogue) command(line string, q *questionnaire.Question) (m move, handled bool, err error) {
	o, rest := readOrder(line)
	switch o {
	case orderSkip:
		return move{kind: forward}, true, nil
	case orderBack:
		return move{kind: backward}, true, nil
	case orderDone:
		return move{kind: upward}, true, nil
	case orderQuit:
		return move{kind: leave}, true, nil
	case orderHelp:
		d.say(lineHelp)
	case orderScore:
		d.scores()
	case orderOverview:
		m, err = d.overview()
	case orderQuestion:
		m = d.toQuestion(rest)
	case orderAsk:
		m, err = d.askNext()
	case orderEvidence:
		err = d.evidence(q)
	case orderNote:
		err = d.note(q)
	case orderClient:
		err = d.correctOpening()
	case orderSave:
		d.saveAs(rest)
	default:
		return move{}, false, nil
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
		d.say(sayNotSavedAs, d.s.why(err))
		return
	}
	d.say(lineSaved, d.s.File.Path())
}

// toQuestion jumps to a question by its number.
func (d *dialogue) toQuestion(number string) move {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(d.s.Bank.Questions) {
		d.say(sayNeedNumber, len(d.s.Bank.Questions))
		return move{}
	}
	return d.s.jumpTo(d.s.Bank.Questions[n-1])
}

// jumpTo goes to the first field of a question that is shown, after it where none is.
func (s *Session) jumpTo(q *questionnaire.Question) move {
	f := q.Fields[0]
	if s.StateOf(f) == Hidden {
		f = s.After(f)
	}
	return move{jump, f}
}

// value asks for an answer that is one line: anything but a list and a matrix.
func (d *dialogue) value(p Place) (move, error) {
	for i, c := range d.s.Choices(p) {
		if p.Kind != questionnaire.Bool {
			d.printf("  %d %s\n", i+1, c.Label)
		}
	}
	// A cell that nobody touched says unknown in the file; that is no answer to be shown.
	if now := d.s.Show(p); now != "" && (len(p.Cells) == 0 || d.s.Value(p).State != answers.Unknown) {
		d.say(lineNow, now)
	}
	for {
		line, err := d.prompt(d.promptFor(p))
		if err != nil {
			return move{}, err
		}
		m, done, err := d.answer(p, line)
		if err != nil || done {
			return m, err
		}
	}
}

func (d *dialogue) promptFor(p Place) text {
	switch p.Kind {
	case questionnaire.Bool:
		return linePromptBool
	case questionnaire.Integer, questionnaire.Percent:
		return linePromptNumber
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

// answer takes one line for an answer or a command. done is false where the same is to be asked again.
func (d *dialogue) answer(p Place, line string) (m move, done bool, err error) {
	switch o, rest := readOrder(line); {
	case line == "":
		return move{kind: forward}, true, nil
	case o == orderUnknown:
		return d.settled(d.s.problem(d.s.SetUnknown(p)))
	case o == orderNotMeasured && p.isNumber():
		return d.settled(d.s.problem(d.s.SetNotMeasured(p)))
	case o == orderEmpty && p.Kind == questionnaire.FreeText && !p.nameOfRow():
		return d.settled(d.s.problem(d.s.SetText(p, "")))
	case o == orderClear:
		return d.settled(d.s.problem(d.s.Clear(p)))
	case o == orderAdd && p.Target.List != nil:
		return d.settled(d.addAndChoose(p, rest))
	case o == orderNotMeasured && p.Kind == questionnaire.Bool: // н and n are no as well
	default:
		if m, handled, err := d.command(line, p.Field.Question); handled || err != nil {
			if m.kind == stay && err == nil {
				d.printf("%s\n", p.Label.In(d.s.Language)) // what is asked for is far above by now
			}
			return m, m.kind != stay, err
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
func (d *dialogue) settled(problem string) (move, bool, error) {
	return move{kind: forward}, d.taken(problem), nil
}

// choose answers with one choice by its number, its label or the beginning of it.
func (d *dialogue) choose(p Place, line string) string {
	if p.Kind == questionnaire.Reference && line == "0" && p.MayBeEmpty() {
		return d.s.problem(d.s.SetChoice(p, ""))
	}
	choices := d.s.Choices(p)
	i := pick(choices, line)
	if i < 0 {
		if p.Target.List != nil && len(choices) == 0 {
			return d.s.say(sayNoTargets, p.Target.List.Label.In(d.s.Language))
		}
		if p.Kind == questionnaire.Bool {
			return d.s.say(linePromptBool)
		}
		return d.s.say(sayNeedNumber, len(choices))
	}
	return d.s.problem(d.s.SetChoice(p, choices[i].ID))
}

// chooseSeveral answers with any number of choices.
func (d *dialogue) chooseSeveral(p Place, line string) string {
	if line == "0" {
		return d.s.problem(d.s.SetSeveral(p, nil))
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
					return d.s.say(sayNoTargets, p.Target.List.Label.In(d.s.Language))
				}
				return d.s.say(sayNeedNumber, len(choices))
			}
			if id := choices[i].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return d.s.problem(d.s.SetSeveral(p, ids))
}

// addAndChoose adds a row to the list that a reference names, and names it.
func (d *dialogue) addAndChoose(p Place, name string) string {
	list := At(p.Target.List)
	row, err := d.s.AddRow(list, name)
	if err != nil {
		return d.s.problem(err)
	}
	return d.s.problem(d.s.refer(p, d.s.Value(list).Rows[row].ID))
}

// refer names a row at a place, beside the others where several may be named.
func (s *Session) refer(p Place, id string) error {
	if p.Kind == questionnaire.References {
		return s.SetSeveral(p, append(slices.Clone(s.Value(p).Texts), id))
	}
	return s.SetChoice(p, id)
}

// yesWords and noWords answer yes-or-no questions in either language and on either layout.
var (
	yesWords = []string{"да", "д", "yes", "y", "+", "1"}
	noWords  = []string{"нет", "н", "no", "n", "0", "2"}
)

// pick finds the choice that a line names, -1 when it names none or several.
func pick(choices []Choice, line string) int {
	folded := strings.ToLower(line)
	if len(choices) == 2 && choices[0].ID == yes && choices[1].ID == no {
		switch {
		case slices.Contains(yesWords, folded):
			return 0
		case slices.Contains(noWords, folded):
			return 1
		}
		return -1
	}
	if n, err := strconv.Atoi(line); err == nil {
		if n < 1 || n > len(choices) {
			return -1
		}
		return n - 1
	}
	found, folds := -1, 0
	for i, c := range choices {
		switch label := strings.ToLower(c.Label); {
		case label == folded || c.ID == line:
			return i
		case folded != "" && strings.HasPrefix(label, folded):
			found = i
			folds++
		}
	}
	if folds != 1 {
		return -1
	}
	return found
}
