package batch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
	"salesaudit/reports"
)

// Options say what a run scores, how, and where the lines of its results go.
type Options struct {
	Bank    *questionnaire.Bank
	Program string // names the build of the program: what another one found out does not count

	Paths   []string  // files, folders and globs; not looked at where Lines is set
	Lines   io.Reader // NDJSON, one answer document a line; nil where Paths are scored
	Shard   Shard     // the part of the inputs that is scored
	Workers int       // how many inputs are scored at once, ≥ 1

	Cache    string // the folder of the cache; "" for none
	Baseline string // the path of an earlier output in NDJSON, to write only what differs from it; "" for none
	Summary  bool   // whether results are added up

	Form      Form
	Stream    io.Writer // takes the lines as they come; nil for none
	Path      string    // of the file that takes the lines in place of Stream, and has its name once it is whole
	Overwrite bool      // whether Path may be a file of somebody else's, and an unfinished output be thrown away
	Resume    bool      // whether to go on with the output that an interrupted run left beside Path

	Progress func(done, total int) // is told after each input; total is -1 where nobody knows it. May be nil
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
	FormNDJSON   Form = iota
	FormCSV           // a table, with a header
	FormExcelCSV      // a table that begins with a byte order mark
)

// Report is what a run found out beside its lines.
type Report struct {
	Counts   Counts
	Files    *Files   // of this shard, with what was passed over; nil where lines were read
	Summary  *Summary // nil where none was asked for
	CacheErr error    // why results could not be kept in the cache: the lines are none the worse for it
}

// ErrNoFiles is the error of Rescore where paths lead to no answer file.
var ErrNoFiles = errors.New("no answer files found")

// Rescore scores all inputs of the options and writes the lines of their results, in the order of the inputs. A
// rejected input stops nothing. When ctx ends, the inputs under way are finished and written, and the error is that of
// ctx; the report then tells of what was done so far. With any other error there is no report.
func Rescore(ctx context.Context, o Options) (*Report, error) {
	r := &rescoring{Options: o}
	if err := r.open(); err != nil {
		return nil, err
	}
	if r.baseline != nil {
		defer r.baseline.Close()
	}
	var err error
	if r.Path != "" {
		err = r.toFile(ctx)
	} else {
		err = r.toStream(ctx)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		return nil, err
	}
	if r.summary != nil && r.baseline != nil && r.Shard.Of == 0 && err == nil {
		r.summary.Changes.Missing = r.baseline.Missing()
	}
	report := &Report{Counts: r.counts, Files: r.files, Summary: r.summary}
	if r.cache != nil {
		report.CacheErr = r.cache.Err()
	}
	return report, err
}

// rescoring is one run of Rescore.
type rescoring struct {
	Options
	files    *Files // nil where lines are read
	cache    *Cache
	baseline *Baseline
	summary  *Summary
	encode   Encode // nil where no lines are wanted
	header   []byte
	counts   Counts
}

// open finds the inputs and opens what the options name.
func (r *rescoring) open() (err error) {
	if r.Lines == nil {
		if r.files = Find(r.Paths); len(r.files.Inputs) == 0 {
			return ErrNoFiles
		}
		isThere := func(in Input) bool { return in.problem == nil }
		if first := r.files.Inputs[0]; !slices.ContainsFunc(r.files.Inputs, isThere) {
			// A mistyped path must not replace an output by a line about it.
			return fmt.Errorf("%w: %s: %s", ErrNoFiles, first.Name, first.problem.Message)
		}
		r.files.Inputs = r.Shard.Part(r.files.Inputs)
	}
	if r.Cache != "" {
		if r.cache, err = OpenCache(r.Cache, r.Bank, r.Program); err != nil {
			return err
		}
	}
	if r.Baseline != "" {
		if r.baseline, err = OpenBaseline(r.Baseline); err != nil {
			return err
		}
	}
	if r.Summary {
		r.summary = NewSummary(r.Bank)
		if r.baseline != nil {
			r.summary.Changes = NewChangeSummary(r.Bank)
		}
	}
	switch {
	case r.Stream == nil && r.Path == "":
	case r.Form == FormNDJSON:
		r.encode = NDJSON
	default:
		table := NewCSV(r.Bank)
		r.encode, r.header = table.Append, table.Header(r.Form == FormExcelCSV)
	}
	return nil
}

