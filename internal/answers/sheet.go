// Package answers holds one client's answers, typed by a bank: it loads answer files (salesaudit.answers/1, YAML
// or JSON), checks them strictly and reports everything that is wrong at once, with line and column.
//
// It is between the bank and the assessment: bank + answers → assessment → plan → report. A Sheet says what the
// file says; what it means (hidden fields, levels, scores) is package scoring's to find out.
package answers

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Format is what every answer file says under `format`.
const Format = "salesaudit.answers/1"

// Sheet is one answer file, checked: every reference resolved, every number in its range.
type Sheet struct {
	File      string // name for messages
	Bank      *questionnaire.Bank
	Version   string // of the bank that the questions were asked from: that of Bank, or an older one
	Client    Client
	Interview Interview
	Targets   map[string]int // level 0-5 by criterion id: the client's own targets; may be nil
	// NotApplicable has the reason, which is not empty, by the id of each criterion that does not concern this client;
	// may be nil.
	NotApplicable map[string]string
	Values        []Value                // by Field.Index
	Evidence      [][]Evidence           // by Question.Index
	Notes         []string               // by Question.Index
	Review        Review                 // the consultant's own word
	Assumed       []*questionnaire.Field // those to which WhatIf gave another answer, in the order of the bank; none in a file
	Merged        *Merged                // where the values came from in a file that was made of several respondents'; nil in one of its own
}

// Client is the company that was asked.
type Client struct {
	Name     string
	Industry string
	Sellers  int // ≥ 1
}

// Interview says when and with whom the answers came about.
type Interview struct {
	Date        time.Time  // zero when the file gives none
	DateAt      source.Pos // where the file gives it
	Respondent  string
	Position    string // one of questionnaire.Positions, or ""
	Role        string // the id of the respondent's own role, a column of a matrix; "" when the file does not say it
	Interviewer string
}

// State says what is known of a value.
type State uint8

// The states. Only Answered values have content.
const (
	Absent      State = iota // not in the file, or null
	Unknown                  // `unknown`
	NotMeasured              // asked, and nobody measures it (percent, integer)
	Answered
)

// Value is the answer to a field, or a cell of a row. Which parts hold the content follows from the kind of the
// field or column.
type Value struct {
	State   State
	Bool    bool      // Bool
	Line    int32     // where it is in the file, from 1; 0 when absent
	Column  int32     // in runes, from 1
	Option  int       // Choice: rank of the option, from 0
	Of      int32     // Percent: the size of the sample that it was counted in, as in 9 of 10; 0 when it was not
	Number  float64   // Integer, Percent
	Text    string    // FreeText, ID, Choice (the option's id), Reference (the id; "" for none)
	Texts   []string  // Multi (ids of options), References (ids)
	Refs    []int     // Reference, References: rows of the list, or entries of the catalogue, that are named
	Options []int     // Multi: places of the options
	Rows    []Row     // List
	Marks   []MarkRow // Matrix: one for each entry of the catalogue of its rows
}

// Row is one row of a list: a value for each of its columns.
type Row struct {
	ID    string // "" in lists without ids
	Cells []Value
}

// MarkRow is one row of a matrix: who takes part in one function.
type MarkRow struct {
	System bool   // done by a system: it needs nobody who does it
	State  State  // Answered: the roles without a mark do not take part. Otherwise nothing is known of the row.
	Marks  []Mark // one for each row of the matrix's columns list
}

// Mark is a role's part in a function; parts can be combined as RA does.
type Mark uint8

// The marks.
const (
	Does     Mark = 1 << iota // R
	Answers                   // A
	StandsIn                  // B
)

// String returns the mark as answer files write it: R, A, RA or B; "" for none.
func (m Mark) String() string {
	switch m {
	case Does:
		return "R"
	case Answers:
		return "A"
	case Does | Answers:
		return "RA"
	case StandsIn:
		return "B"
	}
	return ""
}

// Grade is how well an answer is proven.
type Grade int

// The grades, in ascending order.
const (
	NoEvidence Grade = iota
	Reference        // a document or report is named
	Document         // the auditor saw it
	Extract          // data was taken and recounted
)

var gradeNames = []string{"", "reference", "document", "extract"}

// String returns the grade's name in answer files.
func (g Grade) String() string { return gradeNames[g] }

