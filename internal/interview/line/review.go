package line

import (
	"strconv"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// review takes the consultant's own word: the conclusion, and what is said of each criterion.
func (d *dialogue) review() error {
	for {
		d.printf("  0 %s: %s\n", d.s.ReviewTitle(session.ReviewConclusion), clean.Text(d.s.Conclusion()))
		for i, c := range d.s.Bank.Criteria {
			d.printf("  %d %s\n", i+1, clean.Text(d.s.ReviewLine(c)))
		}
		d.asked = "review"
		line, err := d.prompt(lineReviewPick)
		if err != nil || line == "" {
			return err
		}
		n, err := strconv.Atoi(line)
		switch {
		case err != nil || n < 0 || n > len(d.s.Bank.Criteria):
			d.needNumber(len(d.s.Bank.Criteria))
			continue
		case n == 0:
			err = d.reviewed(session.ReviewConclusion, d.s.Conclusion(), d.s.SetConclusion)
		default:
			err = d.reviewCriterion(d.s.Bank.Criteria[n-1])
		}
		if err != nil {
			return err
		}
	}
}

func (d *dialogue) reviewCriterion(c *questionnaire.Criterion) error {
	for part := range session.ReviewParts {
		set := func(text string) error { return d.s.SetReviewed(c, part, text) }
		if err := d.reviewed(part, d.s.Reviewed(c, part), set); err != nil {
			return err
		}
	}
	return nil
}

// reviewed shows what is said and takes something else, until it can be taken.
func (d *dialogue) reviewed(part session.ReviewPart, now string, set func(text string) error) error {
	for {
		if now != "" {
			d.say(session.SayNow, clean.Text(now))
		}
		line, err := d.ask(d.s.ReviewTitle(part) + " " + d.s.Say(lineKeepOrRemove))
		switch {
		case err != nil || line == "":
			return err
		case line == "0":
			line = ""
		}
		if d.taken(d.s.Problem(set(line))) {
			return nil
		}
	}
}

// goBack undoes or redoes a change, says what it was, and goes to its field.
func (d *dialogue) goBack(words questionnaire.Text, step func() (session.Change, error)) session.Move {
	change, err := step()
	if !d.taken(d.s.Problem(err)) {
		return session.Move{}
	}
	if change.Words == "" {
		d.say(lineNoStep)
		return session.Move{}
	}
	d.say(words, change.Words)
	if f := change.Field; f == nil || d.s.StateOf(f) == session.Hidden {
		return session.Move{}
	}
	return session.Move{Kind: session.Jump, Field: change.Field}
}

var (
	lineUndone       = questionnaire.Text{RU: "Отменено: %s. Сделать снова: вернуть.", EN: "Undone: %s. The command redo brings it back."}
	lineRedone       = questionnaire.Text{RU: "Снова сделано: %s.", EN: "Redone: %s."}
	lineNoStep       = questionnaire.Text{RU: "Больше изменений нет.", EN: "There are no more changes."}
	lineReviewPick   = questionnaire.Text{RU: "Номер: написать; Enter: назад", EN: "Number: write; Enter: back"}
	lineKeepOrRemove = questionnaire.Text{RU: "(Enter оставить, 0 убрать)", EN: "(Enter to keep, 0 to remove)"}
)
