package scoring

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const statesFile = "testdata/states.out"

// TestStates holds every condition of the embedded bank (the rungs, where criteria apply, the checks) against the
// sheets of the golden file: the samples, and variants of a client without a flaw. A line is the states of one
// sheet: + holds, - does not hold, ? unknown; a group of five for each criterion, then `applies`, then the checks.
//
// Under -update the sheets are chosen anew: the samples, and as few of the variants as notice every mutant that
// any of them notices.
func TestStates(t *testing.T) {
	bank := banktest.Block9(t)
	if *update {
		chooseStates(t, bank)
	}
	want, err := os.ReadFile(statesFile)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	var got strings.Builder
	conditions := conditionsOf(bank)
	forStates(t, bank, func(name string, s *Scorer) {
		writeStates(&got, name, conditions, statesOf(t, s, conditions))
	})
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", statesFile, diff)
	}
}

// TestMutants spoils one rule of the bank at a time, and evaluates it over the sheets of TestStates: one of them
// must notice, so that no rule can change without a test that fails.
func TestMutants(t *testing.T) {
	bank := banktest.Block9(t)
	conditions := conditionsOf(bank)
	mutants := compileMutants(t, bank, conditions)
	alive := make([]bool, len(mutants))
	for i := range alive {
		alive[i] = true
	}
	forStates(t, bank, func(_ string, s *Scorer) {
		states := statesOf(t, s, conditions)
		for i, m := range mutants {
			if alive[i] && m.differs(t, s, states) {
				alive[i] = false
			}
		}
	})
	for i, m := range mutants {
		if alive[i] && !slices.Contains(equivalent, m.rule.Text) {
			t.Errorf("no sheet notices when %s is spoiled:\n  %s\n  %s", conditions[m.of].name, conditions[m.of].rule.Text, m.rule.Text)
		}
	}
	if len(mutants) < 500 {
		t.Errorf("only %d mutants", len(mutants))
	}
}

// equivalent lists mutants that no answers can tell from the rule.
var equivalent = []string{
	// A percent is at most 100, or a million when nobody measures it.
	`duplication_check == "automatic" && duplicate_clients_pct > 5 && duplicate_clients_pct <= 101`,
	// Where each function has a stand-in or two people, none hangs on one.
	`backed_up_share >= 1`,
}

// mutant is a rule spoiled.
type mutant struct {
	of   int // the place of the condition
	rule *questionnaire.Rule
}

// compileMutants returns the mutants of each condition. They are compiled together, because declaring the bank to CEL
// takes longer than a rule.
func compileMutants(t *testing.T, bank *questionnaire.Bank, conditions []condition) []mutant {
	t.Helper()
	var out []mutant
	var drafts []questionnaire.Draft
	for i, c := range conditions {
		for _, text := range mutantsOf(bank, c.rule.Text) {
			out = append(out, mutant{of: i})
			drafts = append(drafts, questionnaire.Draft{Text: text})
		}
	}
	rules, wrong, err := bank.CompileRules(drafts)
	if err != nil || len(wrong) > 0 {
		t.Fatal(err, wrong)
	}
	for i := range out {
		out[i].rule = rules[i]
	}
	return out
}

// differs reports whether the mutant has another state than its condition over the sheet that was scored last.
func (m mutant) differs(t *testing.T, s *Scorer, states []questionnaire.Truth) bool {
	t.Helper()
	truth, _, err := m.rule.Truth(s.values)
	if err != nil {
		t.Fatal(err)
	}
	return truth != states[m.of]
}

// statesOf evaluates conditions over the sheet that was scored last.
func statesOf(t *testing.T, s *Scorer, conditions []condition) []questionnaire.Truth {
	t.Helper()
	out := make([]questionnaire.Truth, len(conditions))
	for i, c := range conditions {
		var err error
		if out[i], _, err = c.rule.Truth(s.values); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// writeStates writes the states of one sheet on a line.
func writeStates(out *strings.Builder, name string, conditions []condition, states []questionnaire.Truth) {
	group := func(name string) string {
		group, _, _ := strings.Cut(name, " ")
		group, _, _ = strings.Cut(group, ":")
		return group
	}
	for i, state := range states {
		if i > 0 && group(conditions[i].name) != group(conditions[i-1].name) {
			out.WriteByte(' ')
		}
		out.WriteByte(map[questionnaire.Truth]byte{questionnaire.True: '+', questionnaire.False: '-', questionnaire.Unknown: '?'}[state])
	}
	fmt.Fprintf(out, "  %s\n", name)
}

// forStates scores each sheet that the golden file names, and calls visit.
func forStates(t *testing.T, bank *questionnaire.Bank, visit func(name string, s *Scorer)) {
	t.Helper()
	text, err := os.ReadFile(statesFile)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	byName := map[string]variant{}
	for _, v := range variantsOf(t, bank) {
		byName[v.name] = v
	}
	s := NewScorer(bank)
	for line := range strings.Lines(string(text)) {
		_, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		v, ok := byName[name]
		if !ok {
			v, ok = numberVariant(bank, name)
		}
		if !ok {
			t.Fatalf("%s: there is no sheet %q; run with -update", statesFile, name)
		}
		v.score(t, s)
		visit(name, s)
	}
}

// chooseStates writes the golden file anew: the samples, and of the variants always the one that notices most of
// the mutants that none before it does.
func chooseStates(t *testing.T, bank *questionnaire.Bank) {
	t.Helper()
	variants := variantsOf(t, bank)
	conditions := conditionsOf(bank)
	mutants := compileMutants(t, bank, conditions)
	notices := make([][]int, len(variants)) // by variant: the mutants that it notices
	lines := make([]string, len(variants))
	s := NewScorer(bank)
	for i, v := range variants {
		v.score(t, s)
		states := statesOf(t, s, conditions)
		var line strings.Builder
		writeStates(&line, v.name, conditions, states)
		lines[i] = line.String()
		for k, m := range mutants {
			if m.differs(t, s, states) {
				notices[i] = append(notices[i], k)
			}
		}
	}
	var out strings.Builder
	noticed := make([]bool, len(mutants))
	choose := func(i int) {
		out.WriteString(lines[i])
		for _, k := range notices[i] {
			noticed[k] = true
		}
		notices[i] = nil
	}
	for i := range samples(t) {
		choose(i)
	}
	for {
		best, most := 0, 0
		for i := range notices {
			notices[i] = slices.DeleteFunc(notices[i], func(k int) bool { return noticed[k] })
			if len(notices[i]) > most {
				best, most = i, len(notices[i])
			}
		}
		if most == 0 {
			break
		}
		choose(best)
	}
	if err := os.WriteFile(statesFile, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d sheets for %d mutants", strings.Count(out.String(), "\n"), len(variants), len(mutants))
}
