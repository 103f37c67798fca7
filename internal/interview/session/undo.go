package session

import (
	"reflect"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

var (
	sayNoteOf     = text{RU: "заметка к вопросу «%s»", EN: "the note on “%s”"}
	sayEvidenceOf = text{RU: "доказательства к вопросу «%s»", EN: "the evidence of “%s”"}
	sayReviewOf   = text{RU: "выводы консультанта, «%s»", EN: "the consultant's own word, “%s”"}
	sayDeletionOf = text{RU: "%s, удаление «%s»", EN: "%s, deletion of “%s”"}
	sayAddingOf   = text{RU: "%s, добавление «%s»", EN: "%s, adding of “%s”"}
	sayCard       = text{RU: "карточка интервью", EN: "the interview's card"}
)

// Part is a part of an answer file that is changed by itself.
type Part uint8

// The parts.
const (
	InAnswers Part = iota
	InNotes
	InEvidence
	InReview
	InCard
)

// Change is what a step back or forward has changed.
type Change struct {
	Part      Part
	Field     *questionnaire.Field // of InAnswers; of a note or evidence the first of its question; else nil
	Function  int                  // of a matrix: the first that is another, as a place in its catalogue
	Row       int                  // of a list: the row that is back
	Criterion int                  // of InReview: its place in the bank, -1 for the conclusion
	Words     string               // what was changed; "" when there was no step
}

// Undo takes the last change of this run back.
func (s *Session) Undo() (Change, error) {
	after := s.sheet()
	if moved, err := s.File.Undo(); !moved {
		return Change{}, err
	}
	return s.difference(s.sheet(), after), nil
}

// Redo makes the change again that was undone last.
func (s *Session) Redo() (Change, error) {
	before := s.sheet()
	if moved, err := s.File.Redo(); !moved {
		return Change{}, err
	}
	return s.difference(before, s.sheet()), nil
}

// differingFunction names the first function of a matrix that two sheets distribute otherwise.
func (s *Session) differingFunction(f *questionnaire.Field, a, b []answers.MarkRow) Change {
	of := func(rows []answers.MarkRow, i int) answers.MarkRow {
		if i < len(rows) {
			return rows[i]
		}
		return answers.MarkRow{}
	}
	for i, entry := range f.Matrix.Rows.Entries {
		if x, y := of(a, i), of(b, i); x.State != y.State || x.System != y.System || !slices.Equal(x.Marks, y.Marks) {
			return Change{Part: InAnswers, Field: f, Function: i, Words: s.Text(f.Label) + ": " + wording.LowerFirst(s.Text(entry.Short))}
		}
	}
	return Change{Part: InAnswers, Field: f, Words: s.Text(f.Label)}
}

// differingField finds the field that a change was made in, nil for none. A row that went took along what named it, in fields
// before its list and after it: the change is that of the rows.
func (s *Session) differingField(before, after *answers.Sheet) *questionnaire.Field {
	var first *questionnaire.Field
	for _, f := range s.Bank.Fields {
		if reflect.DeepEqual(before.FieldTree(f), after.FieldTree(f)) { // not where in the file it is
			continue
		}
		if f.Kind == questionnaire.List && (rowsBeside(f, before, after) != nil || rowsBeside(f, after, before) != nil) {
			return f
		}
		if first == nil {
			first = f
		}
	}
	return first
}

// rowsBeside returns the rows of a list in one sheet that another sheet does not have.
func rowsBeside(list *questionnaire.Field, in, beside *answers.Sheet) []int {
	var out []int
	others := beside.Value(list).Rows
	for i, row := range in.Value(list).Rows {
		if !slices.ContainsFunc(others, func(other answers.Row) bool { return other.ID == row.ID }) {
			out = append(out, i)
		}
	}
	return out
}

// differingRow names the row of a list that a change took away or added, where it was one and has a name.
func (s *Session) differingRow(f *questionnaire.Field, before, after *answers.Sheet) Change {
	out := Change{Part: InAnswers, Field: f, Words: s.Text(f.Label)}
	for _, way := range []struct {
		in, beside *answers.Sheet
		says       text
	}{{before, after, sayDeletionOf}, {after, before, sayAddingOf}} {
		rows, name := rowsBeside(f, way.in, way.beside), At(f).NameColumn()
		if len(rows) == 0 {
			continue
		}
		if way.in == s.sheet() {
			out.Row = rows[0]
		}
		if name != nil && len(rows) == 1 {
			out.Words = s.Say(way.says, out.Words, clean.Name(way.in.Value(f).Rows[rows[0]].Cell(name).Text))
		}
		break
	}
	return out
}

// difference finds what a change made of one sheet another.
func (s *Session) difference(a, b *answers.Sheet) Change {
	if f := s.differingField(a, b); f != nil {
		switch {
		case f.Matrix != nil:
			return s.differingFunction(f, a.Value(f).Marks, b.Value(f).Marks)
		case f.Kind == questionnaire.List:
			return s.differingRow(f, a, b)
		}
		return Change{Part: InAnswers, Field: f, Words: s.Text(f.Label)}
	}
	for _, q := range s.Bank.Questions {
		switch {
		case a.Notes[q.Index] != b.Notes[q.Index]:
			return Change{Part: InNotes, Field: q.Fields[0], Words: s.Say(sayNoteOf, s.Text(q.Title))}
		case !reflect.DeepEqual(a.Evidence[q.Index], b.Evidence[q.Index]):
			return Change{Part: InEvidence, Field: q.Fields[0], Words: s.Say(sayEvidenceOf, s.Text(q.Title))}
		}
	}
	if a.Review.Conclusion != b.Review.Conclusion {
		return Change{Part: InReview, Criterion: -1, Words: s.Say(sayReviewOf, s.ReviewTitle(ReviewConclusion))}
	}
	for i, c := range s.Bank.Criteria {
		if a.Review.Criteria[c.ID] != b.Review.Criteria[c.ID] || a.NotApplicable[c.ID] != b.NotApplicable[c.ID] {
			return Change{Part: InReview, Criterion: i, Words: s.Say(sayReviewOf, s.Text(c.Name))}
		}
	}
	return Change{Part: InCard, Words: s.Say(sayCard)}
}
