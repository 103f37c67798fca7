package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
	"salesaudit/reports/bankpage"
	"salesaudit/reports/progress"
)

func newBankCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bank",
		Short: "Look at the bank of questions, or check one",
		Example: `  salesaudit bank show
  salesaudit bank lint mybank/
  salesaudit bank diff banks/block9-1.0.0`,
	}
	cmd.AddCommand(newBankShowCommand(p), newBankLintCommand(p), newBankDiffCommand(p))
	return cmd
}

func newBankShowCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "show [QUESTION|CRITERION|FIELD]",
		Short: "Print the questions, or one question, criterion or field",
		Example: `  salesaudit bank show
  salesaudit bank show q07
  salesaudit bank show function_overlap
  salesaudit bank show --bank mybank/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			bank, err := p.bank()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return failed(bankpage.WriteBank(p.stdout, bank, p.language()), "")
			}
			return p.showPart(bank, args[0])
		},
	}
}

// showPart prints the question, criterion or field with an id.
func (p *program) showPart(bank *questionnaire.Bank, id string) error {
	switch c, q, f := bank.Criterion(id), bank.Question(id), bank.Field(id); {
	case c != nil:
		return failed(bankpage.WriteCriterion(p.stdout, c, p.language()), "")
	case q != nil:
		return failed(bankpage.WriteQuestion(p.stdout, q, p.language()), "")
	case f != nil:
		return failed(bankpage.WriteQuestion(p.stdout, f.Question, p.language()), "")
	}
	if n, err := strconv.Atoi(id); err == nil && n >= 1 && n <= len(bank.Questions) { // the number of a question
		return usage("did you mean "+bank.Questions[n-1].ID+"?", "unknown question, criterion or field %q of %s", id, bank.ID)
	}
	return usage(nearestOr(id, bank.IDs(), "`salesaudit bank show` lists them"), "unknown question, criterion or field %q of %s", id, bank.ID)
}

func newBankLintCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "lint [PATH]",
		Short: "Check a bank: a file or a folder",
		Long: `Check a bank and report everything that is wrong at once, with file, line and column: unknown keys, missing
translations, ids used twice, rules that do not fit the fields and facts, options that no field has, after and
until that lead nowhere or in a circle, criteria that no question feeds and questions that feed no criterion.
Without PATH the bank of --bank, or the embedded one, is checked. The exit code is 3 when there are errors.`,
		Example: `  salesaudit bank lint mybank/
  salesaudit bank lint mybank.yaml`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.lint(p.bankPath)
			}
			if p.bankPath != "" {
				return usage("leave one of the two out", "two banks to check: --bank %s and %s", p.bankPath, args[0])
			}
			return p.lint(args[0])
		},
	}
}

// lint checks a bank and prints the findings as the result.
func (p *program) lint(path string) error {
	var bank *questionnaire.Bank
	var findings source.Diagnostics
	var err error
	if path == "" {
		bank, err = bankfile.Embedded()
	} else {
		bank, findings, err = bankfile.Load(path)
	}
	if errors.As(err, &findings) {
		source.Print(p.stdout, findings.First(p.mostFindings()))
		return &exitError{code: exitRejected, err: fmt.Errorf("%s in the bank", countErrors(findings))}
	}
	if err != nil {
		return failed(err, "")
	}
	source.Print(p.stdout, findings.First(p.mostFindings()))
	_, err = fmt.Fprintf(p.stdout, "%s@%s: %d questions, %d fields, %d facts, %d criteria, %d checks: no errors\n",
		bank.ID, bank.Version, len(bank.Questions), len(bank.Fields), len(bank.Facts), len(bank.Criteria), len(bank.Checks))
	return failed(err, "")
}

func countErrors(ds source.Diagnostics) string {
	n := 0
	for _, d := range ds {
		if d.Severity == source.Error {
			n++
		}
	}
	if n == 1 {
		return "1 error"
	}
	return fmt.Sprintf("%d errors", n)
}

func newBankDiffCommand(p *program) *cobra.Command {
	var out documentOutput
	var texts progress.BankTexts
	cmd := &cobra.Command{
		Use:   "diff OLD [NEW]",
		Short: "Say what changed between two banks",
		Long: `Say in words what changed from one bank to another: how much of what kind, and which of it can change a client's
score; then by criterion, by question, and what changes contradictions and plans. Conditions are in the words of the banks;
--expressions shows them, and formulas, as the banks have them too. Texts that only read otherwise are counted, and with
--wordings shown. JSON has everything. Without NEW the bank of --bank, or the embedded one, is the new one.`,
		Example: `  salesaudit bank diff banks/block9-1.0.0
  salesaudit bank diff mybank-1.0/ mybank-1.1/ -o news.md
  salesaudit bank diff banks/block9-1.0.0 --expressions --wordings -o everything.pdf`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, paths []string) error {
			suffix, err := p.documentSuffix(out)
			if err != nil {
				return err
			}
			if len(paths) == 2 && p.bankPath != "" {
				return usage("leave one of the two out", "--bank %s is the new bank, and so is %s", p.bankPath, paths[1])
			}
			old, err := loadBank(paths[0])
			if err != nil {
				return err
			}
			var now *questionnaire.Bank
			if len(paths) == 2 {
				now, err = loadBank(paths[1])
			} else {
				now, err = p.bank()
			}
			if err != nil {
				return err
			}
			return p.writeDocument(cmd.Context(), out, suffix, progress.BankDocument(old, now, texts, p.language()), progress.BankRecordOf(old, now))
		},
	}
	out.addFlags(cmd)
	cmd.Flags().BoolVar(&texts.Expressions, "expressions", false, "show conditions and formulas as the banks have them too")
	cmd.Flags().BoolVar(&texts.Wordings, "wordings", false, "show every text that is worded anew, before and now")
	return cmd
}
