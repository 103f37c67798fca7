package session

import (
	"reflect"
	"slices"

	"salesaudit/internal/answers"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

var (
	sayNoteOf     = text{RU: "заметка к вопросу «%s»", EN: "the note on “%s”"}
	sayEvidenceOf = text{RU: "доказательства к вопросу «%s»", EN: "the evidence of “%s”"}
	sayReviewOf   = text{RU: "выводы консультанта, «%s»", EN: "the consultant's own word, “%s”"}
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
	Criterion int                  // of InReview: its place in the bank, -1 for the conclusion
	Words     string               // what was changed; "" when there was no step
}

// Undo takes the last change of this run back.
func (s *Session) Undo() (Change, error) { return s.swap(s.File.Undo) }

// Redo makes the change again that was undone last.
func (s *Session) Redo() (Change, error) { return s.swap(s.File.Redo) }

func (s *Session) swap(step func() (bool, error)) (Change, error) {
	before := s.sheet()
	if moved, err := step(); !moved {
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

// difference finds what two sheets differ in. A row that went took references to it along: the list comes before them in a
// bank.
func (s *Session) difference(a, b *answers.Sheet) Change {
	for _, f := range s.Bank.Fields {
		if !reflect.DeepEqual(a.FieldTree(f), b.FieldTree(f)) { // not where in the file it is
			if f.Matrix != nil {
				return s.differingFunction(f, a.Value(f).Marks, b.Value(f).Marks)
			}
			return Change{Part: InAnswers, Field: f, Words: s.Text(f.Label)}
		}
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
