package form

import (
	"reflect"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Into adds the answers, the evidence and the notes of a sheet to an open file, in one step, and returns what it changed.
// Rows of a list are those of the file that have the same id and no other name, or else the same name; whatever names a
// row follows. Functions of a matrix and cells of a row are added one by one. An answer of the file that differs stays,
// unless replace is set. The error is as of answerfile.File.Change; the file is then as it was.
func Into(file *answerfile.File, from *answers.Sheet, replace bool) ([]answerfile.Outcome, error) {
	have := file.Sheet().Tree()
	news := newJoin(from.Bank, have, from.Tree()).renamed()
	var w *joiner
	err := file.Change(func(e *source.Editor) error {
		w = &joiner{e: e, bank: from.Bank, replace: replace}
		for _, section := range news {
			entries, ok := section.Value.(source.Map)
			if !ok || section.Key == "merged" { // format and bank are the file's own
				continue
			}
			old, _ := have.Get(section.Key).(source.Map)
			for _, entry := range entries {
				if err := w.entry(section.Key, entry, old.Get(entry.Key)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return w.changes, nil
}

// joiner adds values to the text of a file.
type joiner struct {
	e       *source.Editor
	bank    *questionnaire.Bank
	replace bool
	changes []answerfile.Outcome
}

// entry adds one value of a section; was is what the file has.
func (w *joiner) entry(section string, entry source.Entry, was any) error {
	path := source.Path{section, entry.Key}
	list, both := entry.Value.([]any)
	old, isList := was.([]any)
	marks, isMap := entry.Value.(source.Map)
	had, wasMap := was.(source.Map)
	f := w.bank.Field(entry.Key)
	switch {
	case section == "evidence" && both && isList:
		return w.proofs(path, list, old)
	case section == "answers" && f != nil && f.Kind == questionnaire.List && keyColumn(&f.Shape) != nil && both && isList:
		return w.rows(path, &f.Shape, list, old)
	case section == "answers" && isMap && wasMap: // a matrix
		for _, row := range marks {
			if err := w.value(path.Then(row.Key), path.Then(row.Key).String(), row.Value, had.Get(row.Key)); err != nil {
				return err
			}
		}
		return nil
	}
	return w.value(path, path.String(), entry.Value, was)
}

// value sets a value that the file lacks, or has another of where that may be replaced.
func (w *joiner) value(path source.Path, where string, value, was any) error {
	if value == answers.UnknownWord || same(was, value) {
		return nil
	}
	had := was != nil && was != answers.UnknownWord
	kept := had && !w.replace
	w.changes = append(w.changes, answerfile.Outcome{Where: where, Had: had, Kept: kept, Was: was, New: value})
	if kept {
		return nil
	}
	return w.e.Set(path, value)
}

// same reports whether two values say the same; the order of marks says nothing.
func same(a, b any) bool {
	x, isMap := a.(source.Map)
	y, also := b.(source.Map)
	if !isMap || !also {
		return reflect.DeepEqual(a, b)
	}
	for _, e := range x {
		if !same(e.Value, y.Get(e.Key)) {
			return false
		}
	}
	return len(x) == len(y)
}

// proofs adds the evidence that the file does not have.
func (w *joiner) proofs(path source.Path, pieces, old []any) error {
	next := len(old)
	for _, piece := range pieces {
		known := false
		for _, o := range old {
			known = known || same(o, piece)
		}
		if known {
			continue
		}
		at := path.Then(next)
		next++
		w.changes = append(w.changes, answerfile.Outcome{Where: at.String(), New: piece})
		if err := w.e.Set(at, piece); err != nil {
			return err
		}
	}
	return nil
}

// rows adds rows to a list, and cells to the rows that it has. A cell that holds rows itself is one value.
func (w *joiner) rows(path source.Path, list *questionnaire.Shape, rows, old []any) error {
	column := keyColumn(list)
	next := len(old)
	for _, row := range rowsOf(rows) {
		key, _ := row.Get(column.ID).(string)
		where := path.String() + "." + key
		at, was := rowOf(w.e.Document().Root, path, column.ID, key), rowWith(rowsOf(old), column.ID, key)
		if was == nil || at < 0 || key == "" {
			w.changes = append(w.changes, answerfile.Outcome{Where: where, New: row})
			if err := w.e.Set(path.Then(next), row); err != nil {
				return err
			}
			next++
			continue
		}
		for _, cell := range row {
			if c := list.NameColumn(); c != nil && c.ID == cell.Key && folded(cell.Value) == folded(was.Get(cell.Key)) {
				continue // written in another way
			}
			if err := w.value(path.Then(at, cell.Key), where+"."+cell.Key, cell.Value, was.Get(cell.Key)); err != nil {
				return err
			}
		}
	}
	return nil
}

// folded returns a name as names are compared, "" for no name.
func folded(name any) string {
	text, _ := name.(string)
	return clean.Folded(text)
}

// keyColumn returns the column that tells the rows of a list apart: its ids, else its names; nil for neither.
func keyColumn(list *questionnaire.Shape) *questionnaire.Column {
	if c := list.IDColumn(); c != nil {
		return c
	}
	return list.NameColumn()
}

// rowOf returns the place in a file's text of the row with a key, -1 for none.
func rowOf(root *source.Node, path source.Path, column, key string) int {
	list := root.Get(path[0].(string)).Get(path[1].(string))
	for i := range list.Len() {
		if id := list.Items[i].Get(column); id != nil && id.Value == key {
			return i
		}
	}
	return -1
}

func rowWith(rows []source.Map, column, key string) source.Map {
	for _, row := range rows {
		if id, _ := row.Get(column).(string); id == key {
			return row
		}
	}
	return nil
}
