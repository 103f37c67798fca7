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

// pipeSize is what a pipe takes before somebody has to read: a wait is over once more is written.
const pipeSize = 64 << 10

// soon is when an interrupted program must have ended. A second is the promise; the rest is for a machine that is busy
// with other tests.
const soon = 10 * time.Second

// TestInterrupted stops each command while it waits for an input that never comes to its end, by Ctrl-C and as a cluster
// does: it ends soon, with 130 and a word about it, and leaves no file behind.
func TestInterrupted(t *testing.T) {
	const pipe = "/dev/fd/3" // one that the shell opened, as in <(sleep 60)
	sample, err := filepath.Abs("../../testdata/clients/shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"score -",
		"score /dev/fd/3",
		"score --bank /dev/fd/3 " + sample,
		"validate -",
		"validate /dev/fd/3",
		"plan -",
		"plan - -o plan.csv",
		"report - -o gap.pdf",
		"report " + sample + " --bank /dev/fd/3 -o gap.pdf",
		"rescore -",
		"rescore --files-from -",
		"rescore --files-from /dev/fd/3",
		"bank show --bank /dev/fd/3",
		"bank lint /dev/fd/3",
		"interview --accessible new.yaml",
		"interview --bank /dev/fd/3 new.yaml",
	} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(line+" "+signal.String(), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				cmd := exec.Command("salesaudit", strings.Fields(line)...)
				cmd.Dir = folder
				var wait func() io.Closer
				if strings.Contains(line, pipe) {
					wait = waitForOpenPipe(t, cmd)
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

func waitForOpenPipe(t *testing.T, cmd *exec.Cmd) func() io.Closer {
	reading, writing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reading.Close() })
	cmd.ExtraFiles = []*os.File{reading}
	return func() io.Closer { return fill(t, writing) }
}

func waitForPipe(t *testing.T, cmd *exec.Cmd) func() io.Closer {
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	return func() io.Closer { return fill(t, stdin) }
}

func fill(t *testing.T, pipe io.WriteCloser) io.Closer {
	if _, err := pipe.Write(bytes.Repeat([]byte(" "), pipeSize+1)); err != nil {
		t.Error(err)
	}
	return pipe
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
