package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/compare"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
	"salesaudit/reports/progress"
)

func newCompareCommand(p *program) *cobra.Command {
	var out documentOutput
	var oldBank string
	cmd := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "Say what changed between two answer files of one client, or under two banks",
		Long: `Compare two answer files of one client: scores and levels before and after, which rungs were gained or lost and
through which answers, what was done of the plan of the old file, which contradictions are settled, and what cannot be
compared plainly: another size of company, another version of the bank, evidence that has grown old.

With --bank-old one file is scored under two banks, and what changes comes from the rules: --bank names the new one.
A file that names a newer version than a bank has cannot be scored under that bank.
The format follows the suffix of -o: ` + strings.Join(documentSuffixes(), " ") + `.`,
		Example: `  salesaudit compare romashka-march.yaml romashka-november.yaml
  salesaudit compare romashka-march.yaml romashka-november.yaml -o progress.pdf
  salesaudit compare romashka.yaml --bank-old banks/block9-1.0.0`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 1 && oldBank == "" {
				return usage("name the new file too, or with --bank-old the bank to hold it against", "compare needs OLD and NEW")
			}
			suffix, err := p.documentSuffix(out)
			if err != nil {
				return err
			}
			c, err := p.compare(cmd.Context(), files[0], files[len(files)-1], oldBank)
			if err != nil {
				return err
			}
			return p.writeDocument(cmd.Context(), out, suffix, progress.Document(c, p.language()), progress.RecordOf(c))
		},
	}
	out.addFlags(cmd)
	cmd.Flags().StringVar(&oldBank, "bank-old", "", "bank `PATH` of the old file (default: that of the new one)")
	return cmd
}

// compare scores two files, the old one under a bank of its own where one is named, and compares them.
func (p *program) compare(ctx context.Context, oldFile, newFile, oldBank string) (*compare.Comparison, error) {
	bank, err := p.bank()
	if err != nil {
		return nil, err
	}
	before := bank
	if oldBank != "" {
		if before, err = loadBank(oldBank); err != nil {
			return nil, err
		}
	}
	old, err := p.scored(ctx, oldFile, before)
	if err != nil {
		return nil, err
	}
	now, err := p.scored(ctx, newFile, bank)
	if err != nil {
		return nil, err
	}
	steps, err := plan.Make(old, plan.Options{})
	if err != nil {
		return nil, failed(err, "")
	}
	return compare.Of(steps, now), nil
}

// scored loads and scores one answer file under a bank.
func (p *program) scored(ctx context.Context, file string, bank *questionnaire.Bank) (*scoring.Assessment, error) {
	sheet, err := p.sheet(ctx, file, bank)
	if err != nil {
		return nil, err
	}
	a, err := scoring.Assess(ctx, sheet)
	return a, failed(err, "")
}

// loadBank loads a bank file or folder.
func loadBank(path string) (*questionnaire.Bank, error) {
	bank, _, err := bankfile.Load(path)
	return bank, failed(err, "")
}
