package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

// newRoot returns the root command with all others; what cobra prints goes to help.
func newRoot(p *program, help io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "salesaudit",
		Short: "Audit a sales department: interview, score, gap report, plan",
		Long: `salesaudit walks a consultant through the 14 questions of Block 9, «Порядок работы отдела продаж с клиентами»,
scores the answers for structure, duplication of functions and automation, and writes a gap report with a plan.
It works offline: a client's answers never leave the machine.`,
		Example: `  salesaudit interview romashka.yaml
  salesaudit score romashka.yaml
  salesaudit report romashka.yaml -o gap.pdf`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	showVersion := root.Flags().Bool("version", false, "print the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *showVersion {
			return p.printVersion()
		}
		return cmd.Help()
	}
	root.SetIn(p.stdin)
	root.SetOut(help)
	root.SetErr(p.stderr)
	flags := root.PersistentFlags()
	flags.StringVar(&p.bankPath, "bank", "", "bank `PATH`: a file or a folder (default: the embedded Block 9)")
	flags.StringVar(&p.lang, "lang", "", "language of what the client and the consultant read: ru or en (default: the environment's, else ru)")
	flags.BoolVar(&p.quiet, "quiet", false, "print results and errors only")
	flags.BoolVar(&p.all, "all", false, "print all that is wrong in a file, not the first 20 findings")
	flags.BoolVar(&p.noColor, "no-color", false, "no colors, as with NO_COLOR in the environment")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.lang != "" && p.lang != "ru" && p.lang != "en" {
			return usage(nearestOr(p.lang, []string{"ru", "en"}, ""), "--lang is %q, expected ru or en", p.lang)
		}
		return nil
	}
	root.AddCommand(
		newInterviewCommand(p),
		newScoreCommand(p),
		newReportCommand(p),
		newRescoreCommand(p),
		newBenchmarkCommand(p),
		newPlanCommand(p),
		newCompareCommand(p),
		newFieldworkCommand(p),
		newMergeCommand(p),
		newFormCommand(p),
		newImportCommand(p),
		newValidateCommand(p),
		newBankCommand(p),
		newVersionCommand(p),
	)
	root.SetHelpCommand(newHelpCommand(root))
	root.InitDefaultCompletionCmd()
	addCompletions(p, root)
	explainUsage(root)
	return root
}

// language returns the language of what the client and the consultant read.
func (p *program) language() questionnaire.Language {
	if p.lang != "" {
		return questionnaire.Language(p.lang)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return questionnaire.English
			}
			break
		}
	}
	return questionnaire.Russian
}

// bank loads the bank that was asked for, and says in a line that it has warnings: lint prints them.
func (p *program) bank() (*questionnaire.Bank, error) {
	if p.bankPath == "" {
		b, err := bankfile.Embedded()
		return b, failed(err, "")
	}
	b, warnings, err := bankfile.Load(p.bankPath)
	if err != nil {
		return nil, failed(err, "")
	}
	if n := len(warnings); n > 0 && !p.quiet {
		count := "1 warning"
		if n > 1 {
			count = strconv.Itoa(n) + " warnings"
		}
		fmt.Fprintf(p.stderr, "salesaudit: the bank has %s; `salesaudit bank lint %s` prints them\n", count, clean.Text(p.bankPath))
	}
	return b, nil
}

// mostFindings returns how many findings of one file are printed, 0 for all: a file of another kind has hundreds, and
// the first say why.
func (p *program) mostFindings() int {
	if p.all {
		return 0
	}
	return 20
}

// warn prints findings on standard error unless --quiet.
func (p *program) warn(ds source.Diagnostics) {
	if !p.quiet && len(ds) > 0 {
		source.Print(p.stderr, ds.First(p.mostFindings()))
	}
}
