package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// setFacts computes the facts, each after those that it stands on.
func (s *Scorer) setFacts(a *Assessment) error {
	a.Facts = make([]FactResult, len(s.bank.Facts))
	for _, f := range s.bank.FactOrder {
		r := &a.Facts[f.Index]
		r.Fact = f
		if f.Rule != nil {
			var err error
			if r.Value, r.Known, err = f.Rule.Number(s.values, f); err != nil {
				return err
			}
			if !r.Known {
				r.Waits = s.values.Waits(f)
			}
			continue
		}
		v := s.compute(f.Computation, a.Profile)
		r.Value, r.Known, r.Waits, r.Of, r.Items = v.value, len(v.waits) == 0, s.askable(v.waits), v.of, v.items
		s.values.SetFact(f, r.Value, r.Known, r.Waits)
	}
	return nil
}

// figure is a computed fact. It is unknown when it waits for fields.
type figure struct {
	value float64
	waits []*questionnaire.Field
	of    int
	items []string
}

func unknown(waits ...*questionnaire.Field) figure { return figure{waits: waits} }

// askable replaces fields that are not shown yet by those whose answers would show them.
func (s *Scorer) askable(fields []*questionnaire.Field) []*questionnaire.Field {
	var lists waitLists
	for _, f := range fields {
		if waits := s.waits[f.Index]; waits != nil {
			lists = append(lists, waits)
		} else { // a cell of an answered list is unknown
			lists = append(lists, []*questionnaire.Field{f})
		}
	}
	return merge(lists...)
}

// share returns part/whole, and empty where there is no whole.
func share(part, whole float64, empty float64) float64 {
	if whole == 0 {
		return empty
	}
	return part / whole
}

func (s *Scorer) compute(c questionnaire.Computation, profile *questionnaire.Profile) figure {
	switch c := c.(type) {
	case questionnaire.Sellers:
		return figure{value: float64(s.sheet.Client.Sellers)}
	case questionnaire.ListSum:
		return s.listSum(c)
	case questionnaire.ListKinds:
		return s.listKinds(c)
	case questionnaire.NamedShare:
		return s.namedShare(c)
	case questionnaire.NamingCount:
		return s.namingCount(c)
	case questionnaire.WeightedShare:
		return s.weightedShare(c)
	case questionnaire.ConnectedShare:
		return s.connectedShare(c)
	case questionnaire.FunnelFact:
		return s.funnelFact(c)
	case questionnaire.MatrixFact:
		return s.matrixFact(c)
	case questionnaire.Duplicated:
		return s.duplicated(c)
	case questionnaire.OverloadedShare:
		return s.overloadedShare(c, c.Limit[profile.ID])
	case questionnaire.LeastLoad:
		return s.leastLoad(c)
	}
	panic("scoring: a computation without a formula")
}

// rowsOf returns the rows of a list, provided that the list and every cell of the named columns is known.
func (s *Scorer) rowsOf(list *questionnaire.Field, columns ...*questionnaire.Column) ([]answers.Row, bool) {
	v := s.known[list.Index]
	if v == nil {
		return nil, false
	}
	return v.Rows, cellsKnown(v.Rows, columns...)
}

func cellsKnown(rows []answers.Row, columns ...*questionnaire.Column) bool {
	for i := range rows {
		for _, c := range columns {
			if c == nil {
				continue
			}
			if state := rows[i].Cell(c).State; state != answers.Answered && state != answers.NotMeasured {
				return false
			}
		}
	}
	return true
}

func (s *Scorer) listSum(c questionnaire.ListSum) figure {
	rows, ok := s.rowsOf(c.List, c.Column, c.Where)
	if !ok || (len(rows) == 0 && c.EmptyUnknown) {
		return unknown(c.List)
	}
	sum := 0.0
	for i := range rows {
		if c.Where != nil && !rows[i].Cell(c.Where).Bool {
			continue
		}
		v := rows[i].Cell(c.Column)
		if v.State == answers.NotMeasured {
			return unknown(c.List)
		}
		sum += v.Number
	}
	return figure{value: sum, of: len(rows)}
}

