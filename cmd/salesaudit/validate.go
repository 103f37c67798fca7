package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"salesaudit/internal/scoring"
	"salesaudit/reports/machine"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

func newValidateCommand(p *program) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "validate FILE...",
		Short: "Say what is wrong in answer files, and where",
		Long: `Check answer files: everything that is wrong in them with line and column, what was found, what was expected
and the nearest valid name; and the contradictions between answers with how to ask about them. An interview dated over
two years ahead, or over twenty years ago, is warned about. - reads standard input. The exit code is 3 when a file has errors.`,
		Example: `  salesaudit validate romashka.yaml
  salesaudit validate --format json clients/*.yaml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			format, err := p.printed(format, "table", "json")
			if err != nil {
				return err
			}
			checked, broken, err := p.validate(cmd.Context(), files)
			if err != nil {
				return err
			}
			if format == "json" {
				err = machine.WriteValidation(p.stdout, checked)
			} else {
				err = terminal.WriteValidation(p.stdout, checked, p.mostFindings())
			}
			if err != nil {
				return failed(err, "")
			}
			if broken > 0 {
				return &exitError{code: exitRejected, err: fmt.Errorf("%d of %d files have errors", broken, len(files))}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "table or json (default: table on a terminal, json otherwise)")
	return cmd
}

// validate reads and scores files, and counts those that have errors.
func (p *program) validate(ctx context.Context, files []string) (checked []view.Validation, broken int, err error) {
	bank, err := p.bank()
	if err != nil {
		return nil, 0, err
	}
	scorer := scoring.NewScorer(bank)
	for _, file := range files {
		sheet, found, err := p.readSheet(ctx, file, bank)
		if err != nil {
			return nil, 0, failed(err, "")
		}
		var a *scoring.Assessment
		if sheet == nil {
			broken++
		} else {
			found = append(found, sheet.OddDate(time.Now())...)
			if a, err = scorer.Score(ctx, sheet); err != nil {
				return nil, 0, failed(err, "")
			}
		}
		checked = append(checked, view.NewValidation(file, found, a, p.language()))
	}
	return checked, broken, nil
}
