package session

import (
	"slices"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Evidence returns what proves the answers to a question.
func (s *Session) Evidence(q *questionnaire.Question) []answers.Evidence {
	return s.sheet().Evidence[q.Index]
}

// EvidenceProblem says what a piece of evidence lacks, "" for nothing: a document that is only named needs its name.
func (s *Session) EvidenceProblem(piece answers.Evidence) string {
	if piece.Grade == answers.Reference && strings.TrimSpace(piece.Ref) == "" {
		return s.Say(sayNameTheDocument)
	}
	return ""
}

// AddEvidence adds a piece of evidence to a question.
func (s *Session) AddEvidence(q *questionnaire.Question, piece answers.Evidence) error {
	m := source.Map{
		{Key: "source", Value: piece.Source.ID},
		{Key: "grade", Value: piece.Grade.String()},
	}
	m = appendText(m, "ref", strings.TrimSpace(piece.Ref))
	if !piece.Date.IsZero() {
		m = append(m, source.Entry{Key: "date", Value: piece.Date.Format(time.DateOnly)})
	}
	path := source.Path{"evidence", q.ID}
	return s.change(func(e *source.Editor) error {
		if n := len(s.Evidence(q)); n > 0 {
			return e.Set(path.Then(n), m)
		}
		return e.Set(path, []any{m})
	})
}

// DeleteEvidence takes a piece of evidence of a question away.
func (s *Session) DeleteEvidence(q *questionnaire.Question, i int) error {
	n := len(s.Evidence(q))
	if i < 0 || i >= n {
		return errNoRow
	}
	path := source.Path{"evidence", q.ID}
	if n > 1 {
		path = path.Then(i)
	}
	return s.change(func(e *source.Editor) error { return e.Delete(path) })
}

// ShowEvidence words a piece of evidence in one line.
func (s *Session) ShowEvidence(e answers.Evidence) string {
	parts := []string{s.GradeName(e.Grade), s.Text(e.Source.Name), clean.Text(e.Ref)}
	return wording.Joined(" · ", append(parts, s.in().Date(e.Date))...)
}

// SourcesFor returns the sources of evidence in the order in which they are offered for a question: first those
// that prove it.
func (s *Session) SourcesFor(q *questionnaire.Question) []*questionnaire.Source {
	out := slices.Clone(q.Proves)
	for _, each := range s.Bank.Sources {
		if !slices.Contains(out, each) {
			out = append(out, each)
		}
	}
	return out
}

// Note returns the note on a question, its lines safe to print; "" when there is none.
func (s *Session) Note(q *questionnaire.Question) string {
	lines := strings.Split(s.sheet().Notes[q.Index], "\n")
	for i := range lines {
		lines[i] = clean.Typed(lines[i])
	}
	return strings.Join(lines, "\n")
}

// SetNote writes the note on a question; "" takes it away.
func (s *Session) SetNote(q *questionnaire.Question, text string) error {
	path := source.Path{"notes", q.ID}
	if strings.TrimSpace(text) == "" {
		return s.change(func(e *source.Editor) error { return e.Delete(path) })
	}
	return s.change(func(e *source.Editor) error { return e.Set(path, strings.TrimSpace(text)) })
}

// MarkWords says in a few words that a question has evidence, how many pieces, and a note; "" where it has neither.
func (s *Session) MarkWords(q *questionnaire.Question) string {
	var evidence, note string
	if n := len(s.Evidence(q)); n > 0 {
		evidence = s.Say(sayPieces, n)
	}
	if s.sheet().Notes[q.Index] != "" {
		note = s.Say(sayHasNote)
	}
	return wording.Joined(" · ", evidence, note)
}

// QuestionName is the word question with its number.
func (s *Session) QuestionName(q *questionnaire.Question) string {
	return s.Say(sayQuestionName, q.Index+1)
}

var (
	sayNameTheDocument = text{
		RU: "Назовите документ: без номера или названия он не считается названным.",
		EN: "Name the document: without a number or title it does not count as named.",
	}
	sayQuestionName = text{RU: "Вопрос %d", EN: "Question %d"}
	sayPieces       = text{RU: "док. %d", EN: "evidence %d"}
	sayHasNote      = text{RU: "заметка", EN: "note"}
)

// Grades are those that evidence can have, the weakest first.
var Grades = []answers.Grade{answers.Reference, answers.Document, answers.Extract}

// GradeName words a grade.
func (s *Session) GradeName(g answers.Grade) string { return s.in().Grade(g) }

// ProvedBy names the sources that prove a question, "" when none is known.
func (s *Session) ProvedBy(q *questionnaire.Question) string {
	if len(q.Proves) == 0 {
		return ""
	}
	names := make([]string, len(q.Proves))
	for i, each := range q.Proves {
		names[i] = s.Text(each.Name)
	}
	return s.Say(sayProves, strings.Join(names, "; "))
}
