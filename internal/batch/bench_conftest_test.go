package batch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// benchConftest lets conftest, which holds files against policies of the Open Policy Agent, check the same files with
// about as many rules as the bank has, in one call, as it compiles its policies anew in each. It is measured where there
// is one:
//
//	go install github.com/open-policy-agent/conftest@v0.71.1
//
// x_no_cache and x_warm_cache tell how often its time is that of rescore over the same files.
func benchConftest(b *testing.B, drawn *drawnFiles) {
	conftest, err := exec.LookPath("conftest")
	if err != nil {
		b.Skip("conftest is not installed (go install github.com/open-policy-agent/conftest@v0.71.1)")
	}
	bank, found := banktest.Block9(b), drawn.found
	n := len(found.inputs)
	policy := b.TempDir()
	write(b, filepath.Join(policy, "bank.rego"), []byte(policyOf(bank)))
	full := openForBench(b, filepath.Join(b.TempDir(), "cache"))
	rescore := func(kept *cache) func() {
		return func() { scoreAll(b, pool{bank: bank, workers: benchWorkers, cache: kept}, found.all(), n) }
	}
	rescore(full)()
	rescoreGC(b)
	var took, floor, cold, warm spent
	for range b.N {
		floor.measure(func() { sideBySide(found.inputs, parseIntoNodes) })
		took.measure(func() { runConftest(b, conftest, policy, drawn.folder) })
		cold.measure(rescore(nil))
		warm.measure(rescore(full))
	}
	took.report(b, &floor, n*b.N)
	b.ReportMetric(over(took.wall, cold.wall), "x_no_cache")
	b.ReportMetric(over(took.wall, warm.wall), "x_warm_cache")
}

// runConftest checks a folder. Every file fails some rule, for which conftest has the code 1.
func runConftest(b *testing.B, conftest, policy, folder string) {
	b.Helper()
	output, err := os.Create(filepath.Join(b.TempDir(), "conftest.json"))
	if err != nil {
		b.Fatal(err)
	}
	defer output.Close()
	var stderr strings.Builder
	cmd := exec.Command(conftest, "test", "--policy", policy, "--output", "json", "--no-color", folder)
	cmd.Stdout, cmd.Stderr = output, &stderr
	err = cmd.Run()
	if info, statErr := output.Stat(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 || statErr != nil || info.Size() == 0 {
		b.Fatalf("conftest: %v\n%s", err, stderr.String())
	}
}

// policyOf writes a policy with a rule for each rule of a bank: its rungs and checks, its facts, and the conditions of
// its fields and criteria. A rule looks at the same answers as the bank's; what it asks of them is as simple as can be,
// where the bank's rules also count rows.
func policyOf(bank *questionnaire.Bank) string {
	var out strings.Builder
	out.WriteString("package main\n\n")
	rule := func(id string, fields []*questionnaire.Field) {
		fmt.Fprintf(&out, "deny contains %q if {\n", id)
		if len(fields) == 0 {
			fmt.Fprintf(&out, "\tinput.client.sellers >= 2\n")
		}
		for _, f := range fields[:min(3, len(fields))] {
			fmt.Fprintf(&out, "\t%s\n", conditionOn(f))
		}
		out.WriteString("}\n\n")
	}
	for _, c := range bank.Criteria {
		for _, rung := range c.Rungs {
			for _, part := range rung.Parts {
				rule(fmt.Sprintf("%s part %d", rung.ID(), part.Number), part.When.Fields)
			}
		}
	}
	for _, c := range bank.Checks {
		rule(c.ID, c.When.Fields)
	}
	for _, f := range bank.Facts {
		rule(f.ID, f.Fields)
	}
	for _, f := range bank.Fields {
		if f.When != nil {
			rule("when "+f.ID, f.When.Fields)
		}
	}
	for _, c := range bank.Criteria {
		if c.Applies != nil {
			rule("applies "+c.ID, c.Applies.Fields)
		}
	}
	return out.String()
}

// conditionOn is a condition in Rego that a field be answered, and not in the worst way.
func conditionOn(f *questionnaire.Field) string {
	value := "input.answers." + f.ID
	switch f.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		return value + " >= 50"
	case questionnaire.Choice:
		return fmt.Sprintf("%s != %q", value, f.Options[0].ID)
	case questionnaire.Bool:
		return value + " == true"
	case questionnaire.Multi, questionnaire.List, questionnaire.Matrix:
		return "count(" + value + ") >= 2"
	}
	return value + ` != ""`
}
