package view

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/wording"
)

// mostToAsk is how many answers to ask for the first page names.
const mostToAsk = 3

// AskLine is one answer to ask for, in a line.
type AskLine struct {
	FieldID string
	Line    string // «Матрица „функция × роль“ (вопрос 3, до 12,4 балла): дублирование функций, замещение»
}

// FirstToAsk returns the answers on which most hangs, for the first page of an interview that is not finished; empty where
// nothing is left to ask.
func (v *View) FirstToAsk() []AskLine {
	var out []AskLine
	for i := range v.ToAsk[:min(mostToAsk, len(v.ToAsk))] {
		q := &v.ToAsk[i]
		s := wording.In(v.Language)
		of := s.Say(text{RU: " (вопрос %d, до %s балла): ", EN: " (question %d, up to %s points): "}, q.Question, q.Gain.Text)
		out = append(out, AskLine{q.FieldID, q.Label + of + s.Several(lowered(q.Decides), 2)})
	}
	return out
}

// ClaimedText names the criteria whose gaps are but claimed to be closed, and where to look.
func (v *View) ClaimedText() string {
	s := wording.In(v.Language)
	names, points := make([]string, len(v.ClaimedGaps)), 0.0
	for i, g := range v.ClaimedGaps {
		names[i] = wording.LowerFirst(g.Name)
		points += v.pointsOf(&g)
	}
	return wording.UpperFirst(s.Several(names, 4)) + ". " + s.Say(text{RU: "На пути к целям документы добавят до %s балла: см. «%s».", EN: "On the way to the targets, documents would add at most %s points: see “%s”."},
		s.Fixed(points, 1), v.Words.ToSend)
}

// pointsOf returns what a gap is worth as the steps of the plan show it, so that who adds up agrees; without a plan, its
// points.
func (v *View) pointsOf(g *Gap) float64 {
	if v.Plan == nil {
		return g.Points.Value
	}
	points := 0.0
	for i := range v.Plan.Steps {
		if s := &v.Plan.Steps[i]; s.CriterionID == g.CriterionID {
			points += s.Impact.Value
		}
	}
	return points
}

// NoGapsText says why no gaps are listed: every target is reached, or none is known to be missed.
func (v *View) NoGapsText() string {
	if len(v.ClaimedGaps) == 0 && len(v.ToAsk) == 0 {
		return v.Words.AllTargetsReached
	}
	return v.Words.NoGaps
}

// AppendixTitle puts the title of an appendix behind its letter: «Приложение А. Все ответы». The appendices are the
// answers, the evidence where there is any, and the method.
func (v *View) AppendixTitle(title string) string {
	all := []string{v.Words.Answers, v.Words.Evidence, v.Words.Method}
	if len(v.Evidence) == 0 {
		all = []string{v.Words.Answers, v.Words.Method}
	}
	return v.Words.Appendix + " " + string([]rune(v.Words.Letters)[slices.Index(all, title)]) + ". " + title
}

// QuestionOf names the question that a criterion mainly rests on: «7. Дублирование функций исключено?»; "" for none.
func (v *View) QuestionOf(c *Criterion) string {
	if c.Question == 0 {
		return ""
	}
	return strconv.Itoa(c.Question) + ". " + v.Answers[c.Question-1].Text
}

// NoteOn returns the interviewer's note on the question that a criterion mainly rests on, where it is the first of the
// criteria that do and are not at their targets, or the first of all where each is; "" for none.
func (v *View) NoteOn(c *Criterion) string {
	if c.Question == 0 {
		return ""
	}
	var of *Criterion
	for i := range v.Criteria {
		if each := &v.Criteria[i]; each.Question == c.Question && each.Applies && (of == nil || of.Gap == 0 && each.Gap > 0) {
			of = each
		}
	}
	if of == nil || of.ID != c.ID {
		return ""
	}
	q := &v.Answers[c.Question-1]
	return wording.Labeled(v.Words.OnQuestion+" "+strconv.Itoa(q.Number), strings.TrimSpace(q.Note))
}

// Now says where the client is, for where what the nearest rung asks is set by itself: with the values that it names.
func (c *Criterion) Now() []string {
	now := slices.Clone(c.Is)
	for _, is := range c.nearest.is {
		said := func(before string) bool { return strings.HasPrefix(before, is+" (") } // with its reason
		if !slices.ContainsFunc(now, said) {
			now = append(now, wording.Sentence(is))
		}
	}
	return now
}

// NearestNow says what the nearest rung asks, and where the client is; "" where it is the target's.
func (c *Criterion) NearestNow() string { return c.nearest.whole }

// Needed is what is asked in all: by the target, and before it by the nearest rung.
func (c *Criterion) Needed() string { return wording.Joined(" ", c.ShouldBe, c.NearestNow()) }

// Later words the rungs after the next one up to the target, but for what is said to be needed already.
func (c *Criterion) Later() []string {
	var out []string
	for i := range c.Rungs {
		r := &c.Rungs[i]
		if r.Level <= c.Next.Level || r.Level > c.Target || r.Level == c.nearest.level || wording.Sentence(r.Asks) == c.ShouldBe {
			continue
		}
		text := strconv.Itoa(r.Level) + ". " + r.Asks
		if r.State == MetID || r.State == UnprovenID {
			text += " (" + r.StateName + ")"
		}
		out = append(out, wording.Sentence(text))
	}
	return out
}
