package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"salesaudit/internal/batch"
	"salesaudit/internal/source"
	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
	"salesaudit/reports"
)

// The garbage collector runs less often than by default while files are scored, as long as memory stays small:
// most of what a file leaves behind is garbage once its line is written.
const (
	rescoreGCPercent   = 400
	rescoreMemoryLimit = 160 << 20
)

// outputBuffer is how much is gathered before it goes to standard output, in bytes.
const outputBuffer = 256 << 10

// progressEvery is how often the progress bar is drawn anew.
const progressEvery = 100 * time.Millisecond

// rescoring is one run of rescore.
type rescoring struct {
	*program
	flags    *rescoreFlags
	bank     *questionnaire.Bank
	cache    *batch.Cache    // nil without one
	baseline *batch.Baseline // nil without one
	shard    batch.Shard
	files    *batch.Files // nil where NDJSON is read
	summary  *batch.Summary

	encode batch.Encode
	header []byte
	counts batch.Counts
}

func (p *program) rescore(ctx context.Context, f *rescoreFlags, paths []string) error {
	if err := f.check(paths); err != nil {
		return err
	}
	if f.cacheClear {
		if err := batch.ClearCache(f.cache); err != nil || len(paths) == 0 && f.filesFrom == "" {
			return failed(err, "")
		}
	}
	r, err := p.prepare(f, paths)
	if err != nil {
		return err
	}
	if r.baseline != nil {
		defer r.baseline.Close()
	}
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(rescoreGCPercent))
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(rescoreMemoryLimit))
	}
	if f.output == "-" {
		err = r.toStandardOutput(ctx)
	} else {
		err = r.toFile(ctx)
	}
	var exit *exitError
	switch {
	case errors.As(err, &exit):
		return err
	case err != nil && !errors.Is(err, context.Canceled):
		return failed(err, "")
	}
	interrupted := err != nil
	if err := r.finish(interrupted); err != nil {
		return failed(err, "")
	}
	if interrupted {
		hint := ""
		if f.output != "-" && !f.summary {
			hint = "the same command with --resume goes on"
		}
		return &exitError{exitInterrupted, errors.New("interrupted; the lines so far are whole"), hint}
	}
	return rescoreVerdict(r.counts)
}

// prepare finds the inputs and opens what the run needs.
func (p *program) prepare(f *rescoreFlags, paths []string) (*rescoring, error) {
	r := &rescoring{program: p, flags: f}
	var err error
	if f.shard != "" {
		if r.shard, err = batch.ParseShard(f.shard); err != nil {
			return nil, usage("", "--shard: %v", err)
		}
	}
	if r.bank, err = p.bank(); err != nil {
		return nil, err
	}
	if len(paths) != 1 || paths[0] != "-" {
		if err := r.find(paths); err != nil {
			return nil, err
		}
	}
	if f.cache != "" {
		if r.cache, err = batch.OpenCache(f.cache, r.bank, build()); err != nil {
			return nil, failed(err, "")
		}
	}
	if f.baseline != "" {
		if r.baseline, err = batch.OpenBaseline(f.baseline); err != nil {
			return nil, failed(err, "")
		}
	}
	if f.summary {
		r.summary = batch.NewSummary(r.bank)
		if r.baseline != nil {
			r.summary.Changes = batch.NewChangeSummary(r.bank)
		}
	}
	r.encode = batch.NDJSON
	if f.isCSV() {
		table := batch.NewCSV(r.bank)
		r.encode, r.header = table.Append, table.Header(f.excel)
	}
	return r, nil
}

// find lists the files of this shard.
func (r *rescoring) find(paths []string) error {
	if from := r.flags.filesFrom; from != "" {
		list := r.stdin
		if from != "-" {
			file, err := os.Open(from)
			if err != nil {
				return failed(err, "")
			}
			defer file.Close()
			list = file
		}
		more, err := batch.ReadList(list)
		if err != nil {
			return failed(err, "")
		}
		paths = append(paths, more...)
	}
	r.files = batch.Find(paths)
	if len(r.files.Inputs) == 0 {
		return failed(errors.New("no answer files found"), "they end in "+strings.Join(batch.Suffixes, ", ")+", each also with .gz")
	}
	r.files.Inputs = r.shard.Part(r.files.Inputs)
	return nil
}

// build names this build of the program: what another one found out is no longer valid. A build without a clean
// revision is told from others by its file.
func build() string {
	name := version
	clean := false
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				name += " " + s.Value
			case "vcs.modified":
				clean = s.Value == "false"
			}
		}
	}
	if clean {
		return name
	}
	if path, err := os.Executable(); err == nil {
		if info, err := os.Stat(path); err == nil {
			name += " " + strconv.FormatInt(info.Size(), 10) + " " + info.ModTime().UTC().String()
		}
	}
	return name
}

// inputs gives what is to be scored, without the first done ones.
func (r *rescoring) inputs(done int) iter.Seq2[batch.Input, error] {
	if r.files == nil {
		return batch.Lines(r.stdin, r.shard, done)
	}
	return r.files.All(done)
}

