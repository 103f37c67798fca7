package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkStart holds the start of the program against its floor, a Go program that does nothing: `version` is to
// start within 3 ms of it, and `score` of one file to be done within 30 ms of it. The programs take turns, so that a
// busy machine slows them alike; the figures are medians.
//
//	go test ./cmd/salesaudit -run '^$' -bench Start -benchtime 100x
func BenchmarkStart(b *testing.B) {
	folder := b.TempDir()
	nothing := filepath.Join(folder, "nothing.go")
	if err := os.WriteFile(nothing, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	floor, ours := buildProgram(b, folder, "floor.exe", nothing), buildProgram(b, folder, "salesaudit.exe", ".")
	runs := []struct {
		name string
		args []string
	}{
		{"nothing", []string{floor}},
		{"version", []string{ours, "version"}},
		{"help", []string{ours, "score", "--help"}},
		{"score", []string{ours, "score", "--format", "table", "../../testdata/clients/distributor.yaml"}},
	}
	took := make([][]time.Duration, len(runs))
	for b.Loop() {
		for i, r := range runs {
			start := time.Now()
			if out, err := exec.Command(r.args[0], r.args[1:]...).CombinedOutput(); err != nil {
				b.Fatalf("%s: %v\n%s", r.name, err, out)
			}
			took[i] = append(took[i], time.Since(start))
		}
	}
	b.ReportMetric(0, "ns/op") // that of all together says nothing
	least := median(took[0])
	for i, r := range runs {
		b.ReportMetric(milliseconds(median(took[i])), "ms/"+r.name)
		if i > 0 {
			b.ReportMetric(milliseconds(median(took[i])-least), "ms/"+r.name+"-over-nothing")
		}
	}
}

// buildProgram compiles a program into a folder and returns its path.
func buildProgram(b *testing.B, folder, name, program string) string {
	b.Helper()
	path := filepath.Join(folder, name)
	if out, err := exec.Command("go", "build", "-o", path, program).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

func median(of []time.Duration) time.Duration {
	slices.Sort(of)
	return of[len(of)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
