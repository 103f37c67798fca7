package scoring

import (
	"context"
	"fmt"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Scorer scores answer files under one bank and keeps its working memory from file to file. It is used by one
// goroutine at a time.
type Scorer struct {
	bank   *questionnaire.Bank
	values *questionnaire.Values
	known  []*answers.Value         // by Field.Index: what counts as the answer, nil when unknown
	worst  []answers.Value          // by Field.Index: what a hidden field counts as
	parts  int                      // of all rungs
	waits  [][]*questionnaire.Field // by Field.Index: what an unknown field waits for: itself, or the fields of its condition

	sizes    []*questionnaire.Profile // the sizes that the company may have, ascending
	matrices map[*questionnaire.Field]*matrixView
	sheet    *answers.Sheet
}

// NewScorer returns a scorer for a bank.
func NewScorer(b *questionnaire.Bank) *Scorer {
	s := &Scorer{
		bank:     b,
		values:   b.NewValues(),
		known:    make([]*answers.Value, len(b.Fields)),
		worst:    make([]answers.Value, len(b.Fields)),
		waits:    make([][]*questionnaire.Field, len(b.Fields)),
		matrices: map[*questionnaire.Field]*matrixView{},
	}
	for i, f := range b.Fields {
		s.worst[i] = worstValue(f)
	}
	for _, c := range b.Criteria {
		for _, r := range c.Rungs {
			s.parts += len(r.Parts)
		}
	}
	return s
}

// Assess scores one sheet, as Scorer.Score does.
func Assess(ctx context.Context, sheet *answers.Sheet) (*Assessment, error) {
	return NewScorer(sheet.Bank).Score(ctx, sheet)
}

// Score assesses one sheet. The error says that a rule of the bank failed, as a division by zero does, or that ctx
// ended.
func (s *Scorer) Score(ctx context.Context, sheet *answers.Sheet) (*Assessment, error) {
	s.sheet = sheet
	clear(s.matrices)
	a := &Assessment{Bank: s.bank, Sheet: sheet}
	for _, step := range []func(context.Context, *Assessment) error{s.setFields, s.setFacts, s.setLevels, s.findContradictions} {
		if err := step(ctx, a); err != nil {
			return nil, fmt.Errorf("score %s: %w", sheet.File, err)
		}
	}
	a.scoreDimensions()
	a.setConfidence()
	a.setNext()
	s.setFunctions(a)
	return a, nil
}

// worstValue is what a field counts as while its condition is false: an ordered choice's first option, not
// measured, empty.
func worstValue(f *questionnaire.Field) answers.Value {
	switch f.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		return answers.Value{State: answers.NotMeasured}
	case questionnaire.Choice:
		if f.Ordered {
			return answers.Value{State: answers.Answered, Text: f.Options[0].ID}
		}
		return answers.Value{State: answers.Answered, Option: -1}
	}
	return answers.Value{State: answers.Answered}
}

// setFields decides which fields are shown and what the rules see of each (method, section 1).
func (s *Scorer) setFields(ctx context.Context, a *Assessment) error {
	s.values.Reset()
	s.values.SetSellers(s.sheet.Client.Sellers)
	a.Fields = make([]FieldStatus, len(s.bank.Fields))
	a.worst = s.worst
	answered, shown := 0, 0
	for _, f := range s.bank.FieldOrder {
		if err := ctx.Err(); err != nil {
			return err
		}
		v := s.sheet.Value(f)
		status, waits, err := s.status(f, v)
		if err != nil {
			return err
		}
		a.Fields[f.Index] = status
		s.known[f.Index] = nil
		switch status {
		case FieldAnswered:
			s.known[f.Index] = v
		case FieldHidden, FieldIgnored:
			s.known[f.Index] = &s.worst[f.Index]
		}
		if status.Shown() {
			shown++
			if status == FieldAnswered {
				answered++
			}
		}
		s.waits[f.Index] = waits
		s.setValue(f)
	}
	if shown > 0 {
		a.Completeness = float64(answered) / float64(shown)
	}
	s.setSize(a)
	return nil
}

