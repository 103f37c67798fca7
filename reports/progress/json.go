package progress

import (
	"salesaudit/internal/compare"
	"salesaudit/internal/record"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// comparisonFormat is what a comparison as JSON says that it is.
const comparisonFormat = "salesaudit.comparison/1"

// Record is a comparison for other programs: ids and numbers.
type Record struct {
	Format         string            `json:"format"`
	Old            Side              `json:"old"`
	New            Side              `json:"new"`
	Reserves       []compare.Reserve `json:"reserves"` // what cannot be compared plainly
	Changes        record.Changes    `json:"changes"`  // scores, levels and rungs
	Answers        []Answer          `json:"answers"`  // that differ
	Contradictions Contradictions    `json:"contradictions"`
	Steps          []Step            `json:"steps"` // of the old plan
}

// Side is one of the two assessments.
type Side struct {
	File    string       `json:"file"`
	Bank    string       `json:"bank"` // id@version
	Overall record.Score `json:"overall"`
}

// Answer is an answer before and after, as answer files write it.
type Answer struct {
	Field string `json:"field"`
	Old   any    `json:"old"`
	New   any    `json:"new"`
}

// Contradictions are the ids of checks.
type Contradictions struct {
	Settled []string `json:"settled"`
	Arisen  []string `json:"arisen"`
	Open    []string `json:"open"`
}

// Step is a step of the old plan, criterion:level, and what became of it.
type Step struct {
	Step    string          `json:"step"`
	Outcome compare.Outcome `json:"outcome"`
}

// RecordOf returns a comparison for other programs.
func RecordOf(c *compare.Comparison) *Record {
	old, new := record.Of(c.Old), record.Of(c.New)
	side := func(file string, a *record.Assessment) Side {
		return Side{file, a.Bank.ID + "@" + a.Bank.Version, a.Overall}
	}
	r := &Record{
		Format: comparisonFormat, Old: side(c.Old.Sheet.File, old), New: side(c.New.Sheet.File, new), Reserves: append([]compare.Reserve{}, c.Reserves...),
		Changes: new.Since(old), Answers: []Answer{}, Steps: []Step{},
		Contradictions: Contradictions{idsOf(c.Settled), idsOf(c.Arisen), idsOf(c.Open)},
	}
	for _, f := range c.Answers {
		r.Answers = append(r.Answers, Answer{f.ID, plain(c.Old.Sheet.FieldTree(c.Old.Bank.Field(f.ID))), plain(c.New.Sheet.FieldTree(f))})
	}
	for _, s := range c.Steps {
		r.Steps = append(r.Steps, Step{s.Step.Rung.ID(), s.Outcome})
	}
	return r
}

func idsOf(checks []*questionnaire.Check) []string {
	out := []string{}
	for _, c := range checks {
		out = append(out, c.ID)
	}
	return out
}

// plain turns the mappings of an answer file into those of Go, which JSON has the keys of in the order of the alphabet.
func plain(value any) any {
	switch v := value.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case source.Map:
		out := map[string]any{}
		for _, e := range v {
			out[e.Key] = plain(e.Value)
		}
		return out
	}
	return value
}