// inputs gives what is to be scored, without the first done ones.
func (r *rescoring) inputs(done int) iter.Seq2[Input, error] {
	if r.files == nil {
		return Lines(r.Lines, r.Shard, done)
	}
	return r.files.All(done)
}

// run scores the inputs, without the first done ones, and hands the lines of each to write.
func (r *rescoring) run(ctx context.Context, done int, write func(lines []byte) error) error {
	total := -1
	if r.files != nil {
		total = len(r.files.Inputs)
	}
	b := Batch{Bank: r.Bank, Cache: r.cache, Baseline: r.baseline, Workers: r.Workers, Rows: r.summary != nil || r.header != nil || r.baseline != nil}
	var lines []byte
	return b.Run(ctx, r.inputs(done), func(result *Result) error {
		lines = r.take(lines[:0], result)
		if err := write(lines); err != nil {
			return err
		}
		if done++; r.Progress != nil {
			r.Progress(done, total)
		}
		return nil
	})
}

// take counts a result and appends its lines: with a baseline how it differs from that, if it does.
func (r *rescoring) take(lines []byte, result *Result) []byte {
	r.counts.Add(result)
	if r.summary != nil {
		r.summary.Add(result)
	}
	if r.baseline == nil {
		if r.encode == nil {
			return lines
		}
		return r.encode(lines, result)
	}
	if result.change == nil {
		return lines
	}
	r.counts.Changed++
	if r.summary != nil {
		r.summary.Changes.add(result.change)
	}
	if r.encode == nil {
		return lines
	}
	return append(appendJSON(lines, result.change), '\n')
}

// streamBuffer is how much is gathered before it goes to the stream, in bytes.
const streamBuffer = 256 << 10

// toStream writes the lines as they come.
func (r *rescoring) toStream(ctx context.Context) error {
	if r.encode == nil {
		return r.run(ctx, 0, func([]byte) error { return nil })
	}
	out := bufio.NewWriterSize(r.Stream, streamBuffer)
	if _, err := out.Write(r.header); err != nil {
		return err
	}
	err := r.run(ctx, 0, func(lines []byte) error {
		_, err := out.Write(lines)
		if err == nil && r.files == nil { // who feeds lines may wait for their results
			err = out.Flush()
		}
		return err
	})
	return firstError(err, out.Flush())
}

// toFile writes the lines to a file that gets its name once it is whole.
func (r *rescoring) toFile(ctx context.Context) error {
	out, err := r.openOutput()
	if err != nil {
		return err
	}
	done, counts := out.Done()
	r.counts = counts
	if name := r.changedSince(out.Began(), done); name != "" {
		return firstError(fmt.Errorf("resume: %s has changed since the run began; --force starts over", name), out.Leave())
	}
	if err := out.Header(r.header); err != nil {
		return err
	}
	if err := r.run(ctx, done, func(lines []byte) error { return out.Write(lines, r.counts) }); err != nil {
		return firstError(err, out.Leave())
	}
	return out.Finish()
}

// changedSince returns the first of the done inputs that is a file and was written after a time, "" when none was.
func (r *rescoring) changedSince(began time.Time, done int) string {
	if r.files == nil || began.IsZero() {
		return ""
	}
	for i := range done {
		name := r.files.Inputs[i].Name
		if info, err := os.Stat(name); err == nil && info.ModTime().After(began) {
			return name
		}
	}
	return ""
}

// openOutput begins the output, or goes on with that of an interrupted run.
func (r *rescoring) openOutput() (*Output, error) {
	if _, err := os.Lstat(r.Path); err == nil && !r.Overwrite && !reports.IsOurs(r.Path) {
		return nil, fmt.Errorf("write %s: %w", r.Path, wholefile.ErrExists)
	}
	var inputs []Input
	if r.files != nil {
		inputs = r.files.Inputs
	}
	key := RunKey(inputs, r.Program, r.Bank.Digest, r.Shard.String(), r.Baseline, string(r.header), strconv.FormatBool(r.files == nil))
	if r.Resume {
		return Resume(r.Path, key)
	}
	return Create(r.Path, key, r.Overwrite)
}

// firstError returns the first of errs that is one, as it is: joined errors would hide which came first.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
