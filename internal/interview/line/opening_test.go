package line

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire/banktest"
)

func TestCorrectOpeningByLines(t *testing.T) {
	path := interviewtest.File(t, interviewtest.Opening)
	out, err := runLines(t, banktest.Block9(t), path, "клиент\n\n14\n-\nП. Пестиков\n2\n\n\nвыход\n")
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
	out, err := runLines(t, banktest.Block9(t), path, "3\nвыход\n")
	head, _, _ := strings.Cut(out, "вопрос 1 из 14")
	if err != nil || !strings.Contains(head, "новых полей с тех пор: 6") || !strings.Contains(head, "block9@1.1.0") {
		t.Errorf("%v\n%s", err, out)
	}
	if onDisk, _ := os.ReadFile(path); !strings.Contains(string(onDisk), "bank: block9@1.1.0") || !strings.Contains(string(onDisk), "people_per_order: 3") {
		t.Errorf("the answer did not make it a file of this version:\n%s", onDisk)
	}
}

// stopping is a person who types lines and then presses Ctrl-C.
type stopping struct {
	lines *strings.Reader
	stop  context.CancelFunc
}

func (s *stopping) Read(p []byte) (int, error) {
	if s.lines.Len() > 0 {
		return s.lines.Read(p)
	}
	s.stop()
	select {} // as a terminal, on which nothing more is typed
}

// TestLeaveCardByLines keeps a card that a person leaves before its end, where that is enough for an interview, and says
// so where it is not.
func TestLeaveCardByLines(t *testing.T) {
	for _, test := range []struct {
		typed, lost string
		saved       bool
	}{
		{"\nООО «Ромашка»\n12\nоптовая торговля\n", "", true},
		{"\nООО «Ромашка»\n", "нужны клиент и число продавцов", false},
		{"\n", "", false},
	} {
		t.Chdir(t.TempDir())
		ctx, stop := context.WithCancel(t.Context())
		setting := interviewtest.Setting(t, "")
		var out bytes.Buffer
		s, err := Run(ctx, setting, nil, Streams{In: &stopping{strings.NewReader(test.typed), stop}, Out: &out})
		if !errors.Is(err, session.ErrInterrupted) || !strings.Contains(err.Error(), test.lost) || (s != nil) != test.saved {
			t.Errorf("%q: %v, a session: %v\n%s", test.typed, err, s != nil, out.String())
		}
		if s != nil {
			s.Close()
		}
		text, _ := os.ReadFile("romashka-2026-11-23.yaml")
		if strings.Contains(string(text), "industry: оптовая торговля") != test.saved {
			t.Errorf("%q: the file is\n%s", test.typed, text)
		}
	}
}

// TestDocumentWithoutANameByLines asks a person again for the name of a document that is only named.
func TestDocumentWithoutANameByLines(t *testing.T) {
	path := interviewtest.File(t, interviewtest.Opening)
	out, err := runLines(t, banktest.Block9(t), path, "доказательство\n1\n1\n\nПриказ 12\n\n1\n1\nназад\n1\n2\n-\n\n\nвыход\n")
	if err != nil || strings.Count(out, "Назовите документ") != 1 {
		t.Errorf("%v\n%s", err, out)
	}
	if onDisk, _ := os.ReadFile(path); !strings.Contains(string(onDisk), "ref: Приказ 12") || strings.Count(string(onDisk), "source:") != 2 {
		t.Errorf("the evidence is not there:\n%s", onDisk)
	}
}
