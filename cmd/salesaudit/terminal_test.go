//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestSilentTerminal runs commands in a terminal that answers no question: they ask none, so that they wait for no
// answer. No escape but colors is written, and the command ends within a second of the same without a terminal.
func TestSilentTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := built(t)
	client := filepath.Join("..", "..", "testdata", "clients", "distributor.yaml")
	for _, args := range [][]string{
		{"version"},
		{"score", client},
		{"plan", client},
		{"report", client, "-o", filepath.Join(t.TempDir(), "gap.pdf")},
	} {
		t.Run(args[0], func(t *testing.T) {
			start := time.Now()
			if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			without := time.Since(start)
			if args[0] == "report" {
				args = append(args, "--force")
			}
			start = time.Now()
			out := inTerminal(t, exec.Command(program, args...))
			if took := time.Since(start); took > without+time.Second {
				t.Errorf("%v in a terminal, %v without one", took, without)
			}
			if escapes := notColor(out); len(escapes) > 0 {
				t.Errorf("writes the escapes %q", escapes)
			}
			if len(bytes.TrimSpace(out)) == 0 && args[0] != "report" {
				t.Error("writes nothing")
			}
		})
	}
}

// inTerminal runs a command in a terminal of its own and returns what it wrote.
func inTerminal(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	out, err := io.ReadAll(terminal)
	if err != nil && !errors.Is(err, syscall.EIO) { // how Linux says that the other side is gone
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return out
}

// color is an escape that colors what follows it.
var color = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// notColor returns the beginnings of all other escapes.
func notColor(out []byte) []string {
	var escapes []string
	for rest := color.ReplaceAll(out, nil); ; {
		i := bytes.IndexByte(rest, 0x1B)
		if i < 0 {
			return escapes
		}
		rest = rest[i:]
		escapes = append(escapes, string(rest[:min(len(rest), 12)]))
		rest = rest[1:]
	}
}
