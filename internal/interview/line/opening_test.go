package line

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
)

func TestCorrectOpeningByLines(t *testing.T) {
	path := interviewtest.File(t, interviewtest.Opening)
	out, err := runLines(t, interviewtest.Bank(t), path, "клиент\n\n14\n-\nП. Пестиков\n2\n\n\nвыход\n")
	if err != nil || !strings.Contains(out, "Сейчас: ООО «Ромашка»") {
		t.Errorf("%v\n%s", err, out)
	}
	onDisk, _ := os.ReadFile(path)
	if diff := cmp.Diff(interviewtest.CorrectedOpening, string(onDisk)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestOlderFileByLines begins with how much is new since the version that a file answers.
func TestOlderFileByLines(t *testing.T) {
	path := interviewtest.Copy(t, interviewtest.Older)
	out, err := runLines(t, interviewtest.Bank(t), path, "3\nвыход\n")
	head, _, _ := strings.Cut(out, "вопрос 1 из 14")
	if err != nil || !strings.Contains(head, "новых полей с тех пор: 6") || !strings.Contains(head, "block9@1.1.0") {
		t.Errorf("%v\n%s", err, out)
	}
	if onDisk, _ := os.ReadFile(path); !strings.Contains(string(onDisk), "bank: block9@1.1.0") || !strings.Contains(string(onDisk), "people_per_order: 3") {
		t.Errorf("the answer did not make it a file of this version:\n%s", onDisk)
	}
}
