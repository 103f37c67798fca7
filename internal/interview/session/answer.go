package session

import (
	"math"
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
		if found, of, ok := strings.Cut(typed, "/"); ok && p.Kind == questionnaire.Percent {
			return s.answerSample(p, found, of)
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

// parseNumber reads a number as people type it: 12, 12,5 or 12 %.
func (s *Session) parseNumber(p Place, typed string) (x float64, problem string) {
	typed = strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(typed, ",", "."), "%"))
	typed = strings.NewReplacer(" ", "", "\u00a0", "").Replace(typed)
	x, err := strconv.ParseFloat(typed, 64)
	// Only digits: ParseFloat also takes Inf, 0x1F and 1e3.
	plain := err == nil && strings.Trim(typed, "0123456789.") == ""
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
