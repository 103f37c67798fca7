package progress

import (
	"reflect"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// changedRows says how many rows a list had and has, and which are gone, new or different.
func (w *writer) changedRows(before, now *questionnaire.Field) (was, is string) {
	old, new := w.c.Old.Sheet.Value(before).Rows, w.c.New.Sheet.Value(now).Rows
	var gone, added, other []string
	for i := range old {
		name := w.rowName(w.c.Old.Sheet, &before.Shape, &old[i])
		if w.rowLike(&old[i], name, w.c.New.Sheet, &now.Shape, new) < 0 {
			gone = append(gone, w.Quoted(name))
		}
	}
	trees := [2][]any{rowsOf(w.c.Old.Sheet.FieldTree(before)), rowsOf(w.c.New.Sheet.FieldTree(now))}
	for i := range new {
		name := w.rowName(w.c.New.Sheet, &now.Shape, &new[i])
		switch k := w.rowLike(&new[i], name, w.c.Old.Sheet, &before.Shape, old); {
		case k < 0:
			added = append(added, w.Quoted(name))
		case !reflect.DeepEqual(trees[0][k], trees[1][i]):
			other = append(other, w.Quoted(name))
		}
	}
	rows := wording.Noun{One: "строка", Few: "строки", Many: "строк", Single: "row", Plural: "rows"}
	was, is = w.Counted(len(old), rows), w.Counted(len(new), rows)
	said := func(t text, names []string) string {
		if names == nil {
			return ""
		}
		return w.Say(t) + " " + w.Several(names, 4)
	}
	is = wording.Joined("; ", is, said(text{RU: "новые:", EN: "new:"}, added), said(text{RU: "убраны:", EN: "gone:"}, gone), said(text{RU: "изменены:", EN: "different:"}, other))
	return was, is
}

func rowsOf(tree any) []any {
	rows, _ := tree.([]any)
	return rows
}

// rowName returns what a row is called: its name, else what it names.
func (w *writer) rowName(sheet *answers.Sheet, list *questionnaire.Shape, row *answers.Row) string {
	if list.IDColumn() != nil || list.NameColumn() != nil {
		return wording.RowName(list, row)
	}
	var named []string
	for _, c := range list.Columns {
		if c.Kind == questionnaire.Reference || c.Kind == questionnaire.References {
			named = append(named, wording.List(w.Named(sheet, &c.Shape, row.Cell(c))))
		}
	}
	return wording.Naming(named)
}

// rowLike returns the place of the same row of another sheet's list: of one id, else of one name; -1 for none.
func (w *writer) rowLike(row *answers.Row, name string, other *answers.Sheet, list *questionnaire.Shape, rows []answers.Row) int {
	if row.ID != "" {
		return slices.IndexFunc(rows, func(o answers.Row) bool { return o.ID == row.ID })
	}
	return slices.IndexFunc(rows, func(o answers.Row) bool { return name != "" && w.rowName(other, list, &o) == name })
}

// changedMarks says of which functions the marks differ.
func (w *writer) changedMarks(before, now *questionnaire.Field) (was, is string) {
	marks := func(sheet *answers.Sheet, f *questionnaire.Field) map[string]any {
		out := map[string]any{}
		for _, e := range answers.Entries(sheet.FieldTree(f)) {
			out[e.Key] = e.Value
		}
		return out
	}
	old, new := marks(w.c.Old.Sheet, before), marks(w.c.New.Sheet, now)
	var names []string
	for _, e := range now.Matrix.Rows.Entries {
		if !reflect.DeepEqual(old[e.ID], new[e.ID]) {
			names = append(names, wording.LowerFirst(w.Text(e.Short)))
		}
	}
	filled := text{RU: "заполнено строк: %s", EN: "rows filled in: %s"}
	return w.Say(filled, w.Whole(len(old))), w.Say(filled, w.Whole(len(new))) + w.Say(text{RU: "; изменены: ", EN: "; different: "}) + w.Several(names, 6)
}
