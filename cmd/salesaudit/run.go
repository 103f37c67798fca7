package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// program is one run of salesaudit: where it reads and writes, and the flags that all commands share.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	bankPath string
	lang     string
	quiet    bool
	all      bool
	noColor  bool

	inputs []string // the answer files that were read: nothing is written over them
}

// run is the program: it carries out one command line and returns the exit code.
//
// Ctrl-C, SIGTERM and SIGHUP cancel the context of the command, which is passed to whatever reads or computes. A call
// that cannot be canceled, such as a read from a dead network drive, does not keep the program: it exits without waiting.
// Files are written whole or not at all, so nothing that was saved is lost by that.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, stopSignals()...)
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	ended := make(chan int, 1)
	go func() { ended <- p.execute(ctx, args) }()
	select {
	case code := <-ended:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-ended:
		return code
	case <-time.After(patience):
		fmt.Fprintln(stderr, "salesaudit: interrupted")
		return exitInterrupted
	}
}

// patience is how long an interrupted command may take to clean up: the program is to be gone within a second.
const patience = 700 * time.Millisecond

// stopSignals returns the signals that interrupt the program: Ctrl-C, the one by which a cluster ends a job, and the one
// for a terminal that was closed, unless nohup makes the program ignore that.
func stopSignals() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// execute carries out one command line, prints its error and returns the exit code.
func (p *program) execute(ctx context.Context, args []string) int {
	help := &watched{to: p.stdout}
	root := newRoot(p, help)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if help.err != nil {
		err = failed(help.err, "")
	}
	if err == nil {
		return exitDone
	}
	var exit *exitError
	switch {
	case errors.As(err, &exit) && exit.code == exitInterrupted:
	case errors.Is(err, context.Canceled):
		exit = &exitError{code: exitInterrupted, err: errors.New("interrupted")}
	case exit == nil:
		exit = &exitError{exitUsage, err, "`salesaudit --help` lists the commands"}
	}
	if exit.err != nil {
		p.printError(exit)
	}
	return exit.code
}
