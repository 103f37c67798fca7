package main

import (
	"context"
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
	defer collectSeldom()()
	bar := p.newProgress(options.Stream)
	options.Progress = bar.show
	report, err := batch.Rescore(ctx, options)
	bar.clear()
	if report == nil {
		return rescoreFailure(err)
	}
	stopped := err != nil
	if options.Path != "" && !stopped {
		p.wrote(options.Path)
	}
	if err := p.printRescore(f, report); err != nil {
		return err
	}
	if stopped {
		return interrupted(f)
	}
	return rescoreVerdict(report.Counts)
}

// rescoreOptions turns flags that were checked into what batch needs.
func (p *program) rescoreOptions(ctx context.Context, f *rescoreFlags, paths []string) (batch.Options, error) {
	o := batch.Options{
		Program: build(), Paths: paths, Workers: f.jobs, Cache: f.cache, Baseline: f.baseline, Summary: f.summary,
		Form: f.form(), Overwrite: f.force, Resume: f.resume,
	}
	var err error
	if f.shard != "" {
		if o.Shard, err = batch.ParseShard(f.shard); err != nil {
			return o, usage("", "--shard: %v", err)
		}
	}
	if o.Bank, err = p.bank(); err != nil {
		return o, err
	}
	switch {
	case f.output != "-":
		if f.baseline != "" && sameFile(f.baseline, f.output) {
			return o, usage("write the changes into another file", "-o would overwrite the baseline %s", f.baseline)
		}
		o.Path = f.output
	case !f.summary:
		o.Stream = p.stdout
	}
	switch {
	case len(paths) == 1 && paths[0] == "-":
		o.Lines = p.stdin
	case f.filesFrom != "":
		more, err := batch.ReadListFile(f.filesFrom, interruptible(ctx, p.stdin))
		if err != nil {
			return o, failed(err, "")
		}
		o.Paths = append(o.Paths, more...)
	}
	return o, nil
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
