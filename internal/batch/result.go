package batch

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/clean"
	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
)

// outcome says what became of an input.
type outcome byte

// The outcomes; the letters are those of cache entries.
const (
	scored   outcome = 'S'
	rejected outcome = 'R'
	foreign  outcome = 'F' // found in a folder, and no answer file: it has no line in the output
)

// result is what a batch found out about one input. It is valid until the next one is taken.
type result struct {
	file       string
	outcome    outcome
	cached     bool    // the file and the bank are unchanged: nothing was scored
	problem    problem // of a rejected input
	row        row     // of a scored input
	assessment []byte  // of a scored input: JSON as salesaudit.assessment/1 has it, without `file`
	change     *change // since the baseline; nil without one, or where nothing changed
	failure    error   // why the run cannot go on, whatever its inputs are; nil for none
}

// reset empties the result for the next input and keeps its memory. A file may have a name that is no UTF-8, or that a
// terminal acts on; an output has it with escapes.
func (r *result) reset(file string) {
	kept := r.row
	kept.Dimensions, kept.Criteria = kept.Dimensions[:0], kept.Criteria[:0]
	kept.Contradictions, kept.Unknown, kept.Answers = kept.Contradictions[:0], kept.Unknown[:0], kept.Answers[:0]
	*r = result{file: clean.Visible(file), row: kept, assessment: r.assessment[:0]}
}

func (r *result) reject(p problem) { r.outcome, r.problem = rejected, p }

// problem is why an input was rejected.
type problem struct {
	Line    int    `json:"line,omitzero"` // from 1; 0 when the place is not known
	Column  int    `json:"column,omitzero"`
	Message string `json:"message"`       // the first error
	More    int    `json:"more,omitzero"` // how many errors there are besides
}

// problemOf makes a problem of why a file could not be read, without the path, which the result has anyway.
func problemOf(err error) *problem {
	if refused, ok := errors.AsType[source.Diagnostics](err); ok {
		p := problemIn(refused)
		return &p
	}
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		err = pathErr.Err
	}
	return &problem{Message: clean.Visible(err.Error())}
}

// problemIn makes a problem of the findings about a file, at least one of which is an error.
func problemIn(found source.Diagnostics) problem {
	var p problem
	for _, d := range found {
		switch {
		case d.Severity != source.Error:
		case p.Message != "":
			p.More++
		default:
			p.Line, p.Column = d.Line, d.Column
			d.File, d.Line, d.Column = "", 0, 0
			p.Message = clean.Visible(d.Error())
		}
	}
	return p
}

// String words the problem with its place: 3:14: message.
func (p *problem) String() string {
	var out strings.Builder
	if p.Line > 0 {
		out.WriteString(strconv.Itoa(p.Line) + ":")
		if p.Column > 0 {
			out.WriteString(strconv.Itoa(p.Column) + ":")
		}
		out.WriteByte(' ')
	}
	out.WriteString(p.Message)
	if p.More > 0 {
		out.WriteString(" (and " + strconv.Itoa(p.More) + " more)")
	}
	return out.String()
}

// row is what tables and summaries show of one assessment. Places are those in the bank.
type row struct {
	Client         string     `json:"client"`
	Industry       string     `json:"industry"` // as the file says it; may be empty
	Version        string     `json:"version"`  // of the bank that the questions were asked from
	Date           string     `json:"date"`     // of the interview, 2026-11-23; "" when the file gives none
	Respondent     string     `json:"respondent"`
	Sellers        int        `json:"sellers"`
	Profile        int        `json:"profile"` // place among the bank's profiles
	Overall        scores     `json:"overall"`
	Dimensions     []scores   `json:"dimensions"`
	Criteria       []standing `json:"criteria"`
	LeftOut        []int      `json:"left_out"`       // places of the criteria that the file says do not apply
	Contradictions []int      `json:"contradictions"` // places of the checks
	Unknown        []int      `json:"unknown"`        // places of the fields that are shown and not answered
	Completeness   float64    `json:"completeness"`   // 0-1
	Answers        []string   `json:"answers"`        // by Field.Index, as files write them; only where they are wanted or kept
}

// scores are a score 0-100 with one decimal: proven, claimed, possible.
type scores [3]float64

func newScores(s record.Score) scores { return scores{s.Proven, s.Claimed, s.Possible} }

// standing is a client's place on one ladder.
type standing struct {
	Counts bool `json:"counts"` // false when the criterion does not apply
	Proven int  `json:"proven"` // 0-5
	Gap    int  `json:"gap"`    // levels missing to the target
}

// fill takes what the row keeps from an assessment and its record, reusing its memory.
func (r *row) fill(a *scoring.Assessment, rec *record.Assessment) {
	r.Client, r.Sellers, r.Respondent, r.Date = rec.Client.Name, rec.Client.Sellers, clean.Text(a.Sheet.Interview.Respondent), ""
	r.Industry, r.Version = clean.Name(a.Sheet.Client.Industry), clean.Name(a.Sheet.Version)
	if day := a.Sheet.Interview.Date; !day.IsZero() {
		r.Date = day.Format(time.DateOnly)
	}
	r.Profile = slices.Index(a.Bank.Profiles, a.Profile)
	r.Overall, r.Completeness = newScores(rec.Overall), rec.Completeness
	r.Dimensions, r.Criteria = r.Dimensions[:0], r.Criteria[:0]
	for i := range rec.Dimensions {
		r.Dimensions = append(r.Dimensions, newScores(rec.Dimensions[i].Score))
	}
	r.LeftOut = r.LeftOut[:0]
	for i := range a.Criteria {
		c := &a.Criteria[i]
		r.Criteria = append(r.Criteria, standing{c.Counts(), c.Proven, c.Gap()})
		if c.Reason != "" {
			r.LeftOut = append(r.LeftOut, i)
		}
	}
	r.Contradictions, r.Unknown = r.Contradictions[:0], r.Unknown[:0]
	for _, c := range a.Contradictions {
		r.Contradictions = append(r.Contradictions, slices.Index(a.Bank.Checks, c.Check))
	}
	for i, status := range a.Fields {
		if status == scoring.FieldUnknown {
			r.Unknown = append(r.Unknown, i)
		}
	}
}
