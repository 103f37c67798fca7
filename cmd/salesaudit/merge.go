package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/consensus"
	"salesaudit/internal/scoring"
	"salesaudit/reports/machine"
	"salesaudit/reports/terminal"
	"salesaudit/reports/view"
)

func newMergeCommand(p *program) *cobra.Command {
	var out, format string
	var force bool
	cmd := &cobra.Command{
		Use:   "merge FILE... -o OUT",
		Short: "Make one answer file out of several respondents'",
		Long: `Make one answer file out of those of several respondents of one client, and say where they disagree.

What is proven by a document, or seen by a consultant, is taken first; else respondents vote with the weights that the
bank gives their positions, and a tie goes to the cautious answer. The new file names its sources, and for each value
who said it; a gap report of it has a chapter on who sees what differently. A consultant's word (review:) is kept: where
files differ, that of the file named first, with a warning.`,
		Example: `  salesaudit merge head.yaml seller-1.yaml seller-2.yaml -o romashka.yaml
  salesaudit merge answers/*.yaml -o romashka.yaml --format json > disagreements.json
  salesaudit report romashka.yaml -o gap.pdf`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			if out == "" {
				return usage("for example -o romashka.yaml", "merge needs -o OUT")
			}
			format, err := p.printed(format, "table", "json")
			if err != nil {
				return err
			}
			merged, err := p.merge(cmd.Context(), files)
			if err != nil {
				return err
			}
			if merged, err = p.store(out, merged, force); err != nil {
				return err
			}
			return p.disagreements(cmd.Context(), merged, format)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the new answer `FILE`")
	cmd.Flags().StringVar(&format, "format", "", "of the disagreements: table or json (default: table on a terminal, json otherwise)")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a file that exists")
	return cmd
}

// merge loads the respondents' files and merges them. What is wrong with any of them ends it: a vote without one
// would be another vote.
func (p *program) merge(ctx context.Context, files []string) (*answers.Sheet, error) {
	bank, err := p.bank()
	if err != nil {
		return nil, err
	}
	if err := sameTwice(files); err != nil {
		return nil, err
	}
	sheets := make([]*answers.Sheet, len(files))
	for i, file := range files {
		if sheets[i], err = p.sheet(ctx, file, bank); err != nil {
			return nil, err
		}
	}
	merged, err := consensus.Merge(sheets)
	if err != nil {
		return nil, failed(fmt.Errorf("merge: %w", err), "")
	}
	p.warn(consensus.ReviewsLeftOut(sheets))
	return merged, nil
}

// sameTwice returns an error where one file is given twice, however it is spelled: its respondent would vote twice.
func sameTwice(files []string) error {
	infos := make([]os.FileInfo, len(files))
	for i, file := range files {
		info, err := os.Stat(file)
		if err != nil || !info.Mode().IsRegular() {
			continue // reading it says what is wrong
		}
		for k, other := range infos[:i] {
			if other != nil && os.SameFile(info, other) {
				return usage("name each respondent's file once", "%s and %s are one file, expected those of two respondents or more", files[k], file)
			}
		}
		infos[i] = info
	}
	return nil
}

// store writes a new answer file, and returns the sheet that it is read as.
func (p *program) store(path string, sheet *answers.Sheet, force bool) (*answers.Sheet, error) {
	if err := p.notAnInput(path); err != nil {
		return nil, err
	}
	stored, err := answerfile.Store(path, sheet, force)
	if err != nil {
		return nil, failed(err, "")
	}
	p.wrote(path)
	return stored, nil
}

// disagreements prints where the respondents of a merged sheet disagree.
func (p *program) disagreements(ctx context.Context, merged *answers.Sheet, format string) error {
	a, err := scoring.Assess(ctx, merged)
	if err != nil {
		return failed(err, "")
	}
	found, err := consensus.Of(ctx, a)
	if err != nil {
		return failed(err, "")
	}
	worded := view.NewConsensus(a, found, p.language())
	if format == "json" {
		return failed(machine.WriteConsensus(p.stdout, worded), "")
	}
	words := view.WordsIn(p.language())
	return failed(terminal.WriteConsensus(p.stdout, worded, &words, terminal.Options{Width: p.width(), Color: p.colored()}), "")
}
