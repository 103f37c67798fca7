package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"salesaudit/internal/batch"
	"salesaudit/internal/clean"
)

// printRescore prints the summary, and on standard error what became of the inputs.
func (p *program) printRescore(f *rescoreFlags, report *batch.Report) error {
	if report.Summary != nil {
		if err := p.printSummary(f.format, report.Summary); err != nil {
			return err
		}
	}
	if report.CacheErr != nil {
		p.warning(report.CacheErr)
	}
	if !p.quiet {
		fmt.Fprintln(p.stderr, rescoreOutcome(f, report))
	}
	return nil
}

// warning says on standard error what went wrong and did no harm.
func (p *program) warning(err error) {
	fmt.Fprintf(p.stderr, "salesaudit: warning: %s\n", clean.Visible(err.Error()))
}

func (p *program) printSummary(format string, summary *batch.Summary) error {
	format, err := p.printed(format, summaryFormats...)
	if err != nil {
		return err
	}
	switch format {
	case "json":
		err = summary.WriteJSON(p.stdout)
	case "markdown":
		err = summary.WriteMarkdown(p.stdout, p.language())
	default:
		err = summary.WriteTable(p.stdout, p.language(), p.width())
	}
	return failed(err, "")
}

// rescoreOutcome says in one line what became of the inputs.
func rescoreOutcome(f *rescoreFlags, report *batch.Report) string {
	c := report.Counts
	text := fmt.Sprintf("scored %d, rejected %d", c.Scored, c.Rejected)
	if f.cache != "" {
		text = fmt.Sprintf("scored %d (%d unchanged), rejected %d", c.Scored, c.Unchanged, c.Rejected)
	}
	if f.baseline != "" {
		text += fmt.Sprintf(", %d differ from the baseline", c.Changed)
	}
	var passed []string
	add := func(n int, what string) {
		if n > 0 {
			passed = append(passed, strconv.Itoa(n)+" "+what)
		}
	}
	add(report.Passed.Hidden, "hidden")
	add(report.Passed.Links, "links to folders")
	add(report.Passed.Others+c.Foreign, "that are no answer files")
	if len(passed) > 0 {
		text += "; passed over: " + strings.Join(passed, ", ")
	}
	return text
}

// rescoreFailure returns how a run ends from which nothing usable came.
func rescoreFailure(err error) error {
	hint := ""
	switch {
	case errors.Is(err, batch.ErrOpenFiles):
		hint = "raise the limit with ulimit -n, or score fewer files at once with --jobs"
	case errors.Is(err, batch.ErrNoFiles):
		hint = "they end in " + strings.Join(batch.Suffixes(), ", ") + ", each also with .gz"
	}
	return failed(err, hint)
}

// interrupted returns how a run ends that Ctrl-C stopped.
func interrupted(f *rescoreFlags) error {
	said, hint := "interrupted; the lines so far are whole", "run the same command again with --cache FOLDER: it keeps what is scored"
	if f.output != "-" {
		said = "interrupted; " + f.output + " is not written"
	}
	if f.cache != "" {
		hint = "run the same command again: what was scored is in the cache"
	}
	return &exitError{exitInterrupted, errors.New(said), hint}
}

// rescoreVerdict returns how a run ends that came to its end. Without lines, as under --summary alone, nothing says yet why
// an input was rejected.
func rescoreVerdict(counts batch.Counts, withoutLines bool) error {
	if counts.Rejected == 0 {
		return nil
	}
	said := fmt.Sprintf("%d of %d inputs rejected", counts.Rejected, counts.Rejected+counts.Scored)
	if withoutLines {
		return &exitError{exitRejected, errors.New(said), "with -o scores.ndjson each has a line that says why"}
	}
	return &exitError{code: exitRejected, err: errors.New(said + "; their lines say why")}
}
