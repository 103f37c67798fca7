package batch

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// csvTable writes results as CSV.
type csvTable struct {
	bank   *questionnaire.Bank
	as     wording.Spreadsheet
	buffer bytes.Buffer
	writer *csv.Writer
	cells  []string

	answers []*questionnaire.Field // that have a column; none unless they are wanted
	speaker *wording.Speaker       // words the answers; nil writes them as answer files do
}

// newTable returns a writer of tables for a bank, as a spreadsheet program reads them.
func newTable(bank *questionnaire.Bank, as wording.Spreadsheet) *csvTable {
	t := &csvTable{bank: bank, as: as}
	t.writer = csv.NewWriter(&t.buffer)
	t.writer.Comma = as.Comma
	return t
}

// kindsOfScore are the ways to see a score, in the order of scores.
var kindsOfScore = [...]string{"proven", "claimed", "possible"}

// header returns the first line, with the mark before it.
func (t *csvTable) header() []byte {
	t.cells = append(t.cells[:0], "file", "client", "date", "respondent", "sellers", "bank")
	for _, kind := range kindsOfScore {
		t.cells = append(t.cells, "overall_"+kind)
	}
	for _, d := range t.bank.Dimensions {
		for _, kind := range kindsOfScore {
			t.cells = append(t.cells, d.ID+"_"+kind)
		}
	}
	for _, criterion := range t.bank.Criteria {
		t.cells = append(t.cells, criterion.ID)
	}
	t.cells = append(t.cells, "contradictions", "completeness", "error", "not_applicable")
	for _, f := range t.answers {
		t.cells = append(t.cells, "answers."+f.ID)
	}
	return t.flush([]byte(t.as.Mark))
}

// append appends the line of a result. A criterion that does not apply has an empty cell.
func (t *csvTable) append(out []byte, r *result) []byte {
	t.cells = append(t.cells[:0], clean.Cell(r.file))
	switch r.outcome {
	case scored:
		t.appendRow(&r.row)
	case rejected:
		for range 5 + len(kindsOfScore)*(1+len(t.bank.Dimensions)) + len(t.bank.Criteria) + 2 {
			t.cells = append(t.cells, "")
		}
		t.cells = append(t.cells, clean.Cell(r.problem.String()), "")
		for range t.answers {
			t.cells = append(t.cells, "")
		}
	default:
		return out
	}
	return t.flush(out)
}

func (t *csvTable) appendRow(r *row) {
	t.cells = append(t.cells, clean.Cell(r.Client), r.Date, clean.Cell(r.Respondent), strconv.Itoa(r.Sellers), clean.Cell(answers.BankReference(t.bank)))
	for _, s := range append([]scores{r.Overall}, r.Dimensions...) {
		for _, x := range s {
			t.cells = append(t.cells, t.as.Number(strconv.FormatFloat(x, 'f', 1, 64)))
		}
	}
	for _, s := range r.Criteria {
		cell := ""
		if s.Counts {
			cell = strconv.Itoa(s.Proven)
		}
		t.cells = append(t.cells, cell)
	}
	t.cells = append(t.cells, strconv.Itoa(len(r.Contradictions)), t.as.Number(strconv.FormatFloat(r.Completeness, 'f', -1, 64)), "", strconv.Itoa(len(r.LeftOut)))
	for _, f := range t.answers {
		t.cells = append(t.cells, t.answer(f, r.Answers[f.Index]))
	}
}

// addAnswers gives each simple field a column, with the answers in words where a person reads the table.
func (t *csvTable) addAnswers(in wording.Speaker, words bool) {
	for _, f := range t.bank.Fields {
		if isSimple(f) {
			t.answers = append(t.answers, f)
		}
	}
	if words {
		t.speaker = &in
	}
}

// answer writes one answer: a number as the spreadsheet has numbers, so that one can count with it.
func (t *csvTable) answer(f *questionnaire.Field, said string) string {
	isNumber := f.Kind == questionnaire.Integer || f.Kind == questionnaire.Percent
	switch {
	case isNumber && said != saidUnknown && said != saidNotMeasured:
		return t.as.Number(said)
	case t.speaker != nil:
		said = wordAnswer(*t.speaker, &f.Shape, said)
	}
	return clean.Cell(said)
}

func (t *csvTable) flush(out []byte) []byte {
	t.buffer.Reset()
	_ = t.writer.Write(t.cells) // a buffer has no error
	t.writer.Flush()
	return append(out, t.buffer.Bytes()...)
}
