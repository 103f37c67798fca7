package main

import (
	"errors"
	"fmt"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
)

// The exit codes, which other programs rely on.
const (
	exitDone        = 0
	exitFailed      = 1   // nothing usable came out
	exitUsage       = 2   // wrong usage
	exitRejected    = 3   // done, but some inputs were rejected, or validate and lint found errors
	exitThreshold   = 4   // a threshold that was asked for is not met
	exitInterrupted = 130 // interrupted; what was answered is saved
)

// exitError ends the program with a code. Its err is printed unless it is nil, when everything has been said already.
type exitError struct {
	code int
	err  error
	hint string // what to try next; may be empty
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// failed makes an error that ends the program with exit code 1.
func failed(err error, hint string) error {
	if err == nil {
		return nil
	}
	return &exitError{exitFailed, err, hint}
}

// usage makes an error that ends the program with exit code 2.
func usage(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// printError prints an error, its findings with their lines, and the hint.
func (p *program) printError(e *exitError) {
	if ds, ok := errors.AsType[source.Diagnostics](e.err); ok {
		source.Print(p.stderr, ds.First(p.mostFindings()))
	} else {
		fmt.Fprintf(p.stderr, "salesaudit: %s\n", clean.Visible(e.err.Error()))
	}
	if e.hint != "" {
		fmt.Fprintf(p.stderr, "hint: %s\n", e.hint)
	}
}
