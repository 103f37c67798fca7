package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/answers"
	"salesaudit/internal/form"
)

func newFormCommand(p *program) *cobra.Command {
	var out, position string
	var force bool
	cmd := &cobra.Command{
		Use:   "form [FILE] -o form.html|form.xlsx",
		Short: "Write a form to fill in without this program",
		Long: `Write a form to fill in without this program. form.html is one page for a browser, which works offline, keeps what is
typed in the browser and hands it over as an answer file in JSON. form.xlsx is a workbook with a sheet for each question:
options, roles and marks are drop-down lists, the matrix of functions and roles is a grid. A form has the questions of the
bank, and no scores; with FILE, what is answered there already. --for takes the questions that a respondent of that position knows best, by the weights of the
bank, with the lists that they refer to. ` + "`salesaudit import`" + ` reads a filled-in form.`,
		Example: `  salesaudit form -o form.html
  salesaudit form -o form.xlsx
  salesaudit form --for seller -o seller.html
  salesaudit form romashka.yaml -o romashka.html --lang en`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			write, err := formWriter(out)
			if err != nil {
				return err
			}
			bank, err := p.bank()
			if err != nil {
				return err
			}
			part, err := form.NewPart(bank, position)
			if err != nil {
				return usage(nearestOr(position, form.Positions(bank), ""), "--for: %w", err)
			}
			var sheet *answers.Sheet
			if len(files) == 1 {
				if sheet, err = p.sheet(cmd.Context(), files[0], bank); err != nil {
					return err
				}
			}
			// A form that exists is replaced only with force: somebody may have filled it in.
			return p.writeWhole(cmd.Context(), out, force, func(w io.Writer) error {
				return write(w, bank, part, sheet, p.language())
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the form `FILE`: "+strings.Join(form.Suffixes(), " or "))
	cmd.Flags().StringVar(&position, "for", "", "the part for an `owner`, head or seller (default: all questions)")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a file that exists")
	return cmd
}

// formWriter returns what writes a form of the suffix.
func formWriter(out string) (form.Writer, error) {
	if out == "" {
		return nil, usage("for example -o form.html", "form needs -o FILE")
	}
	if write := form.WriterFor(suffixOf(out)); write != nil {
		return write, nil
	}
	return nil, usage("", "-o is %q, expected a file whose name ends in %s", out, strings.Join(form.Suffixes(), " or "))
}
