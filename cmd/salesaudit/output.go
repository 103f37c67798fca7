package main

import (
	"context"
	"io"

	"salesaudit/internal/wholefile"
	"salesaudit/reports"
)

// outputMode is the mode of written files: a client's answers and scores are for their owner only.
const outputMode = 0o600

// write writes a result to a file, whole or not at all, or to standard output for -. A file that salesaudit did
// not write is overwritten only with force.
func (p *program) write(ctx context.Context, path string, force bool, content func(io.Writer) error) error {
	if path == "-" {
		return failed(content(stoppable{ctx, p.stdout}), "")
	}
	return p.writeWhole(ctx, path, force || reports.IsOurs(path), content)
}

// writeWhole writes a result to a file, whole or not at all; one that exists is replaced only where overwrite says so.
func (p *program) writeWhole(ctx context.Context, path string, overwrite bool, content func(io.Writer) error) error {
	err := wholefile.Write(path, outputMode, overwrite, func(w io.Writer) error { return content(stoppable{ctx, w}) })
	if err != nil {
		return failed(err, "")
	}
	p.wrote(path)
	return nil
}

// stoppable is a writer that fails once its context has ended, so that whatever writes to it stops.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (w stoppable) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.to.Write(p)
}

// watched is a writer that remembers its first error: cobra, which prints help to it, ignores that.
type watched struct {
	to  io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}
