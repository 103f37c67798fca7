package screen

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// detour is a way off the straight one: a look at something, a slip, a change of mind.
type detour struct {
	name  string
	fits  func(*keyTypist) bool // at the current field
	keys  func(*keyTypist)
	undos int // how many changes it makes at most, which Ctrl-Z takes back; 0 where it may change nothing
}

func anywhere(*keyTypist) bool { return true }

func presses(names ...string) func(*keyTypist) {
	return func(k *keyTypist) { k.press(names...) }
}

// typing presses the keys before a text, types it, and presses those after.
func typing(before []string, text string, after ...string) func(*keyTypist) {
	return func(k *keyTypist) {
		k.press(before...)
		k.write(text)
		k.press(after...)
	}
}

func ofKind(kinds ...questionnaire.Kind) func(*keyTypist) bool {
	return func(k *keyTypist) bool { return slices.Contains(kinds, k.sc.field.Kind) }
}

// filled reports whether a list, or a matrix, that was passed by has rows to spoil.
func filled(kind questionnaire.Kind) func(*keyTypist) bool {
	return func(k *keyTypist) bool { return passed(k, kind) != nil }
}

func passed(k *keyTypist, kind questionnaire.Kind) *questionnaire.Field {
	for _, f := range slices.Backward(k.sc.s.Bank.Fields[:k.sc.field.Index]) {
		if v := k.sc.s.Value(session.At(f)); f.Kind == kind && (len(v.Rows) > 1 || len(v.Marks) > 0) {
			return f
		}
	}
	return nil
}

// back goes to a list or matrix that was passed by, and presses keys there.
func back(kind questionnaire.Kind, names ...string) func(*keyTypist) {
	return func(k *keyTypist) {
		k.sc.show(passed(k, kind))
		k.letters(names...)
	}
}

