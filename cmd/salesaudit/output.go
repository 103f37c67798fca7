package main

import (
	"io"

	"salesaudit/internal/wholefile"
	"salesaudit/reports"
)

type writer = io.Writer

// outputMode is the mode of written files: a client's answers and scores are for their owner only.
const outputMode = 0o600

// write writes a result to a file, whole or not at all, or to standard output for -. A file that salesaudit did
// not write is overwritten only with force.
func (p *program) write(path string, force bool, content func(writer) error) error {
	if path == "-" {
		return failed(content(p.stdout), "")
	}
	overwrite := force || reports.IsOurs(path)
	if err := wholefile.Write(path, outputMode, overwrite, content); err != nil {
		return failed(err, "")
	}
	p.wrote(path)
	return nil
}
