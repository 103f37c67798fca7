package session

import (
	"errors"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

var errNoName = errors.New("a row needs a name")

// AddRow adds a row to a list under a name, which a list without a text column does not need. Its id is made from
// the name; everything else is unknown until it is answered. It returns the place of the row.
func (s *Session) AddRow(list Place, name string) (int, error) {
	return s.AddRows(list, []string{name})
}

// AddRows adds rows under their names in one change, as AddRow adds one. It returns the place of the first.
func (s *Session) AddRows(list Place, names []string) (int, error) {
	ids := s.ids(list)
	rows := make([]any, len(names))
	for i, name := range names {
		name = strings.TrimSpace(name)
		if list.NameColumn() != nil && name == "" {
			return 0, errNoName
		}
		id := newID(name, s.listName(list), ids)
		ids = append(ids, id)
		rows[i] = newRow(list, name, id, s.nothingToName(list))
	}
	if list.NameColumn() == nil {
		return s.appendRows(s.File.ChangeUnsaved, list, rows)
	}
	return s.appendRows(s.File.Change, list, rows)
}

// appendRows adds rows in one change, which is not saved where nothing is said of them: a program that breaks off would
// leave them in the file as if somebody had. It returns the place of the first.
func (s *Session) appendRows(change func(editing) error, list Place, rows []any) (int, error) {
	at := len(s.Value(list).Rows)
	err := s.settleBy(change, list.Field, func(e *source.Editor) error {
		if at == 0 { // there may be no list at all, or the word unknown in its place
			return e.Set(list.path(), rows)
		}
		for i, row := range rows {
			if err := e.Set(list.path().Then(at+i), row); err != nil {
				return err
			}
		}
		return nil
	})
	return at, err
}

// nothingToName are the columns of a list that could only name rows of lists that have none: nothing is what they name.
func (s *Session) nothingToName(list Place) map[*questionnaire.Column]any {
	out := map[*questionnaire.Column]any{}
	for _, c := range list.Columns {
		if c.Kind == questionnaire.References && s.hasNone(Place{Shape: &c.Shape, Field: list.Field}) {
			out[c] = []any{}
		}
	}
	return out
}

// newRow is a row of which nothing is known but its name and what is given for some of its columns.
func newRow(list Place, name, id string, given map[*questionnaire.Column]any) source.Map {
	row := source.Map{}
	for _, c := range list.Columns {
		value := untouched(c)
		switch {
		case c.Kind == questionnaire.ID:
			value = id
		case c == list.NameColumn():
			value = name
		case given[c] != nil:
			value = given[c]
		}
		if value != nil {
			row = append(row, source.Entry{Key: c.ID, Value: value})
		}
	}
	return row
}

// listName is what rows without a name are called after.
func (s *Session) listName(list Place) string {
	if len(list.Cells) == 0 && list.Field.Item != "" {
		return list.Field.Item
	}
	return "row"
}

func (s *Session) ids(list Place) []string {
	rows := s.Value(list).Rows
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = rows[i].ID
	}
	return out
}

// MoveRow moves a row to another place of its list.
func (s *Session) MoveRow(list Place, from, to int) error {
	if n := len(s.Value(list).Rows); from < 0 || from >= n || to < 0 || to >= n {
		return errNoRow
	}
	return s.change(func(e *source.Editor) error { return e.Move(list.path().Then(from), to) })
}

// referrer is an answer that names a row of a list.
type referrer struct {
	field *questionnaire.Field
	names []string // the rows or matrix functions that name it
	cells []Place  // of lists
}