// run scores the inputs, without the first done ones, and hands the lines of each to write.
func (r *rescoring) run(ctx context.Context, done int, write func(lines []byte) error) error {
	work := batch.Batch{Bank: r.bank, Cache: r.cache, Workers: r.flags.jobs, Records: r.summary != nil || r.header != nil || r.baseline != nil}
	bar := r.bar(done)
	defer bar.Exit()
	var lines []byte
	return work.Run(ctx, r.inputs(done), func(result *batch.Result) error {
		lines = lines[:0]
		encode := r.encode
		if r.baseline != nil {
			change, err := r.baseline.Compare(result)
			if err != nil {
				return err
			}
			if change == nil {
				encode = nil
			} else {
				r.counts.Changed++
				encode = func(out []byte, _ *batch.Result) []byte { return change.Append(out) }
			}
			if r.summary != nil {
				r.summary.Changes.Add(change)
			}
		}
		if encode != nil && r.flags.hasLines() {
			lines = encode(lines, result)
		}
		r.counts.Add(result)
		if r.summary != nil {
			r.summary.Add(result)
		}
		if err := bar.Add(1); err != nil {
			return err
		}
		return write(lines)
	})
}

// bar returns a progress bar on a terminal's standard error, and one that is silent otherwise: with --quiet, or
// where lines go to a terminal themselves.
func (r *rescoring) bar(done int) *progressbar.ProgressBar {
	total := -1
	if r.files != nil {
		total = len(r.files.Inputs)
	}
	linesOnTerminal := r.flags.output == "-" && r.flags.hasLines() && isTerminal(r.stdout)
	if r.quiet || linesOnTerminal || !isTerminal(r.stderr) {
		return progressbar.DefaultSilent(int64(total))
	}
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(r.stderr),
		progressbar.OptionSetDescription("rescore"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("files"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(progressEvery),
		progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(),
	)
	_ = bar.Add(done)
	return bar
}

// toStandardOutput streams the lines.
func (r *rescoring) toStandardOutput(ctx context.Context) error {
	out := bufio.NewWriterSize(r.stdout, outputBuffer)
	if r.flags.hasLines() {
		if _, err := out.Write(r.header); err != nil {
			return err
		}
	}
	err := r.run(ctx, 0, func(lines []byte) error {
		_, err := out.Write(lines)
		if err == nil && r.files == nil { // who feeds lines may wait for their results
			err = out.Flush()
		}
		return err
	})
	return cmpOr(err, out.Flush())
}

// cmpOr returns the first error that is none.
func cmpOr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// toFile writes the lines to a file that gets its name once it is whole.
func (r *rescoring) toFile(ctx context.Context) error {
	path := r.flags.output
	if _, err := os.Lstat(path); err == nil && !r.flags.force && !reports.IsOurs(path) {
		return fmt.Errorf("write %s: %w", path, wholefile.ErrExists)
	}
	var names []batch.Input
	if r.files != nil {
		names = r.files.Inputs
	}
	key := batch.RunKey(names, build(), r.bank.Digest, r.flags.shard, r.flags.baseline, string(r.header), strconv.FormatBool(r.files == nil))
	create := func() (*batch.Output, error) { return batch.Create(path, key, r.flags.force) }
	if r.flags.resume {
		create = func() (*batch.Output, error) { return batch.Resume(path, key) }
	}
	out, err := create()
	if errors.Is(err, batch.ErrUnfinished) {
		return failed(err, "--resume goes on with it, --force starts over")
	}
	if err != nil {
		return err
	}
	done, counts := out.Done()
	r.counts = counts
	if err := out.Header(r.header); err != nil {
		return err
	}
	if err := r.run(ctx, done, func(lines []byte) error { return out.Write(lines, r.counts) }); err != nil {
		return cmpOr(err, out.Leave())
	}
	if err := out.Finish(); err != nil {
		return err
	}
	r.wrote(path)
	return nil
}

// finish prints the summary and says what became of the inputs.
func (r *rescoring) finish(interrupted bool) error {
	if r.baseline != nil && r.summary != nil && r.shard.Of == 0 && !interrupted {
		r.summary.Changes.Missing = r.baseline.Missing()
	}
	if r.summary != nil {
		if err := r.printSummary(); err != nil {
			return err
		}
	}
	if r.cache != nil {
		if err := r.cache.Err(); err != nil {
			fmt.Fprintf(r.stderr, "salesaudit: warning: %s\n", source.Visible(err.Error()))
		}
	}
	if !r.quiet {
		_, err := io.WriteString(r.stderr, r.outcome()+"\n")
		return err
	}
	return nil
}

func (r *rescoring) printSummary() error {
	format, err := r.printed(r.flags.format, "table", "json", "markdown")
	if err != nil {
		return err
	}
	switch format {
	case "json":
		return r.summary.WriteJSON(r.stdout)
	case "markdown":
		return r.summary.WriteMarkdown(r.stdout, r.language())
	}
	return r.summary.WriteTable(r.stdout, r.language())
}

// outcome says in one line what became of the inputs.
func (r *rescoring) outcome() string {
	c := r.counts
	text := fmt.Sprintf("scored %d, rejected %d", c.Scored, c.Rejected)
	if r.cache != nil {
		text = fmt.Sprintf("scored %d (%d unchanged), rejected %d", c.Scored, c.Unchanged, c.Rejected)
	}
	if r.baseline != nil {
		text += fmt.Sprintf(", %d differ from the baseline", c.Changed)
	}
	var passed []string
	add := func(n int, what string) {
		if n > 0 {
			passed = append(passed, strconv.Itoa(n)+" "+what)
		}
	}
	if r.files != nil {
		add(r.files.Hidden, "hidden")
		add(r.files.Links, "links to folders")
		add(r.files.Others+c.Foreign, "that are no answer files")
	}
	if len(passed) > 0 {
		text += "; passed over: " + strings.Join(passed, ", ")
	}
	return text
}
