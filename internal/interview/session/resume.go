package session

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// resumed returns the field to go on with where an interview stopped: the one that was answered last when it was left half
// done, else the next open one after it; where none is left there, whatever is open before. Whoever answered something far
// ahead stopped before that: the file does not say where, and what is open there is lost to sight more easily.
func (s *Session) resumed() *questionnaire.Field {
	asked := s.askedFields()
	if len(asked) == 0 {
		return s.first()
	}
	last := asked[len(asked)-1]
	switch s.StateOf(last) {
	case Hidden:
		return s.first()
	case Partial:
		return last
	}
	before := s.beforeJump(asked)
	if s.StateOf(before) == Partial {
		return before
	}
	for f := s.After(before); f != nil; f = s.After(f) {
		if state := s.StateOf(f); (state == Open || state == Partial) && s.IsInScope(f.Question) {
			return f
		}
	}
	return s.first()
}

// askedFields returns the fields that a file has answers to, in the order in which they came, but for lists that were not
// asked for yet: their rows were named in passing, in a list that was.
func (s *Session) askedFields() []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, key := range s.File.Keys("answers") {
		if f := s.Bank.Field(key); f != nil && !s.isNamedInPassing(f) {
			out = append(out, f)
		}
	}
	return out
}

// beforeJump returns the field after which an interview jumped ahead and has not come back since, the last one where it
// did not.
func (s *Session) beforeJump(asked []*questionnaire.Field) *questionnaire.Field {
	before := asked[len(asked)-1]
	for i := len(asked) - 1; i > 0 && asked[i-1].Index < asked[i].Index; i-- {
		if s.isJump(asked[i-1], asked[i]) {
			before = asked[i-1]
		}
	}
	return before
}

// isJump reports whether a whole question is between two fields of which nothing was answered.
func (s *Session) isJump(from, to *questionnaire.Field) bool {
	return slices.ContainsFunc(s.Bank.Questions, func(q *questionnaire.Question) bool {
		return from.Question.Index < q.Index && q.Index < to.Question.Index && s.IsInScope(q) &&
			!slices.ContainsFunc(q.Fields, func(f *questionnaire.Field) bool { return s.sheet().Value(f).State != answers.Absent })
	})
}

// isNamedInPassing reports whether nothing is said of the rows of a list but their names, and another list names them all.
func (s *Session) isNamedInPassing(f *questionnaire.Field) bool {
	rows := s.Value(At(f)).Rows
	for row := range rows {
		isNamed := slices.ContainsFunc(s.referrers(At(f), row), func(r referrer) bool { return r.field != f && len(r.cells) > 0 })
		if !isNamed || s.isSaid(At(f), row) {
			return false
		}
	}
	return len(rows) > 0
}

// isSaid reports whether anything is said of a row but its name, what holds of one that nobody was asked about, and what a
// matrix asks of a department while its roles are gone through.
func (s *Session) isSaid(list Place, row int) bool {
	given := s.nothingToName(list)
	return slices.ContainsFunc(list.Columns, func(c *questionnaire.Column) bool {
		v := s.Value(list.Cell(row, c))
		switch {
		case c.Kind == questionnaire.ID, c == list.NameColumn(), s.IsOpen(list.Cell(row, c)), given[c] != nil, s.isDepartmentScope(list.Field, c):
			return false
		}
		return c.Kind != questionnaire.Choice || v.Option != c.Default
	})
}

// isDepartmentScope reports whether a column of a list is one of the table that says where the roles of a matrix work.
func (s *Session) isDepartmentScope(list *questionnaire.Field, c *questionnaire.Column) bool {
	return slices.ContainsFunc(s.Bank.Fields, func(f *questionnaire.Field) bool {
		return f.Matrix != nil && f.Matrix.Departments == list &&
			slices.ContainsFunc(f.Matrix.Scopes, func(scope questionnaire.Scope) bool { return scope.Department == c })
	})
}

