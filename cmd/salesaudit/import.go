package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/form"
	"salesaudit/internal/spreadsheet"
	"salesaudit/questionnaire"
)

func newImportCommand(p *program) *cobra.Command {
	var out, into string
	var force, replace bool
	cmd := &cobra.Command{
		Use:   "import FILE -o OUT",
		Short: "Take answers from a filled-in form",
		Long: `Take answers from what a form downloads (JSON), from a form that was filled in as a workbook (.xlsx), or from another
answer file, into a new file, or into one that exists already. What is wrong in a workbook is said with sheet and cell;
labels are read in either language. --into adds what that file lacks, keeps its comments, and says what it
changed. An answer that differs stays as it
is and is named; --replace takes the new one.`,
		Example: `  salesaudit import romashka-head.json -o romashka.yaml
  salesaudit import romashka.xlsx -o romashka.yaml
  salesaudit import romashka-seller.json --into romashka.yaml`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			switch {
			case (out == "") == (into == ""):
				return usage("for example -o romashka.yaml", "import needs either -o OUT or --into FILE")
			case replace && into == "":
				return usage("a file that exists is replaced with --force", "--replace goes with --into")
			}
			bank, err := p.bank()
			if err != nil {
				return err
			}
			sheet, err := p.filled(cmd.Context(), files[0], bank)
			if err != nil {
				return err
			}
			if into != "" {
				return p.importInto(cmd.Context(), into, sheet, replace)
			}
			_, err = p.store(out, sheet, force)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the new answer `FILE`")
	cmd.Flags().StringVar(&into, "into", "", "an answer `FILE` to add to")
	cmd.Flags().BoolVar(&replace, "replace", false, "take the new answer where the file has another one")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a file that exists")
	return cmd
}

// filled reads the answers of a form: those of a workbook, or of an answer file, which is what a page downloads.
func (p *program) filled(ctx context.Context, file string, bank *questionnaire.Bank) (*answers.Sheet, error) {
	if !spreadsheet.IsWorkbook(file) {
		return p.sheet(ctx, file, bank)
	}
	book, err := spreadsheet.Read(file)
	if err != nil {
		return nil, failed(err, "")
	}
	sheet, found := form.FromXLSX(book, bank)
	if sheet == nil {
		return nil, failed(found, "")
	}
	p.warn(found)
	return sheet, nil
}

// importInto adds the answers of a sheet to a file, and prints a line for each value that changes or differs.
func (p *program) importInto(ctx context.Context, path string, sheet *answers.Sheet, replace bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	file, found, err := answerfile.Open(path, sheet.Bank, nil)
	if err != nil {
		return failed(err, "")
	}
	if file == nil {
		return failed(found, "")
	}
	defer file.Close()
	changes, err := form.Into(file, sheet, replace)
	if err == nil {
		err = file.SaveError()
	}
	if err != nil {
		return failed(fmt.Errorf("import into %s, which is as it was: %w", path, err), "")
	}
	kept := 0
	for _, c := range changes {
		said := "added"
		switch {
		case c.Kept:
			said = "differs, kept"
			kept++
		case c.Had:
			said = "replaced"
		}
		fmt.Fprintf(p.stdout, "%s: %s\n", c.Where, said)
	}
	if kept > 0 && !p.quiet {
		fmt.Fprintf(p.stderr, "salesaudit: %d answers of %s differ and stay; --replace takes the new ones\n", kept, path)
	}
	p.wrote(path)
	return nil
}
