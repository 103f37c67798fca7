package session

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// AnswerText answers a place with what a person typed: a text or a number. The problem is a sentence for that
// person, "" when the answer was taken.
func (s *Session) AnswerText(p Place, typed string) (problem string) {
	typed = strings.TrimSpace(typed)
	switch p.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		if p.Kind == questionnaire.Percent {
			if found, of, ok := strings.Cut(countWords.Replace(typed), "/"); ok {
				return s.answerSample(p, found, of)
			}
		}
		x, problem := s.parseNumber(p, typed)
		if problem != "" {
			return problem
		}
		return s.Problem(s.SetNumber(p, x))
	}
	if typed == "" && !p.MayBeEmpty() {
		return s.Say(sayNeedText)
	}
	if typed == "" && p.NameOfRow() {
		return s.Say(sayNeedName)
	}
	return s.Problem(s.SetText(p, typed))
}

// countWords are what is said for the line of a count, as in 9 of 10.
var countWords = strings.NewReplacer("из", "/", "of", "/")

// NameOfRow reports whether the place is what its row is known by.
func (p Place) NameOfRow() bool {
	if len(p.Cells) == 0 {
		return false
	}
	list := p.parent()
	return list.NameColumn() == p.column()
}

// answerSample answers a percent with how many of how many there were.
func (s *Session) answerSample(p Place, found, of string) (problem string) {
	k, errFound := strconv.Atoi(strings.TrimSpace(found))
	n, errOf := strconv.Atoi(strings.TrimSpace(of))
	if errFound != nil || errOf != nil || k < 0 || n < 1 || k > n {
		return s.Say(sayNeedSample)
	}
	return s.Problem(s.set(p, strconv.Itoa(k)+"/"+strconv.Itoa(n)))
}

// plainNumber is a number without a sign or an exponent, with spaces only between its thousands: 3 5 is no 35.
var plainNumber = regexp.MustCompile(`^(\d{1,3}( \d{3})+|\d*)(\.\d*)?$`)

// largestNumber bounds a number: whole ones up to here are exact.
const largestNumber = 999_999_999_999_999

// parseNumber reads a number as people type it: 12, 12,5, 1 200 or 12 %.
func (s *Session) parseNumber(p Place, typed string) (x float64, problem string) {
	typed = strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(typed, ",", "."), "%"))
	typed = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(typed)
	x, err := strconv.ParseFloat(strings.ReplaceAll(typed, " ", ""), 64)
	plain := err == nil && x <= largestNumber && plainNumber.MatchString(typed)
	if p.Kind == questionnaire.Percent {
		if !plain || x < 0 || x > 100 {
			return 0, s.Say(sayNeedPercent)
		}
		return x, ""
	}
	if !plain || x != math.Trunc(x) || x < float64(p.Min) {
		return 0, s.Say(sayNeedWhole, p.Min)
	}
	return x, ""
}

// Problem words an error for the person who answers, "" for none.
func (s *Session) Problem(err error) string {
	switch err {
	case nil:
		return ""
	case errNoName:
		return s.Say(sayNeedName)
	case errNoDays:
		return s.Say(sayNeedDays)
	}
	return s.Say(sayNotPossible, clean.Visible(err.Error()))
}
