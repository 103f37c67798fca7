package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"salesaudit/internal/sampling"
	"salesaudit/questionnaire/bankfile"
)

// sampleClients writes drawn answer files into a folder.
func sampleClients(t *testing.T, n int) string {
	t.Helper()
	bank, err := bankfile.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 5))
	folder := t.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("client-%04d.yaml", i)), sampling.File(rng, bank), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// runForTest runs the program and fails the test when it ends with another code.
func runForTest(t *testing.T, ctx context.Context, want int, stdin io.Reader, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(ctx, args, stdin, &out, &errs); code != want {
		t.Fatalf("salesaudit %s ended with code %d, want %d\n%s", strings.Join(args, " "), code, want, errs.String())
	}
	return out.String(), errs.String()
}

func readForTest(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestRescoreResumes interrupts a run again and again until it is through: the output is that of a run that nobody
// interrupted, in both formats.
func TestRescoreResumes(t *testing.T) {
	clients := sampleClients(t, 150)
	if err := os.WriteFile(filepath.Join(clients, "broken.yaml"), []byte("format: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{".ndjson", ".csv"} {
		whole, parts := filepath.Join(t.TempDir(), "whole"+suffix), filepath.Join(t.TempDir(), "parts"+suffix)
		runForTest(t, t.Context(), exitRejected, nil, "rescore", clients, "-o", whole)
		interrupted := 0
		for try := 0; ; try++ {
			ctx, cancel := context.WithCancel(t.Context())
			args := []string{"rescore", clients, "-o", parts, "--jobs", "1"}
			if try > 0 {
				args = append(args, "--resume")
			}
			if interrupted < 4 {
				time.AfterFunc(time.Duration(40+10*try)*time.Millisecond, cancel)
			}
			var stderr bytes.Buffer
			code := run(ctx, args, nil, io.Discard, &stderr)
			cancel()
			if code == exitRejected {
				break
			}
			if code != exitInterrupted || !strings.Contains(stderr.String(), "the same command with --resume goes on") {
				t.Fatalf("ended with code %d\n%s", code, stderr.String())
			}
			interrupted++
			if _, err := os.Stat(parts); err == nil {
				t.Fatal("the output has its name before it is whole")
			}
			partial := readForTest(t, parts+".partial")
			if want := readForTest(t, whole); !strings.HasPrefix(want, partial) || partial != "" && !strings.HasSuffix(partial, "\n") {
				t.Fatal("the unfinished output is not the beginning of the whole one")
			}
		}
		if readForTest(t, whole) != readForTest(t, parts) {
			t.Errorf("%s: the resumed output differs", suffix)
		}
		if interrupted == 0 {
			t.Errorf("%s: nothing was interrupted", suffix)
		}
	}
}

// TestRescoreIsTerminated ends a run as a cluster does whose time is up: what was scored is kept, and --resume goes on.
func TestRescoreIsTerminated(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("no process can be asked to end here")
	}
	caught := make(chan os.Signal, 1) // so that a signal that comes too early does not end the test
	signal.Notify(caught, syscall.SIGTERM)
	defer signal.Stop(caught)
	all := answerLines(30)
	path := filepath.Join(t.TempDir(), "out.ndjson")
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, all[:len(all)/3])
		time.Sleep(200 * time.Millisecond)
		self.Signal(syscall.SIGTERM)
	}()
	_, stderr := runForTest(t, t.Context(), exitInterrupted, r, "rescore", "-", "-o", path)
	if !strings.Contains(stderr, "--resume goes on") {
		t.Error(stderr)
	}
	runForTest(t, t.Context(), exitDone, strings.NewReader(all), "rescore", "-", "-o", path, "--resume")
	if lines := strings.Count(readForTest(t, path), "\n"); lines != 30 {
		t.Errorf("%d lines, want 30", lines)
	}
}

// answerLines are n answer documents, one a line.
func answerLines(n int) string {
	const document = `{"file":"%d","format":"salesaudit.answers/1","bank":"block9@1.0.0","client":{"name":"Лютик","sellers":%d},"interview":{"date":"2026-11-23"},"answers":{}}` + "\n"
	var all strings.Builder
	for i := range n {
		fmt.Fprintf(&all, document, i, i+1)
	}
	return all.String()
}

// TestRescoreResumesLines interrupts a run over lines on standard input, which stop coming.
func TestRescoreResumesLines(t *testing.T) {
	all := answerLines(30)
	whole, _ := runForTest(t, t.Context(), exitDone, strings.NewReader(all), "rescore", "-")
	path := filepath.Join(t.TempDir(), "out.ndjson")
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		io.WriteString(w, all[:len(all)/3])
		time.Sleep(200 * time.Millisecond)
		cancel()
	}()
	runForTest(t, ctx, exitInterrupted, r, "rescore", "-", "-o", path)
	if lines := strings.Count(readForTest(t, path+".partial"), "\n"); lines == 0 || lines == 30 {
		t.Fatalf("%d lines before the interruption", lines)
	}
	_, stderr := runForTest(t, t.Context(), exitFailed, strings.NewReader(all), "rescore", "-", "-o", path)
	if !strings.Contains(stderr, "--resume goes on with it, --force starts over") {
		t.Error(stderr)
	}
	runForTest(t, t.Context(), exitDone, strings.NewReader(all), "rescore", "-", "-o", path, "--resume")
	if readForTest(t, path) != whole {
		t.Error("the resumed output differs")
	}
}