// referrers returns who names a row of a list, in the order of the bank.
func (s *Session) referrers(list Place, row int) []referrer {
	if len(list.Cells) > 0 || row >= len(s.Value(list).Rows) {
		return nil
	}
	id := s.Value(list).Rows[row].ID
	if id == "" {
		return nil
	}
	var out []referrer
	for _, f := range s.Bank.Fields {
		r := referrer{field: f}
		if f.Kind == questionnaire.List {
			s.referringCells(At(f), list.Field, id, &r)
		}
		if f.Matrix != nil && f.Matrix.Columns == list.Field {
			for i, marks := range s.sheet().Value(f).Marks {
				if row < len(marks.Marks) && marks.Marks[row] != 0 {
					r.names = append(r.names, s.Text(f.Matrix.Rows.Entries[i].Short))
				}
			}
		}
		if len(r.names) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// referringCells adds the cells of a list, and of the lists in its rows, that name id.
func (s *Session) referringCells(list Place, target *questionnaire.Field, id string, r *referrer) {
	for i := range s.Value(list).Rows {
		for _, c := range list.Columns {
			cell := list.Cell(i, c)
			if c.Kind == questionnaire.List {
				s.referringCells(cell, target, id, r)
			}
			v := s.Value(cell)
			if c.Target.List == target && v.State == answers.Answered && (v.Text == id || slices.Contains(v.Texts, id)) {
				r.cells = append(r.cells, cell)
				if name := s.RowName(list, i); !slices.Contains(r.names, name) {
					r.names = append(r.names, name)
				}
			}
		}
	}
}

// DeleteRow deletes a row of a list and takes it out of everything that names it: single references become
// unknown, of several references the others stay, and its marks in a matrix go. With its last row a list becomes not
// asked for: that there are none, nobody said.
func (s *Session) DeleteRow(list Place, row int) error {
	if row < 0 || row >= len(s.Value(list).Rows) {
		return errNoRow
	}
	id := s.Value(list).Rows[row].ID
	referrers := s.referrers(list, row)
	going := map[*questionnaire.Field][]int{} // by matrix, functions
	for _, r := range referrers {
		if r.field.Matrix != nil {
			going[r.field] = s.doneByAlone(r.field, row)
		}
	}
	return s.change(func(e *source.Editor) error {
		for _, r := range referrers {
			for _, cell := range r.cells {
				if err := e.Set(cell.path(), s.withoutReference(cell, id)); err != nil {
					return err
				}
			}
			if r.field.Matrix != nil {
				if err := deleteMarks(e, r.field, id, going[r.field]); err != nil {
					return err
				}
			}
		}
		path := list.path().Then(row)
		if len(s.Value(list).Rows) == 1 {
			path = list.path()
		}
		return e.Delete(path) // last: it may be named by rows of its own list
	})
}

// withoutReference returns what a cell says once a row that it names is gone: nobody said that it names none.
func (s *Session) withoutReference(cell Place, id string) any {
	if cell.Kind == questionnaire.Reference {
		return unknownWord
	}
	left := []any{}
	for _, text := range s.Value(cell).Texts {
		if text != id {
			left = append(left, text)
		}
	}
	if len(left) == 0 {
		return unknownWord
	}
	return left
}

// refer names a row at a place, beside the others where several may be named.
func (s *Session) refer(p Place, id string) error {
	if p.Kind == questionnaire.References {
		return s.SetSeveral(p, append(slices.Clone(s.Value(p).Texts), id))
	}
	return s.SetChoice(p, id)
}

// AddAndRefer adds a row to the list that a place refers to, and names it there.
func (s *Session) AddAndRefer(p Place, name string) error {
	list := At(p.Target.List)
	row, err := s.AddRow(list, name)
	if err != nil {
		return err
	}
	return s.refer(p, s.Value(list).Rows[row].ID)
}

// shownReferrers is how many rows of one list are named before the rest is counted.
const shownReferrers = 4

// DeletionWords asks whether a row may go, and says who names it.
func (s *Session) DeletionWords(list Place, row int) []string {
	out := []string{s.Say(sayDeleteAsk, s.RowName(list, row))}
	referrers := s.referrers(list, row)
	if len(referrers) == 0 {
		return out
	}
	out = append(out, s.Say(sayReferredTo))
	for _, r := range referrers {
		out = append(out, "  "+s.Text(r.field.Label)+": "+s.in().Several(r.names, shownReferrers))
		if r.field.Matrix == nil {
			continue
		}
		var open []string
		for _, i := range s.doneByAlone(r.field, row) {
			open = append(open, s.Text(r.field.Matrix.Rows.Entries[i].Short))
		}
		if open != nil {
			out = append(out, "  "+s.Say(sayAskedAnew, s.in().Several(open, shownReferrers)))
		}
	}
	return append(out, s.referencesGo(list, row, referrers))
}

// referencesGo says what becomes of what names a row that is deleted.
func (s *Session) referencesGo(list Place, row int, referrers []referrer) string {
	var alone, among, marks bool
	for _, r := range referrers {
		marks = marks || r.field.Matrix != nil
		for _, cell := range r.cells {
			last := s.withoutReference(cell, s.Value(list).Rows[row].ID) == any(unknownWord)
			alone, among = alone || last, among || !last
		}
	}
	var out []string
	for _, each := range []struct {
		is    bool
		words text
	}{{alone, sayAloneGoes}, {among, sayOthersStay}, {marks, sayMarksGo}} {
		if each.is {
			out = append(out, s.Say(each.words))
		}
	}
	return strings.Join(out, " ")
}

// RowsWords says of a list without rows how far it was asked for, "" where it has rows.
func (s *Session) RowsWords(list Place) string {
	switch v := s.Value(list); {
	case v.State == answers.Unknown:
		return s.in().Unknown()
	case v.State == answers.Absent:
		return s.Say(sayNoRows)
	case len(v.Rows) == 0:
		return s.Say(sayNoRowsAtAll)
	}
	return ""
}

// OpenNote says how many cells of a row wait for an answer, "" when none does.
func (s *Session) OpenNote(list Place, row int) string {
	if n := s.openIn(list, row); n > 0 {
		return " (" + s.Say(sayOpenCells, n) + ")"
	}
	return ""
}
