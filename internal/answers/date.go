package answers

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/source"
)

// ParseDate reads a day as YYYY-MM-DD. A text that is none gives the zero time, and a hint how to write what was
// probably meant, which may be empty.
func ParseDate(text string) (day time.Time, hint string) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || !UsualYear(t) {
		return time.Time{}, suggestDate(text)
	}
	return t, ""
}

// TypedDate reads a day as people type it: 2026-11-23, 23.11.2026 or 23.11.26. ok is false for what is no such day, and
// for one of a year that answer files refuse.
func TypedDate(text string) (day time.Time, ok bool) {
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2.1.06"} {
		if t, err := time.Parse(layout, strings.TrimSpace(text)); err == nil && UsualYear(t) {
			return t, true
		}
	}
	return time.Time{}, false
}

// UsualYear reports whether an answer file takes the year of a date.
func UsualYear(t time.Time) bool { return t.Year() >= firstYear && t.Year() <= lastYear }

// The years that a date may have; others are slips of the keyboard.
const (
	firstYear = 1990
	lastYear  = 2199
)

// How far from today the date of an interview may lie before it is taken for a slip, in years.
const (
	yearsAhead = 2
	yearsAgo   = 20
)

// OddDate warns of an interview that is dated far in the future, or absurdly long ago, as 2062 for 2026 is. There is
// nothing to say of a date that the file does not give.
func (s *Sheet) OddDate(today time.Time) source.Diagnostics {
	date := s.Interview.Date
	found := ""
	switch {
	case date.IsZero():
		return nil
	case date.After(today.AddDate(yearsAhead, 0, 0)):
		found = date.Format(time.DateOnly) + ", which is over " + strconv.Itoa(yearsAhead) + " years ahead"
	case date.Before(today.AddDate(-yearsAgo, 0, 0)):
		found = date.Format(time.DateOnly) + ", which is over " + strconv.Itoa(yearsAgo) + " years ago"
	default:
		return nil
	}
	at := s.Interview.DateAt
	return source.Diagnostics{{File: s.File, Line: int(at.Line), Column: int(at.Column), Severity: source.Warning, Where: "interview.date",
		Found: found, Expected: "the day of the interview", Hint: "documents are dated by it: is the year right?"}}
}

// suggestDate says how to write what was probably meant as a date.
func suggestDate(text string) string {
	text = strings.TrimSpace(text)
	for _, layout := range []string{"2.1.2006", "2/1/2006", "2-1-2006", "2006.1.2", "2006/1/2", "2006-1-2", time.DateTime, time.RFC3339} {
		t, err := time.Parse(layout, text)
		switch {
		case err != nil:
		case !UsualYear(t):
			return "the year lies outside " + strconv.Itoa(firstYear) + "-" + strconv.Itoa(lastYear)
		default:
			return "write " + t.Format(time.DateOnly)
		}
	}
	if isoDate.MatchString(text) {
		return "the calendar has no such day"
	}
	return ""
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
