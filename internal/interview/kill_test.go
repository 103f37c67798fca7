//go:build !windows

package interview

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire/banktest"
)

const kills = 20

// TestKilled kills line mode at random moments while notes are typed into it. The answer file is always whole, and holds
// every note after which the next question was asked, or the one that was being saved.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("a program is started again and again")
	}
	path := filepath.Join(t.TempDir(), "client.yaml")
	start := "format: salesaudit.answers/1\nbank: block9@1.0.0\nclient: {name: А, sellers: 6}\ninterview: {date: 2026-11-23}\n"
	if err := os.WriteFile(path, []byte(start), 0o600); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	saved := 0 // notes over all runs
	for run := range kills {
		saved = killed(t, path, saved, time.Duration(random.IntN(400))*time.Millisecond)
		sheet, found := answers.Load(path, banktest.Block9(t))
		if sheet == nil {
			t.Fatalf("after kill %d: %v", run+1, found)
		}
		switch note := sheet.Notes[0]; note {
		case noteOf(saved):
		case noteOf(saved + 1): // killed between saving and asking on
			saved++
		default:
			t.Fatalf("after kill %d the note is %q, and %q was taken", run+1, note, noteOf(saved))
		}
	}
	if saved < kills {
		t.Errorf("only %d notes were taken before %d kills", saved, kills)
	}
	// The file, its lock, and what the last kill left of a file on the way: each run removes that of the one before.
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 3 {
		t.Errorf("the kills left %v behind: %v", left, err)
	}
}

// noteOf is the n-th note, "" for none.
func noteOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("note %d %s", n, strings.Repeat("ж", 500))
}

// killed types notes into a new interview and kills it after a while. It returns the number of the last note that was
// taken; saved is that of the one before.
func killed(t *testing.T, path string, saved int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asProgram+"="+path, inLines+"=1")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	prompts := bufio.NewReader(stdout)
	asked := func() bool { // waits for the next prompt
		_, err := prompts.ReadString('>')
		return err == nil
	}
	if asked() { // it is up: the clock runs
		timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
		defer timer.Stop()
	}
	for {
		io.WriteString(stdin, "note\n")
		if !asked() {
			break
		}
		io.WriteString(stdin, noteOf(saved+1)+"\n")
		if !asked() {
			break
		}
		saved++
	}
	cmd.Wait()
	return saved
}
