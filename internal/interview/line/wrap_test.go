package line

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"salesaudit/internal/interview/interviewtest"
)

func TestWrapper(t *testing.T) {
	var out bytes.Buffer
	w := &wrapper{out: &out, width: 30}
	fmt.Fprintln(w, "Возьмите последний отчёт и последнее решение о премии.")
	fmt.Fprintln(w, "  12 Утверждена приказом или распоряжением")
	io.WriteString(w, "Номер (? неизвестно, ")
	io.WriteString(w, "- пропустить)> ")
	w.Flush()
	const want = `Возьмите последний отчёт и
последнее решение о премии.
  12 Утверждена приказом или
    распоряжением
Номер (? неизвестно, -
пропустить)> `
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// TestLinesFit goes through the questions on a narrow terminal: no line is wider, and no word is cut.
func TestLinesFit(t *testing.T) {
	var wide, narrow bytes.Buffer
	for _, each := range []struct {
		out   *bytes.Buffer
		width int
	}{{&wide, 0}, {&narrow, 60}} {
		s := interviewtest.Start(t)
		typed := "обзор\n\nслово\n\nпомощь\nвопрос 3\n" + strings.Repeat("-\n", 5) + "выход\n"
		if _, err := Run(t.Context(), s.Setting, s, Streams{In: strings.NewReader(typed), Out: each.out, Width: each.width}); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(narrow.String(), "> ", ">\n"), "\n") /* a person's Enter ends a prompt */ {
		if ansi.StringWidth(line) > 60 && !strings.Contains(line, "client.yaml") { // the path of the file
			t.Errorf("%d columns: %s", ansi.StringWidth(line), line)
		}
	}
	words := func(text string) string {
		var lines []string
		for line := range strings.SplitSeq(text, "\n") {
			if !strings.Contains(line, "client.yaml") && !strings.Contains(line, "Файл ответов") {
				lines = append(lines, line)
			}
		}
		return strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	}
	if words(wide.String()) != words(narrow.String()) {
		t.Errorf("words are cut or lost:\n%s", narrow.String())
	}
}
