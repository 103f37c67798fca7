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
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/clean"
	"salesaudit/internal/sampling"
	"salesaudit/internal/wholefile"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

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

// scoreLines runs a batch and returns its NDJSON.
func scoreLines(t testing.TB, b pool, inputs iter.Seq2[input, error]) (string, Counts) {
	t.Helper()
	var out []byte
	var counts Counts
	if b.workers == 0 {
		b.workers = 2
	}
	err := b.run(t.Context(), inputs, func(r *result) error {
		out = appendNDJSON(out, r)
		counts.add(r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out), counts
}

func mustFind(t testing.TB, paths []string) *files {
	t.Helper()
	found, err := find(paths)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func names(inputs []input) []string {
	out := make([]string, len(inputs))
	for i := range inputs {
		out[i] = inputs[i].name
	}
	return out
}

func TestOrderAndWorkers(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 150))})
	one, counts := scoreLines(t, pool{bank: bank, workers: 1}, found.all())
	if counts.Scored != 150 {
		t.Fatalf("scored %+v, want 150", counts)
	}
	for _, workers := range []int{2, 9} {
		many, _ := scoreLines(t, pool{bank: bank, workers: workers}, found.all())
		if diff := cmp.Diff(one, many); diff != "" {
			t.Fatalf("%d workers give another output:\n%s", workers, diff)
		}
	}
	line := one
	for _, name := range names(found.inputs) {
		var got struct{ File string }
		before, rest, _ := strings.Cut(line, "\n")
		if err := json.Unmarshal([]byte(before), &got); err != nil || got.File != name {
			t.Fatalf("found %q (%v) where the line of %q should be", got.File, err, name)
		}
		line = rest
	}
}

func TestShardsConcatenateToTheWhole(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 23))})
	whole, _ := scoreLines(t, pool{bank: bank}, found.all())
	for n := 1; n <= 30; n++ {
		var parts []string
		smallest, largest := len(found.inputs), 0
		for i := 1; i <= n; i++ {
			part := files{inputs: Shard{i, n}.part(found.inputs)}
			smallest, largest = min(smallest, len(part.inputs)), max(largest, len(part.inputs))
			parts = append(parts, names(part.inputs)...)
			if n == 4 {
				text, _ := scoreLines(t, pool{bank: bank}, part.all())
				if !strings.HasPrefix(whole, text) {
					t.Fatalf("shard %d of %d is not what comes next", i, n)
				}
				whole = whole[len(text):]
			}
		}
		if diff := cmp.Diff(names(found.inputs), parts); diff != "" {
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
	found := mustFind(t, []string{at("six.yaml"), folder, at("a") + "/../six.yaml", at("[ab]*/*.y*ml")})
	var got []string
	for _, name := range names(found.inputs) {
		got = append(got, filepath.ToSlash(strings.TrimPrefix(name, folder+string(filepath.Separator))))
	}
	want := []string{"a-b/one.yaml", "a/four.yaml.gz", "a/gone.yaml", "a/link.yaml", "a/self.yaml", "a/three.JSON", "a/two.yml", "b/one.yaml", "six.yaml"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("other files (-want +got):\n%s", diff)
	}
	if !found.inputs[len(found.inputs)-1].named {
		t.Error("six.yaml was named and is taken for found")
	}
	// .git and a/.hidden.yaml in the folder, and that file again for the pattern; up and b; notes.txt.
	if found.passed.Hidden != 3 || found.passed.Links != 2 || found.passed.Others != 1 {
		t.Errorf("passed over: %d hidden, %d links, %d others", found.passed.Hidden, found.passed.Links, found.passed.Others)
	}
	// A link to a folder that is named itself is followed, under its own name.
	if got := names(mustFind(t, []string{at("b")}).inputs); len(got) != 1 || got[0] != at("b/one.yaml") {
		t.Errorf("the link b gave %q", got)
	}
}

// TestHiddenFoldersInPatterns: a folder with a dot in front is matched only by a pattern with one.
func TestHiddenFoldersInPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/one.yaml", ".b/one.yaml", "a/.c/two.yaml", "a/d/two.yaml"} {
		write(t, filepath.FromSlash(name), []byte("x"))
	}
	for pattern, want := range map[string][]string{
		"*/one.yaml": {"a/one.yaml"}, ".*/one.yaml": {".b/one.yaml"}, "*/*/two.yaml": {"a/d/two.yaml"}, "a/.*/*.yaml": {"a/.c/two.yaml"}, "../*/a/one.yaml": {"a/one.yaml"},
	} {
		var got []string
		for _, name := range names(mustFind(t, []string{filepath.FromSlash(pattern)}).inputs) {
			if at := strings.Index(name, "a"+string(filepath.Separator)+"one"); strings.HasPrefix(name, "..") && at > 0 {
				name = name[at:]
			}
			got = append(got, filepath.ToSlash(name))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", pattern, diff)
		}
	}
}

