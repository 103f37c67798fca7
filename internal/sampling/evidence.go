package sampling

import (
	"fmt"
	"strings"
	"time"

	"salesaudit/questionnaire"
)

// interview writes who was asked and when, and returns the date; some files have none.
func (c *client) interview() time.Time {
	date := time.Date(2026, time.January, 1+c.rng.IntN(360), 0, 0, 0, 0, time.UTC)
	position := pick(c.rng, questionnaire.Positions...)
	if c.chance(0.05) {
		c.line("interview: {position: %s}", position)
	} else {
		c.line("interview: {date: %s, respondent: %s, position: %s}", date.Format(time.DateOnly), quote("И. Образцов"), position)
	}
	return date
}

// evidence writes what proves the answers: of some clients nothing, of some each source of each criterion, of
// most something.
func (c *client) evidence(b *questionnaire.Bank, interview time.Time) {
	pieces := make([][]string, len(b.Questions))
	share := pick(c.rng, 0, 0.3, 0.7, 1)
	for _, q := range b.Questions {
		if c.chance(share) {
			pieces[q.Index] = append(pieces[q.Index], c.piece(b.Sources[c.rng.IntN(len(b.Sources))], interview))
		}
	}
	if c.chance(0.5 * c.quality) {
		for _, criterion := range b.Criteria {
			for _, q := range criterion.EvidenceQuestions {
				source := criterion.EvidenceSources[c.rng.IntN(len(criterion.EvidenceSources))]
				pieces[q.Index] = append(pieces[q.Index], c.piece(source, interview))
			}
		}
	}
	var out strings.Builder
	for i, q := range b.Questions {
		if len(pieces[i]) > 0 {
			fmt.Fprintf(&out, "\n  %s:", q.ID)
		}
		for _, piece := range pieces[i] {
			out.WriteString("\n    - " + piece)
		}
	}
	if out.Len() > 0 {
		c.line("evidence:%s", out.String())
	}
}

// piece writes one piece of evidence, often fresh, sometimes too old or without a date.
func (c *client) piece(source *questionnaire.Source, interview time.Time) string {
	grade := pick(c.rng, "reference", "document", "document", "extract")
	text := fmt.Sprintf("{source: %s, grade: %s, ref: %s", source.ID, grade, quote(fmt.Sprintf("Документ № %d", 1+c.rng.IntN(99))))
	if c.chance(0.9) {
		age := pick(c.rng, 0, 10, 100, 364, 365, 366, 800)
		text += ", date: " + interview.AddDate(0, 0, -age).Format(time.DateOnly)
	}
	return text + "}"
}

// notes writes a note on the question of every matrix, where rows that the company does not have are explained,
// and on some others.
func (c *client) notes(b *questionnaire.Bank) {
	noted := make([]bool, len(b.Questions))
	for i := range noted {
		noted[i] = c.chance(0.15)
	}
	for _, f := range b.Fields {
		if f.Matrix != nil && f.Matrix.Absent != nil {
			noted[f.Matrix.Absent.Question.Index] = true
		}
	}
	c.line("notes:") // without notes below it the key has no value, which is valid
	for i, q := range b.Questions {
		if noted[i] {
			c.line("  %s: %s", q.ID, quote("Со слов отвечавшего; проверить при следующей встрече."))
		}
	}
}
