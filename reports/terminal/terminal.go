// Package terminal prints scores, plans and what validation found as tables for a terminal. It reads the view alone.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/wording"
)

// Options say what a text for a terminal may use.
type Options struct {
	Width int  // columns, ≥ 1
	Color bool // whether escape sequences are wanted
}

// The narrowest and widest tables: under 60 columns lines break, over 120 the eye loses the line.
const (
	leastWidth = 60
	mostWidth  = 120
)

// styles are escape sequences; empty where colors are not wanted.
type styles struct{ bold, dim, warn, reset string }

// page prints lines and keeps the first error.
type page struct {
	styles
	w     io.Writer
	width int // columns
	err   error
}

func newPage(w io.Writer, o Options) *page {
	p := &page{w: w, width: min(mostWidth, max(leastWidth, o.Width))}
	if o.Color {
		p.styles = styles{"\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"}
	}
	return p
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// hanging prints a text after a head, wrapped so that it stays right of it; where little room is left it goes
// under the head.
func (p *page) hanging(head, text string) {
	const least = 24 // columns
	indent := ansi.StringWidth(head)
	if p.width-indent < least {
		p.line("%s", strings.TrimRight(head, " "))
		p.wrapped("      ", p.dim, text)
		return
	}
	for i, line := range wording.Wrap(text, p.width-indent) {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		p.line("%s%s", head, line)
	}
}

// wrapped prints a text in a style, wrapped and indented.
func (p *page) wrapped(indent, style, text string) {
	end := ""
	if style != "" {
		end = p.reset
	}
	for _, line := range wording.Wrap(text, p.width-len(indent)) {
		p.line("%s%s%s%s", indent, style, line, end)
	}
}

// alignLeft and alignRight pad a text to a width in columns.
func alignLeft(s string, width int) string { return s + blank(s, width) }

func alignRight(s string, width int) string { return blank(s, width) + s }

func blank(s string, width int) string { return strings.Repeat(" ", max(0, width-ansi.StringWidth(s))) }

// cut shortens a text to a width in columns.
func cut(s string, width int) string { return ansi.Truncate(s, width, "…") }
