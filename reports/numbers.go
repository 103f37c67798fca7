package reports

import (
	"math"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// speller words numbers, dates and lists in one language.
type speller struct {
	lang questionnaire.Language
}

func (s speller) english() bool { return s.lang == questionnaire.English }

// in picks the wording of the language.
func (s speller) in(ru, en string) string {
	if s.english() {
		return en
	}
	return ru
}

// text returns a bank's wording in the language, with each per cent sign kept on the line of its number.
func (s speller) text(t questionnaire.Text) string {
	return strings.ReplaceAll(t.In(s.lang), " %", space+"%")
}

// space joins a number to what it counts: it must not break there.
const space = "\u00a0"

// fixed writes a number with so many decimals: decimal comma and no-break spaces between thousands in Russian.
func (s speller) fixed(x float64, decimals int) string {
	digits := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	separator, point := space, ","
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

// short writes a number with at most so many decimals, without zeros at the end.
func (s speller) short(x float64, decimals int) string {
	for d := range decimals {
		if scale := math.Pow10(d); math.Abs(x*scale-math.Round(x*scale)) < 1e-6 {
			return s.fixed(x, d)
		}
	}
	return s.fixed(x, decimals)
}

// score shows a score or points of it: one decimal, half up.
func (s speller) score(x float64) Number {
	x = scoring.Round(x)
	return Number{x, s.fixed(x, 1)}
}

// percent shows a percentage of 0-100 in whole per cent.
func (s speller) percent(x float64) Number {
	x = math.Floor(x + 0.5 + 1e-9)
	return Number{x, s.withUnit(s.fixed(x, 0), "%")}
}

// withUnit joins a number and its unit: «55 %», "55%", «12 чел.».
func (s speller) withUnit(number, unit string) string {
	switch {
	case unit == "":
		return number
	case unit == "%" && s.english():
		return number + unit
	}
	return number + space + unit
}

// noun is a word to be counted: Russian forms for 1, 2 and 5, English ones for 1 and more.
type noun struct{ one, few, many, enOne, enMany string }

// counted writes a whole number with its noun: «3 шага», "3 steps".
func (s speller) counted(n int, w noun) Number {
	form := w.enMany
	switch {
	case s.english():
		if n == 1 {
			form = w.enOne
		}
	case n%10 == 1 && n%100 != 11:
		form = w.one
	case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		form = w.few
	default:
		form = w.many
	}
	return Number{float64(n), s.fixed(float64(n), 0) + space + form}
}

// days writes person-days, in halves.
func (s speller) days(x float64) Number {
	if x == math.Trunc(x) {
		n := s.counted(int(x), noun{"день", "дня", "дней", "day", "days"})
		return n
	}
	return Number{x, s.short(x, 1) + space + s.in("дня", "days")}
}

// date writes a day: «1 октября 2026 г.», "1 October 2026"; "" for none.
func (s speller) date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if s.english() {
		return t.Format("2"+space) + t.Format("January 2006")
	}
	months := [...]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}
	return strconv.Itoa(t.Day()) + space + months[t.Month()-1] + space + strconv.Itoa(t.Year()) + space + "г."
}

// list joins words with commas.
func list(words []string) string { return strings.Join(words, ", ") }

// both joins words with commas, the last with «и».
func (s speller) both(words []string) string {
	if len(words) < 2 {
		return list(words)
	}
	last := len(words) - 1
	return list(words[:last]) + s.in(" и ", " and ") + words[last]
}

// quoted puts a name into the quotation marks of the language.
func (s speller) quoted(name string) string {
	if s.english() {
		return "“" + name + "”"
	}
	if strings.ContainsAny(name, "«»") {
		name = strings.NewReplacer("«", "„", "»", "“").Replace(name)
	}
	return "«" + name + "»"
}

// several quotes each of some names and joins them, naming at most so many.
func (s speller) several(names []string, most int) string {
	rest := 0
	if len(names) > most+1 {
		rest = len(names) - most
		names = names[:most]
	}
	out := list(names)
	if rest > 0 {
		out += s.in(" и ещё"+space, " and ") + s.fixed(float64(rest), 0) + s.in("", " more")
	}
	return out
}
