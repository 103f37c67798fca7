package main

import (
	"context"
	"fmt"
	"io"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// standardInput is the name under which findings about standard input are printed.
const standardInput = "<stdin>"

// readSheet reads one answer file, - from standard input. The sheet is nil when the findings have errors.
func (p *program) readSheet(ctx context.Context, file string, bank *questionnaire.Bank) (*answers.Sheet, source.Diagnostics, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if file != "-" {
		p.inputs = append(p.inputs, file)
		sheet, found := answers.Load(file, bank)
		return sheet, found, nil
	}
	// One byte over the limit is enough for the reader to refuse the text.
	data, err := io.ReadAll(io.LimitReader(interruptible(ctx, p.stdin), source.MaxSize+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read standard input: %w", err)
	}
	sheet, found := answers.Parse(standardInput, data, bank)
	return sheet, found, nil
}

// interruptible returns a reader of from whose reads end when ctx does. A read of a pipe or a terminal cannot be
// canceled: it goes on waiting in a goroutine for as long as the program lasts.
func interruptible(ctx context.Context, from io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, from)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	return out
}
