package batch

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/sampling"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

func embedded(t testing.TB) *questionnaire.Bank {
	t.Helper()
	bank, err := bankfile.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// sampleNumbers are those that all samples are drawn with.
func sampleNumbers() *rand.Rand { return rand.New(rand.NewPCG(7, 11)) }

// sampleTexts draws answer files; the same number gives the same files.
func sampleTexts(bank *questionnaire.Bank, n int) [][]byte {
	rng := sampleNumbers()
	texts := make([][]byte, n)
	for i := range texts {
		texts[i] = sampling.File(rng, bank)
	}
	return texts
}

// samplePath names the i-th sample in a folder.
func samplePath(folder string, i int) string {
	return filepath.Join(folder, fmt.Sprintf("%04d", i/100), fmt.Sprintf("client-%06d.yaml", i))
}

// sampleFolder writes drawn answer files into folders of a hundred.
func sampleFolder(t testing.TB, texts [][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for i, text := range texts {
		write(t, samplePath(folder, i), text)
	}
	return folder
}

func write(t testing.TB, path string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// lines runs a batch and returns its NDJSON.
func lines(t testing.TB, b Batch, inputs iter.Seq2[Input, error]) (string, Counts) {
	t.Helper()
	var out []byte
	var counts Counts
	if b.Workers == 0 {
		b.Workers = 2
	}
	err := b.Run(context.Background(), inputs, func(r *Result) error {
		out = NDJSON(out, r)
		counts.Add(r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out), counts
}

func names(inputs []Input) []string {
	out := make([]string, len(inputs))
	for i := range inputs {
		out[i] = inputs[i].Name
	}
	return out
}

func TestOrderAndWorkers(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 150))})
	one, counts := lines(t, Batch{Bank: bank, Workers: 1}, found.All(0))
	if counts.Scored != 150 {
		t.Fatalf("scored %+v, want 150", counts)
	}
	for _, workers := range []int{2, 9} {
		many, _ := lines(t, Batch{Bank: bank, Workers: workers}, found.All(0))
		if diff := cmp.Diff(one, many); diff != "" {
			t.Fatalf("%d workers give another output:\n%s", workers, diff)
		}
	}
	line := one
	for _, name := range names(found.Inputs) {
		var got struct{ File string }
		before, rest, _ := strings.Cut(line, "\n")
		if err := json.Unmarshal([]byte(before), &got); err != nil || got.File != name {
			t.Fatalf("found %q (%v) where the line of %q should be", got.File, err, name)
		}
		line = rest
	}
}

func TestShardsConcatenateToTheWhole(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 23))})
	whole, _ := lines(t, Batch{Bank: bank}, found.All(0))
	for n := 1; n <= 30; n++ {
		var parts []string
		smallest, largest := len(found.Inputs), 0
		for i := 1; i <= n; i++ {
			part := Files{Inputs: Shard{i, n}.Part(found.Inputs)}
			smallest, largest = min(smallest, len(part.Inputs)), max(largest, len(part.Inputs))
			parts = append(parts, names(part.Inputs)...)
			if n == 4 {
				text, _ := lines(t, Batch{Bank: bank}, part.All(0))
				if !strings.HasPrefix(whole, text) {
					t.Fatalf("shard %d of %d is not what comes next", i, n)
				}
				whole = whole[len(text):]
			}
		}
		if diff := cmp.Diff(names(found.Inputs), parts); diff != "" {
			t.Errorf("%d shards together differ:\n%s", n, diff)
		}
		if largest-smallest > 1 {
			t.Errorf("%d shards have from %d to %d files", n, smallest, largest)
		}
	}
	if whole != "" {
		t.Errorf("four shards left out %d bytes", len(whole))
	}
}

