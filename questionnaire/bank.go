// Package questionnaire is the model of the instrument: the bank of questions, facts, criteria and checks that
// everything else works from. It compiles the rules of a bank and evaluates them over the values of one answer file.
//
// It is at the beginning of the flow: bank + answers → assessment → plan → report. Package bankfile reads banks from
// files. This package knows nothing of files, answers, scores or reports, and no name of Block 9: what is special to
// a bank (the rows of its matrix, the stages of its funnels) is reached through the types of its fields and through
// named computations.
package questionnaire

import (
	"slices"
	"time"
)

// Bank is one instrument, checked: every reference resolved, every rule type-checked. It is not changed after
// loading and may be used by several goroutines.
type Bank struct {
	ID      string
	Version string
	Digest  string // "sha256:" and the hexadecimal digest of the names and bytes of its files
	Title   Text
	Premise Text // what the method rests on, for the report; may be empty

	Sources    []*Source
	Catalogues []*Catalogue
	Profiles   []*Profile // by size of company, ascending
	Holidays   []Holiday  // on which nobody works, whatever the day of the week
	Questions  []*Question
	Fields     []*Field // of all questions, in their order; Field.Index is the place here
	FieldOrder []*Field // each after the fields that its condition reads
	Units      map[string]Unit
	Facts      []*Fact // in the order of the file; FactOrder has them by what they depend on
	FactOrder  []*Fact // each after the facts that its rule reads
	Dimensions []*Dimension
	Owners     []*Owner
	// EvidenceOwner brings the evidence of a rung that is but claimed; nil where each rung's own owner does.
	EvidenceOwner *Owner
	Criteria      []*Criterion // in the order of the files; Criterion.Index is the place here
	Caps          []*Cap
	Bands         []*Band // ascending; the last one reaches 100
	Checks        []*Check

	fields   map[string]*Field
	facts    map[string]*Fact
	criteria map[string]*Criterion
	rules    *ruleSet
}

// Source is a kind of document or system that can prove an answer, such as the CRM.
type Source struct {
	ID    string
	Name  Text
	Short Text   // what it is called inside a sentence; the name when the bank gives none
	Own   bool   // the auditor's own observation, not a document or system of the client's
	UpTo  string // the best grade that evidence from it counts as: reference or document; "" or extract for any
}

// Catalogue is a fixed list that a bank brings along: the rows of a matrix, the options of a multi.
type Catalogue struct {
	ID      string
	Item    string // the reference type that names an entry
	Entries []*Entry
}

// Matrix returns the first matrix field of the bank; nil for none.
func (b *Bank) Matrix() *Field {
	for _, f := range b.Fields {
		if f.Kind == Matrix {
			return f
		}
	}
	return nil
}

// Entry is one line of a catalogue, such as a function of the sales department.
type Entry struct {
	ID    string
	Name  Text
	Short Text // at most 28 characters, for table rows and charts; the name when the bank gives none
	Core  bool // may be declared absent only with a note
	Extra bool // a row of a matrix only for a client that names it
}

// Find returns the place of an entry in the catalogue, or -1.
func (c *Catalogue) Find(id string) int {
	for i, e := range c.Entries {
		if e.ID == id {
			return i
		}
	}
	return -1
}

// IDs returns the ids of the entries, in order.
func (c *Catalogue) IDs() []string {
	ids := make([]string, len(c.Entries))
	for i, e := range c.Entries {
		ids[i] = e.ID
	}
	return ids
}

// Profile is a size of company, which decides targets, the effort of steps and the capacity of a plan.
type Profile struct {
	ID       string
	UpTo     int // sellers, inclusive; 0 for the last profile, which has no upper end
	Name     Text
	Effort   float64   // factor on a step's days, > 0
	Capacity []float64 // person-days that each wave of a plan holds, ≥ 0
}

// Profile returns the profile of a company with so many sellers.
func (b *Bank) Profile(sellers int) *Profile {
	for _, p := range b.Profiles {
		if p.UpTo == 0 || sellers <= p.UpTo {
			return p
		}
	}
	return b.Profiles[len(b.Profiles)-1]
}

// Holiday is a day of every year.
type Holiday struct {
	Month time.Month
	Day   int
}

