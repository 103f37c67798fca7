package raci

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// NewRole is for a role that the answer file does not have yet, and is to get.
const NewRole = "+"

// Plan says which function and role each label of a table means: an id, NewRole, or "" to leave it out.
type Plan struct {
	Functions     []string // by Table.Functions
	Roles         []string // by Table.Roles
	OpenFunctions []bool   // by Table.Functions: nobody said which function it is, not even that it is to be left out
	OpenRoles     []bool   // by Table.Roles, the same
}

// waits returns the first role with a mark in a row of the table that nobody said anything of, "" for none: without it the
// row would say that this role takes no part.
func (t *Table) waits(i int, plan Plan) string {
	for k, cell := range t.Marks[i] {
		if part, ok := parse(cell.Text); ok && part.Mark != 0 && plan.OpenRoles[k] {
			return t.Roles[k].Text
		}
	}
	return ""
}

// Apply adds the marks of a table to an open answer file, in one step, and returns what it changed. What the file says
// of a function already stays, unless replace is set. The error is as of answerfile.File.Change; the file is then as it was.
func Apply(file *answerfile.File, t *Table, plan Plan, replace bool) ([]answerfile.Outcome, error) {
	sheet := file.Sheet()
	matrix := sheet.Bank.Matrix()
	if matrix == nil {
		return nil, fmt.Errorf("the bank %s asks for no matrix", sheet.Bank.ID)
	}
	var changes []answerfile.Outcome
	err := file.Change(func(e *source.Editor) error {
		changes = nil
		roles, added, err := addRoles(e, sheet, matrix, t, plan)
		if err != nil {
			return err
		}
		changes = append(changes, added...)
		for _, entry := range matrix.Matrix.Rows.Entries {
			marks := t.marksOf(entry.ID, plan, roles, columnIDs(e, matrix))
			if marks == nil {
				continue
			}
			change, err := setRow(e, sheet, matrix, entry.ID, marks, replace)
			if err != nil {
				return err
			}
			if change != nil {
				changes = append(changes, *change)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// addRoles adds the roles that are to be new, and returns the ids of all columns of the table.
func addRoles(e *source.Editor, sheet *answers.Sheet, matrix *questionnaire.Field, t *Table, plan Plan) (ids []string, changes []answerfile.Outcome, err error) {
	list := matrix.Matrix.Columns
	rows := sheet.Value(list).Rows
	used := map[string]bool{}
	for _, row := range rows {
		used[row.ID] = true
	}
	next := len(rows)
	ids = make([]string, len(t.Roles))
	for k, id := range plan.Roles {
		if ids[k] = id; id != NewRole {
			continue
		}
		n := next + 1
		for used[list.Item+"_"+strconv.Itoa(n)] {
			n++
		}
		ids[k] = list.Item + "_" + strconv.Itoa(n)
		used[ids[k]] = true
		row := source.Map{{Key: list.IDColumn().ID, Value: ids[k]}}
		if name := list.NameColumn(); name != nil {
			row = append(row, source.Entry{Key: name.ID, Value: t.Roles[k].Text})
		}
		path := source.Path{"answers", list.ID, next}
		var value any = row
		if next == 0 { // there is no list, or none of its rows is known
			path, value = path[:2], []any{row}
		}
		if err := e.Set(path, value); err != nil {
			return nil, nil, err
		}
		changes = append(changes, answerfile.Outcome{Where: "answers." + list.ID + "." + ids[k], New: row})
		next++
	}
	return ids, changes, nil
}

// columnIDs returns the ids of the roles of the file as it is now, in their order.
func columnIDs(e *source.Editor, matrix *questionnaire.Field) []string {
	list := matrix.Matrix.Columns
	rows := e.Document().Root.Get("answers").Get(list.ID)
	var out []string
	for i := range rows.Len() {
		if id := rows.Items[i].Get(list.IDColumn().ID); id != nil {
			out = append(out, id.Value)
		}
	}
	return out
}

// marksOf returns the marks of a function; nil where no row of the table means it, or none of them has a letter.
func (t *Table) marksOf(function string, plan Plan, roles, order []string) source.Map {
	byRole := map[string]answers.Mark{}
	any := false
	for i, id := range plan.Functions {
		if id != function {
			continue
		}
		if t.waits(i, plan) != "" {
			return nil
		}
		for k, role := range roles {
			part, ok := parse(t.Marks[i][k].Text)
			any = any || ok
			if role != "" && ok && part.Mark != 0 {
				byRole[role] |= part.Mark
			}
		}
	}
	if !any {
		return nil
	}
	marks := source.Map{}
	for _, id := range order {
		if mark := byRole[id]; mark != 0 {
			if mark != answers.StandsIn {
				mark &^= answers.StandsIn
			}
			marks = append(marks, source.Entry{Key: id, Value: mark.String()})
		}
	}
	return marks
}

// setRow sets the marks of a function, unless the file says something else of it. It returns nil where they are there.
func setRow(e *source.Editor, sheet *answers.Sheet, matrix *questionnaire.Field, id string, marks source.Map, replace bool) (*answerfile.Outcome, error) {
	was := answers.Entries(sheet.FieldTree(matrix)).Get(id)
	if len(marks) == 0 || reflect.DeepEqual(was, marks) {
		return nil, nil
	}
	change := &answerfile.Outcome{Where: "answers." + matrix.ID + "." + id, Had: was != nil && was != answers.UnknownWord, Was: was, New: marks}
	if change.Kept = change.Had && !replace; change.Kept {
		return change, nil
	}
	path := source.Path{"answers", matrix.ID, id}
	if sheet.Value(matrix).State != answers.Answered && e.Document().Root.Get("answers").Get(matrix.ID).Len() == 0 {
		return change, e.Set(path[:2], source.Map{{Key: id, Value: marks}}) // the field is unknown, or not there
	}
	return change, e.Set(path, marks)
}

// Ignored is a function that a table has and no report will, until the answers name it.
type Ignored struct{ What, Place, ID, Field string } // Field is the id of the one that has to name it

// Ignored returns the functions of a plan that only some companies have, and that the answers of a sheet do not name.
func (t *Table) Ignored(sheet *answers.Sheet, plan Plan) []Ignored {
	matrix := sheet.Bank.Matrix().Matrix
	var out []Ignored
	for i, id := range plan.Functions {
		k := matrix.Rows.Find(id)
		if k >= 0 && matrix.Rows.Entries[k].Extra && matrix.Present != nil && !slices.Contains(sheet.Value(matrix.Present).Texts, id) {
			out = append(out, Ignored{t.Functions[i].Text, t.place(t.Functions[i].Place), id, matrix.Present.ID})
		}
	}
	return out
}

// onRequest is why a label is left out of which somebody said so.
const onRequest = "on request"

// Left is something of a table that an answer file does not take.
type Left struct{ What, Place, Why string }

// LeftOut returns what of a table is not taken: labels that mean nothing here, C and I, and cells that hold something else.
func (t *Table) LeftOut(plan Plan) []Left {
	var out []Left
	for i, id := range plan.Functions {
		if id == "" {
			why := onRequest
			if plan.OpenFunctions[i] {
				why = "which function it is was not said"
			}
			out = append(out, Left{t.Functions[i].Text, t.place(t.Functions[i].Place), why})
		}
	}
	for k, id := range plan.Roles {
		if id == "" {
			why := onRequest
			if plan.OpenRoles[k] {
				why = "which role it is was not said"
			}
			out = append(out, Left{t.Roles[k].Text, t.place(t.Roles[k].Place), why})
		}
	}
	consulted, informed := 0, 0
	for i, line := range t.Marks {
		if role := t.waits(i, plan); role != "" && plan.Functions[i] != "" {
			out = append(out, Left{t.Functions[i].Text, t.place(t.Functions[i].Place), "it has a mark of " + strconv.Quote(role) + ", and which role that is was not said"})
			continue
		}
		empty := true
		for k, cell := range line {
			part, ok := parse(cell.Text)
			if plan.Functions[i] == "" || plan.Roles[k] == "" {
				empty = empty && !ok
				continue
			}
			if cell.Text != "" && !ok {
				out = append(out, Left{cell.Text, t.place(cell.Place), "no letter of a matrix: R, A, C, I, B or О, У, К, И"})
			}
			empty = empty && part.Mark == 0
			if part.Consulted {
				consulted++
			}
			if part.Informed {
				informed++
			}
		}
		if empty && plan.Functions[i] != "" {
			out = append(out, Left{t.Functions[i].Text, t.place(t.Functions[i].Place), "no R, A or B: whether nobody does it, or nobody was asked, is for the interview"})
		}
	}
	for _, c := range []struct {
		n    int
		what string
	}{{consulted, "C (consulted)"}, {informed, "I (informed)"}} {
		if c.n > 0 {
			out = append(out, Left{c.what, counted(c.n, "cell"), "answer files do not have it"})
		}
	}
	return out
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

func (t *Table) place(at string) string {
	if t.Sheet == "" {
		return at
	}
	return t.Sheet + "!" + at
}
