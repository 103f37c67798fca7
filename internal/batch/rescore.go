package batch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// Options say what a run scores, how, and what becomes of the results.
type Options struct {
	Bank    *questionnaire.Bank
	Program string // names the build of the program: what another one found out does not count

	Paths   []string  // files, folders and globs; not looked at where Lines is set
	Lines   io.Reader // NDJSON, one answer document a line; nil where Paths are scored
	Shard   Shard     // the part of the inputs that is scored
	Workers int       // how many inputs are scored at once, ≥ 1

	Cache    string                 // the folder of the cache; "" for none
	Baseline string                 // the path of an earlier output in NDJSON, to write only what differs from it; "" for none
	Summary  bool                   // whether results are added up
	Answers  bool                   // whether a table has the answers too, and a summary counts them
	Form     Form                   // of the lines
	Language questionnaire.Language // of the spreadsheet program that ExcelCSV is for

	Progress func(done, total int) // is called after each input; total is -1 where nobody knows it. May be nil
}

// The garbage collector had better run less often than by default while files are scored, as long as memory stays
// small: most of what a file leaves behind is garbage once its line is written. It is set for the whole program, so
// that is for the program to do.
const (
	GCPercent   = 400       // for debug.SetGCPercent
	MemoryLimit = 160 << 20 // for debug.SetMemoryLimit, in bytes
)

// Form is how results are written.
type Form byte

// The forms of lines.
const (
	NDJSON   Form = iota
	CSV           // a table, with a header
	ExcelCSV      // a table as Excel reads it in the language of the run
)

// Report is what a run found out beside its lines.
type Report struct {
	Counts   Counts
	Passed   Passed
	Summary  *Summary // nil where none was asked for
	CacheErr error    // why results could not be kept in the cache: the lines are none the worse for it
}

// Counts says what became of the inputs of a run.
type Counts struct {
	Scored    int
	Unchanged int // those of Scored that came from the cache
	Rejected  int
	Foreign   int // found in folders, and no answer files
	Changed   int // those that differ from the baseline
}

// add counts a result.
func (c *Counts) add(r *result) {
	switch r.outcome {
	case scored:
		c.Scored++
		if r.cached {
			c.Unchanged++
		}
	case rejected:
		c.Rejected++
	case foreign:
		c.Foreign++
	}
}

// The errors of a run that say what is wrong with it as a whole.
var (
	ErrNoFiles   = errors.New("no answer files found")
	ErrOpenFiles = errors.New("the system lets the program open no more files")
)

// Rescoring is a run that can begin: its inputs are found, its cache and baseline are open.
type Rescoring struct {
	Options
	files    *files // nil where lines are read
	cache    *cache
	baseline *baseline
	summary  *Summary
	counts   Counts
}

// Prepare finds the inputs of a run and opens what its options name. The error is ErrNoFiles where the paths lead to
// no answer file.
func Prepare(o Options) (*Rescoring, error) {
	r := &Rescoring{Options: o}
	if err := r.open(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func (r *Rescoring) open() (err error) {
	if r.Lines == nil {
		if r.files, err = find(r.Paths); err != nil {
			return err
		}
		isThere := func(in input) bool { return in.problem == nil }
		switch {
		case len(r.files.inputs) == 0:
			return ErrNoFiles
		case !slices.ContainsFunc(r.files.inputs, isThere): // a mistyped path must not replace an output by a line about it
			first := r.files.inputs[0]
			return fmt.Errorf("%w: %s: %s", ErrNoFiles, first.name, first.problem.Message)
		}
		r.files.inputs = r.Shard.part(r.files.inputs)
	}
	if r.Cache != "" {
		if r.cache, err = openCache(r.Cache, r.Bank, r.Program); err != nil {
			return err
		}
	}
	if r.Baseline != "" {
		if r.baseline, err = openBaseline(r.Baseline); err != nil {
			return err
		}
	}
	if r.Summary {
		r.summary = newSummary(r.Bank)
		r.summary.countAnswers(r.Answers)
		if r.baseline != nil {
			r.summary.changes = newChangeSummary(r.Bank)
		}
	}
	return nil
}

// Close closes what the run has open.
func (r *Rescoring) Close() {
	if r.baseline != nil {
		r.baseline.close()
	}
}

// streamBuffer is how much is gathered before it is written, in bytes.
const streamBuffer = 256 << 10

// Run scores the inputs and writes the lines of their results to out, in the order of the inputs; a nil out
// drops them. A rejected input stops nothing. When ctx is canceled, the lines of what was done are written, and the
// error, context.Canceled, comes with a report on what was done so far. With any other error there is no report; it is
// ErrOpenFiles where the system and not the inputs is to blame.
func (r *Rescoring) Run(ctx context.Context, out io.Writer) (*Report, error) {
	if out == nil {
		out = io.Discard
	}
	encode, header := r.encoder()
	lines := bufio.NewWriterSize(out, streamBuffer)
	if _, err := lines.Write(header); err != nil {
		return nil, err
	}
	var text []byte
	err := r.score(ctx, r.summary != nil || r.Form != NDJSON || r.baseline != nil, func(result *result) error {
		text = encode(text[:0], result)
		_, err := lines.Write(text)
		if err == nil && r.files == nil { // who feeds lines may wait for their results
			err = lines.Flush()
		}
		return err
	})
	if flushErr := lines.Flush(); err == nil {
		err = flushErr
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		return nil, err
	}
	return r.report(err == nil), err
}

// encoder returns what appends the lines of a result, and what comes before all lines.
func (r *Rescoring) encoder() (encode encoder, header []byte) {
	switch {
	case r.baseline != nil:
		return appendChange, nil
	case r.Form == NDJSON:
		return appendNDJSON, nil
	}
	as := wording.PlainCSV
	if r.Form == ExcelCSV {
		as = wording.In(r.Language).Excel()
	}
	table := newTable(r.Bank, as)
	if r.Answers {
		table.addAnswers(wording.In(r.Language), r.Form == ExcelCSV)
	}
	return table.append, table.header()
}

// score scores the inputs and hands the result of each to take; rows says whether their rows are wanted.
func (r *Rescoring) score(ctx context.Context, rows bool, take func(*result) error) error {
	total := -1
	var inputs iter.Seq2[input, error]
	if r.files == nil {
		inputs = lines(r.Lines, r.Shard)
	} else {
		inputs, total = r.files.all(), len(r.files.inputs)
	}
	p := pool{bank: r.Bank, cache: r.cache, baseline: r.baseline, workers: r.Workers, rows: rows, answers: r.Answers}
	done := 0
	return p.run(ctx, inputs, func(result *result) error {
		r.add(result)
		if err := take(result); err != nil {
			return err
		}
		if done++; r.Progress != nil {
			r.Progress(done, total)
		}
		return nil
	})
}

// add counts a result and adds it up.
func (r *Rescoring) add(result *result) {
	r.counts.add(result)
	if result.change != nil {
		r.counts.Changed++
	}
	if r.summary != nil {
		r.summary.add(result)
	}
}

// report returns what was found out; whole says whether the run came to its end.
func (r *Rescoring) report(whole bool) *Report {
	out := &Report{Counts: r.counts, Summary: r.summary}
	if r.files != nil {
		out.Passed = r.files.passed
	}
	if r.cache != nil {
		out.CacheErr = r.cache.err()
	}
	if whole && r.summary != nil && r.baseline != nil && r.Shard.Of == 0 {
		r.summary.changes.missing = r.baseline.missing()
	}
	return out
}
