package compare

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/plan"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// assessed returns the assessment of a small client; more is appended to the answer file.
func assessed(t *testing.T, bank *questionnaire.Bank, sellers int, date, more string) *scoring.Assessment {
	t.Helper()
	text := fmt.Sprintf("format: %s\nbank: block9@1.0.0\nclient: {name: А, sellers: %d}\ninterview: {date: %s}\n%s\n", answers.Format, sellers, date, more)
	sheet, found := answers.Parse("a.yaml", []byte(text), bank)
	if sheet == nil {
		t.Fatal(found)
	}
	a, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func compared(t *testing.T, old, now *scoring.Assessment) *Comparison {
	t.Helper()
	p, err := plan.Make(old, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Of(p, now)
}

// said returns what a comparison says, a line each.
func said(c *Comparison) []string {
	var out []string
	for _, r := range c.Reserves {
		out = append(out, "reserve "+string(r))
	}
	for _, f := range c.Answers {
		out = append(out, "answer "+f.ID)
	}
	for i := range c.Criteria {
		k := &c.Criteria[i]
		for _, r := range k.Rungs {
			var fields []string
			for _, f := range r.Answers {
				fields = append(fields, f.ID)
			}
			out = append(out, fmt.Sprintf("rung %s %s -> %s %v evidence %v aged %v rule %v", r.Rung.ID(), r.Old, r.New, fields, r.Evidence, r.Aged, r.Rule))
		}
	}
	for _, k := range c.Settled {
		out = append(out, "settled "+k.ID)
	}
	for _, k := range c.Arisen {
		out = append(out, "arisen "+k.ID)
	}
	return out
}

// TestOf compares small files: what changed, through what, and what cannot be compared plainly.
func TestOf(t *testing.T) {
	bank := banktest.Block9(t)
	const shown = "evidence: {q07: [{source: crm, grade: document, date: 2026-01-10}]}\n"
	before := assessed(t, bank, 5, "2026-02-01", shown+"answers: {duplication_check: on_complaint, double_entry: none, duplicate_clients_pct: 3}")
	for _, c := range []struct {
		name string
		now  *scoring.Assessment
		want []string
	}{
		{"nothing", assessed(t, bank, 5, "2026-02-01", shown+"answers: {duplication_check: on_complaint, double_entry: none, duplicate_clients_pct: 3}"), nil},
		{"a better answer", assessed(t, bank, 5, "2026-03-01", shown+"answers: {duplication_check: periodic, double_entry: none, duplicate_clients_pct: 3}"), []string{
			"answer duplication_check",
			"rung data_duplication:3 unmet -> met [duplication_check] evidence false aged false rule false",
		}},
		{"a larger company, earlier", assessed(t, bank, 6, "2026-01-20", shown+"answers: {duplication_check: on_complaint, double_entry: none, duplicate_clients_pct: 3}"), []string{
			"reserve other_size", "reserve other_order",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, said(compared(t, before, c.now))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestAged: only evidence that counts for a criterion is said to have grown old, and each question is held against the
// one of the same id, wherever the other bank has it.
func TestAged(t *testing.T) {
	bank := banktest.Load(t, "../../questionnaire/block9")
	other := banktest.Load(t, "../../questionnaire/block9")
	one, seven := other.Question("q01"), other.Question("q07")
	one.Index, seven.Index = seven.Index, one.Index
	other.Questions[one.Index], other.Questions[seven.Index] = one, seven
	const (
		answered = "answers: {duplication_check: periodic, double_entry: none, duplicate_clients_pct: 3}\n"
		old      = "[{source: crm, grade: document, date: 2026-01-10}]"
		named    = "[{source: crm, grade: document, ref: Отчёт, date: 2026-01-10}]"
		fresh    = "[{source: crm, grade: document, date: 2027-01-10}]"
	)
	before := assessed(t, bank, 5, "2026-02-01", answered+"evidence: {q01: "+named+", q07: "+old+"}")
	for _, c := range []struct {
		name     string
		bank     *questionnaire.Bank
		evidence string
		want     []string
	}{
		{"of another question", bank, "{q01: " + named + "}", []string{
			"reserve older_evidence",
			"rung data_duplication:3 met -> unproven [] evidence true aged false rule false",
			"rung data_duplication:4 met -> unproven [] evidence true aged false rule false",
		}},
		{"replaced", bank, "{q01: " + fresh + ", q07: " + fresh + "}", nil},
		{"of a question in another place", other, "{q07: " + old + "}", []string{
			"reserve older_evidence",
			"rung data_duplication:4 met -> unproven [] evidence false aged true rule false",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := assessed(t, c.bank, 5, "2027-03-01", answered+"evidence: "+c.evidence)
			if diff := cmp.Diff(c.want, said(compared(t, before, now))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestSameNameWrittenOtherwise: another case of a client's name is not another client.
func TestSameNameWrittenOtherwise(t *testing.T) {
	bank := banktest.Load(t, "../../questionnaire/block9")
	before, now := assessed(t, bank, 5, "2026-02-01", ""), assessed(t, bank, 5, "2026-02-01", "")
	for name, want := range map[string][]string{"«а»": nil, "Б": {"reserve other_client"}} {
		now.Sheet.Client.Name = name
		if diff := cmp.Diff(want, said(compared(t, before, now))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

// TestOutcomes says of each step of the old plan what became of it.
func TestOutcomes(t *testing.T) {
	bank := banktest.Block9(t)
	before := assessed(t, bank, 5, "2026-02-01", "answers: {duplication_check: never, double_entry: many, functions_ack: none}")
	now := assessed(t, bank, 5, "2026-03-01", "not_applicable: {role_clarity: нет}\nanswers: {duplication_check: on_complaint, double_entry: many, functions_ack: none}")
	got := map[string]Outcome{}
	for _, s := range compared(t, before, now).Steps {
		got[s.Step.Rung.ID()] = s.Outcome
	}
	for id, want := range map[string]Outcome{"data_duplication:1": Done, "data_duplication:2": NotDone, "role_clarity:1": Void} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
}

// TestNothingDone compares clients with themselves: what was only claimed before is not done by being claimed still.
func TestNothingDone(t *testing.T) {
	shows := 0
	for _, file := range []string{"unfinished.yaml", "distributor.yaml", "call-centre.yaml"} {
		sheet, found := answers.Load(filepath.Join("..", "..", "testdata", "clients", file), banktest.Block9(t))
		if sheet == nil {
			t.Fatal(found)
		}
		a, err := scoring.Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range compared(t, a, a).Steps {
			if s.Step.Kind == plan.Show {
				shows++
			}
			if s.Outcome != NotDone {
				t.Errorf("%s: %s is %q", file, s.Step.Rung.ID(), s.Outcome)
			}
		}
	}
	if shows == 0 {
		t.Error("no step was to be shown")
	}
}

// TestUnderTwoBanks scores one file under versions 1.0 and 1.1: what changes comes from the rules.
func TestUnderTwoBanks(t *testing.T) {
	old := banktest.Load(t, "../../testdata/banks/block9-1.0.0")
	bank := banktest.Block9(t)
	const more = "answers: {duplication_check: never, double_entry: some}"
	c := compared(t, assessed(t, old, 5, "2026-02-01", more), assessed(t, bank, 5, "2026-02-01", more))
	if !c.RulesAlone || len(c.Steps) > 0 { // nobody did anything
		t.Errorf("rules alone %v, %d steps", c.RulesAlone, len(c.Steps))
	}
	if !c.OtherBank || len(c.Answers) > 0 {
		t.Errorf("other bank %v, answers %v", c.OtherBank, c.Answers)
	}
	lines := strings.Join(said(c), "\n")
	// Version 1.1 has exchanged the first two rungs of the criterion.
	for _, want := range []string{"reserve other_version", "rung data_duplication:1 met -> unmet [] evidence false aged false rule true", "rung data_duplication:2 unmet -> met [] evidence false aged false rule true"} {
		if !strings.Contains(lines, want) {
			t.Errorf("missing %q in\n%s", want, lines)
		}
	}
}

// TestBanks holds a few of the differences that version 1.1 is known for, and that a bank does not differ from itself.
func TestBanks(t *testing.T) {
	old := banktest.Load(t, "../../testdata/banks/block9-1.0.0")
	bank := banktest.Block9(t)
	var lines []string
	scores := map[string]bool{}
	for _, c := range Banks(old, bank) {
		scores[c.ID+" "+string(c.Attribute)] = c.Scores
		if c.Kind == Changed && (c.Attribute == EvidenceOf || c.Attribute == OwnerOf) && (strings.Contains(c.New.RU, "_") || c.New.RU == c.New.EN && c.New.RU != "") {
			t.Errorf("%s %s is not in words: %q", c.ID, c.Attribute, c.New.RU)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", c.Kind, c.Part, c.ID, c.Attribute)))
	}
	all := "\n" + strings.Join(lines, "\n") + "\n"
	for _, want := range []string{"added field people_per_order", "added column roles.place", "changed criterion client_convenience weight", "changed rung data_duplication:1 condition", "changed field inbound_desk options", "changed check known_without_descriptions severity"} {
		if !strings.Contains(all, "\n"+want+"\n") {
			t.Errorf("missing %q", want)
		}
	}
	// Of the boundaries only the parts are new, of the ownership the order: both ask for the same.
	for id, want := range map[string]bool{
		"client_convenience:3 condition": true, "client_ownership:2 condition": false, "boundaries:2 condition": false, "client_convenience weight": true,
		"client_convenience:3 action": false, "inbound_desk options": true, "response_norm options": false, "people_per_order ": true, "first_reply_minutes ": false,
		"responsibility evidence": true, "known_without_descriptions severity": false,
	} {
		if scores[id] != want {
			t.Errorf("%s: can change a score %v, want %v", id, scores[id], want)
		}
	}
	if slices.Contains(lines, "changed rung boundaries:2 condition") {
		t.Error("the parts of boundaries:2, joined, are what they were")
	}
	if changes := Banks(bank, bank); len(changes) > 0 {
		t.Errorf("a bank differs from itself: %v", changes)
	}
	for _, c := range Banks(bank, old) { // the other way round what was added is removed
		if c.ID == "people_per_order" && c.Kind != Removed {
			t.Errorf("%+v", c)
		}
	}
}

// TestBanksWithCapsInSteps: of two caps that one criterion sets on one dimension each is held against its own.
func TestBanksWithCapsInSteps(t *testing.T) {
	old, now := banktest.Load(t, "../../questionnaire/block9"), banktest.Load(t, "../../questionnaire/block9")
	for _, b := range []*questionnaire.Bank{old, now} {
		second := *b.Caps[0]
		second.Until, second.Max = second.Until+1, second.Max+15
		b.Caps = append(b.Caps, &second)
	}
	if changes := Banks(old, now); len(changes) > 0 {
		t.Errorf("two banks that are alike differ: %v", changes)
	}
	last := now.Caps[len(now.Caps)-1]
	last.Max = 99
	changes := Banks(old, now)
	if len(changes) != 1 || changes[0].ID != last.Dimension.ID+":"+last.Criterion.ID+":2" || !strings.Contains(changes[0].New.EN, "99") {
		t.Errorf("the second cap changed, found %+v", changes)
	}
	now.Caps = now.Caps[:len(now.Caps)-1]
	if changes := Banks(old, now); len(changes) != 1 || changes[0].Kind != Removed {
		t.Errorf("the second cap was removed, found %+v", changes)
	}
}

// TestComputedOtherwise: a fact that another bank computes by other arguments, in the same words, is a difference of the
// banks, and the rule of a rung that reads it is another one.
func TestComputedOtherwise(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../questionnaire/block9")); err != nil {
		t.Fatal(err)
	}
	facts := filepath.Join(folder, "facts.yaml")
	text, err := os.ReadFile(facts)
	if err != nil {
		t.Fatal(err)
	}
	const before, since = "departments: same, rules: oral}", "rules: written, departments: same}"
	if err := os.WriteFile(facts, bytes.ReplaceAll(text, []byte(before), []byte(since)), 0o600); err != nil {
		t.Fatal(err)
	}
	old, bank := banktest.Load(t, "../../questionnaire/block9"), banktest.Load(t, folder)
	var lines []string
	for _, c := range Banks(old, bank) {
		if c.Part != FactPart || c.Scores != (c.ID == "duplication_rate") || !strings.Contains(c.Old.EN, "rules: oral") || !strings.Contains(c.New.EN, "rules: written") {
			t.Errorf("%+v", c)
		}
		lines = append(lines, c.ID)
	}
	if got := strings.Join(lines, " "); got != "duplicated_functions duplication_rate" {
		t.Errorf("the banks differ in %q", got)
	}
	rungs := 0
	for _, c := range bank.Criteria {
		for _, r := range c.Rungs {
			other := condition(r) != condition(old.Criterion(c.ID).Rungs[r.Level-1])
			reads := slices.ContainsFunc(r.Parts, func(p *questionnaire.Part) bool { return slices.Contains(p.When.Reads, "duplication_rate") })
			if reads {
				rungs++
			}
			if reads && !other {
				t.Errorf("%s reads what is computed otherwise, and its condition is said to be the same", r.ID())
			}
		}
	}
	if rungs == 0 {
		t.Error("no rung reads the fact")
	}
}
