package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/reports/typeface"
)

// writeSet writes a report or document to a file, or to standard output for -, and warns of the characters that its
// typeface lacks: they are lost in it, which changes no exit code.
func (p *program) writeSet(ctx context.Context, path string, force bool, content func(io.Writer) ([]typeface.Lack, error)) error {
	var lacking []typeface.Lack
	err := p.write(ctx, path, force, func(w io.Writer) (err error) {
		lacking, err = content(w)
		return err
	})
	if err != nil {
		return err
	}
	var found source.Diagnostics
	for _, l := range lacking {
		found = append(found, source.Diagnostic{
			File: path, Severity: source.Warning, Where: quoted(l.Text), Found: lackText(l),
			Hint: "the other formats have them",
		})
	}
	p.warn(found)
	return nil
}

// lackText says what became of the characters of a text: the typeface of the PDF lacks 漢 (U+6F22), shown as "?".
func lackText(l typeface.Lack) string {
	var said []string
	if l.Replaced != "" {
		said = append(said, characters(l.Replaced)+`, shown as "?"`)
	}
	if l.LeftOut != "" {
		said = append(said, characters(l.LeftOut)+", left out")
	}
	return "the typeface of the PDF lacks " + strings.Join(said, ", and ")
}

// characters lists some of the characters with their code points.
func characters(all string) string {
	const most = 8
	var out []string
	for _, r := range all {
		out = append(out, fmt.Sprintf("%c (%U)", r, r))
	}
	if len(out) > most {
		out = append(out[:most], "and "+strconv.Itoa(len(out)-most)+" more")
	}
	return strings.Join(out, ", ")
}

// quoted shortens a text for a message.
func quoted(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		text = string(letters[:most]) + "…"
	}
	return strconv.Quote(text)
}
