package view

import (
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Validation is what `validate` says about one file.
type Validation struct {
	File      string
	Valid     bool               // false: the file has errors and was not scored
	Findings  source.Diagnostics // of the file, and those that only show when it is scored
	Verdict   string             // how it ended, in a few words
	Conflicts []Conflict         // contradictions between answers, in the order of the bank
}

// Conflict is a contradiction between answers, and how to ask about it.
type Conflict struct {
	ID       string
	Severity string   // HighID, MediumID or LowID
	Fields   []string // ids of the answers at odds
	Says     string
	Ask      string
	Answers  []string // the answers at odds, a line each
	Computed []string // the facts that they are held against, each with its value
	Heading  string   // Says with its severity
	Advice   string   // Ask as an advice
}

// NewValidation words what was found in a file. The assessment is nil where the file has errors.
func NewValidation(file string, found source.Diagnostics, a *scoring.Assessment, lang questionnaire.Language) Validation {
	b := &builder{Speaker: wording.In(lang), a: a}
	v := Validation{File: file, Valid: a != nil, Findings: append(source.Diagnostics(nil), found...)}
	if a == nil {
		v.Verdict = b.Say(text{RU: "есть ошибки, файл не оценён", EN: "has errors, not scored"})
		return v
	}
	v.Findings = append(v.Findings, ignoredAnswers(file, a)...)
	v.Findings.Sort()
	for i := range a.Contradictions {
		v.Conflicts = append(v.Conflicts, b.conflict(&a.Contradictions[i]))
	}
	v.Verdict = b.Say(text{RU: "ошибок и противоречий нет", EN: "no errors, no contradictions"})
	if n := len(v.Conflicts); n > 0 {
		v.Verdict = b.Say(text{RU: "ошибок нет, противоречий: %d", EN: "no errors; contradictions: %d"}, n)
	}
	return v
}

// ignoredAnswers finds the answers to fields that do not concern the client.
func ignoredAnswers(file string, a *scoring.Assessment) source.Diagnostics {
	var out source.Diagnostics
	for i, status := range a.Fields {
		if status != scoring.FieldIgnored {
			continue
		}
		f := a.Bank.Fields[i]
		answer := a.Sheet.Value(f)
		out = append(out, source.Diagnostic{
			File: file, Line: int(answer.Line), Column: int(answer.Column), Severity: source.Warning, Where: f.ID,
			Found: "an answer to a field that does not concern this client", Hint: "it is kept and ignored while " + f.When.Text + " is false",
		})
	}
	return out
}

func (b *builder) conflict(found *scoring.Contradiction) Conflict {
	check := found.Check
	v := Conflict{
		ID: check.ID, Severity: string(check.Severity), Fields: make([]string, len(found.Fields)),
		Says: clean.Text(b.Say(check.Says)), Ask: clean.Text(b.Say(check.Ask)),
	}
	for i, f := range found.Fields {
		v.Fields[i] = f.ID
	}
	said := b.contradiction(found)
	v.Answers, v.Computed = said.AnswerLines(), said.Computed
	v.Heading = b.Say(text{RU: "[важность: %s] %s", EN: "[severity: %s] %s"}, b.Severity(check.Severity), v.Says)
	v.Advice = b.Say(text{RU: "Спросите: %s", EN: "Ask: %s"}, v.Ask)
	return v
}
