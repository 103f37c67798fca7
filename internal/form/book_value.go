package form

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// word is what a cell may say, and what it means.
type word struct {
	id     string
	labels []string // in both languages
}

var languages = []questionnaire.Language{questionnaire.Russian, questionnaire.English}

// wordOf makes a word of what is said in each language.
func wordOf(id string, say func(wording.Speaker) string) word {
	w := word{id: id}
	for _, lang := range languages {
		w.labels = append(w.labels, say(wording.In(lang)))
	}
	return w
}

func (r *bookReader) positionWords() []word {
	var out []word
	for _, id := range questionnaire.Positions {
		out = append(out, wordOf(id, func(s wording.Speaker) string { return s.Position(id) }))
	}
	return out
}

func (r *bookReader) sourceWords() []word {
	var out []word
	for _, source := range r.bank.Sources {
		out = append(out, wordOf(source.ID, func(s wording.Speaker) string { return s.Text(source.Name) }))
	}
	return out
}

func (r *bookReader) gradeWords() []word {
	var out []word
	for g := answers.Reference; g <= answers.Extract; g++ {
		out = append(out, wordOf(g.String(), func(s wording.Speaker) string { return s.Grade(g) }))
	}
	return out
}

func optionWords(s *questionnaire.Shape) []word {
	var out []word
	for _, o := range s.Options {
		out = append(out, wordOf(o.ID, func(s wording.Speaker) string { return s.Text(o.Label) }))
	}
	return out
}

func entryWords(c *questionnaire.Catalogue) []word {
	var out []word
	for _, e := range c.Entries {
		out = append(out, wordOf(e.ID, func(s wording.Speaker) string { return s.Text(e.Name) }))
	}
	return out
}

// meant returns the id of the word that a text says; "" for none.
func meant(said string, words []word) string {
	said = clean.Folded(said)
	for _, w := range words {
		for _, label := range w.labels {
			if clean.Folded(label) == said {
				return w.id
			}
		}
	}
	for _, w := range words {
		if clean.Folded(w.id) == said {
			return w.id
		}
	}
	return ""
}

// oneOf reads a cell that says one of some words; nil where it does not, which is reported.
func (r *bookReader) oneOf(at place, path string, words []word) any {
	if id := meant(r.cell(at), words); id != "" {
		return id
	}
	r.notOneOf(at, path, r.cell(at), words)
	return nil
}

// notOneOf reports a text that says none of some words.
func (r *bookReader) notOneOf(at place, path, said string, words []word) {
	valid := make([]string, 0, len(words))
	place := 0
	if r.Language == questionnaire.English {
		place = 1
	}
	for _, w := range words {
		valid = append(valid, w.labels[place])
	}
	r.unread(at, path, shown(said), "one of: "+listed(valid), didYouMean(said, valid))
}

// listed names what is valid, the first few where there are many.
func listed(valid []string) string {
	const most = 6
	if len(valid) > most {
		return strings.Join(valid[:most], "; ") + "; … (" + strconv.Itoa(len(valid)) + " in all)"
	}
	return strings.Join(valid, "; ")
}

func didYouMean(said string, valid []string) string {
	if near := source.Nearest(said, valid); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}

func isYes(s string) bool {
	s = clean.Folded(s)
	return s == "true" || s == "x" || s == "х" || s == "+" || s == "✓" || isWord(s, "yes", func(w wording.Speaker) string { return w.YesNo(true) })
}

func isNo(s string) bool {
	s = clean.Folded(s)
	return s == "false" || s == "-" || s == "—" || isWord(s, "no", func(w wording.Speaker) string { return w.YesNo(false) })
}

// isOneOf reports whether a text says one of the page's words in either language.
func (r *bookReader) isOneOf(said, key string) bool {
	return clean.Folded(said) == clean.Folded(pageWords[key].RU) || clean.Folded(said) == clean.Folded(pageWords[key].EN)
}