// TestRenamed: what a link leads to is called by the link, also where that leads to the root of all folders or to the
// current one.
func TestRenamed(t *testing.T) {
	for _, c := range []struct{ path, root, folder, want string }{
		{"/etc/a.yaml", "/", "link", "link/etc/a.yaml"},
		{"/etc/a.yaml", "/", "/", "/etc/a.yaml"},
		{"b/a.yaml", ".", ".", "b/a.yaml"},
		{".b", ".", ".", ".b"},
		{"b/a.yaml", ".", "link", "link/b/a.yaml"},
		{"/x/y/a.yaml", "/x/y", "link", "link/a.yaml"},
		{"/x/y", "/x/y", "link", "link"},
	} {
		if got := renamed(filepath.FromSlash(c.path), filepath.FromSlash(c.root), c.folder); filepath.ToSlash(got) != c.want {
			t.Errorf("%s below %s, asked for as %s, is called %s, want %s", c.path, c.root, c.folder, got, c.want)
		}
	}
}

// TestTemporaryFilesAreNoInputs lets the output lie in the folder that is scored: what a killed run leaves there must
// not be taken for an answer file.
func TestTemporaryFilesAreNoInputs(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "one.yaml"), []byte("x"))
	before := names(mustFind(t, []string{folder}).inputs)
	for _, name := range []string{"scores.ndjson", "scores.csv", "one.yaml"} {
		file, err := wholefile.NewTemporary(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Discard()
	}
	if diff := cmp.Diff(before, names(mustFind(t, []string{folder}).inputs)); diff != "" {
		t.Error(diff)
	}
}

func TestReadList(t *testing.T) {
	long := strings.Repeat("x", maxPath-1)
	for text, want := range map[string][]string{
		"a.yaml\nb c.yaml\r\n\n":     {"a.yaml", "b c.yaml"},
		"a.yaml\x00b\nc.yaml\x00":    {"a.yaml", "b\nc.yaml"},
		"":                           nil,
		"\n\n":                       nil,
		"last without an end.yaml":   {"last without an end.yaml"},
		long + "\n" + long + "\nend": {long, long, "end"},
	} {
		got, err := ReadList(iotest.HalfReader(strings.NewReader(text)))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%.50q: %v\n%s", text, err, diff)
		}
	}
}

// TestReadListIsBounded reads lists without end.
func TestReadListIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector sees nothing in it that other tests do not show, and takes minutes")
	}
	for text, want := range map[string]string{
		strings.Repeat("x", maxPath):        "path 2 has more than 1 MiB",
		"a\n" + strings.Repeat("\n", 1<<16): "found more than 256 MiB",
	} {
		first := strings.NewReader("a.yaml\n")
		if _, err := ReadList(io.MultiReader(first, endless(text))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q over and over: %v, want %s", text, err, want)
		}
	}
}

// endless gives a text over and over.
type endless string

func (e endless) Read(p []byte) (int, error) { return copy(p, e), nil }

func TestPackedFilesScoreAsTheirContent(t *testing.T) {
	bank := banktest.Block9(t)
	text := sampleTexts(bank, 1)[0]
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(text)
	w.Close()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "a.yaml"), text)
	write(t, filepath.Join(folder, "b.yaml.gz"), packed.Bytes())
	write(t, filepath.Join(folder, "c.yaml.gz"), packed.Bytes()[:packed.Len()/2])
	out, counts := scoreLines(t, pool{bank: bank}, mustFind(t, []string{folder}).all())
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
	zeros, size := make([]byte, 1<<20), 64
	if testing.Short() {
		size = 12 // the race detector takes long over each megabyte
	}
	for range size {
		w.Write(zeros)
	}
	w.Close()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "bomb.yaml.gz"), packed.Bytes())
	out, _ := scoreLines(t, pool{bank: banktest.Block9(t)}, mustFind(t, []string{folder}).all())
	if !strings.Contains(out, "expected at most 8 MiB") {
		t.Error(out)
	}
}

