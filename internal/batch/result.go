package batch

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Outcome says what became of an input.
type Outcome byte

// The outcomes; the letters stand in cache entries.
const (
	Scored   Outcome = 'S'
	Rejected Outcome = 'R'
	Foreign  Outcome = 'F' // found in a folder, and no answer file: it has no line in the output
)

// Result is what a batch found out about one input. It is valid until the next one is taken.
type Result struct {
	File       string
	Outcome    Outcome
	Cached     bool    // the file and the bank are unchanged: nothing was scored
	Problem    Problem // of a rejected input
	Row        Row     // of a scored input
	Assessment []byte  // of a scored input: JSON as salesaudit.assessment/1 has it, without `file`
	change     *change // since the baseline; nil without one, or where nothing changed
	failure    error   // why the run cannot go on, whatever its inputs are; nil for none
}

// Problem is why an input was rejected.
type Problem struct {
	Line    int    `json:"line,omitzero"` // from 1; 0 when the place is not known
	Column  int    `json:"column,omitzero"`
	Message string `json:"message"`       // the first error
	More    int    `json:"more,omitzero"` // how many errors there are besides
}

// problemOf makes a problem of an error of the operating system, without the path, which the result has anyway.
func problemOf(err error) *Problem {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return &Problem{Message: err.Error()}
}

// problemIn makes a problem of the findings about a file, at least one of which is an error.
func problemIn(found source.Diagnostics) Problem {
	var p Problem
	for _, d := range found {
		switch {
		case d.Severity != source.Error:
		case p.Message != "":
			p.More++
		default:
			p.Line, p.Column = d.Line, d.Column
			d.File, d.Line, d.Column = "", 0, 0
			p.Message = d.Error()
		}
	}
	return p
}

// Row is what tables and summaries show of one assessment. Places are those in the bank.
type Row struct {
	Client         string     `json:"client"`
	Date           string     `json:"date"` // of the interview, 2026-11-23; "" when the file gives none
	Respondent     string     `json:"respondent"`
	Sellers        int        `json:"sellers"`
	Profile        int        `json:"profile"` // place among the bank's profiles
	Overall        Scores     `json:"overall"`
	Dimensions     []Scores   `json:"dimensions"`
	Criteria       []Standing `json:"criteria"`
	Contradictions []int      `json:"contradictions"` // places of the checks
	Unknown        []int      `json:"unknown"`        // places of the fields that are shown and not answered
	Completeness   float64    `json:"completeness"`   // 0-1
}

// Scores are a score 0-100 with one decimal: proven, claimed, possible.
type Scores [3]float64

// Standing is a client's place on one ladder.
type Standing struct {
	Counts bool `json:"counts"` // false when the criterion does not apply
	Proven int  `json:"proven"` // 0-5
	Gap    int  `json:"gap"`    // levels missing to the target
}

func newScores(s record.Score) Scores { return Scores{s.Proven, s.Claimed, s.Possible} }

// fill takes what the row keeps from an assessment and its record, reusing its memory.
func (r *Row) fill(a *scoring.Assessment, rec *record.Assessment) {
	r.Client, r.Sellers, r.Respondent, r.Date = rec.Client.Name, rec.Client.Sellers, a.Sheet.Interview.Respondent, ""
	if day := a.Sheet.Interview.Date; !day.IsZero() {
		r.Date = day.Format(time.DateOnly)
	}
	r.Profile = slices.Index(a.Bank.Profiles, a.Profile)
	r.Overall, r.Completeness = newScores(rec.Overall), rec.Completeness
	r.Dimensions, r.Criteria = r.Dimensions[:0], r.Criteria[:0]
	for i := range rec.Dimensions {
		r.Dimensions = append(r.Dimensions, newScores(rec.Dimensions[i].Score))
	}
	for i := range a.Criteria {
		c := &a.Criteria[i]
		r.Criteria = append(r.Criteria, Standing{c.Counts(), c.Proven, c.Gap()})
	}
	r.Contradictions, r.Unknown = r.Contradictions[:0], r.Unknown[:0]
	for _, c := range a.Contradictions {
		r.Contradictions = append(r.Contradictions, checkIndex(a.Bank, c.Check))
	}
	for i, status := range a.Fields {
		if status == scoring.FieldUnknown {
			r.Unknown = append(r.Unknown, i)
		}
	}
}

func checkIndex(b *questionnaire.Bank, check *questionnaire.Check) int {
	return slices.Index(b.Checks, check)
}

// reset empties the result for the next input and keeps its memory.
func (r *Result) reset(name string) {
	row := r.Row
	row.Dimensions, row.Criteria = row.Dimensions[:0], row.Criteria[:0]
	row.Contradictions, row.Unknown = row.Contradictions[:0], row.Unknown[:0]
	*r = Result{File: name, Row: row, Assessment: r.Assessment[:0]}
}