func TestFind(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{"a-b/one.yaml", "a/two.yml", "a/three.JSON", "a/four.yaml.gz", "a/notes.txt", "a/.hidden.yaml", ".git/five.yaml", "six.yaml"} {
		write(t, at(name), []byte("x"))
	}
	for from, to := range map[string]string{"a/up": folder, "a/self.yaml": at("a/self.yaml"), "a/link.yaml": at("six.yaml"), "a/gone.yaml": at("nothing"), "b": at("a-b")} {
		if err := os.Symlink(to, at(from)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	found := Find([]string{at("six.yaml"), folder, at("a") + "/../six.yaml", at("[ab]*/*.y*ml")})
	var got []string
	for _, name := range names(found.Inputs) {
		got = append(got, filepath.ToSlash(strings.TrimPrefix(name, folder+string(filepath.Separator))))
	}
	want := []string{"a-b/one.yaml", "a/four.yaml.gz", "a/gone.yaml", "a/link.yaml", "a/self.yaml", "a/three.JSON", "a/two.yml", "b/one.yaml", "six.yaml"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("other files (-want +got):\n%s", diff)
	}
	if !found.Inputs[len(found.Inputs)-1].Named {
		t.Error("six.yaml was named and is taken for found")
	}
	// .git and a/.hidden.yaml in the folder, and that file again for the pattern; up and b; notes.txt.
	if found.Hidden != 3 || found.Links != 2 || found.Others != 1 {
		t.Errorf("passed over: %d hidden, %d links, %d others", found.Hidden, found.Links, found.Others)
	}
	// A link to a folder that is named itself is followed, under its own name.
	if got := names(Find([]string{at("b")}).Inputs); len(got) != 1 || got[0] != at("b/one.yaml") {
		t.Errorf("the link b gave %q", got)
	}
}

// TestUnfinishedOutputsAreNoInputs lets the output lie in the folder that is scored: what an interruption leaves there
// must not be taken for an answer file, or the run could not go on.
func TestUnfinishedOutputsAreNoInputs(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "one.yaml"), []byte("x"))
	before := names(Find([]string{folder}).Inputs)
	out, err := Create(filepath.Join(folder, "scores.ndjson"), "key", false)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Leave(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, names(Find([]string{folder}).Inputs)); diff != "" {
		t.Error(diff)
	}
}

func TestReadList(t *testing.T) {
	for text, want := range map[string][]string{
		"a.yaml\nb c.yaml\r\n\n":   {"a.yaml", "b c.yaml"},
		"a.yaml\x00b\nc.yaml\x00":  {"a.yaml", "b\nc.yaml"},
		"":                         nil,
		"last without an end.yaml": {"last without an end.yaml"},
	} {
		got, err := ReadList(strings.NewReader(text))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q: %v\n%s", text, err, diff)
		}
	}
}

func TestPackedFilesScoreAsTheirContent(t *testing.T) {
	bank := embedded(t)
	text := sampleTexts(bank, 1)[0]
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(text)
	w.Close()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "a.yaml"), text)
	write(t, filepath.Join(folder, "b.yaml.gz"), packed.Bytes())
	write(t, filepath.Join(folder, "c.yaml.gz"), packed.Bytes()[:packed.Len()/2])
	out, counts := lines(t, Batch{Bank: bank}, Find([]string{folder}).All(0))
	all := strings.Split(out, "\n")
	if plain := strings.Replace(all[0], "a.yaml", "b.yaml.gz", 1); plain != all[1] {
		t.Errorf("the packed file scores differently:\n%s", cmp.Diff(plain, all[1]))
	}
	if counts.Rejected != 1 || !strings.Contains(all[2], `"message":"unpack: unexpected EOF"`) {
		t.Errorf("the cut-off file gave %s", all[2])
	}
}

func TestUnpackingIsBounded(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	zeros := make([]byte, 1<<20)
	for range 64 {
		w.Write(zeros)
	}
	w.Close()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "bomb.yaml.gz"), packed.Bytes())
	out, _ := lines(t, Batch{Bank: embedded(t)}, Find([]string{folder}).All(0))
	if !strings.Contains(out, "expected at most 8 MiB") {
		t.Error(out)
	}
}

func TestCancelFinishesWhatWasBegun(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 120))})
	whole, _ := lines(t, Batch{Bank: bank}, found.All(0))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var out []byte
	taken := 0
	err := (&Batch{Bank: bank, Workers: 2}).Run(ctx, found.All(0), func(r *Result) error {
		if taken++; taken == 20 {
			cancel()
		}
		out = NDJSON(out, r)
		return nil
	})
	if !errors.Is(err, context.Canceled) || taken < 20 || taken > 20+3*2*ahead {
		t.Fatalf("%d taken, error %v", taken, err)
	}
	if !strings.HasPrefix(whole, string(out)) || out[len(out)-1] != '\n' {
		t.Error("what was taken is not the beginning of the whole")
	}
	rest, _ := lines(t, Batch{Bank: bank}, found.All(taken))
	if string(out)+rest != whole {
		t.Error("the rest does not complete it")
	}
}

