package batch

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"salesaudit/internal/answers"
	"salesaudit/internal/record"
	"salesaudit/questionnaire"
)

// Encode appends what the output says of a result: nothing, or whole lines.
type Encode func(out []byte, r *Result) []byte

// NDJSON appends one line of JSON: `file` and then the assessment, or the error.
func NDJSON(out []byte, r *Result) []byte {
	switch r.Outcome {
	case Scored:
		out = appendJSON(append(out, `{"file":`...), r.File)
		out = append(out, ',')
		out = append(out, r.Assessment[1:]...) // without its opening brace
		return append(out, '\n')
	case Rejected:
		return append(appendJSON(out, rejection{r.File, &r.Problem}), '\n')
	}
	return out
}

// rejection is the line of a rejected input.
type rejection struct {
	File  string   `json:"file"`
	Error *Problem `json:"error"`
}

// appendJSON appends a value that has only numbers and texts, which can always be written.
func appendJSON(out []byte, value any) []byte {
	out, err := record.Append(out, value)
	if err != nil {
		panic(err)
	}
	return out
}

// byteOrderMark at its start tells Excel that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// CSV writes tables. Its zero value is of no use.
type CSV struct {
	bank   *questionnaire.Bank
	buffer bytes.Buffer
	writer *csv.Writer
	cells  []string
}

// NewCSV returns a writer of tables for a bank.
func NewCSV(bank *questionnaire.Bank) *CSV {
	c := &CSV{bank: bank}
	c.writer = csv.NewWriter(&c.buffer)
	return c
}

// kindsOfScore are the ways to see a score, in the order of Scores.
var kindsOfScore = [...]string{"proven", "claimed", "possible"}

// Header returns the first line. For Excel a byte order mark stands before it.
func (c *CSV) Header(excel bool) []byte {
	c.cells = append(c.cells[:0], "file", "client", "date", "respondent", "sellers", "bank")
	for _, kind := range kindsOfScore {
		c.cells = append(c.cells, "overall_"+kind)
	}
	for _, d := range c.bank.Dimensions {
		for _, kind := range kindsOfScore {
			c.cells = append(c.cells, d.ID+"_"+kind)
		}
	}
	for _, criterion := range c.bank.Criteria {
		c.cells = append(c.cells, criterion.ID)
	}
	c.cells = append(c.cells, "contradictions", "completeness", "error")
	var out []byte
	if excel {
		out = append(out, byteOrderMark...)
	}
	return c.flush(out)
}

// Append appends the line of a result. A criterion that does not apply has an empty cell.
func (c *CSV) Append(out []byte, r *Result) []byte {
	c.cells = append(c.cells[:0], safe(r.File))
	switch r.Outcome {
	case Scored:
		c.appendRow(&r.Row)
	case Rejected:
		for range 5 + len(kindsOfScore)*(1+len(c.bank.Dimensions)) + len(c.bank.Criteria) + 2 {
			c.cells = append(c.cells, "")
		}
		c.cells = append(c.cells, safe(r.Problem.String()))
	default:
		return out
	}
	return c.flush(out)
}

func (c *CSV) appendRow(r *Row) {
	c.cells = append(c.cells, safe(r.Client), r.Date, safe(r.Respondent), strconv.Itoa(r.Sellers), safe(answers.BankReference(c.bank)))
	for _, s := range append([]Scores{r.Overall}, r.Dimensions...) {
		for _, x := range s {
			c.cells = append(c.cells, strconv.FormatFloat(x, 'f', 1, 64))
		}
	}
	for _, s := range r.Criteria {
		cell := ""
		if s.Counts {
			cell = strconv.Itoa(s.Proven)
		}
		c.cells = append(c.cells, cell)
	}
	c.cells = append(c.cells, strconv.Itoa(len(r.Contradictions)), strconv.FormatFloat(r.Completeness, 'f', -1, 64), "")
}

func (c *CSV) flush(out []byte) []byte {
	c.buffer.Reset()
	_ = c.writer.Write(c.cells) // a buffer has no error
	c.writer.Flush()
	return append(out, c.buffer.Bytes()...)
}

// String words the problem with its place: 3:14: message.
func (p *Problem) String() string {
	var out strings.Builder
	if p.Line > 0 {
		out.WriteString(strconv.Itoa(p.Line) + ":")
		if p.Column > 0 {
			out.WriteString(strconv.Itoa(p.Column) + ":")
		}
		out.WriteByte(' ')
	}
	out.WriteString(p.Message)
	if p.More > 0 {
		out.WriteString(" (and " + strconv.Itoa(p.More) + " more)")
	}
	return out.String()
}

// formulaStarts are the characters that make a spreadsheet program take a cell for a formula, narrow and wide.
const formulaStarts = "=+-@|＝＋－＠"

// safe puts an apostrophe before a text that a spreadsheet program may take for a formula, also after spaces and
// control characters, which some programs cut off. NUL bytes, at which others stop reading, are replaced.
func safe(cell string) string {
	start := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	first, _ := utf8.DecodeRuneInString(start)
	formula := start != "" && strings.ContainsRune(formulaStarts, first) || cell != "" && (cell[0] == '\t' || cell[0] == '\r')
	if strings.IndexByte(cell, 0) >= 0 {
		cell = strings.ReplaceAll(cell, "\x00", string(utf8.RuneError))
	}
	if formula {
		return "'" + cell
	}
	return cell
}
