package session

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/sampling"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// withComments puts a comment behind every third line of a file, and one above another third.
func withComments(text []byte) []byte {
	var out bytes.Buffer
	for i, line := range bytes.Split(bytes.TrimRight(text, "\n"), []byte("\n")) {
		switch i % 3 {
		case 0:
			fmt.Fprintf(&out, "%s # замечание %d\n", line, i)
		case 1:
			indent := line[:len(line)-len(bytes.TrimLeft(line, " "))]
			fmt.Fprintf(&out, "%s# о строке %d\n%s\n", indent, i, line)
		default:
			fmt.Fprintf(&out, "%s\n", line)
		}
	}
	return out.Bytes()
}

// TestDrawnFilesKeepComments resumes the interviews of drawn files with comments all over, changes some answers and a
// note, and takes the changes back: the comments are all there, in their order, and then the file is what it was.
func TestDrawnFilesKeepComments(t *testing.T) {
	files := 500
	if testing.Short() {
		files = 15
	}
	bank := banktest.Block9(t)
	comment := regexp.MustCompile(`# (?:замечание|о строке) \d+`)
	rng := rand.New(rand.NewPCG(16, 500))
	for n := range files {
		text := withComments(sampling.Text(rng, bank))
		path := filepath.Join(t.TempDir(), "client.yaml")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, found, err := Setting{Bank: bank, Language: questionnaire.Russian, Clock: fixedClock, Named: path}.Resume(t.Context())
		if s == nil {
			t.Fatalf("file %d: %v %v\n%s", n, err, found, text)
		}
		changes := 0
		change := func(err error) {
			if err != nil {
				t.Fatalf("file %d: %v\n%s", n, err, text)
			}
			changes++
		}
		for range 4 {
			f := bank.Fields[rng.IntN(len(bank.Fields))]
			if f.Kind == questionnaire.List || f.Kind == questionnaire.Matrix { // their rows go, and what was said of them
				continue
			}
			change(s.SetUnknown(At(f)))
		}
		change(s.SetNote(bank.Questions[rng.IntN(len(bank.Questions))], fmt.Sprintf("Спросили ещё раз, файл %d", n)))
		if diff := cmp.Diff(comment.FindAllString(string(text), -1), comment.FindAllString(string(s.File.Text()), -1)); diff != "" {
			t.Errorf("file %d (-before, +after):\n%s", n, diff)
		}
		for range changes {
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(text, s.File.Text()) {
			t.Errorf("file %d, all taken back:\n%s", n, cmp.Diff(string(text), string(s.File.Text())))
		}
		s.Close()
	}
}
