package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answers"
	"salesaudit/internal/benchmark"
	"salesaudit/internal/clean"
	"salesaudit/internal/consensus"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/reports"
	"salesaudit/reports/typeface"
	"salesaudit/reports/view"
)

// reportFlags are the flags of report.
type reportFlags struct {
	out, format string
	force, hide bool
	start       time.Time
	brand       brandFlags
	peers       peersFlags
}

func newReportCommand(p *program) *cobra.Command {
	f := &reportFlags{peers: peersFlags{folderFlags: folderFlags{jobs: runtime.GOMAXPROCS(0)}}}
	cmd := &cobra.Command{
		Use:   "report FILE",
		Short: "Write the gap report",
		Long: `Write the gap report of an answer file. The format follows the suffix of the output: ` + strings.Join(reports.Suffixes(), " ") + `.
An existing file is overwritten only when salesaudit wrote it, or with --force. -o - writes to standard output.

A character that the typeface of the PDF lacks is shown as "?" or left out; a warning says which, and in which text.

With --peers the report has a chapter on the client's place among the companies of its size and industry in a folder of
your own answer files. None of them is named, and nothing is shown of fewer than five: see ` + "`salesaudit benchmark --help`" + `.`,
		Example: `  salesaudit report romashka.yaml -o gap.pdf
  salesaudit report romashka.yaml -o gap.html --lang en --start 2026-12-01
  salesaudit report romashka.yaml -o gap.pdf --consultant "Бюро «Ясность»" --contact "bureau@example.org" --logo logo.png
  salesaudit report romashka.yaml -o case.pdf --anonymous
  salesaudit report romashka.yaml -o gap.pdf --peers clients/ --cache ~/.cache/salesaudit
  salesaudit report romashka.yaml -o - --format md | less`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return p.report(cmd.Context(), args[0], f) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "the report's `FILE`; its suffix decides the format; - is standard output")
	flags.StringVar(&f.format, "format", "", "the format where the suffix does not say it: "+strings.Join(reports.Suffixes(), ", "))
	addStart(flags, &f.start)
	flags.BoolVar(&f.force, "force", false, "overwrite a file that salesaudit did not write")
	addAnonymous(cmd, &f.hide)
	flags.StringVar(&f.peers.folder, "peers", "", "add the client's place among the other clients in `FOLDER`")
	flags.StringVar(&f.peers.cache, "cache", "", "keep the scores of those in `FOLDER`: unchanged files are not scored again")
	flags.StringVar(&f.brand.consultant, "consultant", "", "whose report it is, for the first page")
	flags.StringVar(&f.brand.contact, "contact", "", "how to reach the consultant, in one line")
	flags.StringVar(&f.brand.logo, "logo", "", "PNG or JPEG `FILE` of the consultant's logo for PDF, DOCX and HTML, at most 200 kB")
	return cmd
}

// report writes the gap report of a file.
func (p *program) report(ctx context.Context, file string, f *reportFlags) error {
	switch {
	case f.out == "":
		return usage("for example -o gap.pdf", "report needs -o FILE")
	case f.peers.cache != "" && f.peers.folder == "":
		return usage("", "--cache is for the files that --peers names")
	}
	suffix, err := reportSuffix(f.out, f.format)
	if err != nil {
		return err
	}
	brand, err := f.brand.read()
	if err != nil {
		return err
	}
	sheet, a, err := p.assessOne(ctx, file, f.hide)
	if err != nil {
		return err
	}
	improvements, err := plan.Make(a, plan.Options{Start: f.start})
	if err != nil {
		return failed(err, "")
	}
	several, err := consensus.Of(ctx, a)
	if err != nil {
		return failed(err, "")
	}
	others, place, err := p.peersFor(ctx, sheet, a, f.peers)
	if err != nil {
		return err
	}
	worded := view.New(a, improvements, view.Options{Lang: p.language(), Brand: brand, Consensus: several, Peers: place})
	err = p.writeSet(ctx, f.out, f.force, func(w io.Writer) ([]typeface.Lack, error) { return reports.Write(w, suffix, worded, a) })
	if err != nil || others == nil {
		return err
	}
	return portfolioVerdict(others)
}

// brandFlags say whose report it is.
type brandFlags struct{ consultant, contact, logo string }

// read returns the brand with its logo, which must be a picture of a sensible size. What would be cut is refused.
func (f brandFlags) read() (view.Brand, error) {
	brand := view.Brand{Consultant: f.consultant, Contact: f.contact}
	for _, flag := range []struct{ name, value string }{{"consultant", f.consultant}, {"contact", f.contact}} {
		if n := utf8.RuneCountInString(clean.Text(flag.value)); n > clean.MaxName {
			return brand, usage("name what a client needs, in one line", "--%s has %d characters, expected at most %d", flag.name, n, clean.MaxName)
		}
	}
	if f.logo == "" {
		return brand, nil
	}
	data, err := source.ReadBytes(f.logo, view.MaxLogo)
	if err != nil {
		return brand, failed(err, "")
	}
	if brand.Logo, err = view.NewLogo(data); err != nil {
		return brand, failed(fmt.Errorf("%s: %w", f.logo, err), "")
	}
	return brand, nil
}

// reportSuffix returns the format of a report as a suffix such as .pdf.
func reportSuffix(out, format string) (string, error) {
	suffix, valid := suffixOf(out), reports.Suffixes()
	if format != "" {
		suffix = "." + strings.TrimPrefix(strings.ToLower(format), ".")
	}
	if slices.Contains(valid, suffix) {
		return suffix, oneFormat(out, format)
	}
	hint := "name the output gap.pdf, for example, or give --format"
	if suffix != "." {
		hint = nearestOr(suffix, valid, hint)
	}
	return "", usage(hint, "unknown report format %q, expected one of %s", suffix, strings.Join(valid, ", "))
}

// assessOne loads one answer file and scores it, with hide without the names in it; the sheet has them.
func (p *program) assessOne(ctx context.Context, file string, hide bool) (*answers.Sheet, *scoring.Assessment, error) {
	bank, err := p.bank()
	if err != nil {
		return nil, nil, err
	}
	sheet, err := p.sheet(ctx, file, bank)
	if err != nil {
		return nil, nil, err
	}
	shown := sheet
	if hide {
		shown = anonymous.Sheet(sheet, p.language())
	}
	a, err := scoring.Assess(ctx, shown)
	return sheet, a, failed(err, "")
}

// peersFlags name the folder of those whom a client is held against.
type peersFlags struct {
	folder string
	folderFlags
}

// peersFor returns the place of a client among those in a folder; nil where none is named. The sheet has the client's
// name, by which it is left out, and the industry, even where the assessment is without.
func (p *program) peersFor(ctx context.Context, sheet *answers.Sheet, a *scoring.Assessment, of peersFlags) (*benchmark.Portfolio, *benchmark.Place, error) {
	if of.folder == "" {
		return nil, nil, nil
	}
	others, err := p.peersOf(ctx, sheet, []string{of.folder}, of.folderFlags)
	if err != nil {
		return nil, nil, err
	}
	return others, others.Place(a, sheet.Client.Industry), nil
}

// wrote says on standard error what was written, unless --quiet.
func (p *program) wrote(path string) {
	if !p.quiet {
		fmt.Fprintf(p.stderr, "wrote %s\n", clean.Visible(path))
	}
}
