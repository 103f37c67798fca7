package source

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"salesaudit/internal/clean"
)

// maxExcerpt is the widest excerpt in terminal columns: with the line number before it,
// it fits the 100 columns that a terminal of today has at least.
const maxExcerpt = 88

// columns measures text as terminals of Europe do. The locale is not asked: in an East
// Asian one Cyrillic letters would count as two columns wide.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// Print writes each finding on a line, and under it the line of the file that it is about
// with a caret under the word; of several findings about one place, under the last of them.
// Control characters are made visible, so a spoiled file cannot talk to the terminal.
func Print(w io.Writer, ds Diagnostics) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for i, d := range ds {
		fmt.Fprintln(out, d.Error())
		if d.Excerpt == "" || d.Column < 1 || i+1 < len(ds) && ds[i+1].position() == d.position() {
			continue
		}
		text, indent, width := cut(d.Excerpt, d.caret)
		number := strconv.Itoa(d.Line)
		fmt.Fprintf(out, "  %s | %s\n", number, text)
		fmt.Fprintf(out, "  %s | %s^%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", indent), strings.Repeat("~", width-1))
	}
}

// cut returns the part of a line around the word at an offset that fits maxExcerpt, with
// the columns of the terminal before the word and the width of the word.
func cut(line string, start int) (text string, indent, width int) {
	end := start + wordLength(line[start:])
	before, word, after := trimTail(clean.Visible(line[:start]), maxExcerpt/2), clean.Visible(line[start:end]), clean.Visible(line[end:])
	if columns.StringWidth(word) > maxExcerpt/2 {
		word, after = columns.Truncate(word, maxExcerpt/2, "…"), ""
	}
	indent, width = columns.StringWidth(before), max(1, columns.StringWidth(word))
	return before + word + columns.Truncate(after, maxExcerpt-indent-width, "…"), indent, width
}

// trimTail keeps the end of s, at most width columns wide.
func trimTail(s string, width int) string {
	full := columns.StringWidth(s)
	if full <= width {
		return s
	}
	return "…" + columns.TruncateLeft(s, full-width+1, "")
}

// wordLength returns the length in bytes of the word at the start of s: a quoted text
// to its closing quote, otherwise everything up to a space or punctuation of YAML.
func wordLength(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '"' || s[0] == '\'' {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return end + 2
		}
		return len(s)
	}
	if end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:]}[{", r) }); end > 0 {
		return end
	}
	if _, size := utf8.DecodeRuneInString(s); strings.IndexFunc(s[:size], func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) == 0 {
		return size
	}
	return len(s)
}
