package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/internal/wording"
	"salesaudit/reports/machine"
	"salesaudit/reports/markdown"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

func newPlanCommand(p *program) *cobra.Command {
	var format, out string
	var force bool
	var excel bool
	var asked whatIf
	cmd := &cobra.Command{
		Use:   "plan FILE",
		Short: "Print the improvement plan, and ask what if",
		Long: `Plan the way from the proven levels of an answer file to its targets: which steps, in which order, in which of the
waves 0-30, 31-90 and 91-180 days, and which score to expect after each wave. - reads standard input.

--done counts a criterion as proven at a level, --set gives a field another answer, and both may be repeated: the plan
is then that of such a client. VALUE is written as in an answer file. --capacity scales the person-days that each wave
holds, or gives them one by one. --start is day 0 of the waves, the day after the interview unless it is given; without
either, steps have no dates.`,
		Example: `  salesaudit plan romashka.yaml
  salesaudit plan romashka.yaml --done funnels=3 --set structure_status=approved
  salesaudit plan romashka.yaml --capacity 0.5 -o plan.csv --excel
  salesaudit plan romashka.yaml --start 2026-12-01 -o plan.ics`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := p.planFormat(format, out)
			if err != nil {
				return err
			}
			if excel && format != "csv" {
				return usage("", "--excel is for CSV only")
			}
			improvements, err := p.plan(cmd.Context(), args[0], asked)
			if err != nil {
				return err
			}
			if out == "" {
				out = "-"
			}
			worded := view.New(improvements.Assessment, improvements, view.Options{Lang: p.language()})
			as := wording.PlainCSV
			if excel {
				as = wording.In(p.language()).Excel()
			}
			options := terminal.Options{Width: p.width(), Color: out == "-" && p.colored()}
			err = p.write(cmd.Context(), out, force, func(w io.Writer) error { return writePlan(w, format, worded, as, options) })
			if errors.Is(err, machine.ErrNoDate) {
				return failed(machine.ErrNoDate, "give --start 2026-12-01, or add `date: 2026-11-23` to `interview` in "+args[0])
			}
			return err
		},
	}
	flags := cmd.Flags()
	addAnonymous(cmd, &asked.hide)
	flags.StringArrayVar(&asked.done, "done", nil, "what if a criterion were proven at a level: `CRITERION=LEVEL`")
	flags.StringArrayVar(&asked.set, "set", nil, "what if a field had another answer: `FIELD=VALUE`")
	flags.StringVar(&asked.capacity, "capacity", "", "a `FACTOR` such as 0.5, or the person-days of the three waves such as 10,20,30")
	addStart(flags, &asked.start)
	flags.StringVar(&format, "format", "", strings.Join(planFormats, ", ")+" (default: by the suffix of -o; else table on a terminal, json otherwise)")
	flags.StringVarP(&out, "output", "o", "", "write to `FILE` instead; - is standard output")
	flags.BoolVar(&excel, "excel", false, "write a CSV as Excel of the chosen language opens it")
	flags.BoolVar(&force, "force", false, "overwrite a file that salesaudit did not write")
	return cmd
}

// whatIf is what a plan is to assume, as it was typed.
type whatIf struct {
	done, set []string
	hide      bool // the names
	capacity  string
	start     time.Time
}

// planFormats are the formats of a plan, the one for a terminal first.
var planFormats = []string{"table", "json", "csv", "ics", "markdown"}

// planFormat resolves --format: without it the suffix of the output decides, if it has one.
func (p *program) planFormat(format, out string) (string, error) {
	if suffix := suffixOf(out); format == "" && suffix != "" && out != "-" {
		if suffix == ".txt" {
			suffix = ".table"
		}
		if suffix == ".md" {
			suffix = ".markdown"
		}
		format = suffix[1:]
	}
	as, err := p.printed(format, planFormats...)
	if err == nil {
		err = oneFormat(out, format)
	}
	return as, err
}

// plan makes the plan of one answer file under what it is to assume.
func (p *program) plan(ctx context.Context, file string, asked whatIf) (*plan.Plan, error) {
	bank, err := p.bank()
	if err != nil {
		return nil, err
	}
	sheet, err := p.sheet(ctx, file, bank)
	if err != nil {
		return nil, err
	}
	o := plan.Options{Start: asked.start}
	var found source.Diagnostics
	if o.Done, found = answers.ParseLevels(bank, asked.done); found != nil {
		return nil, usage("", "%w", typedWith("--done", found))
	}
	if sheet, found = answers.WhatIf(sheet, asked.set); found != nil {
		return nil, usage("", "%w", typedWith("--set", found))
	}
	if asked.hide {
		sheet = anonymous.Sheet(sheet, p.language())
	}
	a, err := scoring.Assess(ctx, sheet)
	if err != nil {
		return nil, failed(err, "")
	}
	if asked.capacity != "" {
		if o.Capacity, err = plan.ParseCapacity(asked.capacity, a.Profile); err != nil {
			return nil, usage("", "--capacity: %w", err)
		}
	}
	improvements, err := plan.Make(a, o)
	if err != nil {
		return nil, failed(err, "")
	}
	p.warnIgnored(a, asked.set)
	return improvements, nil
}

// typedWith puts the name of a flag before findings about its value.
func typedWith(flag string, found source.Diagnostics) source.Diagnostics {
	for i := range found {
		found[i].File = flag
	}
	return found
}

// warnIgnored says which of the answers that were set change nothing, because their condition does not hold.
func (p *program) warnIgnored(a *scoring.Assessment, set []string) {
	for _, assignment := range set {
		name, _, _ := strings.Cut(assignment, "=")
		if f := a.Bank.Field(strings.TrimSpace(name)); f != nil && a.Fields[f.Index] == scoring.FieldIgnored {
			p.warn(typedWith("--set", source.Diagnostics{{Severity: source.Warning, Where: f.ID,
				Found: "an answer that changes nothing", Expected: f.When.Text, Hint: "the field is asked only where that holds"}}))
		}
	}
}

func writePlan(w io.Writer, format string, v *view.View, as wording.Spreadsheet, o terminal.Options) error {
	switch format {
	case "json":
		return machine.WritePlanJSON(w, v)
	case "csv":
		return machine.WritePlanCSV(w, v, as)
	case "ics":
		return machine.WritePlanICS(w, v)
	case "markdown":
		return markdown.WritePlan(w, v)
	case "table":
		return terminal.WritePlan(w, v, o)
	}
	return fmt.Errorf("no plan format %q", format)
}
