package line

import (
	"fmt"
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// overview prints every question and may jump to one.
func (d *dialogue) overview() (session.Move, error) {
	for _, q := range d.s.Bank.Questions {
		d.print(d.overviewLine(q))
	}
	line, err := d.prompt(lineOverviewPick)
	if err != nil || line == "" {
		return session.Move{}, err
	}
	return d.toQuestion(line), nil
}

// overviewLine words how far a question is answered.
func (d *dialogue) overviewLine(q *questionnaire.Question) string {
	standing := d.s.StandingOf(q)
	return fmt.Sprintf("%2d %s: %s", q.Index+1, d.s.Text(q.Title), d.s.StandingSpoken(standing))
}

// askNext prints the open fields by the points that hang on them and may jump to one.
func (d *dialogue) askNext() (session.Move, error) {
	next := d.s.Assessment().AskNext
	if len(next) == 0 {
		d.say(session.SayNothingNext)
		return session.Move{}, nil
	}
	d.print(d.s.AskNextTitle())
	next = next[:min(len(next), longestAskNext)]
	for i, n := range next {
		d.printf("  %d %s (%s)\n", i+1, d.s.Text(n.Field.Label), d.s.Say(sayPoints, d.s.Score(n.Gain)))
	}
	for {
		line, err := d.prompt(lineAskNextPick)
		if err != nil || line == "" {
			return session.Move{}, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(next) {
			return session.Move{Kind: session.Jump, Field: next[n-1].Field}, nil
		}
		d.asked = "what to ask first"
		d.needNumber(len(next))
	}
}

// agenda follows an agenda of so many minutes from now on, or the bank's order again.
func (d *dialogue) agenda(typed string) session.Move {
	minutes := session.UsualAgenda
	if typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 || n > session.LongestAgenda {
			d.asked = "minutes"
			d.refuse(d.s.Say(lineNeedMinutes, session.LongestAgenda))
			return session.Move{}
		}
		minutes = n
	}
	d.print(d.s.SetAgenda(minutes))
	if minutes == 0 {
		return session.Move{}
	}
	return session.Move{Kind: session.Jump, Field: d.s.Begin()}
}

// longestAskNext bounds the list of what to ask next: nobody reads on.
const longestAskNext = 10

// evidence shows the evidence of a question, adds to it and takes from it.
func (d *dialogue) evidence(q *questionnaire.Question) error {
	sources := d.s.SourcesFor(q)
	d.printf("%s: %s\n%s:\n", d.s.Say(session.SayEvidence), d.s.Text(q.Title), d.s.Say(session.SaySource))
	for i, each := range sources {
		d.printf("  %d %s\n", i+1, d.s.Text(each.Name))
	}
	for {
		d.asked = "evidence." + q.ID
		for i, e := range d.s.Evidence(q) {
			d.printf("  %s\n", d.s.Say(lineEvidence, i+1, d.s.ShowEvidence(e)))
		}
		if len(d.s.Evidence(q)) == 0 {
			d.printf("  %s\n", d.s.Say(sayNoEvidence))
		}
		line, err := d.prompt(lineEvidenceList)
		if err != nil || line == "" {
			return err
		}
		if o, rest := readOrder(line); o == orderDelete {
			n, _ := strconv.Atoi(rest)
			d.taken(d.s.Problem(d.s.DeleteEvidence(q, n-1)))
			continue
		} else if o == orderBack || o == orderSkip || o == orderDone {
			return nil
		}
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(sources) {
			d.needNumber(len(sources))
			continue
		}
		if err := d.addEvidence(q, sources[n-1]); err != nil {
			return err
		}
	}
}

func (d *dialogue) addEvidence(q *questionnaire.Question, from *questionnaire.Source) error {
	d.printf("%s:\n", d.s.Say(session.SayGrade))
	var choices []session.Choice
	for i, g := range session.Grades {
		choices = append(choices, session.Choice{ID: g.String(), Label: d.s.GradeName(g)})
		d.printf("  %d %s\n", i+1, choices[i].Label)
	}
	piece := answers.Evidence{Source: from}
	for piece.Grade == answers.NoEvidence {
		line, err := d.prompt(lineGrade)
		if err != nil {
			return err
		}
		if o, _ := readOrder(line); o == orderBack || o == orderSkip || line == "" {
			return nil
		}
		if i := pick(choices, line); i >= 0 {
			piece.Grade = session.Grades[i]
		} else {
			d.needNumber(len(choices))
		}
	}
	for named := false; !named; {
		var err error
		if piece.Ref, err = d.prompt(session.SayReference); err != nil {
			return err
		}
		switch o, rest := readOrder(piece.Ref); {
		case o == orderBack && rest == "":
			return nil
		case o == orderSkip && rest == "":
			piece.Ref = ""
		}
		if problem := d.s.EvidenceProblem(piece); problem != "" {
			d.refuse(problem)
			continue
		}
		named = true
	}
	for {
		line, err := d.prompt(session.SayDocumentDate)
		if err != nil {
			return err
		}
		if line != "" && line != "-" {
			var problem string
			if piece.Date, problem = d.s.ParseDate(line); problem != "" {
				d.refuse(problem)
				continue
			}
		}
		d.taken(d.s.Problem(d.s.AddEvidence(q, piece)))
		return nil
	}
}

// note shows the note on a question and takes a new one.
func (d *dialogue) note(q *questionnaire.Question) error {
	if now := d.s.Note(q); now != "" {
		d.say(session.SayNow, now)
	}
	line, err := d.prompt(lineNotePrompt)
	switch {
	case err != nil || line == "":
		return err
	case line == "0":
		line = ""
	}
	d.taken(d.s.Problem(d.s.SetNote(q, line)))
	return nil
}
