package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"salesaudit/reports"
	"salesaudit/reports/machine"
	"salesaudit/reports/paper"
	"salesaudit/reports/terminal"
	"salesaudit/reports/typeface"
)

// documentOutput is where a plain document goes, and in which format.
type documentOutput struct {
	path, format string
	force        bool
}

// documentFormats are the formats that a document can be printed in.
var documentFormats = []string{"table", "json", "markdown"}

func (o *documentOutput) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.path, "output", "o", "", "write to `FILE` instead: "+strings.Join(documentSuffixes(), " ")+"; - is standard output")
	cmd.Flags().StringVar(&o.format, "format", "", strings.Join(documentFormats, ", ")+" (default: by the suffix of -o; else table on a terminal, json otherwise)")
	cmd.Flags().BoolVar(&o.force, "force", false, "overwrite a file that salesaudit did not write")
}

func documentSuffixes() []string { return append(reports.PaperSuffixes(), ".json") }

// suffix resolves where the document goes: the suffix of its format, .table for a table on a terminal.
func (p *program) documentSuffix(o documentOutput) (string, error) {
	if suffix := suffixOf(o.path); o.format == "" && o.path != "" && o.path != "-" {
		if !slices.Contains(documentSuffixes(), suffix) {
			return "", usage(nearestOr(suffix, documentSuffixes(), "name the output progress.pdf, for example, or give --format"), "unknown format %q, expected one of %s", suffix, strings.Join(documentSuffixes(), ", "))
		}
		return suffix, nil
	}
	format, err := p.printed(o.format, documentFormats...)
	if err == nil {
		err = oneFormat(o.path, o.format)
	}
	if format == "markdown" {
		format = "md"
	}
	return "." + format, err
}

// writeDocument writes a document, or its record for other programs.
func (p *program) writeDocument(ctx context.Context, o documentOutput, suffix string, document *paper.Document, record any) error {
	path := o.path
	if path == "" {
		path = "-"
	}
	return p.writeSet(ctx, path, o.force, func(w io.Writer) ([]typeface.Lack, error) {
		switch suffix {
		case ".json":
			return nil, machine.WriteValue(w, record)
		case ".table":
			return nil, terminal.WritePaper(w, document, terminal.Options{Width: p.width(), Color: path == "-" && p.colored()})
		}
		lacking, err := reports.WritePaper(w, suffix, document)
		if err != nil {
			return nil, fmt.Errorf("write the document: %w", err)
		}
		return lacking, nil
	})
}