// TestCancelDoesNotWaitForInput cancels while standard input is silent.
func TestCancelDoesNotWaitForInput(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		fmt.Fprintln(w, `{"format": "salesaudit.answers/1"}`)
	}()
	taken := 0
	err := (&Batch{Bank: embedded(t), Workers: 1}).Run(ctx, Lines(r, Shard{}, 0), func(*Result) error {
		taken++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || taken != 1 {
		t.Errorf("%d taken, error %v", taken, err)
	}
}

func TestWriteErrorEndsTheRun(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 100))})
	full := errors.New("no space left on device")
	if err := (&Batch{Bank: bank, Workers: 2}).Run(context.Background(), found.All(0), func(*Result) error { return full }); !errors.Is(err, full) {
		t.Errorf("the run ended with %v", err)
	}
}

func TestLines(t *testing.T) {
	text := "\uFEFF{\"a\":1}\r\n\n  \n{\"b\":2}\n" + strings.Repeat("x", maxDocument+5) + "\n{\"c\":3}"
	var got []string
	for in, err := range Lines(strings.NewReader(text), Shard{}, 1) {
		if err != nil {
			t.Fatal(err)
		}
		note := string(in.Text)
		if in.problem != nil {
			note = in.problem.Message
		}
		got = append(got, in.Name+" "+note)
	}
	want := []string{`<stdin>:4 {"b":2}`, "<stdin>:5 found a line of more than 8 MiB, expected one answer document", `<stdin>:6 {"c":3}`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestMemoryIsFlat scores the same files over and over: the heap after many must be that after few.
func TestMemoryIsFlat(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 20))})
	times := 100
	if testing.Short() {
		times = 20
	}
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	again := func(yield func(Input, error) bool) {
		for range times {
			for in := range found.All(0) {
				if !yield(in, nil) {
					return
				}
			}
		}
	}
	total := 20 * times
	taken, least := 0, [2]uint64{1 << 62, 1 << 62} // of both halves: what lies between is what the workers have at hand
	err := (&Batch{Bank: bank, Workers: 2}).Run(context.Background(), again, func(*Result) error {
		if taken++; taken%20 == 0 {
			half := (taken - 1) * 2 / total
			least[half] = min(least[half], heap())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if slack := uint64(1 << 20); least[1] > least[0]+slack {
		t.Errorf("the heap grew from %d to %d kB", least[0]>>10, least[1]>>10)
	}
}

// TestSharedCache lets two batches, as two processes would, fill and use one cache at once.
func TestSharedCache(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 60))})
	plain, _ := lines(t, Batch{Bank: bank}, found.All(0))
	folder := filepath.Join(t.TempDir(), "cache")
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			cache, err := OpenCache(folder, bank, "test")
			if err != nil {
				t.Error(err)
				return
			}
			if got, _ := lines(t, Batch{Bank: bank, Cache: cache}, found.All(0)); got != plain {
				t.Error("a batch with a shared cache gives another output")
			}
			if err := cache.Err(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	cache, _ := OpenCache(folder, bank, "test")
	if _, counts := lines(t, Batch{Bank: bank, Cache: cache}, found.All(0)); counts.Unchanged != 60 {
		t.Errorf("%d of 60 unchanged", counts.Unchanged)
	}
	if leftover, _ := filepath.Glob(filepath.Join(folder, "*", "new-*")); leftover != nil {
		t.Errorf("left behind: %q", leftover)
	}
}

