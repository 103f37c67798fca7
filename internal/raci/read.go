package raci

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
)

// IsText reports whether a file is a matrix in text by its name.
func IsText(name string) bool {
	suffix := strings.ToLower(filepath.Ext(name))
	return suffix == ".csv" || suffix == ".tsv"
}

// maxText is the largest text that is read, in bytes: a matrix has some kilobytes.
const maxText = 4 << 20

// ReadText finds the matrix in a CSV file: with commas, semicolons or tabs, in UTF-8 or Windows-1251, as Excel saves it in
// Russia. The error is of type source.Diagnostics.
func ReadText(name string, b *questionnaire.Bank) (*Table, error) {
	data, err := source.ReadBytes(name, maxText)
	if err != nil {
		return nil, err
	}
	text, note, err := decoded(name, data)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = delimiter(text), true, -1
	rows, err := r.ReadAll()
	if err != nil {
		d := source.Diagnostic{File: name, Found: "a text that is no CSV", Hint: err.Error()}
		if where, ok := errors.AsType[*csv.ParseError](err); ok {
			d.Line, d.Column, d.Hint = where.Line, where.Column, where.Err.Error()
		}
		return nil, source.Diagnostics{d}
	}
	g := &grid{cells: map[spreadsheet.At]string{}}
	for i, row := range rows {
		for k, cell := range row {
			if cell = clean.Text(cell); cell != "" {
				g.cells[spreadsheet.At{Row: i + 1, Column: k + 1}] = cell
			}
		}
	}
	return found(name, note, b, []*grid{g})
}

// decoded returns the text of a file in UTF-8, and a note where it was in something else.
func decoded(name string, data []byte) (text, note string, err error) {
	refuse := func(what string) (string, string, error) {
		return "", "", source.Diagnostics{{File: name, Found: what, Expected: "text in UTF-8", Hint: "save it as “CSV UTF-8”, or as .xlsx"}}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return refuse("text in UTF-16")
	case bytes.IndexByte(data, 0) >= 0:
		return refuse("a file that is no text")
	case utf8.Valid(data):
		return string(data), "", nil
	}
	out, err := charmap.Windows1251.NewDecoder().Bytes(data)
	if err != nil {
		return refuse("text in an unknown encoding")
	}
	cyrillic, other := 0, 0
	for _, r := range string(out) {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case r > unicode.MaxASCII && unicode.IsLetter(r) || r == utf8.RuneError:
			other++
		}
	}
	if cyrillic < 3*other+1 {
		return refuse("text in an unknown encoding")
	}
	return string(out), "read as Windows-1251", nil
}

// delimiter returns what parts the cells of a text: whichever of ; , and tab is there most often in lines with any.
func delimiter(text string) rune {
	best, most := ',', 0
	for _, r := range []rune{';', ',', '\t'} {
		lines := 0
		for line := range strings.Lines(text) {
			if strings.Count(line, string(r)) > 1 {
				lines++
			}
		}
		if lines > most {
			best, most = r, lines
		}
	}
	return best
}

// FromBook finds the matrix in a workbook: on the first sheet that has one.
func FromBook(book *spreadsheet.Book, b *questionnaire.Bank) (*Table, error) {
	var grids []*grid
	for _, s := range book.Sheets {
		if s.Hidden {
			continue
		}
		g := &grid{s.Name, map[spreadsheet.At]string{}}
		for at, cell := range s.Cells {
			if text := clean.Text(cell.Text); text != "" {
				g.cells[at] = text
			}
		}
		// A name over several rows or columns is that of all of them.
		for _, m := range s.Merged {
			if text := g.cells[m.From]; text != "" && (m.To.Row-m.From.Row+1)*(m.To.Column-m.From.Column+1) <= maxMerged {
				for row := m.From.Row; row <= m.To.Row; row++ {
					for column := m.From.Column; column <= m.To.Column; column++ {
						g.cells[spreadsheet.At{Row: row, Column: column}] = text
					}
				}
			}
		}
		grids = append(grids, g)
	}
	return found(book.Name, "", b, grids)
}

// maxMerged is how many merged cells may share a name.
const maxMerged = 500

// found returns the matrix of the first grid that has one.
func found(name, note string, b *questionnaire.Bank, grids []*grid) (*Table, error) {
	matrix := b.Matrix()
	if matrix == nil {
		return nil, source.Diagnostics{{File: name, Found: "a matrix", Expected: "a form or an answer file", Hint: "the bank " + b.ID + " asks for no matrix"}}
	}
	for _, g := range grids {
		if t := g.table(matrix); t != nil {
			t.Name, t.Note = name, note
			return t, nil
		}
	}
	return nil, none(name)
}
