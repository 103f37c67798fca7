package screen

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
)

// TestCorrectOpeningByKeys corrects what the interview started with: the rest of the file stays.
func TestCorrectOpeningByKeys(t *testing.T) {
	path := interviewtest.File(t, interviewtest.Opening)
	sc := newTestScreen(t, path)
	sc.at("structure_status")
	sc.press("с", "enter", "backspace", "4", "enter") // с of the Russian layout is on the key of c
	for range "цветы" {
		sc.press("backspace")
	}
	sc.press("enter")
	sc.write("П. Пестиков")
	sc.press("enter", "2", "enter", "enter", "enter") // the first Enter behind the number belongs to it
	if sc.overlay != nil || sc.field.ID != "structure_status" {
		t.Errorf("after the last step the question is not there:\n%s", sc.draw())
	}
	onDisk, _ := os.ReadFile(path)
	if diff := cmp.Diff(interviewtest.CorrectedOpening, string(onDisk)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	sc.press("c", "esc")
	if sc.overlay != nil {
		t.Errorf("Esc does not leave the correction:\n%s", sc.draw())
	}
}

// TestOlderFileOnScreen says on the first screen of a file of an older version how much is new, until a key is pressed.
func TestOlderFileOnScreen(t *testing.T) {
	const line = "новых полей с тех пор: 6"
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Older))
	if view := sc.draw(); !strings.Contains(view, line) || !strings.Contains(view, "block9@1.1.0") {
		t.Errorf("the first screen does not say what is new:\n%s", view)
	}
	checkSize(t, sc)
	if sc.press("tab"); strings.Contains(sc.draw(), line) {
		t.Errorf("it stays after a key:\n%s", sc.draw())
	}
}
