package wording

import (
	"math"
	"strconv"
	"strings"
	"time"

	"salesaudit/questionnaire"
)

// NoBreak is the space that joins a number to what it counts: a line must not break there.
const NoBreak = "\u00a0"

// Nothing is what a cell of a table shows that has nothing to say.
const Nothing = "–"

// Fixed writes a number with so many decimals, a half rounded up: 12 345,5 in Russian, where four digits stay together, and
// 12,345.5 in English.
func (s Speaker) Fixed(x float64, decimals int) string {
	size := math.Abs(x)
	if scale := math.Pow10(decimals); size < 1e9 { // a half that floats hold a little short of it is one too
		size = math.Floor(size*scale+0.5+1e-9) / scale
	}
	digits := strconv.FormatFloat(size, 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	separator, point := NoBreak, ","
	if s.english() {
		separator, point = ",", "."
	}
	if len(whole) > 4 || s.english() {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + separator + whole[i:]
		}
	}
	if fraction != "" {
		whole += point + fraction
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		whole = "−" + whole
	}
	return whole
}

// Short writes a number with at most so many decimals, without zeros at the end.
func (s Speaker) Short(x float64, decimals int) string {
	for d := range decimals {
		if scale := math.Pow10(d); math.Abs(x*scale-math.Round(x*scale)) < 1e-6 {
			return s.Fixed(x, d)
		}
	}
	return s.Fixed(x, decimals)
}

// Whole writes a whole number.
func (s Speaker) Whole(n int) string { return s.Fixed(float64(n), 0) }

// withUnit joins a number and its unit, which may be empty: «55 %», "55%", «12 чел.».
func (s Speaker) withUnit(number, unit string) string {
	switch {
	case unit == "":
		return number
	case unit == "%" && s.english():
		return number + unit
	}
	return number + NoBreak + unit
}

// Measured writes a number with what it counts, in the form that goes with the number: «1 отдел», «2,5 часа».
func (s Speaker) Measured(x float64, decimals int, unit questionnaire.Unit) string {
	return s.withUnit(s.Short(x, decimals), s.unit(x, unit))
}

// MeasuredGenitive is Measured after a word that wants the genitive, as «не меньше» does: «не меньше 3 отделов».
func (s Speaker) MeasuredGenitive(x float64, decimals int, unit questionnaire.Unit) string {
	if forms := unit.Forms(s.Language); !s.english() && len(forms) == 3 {
		genitive := forms[2]
		if x == 1 || x != math.Trunc(x) {
			genitive = forms[1]
		}
		return s.withUnit(s.Short(x, decimals), genitive)
	}
	return s.Measured(x, decimals, unit)
}

func (s Speaker) unit(x float64, unit questionnaire.Unit) string {
	forms := unit.Forms(s.Language)
	switch n := len(forms); {
	case n == 0:
		return ""
	case n == 1:
		return forms[0]
	case x != math.Trunc(x): // «2,5 часа», "2.5 hours"
		return forms[1]
	case s.english():
		return s.Of(int(x), Noun{Single: forms[0], Plural: forms[1]})
	}
	return s.Of(int(x), Noun{One: forms[0], Few: forms[1], Many: forms[2]})
}

// Percent writes a percentage of 0-100 in whole per cent.
func (s Speaker) Percent(x float64) string { return s.withUnit(s.Fixed(x, 0), "%") }

// Noun is a word to be counted.
type Noun struct {
	One, Few, Many string // Russian: 1 шаг, 2 шага, 5 шагов
	Single, Plural string // English: 1 step, 2 steps
}

// Counted writes a whole number ≥ 0 with its noun: «3 шага», "3 steps".
func (s Speaker) Counted(n int, of Noun) string { return s.Whole(n) + NoBreak + s.Of(n, of) }

// Of returns the form that a noun has after a number.
func (s Speaker) Of(n int, of Noun) string {
	switch {
	case s.english() && n == 1:
		return of.Single
	case s.english():
		return of.Plural
	case n%10 == 1 && n%100 != 11:
		return of.One
	case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		return of.Few
	}
	return of.Many
}

// Days writes person-days, in halves: «0,5 дня», "5 days".
func (s Speaker) Days(x float64) string {
	return s.halves(x, Noun{"день", "дня", "дней", "day", "days"})
}

// PersonDays is Days where nothing else says that they are not days of the calendar: «0,5 человеко-дня», "5 person-days".
func (s Speaker) PersonDays(x float64) string {
	return s.halves(x, Noun{"человеко-день", "человеко-дня", "человеко-дней", "person-day", "person-days"})
}

// halves writes a number in halves with its noun.
func (s Speaker) halves(x float64, of Noun) string {
	if x == math.Trunc(x) {
		return s.Counted(int(x), of)
	}
	return s.Short(x, 1) + NoBreak + s.Say(text{RU: of.Few, EN: of.Plural})
}

var months = [...]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}

// Date writes a day: «1 октября 2026 г.», "1 October 2026"; "" for none.
func (s Speaker) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if s.english() {
		return t.Format("2"+NoBreak) + t.Format("January 2006")
	}
	return strconv.Itoa(t.Day()) + NoBreak + months[t.Month()-1] + NoBreak + strconv.Itoa(t.Year()) + NoBreak + "г."
}
