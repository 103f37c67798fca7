package view

import (
	"slices"
	"strconv"

	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

// Contradiction is answers at odds, with how to ask about them.
type Contradiction struct {
	ID           string   `json:"id"`
	Severity     string   `json:"severity"` // HighID, MediumID or LowID
	SeverityName string   `json:"severity_name"`
	Says         string   `json:"says"`
	Ask          string   `json:"ask"`
	Criteria     []string `json:"criteria"` // names of those whose confidence it lowers
	Answers      []Answer `json:"answers"`
	Computed     []string `json:"computed"` // the facts that make the rule true, each with its value
}

// Answer is one answer in words.
type Answer struct {
	FieldID  string `json:"field_id"`
	Question int    `json:"question"` // number of the question, from 1
	Label    string `json:"label"`
	Text     string `json:"text"`
}

// Line is the answer behind the number of its question and its label: «9. Схема отдела: утверждена».
func (a *Answer) Line() string {
	return strconv.Itoa(a.Question) + ". " + a.Label + ": " + wording.LowerFirst(a.Text)
}

// AnswerLines are the answers at odds in a line each.
func (c *Contradiction) AnswerLines() []string {
	lines := make([]string, len(c.Answers))
	for i := range c.Answers {
		lines[i] = c.Answers[i].Line()
	}
	return lines
}

func (b *builder) setContradictions() {
	if slices.Contains(b.a.Fields, scoring.FieldUnknown) {
		b.view.Words.NoContradictions = b.Say(text{RU: "Противоречий в ответах пока не найдено.", EN: "No contradictions have been found in the answers so far."})
	}
	for _, severity := range severities {
		for i := range b.a.Contradictions {
			if c := &b.a.Contradictions[i]; c.Check.Severity == severity {
				b.view.Contradictions = append(b.view.Contradictions, b.contradiction(c))
			}
		}
	}
}

func (b *builder) contradiction(found *scoring.Contradiction) Contradiction {
	check := found.Check
	v := Contradiction{
		ID: check.ID, Severity: string(check.Severity), SeverityName: b.Severity(check.Severity),
		Says: wording.Sentence(b.Text(check.Says)), Ask: b.Text(check.Ask),
	}
	for _, c := range check.Criteria {
		if !b.a.Criteria[c.Index].Counts() {
			continue
		}
		v.Criteria = append(v.Criteria, b.Text(c.Name))
	}
	for _, f := range found.Fields {
		v.Answers = append(v.Answers, Answer{f.ID, f.Question.Index + 1, b.Text(f.Label), b.answer(f)})
	}
	for _, f := range b.a.AtOdds(check) {
		v.Computed = append(v.Computed, b.figures().Fact(f))
	}
	return v
}