// detours are every slip and look aside that a person made or may make. What Ctrl-Z does not have to take back has to
// leave the file as it was by itself.
func detours() []detour {
	lists, numbers := ofKind(questionnaire.List), ofKind(questionnaire.Integer, questionnaire.Percent)
	choices, several := ofKind(questionnaire.Choice, questionnaire.Bool), ofKind(questionnaire.Multi, questionnaire.References)
	matrix := ofKind(questionnaire.Matrix)
	return []detour{
		{"looks at everything", anywhere, presses("f1", "esc", "f2", "esc", "f5", "esc", "f6", "esc", "f12", "esc", "f10", "esc"), 0},
		{"through the overview and back", anywhere, func(k *keyTypist) { k.press("f2", "1", "enter") }, 0},
		{"the questions beside", anywhere, presses("pgdown", "pgup"), 0},
		{"an evidence form not begun", anywhere, presses("f3", "esc"), 0},
		{"evidence that is none", anywhere, typing([]string{"f3", "1", "1"}, "Не то", "enter", "enter", "esc"), 3},
		{"half an evidence", anywhere, typing([]string{"f3", "1", "2"}, "Не то", "esc"), 3},
		{"evidence without a grade", anywhere, presses("f3", "1", "esc"), 0},
		{"a note on the wrong question", anywhere, typing([]string{"f4"}, " Не сюда", "enter"), 1},
		{"a note left by Esc", anywhere, typing([]string{"f4"}, " Не сюда", "esc"), 1},
		{"a letter too many on the card", anywhere, typing([]string{"f10", "c"}, "ъ", "esc", "esc"), 0},
		{"another file after all not", anywhere, presses("f9", "esc"), 0},
		{"unknown by mistake", ofKind(questionnaire.Integer, questionnaire.Percent, questionnaire.Choice, questionnaire.Bool, questionnaire.Multi), presses("f7"), 1},
		{"takes back an answer that is none", anywhere, presses("ctrl+d"), 0},
		{"a number in the wrong field, Tab", numbers, typing(nil, "7", "tab"), 1},
		{"a number in the wrong field, page down", numbers, typing(nil, "7", "pgdown"), 1},
		{"a number in the wrong field, overview", numbers, typing(nil, "7", "f2", "esc"), 1},
		{"a letter within a number", numbers, typing(nil, "7й", "tab"), 1},
		{"the wrong option", choices, presses("1"), 1},
		{"no", ofKind(questionnaire.Bool), presses("н"), 1},
		{"letters of the other language", ofKind(questionnaire.Bool), presses("y", "n"), 0},
		{"ticks left by page down", several, presses("1", "2", "pgdown"), 1},
		{"ticks left by Tab", several, presses("2", "tab"), 1},
		{"ticks left by Esc and the summary", several, presses("1", "f10", "esc"), 1},
		{"a row too many", lists, typing([]string{"+"}, "Лишнее", "enter", "esc"), 3},
		{"a row begun and given up", lists, typing([]string{"+"}, "", "esc"), 0},
		{"a row too many, refused and deleted", lists, func(k *keyTypist) {
			rows := len(k.sc.s.Value(session.At(k.sc.field)).Rows)
			k.press("+")
			if k.sc.active().typing() {
				k.write("Лишнее")
				k.press("enter")
			}
			k.press("esc", "home")
			for range rows {
				k.press("down")
			}
			k.press("delete", "н", "delete", "д")
		}, 4},
		{"their rows in another order", filled(questionnaire.List), back(questionnaire.List, "home", "shift+down"), 1},
		{"a row that others name deleted", filled(questionnaire.List), back(questionnaire.List, "home", "delete", "д"), 1},
		{"a row deleted, and no", filled(questionnaire.List), back(questionnaire.List, "home", "delete", "н", "delete", "enter", "delete", "esc"), 0},
		{"stray letters in the matrix", matrix, func(k *keyTypist) { k.letters("r", "right", "a", "b", "s") }, 5},
		{"a rule not begun", matrix, presses("/", "esc"), 0},
		{"nobody where there are marks", filled(questionnaire.Matrix), back(questionnaire.Matrix, "home", "up", "up", "up", "0", "0"), 2},
		{"unknown where there are marks", filled(questionnaire.Matrix), back(questionnaire.Matrix, "?", "?"), 2},
		{"marks taken away", filled(questionnaire.Matrix), back(questionnaire.Matrix, "home", "x", "right", "x", "right", "delete"), 3},
		{"resized and back", anywhere, func(k *keyTypist) {
			w, h := k.sc.width, k.sc.height
			for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 200, Height: 60}, {Width: w, Height: h}} {
				k.sc.Update(size)
				checkSize(k.t, k.sc)
			}
		}, 0},
	}
}

// take makes a detour, takes it back, and returns to the field.
func (k *keyTypist) take(d detour) {
	k.t.Helper()
	field, before := k.sc.field, bytes.Clone(k.sc.s.File.Text())
	d.keys(k)
	same := func() bool { return bytes.Equal(before, k.sc.s.File.Text()) }
	if d.undos == 0 && !same() {
		k.t.Errorf("%s at %s changes the file:\n%s", d.name, field.ID, cmp.Diff(string(before), string(k.sc.s.File.Text())))
	}
	k.sc.overlay = nil
	for range d.undos {
		if !same() {
			k.press("ctrl+z")
		}
	}
	if !same() {
		k.t.Fatalf("%s at %s is not taken back by %d times Ctrl-Z:\n%s", d.name, field.ID, d.undos, cmp.Diff(string(before), string(k.sc.s.File.Text())))
	}
	k.sc.show(field)
}

// interrupt presses Ctrl-C and goes on with the file, which has to lead to the same field, or to
// one before it that was passed by or left half done.
func (k *keyTypist) interrupt() {
	k.t.Helper()
	setting, width, height, field := k.sc.setting, k.sc.width, k.sc.height, k.sc.field
	k.press("ctrl+c")
	k.sc.s.Close()
	s, _, err := setting.Resume(k.t.Context())
	if err != nil || s == nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(s.Close)
	sc := newScreen(k.t.Context(), setting, false)
	sc.Update(tea.WindowSizeMsg{Width: width, Height: height})
	sc.begin(s)
	if sc.field == nil || sc.field.Index > field.Index {
		k.t.Fatalf("left at %s, goes on elsewhere:\n%s", field.ID, sc.draw())
	}
	sc.show(field)
	k.sc = sc
}

