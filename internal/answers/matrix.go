package answers

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

var markNames = []string{"R", "A", "RA", "B"}

// MarkOf returns the mark that a word means, 0 when it is none.
func MarkOf(word string) Mark {
	switch word {
	case "R":
		return Does
	case "A":
		return Answers
	case "RA":
		return Does | Answers
	case "B":
		return StandsIn
	}
	return 0
}

// readMatrix reads a responsibility matrix: function to {role: mark}.
func (r *reader) readMatrix(n *source.Node, f *questionnaire.Field, v *Value) {
	if n.Kind == source.Null {
		return
	}
	v.Line, v.Column = n.Line, n.Column
	if isUnknown(n) {
		v.State = Unknown
		return
	}
	if !r.isMapping(n, f.ID, "a mapping: function to {role: mark}") {
		return
	}
	v.State = Answered
	model := f.Matrix
	columns := r.sheet.Value(model.Columns).Rows
	v.Marks = newMarks(len(model.Rows.Entries), len(columns))
	roles := make([]string, len(columns))
	for i := range columns {
		roles[i] = columns[i].ID
	}
	for i := range n.Len() {
		key, row := n.Pair(i)
		k := model.Rows.Find(key.Value)
		if k < 0 {
			r.wrong(key, f.ID, "unknown row "+strconv.Quote(shorten(key.Value)), "", r.suggestOr(key.Value, model.Rows.IDs(), "the rows are "+strings.Join(model.Rows.IDs(), ", ")))
			continue
		}
		r.readMarkRow(row, f.ID+"."+key.Value, &v.Marks[k], model.Columns.ID, roles, model.System)
	}
}

// newMarks returns the rows of a matrix, functions × roles, of which nothing is known.
func newMarks(functions, roles int) []MarkRow {
	rows := make([]MarkRow, functions)
	marks := make([]Mark, functions*roles)
	for i := range rows {
		rows[i].Marks, marks = marks[:roles:roles], marks[roles:]
	}
	return rows
}

// readMarkRow reads one row; null is an absent one. A row with an unknown mark is unknown as a whole: that mark could
// change who does the function and who answers for it.
func (r *reader) readMarkRow(n *source.Node, where string, row *MarkRow, list string, roles []string, system bool) {
	if n.Kind == source.Null {
		return
	}
	if isUnknown(n) {
		row.State = Unknown
		return
	}
	if !r.isMapping(n, where, "a mapping: {role: mark}, {} when nobody does it") {
		return
	}
	row.State = Answered
	for i := range n.Len() {
		key, cell := n.Pair(i)
		k := slices.Index(roles, key.Value)
		if k < 0 && key.Value == SystemKey && system {
			if cell.Kind != source.Null { // null is an absent key, as everywhere
				r.readSystem(cell, where, row)
			}
			continue
		}
		if k < 0 {
			valid := "the ids of " + list + " are " + enumerate(roles)
			if len(roles) == 0 {
				valid = list + " has no rows here"
			}
			r.wrong(key, where, "unknown column "+strconv.Quote(shorten(key.Value)), "", r.suggestOr(key.Value, roles, valid))
			continue
		}
		switch {
		case cell.Kind == source.Null:
			r.warn(cell, where+"."+key.Value, "an empty mark", "one of "+strings.Join(markNames, ", "), "it is read as no mark: leave the role out when it does not take part")
			continue
		case isUnknown(cell):
			row.State = Unknown
			continue
		}
		if row.Marks[k] = MarkOf(cell.Value); row.Marks[k] == 0 {
			r.wrong(cell, where+"."+key.Value, describe(cell), "one of "+strings.Join(markNames, ", "), suggestMark(cell))
		}
	}
}

// A row that a system does says so under a key of its own, where a matrix allows it: {system: S, head: A}.
const (
	SystemKey  = "system"
	SystemMark = "S"
)

func (r *reader) readSystem(cell *source.Node, where string, row *MarkRow) {
	switch {
	case isUnknown(cell):
		row.State = Unknown
	case cell.Value == SystemMark:
		row.System = true
	default:
		r.wrong(cell, where+"."+SystemKey, describe(cell), SystemMark, "a system only does: it neither answers nor stands in")
	}
}

// suggestMark says what a mistyped mark may have meant.
func suggestMark(cell *source.Node) string {
	word := cell.Value
	if cell.Kind == source.Mapping || cell.Kind == source.Sequence {
		return ""
	}
	upper, order := strings.ToUpper(strings.TrimSpace(word)), strings.NewReplacer("AR", "RA", "A/R", "RA", "R/A", "RA", "A+R", "RA", "R+A", "RA", "A,R", "RA", "R,A", "RA", " ", "")
	if latin, ok := source.LookAlike(upper); ok {
		// The Cyrillic Р looks like P and is read as R: either way it was meant for R.
		if mark := order.Replace(strings.ReplaceAll(latin, "P", "R")); slices.Contains(markNames, mark) {
			return strconv.Quote(word) + " is in Cyrillic letters: write " + mark + " in Latin letters"
		}
	}
	switch mark := order.Replace(upper); {
	case slices.Contains(markNames, mark):
		return "did you mean " + mark + "?"
	case word == "":
		return "leave the role out when it does not take part"
	}
	return ""
}

// checkAbsentCore warns about core functions that are declared absent without a note on their question.
func (r *reader) checkAbsentCore(answers *source.Node) {
	for _, f := range r.sheet.Bank.Fields {
		if f.Matrix == nil || f.Matrix.Absent == nil {
			continue
		}
		absent := f.Matrix.Absent
		for _, k := range r.sheet.Value(absent).Options {
			entry := f.Matrix.Rows.Entries[f.Matrix.Rows.Find(absent.Options[k].ID)]
			if !entry.Core || get(r.doc.Root.Get("notes"), absent.Question.ID) != nil {
				continue
			}
			r.warn(answers.Get(absent.ID), absent.ID, "the core function "+entry.ID+" is declared absent without a note", "", "explain it in notes."+absent.Question.ID)
		}
	}
}
