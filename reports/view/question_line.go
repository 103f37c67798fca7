package view

import (
	"slices"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
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
	known := false // of some criterion that is discussed here
	for i := range b.view.Criteria {
		c, of := &b.view.Criteria[i], b.a.Bank.Criteria[i]
		switch {
		case !c.Applies:
		case c.Question == q.Index+1:
			said = append(said, b.standingOf(c))
			known = known || c.Standing != OpenStanding
		case slices.Contains(of.Questions, q):
			others = append(others, wording.LowerFirst(c.Name))
		}
	}
	switch {
	case said != nil:
		verdict := wording.UpperFirst(wording.Joined("; ", said...))
		if known && b.isUnasked(q) {
			verdict += b.Say(text{RU: " — по ответам на другие вопросы", EN: ", by the answers to other questions"})
		}
		return verdict
	case others != nil:
		counts := text{RU: "Учтено в критериях: %s", EN: "Counts toward: %s"}
		if len(others) == 1 {
			counts.RU = "Учтено в критерии: %s"
		}
		if b.isUnasked(q) {
			counts = text{RU: "Ещё не выяснено, нужно для: %s", EN: "Not known yet, needed for: %s"}
		}
		return b.Say(counts, strings.Join(others, "; "))
	}
	return b.Say(text{RU: "На оценку не влияет", EN: "Does not affect the score"})
}

// isUnasked reports whether none of a question's fields is answered.
func (b *builder) isUnasked(q *questionnaire.Question) bool {
	return !slices.ContainsFunc(q.Fields, func(f *questionnaire.Field) bool { return b.a.Fields[f.Index] == scoring.FieldAnswered })
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

// questionProof says how the answers of a question are proven: by what proves the criteria that are discussed at it, else
// those that count it. Where they are not proven alike each is named; what was shown on the question for none of them
// follows.
func (b *builder) questionProof(q *questionnaire.Question) string {
	of := b.provenAt(q)
	if len(of) == 0 {
		if e := b.bestEvidence(q, nil); e != nil {
			return b.evidenceLine(e)
		}
		return b.Say(sayClaimed)
	}
	var lines []string
	proven := map[string][]string{} // the names of the criteria, by line
	for _, r := range of {
		line := b.proofOf(r, q)
		if proven[line] == nil {
			lines = append(lines, line)
		}
		proven[line] = append(proven[line], wording.LowerFirst(b.Text(r.Criterion.Name)))
	}
	proof := lines[0]
	if own := b.ownProof(of[0], q); own != "" && len(lines) == 1 {
		proof = own + "; " + proof // it is nearer, and counts less
	}
	if len(lines) > 1 {
		for i, line := range lines {
			lines[i] = line + " (" + b.andNames(proven[line]) + ")"
		}
		proof = strings.Join(lines, "; ")
	}
	if other := b.bestEvidence(q, nil); other != nil && proof == b.Say(sayClaimed) {
		proof += "; " + b.evidenceLine(other) + b.Say(text{RU: ", к другому критерию", EN: ", for another criterion"})
	}
	return proof
}

// provenAt returns the criteria that are discussed at a question, else those that count it.
func (b *builder) provenAt(q *questionnaire.Question) []*scoring.CriterionResult {
	var discussed, count []*scoring.CriterionResult
	for i := range b.view.Criteria {
		switch c, r := &b.view.Criteria[i], &b.a.Criteria[i]; {
		case !c.Applies:
		case c.Question == q.Index+1:
			discussed = append(discussed, r)
		case slices.Contains(r.Criterion.Questions, q):
			count = append(count, r)
		}
	}
	if discussed != nil {
		return discussed
	}
	return count
}

// proofOf says how a criterion is proven: by the best evidence of its questions and sources, that of a question before
// others that are as good, with the number of another.
func (b *builder) proofOf(r *scoring.CriterionResult, q *questionnaire.Question) string {
	if r.Grade == answers.NoEvidence {
		return b.Say(sayClaimed)
	}
	best, on := b.bestOn(r.Criterion, slices.Concat([]*questionnaire.Question{q}, r.Criterion.EvidenceQuestions))
	line := b.evidenceLine(best)
	if on != q {
		line += b.Say(text{RU: ", к вопросу" + wording.NoBreak + "%d", EN: ", on question" + wording.NoBreak + "%d"}, on.Index+1)
	}
	return line
}

// ownProof names the evidence on a question itself where a criterion is better proven by that of another; "" for none.
func (b *builder) ownProof(r *scoring.CriterionResult, q *questionnaire.Question) string {
	own := b.bestEvidence(q, r.Criterion)
	best, _ := b.bestOn(r.Criterion, r.Criterion.EvidenceQuestions)
	if own == nil || !b.isBetter(best, own) {
		return ""
	}
	return b.evidenceLine(own)
}

// gradeOf names the grade of the evidence of a criterion; what the auditor saw was not shown.
func (b *builder) gradeOf(r *scoring.CriterionResult) string {
	best, _ := b.bestOn(r.Criterion, r.Criterion.EvidenceQuestions)
	if best != nil && best.Source.Own {
		return wording.LowerFirst(b.Text(best.Source.Short))
	}
	return b.Grade(r.Grade)
}

// bestOn returns the evidence on some questions that counts most of what can prove a criterion, and its question: the first
// of those that have some as good. Both are nil for none.
func (b *builder) bestOn(c *questionnaire.Criterion, questions []*questionnaire.Question) (best *answers.Evidence, on *questionnaire.Question) {
	for _, q := range questions {
		if e := b.bestEvidence(q, c); b.isBetter(e, best) {
			best, on = e, q
		}
	}
	return best, on
}

// bestEvidence returns the evidence on a question that counts most, of what can prove a criterion, or of all where it is
// nil; nil for none. What the auditor saw comes after a document that counts as much.
func (b *builder) bestEvidence(q *questionnaire.Question, of *questionnaire.Criterion) *answers.Evidence {
	var best *answers.Evidence
	for i := range b.a.Sheet.Evidence[q.Index] {
		e := &b.a.Sheet.Evidence[q.Index][i]
		proves := of == nil || slices.Contains(of.EvidenceQuestions, q) && slices.Contains(of.EvidenceSources, e.Source)
		if proves && b.isBetter(e, best) {
			best = e
		}
	}
	return best
}

// isBetter reports whether a piece of evidence counts more than another, nil for none.
func (b *builder) isBetter(e, than *answers.Evidence) bool {
	if e == nil || than == nil {
		return e != nil
	}
	date := b.a.Sheet.Interview.Date
	counts, other := e.Counts(date), than.Counts(date)
	return counts > other || counts == other && than.Source.Own && !e.Source.Own
}

// evidenceLine names what was shown behind how it counts: by its own name, where that is short, as a client may keep in a
// spreadsheet what others have in a CRM; else by its source. What the auditor saw was not shown.
func (b *builder) evidenceLine(e *answers.Evidence) string {
	const short = 90 // characters
	source := wording.LowerFirst(b.Text(e.Source.Short))
	if e.Source.Own {
		return source
	}
	shown := source
	if ref := wording.Bound(clean.Text(e.Ref)); ref != "" && utf8.RuneCountInString(ref) <= short {
		shown = b.Quoted(ref)
	}
	return b.Grade(e.Counts(b.a.Sheet.Interview.Date)) + ": " + shown
}
