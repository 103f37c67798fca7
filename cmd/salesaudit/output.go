package main

import (
	"context"
	"io"
	"os"

	"salesaudit/internal/clean"
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
	if err := p.notAnInput(path); err != nil {
		return err
	}
	err := wholefile.Write(path, outputMode, overwrite, func(w io.Writer) error { return content(stoppable{ctx, w}) })
	if err != nil {
		return failed(err, "")
	}
	p.wrote(path)
	return nil
}

// notAnInput returns an error where a path, however it is spelled, is that of a file which the answers were read from:
// --force is for what was written before, not for what this is made of.
func (p *program) notAnInput(path string) error {
	to, err := os.Stat(path)
	if err != nil || !to.Mode().IsRegular() {
		return nil // nothing there to lose, or a stream
	}
	for _, input := range p.inputs {
		if from, err := os.Stat(input); err == nil && os.SameFile(from, to) {
			return usage("give -o another name", "%s is the file that is read: it is not overwritten, also not with --force", clean.Visible(path))
		}
	}
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
