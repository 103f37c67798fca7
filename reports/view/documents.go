package view

import (
	"cmp"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Document is one document, report or record to send, with what it would prove.
type Document struct {
	SourceID string  `json:"source_id"`
	Name     string  `json:"name"`
	Grade    string  `json:"grade"` // what is to be done with it: name it, or show it
	Owner    string  `json:"owner"` // who brings it; may be empty
	Gain     Number  `json:"gain"`  // points of the overall score that it would add
	Proves   []Proof `json:"proves"`

	ProvesText string `json:"-"` // the same in words: «сегментация клиентов (ступень 3); …»
}

// setDocuments groups what is to be proven by document: each claim is under the first that can prove it, the same that
// cards and steps name, so that there are no more to send than the bank has sources.
func (b *builder) setDocuments() {
	open := b.toTarget()
	for _, source := range b.a.Bank.Sources {
		var claims []scoring.Proof
		for _, p := range open {
			if firstSource(p.Rung.Criterion) == source {
				claims = append(claims, p)
			}
		}
		if claims != nil {
			b.view.ToSend = append(b.view.ToSend, b.document(source, claims))
		}
	}
	slices.SortStableFunc(b.view.ToSend, func(x, y Document) int { return cmp.Compare(y.Gain.Value, x.Gain.Value) })
}

// toTarget returns what is to be proven of each claimed criterion: not its next rung alone, but the highest that is claimed
// and that its target asks for, so that a sheet of documents adds up to what the plan and the first page say.
func (b *builder) toTarget() []scoring.Proof {
	open := slices.Clone(b.a.ProveNext)
	for i, p := range open {
		r := &b.a.Criteria[p.Rung.Criterion.Index]
		level := r.Claimed
		if r.Target > r.Proven {
			level = min(level, r.Target)
		}
		open[i] = scoring.Proof{
			Rung: r.Rungs[level-1].Rung, Grade: scoring.NeedsGrade(level), Gain: b.a.PointsOfLevel(r.Criterion) * float64(level-r.Proven),
		}
	}
	return open
}

// firstSource returns the first source that can prove a criterion, none of the auditor's own; nil for none.
func firstSource(c *questionnaire.Criterion) *questionnaire.Source {
	for _, s := range c.EvidenceSources {
		if !s.Own {
			return s
		}
	}
	return nil
}

// rungsUpTo names the rungs that are to be proven: «ступень 3», «ступени 3–4».
func (b *builder) rungsUpTo(last *questionnaire.Rung) string {
	first := b.a.Criteria[last.Criterion.Index].Proven + 1
	if first == last.Level {
		return b.Say(text{RU: "ступень" + wording.NoBreak + "%d", EN: "rung" + wording.NoBreak + "%d"}, first)
	}
	return b.Say(text{RU: "ступени" + wording.NoBreak + "%d–%d", EN: "rungs" + wording.NoBreak + "%d–%d"}, first, last.Level)
}

func (b *builder) document(source *questionnaire.Source, claims []scoring.Proof) Document {
	d := Document{SourceID: source.ID, Name: b.Text(source.Name)}
	gain, grade := 0.0, answers.Reference
	var owners []string
	var names []string
	for _, p := range claims {
		d.Proves = append(d.Proves, b.proof(p))
		names = append(names, wording.LowerFirst(b.Text(p.Rung.Criterion.Name))+" ("+b.rungsUpTo(p.Rung)+")")
		gain += p.Gain
		grade = max(grade, p.Grade)
		owner := b.a.Bank.EvidenceOwner.In(b.a.Profile)
		if owner != nil && !slices.Contains(owners, b.Text(owner.Name)) {
			owners = append(owners, b.Text(owner.Name))
		}
	}
	d.ProvesText = wording.UpperFirst(wording.Joined("; ", names...))
	d.Gain, d.Owner = b.score(gain), wording.List(owners)
	d.Grade = b.Say(text{RU: "назвать документ или отчёт", EN: "name the document or report"})
	if grade > answers.Reference {
		d.Grade = b.Say(text{RU: "показать, не старше года", EN: "show it, no more than a year old"})
	}
	return d
}
