package line

import (
	"io"
	"strings"

	"salesaudit/internal/wording"
)

// wrapper prints lines that are no wider than a terminal, broken between words. What comes after the first line is set
// in under it. A width of 0 leaves lines as they are.
type wrapper struct {
	out     io.Writer
	width   int
	pending strings.Builder // the beginning of a line
}

// Wrapped returns a writer of lines that are no wider than so many columns, broken between words; 0 is any width. What is
// written last ends with its line.
func Wrapped(out io.Writer, width int) io.Writer { return &wrapper{out: out, width: width} }

// Write takes text of any number of lines. The last one, without its end, waits for Flush.
func (w *wrapper) Write(text []byte) (int, error) {
	rest := string(text)
	for {
		line, after, ended := strings.Cut(rest, "\n")
		w.pending.WriteString(line)
		if !ended {
			return len(text), nil
		}
		if err := w.flush("\n"); err != nil {
			return 0, err
		}
		rest = after
	}
}

// Flush prints a line that was begun, such as a prompt.
func (w *wrapper) Flush() error { return w.flush("") }

func (w *wrapper) flush(end string) error {
	line := w.pending.String()
	w.pending.Reset()
	_, err := io.WriteString(w.out, strings.Join(w.lines(line), "\n")+end)
	return err
}

// narrowestText is the width below which breaking lines helps nobody.
const narrowestText = 20

func (w *wrapper) lines(line string) []string {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	if w.width < narrowestText+indent || text == "" {
		return []string{line}
	}
	tail := text[len(strings.TrimRight(text, " ")):] // of a prompt
	first := wording.Wrap(text, w.width-indent)
	lines := []string{strings.Repeat(" ", indent) + first[0]}
	if len(first) > 1 {
		hang := indent
		if indent > 0 {
			hang += 2
		}
		rest := strings.TrimSpace(text[len(first[0]):])
		for _, each := range wording.Wrap(rest, w.width-hang) {
			lines = append(lines, strings.Repeat(" ", hang)+each)
		}
	}
	lines[len(lines)-1] += tail
	return lines
}
