package batch

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/reports"
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
	Record     Record  // of a scored input
	Assessment []byte  // of a scored input: JSON as salesaudit.assessment/1 has it, without `file`
}

// Problem is why an input was rejected.
type Problem struct {
	Line    int    `json:"line,omitempty"` // from 1; 0 when the place is not known
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`        // the first error
	More    int    `json:"more,omitempty"` // how many errors there are besides
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

// Record is what tables and summaries show of one assessment. Places are those in the bank.
type Record struct {
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

func newScores(s scoring.Score) Scores {
	return Scores{scoring.Round(s.Proven), scoring.Round(s.Claimed), scoring.Round(s.Possible)}
}

// fill takes from an assessment what the record keeps, reusing its memory.
func (r *Record) fill(a *scoring.Assessment) {
	r.Client, r.Respondent, r.Date = a.Sheet.Client.Name, a.Sheet.Interview.Respondent, ""
	if day := a.Sheet.Interview.Date; !day.IsZero() {
		r.Date = day.Format(time.DateOnly)
	}
	r.Sellers = a.Sheet.Client.Sellers
	r.Profile = slices.Index(a.Bank.Profiles, a.Profile)
	r.Overall, r.Completeness = newScores(a.Overall), reports.RoundShare(a.Completeness)
	r.Dimensions, r.Criteria = r.Dimensions[:0], r.Criteria[:0]
	for i := range a.Dimensions {
		r.Dimensions = append(r.Dimensions, newScores(a.Dimensions[i].Score))
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
	record := r.Record
	record.Dimensions, record.Criteria = record.Dimensions[:0], record.Criteria[:0]
	record.Contradictions, record.Unknown = record.Contradictions[:0], record.Unknown[:0]
	*r = Result{File: name, Record: record, Assessment: r.Assessment[:0]}
}
