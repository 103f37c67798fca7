package main

import (
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/batch"
)

// rescoreFlags are the flags of rescore.
type rescoreFlags struct {
	output, format string
	excel, force   bool
	jobs           int
	shard          string
	filesFrom      string
	cache          string
	cacheClear     bool
	baseline       string
	summary        bool
	answers        bool
}

func newRescoreCommand(p *program) *cobra.Command {
	f := &rescoreFlags{}
	cmd := &cobra.Command{
		Use:   "rescore PATH...",
		Short: "Score many files: folders, globs, files, or NDJSON on standard input",
		Long: `Score many answer files and write one line for each, in the order of the sorted inputs.

PATH is a folder (with all below it), a glob in quotes, a file (.yaml, .yml, .json, each also packed as .gz), or -
for NDJSON on standard input, one answer document a line, which may name itself with a key "file". In folders,
hidden files, links to folders and files that are no answer files are passed over and counted.

The output is NDJSON (one assessment a line, "file" first) or CSV, by the suffix of -o. A rejected file has a line with
its error, and the exit code is 3. With -o the output has its name only once it is whole. The output of --shard 1/N to
N/N, one after the other, is that of the whole (NDJSON on standard input is dealt out in turn; in CSV, each part has the
header). --cache keeps results by the content of the file, the bank and the program, and may be shared by several
processes; after an interruption, the same command again goes on from there.

--baseline writes a line only for files whose result differs from an earlier NDJSON output. --summary prints counts,
distributions and the commonest gaps, contradictions and unknown fields in place of the lines; with -o beside them. --answers adds the answers
themselves: to a CSV a column for each field but lists and the matrix, as answer files write it and with --excel in words;
to a summary how many files say what, by size of company.`,
		Example: `  salesaudit rescore clients/ -o scores.csv --excel
  salesaudit rescore clients/ -o scores.ndjson --cache ~/.cache/salesaudit
  salesaudit rescore clients/ --bank new-bank/ --baseline scores.ndjson --summary -o changes.ndjson
  salesaudit rescore 'clients/2026-*.yaml' --shard 2/8 > part2.ndjson
  salesaudit rescore clients/ -o answers.csv --excel --answers
  salesaudit rescore clients/ --summary --answers --format markdown > answers.md
  find clients -newer scores.ndjson -print0 | salesaudit rescore --files-from -
  cat documents.ndjson | salesaudit rescore - | jq .overall.proven`,
		RunE: func(cmd *cobra.Command, paths []string) error { return p.rescore(cmd.Context(), f, paths) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "-", "the output `FILE`, .ndjson or .csv; - is standard output")
	flags.StringVar(&f.format, "format", "", "the format where the suffix does not say it: ndjson or csv; of a summary: table, json or markdown")
	flags.BoolVar(&f.excel, "excel", false, "write a CSV as Excel of the chosen language opens it: with a byte order mark, in Russian with semicolons and decimal commas")
	flags.BoolVar(&f.force, "force", false, "overwrite a file that salesaudit did not write")
	flags.IntVarP(&f.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "score `N` files at once")
	flags.StringVar(&f.shard, "shard", "", "score only part `I/N` of the sorted inputs, 1 <= I <= N")
	flags.StringVar(&f.filesFrom, "files-from", "", "read paths from `FILE`, one a line or ended by NUL bytes; - is standard input")
	flags.StringVar(&f.cache, "cache", "", "keep results in `FOLDER`: unchanged files are not scored again")
	flags.BoolVar(&f.cacheClear, "cache-clear", false, "empty the cache first")
	flags.StringVar(&f.baseline, "baseline", "", "write only what differs from `OLD.ndjson`, an earlier output")
	flags.BoolVar(&f.summary, "summary", false, "print a summary")
	flags.BoolVar(&f.answers, "answers", false, "with the answers: columns of a CSV, counts in a summary")
	return cmd
}

// check finds wrong usage before anything is read or written.
func (f *rescoreFlags) check(paths []string) error {
	stdin := 0
	for _, path := range append([]string{f.filesFrom}, paths...) {
		if path == "-" {
			stdin++
		}
	}
	switch {
	case len(paths) == 0 && f.filesFrom == "" && !(f.cacheClear && f.cache != ""):
		return usage("for example: salesaudit rescore clients/", "rescore needs a PATH, or --files-from")
	case stdin > 1, stdin == 1 && f.filesFrom != "-" && (len(paths) > 1 || f.filesFrom != ""):
		return usage("", "standard input holds NDJSON (-) or a list of files (--files-from -), and NDJSON comes alone")
	case f.jobs < 1:
		return usage("", "--jobs is %d, expected 1 or more", f.jobs)
	case f.cacheClear && f.cache == "":
		return usage("", "--cache-clear needs --cache FOLDER")
	}
	return f.checkFormat()
}

// checkFormat finds formats that do not exist or do not fit.
func (f *rescoreFlags) checkFormat() error {
	valid := lineFormats
	if f.summary {
		valid = summaryFormats
	}
	if f.format != "" && !slices.Contains(valid, f.format) {
		return usage(nearestOr(f.format, valid, ""), "--format is %q, expected one of %s", f.format, strings.Join(valid, ", "))
	}
	if !f.summary { // of which --format is the format, and -o that of the lines
		if err := oneFormat(f.output, f.format); err != nil {
			return err
		}
	}
	lines := f.lines()
	switch {
	case !slices.Contains(lineFormats, lines):
		return usage("name it scores.ndjson, for example", "%q names no output format, expected .ndjson or .csv", "."+lines)
	case f.answers && lines != "csv" && !f.summary:
		return usage("name the output answers.csv, or add --summary", "--answers is for CSV and for --summary")
	case f.excel && lines != "csv":
		return usage("", "--excel is for CSV only")
	case lines == "csv" && f.baseline != "":
		return usage("name the output changes.ndjson, or leave --baseline out", "a comparison with a baseline is NDJSON, not CSV")
	}
	return nil
}

// lines returns the format of the lines, one of lineFormats in a command line that is right.
func (f *rescoreFlags) lines() string {
	switch {
	case f.format != "" && !f.summary:
		return f.format
	case f.output == "-":
		return lineFormats[0]
	}
	return strings.TrimPrefix(suffixOf(f.output), ".")
}

// form returns the form of the lines.
func (f *rescoreFlags) form() batch.Form {
	switch {
	case f.excel:
		return batch.ExcelCSV
	case f.lines() == "csv":
		return batch.CSV
	}
	return batch.NDJSON
}

// The formats of what goes to standard output: lines, or a summary in their place. The first is the default.
var (
	lineFormats    = []string{"ndjson", "csv"}
	summaryFormats = []string{"table", "json", "markdown"}
)
