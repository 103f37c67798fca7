package bankfile

import (
	"strconv"
	"unicode/utf8"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// formsOf is how many forms a text with a number has in each language.
var formsOf = map[string]int{"ru": 3, "en": 2}

// unit returns what a number counts, in both languages.
func (v value) unit() questionnaire.Unit {
	if !v.mapping() {
		return questionnaire.Unit{}
	}
	return questionnaire.Unit{RU: v.get("ru").forms("ru"), EN: v.get("en").forms("en")}
}

// forms returns a text, or its forms by number.
func (v value) forms(language string) []string {
	if v.absent() {
		return nil
	}
	if v.node.Kind != source.Sequence {
		return []string{v.word()}
	}
	items := v.as(listOf(aWord)).items()
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = item.word()
	}
	if n := formsOf[language]; len(items) != n {
		v.wrong(strconv.Itoa(len(items))+" forms", "a text, or "+strconv.Itoa(n)+" forms", "Russian has one, few, many; English one, other")
	}
	return out
}

// text returns a wording in both languages, and warns when it is longer than there is room for.
func (v value) text() questionnaire.Text {
	if !v.mapping() {
		return questionnaire.Text{}
	}
	t := questionnaire.Text{RU: v.get("ru").word(), EN: v.get("en").word()}
	if v.shape.most > 0 {
		v.checkLength(t, int(v.shape.most))
	}
	return t
}

func (v value) checkLength(t questionnaire.Text, most int) {
	if n := max(utf8.RuneCountInString(t.RU), utf8.RuneCountInString(t.EN)); n > most {
		v.warn(strconv.Itoa(n)+" characters", "at most "+strconv.Itoa(most), "what is longer is cut off in tables")
	}
}
