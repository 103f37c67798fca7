//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Each wait is over once a reader is there: opening a FIFO for writing waits for who opens it for reading, and a pipe
// takes pipeSize bytes before somebody has to read.
const pipeSize = 64 << 10

// soon is when an interrupted program must have ended. A second is the promise; the rest is for a machine that is busy
// with other tests.
const soon = 10 * time.Second

// TestInterrupted stops each command while it waits for an input that never comes to its end, by Ctrl-C and as a cluster
// does: it ends soon, with 130 and a word about it, and leaves no file behind.
func TestInterrupted(t *testing.T) {
	const fifo = "FIFO" // in an argument: the path of a FIFO that somebody opens and never writes to
	sample, err := filepath.Abs("../../testdata/clients/shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"score -",
		"score " + fifo,
		"score --bank " + fifo + " " + sample,
		"validate -",
		"validate " + fifo,
		"plan -",
		"plan - -o plan.csv",
		"report - -o gap.pdf",
		"report " + sample + " --bank " + fifo + " -o gap.pdf",
		"rescore -",
		"rescore --files-from -",
		"rescore --files-from " + fifo,
		"bank show --bank " + fifo,
		"bank lint " + fifo,
		"interview --accessible new.yaml",
		"interview --bank " + fifo + " new.yaml",
	} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(line+" "+signal.String(), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				pipe := filepath.Join(t.TempDir(), "fifo.yaml")
				cmd := exec.Command("salesaudit", strings.Fields(strings.ReplaceAll(line, fifo, pipe))...)
				cmd.Dir = folder
				var wait func() io.Closer
				if strings.Contains(line, fifo) {
					wait = waitForFIFO(t, pipe)
				} else {
					wait = waitForPipe(t, cmd)
				}
				said := interrupt(t, cmd, wait, signal)
				if !strings.Contains(said, "interrupted") && !strings.HasPrefix(line, "interview") { // which says more, and not there
					t.Errorf("said: %q", said)
				}
				left, err := os.ReadDir(folder)
				if err != nil || len(left) > 0 && !strings.HasPrefix(line, "interview") {
					t.Errorf("left behind: %v, %v", left, err)
				}
			})
		}
	}
}

func waitForFIFO(t *testing.T, path string) func() io.Closer {
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return func() io.Closer {
		writing, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
		}
		return writing
	}
}

func waitForPipe(t *testing.T, cmd *exec.Cmd) func() io.Closer {
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	return func() io.Closer {
		if _, err := stdin.Write(bytes.Repeat([]byte(" "), pipeSize+1)); err != nil {
			t.Error(err)
		}
		return stdin
	}
}

// interrupt starts a command, waits until it reads, interrupts it, and returns what it said on standard error.
func interrupt(t *testing.T, cmd *exec.Cmd, wait func() io.Closer, signal syscall.Signal) (said string) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reads, ended := make(chan io.Closer, 1), make(chan error, 1)
	go func() { reads <- wait() }()
	go func() { ended <- cmd.Wait() }()
	select {
	case input := <-reads:
		defer input.Close()
	case err := <-ended:
		t.Fatalf("it does not wait for its input: %v\n%s", err, stderr.String())
	}
	start := time.Now()
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("%v, want exit code %d\n%s", err, exitInterrupted, stderr.String())
		}
	case <-time.After(soon):
		cmd.Process.Kill()
		t.Errorf("it goes on %v after the signal", time.Since(start))
		<-ended
	}
	return stderr.String()
}
