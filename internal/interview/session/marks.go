package session

import (
	"errors"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

var errNoRole = errors.New("there is no such role")

// markCycle is the order in which one key goes through the marks of a cell.
var markCycle = []answers.Mark{0, answers.Does, answers.Answers, answers.Does | answers.Answers, answers.StandsIn}

// NextMark returns the mark after one in the cycle.
func NextMark(m answers.Mark) answers.Mark {
	return markCycle[(slices.Index(markCycle, m)+1)%len(markCycle)]
}

// MarkKeys are the keys that mark a cell, on the Latin and on the Russian layout: к, ф, и are where r, a, b are.
// The Russian letters that look like the marks count as well.
var MarkKeys = map[rune]answers.Mark{
	'r': answers.Does, 'R': answers.Does, 'к': answers.Does, 'К': answers.Does,
	'a': answers.Answers, 'A': answers.Answers, 'ф': answers.Answers, 'Ф': answers.Answers, 'а': answers.Answers, 'А': answers.Answers,
	'b': answers.StandsIn, 'B': answers.StandsIn, 'и': answers.StandsIn, 'И': answers.StandsIn, 'в': answers.StandsIn, 'В': answers.StandsIn,
}

// SystemKeys are the keys that say that a system does a function: ы is where s is, and с begins the Russian word.
const SystemKeys = "sSыЫсС"

// Toggled returns a cell's mark after a key: R and A are put beside each other or taken back, B is alone.
func Toggled(old, key answers.Mark) answers.Mark {
	switch {
	case old == key:
		return 0
	case key == answers.StandsIn || old == answers.StandsIn:
		return key
	}
	return old ^ key
}

// Mark sets the part of a role, by its row in the matrix's list of roles, in a function; 0 takes it away. The row
// counts as asked from then on.
func (s *Session) Mark(f *questionnaire.Field, function, role int, mark answers.Mark) error {
	ids := s.ids(At(f.Matrix.Columns))
	if role < 0 || role >= len(ids) {
		return errNoRole
	}
	return s.setMark(f, function, ids[role], mark.String())
}

// SetSystem says whether a system does a function. The row counts as asked from then on.
func (s *Session) SetSystem(f *questionnaire.Field, function int, system bool) error {
	mark := ""
	if system {
		mark = answers.SystemMark
	}
	return s.setMark(f, function, answers.SystemKey, mark)
}

// setMark sets one mark of a row by its key; "" takes it away. A row of which nothing was known begins with it.
func (s *Session) setMark(f *questionnaire.Field, function int, key, mark string) error {
	if _, state := s.MarksOf(f, function); state != answers.Answered {
		row := source.Map{}
		return s.setMarkRow(f, function, appendText(row, key, mark))
	}
	path := At(f).path().Then(f.Matrix.Rows.Entries[function].ID, key)
	return s.settle(f, func(e *source.Editor) error {
		if mark == "" {
			return e.Delete(path)
		}
		return e.Set(path, mark)
	})
}

// SetMarks answers a function in one piece: whether a system does it, and role by role; no system and all 0 say that
// nobody does it.
func (s *Session) SetMarks(f *questionnaire.Field, function int, system bool, marks []answers.Mark) error {
	row := source.Map{}
	if system {
		row = append(row, source.Entry{Key: answers.SystemKey, Value: answers.SystemMark})
	}
	for i, id := range s.ids(At(f.Matrix.Columns)) {
		if i < len(marks) && marks[i] != 0 {
			row = append(row, source.Entry{Key: id, Value: marks[i].String()})
		}
	}
	return s.setMarkRow(f, function, row)
}

// Marked returns the functions of a matrix that were asked for, but one, as places in its catalogue: their marks can be
// copied to that one.
func (s *Session) Marked(f *questionnaire.Field, except int) []int {
	var out []int
	for _, function := range s.Functions(f) {
		if _, state := s.MarksOf(f, function); state == answers.Answered && function != except {
			out = append(out, function)
		}
	}
	return out
}

// MarkedAbove returns the nearest function before one that was asked for, -1 where none was.
func (s *Session) MarkedAbove(f *questionnaire.Field, function int) int {
	above := -1
	for _, each := range s.Functions(f) {
		if each == function {
			break
		}
		if _, state := s.MarksOf(f, each); state == answers.Answered {
			above = each
		}
	}
	return above
}

// ReplacingWords asks whether the marks of a function may be replaced by those of another.
func (s *Session) ReplacingWords(f *questionnaire.Field, from, to int) []string {
	return []string{
		s.Say(sayReplaceAsk, s.Text(f.Matrix.Rows.Entries[to].Short)),
		"  " + s.Say(SayNow, s.ShowMarks(f, to)),
		"  " + s.Say(sayMarksThen, s.ShowMarks(f, from)),
	}
}

// CopyMarks answers a function as another one is answered.
func (s *Session) CopyMarks(f *questionnaire.Field, from, to int) error {
	marks, _ := s.MarksOf(f, from)
	return s.SetMarks(f, to, s.BySystem(f, from), marks)
}

// SetFunctionUnknown says that a function was asked for and nobody knew who does it.
func (s *Session) SetFunctionUnknown(f *questionnaire.Field, function int) error {
	return s.setMarkRow(f, function, unknownWord)
}

func (s *Session) setMarkRow(f *questionnaire.Field, function int, row any) error {
	id := f.Matrix.Rows.Entries[function].ID
	return s.settle(f, func(e *source.Editor) error {
		if s.sheet().Value(f).State != answers.Answered {
			return e.Set(At(f).path(), source.Map{{Key: id, Value: row}})
		}
		return e.Set(At(f).path().Then(id), row)
	})
}

// doneByAlone returns the functions of a matrix, as places in its catalogue, that a role alone does, or in which nothing else
// was said: without it they would say that nobody does them, which nobody said.
func (s *Session) doneByAlone(f *questionnaire.Field, role int) []int {
	var out []int
	for i, row := range s.sheet().Value(f).Marks {
		if row.State != answers.Answered || role >= len(row.Marks) || row.Marks[role] == 0 || row.System {
			continue
		}
		others, doers := 0, 0
		for k, mark := range row.Marks {
			if k != role && mark != 0 {
				others++
				doers += int(mark & answers.Does)
			}
		}
		if others == 0 || doers == 0 && row.Marks[role]&answers.Does != 0 {
			out = append(out, i)
		}
	}
	return out
}

// deleteMarks takes a role out of every row of a matrix, and the rows of the functions that go with it.
func deleteMarks(e *source.Editor, f *questionnaire.Field, role string, going []int) error {
	matrix := e.Document().Root.Get("answers").Get(f.ID)
	var paths []source.Path
	rows := 0 // that go whole
	for i := range matrix.Len() {
		key, row := matrix.Pair(i)
		switch {
		case row.Get(role) == nil:
		case row.Len() == 1 || slices.Contains(going, f.Matrix.Rows.Find(key.Value)):
			paths = append(paths, At(f).path().Then(key.Value))
			rows++
		default:
			paths = append(paths, At(f).path().Then(key.Value, role))
		}
	}
	if rows > 0 && rows == matrix.Len() {
		paths = []source.Path{At(f).path()}
	}
	for _, path := range paths {
		if err := e.Delete(path); err != nil {
			return err
		}
	}
	return nil
}

// Functions returns the rows of a matrix to ask for, as places in its catalogue.
func (s *Session) Functions(f *questionnaire.Field) []int { return s.sheet().Functions(f) }

// MarksOf returns the parts of all roles in a function and whether it was asked for.
func (s *Session) MarksOf(f *questionnaire.Field, function int) ([]answers.Mark, answers.State) {
	v := s.sheet().Value(f)
	if function >= len(v.Marks) {
		return make([]answers.Mark, len(s.sheet().Value(f.Matrix.Columns).Rows)), answers.Absent
	}
	return v.Marks[function].Marks, v.Marks[function].State
}

// BySystem reports whether a system does a function.
func (s *Session) BySystem(f *questionnaire.Field, function int) bool {
	v := s.sheet().Value(f)
	return function < len(v.Marks) && v.Marks[function].System
}

// asked counts the functions of a matrix that were asked for, among all to ask for.
func (s *Session) asked(f *questionnaire.Field) (asked, all int) {
	for _, function := range s.Functions(f) {
		all++
		if _, state := s.MarksOf(f, function); state != answers.Absent {
			asked++
		}
	}
	return asked, all
}

// distribution returns how one function of a matrix is distributed and what is wrong with that; nothing is where it was
// not asked for.
func (s *Session) distribution(f *questionnaire.Field, function int) scoring.FunctionResult {
	entry := f.Matrix.Rows.Entries[function]
	if _, state := s.MarksOf(f, function); state != answers.Answered {
		return scoring.FunctionResult{}
	}
	for i := range s.assessment.Functions {
		if r := &s.assessment.Functions[i]; r.Matrix == f && r.Function == entry {
			return *r
		}
	}
	return scoring.FunctionResult{}
}