// TestWholeInterviewWithDetours types interviews as people do: at every field with slips, looks aside and changes of
// mind, each taken back, and with two interruptions. The file is the same as the one written by hand.
func TestWholeInterviewWithDetours(t *testing.T) {
	sheets := interviewtest.Clients(t)
	var mu sync.Mutex
	seen := map[string]bool{} // the detours that were taken somewhere
	t.Cleanup(func() {
		for _, d := range detours() {
			if !seen[d.name] && !testing.Short() {
				t.Errorf("nowhere: %s", d.name)
			}
		}
	})
	for _, test := range []struct {
		client  string
		russian bool
		width   int
		each    int // detours at a field, of those that fit there, in turn
	}{
		{"example.yaml", true, 80, 3}, {"trader-three.yaml", false, 80, 3}, {"dealer.yaml", true, 60, 6}, {"boxes.yaml", true, 80, 40}, {"shed.json", false, 60, 40},
	} {
		t.Run(test.client, func(t *testing.T) {
			t.Parallel()
			byHand := sheets[test.client]
			interviewtest.SkipLong(t, byHand)
			path := filepath.Join(t.TempDir(), test.client)
			sc := newTestScreen(t, path)
			sc.setting.Bank = byHand.Bank
			sc.Update(tea.WindowSizeMsg{Width: test.width, Height: 24})
			k := &keyTypist{t: t, sc: sc, sheet: byHand, russian: test.russian, names: map[*questionnaire.Field][]string{}}
			k.opening()
			all, taken, fields := detours(), map[string]int{}, 0
			if testing.Short() {
				test.each = 5
			}
			var question *questionnaire.Question
			for k.sc.field != nil {
				if f := k.sc.field; f.Question != question {
					question = f.Question
					k.evidence(question)
				}
				if fields++; fields%20 == 10 {
					k.interrupt()
				}
				for _, d := range k.rarest(all, taken, test.each) {
					k.take(d)
					taken[d.name]++
				}
				k.answer()
			}
			k.review()
			if diff := cmp.Diff(interviewtest.Plain(t, byHand), interviewtest.Plain(t, k.sc.s.File.Sheet())); diff != "" {
				t.Errorf("(-hand +typed):\n%s", diff)
			}
			mu.Lock()
			defer mu.Unlock()
			for name := range taken {
				seen[name] = true
			}
			t.Logf("%d keys, of them %d characters of texts and numbers", k.keys, k.typed)
		})
	}
}

// rarest returns n of the detours that fit at the current field, those that were taken least.
func (k *keyTypist) rarest(all []detour, taken map[string]int, n int) []detour {
	fit := slices.DeleteFunc(slices.Clone(all), func(d detour) bool { return !d.fits(k) })
	var out []detour
	for times := 0; len(out) < min(n, len(fit)); times++ {
		for _, d := range fit {
			if taken[d.name] == times {
				out = append(out, d)
			}
		}
	}
	return out[:min(n, len(out))]
}

// review types the consultant's own word at the end, and leaves the summary again.
func (k *keyTypist) review() {
	said := k.sheet.Review
	k.letters("w")
	if said.Conclusion != "" {
		k.press("home", "enter")
		k.write(said.Conclusion)
		k.press("enter")
	}
	for place, c := range k.sheet.Bank.Criteria {
		one := said.Criteria[c.ID]
		reason := k.sheet.NotApplicable[c.ID]
		if one.IsZero() && reason == "" {
			continue
		}
		k.press("home")
		for range place + 1 {
			k.press("down")
		}
		days := ""
		if one.HasDays {
			days = strings.Replace(strconv.FormatFloat(one.Days, 'f', -1, 64), ".", ",", 1)
		}
		k.press("enter")
		for _, text := range []string{one.Comment, days, one.Owner, reason} {
			k.write(text)
			k.press("enter")
		}
	}
	k.press("esc")
}
