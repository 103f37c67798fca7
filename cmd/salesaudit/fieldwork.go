package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/reports"
	"salesaudit/reports/fieldwork"
	"salesaudit/reports/typeface"
)

func newFieldworkCommand(p *program) *cobra.Command {
	var dir string
	var formats []string
	var force bool
	cmd := &cobra.Command{
		Use:   "fieldwork [FILE] -o DIR",
		Short: "Write documents to request, agendas by respondent, and field sheets",
		Long: `Write what goes to the client and into the consultant's bag: the documents to have ready, by source and with the
questions that each proves; an agenda for the owner, the head and a seller, with minutes; and a sheet to fill in by hand
for each figure that an interview cannot give. With FILE, an interview that has begun, only what is still open.`,
		Example: `  salesaudit fieldwork -o bag/
  salesaudit fieldwork romashka.yaml -o bag/ --format docx`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			if dir == "" {
				return usage("for example -o bag/", "fieldwork needs -o DIR")
			}
			if info, err := os.Stat(dir); suffixFormats[suffixOf(dir)] != "" && (err != nil || !info.IsDir()) {
				return usage("for example -o bag/; --format says which formats", "-o is %q, expected a folder", dir)
			}
			for _, f := range formats {
				if !slices.Contains(reports.PaperSuffixes(), "."+f) {
					return usage(nearestOr(f, formatNames(), ""), "--format is %q, expected one of %s", f, strings.Join(formatNames(), ", "))
				}
			}
			return p.fieldwork(cmd.Context(), files, dir, formats, force)
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "the `FOLDER` to write into; it is made where it is missing")
	cmd.Flags().StringSliceVar(&formats, "format", []string{"pdf", "docx"}, "the formats of the documents: "+strings.Join(formatNames(), ", "))
	cmd.Flags().BoolVar(&force, "force", false, "overwrite files that salesaudit did not write")
	return cmd
}

// formatNames are the formats of plain documents.
func formatNames() []string {
	var out []string
	for _, suffix := range reports.PaperSuffixes() {
		out = append(out, strings.TrimPrefix(suffix, "."))
	}
	return out
}

// fieldwork writes each document of the pack in each format.
func (p *program) fieldwork(ctx context.Context, files []string, dir string, formats []string, force bool) error {
	bank, begun, err := p.begun(ctx, files)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return failed(fmt.Errorf("make the folder: %w", err), "")
	}
	for _, part := range fieldwork.Pack(bank, begun, p.language()) {
		for _, format := range formats {
			path := filepath.Join(dir, part.Name+"."+format)
			if err := p.writeSet(ctx, path, force, func(w io.Writer) ([]typeface.Lack, error) { return reports.WritePaper(w, "."+format, part.Document) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// begun returns the bank, and the assessment of the interview that has begun where a file names one.
func (p *program) begun(ctx context.Context, files []string) (*questionnaire.Bank, *scoring.Assessment, error) {
	bank, err := p.bank()
	if err != nil || len(files) == 0 {
		return bank, nil, err
	}
	a, err := p.scored(ctx, files[0], bank)
	return bank, a, err
}
