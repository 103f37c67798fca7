package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestNoNetwork traces the system calls of every command over a sample: none opens a socket, or calls any other program
// that does. A client's answers never leave the machine, whatever the linked packages could do.
func TestNoNetwork(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing here goes on side by side")
	}
	t.Parallel()
	traced := newTracer(t)
	sample, err := filepath.Abs("../../testdata/clients/distributor.yaml")
	if err != nil {
		t.Fatal(err)
	}
	old, err := filepath.Abs("../../testdata/banks/block9-1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again.yaml") // of a second respondent
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(again, data, 0o600); err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{} // commands that no line calls
	addCommands(open, newRoot(&program{}, io.Discard))
	for _, line := range []string{
		"help score",
		"version",
		"completion bash", "completion fish", "completion powershell", "completion zsh",
		"score FILE", "score FILE --format table",
		"validate FILE --format table",
		"plan FILE --format table", "plan FILE -o plan.ics",
		"report FILE -o gap.pdf", "report FILE -o gap.html", "report FILE -o gap.xlsx", "report FILE -o gap.md", "report FILE -o gap.json", "report FILE -o gap.docx",
		"merge FILE COPY -o merged.yaml", "compare FILE FILE -o progress.pdf", "fieldwork FILE -o bag",
		"benchmark FILE --format table", "benchmark FILE -o portfolio.csv", "report FILE -o place.pdf --peers .",
		"rescore FILE -o scores.ndjson --cache cache", "rescore FILE --summary --format table",
		"form FILE -o form.html", "import FILE -o imported.yaml",
		"bank show", "bank lint", "bank diff BANK",
		"interview --accessible new.yaml",
	} {
		delete(open, commandOf(line))
		t.Run(line, func(t *testing.T) {
			want := 0
			if strings.HasPrefix(line, "interview") {
				want = exitInterrupted // as the answers come to an end
			}
			traced.run(t, want, strings.NewReader("\n"), "salesaudit", strings.Fields(strings.NewReplacer("FILE", sample, "COPY", again, "BANK", old).Replace(line))...)
		})
	}
	for command := range open {
		t.Errorf("no line calls %q", command)
	}
	t.Run("interview on a terminal", func(t *testing.T) {
		for _, tool := range []string{"script", "timeout"} { // a terminal, and an end
			if _, err := exec.LookPath(tool); err != nil {
				t.Skipf("%s is not installed", tool)
			}
		}
		traced.run(t, 0, nil, "script", "--quiet", "--command", "timeout --foreground 3 salesaudit interview new.yaml", "/dev/null")
	})
}

// addCommands adds the names of all commands that do something, such as "bank show".
func addCommands(to map[string]bool, of *cobra.Command) {
	for _, c := range of.Commands() {
		if c.HasSubCommands() {
			addCommands(to, c)
		} else {
			to[strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")] = true
		}
	}
}

// commandOf returns the command that a line calls.
func commandOf(line string) string {
	cmd, _, err := newRoot(&program{}, io.Discard).Find(strings.Fields(line))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

// tracer runs programs under strace.
type tracer struct{ folder string }

// newTracer makes sure that strace is there, may trace, and sees a socket that is opened.
func newTracer(t *testing.T) tracer {
	for _, tool := range []string{"strace", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	tr := tracer{t.TempDir()}
	calls, _, err := tr.trace(nil, "bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9") // which sends nothing
	if err != nil {
		t.Skipf("strace cannot trace here: %v", err)
	}
	if !strings.Contains(calls, "socket(") {
		t.Fatalf("a socket goes unseen: %q", calls)
	}
	return tr
}

// run holds a command to its exit code, and to opening no socket.
func (tr tracer) run(t *testing.T, want int, stdin io.Reader, name string, args ...string) {
	calls, code, err := tr.trace(stdin, name, args...)
	if err != nil {
		t.Fatal(err)
	}
	if code != want {
		t.Errorf("the exit code is %d, want %d", code, want)
	}
	if calls != "" {
		t.Errorf("it uses the network:\n%s", calls)
	}
}

// trace returns the calls of a command by which a socket is opened or connected, and its exit code. The error says that it
// could not be traced.
func (tr tracer) trace(stdin io.Reader, name string, args ...string) (calls string, code int, err error) {
	log := filepath.Join(tr.folder, "calls")
	before := []string{"--follow-forks", "--seccomp-bpf", "--quiet=all", "--signal=none", "--trace=socket,connect", "--output=" + log, name}
	cmd := exec.Command("strace", append(before, args...)...)
	cmd.Dir, cmd.Stdin = tr.folder, stdin
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || strings.Contains(string(out), "strace: ")) {
		return "", 0, errors.Join(err, errors.New(string(out)))
	}
	data, err := os.ReadFile(log)
	for line := range strings.Lines(string(data)) {
		if isCall.MatchString(line) && !nameService.MatchString(line) {
			calls += line
		}
	}
	return calls, cmd.ProcessState.ExitCode(), err
}

// isCall matches what is about a call: other lines tell of threads that were gone before strace could look at them.
var isCall = regexp.MustCompile(`(socket|connect)\(`)

// nameService matches how the C library asks this machine who the user is: colorprofile wants to know where terminfo may be.
var nameService = regexp.MustCompile(`socket\(AF_UNIX,|connect\(.*sun_path="/var/run/nscd/socket"`)