// value reads a cell that is not empty; nil where it cannot be read, which is reported.
func (r *bookReader) value(s *questionnaire.Shape, at place, path string) any {
	said := r.cell(at)
	switch {
	case isUnknown(said):
		return answers.UnknownWord
	case s.Measurable && isNotMeasured(said):
		return answers.NotMeasuredWord
	}
	switch s.Kind {
	case questionnaire.Bool:
		switch {
		case isYes(said):
			return true
		case isNo(said):
			return false
		}
		r.unread(at, path, shown(said), r.YesNo(true)+" or "+r.YesNo(false), "")
		return nil
	case questionnaire.Integer:
		return wholeNumber(said)
	case questionnaire.Percent:
		return percent(said)
	case questionnaire.Choice, questionnaire.Reference:
		return r.named(s, at, path, said)
	case questionnaire.Multi, questionnaire.References:
		return r.several(s, at, path, said)
	}
	return unquoted(said)
}

// several reads a cell that names several options, rows or entries.
func (r *bookReader) several(s *questionnaire.Shape, at place, path, said string) any {
	out := []any{}
	if isNone(said) {
		return out
	}
	for name := range strings.SplitSeq(said, separator) {
		if strings.TrimSpace(name) == "" {
			continue
		}
		id := r.named(s, at, path, name)
		if id == nil {
			return nil
		}
		out = append(out, id)
	}
	return out
}

// named returns the id of the option, the row or the entry that a text names.
func (r *bookReader) named(s *questionnaire.Shape, at place, path, said string) any {
	if s.Target.List != nil {
		return r.reference(at, path, s.Target.List, said)
	}
	words := optionWords(s)
	if s.Target.Catalogue != nil {
		words = entryWords(s.Target.Catalogue)
	}
	if id := meant(said, words); id != "" {
		return id
	}
	r.notOneOf(at, path, strings.TrimSpace(said), words)
	return nil
}

// reference returns the id of the row of a list that a text names.
func (r *bookReader) reference(at place, path string, list *questionnaire.Field, said string) any {
	rows := r.rows[list]
	if rows == nil { // a list that this part does not ask for: what it holds came with the form
		return strings.TrimSpace(said)
	}
	n, alike := rows.find(said)
	if n >= 0 && !r.blank(list, n) {
		return rows.ids[n]
	}
	r.spoiled[path] = true
	r.unnamed(at, strings.TrimSpace(said), rows, alike)
	return nil
}

// unnamed reports a text that names no row of a list, or several.
func (r *bookReader) unnamed(at place, said string, rows *names, alike int) {
	var valid []string
	for _, name := range rows.texts {
		if name != "" {
			valid = append(valid, name)
		}
	}
	switch {
	case alike > 1:
		r.wrong(at, shown(said)+", which "+strconv.Itoa(alike)+" rows are called", "a name of one row", "give the rows different names")
	case len(valid) == 0:
		r.wrong(at, shown(said), "a row of a list that has none", "fill in the list first")
	default:
		r.wrong(at, shown(said), "one of: "+listed(valid), didYouMean(said, valid))
	}
}

// spaces are those that people and programs put between thousands.
var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "")

// wholeNumber reads a whole number; anything else is left as it is for the check of the answers.
func wholeNumber(said string) any {
	if n, err := strconv.Atoi(spaces.Replace(said)); err == nil {
		return n
	}
	return strings.TrimSpace(said)
}

var countOf = regexp.MustCompile(`^(\d+)(?:/|из|of|:)(\d+)$`)

// percent reads 62, 62,5, 62 %, or a count such as 9/10; anything else is left as it is.
func percent(said string) any {
	plain := strings.ToLower(spaces.Replace(said))
	if m := countOf.FindStringSubmatch(plain); m != nil {
		return m[1] + "/" + m[2]
	}
	plain = strings.Replace(strings.TrimSuffix(plain, "%"), ",", ".", 1)
	if x, err := strconv.ParseFloat(plain, 64); err == nil {
		if x == float64(int(x)) {
			return int(x)
		}
		return x
	}
	return strings.TrimSpace(said)
}

// date reads a day in the ways that people type it, or as spreadsheets keep it; anything else is left as it is.
func (r *bookReader) date(at place) any {
	said := strings.TrimSpace(r.cell(at))
	if days, err := strconv.ParseFloat(said, 64); err == nil && r.numeric(at) && days > 0 && days < 150_000 {
		return time.Date(1899, time.December, 30+int(days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	if day, ok := answers.TypedDate(said); ok {
		return day.Format(time.DateOnly)
	}
	return said
}
