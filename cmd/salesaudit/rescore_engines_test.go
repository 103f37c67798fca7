package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// readmeCommand returns the one line of the README that begins so.
func readmeCommand(t *testing.T, beginning string) string {
	t.Helper()
	var found []string
	for line := range strings.Lines(readForTest(t, "../../README.md")) {
		if strings.HasPrefix(line, beginning) {
			found = append(found, strings.TrimSpace(line))
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d lines of the README begin with %q, want 1", len(found), beginning)
	}
	return found[0]
}

// engine is a folder as the README's commands take it: clients/ and documents.ndjson in it, salesaudit on the path.
type engine struct {
	folder, path string
	clients      string // the NDJSON of clients/ in one run
	documents    string // and that of documents.ndjson
}

func newEngine(t *testing.T, tool string) *engine {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed", tool)
	}
	if testing.Short() {
		t.Skip("builds the program")
	}
	e := &engine{folder: t.TempDir(), path: filepath.Dir(built(t))}
	if err := os.Rename(sampleClients(t, 40), filepath.Join(e.folder, "clients")); err != nil {
		t.Fatal(err)
	}
	var documents strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&documents, `{"file":"%d","format":"salesaudit.answers/1","bank":"block9@1.1.0","client":{"name":"ООО «Лютик, склады и доставка»","sellers":%d},`+
			`"interview":{"date":"2026-11-23","respondent":"И. Колокольчиков","position":"head","interviewer":"А. Ромашкина"},"answers":{"response_norm":"written"}}`+"\n", i, i%40+1)
	}
	if err := os.WriteFile(filepath.Join(e.folder, "documents.ndjson"), []byte(documents.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	e.clients = e.mustRun(t, "salesaudit rescore clients/ --quiet")
	e.documents = e.mustRun(t, "salesaudit rescore - --quiet < documents.ndjson")
	return e
}

// run runs a line of bash in the folder, behind a program that it is given to, and returns its standard output.
func (e *engine) run(line string, behind ...string) (stdout string, err error) {
	args := append(behind, "bash", "-euc", line)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = e.folder
	cmd.Env = append(os.Environ(), "PATH="+e.path+string(os.PathListSeparator)+os.Getenv("PATH"))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, stderr.String())
	}
	return string(out), err
}

func (e *engine) mustRun(t *testing.T, line string) string {
	t.Helper()
	out, err := e.run(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return out
}

// TestRescoreUnderGNUParallel runs the README's commands for GNU parallel: shards, and NDJSON cut into blocks.
func TestRescoreUnderGNUParallel(t *testing.T) {
	t.Parallel()
	e := newEngine(t, "parallel")
	e.mustRun(t, readmeCommand(t, "parallel --keep-order salesaudit rescore clients/"))
	if readForTest(t, filepath.Join(e.folder, "scores.ndjson")) != e.clients {
		t.Error("the shards under parallel are not the whole")
	}
	if info, err := os.Stat(filepath.Join(e.folder, "documents.ndjson")); err != nil || info.Size() < 1<<20 {
		t.Fatal("one block holds all documents", err)
	}
	e.mustRun(t, readmeCommand(t, "parallel --keep-order --pipe"))
	if readForTest(t, filepath.Join(e.folder, "scores.ndjson")) != e.documents {
		t.Error("NDJSON in blocks under parallel is not the whole")
	}
}

// TestRescoreUnderSlurm runs the README's commands for a Slurm array on a cluster of one node.
func TestRescoreUnderSlurm(t *testing.T) {
	t.Parallel() // it waits for the daemons of the cluster most of the time
	e := newEngine(t, "sbatch")
	cluster, err := filepath.Abs("../../testdata/cluster/slurm.sh")
	if err != nil {
		t.Fatal(err)
	}
	const cannotStart = 77
	commands := readmeCommand(t, "sbatch --wait") + "\n" + readmeCommand(t, "cat part-{")
	var exit *exec.ExitError
	_, err = e.run(commands, cluster)
	if errors.As(err, &exit) && exit.ExitCode() == cannotStart {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if readForTest(t, filepath.Join(e.folder, "scores.ndjson")) != e.clients {
		t.Error("the shards of the array are not the whole")
	}
}

// TestRescoreUnderPipe runs the program that the README gives to Spark's pipe: rejected lines are no failure there,
// and wrong usage is.
func TestRescoreUnderPipe(t *testing.T) {
	t.Parallel()
	e := newEngine(t, "bash")
	line := readmeCommand(t, "spark.sparkContext")
	_, line, _ = strings.Cut(line, `pipe("`)
	line, _, _ = strings.Cut(line, `"`)
	out := e.mustRun(t, "{ head -n 3 documents.ndjson; echo '{}'; } | "+line)
	if lines := strings.Count(out, "\n"); lines != 4 || !strings.Contains(out, `"error":`) {
		t.Errorf("%d lines, want 4 with one error:\n%s", lines, out)
	}
	if _, err := e.run(strings.Replace(line, "--quiet", "--quite", 1)); err == nil {
		t.Error("wrong usage went through")
	}
}
