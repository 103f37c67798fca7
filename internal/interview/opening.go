package interview

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Opening is what an interview starts with: who is asked, by whom, and when.
type Opening struct {
	Client      string
	Sellers     int // ≥ 1
	Industry    string
	Respondent  string
	Position    string // one of questionnaire.Positions, or ""
	Interviewer string
	Date        time.Time
}

// write makes an answer file without answers.
func (o Opening) write(e *source.Editor, b *questionnaire.Bank) error {
	client := source.Map{{Key: "name", Value: o.Client}}
	client = appendText(client, "industry", o.Industry)
	client = append(client, source.Entry{Key: "sellers", Value: o.Sellers})
	meeting := source.Map{{Key: "date", Value: o.Date.Format(time.DateOnly)}}
	meeting = appendText(meeting, "respondent", o.Respondent)
	meeting = appendText(meeting, "position", o.Position)
	meeting = appendText(meeting, "interviewer", o.Interviewer)
	for _, entry := range (source.Map{
		{Key: "format", Value: answers.Format},
		{Key: "bank", Value: answers.BankReference(b)},
		{Key: "client", Value: client},
		{Key: "interview", Value: meeting},
	}) {
		if err := e.Set(source.Path{entry.Key}, entry.Value); err != nil {
			return err
		}
	}
	return nil
}

// Opening returns what the interview started with, as the file has it now.
func (s *Session) Opening() Opening {
	c, i := s.sheet().Client, s.sheet().Interview
	return Opening{Client: c.Name, Sellers: c.Sellers, Industry: c.Industry, Respondent: i.Respondent, Position: i.Position, Interviewer: i.Interviewer, Date: i.Date}
}

// SetOpening corrects what the interview started with.
func (s *Session) SetOpening(o Opening) error {
	return s.File.Change(func(e *source.Editor) error {
		for _, entry := range []struct {
			part, key string
			value     any
		}{
			{"client", "name", o.Client}, {"client", "industry", o.Industry}, {"client", "sellers", o.Sellers},
			{"interview", "date", o.Date.Format(time.DateOnly)}, {"interview", "respondent", o.Respondent},
			{"interview", "position", o.Position}, {"interview", "interviewer", o.Interviewer},
		} {
			path := source.Path{entry.part, entry.key}
			err := error(nil)
			if entry.value == "" {
				err = e.Delete(path)
			} else {
				err = e.Set(path, entry.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func appendText(m source.Map, key, text string) source.Map {
	if text == "" {
		return m
	}
	return append(m, source.Entry{Key: key, Value: text})
}

// FileName returns the default name of the answer file: the client, without the legal form and the quotation
// marks, and the date.
func (o Opening) FileName() string {
	name := o.Client
	if _, rest, ok := strings.Cut(name, "«"); ok {
		name, _, _ = strings.Cut(rest, "»")
	}
	name = strings.ReplaceAll(identifier(name), "_", "-")
	if name == "" {
		name = "client"
	}
	return name + "-" + o.Date.Format(time.DateOnly) + ".yaml"
}

// maxSellers is the largest number of sellers that an answer file takes.
const maxSellers = 1_000_000

var (
	errSellers = errors.New("sellers")
	errDate    = errors.New("date")
)

// parseSellers reads the number of sellers.
func parseSellers(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > maxSellers {
		return 0, errSellers
	}
	return n, nil
}

// parseDate reads a date as people type it, 2026-11-23 or 23.11.2026; words such as today are the caller's.
func parseDate(text string) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2.1.06"} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1990 && t.Year() <= 2199 {
			return t, nil
		}
	}
	return time.Time{}, errDate
}

// maxIdentifier bounds the ids made from names: long enough to be told apart, short enough to be read. No word
// begins in the second half.
const maxIdentifier = 32

// identifier makes an id of a name: transliterated, in lower case, words joined by underscores.
func identifier(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		latin, ok := transliterated[r]
		switch {
		case ok:
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			latin = string(r)
		default:
			gap = true
			continue
		}
		if latin == "" {
			continue
		}
		if b.Len() >= maxIdentifier || gap && b.Len() >= maxIdentifier/2 {
			break
		}
		if gap && b.Len() > 0 {
			b.WriteByte('_')
		}
		gap = false
		b.WriteString(latin)
	}
	return b.String()
}

var transliterated = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
}

// newID returns an id for a row with a name that none of the taken ones equals. A row without a name is called
// after its list.
func newID(name, list string, taken []string) string {
	id := identifier(name)
	if id == "" || id[0] <= '9' || reserved(id) {
		id = strings.TrimRight(list+"_"+id, "_")
	}
	unique := id
	for n := 2; contains(taken, unique); n++ {
		unique = fmt.Sprintf("%s_%d", id, n)
	}
	return unique
}

// reserved tells whether a word means something else where an id may stand.
func reserved(id string) bool {
	switch id {
	case "unknown", "not_measured", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return true
	}
	return false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