// named tells which rows of the list are named, and what is unknown about it.
func (s *Scorer) named(list *questionnaire.Field, by *questionnaire.NamedBy) (named []bool, waits []*questionnaire.Field) {
	naming, ok := s.rowsOf(by.List, append([]*questionnaire.Column{by.Column}, by.Filled...)...)
	if !ok {
		waits = append(waits, by.List)
	}
	rows, ok := s.rowsOf(list)
	if !ok {
		return nil, append(waits, list)
	}
	if waits != nil {
		return nil, waits
	}
	named = make([]bool, len(rows))
	for i := range naming {
		for _, k := range naming[i].Cell(by.Column).Refs {
			named[k] = named[k] || isComplete(&naming[i], by)
		}
	}
	return named, nil
}

// isComplete tells whether a naming row has something in each of the columns that it must have filled.
func isComplete(row *answers.Row, by *questionnaire.NamedBy) bool {
	for _, c := range by.Filled {
		if v := row.Cell(c); v.Text == "" && len(v.Texts) == 0 {
			return false
		}
	}
	return true
}

func (s *Scorer) namingCount(c questionnaire.NamingCount) figure {
	var waits []*questionnaire.Field
	rows, ok := s.rowsOf(c.List, c.Column)
	if !ok {
		waits = append(waits, c.List)
	}
	naming, ok := s.rowsOf(c.By.List, append([]*questionnaire.Column{c.By.Column}, c.By.Filled...)...)
	if !ok {
		waits = append(waits, c.By.List)
	}
	if waits != nil {
		return unknown(waits...)
	}
	n := 0
	for i := range naming {
		if !isComplete(&naming[i], c.By) {
			continue
		}
		for _, k := range naming[i].Cell(c.By.Column).Refs {
			if slices.Contains(c.Options, rows[k].Cell(c.Column).Text) {
				n++
			}
		}
	}
	return figure{value: float64(n), of: len(naming)}
}

func (s *Scorer) listKinds(c questionnaire.ListKinds) figure {
	var waits []*questionnaire.Field
	rows, ok := s.rowsOf(c.List, c.Column)
	if !ok {
		waits = append(waits, c.List)
	}
	var named []bool
	if c.By != nil {
		var more []*questionnaire.Field
		named, more = s.named(c.List, c.By)
		for _, f := range more {
			if !ok && f == c.List {
				continue
			}
			waits = append(waits, f)
		}
	}
	if waits != nil {
		return unknown(waits...)
	}
	kinds := make([]bool, len(c.Column.Options))
	n := 0
	for i := range rows {
		k := rows[i].Cell(c.Column).Option
		if (named == nil || named[i]) && !kinds[k] {
			kinds[k] = true
			n++
		}
	}
	return figure{value: float64(n), of: len(kinds)}
}

func (s *Scorer) namedShare(c questionnaire.NamedShare) figure {
	named, waits := s.named(c.List, c.By)
	if waits != nil {
		return unknown(waits...)
	}
	part := 0
	for _, is := range named {
		if is {
			part++
		}
	}
	return figure{value: share(float64(part), float64(len(named)), 0), of: len(named)}
}

func (s *Scorer) weightedShare(c questionnaire.WeightedShare) figure {
	rows, ok := s.rowsOf(c.List, c.Weight, c.Column)
	if !ok {
		return unknown(c.List)
	}
	part, whole := 0.0, 0.0
	for i := range rows {
		weight := rows[i].Cell(c.Weight).Number
		whole += weight
		for _, option := range c.Options {
			if rows[i].Cell(c.Column).Text == option {
				part += weight
			}
		}
	}
	return figure{value: share(part, whole, 0), of: int(whole)}
}