// status tells what became of a field. While its condition is unknown, waits names the fields to ask about
// first: only they can show it.
func (s *Scorer) status(f *questionnaire.Field, v *answers.Value) (status FieldStatus, waits []*questionnaire.Field, err error) {
	answered := isAnswered(f, v)
	if f.When != nil {
		shown, waits, err := f.When.Truth(s.values)
		switch {
		case err != nil:
			return 0, nil, fmt.Errorf("condition of %s: %w", f.ID, err)
		case shown == questionnaire.Unknown:
			return FieldUndecided, waits, nil
		case shown == questionnaire.False && v.State >= answers.NotMeasured:
			return FieldIgnored, nil, nil
		case shown == questionnaire.False:
			return FieldHidden, nil, nil
		}
	}
	if answered {
		return FieldAnswered, nil, nil
	}
	return FieldUnknown, []*questionnaire.Field{f}, nil
}

// isAnswered reports whether a field has an answer. Leaving out an optional list or multi says that there are
// none; a matrix of which no row was asked says nothing.
func isAnswered(f *questionnaire.Field, v *answers.Value) bool {
	switch {
	case v.State == answers.NotMeasured:
		return true
	case v.State == answers.Answered && f.Kind == questionnaire.Matrix:
		return slices.ContainsFunc(v.Marks, func(row answers.MarkRow) bool { return row.State == answers.Answered })
	case v.State == answers.Answered:
		return true
	}
	return v.State == answers.Absent && f.Optional && (f.Kind == questionnaire.List || f.Kind == questionnaire.Multi)
}

// setValue gives the rules what they see of a field.
func (s *Scorer) setValue(f *questionnaire.Field) {
	v := s.known[f.Index]
	if v == nil {
		s.values.SetUnknown(f, s.waits[f.Index])
		return
	}
	if f.Kind != questionnaire.Matrix { // rules read it through facts
		s.values.Set(f, s.seen(f, nil, v))
	}
}

// seen returns what the rules see of a known field, or of a known cell of a column in it.
func (s *Scorer) seen(f *questionnaire.Field, column *questionnaire.Column, v *answers.Value) questionnaire.Value {
	shape := &f.Shape
	if column != nil {
		shape = &column.Shape
	}
	switch shape.Kind {
	case questionnaire.Bool:
		return questionnaire.BoolValue(v.Bool)
	case questionnaire.Integer, questionnaire.Percent:
		return shape.NumberValue(numberOf(shape, v))
	case questionnaire.Choice:
		if v.Option >= 0 { // otherwise hidden, and its options have no order
			return shape.OptionValue(v.Option)
		}
	case questionnaire.Multi, questionnaire.References:
		return questionnaire.TextsValue(v.Texts)
	case questionnaire.List:
		return questionnaire.RowsValue(s.rows(f, column, shape.Columns, v.Rows))
	}
	return questionnaire.TextValue(v.Text)
}

// numberOf returns a known number, or what the rules see of one that nobody measures.
func numberOf(s *questionnaire.Shape, v *answers.Value) float64 {
	if v.State == answers.NotMeasured {
		return s.NotMeasured()
	}
	return v.Number
}

// rows returns what the rules see of rows. A cell without an answer stays unknown.
func (s *Scorer) rows(f *questionnaire.Field, nested *questionnaire.Column, columns []*questionnaire.Column, rows []answers.Row) []*questionnaire.Row {
	out := s.values.NewRows(f, nested, len(rows))
	for i, r := range out {
		for _, c := range columns {
			if v := rows[i].Cell(c); v.State >= answers.NotMeasured {
				r.Set(c, s.seen(f, c, v))
			}
		}
	}
	return out
}

