package session

import (
	"errors"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// ReviewPart is one part of the consultant's own word on a criterion.
type ReviewPart int

// The parts, in the order in which they are asked for.
const (
	ReviewComment ReviewPart = iota
	ReviewDays
	ReviewOwner
	ReviewNotApplicable
	ReviewParts // how many there are

	ReviewConclusion ReviewPart = -1 // is not of a criterion but of the whole
)

var errNoDays = errors.New("not person-days in halves from 0.5 to 1000")

// reviewKeys are the keys of the parts in an answer file; a criterion that does not apply has a section of its own.
var reviewKeys = [ReviewParts]string{"comment", "days", "owner", ""}

// reviewPath is where a part is in an answer file.
func reviewPath(c *questionnaire.Criterion, part ReviewPart) source.Path {
	if part == ReviewNotApplicable {
		return source.Path{"not_applicable", c.ID}
	}
	return source.Path{"review", "criteria", c.ID, reviewKeys[part]}
}

// Conclusion returns the consultant's own conclusion; "" for none.
func (s *Session) Conclusion() string { return s.File.Sheet().Review.Conclusion }

// SetConclusion writes it; "" takes it away.
func (s *Session) SetConclusion(text string) error {
	return s.setReview(source.Path{"review", "conclusion"}, strings.TrimSpace(text))
}

// Reviewed returns what the consultant says of a criterion, as it is typed; "" for nothing.
func (s *Session) Reviewed(c *questionnaire.Criterion, part ReviewPart) string {
	said := s.File.Sheet().Review.Criteria[c.ID]
	switch part {
	case ReviewComment:
		return said.Comment
	case ReviewDays:
		if said.HasDays {
			return s.in().Short(said.Days, 1)
		}
		return ""
	case ReviewOwner:
		return said.Owner
	}
	return s.File.Sheet().NotApplicable[c.ID]
}

// SetReviewed writes a part of what the consultant says of a criterion; "" takes it away. Days are
// person-days in halves from 0.5 to 1000 and may have a comma. Problem says the error.
func (s *Session) SetReviewed(c *questionnaire.Criterion, part ReviewPart, text string) error {
	text = strings.TrimSpace(text)
	path := reviewPath(c, part)
	if part != ReviewDays || text == "" {
		return s.setReview(path, text)
	}
	days, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || !answers.PossibleDays(days) {
		return errNoDays
	}
	return s.change(func(e *source.Editor) error { return e.Set(path, days) })
}

// setReview sets a text, or takes it away where it is empty.
func (s *Session) setReview(path source.Path, text string) error {
	if text == "" {
		return s.change(func(e *source.Editor) error { return e.Delete(path) })
	}
	return s.change(func(e *source.Editor) error { return e.Set(path, text) })
}

// ReviewTitle says what a part is.
func (s *Session) ReviewTitle(part ReviewPart) string {
	if part == ReviewConclusion {
		return s.Say(sayConclusion)
	}
	return s.Say(sayReviewParts[part])
}

var (
	sayConclusion  = text{RU: "Вывод для первой страницы отчёта", EN: "Conclusion for the first page of the report"}
	sayReviewParts = [ReviewParts]text{
		{RU: "Комментарий", EN: "Comment"},
		{RU: "Сколько дней займёт путь до цели, если иначе, чем в методике", EN: "Days that the way to the target takes, if not those of the method"},
		{RU: "Кто выполняет, если не тот, кто назван в методике", EN: "Who carries it out, if not whom the method names"},
		{RU: "Не применяется: почему", EN: "Does not apply: why"},
	}
)

// ReviewLine says in a line what the consultant says of a criterion: its name, and whatever is said.
func (s *Session) ReviewLine(c *questionnaire.Criterion) string {
	var said []string
	for part := range ReviewParts {
		if text := s.Reviewed(c, part); text != "" {
			said = append(said, text)
		}
	}
	line := s.Text(c.Name)
	if said == nil {
		return line
	}
	return line + ": " + strings.Join(said, " · ")
}