func TestCancelKeepsWhatIsDone(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 120))})
	whole, _ := scoreLines(t, pool{bank: bank}, found.all())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out []byte
	taken := 0
	err := (&pool{bank: bank, workers: 2}).run(ctx, found.all(), func(r *result) error {
		if taken++; taken == 20 {
			cancel()
		}
		out = appendNDJSON(out, r)
		return nil
	})
	if !errors.Is(err, context.Canceled) || taken < 20 || taken > 20+3*2*ahead {
		t.Fatalf("%d taken, error %v", taken, err)
	}
	if !strings.HasPrefix(whole, string(out)) || out[len(out)-1] != '\n' {
		t.Error("what was taken is not the beginning of the whole")
	}
	rest := files{inputs: found.inputs[taken:]}
	if text, _ := scoreLines(t, pool{bank: bank}, rest.all()); string(out)+text != whole {
		t.Error("the rest does not complete it")
	}
}

// TestCancelDoesNotWaitForInput cancels while standard input is silent.
func TestCancelDoesNotWaitForInput(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		fmt.Fprintln(w, `{"format": "salesaudit.answers/1"}`)
	}()
	taken := 0
	err := (&pool{bank: banktest.Block9(t), workers: 1}).run(ctx, lines(r, Shard{}), func(*result) error {
		taken++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || taken != 1 {
		t.Errorf("%d taken, error %v", taken, err)
	}
}

// TestCancelDoesNotWaitForFiles cancels while a worker reads a pipe that nobody writes to, as on a dead network drive.
func TestCancelDoesNotWaitForFiles(t *testing.T) {
	r, w, err := os.Pipe() // as the shell opens one: a named one is refused
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	path := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(path); err != nil {
		t.Skip("no names of open files here")
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	err = (&pool{bank: banktest.Block9(t), workers: 1}).run(ctx, mustFind(t, []string{path}).all(), func(r *result) error {
		t.Errorf("a pipe without a writer gave %+v", r)
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestWriteErrorEndsTheRun(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 100))})
	full := errors.New("no space left on device")
	if err := (&pool{bank: bank, workers: 2}).run(t.Context(), found.all(), func(*result) error { return full }); !errors.Is(err, full) {
		t.Errorf("the run ended with %v", err)
	}
}

func TestLines(t *testing.T) {
	text := "\uFEFF{\"a\":1}\r\n\n  \n{\"b\":2}\n" + strings.Repeat("x", maxDocument+5) + "\n{\"c\":3}"
	var got []string
	for in, err := range lines(strings.NewReader(text), Shard{}) {
		if err != nil {
			t.Fatal(err)
		}
		note := string(in.text)
		if in.problem != nil {
			note = in.problem.Message
		}
		got = append(got, in.name+" "+note)
	}
	want := []string{"<stdin>:1 \uFEFF{\"a\":1}", `<stdin>:4 {"b":2}`, "<stdin>:5 found a line of more than 8 MiB, expected one answer document", `<stdin>:6 {"c":3}`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestMemoryIsFlat scores the same files over and over: the heap after many must be that after few.
func TestMemoryIsFlat(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 20))})
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
	again := func(yield func(input, error) bool) {
		for range times {
			for in := range found.all() {
				if !yield(in, nil) {
					return
				}
			}
		}
	}
	total := 20 * times
	taken, least := 0, [2]uint64{1 << 62, 1 << 62} // of both halves: what lies between is what the workers have at hand
	err := (&pool{bank: bank, workers: 2}).run(t.Context(), again, func(*result) error {
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
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 60))})
	plain, _ := scoreLines(t, pool{bank: bank}, found.all())
	folder := filepath.Join(t.TempDir(), "cache")
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			cache, err := openCache(folder, bank, "test")
			if err != nil {
				t.Error(err)
				return
			}
			if got, _ := scoreLines(t, pool{bank: bank, cache: cache}, found.all()); got != plain {
				t.Error("a batch with a shared cache gives another output")
			}
			if err := cache.err(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	cache, _ := openCache(folder, bank, "test")
	if _, counts := scoreLines(t, pool{bank: bank, cache: cache}, found.all()); counts.Unchanged != 60 {
		t.Errorf("%d of 60 unchanged", counts.Unchanged)
	}
	if leftover, _ := filepath.Glob(filepath.Join(folder, ".entry.*")); leftover != nil {
		t.Errorf("left behind: %q", leftover)
	}
}

