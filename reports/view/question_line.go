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
	// mostNamed is how many of many options it names.
	mostNamed = 2
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
		more := wording.Noun{One: "ответ", Few: "ответа", Many: "ответов", Single: "more answer", Plural: "more answers"}
		line += b.Say(text{RU: "; и ещё" + wording.NoBreak + "%s", EN: "; and %s"}, b.Counted(left, more))
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
		names := make([]string, len(v.Options))
		for i, k := range v.Options {
			names[i] = wording.LowerFirst(b.Text(f.Options[k].Label))
		}
		return b.Several(names, mostNamed)
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

// questionProof says how the answers of a question are proven: by the best evidence on it, of what can prove the criteria
// that are discussed at it. What was shown on it for other criteria is named with them.
func (b *builder) questionProof(q *questionnaire.Question) string {
	var of []*questionnaire.Criterion
	for i := range b.view.Criteria {
		if c := &b.view.Criteria[i]; c.Applies && c.Question == q.Index+1 {
			of = append(of, b.a.Bank.Criteria[i])
		}
	}
	own := b.bestEvidence(q, of)
	if own != nil {
		return b.evidenceLine(own)
	}
	proof := b.proofElsewhere(of)
	if other := b.bestEvidence(q, nil); other != nil {
		return wording.Joined("; ", proof, b.evidenceLine(other)+b.Say(text{RU: " (к другому критерию)", EN: " (for another criterion)"}))
	}
	return proof
}

// bestEvidence returns the evidence on a question that counts most, of the sources that can prove one of the criteria
// where there are any; nil for none.
func (b *builder) bestEvidence(q *questionnaire.Question, of []*questionnaire.Criterion) *answers.Evidence {
	var best *answers.Evidence
	date := b.a.Sheet.Interview.Date
	for i := range b.a.Sheet.Evidence[q.Index] {
		e := &b.a.Sheet.Evidence[q.Index][i]
		proves := func(c *questionnaire.Criterion) bool {
			return slices.Contains(c.EvidenceQuestions, q) && slices.Contains(c.EvidenceSources, e.Source)
		}
		if (of == nil || slices.ContainsFunc(of, proves)) && (best == nil || e.Counts(date) > best.Counts(date)) {
			best = e
		}
	}
	return best
}

func (b *builder) evidenceLine(e *answers.Evidence) string {
	return b.Grade(e.Counts(b.a.Sheet.Interview.Date)) + ": " + wording.LowerFirst(b.Text(e.Source.Short))
}

// proofElsewhere says how criteria are proven by what was shown on other questions, and on which.
func (b *builder) proofElsewhere(of []*questionnaire.Criterion) string {
	var best *answers.Evidence
	on := 0
	for _, c := range of {
		for _, q := range c.EvidenceQuestions {
			if e := b.bestEvidence(q, of); e != nil && (best == nil || e.Counts(b.a.Sheet.Interview.Date) > best.Counts(b.a.Sheet.Interview.Date)) {
				best, on = e, q.Index+1
			}
		}
	}
	if best == nil {
		return b.Say(sayClaimed)
	}
	return b.Say(text{RU: "%s (к вопросу" + wording.NoBreak + "%d)", EN: "%s (on question" + wording.NoBreak + "%d)"}, b.evidenceLine(best), on)
}
