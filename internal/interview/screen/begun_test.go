package screen

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestRuleGivenUp leaves no split rule behind in which nothing was said, whichever way it is left.
func TestRuleGivenUp(t *testing.T) {
	for _, key := range []string{"esc", "ctrl+c"} {
		for _, said := range []bool{false, true} {
			sc := exampleScreen(t)
			rules := session.At(sc.s.Bank.Field("split_rules"))
			for len(sc.s.Value(rules).Rows) > 0 {
				if err := sc.s.DeleteRow(rules, 0); err != nil {
					t.Fatal(err)
				}
			}
			sc.at("responsibilities")
			marks := sc.page.(*matrixPage)
			marks.row = 0
			for sc.overlay == nil && marks.row < len(marks.functions)-1 {
				sc.press("down", "/")
			}
			if sc.overlay == nil {
				t.Fatalf("no rule is asked for:\n%s", sc.draw())
			}
			want := 0
			if said {
				sc.press("1")
				want = 1
			}
			sc.press(key)
			if got := len(sc.s.Value(rules).Rows); got != want {
				t.Errorf("%s leaves %d rules, want %d (said: %v)\n%s", key, got, want, said, sc.draw())
			}
			if sc.page != page(marks) || sc.overlay != nil && key == "esc" {
				t.Errorf("%s does not lead back to the matrix:\n%s", key, sc.draw())
			}
			if !said && key == "esc" && !strings.Contains(sc.draw(), "не добавлено") {
				t.Errorf("it is not said that there is no rule:\n%s", sc.draw())
			}
		}
	}
}

// TestRuleGivenUpLeavesNoTrace: a list that was said to have no rules still is when a rule is begun and given up, and the
// last change is not that rule.
func TestRuleGivenUpLeavesNoTrace(t *testing.T) {
	path := interviewtest.Copy(t, "../../../testdata/clients/trader-three.yaml")
	before, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(before), "split_rules: []") {
		t.Fatal("the client does not say that there are no rules", err)
	}
	sc := newTestScreen(t, path)
	sc.at("responsibilities")
	sc.page.(*matrixPage).row = 0
	sc.press("/")
	if sc.overlay == nil {
		t.Fatalf("no rule is asked for:\n%s", sc.draw())
	}
	sc.press("esc")
	after, _ := os.ReadFile(path)
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	for _, key := range []string{"ctrl+z", "ctrl+y"} {
		if sc.press(key); len(sc.s.Value(session.At(sc.s.Bank.Field("split_rules"))).Rows) != 0 {
			t.Errorf("%s brings a rule that says nothing:\n%s", key, sc.draw())
		}
	}
}

// TestLettersBeginARow types the name of a new row on the line that adds one.
func TestLettersBeginARow(t *testing.T) {
	for _, name := range []string{"Sales rep", "жокей", "Опт"} {
		sc := emptyScreen(t)
		sc.at("directions")
		sc.write(name)
		sc.press("enter", "esc")
		if got := sc.s.Show(session.At(sc.s.Bank.Field("directions"))); got != name || sc.field.ID != "directions" {
			t.Errorf("%q adds %q and leads to %v\n%s", name, got, sc.field.ID, sc.draw())
		}
	}
	sc := exampleScreen(t)
	sc.at("roles") // the cursor is on a row: letters are commands
	if sc.press("o"); sc.overlay == nil {
		t.Errorf("o on a row is no command:\n%s", sc.draw())
	}
}

// TestHelpOfTheCard shows the keys of a new interview, and names Esc where it leads back.
func TestHelpOfTheCard(t *testing.T) {
	sc := startIn(t)
	sc.press("1")
	sc.write("ООО")
	if text := sc.draw(); !strings.Contains(text, "Esc назад") || !strings.Contains(text, "F1 помощь") {
		t.Errorf("the keys are not named:\n%s", text)
	}
	if sc.press("f1"); !strings.Contains(sc.draw(), "Клавиши") {
		t.Errorf("there is no help:\n%s", sc.draw())
	}
	if sc.press("esc"); !strings.Contains(sc.draw(), "ООО") || sc.overlay != nil {
		t.Errorf("help does not lead back:\n%s", sc.draw())
	}
	if sc.press("esc"); !strings.Contains(sc.draw(), "1/") {
		t.Errorf("Esc does not lead back:\n%s", sc.draw())
	}
}

// TestBegunRuleIsNotOnDisk leaves the file alone until something is said in a new rule: a program that is killed before that
// leaves no empty one behind.
func TestBegunRuleIsNotOnDisk(t *testing.T) {
	for _, test := range []struct{ field, keys, first string }{
		{"split_rules", "+", "3"},
		{"responsibilities", "/", "1"},
		{"responsibilities", "p enter", "1"},
	} {
		sc := exampleScreen(t)
		rules := session.At(sc.s.Bank.Field("split_rules"))
		if err := sc.s.Clear(rules); err != nil {
			t.Fatal(err)
		}
		onDisk := func() string {
			text, err := os.ReadFile(sc.s.File.Path())
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
		before := onDisk()
		sc.at(test.field)
		if p, ok := sc.page.(*matrixPage); ok {
			shared := sc.s.Shared(p.field)
			p.row = slices.Index(p.functions, shared[0])
		}
		sc.press(strings.Fields(test.keys)...)
		if rows := sc.s.Value(rules).Rows; len(rows) != 1 {
			t.Fatalf("%s begins no rule:\n%s", test.keys, sc.draw())
		}
		if got := onDisk(); got != before {
			t.Errorf("%s writes an empty rule:\n%s", test.keys, got)
		}
		sc.press(test.first)
		if got := onDisk(); !strings.Contains(got, "split_rules:") || got != string(sc.s.File.Text()) {
			t.Errorf("%s: what was said is not on disk:\n%s\n%s", test.keys, got, sc.draw())
		}
	}
}

// TestUndoOfTheFirstWordOfARule takes a rule away with the first thing that was said in it: one that says nothing would
// pass for a rule.
func TestUndoOfTheFirstWordOfARule(t *testing.T) {
	sc := exampleScreen(t)
	rules := session.At(sc.s.Bank.Field("split_rules"))
	if err := sc.s.Clear(rules); err != nil {
		t.Fatal(err)
	}
	before := string(sc.s.File.Text())
	sc.at("responsibilities")
	p := sc.page.(*matrixPage)
	p.row = slices.Index(p.functions, sc.s.Shared(p.field)[0])
	sc.press("/", "1")
	said := string(sc.s.File.Text())
	if sc.press("ctrl+z"); string(sc.s.File.Text()) != before {
		t.Errorf("a rule is left: %s", cmp.Diff(before, string(sc.s.File.Text())))
	}
	if sc.press("ctrl+y"); string(sc.s.File.Text()) != said {
		t.Errorf("it is not brought back: %s", cmp.Diff(said, string(sc.s.File.Text())))
	}
}
