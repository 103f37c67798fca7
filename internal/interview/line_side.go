package interview

import (
	"strconv"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// overview prints every question and may jump to one.
func (d *dialogue) overview() (move, error) {
	for _, q := range d.s.Bank.Questions {
		d.printf("%s\n", d.s.overviewLine(q))
	}
	line, err := d.prompt(lineOverviewPick)
	if err != nil || line == "" {
		return move{}, err
	}
	return d.toQuestion(line), nil
}

// stateSigns show a state in one cell, with colour or without.
var stateSigns = map[State]string{Open: "○", Partial: "◐", SaidUnknown: "◌", Done: "●"}

// overviewLine words where the interview stands with a question.
func (s *Session) overviewLine(q *questionnaire.Question) string {
	standing := s.StandingOf(q)
	sign := stateSigns[standing.State]
	if standing.Contradictions > 0 {
		sign = "!"
	}
	line := pad(strconv.Itoa(q.Index+1), 2, true) + " " + sign + " " + q.Title.In(s.Language) +
		"  " + strconv.Itoa(standing.Done) + "/" + strconv.Itoa(standing.Shown)
	if len(standing.Unknown) > 0 {
		line += "  " + s.say(sayUnknown) + ": " + strconv.Itoa(len(standing.Unknown))
	}
	if standing.Contradictions > 0 {
		line += "  " + s.say(sayConflicts, standing.Contradictions)
	}
	return line
}

// askNext prints the open fields by the points that hang on them and may jump to one.
func (d *dialogue) askNext() (move, error) {
	next := d.s.assessment.AskNext
	if len(next) == 0 {
		d.say(sayNothingNext)
		return move{}, nil
	}
	d.say(sayAskNext)
	next = next[:min(len(next), longestAskNext)]
	for i, n := range next {
		d.printf("  %d %s (%s)\n", i+1, n.Field.Label.In(d.s.Language), d.s.say(sayPoints, d.s.score(n.Gain)))
	}
	for {
		line, err := d.prompt(lineAskNextPick)
		if err != nil || line == "" {
			return move{}, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(next) {
			return move{jump, d.s.reachable(next[n-1].Field)}, nil
		}
		d.say(sayNeedNumber, len(next))
	}
}

// longestAskNext bounds the list of what to ask next: nobody reads on.
const longestAskNext = 10

// reachable returns the field itself when it can be asked for, or the one that decides whether it is shown.
func (s *Session) reachable(f *questionnaire.Field) *questionnaire.Field {
	for s.StateOf(f) == Hidden {
		before := f
		for _, g := range s.Bank.Fields {
			if f.When != nil && s.waitsFor(f, g) {
				f = g
				break
			}
		}
		if f == before {
			if g := s.Before(f); g != nil {
				return g
			}
			return s.After(f)
		}
	}
	return f
}

// waitsFor tells whether the condition of a field names another, which is not answered.
func (s *Session) waitsFor(f, other *questionnaire.Field) bool {
	for _, g := range f.When.Named() {
		if g == other && s.isOpen(At(g)) {
			return true
		}
	}
	return false
}

// evidence shows the evidence of a question, adds to it and takes from it.
func (d *dialogue) evidence(q *questionnaire.Question) error {
	sources := d.s.SourcesFor(q)
	d.printf("%s: %s\n%s:\n", d.s.say(sayEvidence), q.Title.In(d.s.Language), d.s.say(saySource))
	for i, each := range sources {
		d.printf("  %d %s\n", i+1, each.Name.In(d.s.Language))
	}
	for {
		for i, e := range d.s.Evidence(q) {
			d.printf("  %s\n", d.s.say(lineEvidence, i+1, d.s.ShowEvidence(e)))
		}
		if len(d.s.Evidence(q)) == 0 {
			d.printf("  %s\n", d.s.say(sayNoEvidence))
		}
		line, err := d.prompt(lineEvidenceList)
		if err != nil || line == "" {
			return err
		}
		if o, rest := readOrder(line); o == orderDelete {
			n, _ := strconv.Atoi(rest)
			d.taken(d.s.problem(d.s.DeleteEvidence(q, n-1)))
			continue
		} else if o == orderBack || o == orderSkip || o == orderDone {
			return nil
		}
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(sources) {
			d.say(sayNeedNumber, len(sources))
			continue
		}
		if err := d.addEvidence(q, sources[n-1]); err != nil {
			return err
		}
	}
}

func (d *dialogue) addEvidence(q *questionnaire.Question, from *questionnaire.Source) error {
	d.printf("%s:\n", d.s.say(sayGrade))
	var choices []Choice
	for i, g := range grades {
		choices = append(choices, Choice{g.String(), d.s.say(gradeNames[g])})
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
			piece.Grade = grades[i]
		} else {
			d.say(sayNeedNumber, len(choices))
		}
	}
	var err error
	if piece.Ref, err = d.prompt(sayReference); err != nil {
		return err
	}
	for {
		line, err := d.prompt(lineOptionalDate)
		if err != nil {
			return err
		}
		if line != "" && line != "-" {
			if piece.Date, err = parseDate(line); err != nil {
				d.say(sayNeedDate, d.s.date(d.s.clock()))
				continue
			}
		}
		d.taken(d.s.problem(d.s.AddEvidence(q, piece)))
		return nil
	}
}

// note shows the note on a question and takes a new one.
func (d *dialogue) note(q *questionnaire.Question) error {
	if now := d.s.Note(q); now != "" {
		d.say(lineNow, now)
	}
	line, err := d.prompt(lineNotePrompt)
	switch {
	case err != nil || line == "":
		return err
	case line == "0":
		line = ""
	}
	d.taken(d.s.problem(d.s.SetNote(q, line)))
	return nil
}

// scores prints the three ways to see each dimension.
func (d *dialogue) scores() {
	for _, line := range d.s.scoreLines() {
		d.printf("%s\n", line)
	}
}

func (s *Session) scoreLines() []string {
	a := s.assessment
	show := func(x float64) string { return s.score(x) }
	out := []string{s.say(sayOverall, show(a.Overall.Proven), show(a.Overall.Claimed), show(a.Overall.Possible), show(a.Overall.Target))}
	for i := range a.Dimensions {
		r := &a.Dimensions[i]
		if r.Applies {
			out = append(out, "  "+r.Dimension.Name.In(s.Language)+": "+
				s.say(sayDimension, show(r.Proven), show(r.Claimed), show(r.Possible), show(r.Target)))
		}
	}
	return out
}

// summary prints the end of an interview.
func (d *dialogue) summary() {
	for _, line := range d.s.SummaryLines() {
		d.printf("%s\n", line)
	}
}

// today is the day of the interview in the time zone of the computer, without its hours.
func today(clock func() time.Time) time.Time {
	y, m, day := clock().Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}
