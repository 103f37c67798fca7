package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored reports whether standard output takes colors.
func (p *program) colored() bool {
	return !p.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(p.stdout)
}

// width returns the columns of the terminal on standard output, 100 where there is none.
func (p *program) width() int {
	if f, ok := p.stdout.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 100
}

// usualWidth is that of lines for readers of which nothing is known.
const usualWidth = 80

// lineWidth is the width of lines in columns: of the terminal, else as COLUMNS says, else usualWidth.
func (p *program) lineWidth() int {
	if isTerminal(p.stdout) {
		return p.width()
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return usualWidth
}

// printed resolves --format of a command that prints: a table on a terminal, JSON for programs.
func (p *program) printed(format string, valid ...string) (string, error) {
	if format == "" {
		if isTerminal(p.stdout) {
			return valid[0], nil
		}
		return "json", nil
	}
	if slices.Contains(valid, format) {
		return format, nil
	}
	return "", usage(nearestOr(format, valid, ""), "--format is %q, expected one of %s", format, strings.Join(valid, ", "))
}
