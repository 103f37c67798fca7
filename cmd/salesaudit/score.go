package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/anonymous"
	"salesaudit/internal/answers"
	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

func newScoreCommand(p *program) *cobra.Command {
	var format string
	var failUnder float64
	var hide bool
	cmd := &cobra.Command{
		Use:   "score FILE...",
		Short: "Print the scores of answer files",
		Long: `Score answer files: what is proven, what is claimed and what is still possible while answers are missing,
by dimension and by criterion, with the contradictions and what to ask next. - reads standard input.`,
		Example: `  salesaudit score romashka.yaml
  salesaudit score --format json romashka.yaml | jq .overall
  salesaudit score --fail-under 60 clients/*.yaml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			format, err := p.printed(format, "table", "json")
			if err != nil {
				return err
			}
			asked := cmd.Flags().Changed("fail-under")
			if asked && !(failUnder >= 0 && failUnder <= 100) { // NaN too
				return usage("", "--fail-under is %v, expected a score from 0 to 100", failUnder)
			}
			all, rejected, err := p.assess(cmd.Context(), files, hide)
			if err != nil {
				return err
			}
			if format == "json" {
				records := make([]*record.Assessment, len(all))
				for i, a := range all {
					records[i] = record.Of(a)
				}
				err = record.Write(p.stdout, records)
			} else {
				views := make([]*view.View, len(all))
				for i, a := range all {
					views[i] = view.New(a, nil, view.Options{Lang: p.language()})
				}
				err = terminal.WriteScores(p.stdout, views, terminal.Options{Width: p.width(), Color: p.colored()})
			}
			if err != nil {
				return failed(err, "")
			}
			if !asked {
				failUnder = 0 // which no score is under
			}
			return verdict(all, rejected, failUnder)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "table or json (default: table on a terminal, json otherwise)")
	addAnonymous(cmd, &hide)
	cmd.Flags().Float64Var(&failUnder, "fail-under", 0, "exit with code 4 when a proven overall score is under this, 0-100")
	return cmd
}

// verdict returns how a run over several files ends; failUnder is the score 0-100 that each must reach.
func verdict(all []*scoring.Assessment, rejected int, failUnder float64) error {
	var under []string
	for _, a := range all {
		if proven := scoring.Round(a.Overall.Proven); proven < failUnder {
			under = append(under, fmt.Sprintf("%s: the proven overall score %.1f is under %g", a.Sheet.File, proven, failUnder))
		}
	}
	if len(under) > 0 {
		return &exitError{code: exitThreshold, err: errors.New(strings.Join(under, "; "))}
	}
	if rejected > 0 {
		return &exitError{code: exitRejected, err: fmt.Errorf("%d of %d files rejected", rejected, rejected+len(all))}
	}
	return nil
}

// assess loads and scores answer files, with hide without the names in them. What is wrong with a rejected file is printed; the error says that no
// file was usable.
func (p *program) assess(ctx context.Context, files []string, hide bool) (all []*scoring.Assessment, rejected int, err error) {
	bank, err := p.bank()
	if err != nil {
		return nil, 0, err
	}
	scorer := scoring.NewScorer(bank)
	for _, file := range files {
		sheet, err := p.sheet(ctx, file, bank)
		var exit *exitError
		if errors.As(err, &exit) && len(files) > 1 {
			p.printError(exit)
			rejected++
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		if hide {
			sheet = anonymous.Sheet(sheet, p.language())
		}
		a, err := scorer.Score(ctx, sheet)
		if err != nil {
			return nil, 0, failed(err, "")
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		return nil, 0, failed(errors.New("no usable answer file"), "`salesaudit validate FILE` says what is wrong in one")
	}
	return all, rejected, nil
}

// sheet loads one answer file, - from standard input, and prints its warnings.
func (p *program) sheet(ctx context.Context, file string, bank *questionnaire.Bank) (*answers.Sheet, error) {
	sheet, found, err := p.readSheet(ctx, file, bank)
	if err != nil {
		return nil, failed(err, "")
	}
	if sheet == nil {
		return nil, failed(found, "")
	}
	p.warn(found)
	return sheet, nil
}

// addAnonymous adds the flag that takes the names out of what is shown.
func addAnonymous(cmd *cobra.Command, hide *bool) {
	cmd.Flags().BoolVar(hide, "anonymous", false, "without names: people, roles, segments and all other lists are numbered, the client's own texts left out")
}
