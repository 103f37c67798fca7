package main

import (
	"fmt"
	"io"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// standardInput is the name under which findings about standard input are printed.
const standardInput = "<stdin>"

// readSheet reads one answer file, - from standard input. The sheet is nil when the findings have errors.
func (p *program) readSheet(file string, bank *questionnaire.Bank) (*answers.Sheet, source.Diagnostics, error) {
	if file != "-" {
		sheet, found := answers.Load(file, bank)
		return sheet, found, nil
	}
	// One byte over the limit is enough for the reader to refuse the text.
	data, err := io.ReadAll(io.LimitReader(p.stdin, source.MaxSize+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read standard input: %w", err)
	}
	sheet, found := answers.Parse(standardInput, data, bank)
	return sheet, found, nil
}
