//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"salesaudit/questionnaire"
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
		"rescore - -o scores.ndjson",
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
				if strings.HasPrefix(line, "interview") { // which says more, and not there, and keeps what was answered
					return
				}
				if !strings.Contains(said, "interrupted") {
					t.Errorf("said: %q", said)
				}
				left, err := os.ReadDir(folder)
				if err != nil || len(left) > 0 {
					t.Errorf("left behind: %v, %v", left, err)
				}
			})
		}
	}
}

// TestInterruptedWhileComputing stops each command that scores while it does that, under a bank whose rules take minutes.
func TestInterruptedWhileComputing(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector sees nothing in it that other tests do not show, and takes minutes")
	}
	bank := slowBank(t)
	client := slowClient()
	for _, line := range []string{"score -", "validate -", "plan -", "report - -o gap.pdf", "rescore - -o scores.ndjson"} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command("salesaudit", append(strings.Fields(line), "--quiet", "--bank", bank)...)
			cmd.Dir = t.TempDir()
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			compute := func() io.Closer {
				fill(t, stdin)
				if _, err := io.WriteString(stdin, client); err != nil {
					t.Error(err)
				}
				stdin.Close()
				time.Sleep(300 * time.Millisecond) // so that it has read the client
				return stdin
			}
			if said := interrupt(t, cmd, compute, syscall.SIGINT); !strings.Contains(said, "interrupted") {
				t.Errorf("said: %q", said)
			}
			if left, err := os.ReadDir(cmd.Dir); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// slowBank writes a bank with many facts that each compare a list with itself, just cheaply enough to be evaluated.
func slowBank(t *testing.T) string {
	text := readForTest(t, "../../questionnaire/bankfile/testdata/warn/dear.yaml")
	before, after, ok := strings.Cut(text, "\nfacts:\n")
	if !ok {
		t.Fatal("a bank without facts")
	}
	var facts strings.Builder
	for i := range 500 {
		fmt.Fprintf(&facts, "  slow%d: {name: {ru: а, en: a}, unit: people, formula: slow, rule: 'size(bakers.filter(a, bakers.exists_one(b, b.id == a.id)))'}\n", i)
	}
	path := filepath.Join(t.TempDir(), "slow.yaml")
	if err := os.WriteFile(path, []byte(before+"\nfacts:\n"+facts.String()+after), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// slowClient returns the answers of a client with a list of as many rows as there may be, as one line of JSON.
func slowClient() string {
	var rows []string
	for i := range questionnaire.MaxRows {
		rows = append(rows, fmt.Sprintf(`{"id":"b%d","title":"Пекарь","people":1,"skill":"master"}`, i))
	}
	return `{"format":"salesaudit.answers/1","bank":"bakery@1.0.0","client":{"name":"Пекарня","sellers":3},"answers":{"bakers":[` + strings.Join(rows, ",") + "]}}\n"
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