func TestCacheMisses(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 3))})
	folder := filepath.Join(t.TempDir(), "cache")
	run := func(program string) (string, Counts) {
		cache, err := OpenCache(folder, bank, program)
		if err != nil {
			t.Fatal(err)
		}
		return lines(t, Batch{Bank: bank, Cache: cache}, found.All(0))
	}
	plain, _ := run("1")
	if _, counts := run("2"); counts.Unchanged != 0 {
		t.Error("another version of the program used the cache")
	}
	other := *bank
	other.Digest = "sha256:other"
	cache, _ := OpenCache(folder, &other, "1")
	if _, counts := lines(t, Batch{Bank: bank, Cache: cache}, found.All(0)); counts.Unchanged != 0 {
		t.Error("another bank used the cache")
	}
	entries, _ := filepath.Glob(filepath.Join(folder, "??", "*"))
	if len(entries) != 9 {
		t.Fatalf("%d entries, want 9", len(entries))
	}
	whole := make([][]byte, len(entries))
	for i, path := range entries {
		whole[i], _ = os.ReadFile(path)
	}
	for name, damage := range map[string]func(text []byte, i int) []byte{
		"empty":      func([]byte, int) []byte { return nil },
		"cut off":    func(text []byte, _ int) []byte { return text[:len(text)/2] },
		"one bit":    func(text []byte, _ int) []byte { text[len(text)-9] ^= 1; return text },
		"one digit":  func(text []byte, _ int) []byte { text[bytes.IndexByte(text, '{')+12] ^= 1; return text },
		"outcome":    func(text []byte, _ int) []byte { text[bytes.IndexByte(text, '\n')-1] = 'Q'; return text },
		"misplaced":  func(_ []byte, i int) []byte { return bytes.Clone(whole[(i+1)%len(whole)]) },
		"only lines": func([]byte, int) []byte { return []byte("\n\n\n") },
	} {
		for i, path := range entries {
			write(t, path, damage(bytes.Clone(whole[i]), i))
		}
		got, counts := run("1")
		if counts.Unchanged != 0 || got != plain {
			t.Errorf("%s: %d entries were used", name, counts.Unchanged)
		}
		if _, counts := run("1"); counts.Unchanged != 3 {
			t.Errorf("%s: the entries were not mended", name)
		}
	}
	if err := ClearCache(folder); err != nil {
		t.Fatal(err)
	}
	if _, counts := run("1"); counts.Unchanged != 0 {
		t.Error("the cleared cache was used")
	}
}

func TestOutputResumes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.ndjson")
	out, err := Create(path, "key", false)
	if err != nil {
		t.Fatal(err)
	}
	out.Header([]byte("header\n"))
	out.Write([]byte("one\n"), Counts{Scored: 1})
	out.Write(nil, Counts{Scored: 1, Foreign: 1})
	if err := out.save(); err != nil {
		t.Fatal(err)
	}
	// The program is killed while it writes: a line and a half are there that the state does not know of.
	out.Write([]byte("two\nthr"), Counts{Scored: 3})
	out.lines.Flush()
	out.file.Close()

	if _, err := Create(path, "key", false); !errors.Is(err, ErrUnfinished) {
		t.Errorf("a second run began with %v", err)
	}
	if _, err := Resume(path, "other"); err == nil || !strings.Contains(err.Error(), "other inputs") {
		t.Errorf("another run went on with %v", err)
	}
	out, err = Resume(path, "key")
	if err != nil {
		t.Fatal(err)
	}
	if done, counts := out.Done(); done != 2 || counts != (Counts{Scored: 1, Foreign: 1}) {
		t.Errorf("%d done, %+v", done, counts)
	}
	out.Header([]byte("header\n"))
	out.Write([]byte("two\n"), Counts{Scored: 2, Foreign: 1})
	if _, err := os.Stat(path); err == nil {
		t.Error("the output has its name before it is whole")
	}
	if err := out.Finish(); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(path)
	if diff := cmp.Diff("header\none\ntwo\n", string(got)); diff != "" {
		t.Error(diff)
	}
	if rest, _ := filepath.Glob(path + ".*"); rest != nil {
		t.Errorf("left behind: %q", rest)
	}
}

