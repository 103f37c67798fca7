package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/sampling"
	"salesaudit/questionnaire/banktest"
)

// TestRescoreKilled kills a run at random moments, with kill -9 and no chance to tidy up, while the answer files change
// in between. At any time the output is whole or not there; the cache never serves a wrong score; and the next run
// removes what the killed ones left behind.
func TestRescoreKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector sees nothing in it that other tests do not show, and takes minutes")
	}
	bank := banktest.Block9(t)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	t.Parallel()
	clients, folder := sampleClients(t, 300), t.TempDir()
	cache, output := filepath.Join(folder, "cache"), filepath.Join(folder, "scores.ndjson")
	start := time.Now()
	rescored(t, clients)
	took := time.Since(start)
	left := 0
	const kills = 20
	for range kills {
		cmd := exec.Command("salesaudit", "rescore", clients, "-o", output, "--cache", cache, "--quiet")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Int64N(int64(took))))
		cmd.Process.Kill()
		cmd.Wait()
		if text, err := os.ReadFile(output); err == nil && !bytes.Equal(text, rescored(t, clients)) {
			t.Fatalf("a killed run left an output of %d bytes, want the whole or none", len(text))
		}
		os.Remove(output)
		left += len(temporaries(t, folder)) + len(temporaries(t, cache))
		for range 3 {
			name := filepath.Join(clients, fmt.Sprintf("client-%04d.yaml", rng.IntN(300)))
			if err := os.WriteFile(name, sampling.File(rng, bank), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	runForTest(t, t.Context(), exitDone, nil, "rescore", clients, "-o", output, "--cache", cache)
	if readForTest(t, output) != string(rescored(t, clients)) {
		t.Error("with the cache of killed runs the output differs")
	}
	if names := append(temporaries(t, folder), temporaries(t, cache)...); len(names) > 0 {
		t.Errorf("still there: %q", names)
	}
	t.Logf("%d kills within %v left %d temporary files", kills, took, left)
}

// rescored returns the output over a folder without a cache.
func rescored(t *testing.T, clients string) []byte {
	t.Helper()
	out, err := exec.Command("salesaudit", "rescore", clients, "--quiet").Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// temporaries returns the names of the temporary files in a folder, none where there is no folder.
func temporaries(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// TestRescoreTwice has two runs write one output at once: it is that of one of them, whole, and nothing else is left.
func TestRescoreTwice(t *testing.T) {
	t.Parallel()
	clients, folder := sampleClients(t, fewer(200)), t.TempDir()
	output := filepath.Join(folder, "scores.ndjson")
	want := map[string]bool{}
	var runs []*exec.Cmd
	for _, shard := range []string{"1/2", "2/2"} {
		text, _ := runForTest(t, t.Context(), exitDone, nil, "rescore", clients, "--shard", shard)
		want[text] = true
	}
	for range 3 {
		for _, shard := range []string{"1/2", "2/2"} {
			cmd := exec.Command("salesaudit", "rescore", clients, "-o", output, "--shard", shard, "--quiet", "--force")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			runs = append(runs, cmd)
		}
	}
	for _, cmd := range runs {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
		if !want[readForTest(t, output)] {
			t.Error("the output is that of no run")
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
