package line

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// runLines leads an interview line by line and returns what was printed.
func runLines(t testing.TB, bank *questionnaire.Bank, path, input string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	setting := session.Setting{Bank: bank, Language: questionnaire.Russian, Clock: interviewtest.Clock, Named: path}
	s, _, err := setting.Resume(t.Context())
	if err == nil {
		s, err = Run(t.Context(), setting, s, Streams{In: strings.NewReader(input), Out: &out})
	}
	if s != nil {
		s.Close()
	}
	return out.String(), err
}

// TestEndOfAPipe: a pipe ends an interview by an empty line, as without it a line may have been left out before; a person may
// end the input too.
func TestEndOfAPipe(t *testing.T) {
	for _, test := range []struct {
		piped bool
		input string
		want  error
	}{{true, "\n", nil}, {true, "", session.ErrInterrupted}, {false, "", nil}} {
		setting := interviewtest.Setting(t, interviewtest.Copy(t, "../../../testdata/clients/trader-three.yaml"))
		s, _, err := setting.Resume(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s, err = Run(t.Context(), setting, s, Streams{In: strings.NewReader(test.input), Out: io.Discard, Piped: test.piped})
		s.Close()
		if !errors.Is(err, test.want) {
			t.Errorf("piped %v, %q: %v, want %v", test.piped, test.input, err, test.want)
		}
	}
}

// TestWholeInterview types whole interviews from nothing; the files score as those written by hand do.
func TestWholeInterview(t *testing.T) {
	for name, byHand := range interviewtest.Clients(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			interviewtest.SkipLong(t, byHand)
			path := filepath.Join(t.TempDir(), name)
			input := typeSheet(t, byHand)
			out, err := runLines(t, byHand.Bank, path, input)
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			typed, found := answers.Load(path, byHand.Bank)
			if typed == nil {
				t.Fatal(found)
			}
			if diff := cmp.Diff(interviewtest.Results(t, byHand), interviewtest.Results(t, typed)); diff != "" {
				text, _ := os.ReadFile(path)
				t.Errorf("the typed interview scores otherwise than the file by hand (-hand +typed):\n%s\n%s\n%s", diff, text, input)
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
			}
		})
	}
}

// TestInterruptedAnywhere ends the input after any line and goes on in a new run: the answers that were typed are
// in the file, and the rest can be given.
func TestInterruptedAnywhere(t *testing.T) {
	bank := banktest.Block9(t)
	lines := strings.SplitAfter(typeSheet(t, interviewtest.Clients(t)["example.yaml"]), "\n")
	for _, cut := range []int{9, 12, 60, 150} {
		path := filepath.Join(t.TempDir(), "client.yaml")
		if _, err := runLines(t, bank, path, strings.Join(lines[:cut], "")); !errors.Is(err, session.ErrInterrupted) {
			t.Fatalf("cut after %d lines: %v, want ErrInterrupted", cut, err)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, found := answers.Load(path, bank); found.HasErrors() {
			t.Errorf("cut after %d lines: %v", cut, found)
		}
		if out, err := runLines(t, bank, path, "выход\n"); err != nil {
			t.Errorf("resuming after %d lines: %v\n%s", cut, err, out)
		}
		after, _ := os.ReadFile(path)
		if diff := cmp.Diff(string(before), string(after)); diff != "" {
			t.Errorf("looking into the file changed it:\n%s", diff)
		}
	}
}
