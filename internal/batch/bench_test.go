package batch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"salesaudit/internal/source"
	"salesaudit/reports"
)

// The benchmarks stand side by side over the same drawn files (10,000, with -short 1,000) with two workers, and one
// operation is all of them. Run them together, once each:
//
//	go test ./internal/batch -run '^$' -bench . -benchtime 1x
//
// They report µs/file, and what goes through Run also x_floor: its time over that of yaml.v3 parsing the same files
// into nodes, which is measured anew before each. Both have the garbage collector as rescore sets it; floor_default
// has it as Go sets it.

const benchWorkers = 2

// rescoreGC sets the garbage collector as the command does, until the benchmark ends.
func rescoreGC(b *testing.B) {
	before := debug.SetGCPercent(400)
	b.Cleanup(func() { debug.SetGCPercent(before) })
}

// benchFiles are drawn once for all benchmarks.
var benchFiles = sync.OnceValue(func() [][]byte {
	n := 10_000
	if testing.Short() {
		n = 1_000
	}
	bank := embedded(noTest{})
	return sampleTexts(bank, n)
})

// noTest lets helpers of tests run outside of one.
type noTest struct{ testing.TB }

func (noTest) Helper()           {}
func (noTest) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

// sideBySide runs work over all inputs with the workers and without any order.
func sideBySide(workers int, inputs []Input, work func(name string)) time.Duration {
	start := time.Now()
	names := make(chan string, 64)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for name := range names {
				work(name)
			}
		})
	}
	for i := range inputs {
		names <- inputs[i].Name
	}
	close(names)
	wait.Wait()
	return time.Since(start)
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

// timeOf runs a batch and throws its lines away.
func timeOf(b *testing.B, batch Batch, inputs iter.Seq2[Input, error], want int) time.Duration {
	b.Helper()
	start := time.Now()
	var line []byte
	n := 0
	err := batch.Run(context.Background(), inputs, func(r *Result) error {
		if r.Outcome != Scored {
			return fmt.Errorf("%s: %s", r.File, r.Problem.Message)
		}
		n++
		line = NDJSON(line[:0], r)
		_, err := io.Discard.Write(line)
		return err
	})
	if err != nil || n != want {
		b.Fatal(n, err)
	}
	return time.Since(start)
}

func report(b *testing.B, took, floor time.Duration, files int) {
	b.ReportMetric(float64(took.Microseconds())/float64(files), "µs/file")
	if floor > 0 {
		b.ReportMetric(took.Seconds()/floor.Seconds(), "x_floor")
	}
	b.ReportMetric(0, "ns/op")
}

func BenchmarkRescore(b *testing.B) {
	bank := embedded(b)
	texts := benchFiles()
	found := Find([]string{sampleFolder(b, texts)})
	n := len(found.Inputs)
	floor := func() time.Duration { return sideBySide(benchWorkers, found.Inputs, parseIntoNodes) }
	run := func(name string, work func(b *testing.B) time.Duration) {
		b.Run(name, func(b *testing.B) {
			rescoreGC(b)
			var took, floors time.Duration
			for range b.N {
				floors += floor()
				took += work(b)
			}
			report(b, took, floors, n*b.N)
		})
	}
	run("a_reading", func(*testing.B) time.Duration { return sideBySide(benchWorkers, found.Inputs, readOnly) })
	run("b_floor", func(*testing.B) time.Duration { return floor() })
	run("b_floor_default", func(*testing.B) time.Duration {
		defer debug.SetGCPercent(debug.SetGCPercent(100))
		return floor()
	})
	run("c_no_cache", func(b *testing.B) time.Duration {
		return timeOf(b, Batch{Bank: bank, Workers: benchWorkers}, found.All(0), n)
	})
	folder := filepath.Join(b.TempDir(), "cache")
	cached := func(b *testing.B) time.Duration {
		cache, err := OpenCache(folder, bank, "bench")
		if err != nil {
			b.Fatal(err)
		}
		return timeOf(b, Batch{Bank: bank, Workers: benchWorkers, Cache: cache}, found.All(0), n)
	}
	run("c_cold_cache", func(b *testing.B) time.Duration {
		if err := ClearCache(folder); err != nil {
			b.Fatal(err)
		}
		return cached(b)
	})
	run("d_warm_cache", cached)
	documents := asNDJSON(texts)
	run("e_ndjson", func(b *testing.B) time.Duration {
		return timeOf(b, Batch{Bank: bank, Workers: benchWorkers}, Lines(bytes.NewReader(documents), Shard{}, 0), n)
	})
}

// asNDJSON turns answer files into lines of JSON.
func asNDJSON(texts [][]byte) []byte {
	var out []byte
	for _, text := range texts {
		doc, err := source.Read("sample.yaml", text)
		if err != nil {
			panic(err)
		}
		out = append(appendJSON(out, doc.Root), '\n')
	}
	return out
}

func appendJSON(out []byte, n *source.Node) []byte {
	switch n.Kind {
	case source.Sequence:
		out = append(out, '[')
		for i := range n.Items {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendJSON(out, &n.Items[i])
		}
		return append(out, ']')
	case source.Mapping:
		out = append(out, '{')
		for i := range n.Len() {
			if i > 0 {
				out = append(out, ',')
			}
			key, value := n.Pair(i)
			out = append(reports.AppendText(out, key.Value), ':')
			out = appendJSON(out, value)
		}
		return append(out, '}')
	case source.Text:
		return reports.AppendText(out, n.Value)
	case source.Null:
		return append(out, "null"...)
	}
	return append(out, n.Value...)
}

// BenchmarkGrowth shows how time grows with files and workers: the files are those of BenchmarkRescore over and over.
func BenchmarkGrowth(b *testing.B) {
	bank := embedded(b)
	found := Find([]string{sampleFolder(b, benchFiles())})
	most := 100_000
	if testing.Short() {
		most = 10_000
	}
	for files := 100; files <= most; files *= 10 {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("g_%d_files_%d_workers", files, workers), func(b *testing.B) {
				rescoreGC(b)
				var took time.Duration
				for range b.N {
					took += timeOf(b, Batch{Bank: bank, Workers: workers}, repeat(found, files), files)
				}
				report(b, took, 0, files*b.N)
			})
		}
	}
}

// repeat gives n inputs, those of found again and again.
func repeat(found *Files, n int) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for i := range n {
			if !yield(found.Inputs[i%len(found.Inputs)], nil) {
				return
			}
		}
	}
}