// IsHoliday reports whether a date is one of the bank's holidays.
func (b *Bank) IsHoliday(date time.Time) bool {
	return slices.Contains(b.Holidays, Holiday{date.Month(), date.Day()})
}

// Question is one question of the instrument with the fields that its answer fills.
type Question struct {
	ID      string
	Index   int // place among the bank's questions
	Title   Text
	Text    Text
	Ask     Text // what to ask for and where to look
	AskSelf Text // the same for an owner or a head who answers without an interviewer; may be empty
	Proves  []*Source
	Weights map[string]float64 // votes of a respondent by position; nil when the bank gives none
	Fields  []*Field
}

// Fact is a figure computed from the answers: by a named computation, or by a rule over fields and other facts.
type Fact struct {
	ID            string
	Index         int // place among the bank's facts
	Name          Text
	Unit          string
	Bounded       bool // it says which way is better, and so has bounds while answers are missing
	LowerIsBetter bool
	Decimal       bool        // a share or an index rather than a whole number
	Share         bool        // a share of 0-1, which people read as per cent
	Formula       string      // in words
	Computed      string      // by what it is computed, as the bank has it: its rule, or its function with all arguments
	Among         Text        // what it counts among, in the genitive: «функций, у которых есть исполнитель»; may be empty
	Computation   Computation // nil when the fact is a rule
	Rule          *Rule       // nil when the fact is a computation
	Main          *Field      // the field that it mainly reads; nil for a fact that reads none
	Fields        []*Field    // every field that it reads, itself or through other facts
}

// Dimension is one of the scores of an assessment.
type Dimension struct {
	ID       string
	Index    int
	Weight   float64 // share of the overall score, 0-1: those of a bank add up to 1
	Name     Text
	Verdicts []Verdict // one plain sentence a band, worst first; may be empty
}

// Verdict is what a score of a dimension means, in a plain sentence.
type Verdict struct {
	Answered Text // of what was answered
	Claimed  Text // of what is claimed but not shown
}

// Owner is who carries out the actions of a plan.
type Owner struct {
	ID      string
	Name    Text
	Instead map[string]*Owner // by profile id: who takes the work in a company of a size that has no such person
	Called  map[string]*Owner // by profile id: the same owner, by the name that fits a company of a size
}

// In returns who carries out the work in a company of a size: the owner, or who takes its place there, by the name that
// fits that size.
func (o *Owner) In(company *Profile) *Owner {
	if o == nil {
		return nil
	}
	if other := o.Instead[company.ID]; other != nil {
		o = other
	}
	if named := o.Called[company.ID]; named != nil {
		return named
	}
	return o
}

// Positions are the positions that a respondent may have, in the order in which they are offered.
var Positions = []string{"owner", "head", "seller", "consultant", "other"}

// Rungs is the number of rungs of every criterion, and so the highest level.
const Rungs = 5

// Criterion is a ladder of five rungs. Its level is the number of leading rungs that hold.
type Criterion struct {
	ID                string
	Index             int // place among the bank's criteria
	Dimension         *Dimension
	Weight            float64 // > 0
	Name              Text
	Matters           Text // what a gap costs the client's convenience; may be empty
	Questions         []*Question
	EvidenceQuestions []*Question
	EvidenceSources   []*Source
	Targets           map[string]int // level 0-5 by profile id
	Applies           *Rule          // nil: always applies
	Rungs             [Rungs]*Rung
	Fields            []*Field // every field that its rungs read, itself or through facts
}

// Cap keeps a dimension at or under Max while a criterion is under a level.
type Cap struct {
	Dimension *Dimension
	Max       float64 // 0-100
	Criterion *Criterion
	Until     int // level 1-5
	Reason    Text
}

// Band names a score.
type Band struct {
	To   float64 // inclusive upper end, 0-100
	Name Text
}

// BandOf returns the place of the band of a score 0-100.
func (b *Bank) BandOf(score float64) int {
	for i, band := range b.Bands {
		if score <= band.To {
			return i
		}
	}
	return len(b.Bands) - 1
}

// Severity of a contradiction.
type Severity string

// The severities, worst first.
const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// Check is a contradiction between answers: found when its rule is true.
type Check struct {
	ID       string
	Severity Severity
	When     *Rule
	Criteria []*Criterion // whose confidence it lowers
	Says     Text
	Ask      Text // how to ask about it
}
