package record

import (
	"bytes"
	stdjson "encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds every key of a record and their order, which other programs rely on. The bank is a small one.
func TestGolden(t *testing.T) {
	bank := banktest.Load(t, "../../testdata/banks/warehouse")
	var all []*Assessment
	var each []string
	for _, name := range []string{"boxes.yaml", "shed.json"} {
		sheet, found := answers.Load(filepath.Join("../../testdata/banks/warehouse-clients", name), bank)
		if sheet == nil {
			t.Fatal(found)
		}
		a, err := scoring.Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := Write(&got, []*Assessment{Of(a)}); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name+".golden.json")
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		all = append(all, Of(a))
		each = append(each, strings.ReplaceAll(strings.TrimSuffix(got.String(), "\n"), "\n", "\n  "))
	}
	var together bytes.Buffer
	if err := Write(&together, all); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("[\n  "+strings.Join(each, ",\n  ")+"\n]\n", together.String()); diff != "" {
		t.Errorf("both (-want +got)\n%s", diff)
	}
}

// TestReadsWhatItWrote writes records, reads them with no key left over, and writes them again: the bytes must be the
// same. The clients are the samples, drawn ones, and names that need escapes.
func TestReadsWhatItWrote(t *testing.T) {
	bank := banktest.Block9(t)
	var sheets []*answers.Sheet
	files, _ := filepath.Glob("../../testdata/clients/*")
	for _, file := range files {
		sheet, found := answers.Load(file, bank)
		if sheet == nil {
			t.Fatal(found)
		}
		sheets = append(sheets, sheet)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		sheets = append(sheets, sampling.Sheet(rng, bank))
	}
	names := []string{"", `"quoted"\`, "<b>&</b>", "tab\tand\x00\x7f", "\u2028\u2029€", "not \xff UTF-8", "Ёлка 🎄"}
	scorer := scoring.NewScorer(bank)
	var records Recorder
	states := map[scoring.State]int{}
	for i, sheet := range sheets {
		sheet.Client.Name = names[i%len(names)]
		a, err := scorer.Score(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		text, err := Append([]byte("before"), records.Record(a))
		text, hasPrefix := bytes.CutPrefix(text, []byte("before"))
		if err != nil || !hasPrefix || bytes.ContainsAny(text, "\n\u2028\u2029") {
			t.Fatalf("client %d: %v, not one line after what was there: %.80s", i, err, text)
		}
		var read Assessment
		if err := json.Unmarshal(text, &read, json.RejectUnknownMembers(true)); err != nil {
			t.Fatalf("client %d: %v", i, err)
		}
		again, err := Append(nil, &read)
		if diff := cmp.Diff(string(text), string(again)); diff != "" || err != nil {
			t.Fatalf("client %d: read and written again (-was +now): %v\n%s", i, err, diff)
		}
		var plain struct{ Client struct{ Name string } }
		if err := stdjson.Unmarshal(text, &plain); err != nil || plain.Client.Name != clean.Text(sheet.Client.Name) {
			t.Errorf("client %d: name %q, want %q; %v", i, plain.Client.Name, sheet.Client.Name, err)
		}
		checkRungs(t, a, &read, states)
	}
	if len(states) != 4 {
		t.Errorf("not every state occurred: %v", states)
	}
}

// checkRungs compares what was read of criteria and rungs with the assessment, and counts the states.
func checkRungs(t *testing.T, a *scoring.Assessment, read *Assessment, states map[scoring.State]int) {
	t.Helper()
	for k, c := range read.Criteria {
		if counts := a.Criteria[k].Counts(); counts != (c.Levels != nil) {
			t.Fatalf("%s counts: %t, levels %+v", c.ID, counts, c.Levels)
		} else if !counts {
			continue
		}
		for n, rung := range c.Rungs {
			result := &a.Criteria[k].Rungs[n]
			states[rung.State]++
			tests := 0
			for i := range result.Parts {
				part := &result.Parts[i]
				explained := len(a.Explain(nil, part))
				if rung.Parts[i].State != part.State || len(rung.Parts[i].DecidedBy) != explained {
					t.Fatalf("%s, part %d: %+v, of %+v", result.Rung.ID(), i+1, rung.Parts[i], part)
				}
				if result.Decides(part) {
					tests += explained
				}
			}
			if rung.State != result.State || len(rung.DecidedBy) != tests {
				t.Fatalf("%s: %+v, of %+v", result.Rung.ID(), rung, result)
			}
		}
	}
}

// TestFactsThatAreNoNumbers writes as null what JSON has no number for, and refuses what is no object of facts.
func TestFactsThatAreNoNumbers(t *testing.T) {
	none, two := 0.0, 2.0
	infinite := two / none
	text, err := Append(nil, Facts{{"b", &infinite, nil}, {"a", &two, nil}, {"c", nil, nil}, {"d", nil, &Bounds{0.4, 0.2}}})
	if diff := cmp.Diff(`{"b":null,"a":2,"c":null,"d":{"worst":0.4,"best":0.2}}`, string(text)); diff != "" || err != nil {
		t.Error(err, diff)
	}
	for _, text := range []string{`[]`, `{"a":"x"}`, `{"a":1`, `null`} {
		if facts := (Facts{}); Read([]byte(text), &facts) == nil {
			t.Errorf("%s was read as %v", text, facts)
		}
	}
}

// TestTextsOfDeciders: a text is the client's own and is cleaned like a name; an id of the bank stays as it is.
func TestTextsOfDeciders(t *testing.T) {
	for kind, want := range map[questionnaire.TestKind]string{
		questionnaire.IsText: "северный[31m склад", questionnaire.HasPrefix: "северный[31m склад",
		questionnaire.IsOption: "crm_stage", questionnaire.AtLeast: "crm_stage",
	} {
		d := scoring.Decider{Test: &questionnaire.Test{Kind: kind}, Text: "северный\x1b[31m\u202e склад", Option: "crm_stage"}
		if got := value(&d); got != want {
			t.Errorf("kind %v: %q, want %q", kind, got, want)
		}
	}
}

// BenchmarkRecord makes and writes the records of drawn clients; MB/s are of JSON.
func BenchmarkRecord(b *testing.B) {
	bank := banktest.Block9(b)
	rng := rand.New(rand.NewPCG(1, 2))
	all := make([]*scoring.Assessment, 100)
	for i := range all {
		var err error
		if all[i], err = scoring.Assess(b.Context(), sampling.Sheet(rng, bank)); err != nil {
			b.Fatal(err)
		}
	}
	var records Recorder
	var text []byte
	written := int64(0)
	b.ReportAllocs()
	for i := range b.N {
		text, _ = Append(text[:0], records.Record(all[i%len(all)]))
		written += int64(len(text))
	}
	b.SetBytes(written / int64(b.N))
}
