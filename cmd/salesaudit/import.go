package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/form"
	"salesaudit/internal/raci"
	"salesaudit/internal/spreadsheet"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
	"salesaudit/reports/machine"
)

func newImportCommand(p *program) *cobra.Command {
	var out, into string
	var force bool
	var matrix matrixFlags
	cmd := &cobra.Command{
		Use:   "import FILE -o OUT",
		Short: "Take answers from a filled-in form",
		Long: `Take answers from what a form downloads (JSON), from a form that was filled in as a workbook (.xlsx), or from another
answer file, into a new file, or into one that exists already. What is wrong in a workbook is said with sheet and cell;
labels are read in either language. --into adds what that file lacks, keeps its comments, and says what it changed. An
answer that differs stays as it is and is named, with both values; --replace takes the new one. Answers of a client of another name are
refused. Rows of a list are those of the same name, or of the same id and no other name; cells and functions are added one
by one.

--into also takes a responsibility matrix as a company has it (.xlsx or .csv): functions by roles or roles by functions, with
R, A, C, I or О, У, К, И, alone or together (R/A). Names that are plain are taken; the others are asked about in a terminal,
or said with --map. C and I, and whatever else an answer file does not have, is named and left out.`,
		Example: `  salesaudit import romashka-head.json -o romashka.yaml
  salesaudit import romashka.xlsx -o romashka.yaml
  salesaudit import romashka-seller.json --into romashka.yaml
  salesaudit import raci.xlsx --into romashka.yaml --map "Подготовка КП=proposal" --map "Бухгалтер=+"`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := matrix.check(out, into); err != nil {
				return err
			}
			bank, err := p.bank()
			if err != nil {
				return err
			}
			sheet, table, err := p.filled(cmd.Context(), files[0], bank)
			switch {
			case err != nil:
				return err
			case table != nil && into == "":
				return usage("for example: import "+files[0]+" --into romashka.yaml", "%s is a matrix of functions and roles, which is added to an answer file with --into FILE", files[0])
			case table != nil:
				return p.importMatrix(cmd.Context(), into, table, bank, matrix)
			case matrix.addRoles || len(matrix.mapped) > 0:
				return usage("", "--map and --add-roles go with a matrix of functions and roles, which %s is not", files[0])
			case into != "":
				return p.importInto(cmd.Context(), into, sheet, matrix)
			}
			_, err = p.store(out, sheet, force)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the new answer `FILE`")
	cmd.Flags().StringVar(&into, "into", "", "an answer `FILE` to add to")
	cmd.Flags().StringVar(&matrix.format, "format", "", "of what --into says that it changed: "+strings.Join(importFormats, " or ")+" (default: table)")
	cmd.Flags().StringArrayVar(&matrix.mapped, "map", nil, "which function or role a name of a matrix means: `NAME=ID`, NAME=+ for a new role, NAME=- to leave it out; repeatable")
	cmd.Flags().BoolVar(&matrix.addRoles, "add-roles", false, "add the roles of a matrix that the file does not have")
	cmd.Flags().BoolVar(&matrix.replace, "replace", false, "take the new answer where the file has another one")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a file that exists")
	return cmd
}

// importFormats are the formats of what an import into a file changed.
var importFormats = []string{"table", "json"}

// check finds wrong usage before anything is read or written.
func (f matrixFlags) check(out, into string) error {
	switch {
	case (out == "") == (into == ""):
		return usage("for example -o romashka.yaml", "import needs either -o OUT or --into FILE")
	case f.replace && into == "":
		return usage("a file that exists is replaced with --force", "--replace goes with --into")
	case into == "" && f.format != "":
		return usage("for example: import form.json --into romashka.yaml --format json", "--format goes with --into, which says what it changed")
	case f.format != "" && !slices.Contains(importFormats, f.format):
		return usage(nearestOr(f.format, importFormats, ""), "--format is %q, expected one of %s", f.format, strings.Join(importFormats, ", "))
	case into == "" && (f.addRoles || len(f.mapped) > 0):
		return usage("for example: import raci.xlsx --into romashka.yaml", "--map and --add-roles go with a matrix and --into")
	}
	return nil
}

// filled reads the answers of a form: those of a workbook, or of an answer file, which is what a page downloads. A file with
// a matrix of functions and roles gives its table instead.
func (p *program) filled(ctx context.Context, file string, bank *questionnaire.Bank) (*answers.Sheet, *raci.Table, error) {
	switch {
	case raci.IsText(file):
		table, err := raci.ReadText(file, bank)
		return nil, table, failed(err, "")
	case !spreadsheet.IsWorkbook(file):
		sheet, err := p.sheet(ctx, file, bank)
		return sheet, nil, err
	}
	p.inputs = append(p.inputs, file)
	book, err := spreadsheet.Read(file)
	if err != nil {
		return nil, nil, failed(err, "")
	}
	if !form.Filled(book) {
		table, err := raci.FromBook(book, bank)
		return nil, table, failed(err, "")
	}
	sheet, found := form.FromXLSX(book, bank)
	if sheet == nil {
		return nil, nil, failed(found, "")
	}
	p.warn(found)
	return sheet, nil, nil
}

// importInto adds the answers of a sheet to a file, and prints a line for each value that changes or differs.
func (p *program) importInto(ctx context.Context, path string, sheet *answers.Sheet, f matrixFlags) error {
	file, err := openInto(ctx, path, sheet.Bank)
	if err != nil {
		return err
	}
	defer file.Close()
	if have := file.Sheet(); have.Client.Name != "" && sheet.Client.Name != "" {
		if err := answers.OneClient(have, sheet); err != nil {
			return failed(err, "if they are one client, write client.name alike in both")
		}
	}
	changes, err := form.Into(file, sheet, f.replace)
	if err := saved(path, file, err); err != nil {
		return err
	}
	return p.sayChanges(path, f.format, file.Sheet(), changes)
}

// openInto opens the answer file that an import adds to.
func openInto(ctx context.Context, path string, bank *questionnaire.Bank) (*answerfile.File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	file, found, err := answerfile.Open(path, bank, nil)
	switch {
	case err != nil:
		return nil, failed(err, "")
	case file == nil:
		return nil, failed(found, "")
	}
	return file, nil
}

// saved returns how an import into the file at a path ended; err is that of the change.
func saved(path string, file *answerfile.File, err error) error {
	if err == nil {
		err = file.SaveError()
	}
	if err != nil {
		return failed(fmt.Errorf("import into %s, which is as it was: %w", path, err), "")
	}
	return nil
}

// sayChanges prints what an import made of each value: a line for each, with both values of one that differs, or JSON.
func (p *program) sayChanges(path, format string, sheet *answers.Sheet, outcomes []answerfile.Outcome) error {
	record := form.NewImportRecord(path, sheet, outcomes, wording.In(p.language()))
	kept := 0
	for _, c := range record.Changes {
		if c.Outcome == "kept" {
			kept++
		}
	}
	var err error
	if format == "json" {
		err = machine.WriteValue(p.stdout, record)
	} else {
		_, err = io.WriteString(p.stdout, record.Lines(wording.In(p.language())))
	}
	if err != nil {
		return failed(err, "")
	}
	if kept > 0 && !p.quiet {
		fmt.Fprintf(p.stderr, "salesaudit: answers of %s that differ and stay: %d; --replace takes the new ones\n", path, kept)
	}
	if len(outcomes) > kept {
		p.wrote(path)
	} else if !p.quiet {
		fmt.Fprintf(p.stderr, "salesaudit: nothing to add to %s\n", path)
	}
	return nil
}
