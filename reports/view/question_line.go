package view

import (
	"slices"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

const (
	// mostSummary is how many characters the answers to one question take in the table of all questions.
	mostSummary = 150
	// mostAnswer is how many of them one answer takes: a longer one says only how many rows it has.
	mostAnswer = 90
)

// summarize says in one line what was answered to a question, what that means, and how it is proven.
func (b *builder) summarize(v *Question, q *questionnaire.Question) {
	v.Summary, v.Verdict = b.summary(q), b.questionVerdict(q)
	if slices.ContainsFunc(q.Fields, b.said) {
		v.Proof = b.questionProof(q)
	}
}

// summary puts the answers of a question into one line, those that levels rest on first, as many as there is room for.
func (b *builder) summary(q *questionnaire.Question) string {
	fields := make([]*questionnaire.Field, 0, len(q.Fields))
	for _, f := range q.Fields {
		if b.said(f) {
			fields = append(fields, f)
		}
	}
	slices.SortStableFunc(fields, func(x, y *questionnaire.Field) int { return b.rank(x) - b.rank(y) })
	if len(fields) == 0 {
		return b.Say(text{RU: "не спрошено", EN: "not asked"})
	}
	line, left := "", 0
	for _, f := range fields {
		said := wording.LowerFirst(b.Text(f.Label)) + ": " + wording.LowerFirst(b.brief(f))
		if line != "" && utf8.RuneCountInString(line+said) > mostSummary {
			left++
			continue
		}
		line = wording.Joined("; ", line, said)
	}
	if left > 0 {
		line += b.Say(text{RU: "; и ещё" + wording.NoBreak + "%s", EN: "; and %s more"}, b.Whole(left))
	}
	return wording.UpperFirst(line)
}

// said reports whether a field was answered. An optional list that nobody spoke of counts as answered, and says nothing.
func (b *builder) said(f *questionnaire.Field) bool {
	return b.a.Fields[f.Index] == scoring.FieldAnswered && b.a.Sheet.Value(f).State != answers.Absent
}

// rank returns 0 for a field that a criterion reads, and 1 for others.
func (b *builder) rank(f *questionnaire.Field) int {
	if slices.ContainsFunc(b.a.Bank.Criteria, func(c *questionnaire.Criterion) bool { return slices.Contains(c.Fields, f) }) {
		return 0
	}
	return 1
}

// brief words an answer, a long one by how many rows or options it has.
func (b *builder) brief(f *questionnaire.Field) string {
	said, v := b.answer(f), b.a.Sheet.Value(f)
	if utf8.RuneCountInString(said) <= mostAnswer {
		return said
	}
	switch f.Kind {
	case questionnaire.List:
		return b.Counted(len(v.Rows), wording.RowNoun)
	case questionnaire.Multi:
		return b.Say(text{RU: "отмечено %s из %s", EN: "%s of the %s listed"}, b.Whole(len(v.Texts)), b.Whole(len(f.Options)))
	}
	return said
}

// questionVerdict says how the criteria that mainly rest on a question stand; of a question that none mainly rests on,
// which criteria read it.
func (b *builder) questionVerdict(q *questionnaire.Question) string {
	var said, others []string
	for i := range b.view.Criteria {
		c, of := &b.view.Criteria[i], b.a.Bank.Criteria[i]
		switch {
		case !c.Applies:
		case c.Question == q.Index+1:
			said = append(said, b.standingOf(c))
		case slices.Contains(of.Questions, q):
			others = append(others, wording.LowerFirst(c.Name))
		}
	}
	switch {
	case said != nil:
		return wording.UpperFirst(wording.Joined("; ", said...))
	case others != nil:
		counts := text{RU: "Учтено в критериях: %s", EN: "Counts toward: %s"}
		if len(others) == 1 {
			counts.RU = "Учтено в критерии: %s"
		}
		return b.Say(counts, strings.Join(others, "; "))
	}
	return b.Say(text{RU: "На оценку не влияет", EN: "Does not affect the score"})
}

// standingOf says how far a criterion is: «разрыв: специализация сотрудников (1 при цели 3)».
func (b *builder) standingOf(c *Criterion) string {
	name := wording.LowerFirst(c.Name)
	levels := b.Say(text{RU: "%d" + wording.NoBreak + "при" + wording.NoBreak + "цели" + wording.NoBreak + "%d", EN: "%d," + wording.NoBreak + "target" + wording.NoBreak + "%d"}, c.Proven, c.Target)
	switch c.Standing {
	case GapStanding:
		return b.Say(text{RU: "разрыв: %s (%s)", EN: "gap: %s (%s)"}, name, levels)
	case ClaimedStanding:
		return b.Say(text{RU: "со слов: %s (%s)", EN: "claimed: %s (%s)"}, name, levels)
	case OpenStanding:
		return b.Say(text{RU: "не выяснено: %s", EN: "not known yet: %s"}, name)
	}
	return b.Say(text{RU: "цель достигнута: %s (%s)", EN: "at target: %s (%s)"}, name, levels)
}

var sayClaimed = text{RU: "со слов", EN: "claimed"}

// proofElsewhere says how the criteria are proven that mainly rest on a question without evidence of its own.
func (b *builder) proofElsewhere(q *questionnaire.Question) string {
	best := answers.NoEvidence
	for i := range b.a.Criteria {
		if r := &b.a.Criteria[i]; len(r.Criterion.Questions) > 0 && r.Criterion.Questions[0] == q && r.Counts() {
			best = max(best, r.Grade)
		}
	}
	if best == answers.NoEvidence {
		return b.Say(sayClaimed)
	}
	return b.Say(text{RU: "%s к другому вопросу", EN: "%s for another question"}, b.Grade(best))
}

// questionProof says how the answers of a question are proven: by the best evidence that it has.
func (b *builder) questionProof(q *questionnaire.Question) string {
	var best *answers.Evidence
	for i := range b.a.Sheet.Evidence[q.Index] {
		e := &b.a.Sheet.Evidence[q.Index][i]
		if best == nil || e.Counts(b.a.Sheet.Interview.Date) > best.Counts(b.a.Sheet.Interview.Date) {
			best = e
		}
	}
	if best == nil {
		return b.proofElsewhere(q)
	}
	return b.Grade(best.Counts(b.a.Sheet.Interview.Date)) + ": " + wording.LowerFirst(b.Text(best.Source.Short))
}
