package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

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

// isComplete reports whether a naming row has something in each of the columns that it must have filled.
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
