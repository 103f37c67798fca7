package form

import (
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// list reads the rows of a list; empty ones are passed over.
func (r *bookReader) list(b *block) []any {
	names := r.rows[b.field]
	inside := map[int]map[int][]any{} // rows of the list in a column, by column and row
	for c, inner := range b.inner {
		inside[c] = r.inner(b, c, inner, names)
	}
	var out []any
	for i, l := range b.lines {
		path := b.path + "[" + strconv.Itoa(len(out)) + "]"
		var row source.Map
		empty := true
		for c, column := range b.shape.Columns {
			var value any
			if column.Kind == questionnaire.ID {
				value = names.ids[i]
			} else if value = r.listCell(l.cells[c], column, inside[c][i], path+"."+column.ID); value != nil || r.cell(l.cells[c]) != "" {
				empty = false
			}
			if column.Kind == questionnaire.ID && b.shape.NameColumn() == nil && r.cell(l.cells[c]) != "" {
				empty = false
			}
			if column == b.shape.NameColumn() && names.texts[i] == "" && value != answers.UnknownWord {
				value = nil
			}
			if value != nil {
				row = append(row, source.Entry{Key: column.ID, Value: value})
			}
		}
		if empty {
			continue
		}
		first := l.cells[nameColumn(b.shape)]
		r.places[path] = first
		for c, column := range b.shape.Columns {
			at := l.cells[c]
			if column.Kind == questionnaire.ID && b.shape.NameColumn() != nil {
				at = first
			}
			r.places[path+"."+column.ID] = at
		}
		if row == nil {
			row = source.Map{}
		}
		out = append(out, row)
	}
	return out
}

// listCell reads a cell of a row, or the rows inside it.
func (r *bookReader) listCell(at place, column *questionnaire.Column, inside []any, path string) any {
	if column.Kind != questionnaire.List {
		if r.cell(at) == "" {
			return nil
		}
		return r.value(&column.Shape, at, path)
	}
	said := r.cell(at)
	switch {
	case said == "" && len(inside) > 0:
		return inside
	case said == "":
		return nil
	case len(inside) > 0:
		r.unread(at, path, shown(said), "nothing here, as rows follow below", "empty this cell, or those rows")
	case isUnknown(said):
		return answers.UnknownWord
	case isNone(said):
		return []any{}
	default:
		r.unread(at, path, shown(said), r.Unknown()+" or "+r.None(), "the rows go into the table below")
	}
	return nil
}

// inner reads the rows of a list that is in a column of another, by the row that they belong to.
func (r *bookReader) inner(b *block, column int, inner *block, of *names) map[int][]any {
	out := map[int][]any{}
	for _, l := range inner.lines {
		var row source.Map
		var first place
		for _, at := range l.cells {
			if r.cell(at) != "" && first.page == nil {
				first = at
			}
		}
		parent := r.cell(l.parent)
		if first.page == nil && parent == "" {
			continue
		}
		n, alike := of.find(parent)
		if n < 0 {
			r.spoiled[b.path] = true
			r.unnamed(l.parent, parent, of, alike)
			continue
		}
		path := b.path + "[" + strconv.Itoa(n) + "]." + b.shape.Columns[column].ID + "[" + strconv.Itoa(len(out[n])) + "]"
		r.places[path] = l.parent
		for c, col := range inner.shape.Columns {
			at := l.cells[c]
			r.places[path+"."+col.ID] = at
			if r.cell(at) == "" {
				continue
			}
			if value := r.value(&col.Shape, at, path+"."+col.ID); value != nil {
				row = append(row, source.Entry{Key: col.ID, Value: value})
			}
		}
		if row == nil {
			row = source.Map{}
		}
		out[n] = append(out[n], row)
	}
	return out
}

// matrix reads the grid.
func (r *bookReader) matrix(b *block) source.Map {
	m := b.field.Matrix
	roles := r.rows[m.Columns]
	var out source.Map
	for i, l := range b.marks {
		entry := m.Rows.Entries[i].ID
		path := b.path + "." + entry
		r.places[path] = l.whole
		marks := source.Map{}
		for c, at := range l.marks {
			said := r.cell(at)
			if said == "" {
				continue
			}
			mark := markOf(said)
			if mark == "" {
				r.unread(at, path, shown(said), "R, A, RA, B or nothing", "")
				continue
			}
			if roles.texts[c] == "" && r.blank(m.Columns, c) {
				r.unread(at, path, "a mark", "nothing, as the list "+strconv.Quote(r.Text(m.Columns.Label))+" has no row for this column", "name the role in its list")
				continue
			}
			r.places[path+"."+roles.ids[c]] = at
			marks = append(marks, source.Entry{Key: roles.ids[c], Value: mark})
		}
		switch said := r.cell(l.whole); {
		case said == "" && len(marks) > 0:
			out = append(out, source.Entry{Key: entry, Value: marks})
		case said == "":
		case m.System && r.isOneOf(said, "system"):
			marks = append(source.Map{{Key: answers.SystemKey, Value: answers.SystemMark}}, marks...)
			out = append(out, source.Entry{Key: entry, Value: marks})
		case len(marks) > 0:
			r.unread(l.whole, path, shown(said), "nothing here, as the row has marks", "empty this cell, or the marks")
		case isUnknown(said):
			out = append(out, source.Entry{Key: entry, Value: answers.UnknownWord})
		case r.isOneOf(said, "nobody"):
			out = append(out, source.Entry{Key: entry, Value: source.Map{}})
		default:
			r.unread(l.whole, path, shown(said), "one of the words of its list", "")
		}
	}
	return out
}

// blank reports whether a row of a list has nothing in it that a person sees.
func (r *bookReader) blank(list *questionnaire.Field, row int) bool {
	for c, at := range r.lists[list].lines[row].cells {
		if list.Columns[c].Kind != questionnaire.ID && r.cell(at) != "" {
			return false
		}
	}
	return true
}

// markOf reads a mark of a matrix: in capitals or not, with or without something between R and A; "" for none.
func markOf(said string) string {
	said = strings.NewReplacer("/", "", ",", "", " ", "", "+", "", "а", "A", "А", "A", "в", "B", "В", "B").Replace(said)
	switch said = strings.ToUpper(said); said {
	case "R", "A", "RA", "B":
		return said
	case "AR":
		return "RA"
	}
	return ""
}

// evidence reads the proofs of a question.
func (r *bookReader) evidence(a *asked) []any {
	var out []any
	for _, cells := range a.evidence {
		path := "evidence." + a.question.ID + "[" + strconv.Itoa(len(out)) + "]"
		var piece source.Map
		given := false
		for i, key := range []string{"source", "grade", "ref", "date"} {
			if r.cell(cells[i]) == "" {
				continue
			}
			given = true
			var value any = r.cell(cells[i])
			switch key {
			case "source":
				value = r.oneOf(cells[i], path, r.sourceWords())
			case "grade":
				value = r.oneOf(cells[i], path, r.gradeWords())
			case "date":
				value = r.date(cells[i])
			}
			if value != nil {
				piece = append(piece, source.Entry{Key: key, Value: value})
			}
		}
		if !given {
			continue
		}
		r.places[path] = cells[0]
		for i, key := range []string{"source", "grade", "ref", "date"} {
			r.places[path+"."+key] = cells[i]
		}
		if piece == nil {
			piece = source.Map{}
		}
		out = append(out, piece)
	}
	return out
}
