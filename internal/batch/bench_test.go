package batch

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"salesaudit/questionnaire/banktest"

	"gopkg.in/yaml.v3"
)

// BenchmarkRescore has its contenders side by side over the same drawn files (10,000, with -short 1,000), with two
// workers where nothing else is said, and one operation is all of the files. Run all in one run, once each:
//
//	go test ./internal/batch -run '^$' -bench . -benchtime 1x -timeout 1h
//
// They report µs/file, and two ratios to the floor, which is yaml.v3 parsing the same files into nodes: x_floor of the
// time that passed, and cpu_x_floor of the processor time, which other programs disturb less. Floor and contender take
// turns, a few hundred files each, and both have the garbage collector as rescore sets it; b_floor_default has it as Go
// sets it. Files and documents lie on the disk, as a large heap of the test's own would have that collector at work all
// the time.
func BenchmarkRescore(b *testing.B) {
	drawn := drawFiles(b)
	benchContenders(b, drawn)
	b.Run("f_conftest", func(b *testing.B) { benchConftest(b, drawn) })
	benchGrowth(b, drawn)
}

const (
	benchWorkers = 2
	benchTurn    = 500 // files; short, so that what else the machine does falls on both alike
)

// rescoreGC sets the garbage collector as the command does, until the benchmark ends.
func rescoreGC(b *testing.B) {
	percent, limit := debug.SetGCPercent(GCPercent), debug.SetMemoryLimit(MemoryLimit)
	b.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
}

// spent is time that was used.
type spent struct{ wall, cpu time.Duration }

// measure adds up what work uses. Garbage of others is collected before.
func (s *spent) measure(work func()) {
	runtime.GC()
	start, cpu := time.Now(), processorTime()
	work()
	s.wall += time.Since(start)
	s.cpu += processorTime() - cpu
}

// over is the ratio of two durations, 0 where one was not measured.
func over(a, b time.Duration) float64 {
	if b == 0 {
		return 0
	}
	return a.Seconds() / b.Seconds()
}

// report reports the time that files took, and how often the floor's that is.
func (s *spent) report(b *testing.B, floor *spent, files int) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(s.wall.Microseconds())/float64(files), "µs/file")
	if floor != nil {
		b.ReportMetric(over(s.wall, floor.wall), "x_floor")
		b.ReportMetric(over(s.cpu, floor.cpu), "cpu_x_floor")
	}
}

// sideBySide runs work over inputs with the workers and without any order.
func sideBySide(inputs []input, work func(name string)) {
	names := make(chan string, 64)
	var wait sync.WaitGroup
	for range benchWorkers {
		wait.Go(func() {
			for name := range names {
				work(name)
			}
		})
	}
	for i := range inputs {
		names <- inputs[i].name
	}
	close(names)
	wait.Wait()
}

func readOnly(name string) {
	if _, err := os.ReadFile(name); err != nil {
		panic(err)
	}
}

func parseIntoNodes(name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		panic(err)
	}
}

// scoreAll runs a batch and throws its lines away.
func scoreAll(b *testing.B, batch pool, inputs iter.Seq2[input, error], want int) {
	b.Helper()
	var line []byte
	n := 0
	err := batch.run(b.Context(), inputs, func(r *result) error {
		if r.outcome != scored {
			return fmt.Errorf("%s: %s", r.file, r.problem.Message)
		}
		n++
		line = appendNDJSON(line[:0], r)
		_, err := io.Discard.Write(line)
		return err
	})
	if err != nil || n != want {
		b.Fatal(n, err)
	}
}

// turns calls work with the places where each turn begins and ends.
func turns(n int, work func(from, to int)) {
	for from := 0; from < n; from += benchTurn {
		work(from, min(from+benchTurn, n))
	}
}

// benchContenders measures a to e: reading, the floor, and rescore with and without a cache and over NDJSON.
func benchContenders(b *testing.B, drawn *drawnFiles) {
	bank, found := banktest.Block9(b), drawn.found
	n := len(found.inputs)
	floor := func(from, to int) { sideBySide(found.inputs[from:to], parseIntoNodes) }
	run := func(name string, work func(b *testing.B, from, to int)) {
		b.Run(name, func(b *testing.B) {
			rescoreGC(b)
			var took, floors spent
			for range b.N {
				turns(n, func(from, to int) {
					floors.measure(func() { floor(from, to) })
					took.measure(func() { work(b, from, to) })
				})
			}
			took.report(b, &floors, n*b.N)
		})
	}
	run("a_reading", func(_ *testing.B, from, to int) { sideBySide(found.inputs[from:to], readOnly) })
	run("b_floor", func(_ *testing.B, from, to int) { floor(from, to) })
	run("b_floor_default", func(_ *testing.B, from, to int) {
		defer debug.SetGCPercent(debug.SetGCPercent(100))
		floor(from, to)
	})
	score := func(b *testing.B, kept *cache, from, to int) {
		part := files{inputs: found.inputs[from:to]}
		scoreAll(b, pool{bank: bank, workers: benchWorkers, cache: kept}, part.all(), to-from)
	}
	run("c_no_cache", func(b *testing.B, from, to int) { score(b, nil, from, to) })
	full := openForBench(b, filepath.Join(b.TempDir(), "cache"))
	run("c_cold_cache", func(b *testing.B, from, to int) { score(b, full, from, to) })
	run("d_warm_cache", func(b *testing.B, from, to int) { score(b, full, from, to) })
	run("e_ndjson", func(b *testing.B, from, to int) {
		scoreAll(b, pool{bank: bank, workers: benchWorkers}, lines(drawn.lines(from, to), Shard{}), to-from)
	})
}

func openForBench(b *testing.B, folder string) *cache {
	b.Helper()
	cache, err := openCache(folder, banktest.Block9(b), "bench")
	if err != nil {
		b.Fatal(err)
	}
	return cache
}