// setLevels decides the rungs and takes the levels from them (method, section 3).
func (s *Scorer) setLevels(ctx context.Context, a *Assessment) error {
	a.Criteria = make([]CriterionResult, len(s.bank.Criteria))
	parts := make([]PartResult, s.parts) // one piece of memory for all rungs
	for i, c := range s.bank.Criteria {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &a.Criteria[i]
		r.Criterion, r.Target, r.Applies = c, s.sheet.Target(c, a.Profile), questionnaire.True
		r.Grade = s.bestEvidence(c)
		var err error
		if r.Reason = s.sheet.NotApplicable[c.ID]; r.Reason != "" {
			r.Applies = questionnaire.False
		} else if c.Applies != nil {
			if r.Applies, r.AppliesFor, err = c.Applies.Truth(s.values); err != nil {
				return fmt.Errorf("applies of %s: %w", c.ID, err)
			}
		}
		for n, rung := range c.Rungs {
			room := parts[:len(rung.Parts):len(rung.Parts)]
			parts = parts[len(room):]
			if r.Rungs[n], err = s.rung(rung, room, r.Grade); err != nil {
				return fmt.Errorf("rung %s: %w", rung.ID(), err)
			}
		}
		r.setLevels()
	}
	return nil
}

// rung decides a rung and its parts, for which there is room in parts. It is unmet when one of them is, else unknown
// when one of them is.
func (s *Scorer) rung(rung *questionnaire.Rung, parts []PartResult, grade answers.Grade) (RungResult, error) {
	r := RungResult{Rung: rung, State: Met, Parts: parts}
	for i, p := range rung.Parts {
		truth, waits, err := p.When.Bounded(s.values)
		if err != nil {
			return r, err
		}
		parts[i] = PartResult{p, partStates[truth], waits}
		switch {
		case truth == questionnaire.False:
			r.State = Unmet
		case truth == questionnaire.Unknown && r.State == Met:
			r.State = Unknown
		}
	}
	switch {
	case r.State == Unknown:
		for i := range parts {
			r.Waits = append(r.Waits, parts[i].Waits...)
		}
		r.Waits = questionnaire.Distinct(r.Waits)
	case r.State == Met && grade < NeedsGrade(rung.Level):
		r.State = Unproven
	}
	return r, nil
}

var partStates = map[questionnaire.Truth]State{questionnaire.True: Met, questionnaire.False: Unmet, questionnaire.Unknown: Unknown}

// setLevels counts the leading rungs: met for proven, also unproven for claimed, also unknown for possible.
func (c *CriterionResult) setLevels() {
	leading := func(states ...State) int {
		for n := range c.Rungs {
			holds := false
			for _, s := range states {
				holds = holds || c.Rungs[n].State == s
			}
			if !holds {
				return n
			}
		}
		return questionnaire.Rungs
	}
	c.Proven, c.Claimed, c.Possible = leading(Met), leading(Met, Unproven), leading(Met, Unproven, Unknown)
}

// bestEvidence returns the best grade among the evidence on a criterion's questions from its sources.
func (s *Scorer) bestEvidence(c *questionnaire.Criterion) answers.Grade {
	best := answers.NoEvidence
	for _, q := range c.EvidenceQuestions {
		for _, e := range s.sheet.Evidence[q.Index] {
			for _, source := range c.EvidenceSources {
				if e.Source == source {
					best = max(best, e.Counts(s.sheet.Interview.Date))
				}
			}
		}
	}
	return best
}

func (s *Scorer) findContradictions(ctx context.Context, a *Assessment) error {
	for _, c := range s.bank.Checks {
		if err := ctx.Err(); err != nil {
			return err
		}
		holds, err := c.When.Holds(s.values)
		if err != nil {
			return fmt.Errorf("check %s: %w", c.ID, err)
		}
		if holds {
			a.Contradictions = append(a.Contradictions, Contradiction{Check: c, Fields: c.When.Named()})
		}
	}
	return nil
}
