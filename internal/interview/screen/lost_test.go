package screen

import (
	"bytes"
	"strings"
	"testing"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestRefuseDeletion reads the letters of the words shown: н is no, though it is on the key of y.
func TestRefuseDeletion(t *testing.T) {
	for key, left := range map[string]int{"н": -1, "n": -1, "enter": -1, "esc": -1, "д": 0, "y": 0} {
		sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
		list := sc.s.Bank.Field("roles")
		sc.show(list)
		before := len(sc.s.Value(session.At(list)).Rows)
		sc.press("delete", key)
		if got := len(sc.s.Value(session.At(list)).Rows) == before; got != (left < 0) {
			t.Errorf("%s: the row is kept: %v", key, got)
		}
	}
}

// TestLeaveTyped keeps what was typed and not confirmed, whichever key leaves the field.
func TestLeaveTyped(t *testing.T) {
	for _, key := range []string{"tab", "shift+tab", "pgdown", "pgup", "f2", "f10", "ctrl+c"} {
		sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
		for _, f := range sc.s.Bank.Fields {
			p := session.At(f)
			if !p.IsNumber() || sc.s.StateOf(f) == session.Hidden {
				continue
			}
			if err := sc.s.Clear(p); err != nil {
				t.Fatal(err)
			}
			sc.show(f)
			sc.press("7", key)
			if got := sc.s.Show(p); !strings.Contains(got, "7") {
				t.Errorf("%s lost the number of %s: %q", key, f.ID, got)
			}
			break
		}
	}
}

// TestUndo takes every change back to the first bytes, and makes all of them again.
func TestUndo(t *testing.T) {
	sc := newTestScreen(t, interviewtest.Copy(t, interviewtest.Example))
	first := bytes.Clone(sc.s.File.Text())
	roles := session.At(sc.s.Bank.Field("roles"))
	for len(sc.s.Value(roles).Rows) > 0 {
		if err := sc.s.DeleteRow(roles, 0); err != nil {
			t.Fatal(err)
		}
	}
	for range 210 {
		q := sc.s.Bank.Questions[0]
		if err := sc.s.SetNote(q, sc.s.Note(q)+"x"); err != nil {
			t.Fatal(err)
		}
	}
	last := bytes.Clone(sc.s.File.Text())
	for range 230 {
		sc.press("ctrl+z")
	}
	if !bytes.Equal(first, sc.s.File.Text()) {
		t.Error("undoing everything does not lead to the first bytes")
	}
	for range 230 {
		sc.press("ctrl+y")
	}
	if !bytes.Equal(last, sc.s.File.Text()) {
		t.Error("redoing everything does not lead to the last bytes")
	}
}
