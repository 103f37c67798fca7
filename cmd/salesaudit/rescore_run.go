package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strconv"

	"salesaudit/internal/batch"
)

// rescore carries the command out.
func (p *program) rescore(ctx context.Context, f *rescoreFlags, paths []string) error {
	if err := f.check(paths); err != nil {
		return err
	}
	if f.cacheClear {
		if err := batch.ClearCache(f.cache); err != nil || len(paths) == 0 && f.filesFrom == "" {
			return failed(err, "")
		}
	}
	options, err := p.rescoreOptions(ctx, f, paths)
	if err != nil {
		return err
	}
	bar := p.newProgress(f)
	options.Progress = bar.show
	run, err := batch.Prepare(options)
	if err != nil {
		return rescoreFailure(err)
	}
	defer run.Close()
	defer collectSeldom()()
	var report *batch.Report
	var runErr error
	err = p.writeLines(ctx, f, func(out io.Writer) error {
		report, runErr = run.Run(ctx, out)
		bar.clear()
		return runErr
	})
	stopped := errors.Is(runErr, context.Canceled)
	switch {
	case stopped:
	case runErr != nil:
		return rescoreFailure(runErr)
	case err != nil:
		return rescoreFailure(err)
	}
	if err := p.printRescore(f, report); err != nil {
		return err
	}
	if stopped {
		return interrupted(f)
	}
	return rescoreVerdict(report.Counts, f.summary && f.output == "-")
}

// writeLines writes the lines of the results where the flags say: into a file, to standard output, or nowhere.
func (p *program) writeLines(ctx context.Context, f *rescoreFlags, lines func(io.Writer) error) error {
	switch {
	case f.output != "-":
		return p.write(ctx, f.output, f.force, lines)
	case f.summary:
		return lines(nil)
	}
	return lines(p.stdout)
}

// rescoreOptions turns flags that were checked into what batch needs.
func (p *program) rescoreOptions(ctx context.Context, f *rescoreFlags, paths []string) (batch.Options, error) {
	o := batch.Options{
		Program: build(), Paths: paths, Workers: f.jobs, Cache: f.cache, Baseline: f.baseline, Summary: f.summary, Answers: f.answers,
		Form: f.form(), Language: p.language(),
	}
	var err error
	if f.shard != "" {
		if o.Shard, err = batch.ParseShard(f.shard); err != nil {
			return o, usage("", "--shard: %v", err)
		}
	}
	if f.baseline != "" && f.output != "-" && sameFile(f.baseline, f.output) {
		return o, usage("write the changes into another file", "-o would overwrite the baseline %s", f.baseline)
	}
	if o.Bank, err = p.bank(); err != nil {
		return o, err
	}
	switch {
	case len(paths) == 1 && paths[0] == "-":
		o.Lines = p.stdin
	case f.filesFrom != "":
		more, err := p.readList(ctx, f.filesFrom)
		if err != nil {
			return o, failed(err, "")
		}
		o.Paths = append(o.Paths, more...)
	}
	return o, nil
}

// readList reads the list of paths in a file or a pipe, or for - that on standard input.
func (p *program) readList(ctx context.Context, path string) ([]string, error) {
	if path == "-" {
		return batch.ReadList(interruptible(ctx, p.stdin))
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		err = fmt.Errorf("%s is neither a file nor a pipe", path)
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of files: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the list of files: %w", err)
	}
	defer file.Close()
	return batch.ReadList(interruptible(ctx, file))
}

// sameFile reports whether two paths lead to one file that exists.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// build names this build of the program. One without a clean revision is told from others by its file.
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

// collectSeldom sets the garbage collector for a batch, unless the environment does, and returns what sets it back.
func collectSeldom() (restore func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(batch.GCPercent), debug.SetMemoryLimit(batch.MemoryLimit)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
