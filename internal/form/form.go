// Package form makes forms that are filled in without this program, a page for a browser or a workbook, and takes what was
// answered there into answer files.
//
// It is at the beginning of the flow, beside the interview: bank → form → answers → assessment → report. A form holds
// questions and answers, never rules of scoring or scores. What a field looks like follows from questionnaire.Shape alone.
//
//	form.go       which questions a form has
//	model.go      the questions as the page's script reads them
//	condition.go  when a field is asked, for the script
//	words.go      what the page itself says
//	import.go     adding answers to a file that exists; join.go, which rows of its lists are which
//	page.go       the page; html/ has its template, style and scripts
//	book*.go      the workbook: which cell is for which value (book, book_layout, book_tables), what it says (book_words),
//	              filling it (book_fill, book_meta) and reading it (book_read, book_tree, book_rows, book_value)
package form

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// Part is which fields of a bank a form asks for.
type Part struct {
	For    string // one of the positions whose votes the bank weighs; "" for all fields
	fields map[*questionnaire.Field]bool
}

// NewPart returns the part of a bank that a respondent of a position knows best: the questions on which no position weighs
// more, and whatever those refer to. Without a position it is the whole bank. The error names the valid positions.
func NewPart(b *questionnaire.Bank, position string) (Part, error) {
	p := Part{For: position, fields: map[*questionnaire.Field]bool{}}
	for _, q := range b.Questions {
		if position != "" && !q.KnownBestBy(position) {
			continue
		}
		for _, f := range q.Fields {
			p.add(f)
		}
	}
	if weighed := Positions(b); position != "" && !slices.Contains(weighed, position) {
		if len(weighed) == 0 {
			return Part{}, fmt.Errorf("the bank %s weighs no positions, so it has no part for %q", b.ID, position)
		}
		return Part{}, fmt.Errorf("%q is none of the positions that the bank weighs: %s", position, strings.Join(weighed, ", "))
	}
	return p, nil
}

// Positions returns the positions that a bank has parts for, sorted.
func Positions(b *questionnaire.Bank) []string {
	weighed := map[string]bool{}
	for _, q := range b.Questions {
		for by := range q.Weights {
			weighed[by] = true
		}
	}
	return slices.Sorted(maps.Keys(weighed))
}

// add takes a field with what is needed to answer it: the lists that it refers to, and the fields that its condition reads.
func (p Part) add(f *questionnaire.Field) {
	if p.fields[f] {
		return
	}
	p.fields[f] = true
	for _, needed := range f.Needs() {
		p.add(needed)
	}
}

// of returns the fields of a question that the part has, in their order.
func (p Part) of(q *questionnaire.Question) []*questionnaire.Field {
	var out []*questionnaire.Field
	for _, f := range q.Fields {
		if p.fields[f] {
			out = append(out, f)
		}
	}
	return out
}

// Writer writes a form of one kind. sheet has answers to begin with; nil for none.
type Writer func(w io.Writer, b *questionnaire.Bank, part Part, sheet *answers.Sheet, lang questionnaire.Language) error

// kinds are the kinds of forms, by the suffix of their files.
var kinds = []struct {
	suffix string
	write  Writer
}{{".html", writeHTML}, {".xlsx", writeXLSX}}

// WriterFor returns what writes forms of a suffix, such as .html; nil where there is none.
func WriterFor(suffix string) Writer {
	for _, k := range kinds {
		if k.suffix == suffix {
			return k.write
		}
	}
	return nil
}

// Suffixes returns the suffixes of forms.
func Suffixes() []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = k.suffix
	}
	return out
}
