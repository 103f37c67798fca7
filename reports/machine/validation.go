package machine

import (
	"io"

	"salesaudit/reports/view"
)

// validation is what was found in one file.
type validation struct {
	File           string     `json:"file"`
	Valid          bool       `json:"valid"`
	Findings       []finding  `json:"findings"`
	Contradictions []conflict `json:"contradictions"`
}

type finding struct {
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Where    string `json:"where,omitempty"`
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

type conflict struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Fields   []string `json:"fields"`
	Says     string   `json:"says"`
	Ask      string   `json:"ask"`
	Computed []string `json:"computed"` // the facts that the answers are held against
}

// WriteValidation writes what was found as a list with an object a file.
func WriteValidation(w io.Writer, checked []view.Validation) error {
	out := make([]validation, len(checked))
	for i := range checked {
		v := &checked[i]
		out[i] = validation{File: v.File, Valid: v.Valid}
		for _, d := range v.Findings {
			out[i].Findings = append(out[i].Findings, finding{d.Line, d.Column, d.Severity.String(), d.Where, d.Found, d.Expected, d.Hint})
		}
		for _, c := range v.Conflicts {
			out[i].Contradictions = append(out[i].Contradictions, conflict{c.ID, c.Severity, c.Fields, c.Says, c.Ask, c.Computed})
		}
	}
	return writeJSON(w, out)
}
