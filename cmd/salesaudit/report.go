package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"salesaudit/internal/clean"
	"salesaudit/internal/consensus"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/reports"
	"salesaudit/reports/view"
)

func newReportCommand(p *program) *cobra.Command {
	var out, format string
	var force, hide bool
	var brand brandFlags
	var start time.Time
	cmd := &cobra.Command{
		Use:   "report FILE",
		Short: "Write the gap report",
		Long: `Write the gap report of an answer file. The format follows the suffix of the output: ` + strings.Join(reports.Suffixes(), " ") + `.
An existing file is overwritten only when salesaudit wrote it, or with --force. -o - writes to standard output.`,
		Example: `  salesaudit report romashka.yaml -o gap.pdf
  salesaudit report romashka.yaml -o gap.html --lang en --start 2026-12-01
  salesaudit report romashka.yaml -o gap.pdf --consultant "Бюро «Ясность»" --contact "bureau@example.org" --logo logo.png
  salesaudit report romashka.yaml -o case.pdf --anonymous
  salesaudit report romashka.yaml -o - --format md | less`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("for example -o gap.pdf", "report needs -o FILE")
			}
			suffix, err := reportSuffix(out, format)
			if err != nil {
				return err
			}
			brand, err := brand.read()
			if err != nil {
				return err
			}
			a, err := p.assessOne(cmd.Context(), args[0], hide)
			if err != nil {
				return err
			}
			improvements, err := plan.Make(a, plan.Options{Start: start})
			if err != nil {
				return failed(err, "")
			}
			several, err := consensus.Of(cmd.Context(), a)
			if err != nil {
				return failed(err, "")
			}
			worded := view.New(a, improvements, view.Options{Lang: p.language(), Brand: brand, Consensus: several})
			return p.write(cmd.Context(), out, force, func(w io.Writer) error { return reports.Write(w, suffix, worded, a) })
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the report's `FILE`; its suffix decides the format; - is standard output")
	cmd.Flags().StringVar(&format, "format", "", "the format where the suffix does not say it: "+strings.Join(reports.Suffixes(), ", "))
	addStart(cmd.Flags(), &start)
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a file that salesaudit did not write")
	addAnonymous(cmd, &hide)
	cmd.Flags().StringVar(&brand.consultant, "consultant", "", "whose report it is, for the first page")
	cmd.Flags().StringVar(&brand.contact, "contact", "", "how to reach the consultant, in one line")
	cmd.Flags().StringVar(&brand.logo, "logo", "", "PNG or JPEG `FILE` of the consultant's logo, at most 200 kB")
	return cmd
}

// brandFlags say whose report it is.
type brandFlags struct{ consultant, contact, logo string }

// read returns the brand with its logo, which must be a picture of a sensible size.
func (f brandFlags) read() (view.Brand, error) {
	brand := view.Brand{Consultant: f.consultant, Contact: f.contact}
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
	suffix := strings.ToLower(filepath.Ext(out))
	if format != "" {
		suffix = "." + strings.TrimPrefix(strings.ToLower(format), ".")
	}
	valid := reports.Suffixes()
	for _, s := range valid {
		if suffix == s {
			return s, nil
		}
	}
	hint := "name the output gap.pdf, for example, or give --format"
	if suffix != "." {
		hint = nearestOr(suffix, valid, hint)
	}
	return "", usage(hint, "unknown report format %q, expected one of %s", suffix, strings.Join(valid, ", "))
}

// assessOne loads and scores one answer file.
func (p *program) assessOne(ctx context.Context, file string, hide bool) (*scoring.Assessment, error) {
	all, _, err := p.assess(ctx, []string{file}, hide)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// wrote says on standard error what was written, unless --quiet.
func (p *program) wrote(path string) {
	if !p.quiet {
		fmt.Fprintf(p.stderr, "wrote %s\n", clean.Visible(path))
	}
}
