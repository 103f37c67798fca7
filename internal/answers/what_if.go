package answers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// WhatIf returns a copy of a sheet in which some fields have other answers, each written FIELD=VALUE. A value is
// read as strictly as in an answer file: a word, a number, a list such as [crm, email] or, for a matrix,
// {function: {role: R}}; `unknown` takes an answer away, and so does nothing at all. Where the rows of a list are replaced, everything that
// names them must still find its rows. The findings are all that is wrong; the sheet is nil when there are any.
func WhatIf(s *Sheet, assignments []string) (*Sheet, source.Diagnostics) {
	changed := *s
	changed.Values, changed.Assumed = slices.Clone(s.Values), nil
	r := &reader{sheet: &changed, unknownKeys: source.Error}
	given := map[*questionnaire.Field]*source.Document{}
	for _, assignment := range assignments {
		r.readAssignment(assignment, given)
	}
	var matrices []*questionnaire.Field
	for _, f := range s.Bank.Fields {
		doc := given[f]
		if doc != nil {
			changed.Assumed = append(changed.Assumed, f)
		}
		switch {
		case doc == nil:
		case f.Kind == questionnaire.Matrix:
			matrices = append(matrices, f)
		default:
			r.doc = doc
			*changed.Value(f) = Value{}
			r.readValue(doc.Root, place{list: f.ID}, changed.Value(f), &f.Shape)
		}
	}
	for _, p := range r.pending {
		r.resolve(p)
	}
	r.follow(s, given)
	for _, f := range matrices { // last: their columns are the rows of a list
		r.doc = given[f]
		*changed.Value(f) = Value{}
		r.readMatrix(r.doc.Root, f, changed.Value(f))
	}
	found := r.found.List
	for i := range found { // a place within the value says nothing to who typed it
		found[i].Line, found[i].Column, found[i].Excerpt = 0, 0, ""
	}
	if len(found) > 0 {
		return nil, found
	}
	return &changed, nil
}

// readAssignment reads FIELD=VALUE into a document for the field.
func (r *reader) readAssignment(assignment string, given map[*questionnaire.Field]*source.Document) {
	r.doc = &source.Document{}
	name, text, ok := strings.Cut(assignment, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" {
		r.wrong(nil, "", strconv.Quote(shorten(assignment)), "FIELD=VALUE", "for example "+exampleAssignment(r.sheet.Bank))
		return
	}
	f := r.sheet.Bank.Field(name)
	switch {
	case f == nil:
		r.unknownField(&source.Node{Kind: source.Text, Value: name}, "")
		return
	case given[f] != nil:
		r.wrong(nil, name, "given twice", "", "")
		return
	}
	if isNothing(text) {
		given[f] = &source.Document{Root: &source.Node{Kind: source.Null}}
		return
	}
	doc, err := source.Read("", []byte(text))
	if err != nil {
		for _, d := range asDiagnostics("", err) {
			d.Where = name
			r.found.Add(d)
		}
		return
	}
	given[f] = doc
}

// isNothing reports whether YAML reads a text as no value.
func isNothing(text string) bool {
	switch strings.TrimSpace(text) {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// exampleAssignment returns an assignment that a bank accepts.
func exampleAssignment(b *questionnaire.Bank) string {
	for _, f := range b.Fields {
		if f.Kind == questionnaire.Choice {
			return f.ID + "=" + f.Options[len(f.Options)-1].ID
		}
	}
	return b.Fields[0].ID + "=" + UnknownWord
}

// follow lets the values that were not given find the rows that they name in lists that were; before is the sheet
// as it was.
func (r *reader) follow(before *Sheet, given map[*questionnaire.Field]*source.Document) {
	r.pending = nil
	for _, f := range r.sheet.Bank.Fields {
		if given[f] != nil {
			continue
		}
		v := r.sheet.Value(f)
		switch f.Kind {
		case questionnaire.List:
			if namesAny(f.Columns, given) {
				v.Rows = r.followRows(f.ID, f.Columns, v.Rows, given)
			}
		case questionnaire.Matrix:
			if given[f.Matrix.Columns] != nil && len(v.Marks) > 0 {
				r.followMarks(f, v, before.Value(f.Matrix.Columns).Rows)
			}
		}
	}
}

// namesAny reports whether a column, or one of a list inside a row, names rows of a list that was given.
func namesAny(columns []*questionnaire.Column, given map[*questionnaire.Field]*source.Document) bool {
	return slices.ContainsFunc(columns, func(c *questionnaire.Column) bool {
		return given[c.Target.List] != nil || namesAny(c.Columns, given)
	})
}

// followRows returns copies of rows whose references point to the rows of the lists as they are now.
func (r *reader) followRows(where string, columns []*questionnaire.Column, rows []Row, given map[*questionnaire.Field]*source.Document) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Cells = slices.Clone(out[i].Cells)
		at := where + "[" + strconv.Itoa(i) + "]."
		for k, c := range columns {
			cell := &out[i].Cells[k]
			switch {
			case c.Kind == questionnaire.List:
				cell.Rows = r.followRows(at+c.ID, c.Columns, cell.Rows, given)
			case given[c.Target.List] == nil:
			default:
				cell.Refs = nil
				r.followReferences(at+c.ID, c, cell)
			}
		}
	}
	return out
}