func (s *Scorer) connectedShare(c questionnaire.ConnectedShare) figure {
	of, by := s.known[c.Of.Index], s.known[c.By.Index]
	switch {
	case of == nil && by == nil:
		return unknown(c.Of, c.By)
	case of == nil:
		return unknown(c.Of)
	case by == nil:
		return unknown(c.By)
	}
	part, whole := 0, 0
	for _, option := range of.Texts {
		need, ok := c.Needs[option]
		if !ok {
			continue
		}
		whole++
		for _, has := range by.Texts {
			if has == need {
				part++
			}
		}
	}
	return figure{value: share(float64(part), float64(whole), 1), of: whole}
}

// funnelFact computes the funnel measures; the formulas stand at questionnaire.FunnelMeasure.
func (s *Scorer) funnelFact(c questionnaire.FunnelFact) figure {
	model := c.Funnels.Funnel
	var waits []*questionnaire.Field
	served, ok := s.rowsOf(model.Served)
	if !ok {
		waits = append(waits, model.Served)
	}
	funnels, ok := s.rowsOf(c.Funnels, model.Serves)
	if ok && c.Measure != questionnaire.FunnelCoverage {
		ok = stagesKnown(funnels, c)
	}
	if !ok {
		waits = append(waits, c.Funnels)
	}
	if waits != nil {
		return unknown(waits...)
	}
	uncovered := uncoveredRows(funnels, model.Serves, len(served))
	if c.Measure == questionnaire.FunnelCoverage {
		covered := len(served) - uncovered
		return figure{value: share(float64(covered), float64(len(served)), 0), of: len(served)}
	}
	sum := 0.0
	for i := range funnels {
		stages := funnels[i].Cell(model.Stages).Rows
		if c.Measure == questionnaire.TrackedShare {
			sum += trackedShare(stages, model.Tracking, c.AtLeast)
		} else {
			sum += measuredShare(stages, model.Measured)
		}
	}
	if len(funnels) == 0 {
		return figure{}
	}
	return figure{value: sum / float64(len(funnels)+uncovered)}
}

// stagesKnown tells whether the stages of all funnels are known in the column that a measure reads.
func stagesKnown(funnels []answers.Row, c questionnaire.FunnelFact) bool {
	for i := range funnels {
		v := funnels[i].Cell(c.Funnels.Funnel.Stages)
		column, stages := c.Funnels.Funnel.Tracking, v.Rows
		if c.Measure == questionnaire.MeasuredShare {
			column, stages = c.Funnels.Funnel.Measured, stages[:max(0, len(stages)-1)]
		}
		if v.State != answers.Answered || !cellsKnown(stages, column) {
			return false
		}
	}
	return true
}

// uncoveredRows counts the served rows that no funnel names; a funnel that names none serves all.
func uncoveredRows(funnels []answers.Row, serves *questionnaire.Column, rows int) int {
	covered := make([]bool, rows)
	for i := range funnels {
		refs := funnels[i].Cell(serves).Refs
		if len(refs) == 0 {
			return 0
		}
		for _, k := range refs {
			covered[k] = true
		}
	}
	n := 0
	for _, is := range covered {
		if !is {
			n++
		}
	}
	return n
}

func trackedShare(stages []answers.Row, tracking *questionnaire.Column, atLeast int) float64 {
	n := 0
	for i := range stages {
		if stages[i].Cell(tracking).Option >= atLeast {
			n++
		}
	}
	return share(float64(n), float64(len(stages)), 0)
}

// measuredShare is the share of transitions with a measured number: the last stage leads nowhere.
func measuredShare(stages []answers.Row, measured *questionnaire.Column) float64 {
	n := 0
	for i := range max(0, len(stages)-1) {
		if stages[i].Cell(measured).State == answers.Answered {
			n++
		}
	}
	return share(float64(n), float64(len(stages)-1), 0)
}
