package scoring

import (
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// unanswered returns those of the lists that have no answer, each once.
func (s *Scorer) unanswered(lists ...*questionnaire.Field) []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, f := range lists {
		if s.known[f.Index] == nil && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// rowsOf returns the rows of a list that has an answer.
func (s *Scorer) rowsOf(list *questionnaire.Field) []answers.Row { return s.known[list.Index].Rows }

// rowsNamedBy returns the rows that a cell names in a list of so many rows: none where the list is hidden and so counts as
// empty, although the file may have it.
func rowsNamedBy(v *answers.Value, rows int) []int {
	if rows == 0 {
		return nil
	}
	return v.Refs
}

// cellsKnown reports whether every cell of the columns is known; nil columns are passed over.
func cellsKnown(rows []answers.Row, columns ...*questionnaire.Column) bool {
	for i := range rows {
		for _, c := range columns {
			if c != nil && !known(rows[i].Cell(c)) {
				return false
			}
		}
	}
	return true
}

// maxInteger bounds what a missing whole number may turn out to be: answer files refuse a larger one.
const maxInteger = 999_999

// numberRange returns the bounds of a number that a cell holds, or may turn out to hold; ok is false when it may be that nobody measures it.
func numberRange(v *answers.Value, c *questionnaire.Column) (low, high float64, ok bool) {
	switch {
	case v.State == answers.Answered:
		return v.Number, v.Number, true
	case v.State == answers.NotMeasured || c.Measurable:
		return 0, 0, false
	case c.Kind == questionnaire.Percent:
		return 0, 100, true
	}
	return float64(c.Min), maxInteger, true
}

func (s *Scorer) listSum(c questionnaire.ListSum) figure {
	if missing := s.unanswered(c.List); missing != nil {
		return unknown(missing...)
	}
	rows := s.rowsOf(c.List)
	if len(rows) == 0 && c.EmptyUnknown {
		return unknown(c.List)
	}
	sum := figure{waits: s.open(c.List, c.Column, c.Where, columnOf(c.Among)), of: len(rows)}
	for i := range rows {
		counts := among(&rows[i], c.Among)
		if c.Where != nil {
			counts = both(counts, boolCell(rows[i].Cell(c.Where)))
		}
		if counts == questionnaire.False {
			continue
		}
		low, high, ok := numberRange(rows[i].Cell(c.Column), c.Column)
		if !ok {
			return unknown(c.List)
		}
		if counts == questionnaire.True {
			sum.low += low
		}
		sum.high += high
	}
	return sum
}

// among reports whether a row counts.
func among(row *answers.Row, a *questionnaire.Among) questionnaire.Truth {
	if a == nil {
		return questionnaire.True
	}
	return oneOf(row.Cell(a.Column), a.Options)
}

// columnOf returns the column that decides which rows count, nil where all do.
func columnOf(a *questionnaire.Among) *questionnaire.Column {
	if a == nil {
		return nil
	}
	return a.Column
}

// listMismatches compares the number of each row with the sum over the rows that name it. Of a row that does not count
// nothing needs to be known.
func (s *Scorer) listMismatches(c questionnaire.ListMismatches) figure {
	if missing := s.unanswered(c.List, c.Against); missing != nil {
		return unknown(missing...)
	}
	rows := s.rowsOf(c.List)
	counted := slices.DeleteFunc(slices.Clone(s.rowsOf(c.Against)), func(row answers.Row) bool {
		return among(&row, c.Among) == questionnaire.False
	})
	waits := s.open(c.List, c.Column)
	if !cellsKnown(counted, c.Naming, c.Numbers, columnOf(c.Among)) {
		waits = merge(waits, []*questionnaire.Field{c.Against})
	}
	if waits != nil { // a check reads it, which needs no bounds
		return unknown(waits...)
	}
	sums, named := make([]float64, len(rows)), make([]bool, len(rows))
	for i := range counted {
		for _, k := range rowsNamedBy(counted[i].Cell(c.Naming), len(rows)) {
			sums[k] += counted[i].Cell(c.Numbers).Number
			named[k] = true
		}
	}
	n := figure{of: len(rows)}
	for i := range rows {
		if v := rows[i].Cell(c.Column); named[i] && v.State == answers.Answered && v.Number != sums[i] {
			n.low++
			n.items = append(n.items, rows[i].ID)
		}
	}
	n.high = n.low
	return n
}

func boolCell(v *answers.Value) questionnaire.Truth {
	if !known(v) {
		return questionnaire.Unknown
	}
	return truthOf(v.Bool)
}

// named reports of each row of a list whether a complete row of by.List names it. Both lists have answers.
func (s *Scorer) named(list *questionnaire.Field, by *questionnaire.NamedBy) []questionnaire.Truth {
	out := make([]questionnaire.Truth, len(s.rowsOf(list)))
	naming := s.rowsOf(by.List)
	for i := range naming {
		complete := isComplete(&naming[i], by)
		if complete == questionnaire.False {
			continue
		}
		v := naming[i].Cell(by.Column)
		if !known(v) { // it may name any row
			for k := range out {
				if out[k] == questionnaire.False {
					out[k] = questionnaire.Unknown
				}
			}
			continue
		}
		for _, k := range rowsNamedBy(v, len(out)) {
			if out[k] != questionnaire.True {
				out[k] = complete
			}
		}
	}
	return out
}

// isComplete reports whether a naming row has something in each of the columns that it must have filled, and in one
// of those of which it must have any.
func isComplete(row *answers.Row, by *questionnaire.NamedBy) questionnaire.Truth {
	complete := questionnaire.True
	for _, c := range by.Filled {
		complete = both(complete, isFilled(row.Cell(c)))
	}
	if len(by.Any) == 0 {
		return complete
	}
	none := questionnaire.True
	for _, c := range by.Any {
		none = both(none, not(isFilled(row.Cell(c))))
	}
	return both(complete, not(none))
}

// isFilled reports whether a cell has something in it: a text, a reference, or yes.
func isFilled(v *answers.Value) questionnaire.Truth {
	if !known(v) {
		return questionnaire.Unknown
	}
	return truthOf(v.Text != "" || len(v.Texts) > 0 || v.Bool)
}

func (s *Scorer) namingCount(c questionnaire.NamingCount) figure {
	if missing := s.unanswered(c.List, c.By.List); missing != nil {
		return unknown(missing...)
	}
	rows, naming := s.rowsOf(c.List), s.rowsOf(c.By.List)
	var n tally
	for i := range naming {
		complete, v := isComplete(&naming[i], c.By), naming[i].Cell(c.By.Column)
		if !known(v) { // it names at most one row
			n.add(both(complete, questionnaire.Unknown))
			continue
		}
		for _, k := range rowsNamedBy(v, len(rows)) {
			n.add(both(complete, oneOf(rows[k].Cell(c.Column), c.Options)))
		}
	}
	f := n.figure()
	f.of, f.waits = len(naming), merge(s.open(c.List, c.Column), s.openNaming(c.By))
	return f
}

// oneOf reports whether a choice is one of some options.
func oneOf(v *answers.Value, options []string) questionnaire.Truth {
	if !known(v) {
		return questionnaire.Unknown
	}
	return truthOf(slices.Contains(options, v.Text))
}

// open returns the list when cells of the columns have no answer.
func (s *Scorer) open(list *questionnaire.Field, columns ...*questionnaire.Column) []*questionnaire.Field {
	if cellsKnown(s.rowsOf(list), columns...) {
		return nil
	}
	return []*questionnaire.Field{list}
}

// openNaming returns the list of naming rows when it is not known which rows they name.
func (s *Scorer) openNaming(by *questionnaire.NamedBy) []*questionnaire.Field {
	return s.open(by.List, slices.Concat([]*questionnaire.Column{by.Column}, by.Filled, by.Any)...)
}

func (s *Scorer) listKinds(c questionnaire.ListKinds) figure {
	lists := []*questionnaire.Field{c.List}
	if c.By != nil {
		lists = append(lists, c.By.List)
	}
	if missing := s.unanswered(lists...); missing != nil {
		return unknown(missing...)
	}
	var named []questionnaire.Truth
	waits := s.open(c.List, c.Column)
	if c.By != nil {
		named, waits = s.named(c.List, c.By), merge(waits, s.openNaming(c.By))
	}
	counted := make([]questionnaire.Truth, len(c.Column.Options)) // by option: whether a row that counts is of it
	least, anything := 0, 0                                       // rows of unknown kind: 1 when one of them counts for certain, and how many may
	for i, row := range s.rowsOf(c.List) {
		counts := questionnaire.True
		if named != nil {
			counts = named[i]
		}
		switch v := row.Cell(c.Column); {
		case counts == questionnaire.False:
		case !known(v):
			anything++
			if counts == questionnaire.True {
				least = 1
			}
		case counted[v.Option] != questionnaire.True:
			counted[v.Option] = counts
		}
	}
	var kinds tally
	for _, is := range counted {
		kinds.add(is)
	}
	return figure{
		low:   float64(max(kinds.sure, least)),
		high:  float64(min(kinds.sure+kinds.perhaps+anything, len(counted))),
		of:    len(counted),
		waits: waits,
	}
}

func (s *Scorer) namedShare(c questionnaire.NamedShare) figure {
	if missing := s.unanswered(c.By.List, c.List); missing != nil {
		return unknown(missing...)
	}
	var n tally
	named := s.named(c.List, c.By)
	for _, is := range named {
		n.add(is)
	}
	f := n.share(len(named), 0)
	f.of, f.waits = len(named), s.openNaming(c.By)
	return f
}