// TestResumesNoStale changes a file that an interrupted run had scored: its old line must not pass for the new one.
func TestResumesNoStale(t *testing.T) {
	bank := embedded(t)
	folder := sampleFolder(t, sampleTexts(bank, 20))
	for _, changed := range []struct {
		file  int
		stale bool
	}{{0, true}, {19, false}} {
		ctx, cancel := context.WithCancel(t.Context())
		options := Options{Bank: bank, Paths: []string{folder}, Workers: 1, Path: filepath.Join(t.TempDir(), "out.ndjson")}
		options.Progress = func(done, _ int) {
			if done == 3 {
				cancel()
			}
		}
		if _, err := Rescore(ctx, options); !errors.Is(err, context.Canceled) {
			t.Fatalf("the run was not interrupted: %v", err)
		}
		name := samplePath(folder, changed.file)
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond) // so that also a coarse clock of files tells the change from the beginning
		write(t, name, text)
		options.Resume = true
		_, err = Rescore(t.Context(), options)
		if stale := err != nil && strings.Contains(err.Error(), name+" has changed since the run began"); stale != changed.stale || err != nil && !stale {
			t.Errorf("file %d: %v", changed.file, err)
		}
		options.Resume, options.Overwrite = false, true
		if report, err := Rescore(t.Context(), options); err != nil || report.Counts.Scored != 20 {
			t.Errorf("starting over: %v, %v", report, err)
		}
		if err := os.Chtimes(name, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSafeCells(t *testing.T) {
	for cell, want := range map[string]string{
		"ООО «Ромашка»": "ООО «Ромашка»", "": "", "3-2": "3-2", "a=b": "a=b", "'=1": "'=1",
		"=1+1": "'=1+1", "+7 999": "'+7 999", "-5": "'-5", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r": "'\r",
		"  =1": "'  =1", "\u200b=1": "'\u200b=1", "＝1": "'＝1", "|cmd": "'|cmd", "a\x00b": "a\uFFFDb", "\x00=1": "'\uFFFD=1",
	} {
		if got := safe(cell); got != want {
			t.Errorf("safe(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestSummaryAddsUp(t *testing.T) {
	bank := embedded(t)
	found := Find([]string{sampleFolder(t, sampleTexts(bank, 80))})
	summary := NewSummary(bank)
	var proven []float64
	gaps, unknown := 0, 0
	err := (&Batch{Bank: bank, Workers: 2, Rows: true}).Run(context.Background(), found.All(0), func(r *Result) error {
		summary.Add(r)
		var a struct {
			Overall  struct{ Proven float64 }
			Criteria []struct {
				ID  string
				Gap int
			}
		}
		if err := json.Unmarshal(r.Assessment, &a); err != nil {
			return err
		}
		proven = append(proven, a.Overall.Proven)
		if a.Criteria[0].Gap > 0 {
			gaps++
		}
		unknown += len(r.Row.Unknown)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got := 0
	for _, tally := range summary.Unknown {
		got += tally.Total()
	}
	if summary.Gaps[0].Files.Total() != gaps || got != unknown || unknown == 0 || gaps == 0 {
		t.Errorf("gaps %d of %d, unknown fields %d of %d", summary.Gaps[0].Files.Total(), gaps, got, unknown)
	}
	var d Distribution
	for _, x := range proven {
		d.Add(x)
	}
	if d.Quantile(0.5) != summary.Overall[0].Quantile(0.5) || d.Mean() != summary.Overall[0].Mean() {
		t.Error("the distribution is not that of the lines")
	}
}

func TestQuantiles(t *testing.T) {
	var d Distribution
	for i := 100; i >= 1; i-- {
		d.Add(float64(i))
	}
	for q, want := range map[float64]float64{0: 1, 0.1: 10, 0.25: 25, 0.5: 50, 0.75: 75, 0.9: 90, 1: 100} {
		if got := d.Quantile(q); got != want {
			t.Errorf("quantile %g is %g, want %g", q, got, want)
		}
	}
	if diff := cmp.Diff([]int{9, 10, 10, 10, 10, 10, 10, 10, 10, 11}, d.Histogram(10)); diff != "" {
		t.Error(diff)
	}
}

// TestLargeEntries keeps results that are larger than a cache entry usually is.
func TestLargeEntries(t *testing.T) {
	for _, size := range []int{0, 1, usualEntry - 1, usualEntry, usualEntry + 1, 5 * usualEntry} {
		want := bytes.Repeat([]byte("x"), size)
		got, err := readEntry(bytes.NewReader(want), make([]byte, 3))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: read %d, %v", size, len(got), err)
		}
	}
}
