// Package wording is whatever is said in a language, Russian or English: numbers, dates, counts with their nouns,
// lists, answers in words, and the names of findings, grades, positions and severities. Interview, summary and
// reports say them alike, because they say them with this package.
//
// It belongs beside the flow: it needs the bank's model and the sheet to word an answer, and knows nothing of
// scores. A sentence that only one screen or report says is worded there, by Say.
//
//	number.go       numbers, units, counts, days and dates
//	span.go         spans of days
//	list.go         lists of words, quotation marks
//	name.go         what the program itself has names for
//	answer.go       answers and the rows that they name
//	written.go      places and values of an answer file, for readers without YAML
//	letter.go       capitals and full stops
//	spreadsheet.go  CSV as a spreadsheet program reads it
//	wrap.go         lines of a terminal
package wording

import (
	"fmt"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/questionnaire"
)

// Speaker says things in one language.
type Speaker struct {
	Language questionnaire.Language // English, or else Russian
}

// In returns the speaker of a language; of one that nobody speaks, the Russian one.
func In(lang questionnaire.Language) Speaker {
	if lang != questionnaire.English {
		lang = questionnaire.Russian
	}
	return Speaker{lang}
}

// Say words a text in the language. Arguments are put in as fmt.Sprintf does.
func (s Speaker) Say(t questionnaire.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(s.Language)
	}
	return fmt.Sprintf(t.In(s.Language), args...)
}

// Text returns a bank's wording in the language, made safe to show, with each per cent sign kept on the line of its
// number.
func (s Speaker) Text(t questionnaire.Text) string {
	return strings.ReplaceAll(clean.Text(t.In(s.Language)), " %", NoBreak+"%")
}

func (s Speaker) english() bool { return s.Language == questionnaire.English }

// text is a wording in both languages.
type text = questionnaire.Text