// followReferences finds the rows that one cell names.
func (r *reader) followReferences(where string, c *questionnaire.Column, cell *Value) {
	names := cell.Texts
	if c.Kind == questionnaire.Reference && cell.Text != "" {
		names = []string{cell.Text}
	}
	for _, name := range names {
		before := len(r.found.List)
		r.resolve(pendingReference{&source.Node{Kind: source.Text, Value: name}, place{list: where}, cell, c.Target})
		if len(r.found.List) > before {
			r.found.List[before].Hint = "the new " + c.Target.List.ID + " lack it; give a new value for the field that names it too"
		}
	}
}

// followMarks moves the marks of a matrix to the columns that have the ids of the old ones.
func (r *reader) followMarks(f *questionnaire.Field, v *Value, old []Row) {
	columns := r.sheet.Value(f.Matrix.Columns).Rows
	marks := newMarks(len(v.Marks), len(columns))
	for i, row := range v.Marks {
		marks[i].State, marks[i].System = row.State, row.System
		for k, mark := range row.Marks {
			if mark == 0 {
				continue
			}
			id := old[k].ID
			to := slices.IndexFunc(columns, func(c Row) bool { return c.ID == id })
			if to < 0 {
				r.wrong(nil, f.ID+"."+f.Matrix.Rows.Entries[i].ID, "a mark of "+strconv.Quote(shorten(id)), "one of the ids of "+f.Matrix.Columns.ID, "the new "+f.Matrix.Columns.ID+" lack it; give a new value for "+f.ID+" too")
				continue
			}
			marks[i].Marks[to] = mark
		}
	}
	v.Marks = marks
}

// ParseLevels reads CRITERION=LEVEL assignments, levels 0-5, into levels by criterion id, and returns all that is
// wrong with them.
func ParseLevels(b *questionnaire.Bank, assignments []string) (map[string]int, source.Diagnostics) {
	levels := map[string]int{}
	var found source.Diagnostics
	for _, assignment := range assignments {
		id, text, ok := strings.Cut(assignment, "=")
		id = strings.TrimSpace(id)
		level, err := strconv.Atoi(strings.TrimSpace(text))
		_, twice := levels[id]
		switch {
		case !ok || id == "":
			found = append(found, source.Diagnostic{Found: strconv.Quote(shorten(assignment)), Expected: "CRITERION=LEVEL", Hint: levelHint(b, assignment)})
		case b.Criterion(id) == nil:
			found = append(found, source.Diagnostic{Found: "unknown criterion " + strconv.Quote(shorten(id)), Hint: cmp.Or(suggest(id, criterionIDs(b)), "the criteria are "+strings.Join(criterionIDs(b), ", "))})
		case err != nil || level < 0 || level > questionnaire.Rungs:
			found = append(found, source.Diagnostic{Where: id, Found: strconv.Quote(shorten(text)), Expected: "a level from 0 to " + strconv.Itoa(questionnaire.Rungs)})
		case twice:
			found = append(found, source.Diagnostic{Where: id, Found: "given twice"})
		default:
			levels[id] = level
		}
	}
	if len(found) > 0 {
		return nil, found
	}
	return levels, nil
}

// levelHint says how to write what was probably meant as CRITERION=LEVEL: the name of a step, such as funnels:3, has both.
func levelHint(b *questionnaire.Bank, assignment string) string {
	id, level, _ := strings.Cut(assignment, ":")
	if near := source.Nearest(id, criterionIDs(b)); near != "" && level != "" {
		return "did you mean " + near + "=" + shorten(level) + "?"
	} else if near != "" {
		return "did you mean " + near + "=3, for example?"
	}
	return "for example " + b.Criteria[0].ID + "=3"
}