// StartLines are what to know at the start of a dialogue: how old the file is, what was passed by before the field that
// it goes on with, what was answered ahead of it, and which questions the respondent knows best. own is what to do to be
// asked only those.
func (s *Session) StartLines(own string) []string {
	var out []string
	for _, line := range []string{s.versionLine(), s.skippedLine(), s.aheadLine(), s.proposal(own)} {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// skippedLine names the questions that have fields without an answer before the one to go on with, "" for none.
func (s *Session) skippedLine() string {
	at := s.Begin()
	if at == nil || s.OnAgenda() {
		return ""
	}
	skipped := 0
	var numbers []string
	for _, f := range s.Bank.Fields[:at.Index] {
		if state := s.StateOf(f); state != Open && state != Partial {
			continue
		}
		skipped++
		if number := strconv.Itoa(f.Question.Index + 1); !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	if skipped == 0 {
		return ""
	}
	return s.Say(saySkipped, skipped, s.questions(sayQuestionNumber, sayQuestionNumbers, numbers))
}

// aheadLine names the questions behind the field to go on with that were answered by a jump ahead, "" for none.
func (s *Session) aheadLine() string {
	at, asked := s.Begin(), s.askedFields()
	if at == nil || len(asked) == 0 || s.OnAgenda() || s.beforeJump(asked) == asked[len(asked)-1] {
		return ""
	}
	var numbers []string
	for _, f := range s.Bank.Fields[at.Index:] {
		if number := strconv.Itoa(f.Question.Index + 1); f.Question != at.Question && slices.Contains(asked, f) && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	if numbers == nil {
		return ""
	}
	return s.Say(sayAhead, s.questions(sayQuestionNumber, sayQuestionNumbers, numbers))
}

// Begun is an interview that was begun earlier.
type Begun struct {
	Path  string
	Label string // safe to print: the client, the day, how far it is, and the file
}

// shownBegun is how many interviews of a folder are offered: the latest.
const shownBegun = 12

// Begun returns the interviews of the current folder, the one that was changed last first. What cannot be read as one
// is left out.
func (setting Setting) Begun() []Begun {
	entries, err := os.ReadDir(".")
	if err != nil {
		return nil
	}
	type file struct {
		name    string
		changed int64
	}
	var files []file
	for _, entry := range entries {
		suffix := strings.ToLower(filepath.Ext(entry.Name()))
		info, err := entry.Info()
		if err == nil && info.Mode().IsRegular() && slices.Contains([]string{".yaml", ".yml", ".json"}, suffix) && mentionsFormat(entry.Name()) {
			files = append(files, file{entry.Name(), info.ModTime().UnixNano()})
		}
	}
	slices.SortStableFunc(files, func(a, b file) int { return int(min(max(b.changed-a.changed, -1), 1)) })
	var out []Begun
	for _, f := range files {
		sheet, _ := answers.Load(f.name, setting.Bank)
		if sheet == nil || len(out) == shownBegun {
			continue
		}
		answered := 0
		for _, field := range setting.Bank.Fields {
			if sheet.Value(field).State != answers.Absent {
				answered++
			}
		}
		words := []string{clean.Name(sheet.Client.Name)}
		if day := sheet.Interview.Date; !day.IsZero() {
			words = append(words, setting.typedDate(day))
		}
		out = append(out, Begun{f.name, strings.Join(append(words, setting.Say(sayAnsweredFields, answered), clean.Visible(f.name)), " · ")})
	}
	return out
}

// headLength is how far into a file its format is looked for.
const headLength = 4096

// mentionsFormat reports whether a file says at its beginning that it is an answer file.
func mentionsFormat(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, headLength)
	n, _ := f.Read(head)
	return strings.Contains(string(head[:n]), answers.Format)
}

// Taken returns the file that has the name which a new interview would be given, "" where that name is free or was
// chosen by the person: the same client on the same day.
func (setting Setting) Taken(o Opening) string {
	path := filepath.Join(setting.Folder, o.fileName())
	if setting.Named != "" || answerfile.FreeName(setting.Folder, o.fileName()) == path {
		return ""
	}
	return path
}

// TakenError says that a new interview would get a name that is taken, where nobody can be asked what is meant.
type TakenError struct{ Path string }

func (e *TakenError) Error() string {
	return fmt.Sprintf("%s exists: an interview with this client of this day", clean.Visible(e.Path))
}

var (
	saySkipped        = text{RU: "Раньше пропущено полей: %d (%s).", EN: "Fields passed by earlier: %d (%s)."}
	sayAhead          = text{RU: "Дальше уже есть ответы: %s.", EN: "There are answers further on: %s."}
	sayAnsweredFields = text{RU: "заполнено полей: %d", EN: "fields answered: %d"}
)
