//go:build !windows

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestMatrixAsked answers in a terminal what the names of a matrix mean: Enter takes what is proposed, + adds a role, - leaves
// a name out, and what nothing is called is asked again.
func TestMatrixAsked(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file := write("a.yaml", "format: salesaudit.answers/1\nbank: block9@1.1.0\nclient: {sellers: 3}\ninterview: {date: 2026-10-12}\nanswers:\n  roles: [{id: m, title: Менеджер}]\n")
	matrix := write("raci.csv", "Функция;Менеджер;РОП;Юрист\nПодготовка коммерческого предложения;R;A;R\nНовогодний вечер;R;;\n")
	ask := func(typed string) (int, string) {
		terminal, stream, err := pty.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer terminal.Close()
		if _, err := io.WriteString(terminal, typed); err != nil {
			t.Fatal(err)
		}
		said := make(chan []byte)
		go func() {
			out, _ := io.ReadAll(terminal) // ends with an error when the other side is closed
			said <- out
		}()
		var out bytes.Buffer
		code := run(t.Context(), []string{"import", matrix, "--into", file, "--lang", "ru"}, stream, &out, stream)
		if _, err := io.WriteString(terminal, "\x04"); err != nil { // who still waits for a line lets the stream go
			t.Fatal(err)
		}
		stream.Close()
		return code, string(<-said) + out.String()
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if code, said := ask("\n\x04"); code != exitFailed || !strings.Contains(said, "nothing was changed") { // Ctrl-D
		t.Errorf("%d: %s", code, said)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		t.Error("answers that ended early changed the file", err)
	}
	code, said := ask("\nвечер\n-\n+\n-\n")
	for _, want := range []string{"какая это функция?", "Enter — proposal", `no function "вечер"`, "какая это роль?", "answers.roles.role_2: added", "answers.responsibilities.proposal: added", `C1 "РОП": a new role`} {
		if code != 0 || !strings.Contains(said, want) {
			t.Errorf("%d, without %q:\n%s", code, want, said)
		}
	}
	after, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(after), "proposal: {m: R, role_2: A}") {
		t.Errorf("%v\n%s", err, after)
	}
}
