package interview

import (
	"errors"
	"slices"
	"strconv"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// The words that stand for an answer in any field of an answer file.
const (
	unknownWord     = "unknown"
	notMeasuredWord = "not_measured"
)

// SetUnknown says that the answer was asked for and is not known.
func (s *Session) SetUnknown(p Place) error { return s.set(p, unknownWord) }

// SetNotMeasured says that nobody measures the number.
func (s *Session) SetNotMeasured(p Place) error { return s.set(p, notMeasuredWord) }

// SetText answers with words; "" is an answer too where Place.MayBeEmpty.
func (s *Session) SetText(p Place, text string) error {
	if text == unknownWord { // would be read as the word that it is in answer files
		return s.SetUnknown(p)
	}
	return s.set(p, text)
}

// SetNumber answers with a number; a whole one is written without a fraction.
func (s *Session) SetNumber(p Place, x float64) error {
	if x == float64(int(x)) {
		return s.set(p, int(x))
	}
	return s.set(p, x)
}

// SetChoice answers with one of Choices by its id; "" says that nobody or nothing is named.
func (s *Session) SetChoice(p Place, id string) error {
	if p.Kind == questionnaire.Bool {
		return s.set(p, id == yes)
	}
	return s.set(p, id)
}

// SetSeveral answers with any number of Choices by their ids.
func (s *Session) SetSeveral(p Place, ids []string) error {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = id
	}
	return s.set(p, list)
}

// SetNone says of a list that it has no rows.
func (s *Session) SetNone(p Place) error { return s.set(p, []any{}) }

// Clear takes an answer back, as if it had not been asked for.
func (s *Session) Clear(p Place) error {
	if len(p.Cells) == 0 {
		return s.settle(p.Field, func(e *source.Editor) error { return e.Delete([]string{"answers", p.Field.ID}) })
	}
	return s.set(p, untouched(p.column()))
}

// set writes the value at a place.
func (s *Session) set(p Place, value any) error {
	return s.settle(p.Field, func(e *source.Editor) error { return s.put(e, p, value) })
}

// settle makes a change to the answer of a field and counts it for the pace.
func (s *Session) settle(f *questionnaire.Field, edit func(e *source.Editor) error) error {
	before := s.weightLeft(f)
	err := s.change(edit)
	if err == nil {
		s.pace.count(s.clock(), before-s.weightLeft(f))
	}
	return err
}

// put writes the value at a place into the text. Lists are written whole; what does not change keeps its text.
func (s *Session) put(e *source.Editor, p Place, value any) error {
	if len(p.Cells) == 0 {
		return e.Set([]string{"answers", p.Field.ID}, value)
	}
	if list, ok := value.([]any); value == "" || ok && len(list) == 0 && p.Kind == questionnaire.References {
		value = nil // what a cell that is left out says
	}
	return s.editRows(e, At(p.Field), func(rows []any) ([]any, error) {
		return rows, setCell(rows, p.Cells, value)
	})
}

// editRows rewrites the rows of a list; cells of the place lead to a list inside a row.
func (s *Session) editRows(e *source.Editor, list Place, edit func(rows []any) ([]any, error)) error {
	rows := rowsOf(s.answer(list.Field))
	if len(list.Cells) == 0 {
		rows, err := edit(rows)
		if err != nil {
			return err
		}
		return e.Set([]string{"answers", list.Field.ID}, rows)
	}
	inner, err := edit(rowsIn(rows, list.Cells))
	if err != nil {
		return err
	}
	if err := setCell(rows, list.Cells, inner); err != nil {
		return err
	}
	return e.Set([]string{"answers", list.Field.ID}, rows)
}

// answer returns what the file says of a field, with the keys that nobody knows; nil when it says nothing.
func (s *Session) answer(f *questionnaire.Field) any {
	n := s.document.Root.Get("answers").Get(f.ID)
	if n == nil {
		return nil
	}
	return tree(n)
}

// rowsOf returns the rows of a list, none where the file has no list.
func rowsOf(value any) []any {
	rows, ok := value.([]any)
	if !ok {
		return []any{}
	}
	return rows
}

var errNoRow = errors.New("there is no such row")

// setCell sets the cell of rows that cells lead to; nil takes it away.
func setCell(rows []any, cells []Cell, value any) error {
	c := cells[0]
	if c.Row < 0 || c.Row >= len(rows) {
		return errNoRow
	}
	row, ok := rows[c.Row].(source.Map)
	if !ok {
		return errNoRow
	}
	if len(cells) > 1 {
		inner := rowsOf(lookUp(row, c.Column.ID))
		if err := setCell(inner, cells[1:], value); err != nil {
			return err
		}
		value = inner
	}
	rows[c.Row] = with(row, c.Column.ID, value)
	return nil
}

func rowsIn(rows []any, cells []Cell) []any {
	if cells[0].Row >= len(rows) {
		return []any{}
	}
	row, _ := rows[cells[0].Row].(source.Map)
	inner := rowsOf(lookUp(row, cells[0].Column.ID))
	if len(cells) > 1 {
		return rowsIn(inner, cells[1:])
	}
	return inner
}

func lookUp(m source.Map, key string) any {
	for _, e := range m {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// with returns a mapping with a key set, or taken away where value is nil.
func with(m source.Map, key string, value any) source.Map {
	at := slices.IndexFunc(m, func(e source.Entry) bool { return e.Key == key })
	switch {
	case at < 0 && value == nil:
		return m
	case at < 0:
		return append(m, source.Entry{Key: key, Value: value})
	case value == nil:
		return slices.Delete(slices.Clone(m), at, at+1)
	}
	m[at].Value = value
	return m
}

// tree returns a node's value as an Editor takes it.
func tree(n *source.Node) any {
	switch n.Kind {
	case source.Null:
		return nil
	case source.Bool:
		return n.Value == "true"
	case source.Integer:
		if i, err := strconv.Atoi(n.Value); err == nil {
			return i
		}
	case source.Float:
		if x, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return x
		}
	case source.Sequence:
		list := make([]any, n.Len())
		for i := range n.Items {
			list[i] = tree(&n.Items[i])
		}
		return list
	case source.Mapping:
		m := make(source.Map, n.Len())
		for i := range m {
			key, value := n.Pair(i)
			m[i] = source.Entry{Key: key.Value, Value: tree(value)}
		}
		return m
	}
	return n.Value
}

// untouched is what a cell says before it was asked for. Where leaving it out would mean something (nobody, not
// measured), the file says unknown; elsewhere it says nothing, which is unknown as well.
func untouched(c *questionnaire.Column) any {
	switch c.Kind {
	case questionnaire.FreeText, questionnaire.Reference, questionnaire.References:
		return unknownWord
	case questionnaire.Integer, questionnaire.Percent:
		if c.Optional {
			return unknownWord
		}
	}
	return nil
}