func TestCacheMisses(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 3))})
	folder := filepath.Join(t.TempDir(), "cache")
	run := func(program string) (string, Counts) {
		cache, err := openCache(folder, bank, program)
		if err != nil {
			t.Fatal(err)
		}
		return scoreLines(t, pool{bank: bank, cache: cache}, found.all())
	}
	plain, _ := run("1")
	if _, counts := run("2"); counts.Unchanged != 0 {
		t.Error("another version of the program used the cache")
	}
	other := *bank
	other.Digest = "sha256:other"
	cache, _ := openCache(folder, &other, "1")
	if _, counts := scoreLines(t, pool{bank: bank, cache: cache}, found.all()); counts.Unchanged != 0 {
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

// TestHostileTexts scores files whose names and texts a terminal would act on, or that are no UTF-8, in every form of
// output and through a cache and a baseline: nothing of it comes out.
func TestHostileTexts(t *testing.T) {
	const hostile = `a\e]0;title\a\u009b31m\u202eb\u0000\u200b`
	folder, folderOf := t.TempDir(), t.TempDir()
	text := "format: salesaudit.answers/1\nbank: block9@1.0.0\nclient: {name: \"" + hostile + "\", sellers: 3}\n" +
		"interview: {date: 2026-11-23, respondent: \"" + hostile + "\"}\nanswers: {%s}\n"
	for name, answers := range map[string]string{"one\x1b[31m\u202e.yaml": "", "two\xff.yaml": "", "bad\u009b.yaml": `"` + hostile + `": 1`} {
		if err := os.WriteFile(filepath.Join(folder, name), fmt.Appendf(nil, text, answers), 0o600); err != nil {
			t.Skip("no such names here:", err)
		}
	}
	baseline := filepath.Join(folderOf, "old.ndjson")
	for _, options := range []Options{{}, {}, {Form: CSV}, {Form: ExcelCSV}, {Baseline: baseline}} {
		options.Bank, options.Workers, options.Cache, options.Paths = banktest.Block9(t), 1, filepath.Join(folderOf, "cache"), []string{folder}
		run, err := Prepare(options)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		report, err := run.Run(t.Context(), &out)
		run.Close()
		if err != nil {
			t.Fatal(err)
		}
		if report.Counts.Scored != 2 || report.Counts.Rejected != 1 || report.Counts.Changed > 0 {
			t.Errorf("%+v", report.Counts)
		}
		got := strings.TrimPrefix(out.String(), wording.ByteOrderMark)
		if strings.ContainsFunc(got, func(r rune) bool { return r != '\n' && clean.Hidden(r) }) {
			t.Errorf("form %d: %.300q", options.Form, got)
		}
		if options.Form == NDJSON && options.Baseline == "" {
			write(t, baseline, out.Bytes())
		}
	}
}

// TestCacheTag opens folders with every kind of tag twice: one that is no cache stays none, and one that is stays one.
func TestCacheTag(t *testing.T) {
	bank := banktest.Block9(t)
	for name, test := range map[string]struct {
		tag   string
		other string // a file beside it
		want  bool
	}{
		"ours":               {cacheTagText, "ab/cdef", true},
		"emptied":            {"", "", false},
		"emptied, entries":   {"", "ab/cdef", false},
		"foreign":            {"Signature: 8a477f597d28d172789f06886806bc55\n# Created by another program.\n", "", false},
		"foreign, but long":  {cacheTagText + "#", "", false},
		"none":               {"none", "notes.txt", false},
		"none, tag on a way": {"none", "." + cacheTag + ".123.tmp", true},
	} {
		folder := t.TempDir()
		if test.tag != "none" {
			write(t, filepath.Join(folder, cacheTag), []byte(test.tag))
		}
		if test.other != "" {
			write(t, filepath.Join(folder, test.other), []byte("x"))
		}
		for range 2 {
			if _, err := openCache(folder, bank, "test"); (err == nil) != test.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := ClearCache(folder); (err == nil) != test.want {
			t.Errorf("%s: cleared with %v", name, err)
		}
	}
}

// TestCacheRemovesLeftovers opens a cache in which a killed program left a half-written entry.
func TestCacheRemovesLeftovers(t *testing.T) {
	bank, folder := banktest.Block9(t), t.TempDir()
	if _, err := openCache(folder, bank, "test"); err != nil {
		t.Fatal(err)
	}
	held, err := wholefile.NewTemporary(folder, entryName)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Discard()
	left := filepath.Join(folder, "."+entryName+".123.tmp")
	write(t, left, []byte("half"))
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(left, long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := openCache(folder, bank, "test"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the half-written entry is still there")
	}
	if _, err := os.Stat(held.Name()); err != nil {
		t.Error("the entry that somebody writes is gone")
	}
}

// TestStrangeEntries has something else than a file where an entry should be: it is a miss, and stops nobody.
func TestStrangeEntries(t *testing.T) {
	folder := t.TempDir()
	large := filepath.Join(folder, "large")
	write(t, large, nil)
	if err := os.Truncate(large, maxLine+1); err != nil {
		t.Fatal(err)
	}
	paths := []string{folder, large, os.DevNull}
	pipe := filepath.Join(folder, "pipe")
	if mkfifo, err := exec.LookPath("mkfifo"); err == nil && exec.Command(mkfifo, pipe).Run() == nil {
		paths = append(paths, pipe)
	}
	for _, path := range paths {
		if text, err := readEntry(path, nil); err == nil {
			t.Errorf("%s: read %d bytes", path, len(text))
		}
	}
}

func TestSummaryAddsUp(t *testing.T) {
	bank := banktest.Block9(t)
	found := mustFind(t, []string{sampleFolder(t, sampleTexts(bank, 80))})
	summary := newSummary(bank)
	var proven []float64
	gaps, unknown := 0, 0
	err := (&pool{bank: bank, workers: 2, rows: true}).run(t.Context(), found.all(), func(r *result) error {
		summary.add(r)
		var a struct {
			Overall  struct{ Proven float64 }
			Criteria []struct {
				ID  string
				Gap int
			}
		}
		if err := json.Unmarshal(r.assessment, &a); err != nil {
			return err
		}
		proven = append(proven, a.Overall.Proven)
		if a.Criteria[0].Gap > 0 {
			gaps++
		}
		unknown += len(r.row.Unknown)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got := 0
	for _, tally := range summary.unknown {
		got += tally.total()
	}
	if summary.gaps[0].files.total() != gaps || got != unknown || unknown == 0 || gaps == 0 {
		t.Errorf("gaps %d of %d, unknown fields %d of %d", summary.gaps[0].files.total(), gaps, got, unknown)
	}
	var d distribution
	for _, x := range proven {
		d.add(x)
	}
	if d.quantile(0.5) != summary.overall[0].quantile(0.5) || d.mean() != summary.overall[0].mean() {
		t.Error("the distribution is not that of the lines")
	}
}

func TestQuantiles(t *testing.T) {
	var d distribution
	for i := 100; i >= 1; i-- {
		d.add(float64(i))
	}
	for q, want := range map[float64]float64{0: 1, 0.1: 10.9, 0.25: 25.75, 0.5: 50.5, 0.75: 75.25, 0.9: 90.1, 1: 100} {
		if got := d.quantile(q); math.Abs(got-want) > 1e-9 {
			t.Errorf("quantile %g is %g, want %g", q, got, want)
		}
	}
	if diff := cmp.Diff([]int{9, 10, 10, 10, 10, 10, 10, 10, 10, 11}, d.histogram(10)); diff != "" {
		t.Error(diff)
	}
}

// TestQuantilesByHand holds the formula against figures that were worked out by hand.
func TestQuantilesByHand(t *testing.T) {
	for _, by := range []struct {
		values []float64
		want   [3]float64 // quartiles
	}{
		{[]float64{7}, [3]float64{7, 7, 7}},
		{[]float64{10, 20}, [3]float64{12.5, 15, 17.5}},                           // 10 + 1/4 × 10 …
		{[]float64{15, 20, 35, 40, 50}, [3]float64{20, 35, 40}},                   // ranks 1, 2 and 3 of 0-4
		{[]float64{3, 6, 7, 8, 8, 10, 13, 15, 16, 20}, [3]float64{7.25, 9, 14.5}}, // ranks 2.25, 4.5 and 6.75 of 0-9: 7 + 1/4 × 1, 8 + 1/2 × 2, 13 + 3/4 × 2
	} {
		for i, want := range by.want {
			got := Quantile(len(by.values), float64(i+1)/4, func(rank int) float64 { return by.values[rank] })
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("quartile %d of %v is %g, want %g", i+1, by.values, got, want)
			}
		}
	}
}

// TestLargeEntries keeps results that are larger than a cache entry usually is.
func TestLargeEntries(t *testing.T) {
	for _, size := range []int{0, 1, usualEntry - 1, usualEntry, usualEntry + 1, 5 * usualEntry} {
		want := bytes.Repeat([]byte("x"), size)
		path := filepath.Join(t.TempDir(), "entry")
		write(t, path, want)
		got, err := readEntry(path, make([]byte, 3))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: read %d, %v", size, len(got), err)
		}
	}
}
