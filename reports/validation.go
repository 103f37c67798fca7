package reports

import (
	"encoding/json"
	"fmt"
	"io"

	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Validation is what `validate` found in one file.
type Validation struct {
	File       string
	Findings   source.Diagnostics
	Assessment *scoring.Assessment // nil when the file has errors
}

// all returns the findings of the file and those that only show when it is scored: answers to hidden fields.
func (v *Validation) all() source.Diagnostics {
	out := append(source.Diagnostics(nil), v.Findings...)
	if v.Assessment == nil {
		return out
	}
	for i, status := range v.Assessment.Fields {
		if status != scoring.FieldIgnored {
			continue
		}
		f := v.Assessment.Bank.Fields[i]
		answer := v.Assessment.Sheet.Value(f)
		out = append(out, source.Diagnostic{
			File: v.File, Line: int(answer.Line), Column: int(answer.Column), Severity: source.Warning, Where: f.ID,
			Found: "an answer to a field that does not concern this client", Hint: "it is kept and ignored while " + f.When.Text + " is false",
		})
	}
	out.Sort()
	return out
}

// WriteValidation prints what was found, file by file, for a person: at most so many findings of each, all for 0.
func WriteValidation(w io.Writer, checked []Validation, most int, lang questionnaire.Language) error {
	words := validationWords[lang]
	for i := range checked {
		v := &checked[i]
		findings := v.all()
		source.Print(w, findings.First(most))
		name := source.Visible(v.File)
		switch {
		case v.Assessment == nil:
			if _, err := fmt.Fprintf(w, "%s: %s\n", name, words.broken); err != nil {
				return err
			}
			continue
		case len(v.Assessment.Contradictions) == 0:
			if _, err := fmt.Fprintf(w, "%s: %s\n", name, words.consistent); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintf(w, "%s: %s: %d\n", name, words.contradictions, len(v.Assessment.Contradictions)); err != nil {
			return err
		}
		for _, c := range v.Assessment.Contradictions {
			if _, err := fmt.Fprintf(w, "  [%s] %s\n      %s %s\n", words.severity[c.Check.Severity], c.Check.Says.In(lang), words.ask, c.Check.Ask.In(lang)); err != nil {
				return err
			}
		}
	}
	return nil
}

// validationText is the wording of WriteValidation.
type validationText struct {
	broken, consistent, contradictions, ask string
	severity                                map[questionnaire.Severity]string
}

var validationWords = map[questionnaire.Language]validationText{
	questionnaire.Russian: {
		broken: "есть ошибки, файл не оценён", consistent: "ошибок и противоречий нет", contradictions: "ошибок нет, противоречий", ask: "Спросите:",
		severity: map[questionnaire.Severity]string{questionnaire.High: "важно", questionnaire.Medium: "средне", questionnaire.Low: "мелочь"},
	},
	questionnaire.English: {
		broken: "has errors, not scored", consistent: "no errors, no contradictions", contradictions: "no errors; contradictions", ask: "Ask:",
		severity: map[questionnaire.Severity]string{questionnaire.High: "high", questionnaire.Medium: "medium", questionnaire.Low: "low"},
	},
}

type validationJSON struct {
	File           string                   `json:"file"`
	Valid          bool                     `json:"valid"`
	Findings       []findingJSON            `json:"findings"`
	Contradictions []foundContradictionJSON `json:"contradictions"`
}

type findingJSON struct {
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Where    string `json:"where,omitempty"`
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

type foundContradictionJSON struct {
	ID       string                 `json:"id"`
	Severity questionnaire.Severity `json:"severity"`
	Fields   []string               `json:"fields"`
	Says     string                 `json:"says"`
	Ask      string                 `json:"ask"`
}

// WriteValidationJSON prints what was found as a list with an object a file, for programs.
func WriteValidationJSON(w io.Writer, checked []Validation, lang questionnaire.Language) error {
	out := make([]validationJSON, len(checked))
	for i := range checked {
		v := &checked[i]
		out[i] = validationJSON{File: v.File, Valid: v.Assessment != nil, Findings: []findingJSON{}, Contradictions: []foundContradictionJSON{}}
		for _, d := range v.all() {
			out[i].Findings = append(out[i].Findings, findingJSON{d.Line, d.Column, d.Severity.String(), d.Where, d.Found, d.Expected, d.Hint})
		}
		if v.Assessment == nil {
			continue
		}
		for _, c := range v.Assessment.Contradictions {
			out[i].Contradictions = append(out[i].Contradictions, foundContradictionJSON{
				c.Check.ID, c.Check.Severity, fieldIDs(c.Fields), c.Check.Says.In(lang), c.Check.Ask.In(lang)})
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

func fieldIDs(fields []*questionnaire.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.ID
	}
	return out
}