// Evidence proves the answers to a question.
type Evidence struct {
	Source *questionnaire.Source
	Grade  Grade
	Ref    string    // what was named, seen or taken
	Date   time.Time // zero when not given
}

// evidenceAge is how much older than the interview a document or extract may be before it counts as a mere
// reference.
const evidenceAge = 365 * 24 * time.Hour

// Counts returns the grade that the evidence has in an interview of a date: a document or extract without a
// date, or more than 365 days older, counts as a reference. Where the interview itself has no date, age is not
// held against the evidence. A source may say the best grade that it is worth.
func (e Evidence) Counts(interview time.Time) Grade {
	grade := e.AtBest()
	if grade > Reference && (e.Date.IsZero() || !interview.IsZero() && interview.Sub(e.Date) > evidenceAge) {
		return Reference
	}
	return grade
}

// AtBest returns the grade that the evidence would have with a fresh date: its own, or the best that its source is
// worth.
func (e Evidence) AtBest() Grade {
	if e.Source != nil && e.Source.UpTo != "" {
		return min(e.Grade, Grade(slices.Index(gradeNames, e.Source.UpTo)))
	}
	return e.Grade
}

// Value returns the answer to a field.
func (s *Sheet) Value(f *questionnaire.Field) *Value { return &s.Values[f.Index] }

// Found returns how many of its sample a percent stands for: 9 of 9/10, whose Of is 10.
func (v *Value) Found() int { return int(math.Round(v.Number * float64(v.Of) / 100)) }

// ClientKey returns a client's name as clients are told apart: case, ё and е, spaces and quotation marks make no
// difference. It is "" for no name.
func ClientKey(name string) string { return clean.Folded(withoutQuotes.Replace(name)) }

var withoutQuotes = strings.NewReplacer("«", "", "»", "", "\"", "", "“", "", "”", "", "„", "", "'", "", "‘", "", "’", "")

// SameClient reports whether two sheets are of clients of one name.
func SameClient(a, b *Sheet) bool { return ClientKey(a.Client.Name) == ClientKey(b.Client.Name) }

// OneClient returns an error where two sheets are not of the SameClient.
func OneClient(a, b *Sheet) error {
	if !SameClient(a, b) {
		return fmt.Errorf("%s is of the client %q, %s of %q: expected answers of one client", a.File, a.Client.Name, b.File, b.Client.Name)
	}
	return nil
}

// Empty reports whether nothing has been answered: optional lists, which count as answered where they are left out, say
// nothing of the client.
func (s *Sheet) Empty() bool {
	return !slices.ContainsFunc(s.Values, func(v Value) bool { return v.State == Answered || v.State == NotMeasured })
}

// Functions returns the rows of a matrix that the client has, as places in the catalogue: those that are not declared
// absent, and the extra ones that are named.
func (s *Sheet) Functions(matrix *questionnaire.Field) []int {
	chosen := func(f *questionnaire.Field) []string {
		if f == nil {
			return nil
		}
		return s.Value(f).Texts
	}
	m := matrix.Matrix
	absent, present := chosen(m.Absent), chosen(m.Present)
	var out []int
	for i, e := range m.Rows.Entries {
		if m.Has(e, absent, present) {
			out = append(out, i)
		}
	}
	return out
}

// Name returns what a person knows a row of a list by: its first text, else its id; "" where it has neither.
func (r *Row) Name(list *questionnaire.Shape) string {
	if c := list.NameColumn(); c != nil {
		return cmp.Or(r.Cell(c).Text, r.ID)
	}
	return r.ID
}

// Cell returns the value of a row in a column.
func (r *Row) Cell(c *questionnaire.Column) *Value { return &r.Cells[c.Index] }

// NewSheet returns a sheet for a bank in which nothing is answered.
func NewSheet(b *questionnaire.Bank) *Sheet {
	return &Sheet{
		Bank:     b,
		Version:  b.Version,
		Values:   make([]Value, len(b.Fields)),
		Evidence: make([][]Evidence, len(b.Questions)),
		Notes:    make([]string, len(b.Questions)),
	}
}

// Target returns the target level of a criterion: the client's own, or that of a size of company.
func (s *Sheet) Target(c *questionnaire.Criterion, company *questionnaire.Profile) int {
	if level, ok := s.Targets[c.ID]; ok {
		return level
	}
	return c.Targets[company.ID]
}
