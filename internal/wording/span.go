package wording

import (
	"strconv"
	"time"
	"unicode/utf8"
)

var shortMonths = [...]string{"янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."}

var monthNames = [...]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}

// Day writes a day of a year that is plain: «1 дек.», "1 Dec".
func (s Speaker) Day(t time.Time) string {
	if s.english() {
		return t.Format("2" + NoBreak + "Jan")
	}
	return strconv.Itoa(t.Day()) + NoBreak + shortMonths[t.Month()-1]
}

// Span writes the days from one to another: «1–4 дек.», "30 Nov – 4 Dec"; "" for none.
func (s Speaker) Span(first, last time.Time) string {
	switch {
	case first.IsZero() || last.IsZero():
		return ""
	case first.Equal(last):
		return s.Day(first)
	case first.Year() == last.Year() && first.Month() == last.Month():
		return strconv.Itoa(first.Day()) + "–" + s.Day(last)
	}
	return s.Day(first) + NoBreak + "– " + s.Day(last)
}

// ShortMonth is Month where there is little room: «дек.», "Dec".
func (s Speaker) ShortMonth(t time.Time) string {
	const short = 4 // letters of a name that is not cut
	if name := s.Month(t); s.english() {
		return name[:3]
	} else if utf8.RuneCountInString(name) <= short {
		return name
	}
	return shortMonths[t.Month()-1]
}

// Month names a month as the head of a calendar does: «декабрь».
func (s Speaker) Month(t time.Time) string {
	if s.english() {
		return t.Month().String()
	}
	return monthNames[t.Month()-1]
}
