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
	"salesaudit/questionnaire/banktest"
)

// sampleClients writes drawn answer files into a folder.
func sampleClients(t *testing.T, n int) string {
	t.Helper()
	bank := banktest.Block9(t)
	rng := rand.New(rand.NewPCG(3, 5))
	folder := t.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("client-%04d.yaml", i)), sampling.File(rng, bank), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// fewer is a number of clients, a third of it under the race detector, which takes ten times as long.
func fewer(n int) int {
	if testing.Short() {
		return n / 3
	}
	return n
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

// TestRescoreGoesOn interrupts a run with a cache again and again until it is through: nothing but the cache is there
// before, and then the output is that of a run that nobody interrupted, in both formats.
func TestRescoreGoesOn(t *testing.T) {
	clients := sampleClients(t, fewer(150))
	if err := os.WriteFile(filepath.Join(clients, "broken.yaml"), []byte("format: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{".ndjson", ".csv"} {
		folder := t.TempDir()
		whole, parts := filepath.Join(t.TempDir(), "whole"+suffix), filepath.Join(folder, "parts"+suffix)
		cache := filepath.Join(t.TempDir(), "cache")
		runForTest(t, t.Context(), exitRejected, nil, "rescore", clients, "-o", whole)
		interrupted := 0
		for {
			ctx, cancel := context.WithCancel(t.Context())
			if interrupted < 4 {
				go cancelOnceKept(ctx, cancel, cache)
			}
			var stderr bytes.Buffer
			code := run(ctx, []string{"rescore", clients, "-o", parts, "--jobs", "1", "--cache", cache}, nil, io.Discard, &stderr)
			cancel()
			if code == exitRejected {
				if interrupted > 0 && !strings.Contains(stderr.String(), " unchanged), rejected 1") || strings.Contains(stderr.String(), "(0 unchanged)") {
					t.Errorf("it scored anew what it had scored before:\n%s", stderr.String())
				}
				break
			}
			if code != exitInterrupted || !strings.Contains(stderr.String(), "hint: run the same command again: what was scored is in the cache") {
				t.Fatalf("ended with code %d\n%s", code, stderr.String())
			}
			interrupted++
			if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
				t.Fatalf("an interrupted run left %v, %v", left, err)
			}
		}
		if readForTest(t, whole) != readForTest(t, parts) {
			t.Errorf("%s: the output differs", suffix)
		}
		if interrupted == 0 {
			t.Errorf("%s: nothing was interrupted", suffix)
		}
	}
}

// cancelOnceKept cancels a run once it has put another result into its cache.
func cancelOnceKept(ctx context.Context, cancel context.CancelFunc, cache string) {
	kept := func() int {
		entries, _ := filepath.Glob(filepath.Join(cache, "*", "*"))
		return len(entries)
	}
	for before := kept(); ctx.Err() == nil && kept() == before; {
		time.Sleep(time.Millisecond)
	}
	cancel()
}

// TestRescoreIsTerminated ends a run over lines as a cluster does whose time is up. What was scored is in the cache, and
// the same command makes the whole of it; to standard output, the lines so far are whole.
func TestRescoreIsTerminated(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("no process can be asked to end here")
	}
	caught := make(chan os.Signal, 1) // so that a signal that comes too early does not end the test
	signal.Notify(caught, syscall.SIGTERM)
	defer signal.Stop(caught)
	all := answerLines(30)
	whole, _ := runForTest(t, t.Context(), exitDone, strings.NewReader(all), "rescore", "-")
	path, cache := filepath.Join(t.TempDir(), "out.ndjson"), filepath.Join(t.TempDir(), "cache")
	terminated := func(args ...string) (stdout, stderr string) {
		r, w := io.Pipe()
		go func() {
			io.WriteString(w, all[:len(all)/3])
			time.Sleep(200 * time.Millisecond)
			self.Signal(syscall.SIGTERM)
		}()
		return runForTest(t, t.Context(), exitInterrupted, r, append([]string{"rescore", "-"}, args...)...)
	}
	part, stderr := terminated()
	if !strings.HasPrefix(whole, part) || !strings.HasSuffix(part, "\n") || !strings.Contains(stderr, "hint: run the same command again with --cache") {
		t.Errorf("%d of %d bytes\n%s", len(part), len(whole), stderr)
	}
	if _, stderr = terminated("-o", path, "--cache", cache); !strings.Contains(stderr, "out.ndjson is not written") {
		t.Error(stderr)
	}
	_, stderr = runForTest(t, t.Context(), exitDone, strings.NewReader(all), "rescore", "-", "-o", path, "--cache", cache)
	if readForTest(t, path) != whole || strings.Contains(stderr, "(0 unchanged)") {
		t.Errorf("the output differs, or nothing came from the cache:\n%s", stderr)
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
