package reports

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/bankfile"
)

// TestEncoderIsEncodingJSON reads what the encoder wrote into the form of salesaudit.assessment/1, with no key beside
// it, and has encoding/json write that again: the bytes must be the same. The clients are the samples, drawn ones, and
// names that need escapes.
func TestEncoderIsEncodingJSON(t *testing.T) {
	bank, err := bankfile.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var sheets []*answers.Sheet
	files, _ := filepath.Glob("../testdata/clients/*")
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
	var assessments AssessmentEncoder
	states := map[scoring.State]int{}
	for i, sheet := range sheets {
		sheet.Client.Name = names[i%len(names)]
		a, err := scorer.Score(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		got, hasPrefix := bytes.CutPrefix(assessments.Append([]byte("before"), a), []byte("before"))
		if !hasPrefix {
			t.Fatal("what was there is gone")
		}
		var read assessmentForm
		decoder := json.NewDecoder(bytes.NewReader(got))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&read); err != nil {
			t.Fatalf("client %d: %v", i, err)
		}
		if want := strings.ToValidUTF8(sheet.Client.Name, "\ufffd"); read.Client.Name != want {
			t.Errorf("client %d: name %q, want %q", i, read.Client.Name, want)
		}
		var again bytes.Buffer
		encoder := json.NewEncoder(&again)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(read); err != nil {
			t.Fatal(err)
		}
		// What is no UTF-8 is written as an escape, but a character that was read is written as it is.
		written := strings.ReplaceAll(string(got), `\ufffd`, "\ufffd")
		if diff := cmp.Diff(strings.TrimSuffix(again.String(), "\n"), written); diff != "" {
			t.Fatalf("client %d: other JSON (-encoding/json +Append):\n%s", i, diff)
		}
		for k, c := range read.Criteria {
			if counts := a.Criteria[k].Counts(); counts != (c.LevelsForm != nil) {
				t.Fatalf("client %d: %s counts: %t, levels %+v", i, c.ID, counts, c.LevelsForm)
			} else if !counts {
				continue
			}
			for n, rung := range c.Rungs {
				result := &a.Criteria[k].Rungs[n]
				states[rung.State]++
				if rung.State != result.State || len(rung.DecidedBy) != len(a.Explain(nil, result)) {
					t.Fatalf("client %d: %s: %+v, of %+v", i, result.Rung.ID(), rung, result)
				}
			}
		}
	}
	if len(states) != 4 {
		t.Errorf("not every state occurred: %v", states)
	}
}

// assessmentForm is salesaudit.assessment/1 with its keys in their order.
type assessmentForm struct {
	Format string `json:"format"`
	Bank   struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Digest  string `json:"digest"`
	} `json:"bank"`
	Client     clientJSON `json:"client"`
	Overall    scoreForm  `json:"overall"`
	Dimensions []struct {
		ID string `json:"id"`
		scoreForm
		CappedBy   *string `json:"capped_by"`
		Confidence float64 `json:"confidence"`
	} `json:"dimensions"`
	Criteria []struct {
		ID        string  `json:"id"`
		Dimension string  `json:"dimension"`
		Applies   *bool   `json:"applies"`
		Weight    float64 `json:"weight"`
		*LevelsForm
	} `json:"criteria"`
	Facts     json.RawMessage `json:"facts"` // in the order of the bank
	Functions []struct {
		ID       string   `json:"id"`
		Doers    []string `json:"doers"`
		Owners   []string `json:"owners"`
		StandIns []string `json:"stand_ins"`
		Findings []string `json:"findings"`
	} `json:"functions"`
	Contradictions []struct {
		ID       string   `json:"id"`
		Severity string   `json:"severity"`
		Fields   []string `json:"fields"`
	} `json:"contradictions"`
	AskNext []struct {
		Field string  `json:"field"`
		Gain  float64 `json:"gain"`
	} `json:"ask_next"`
	ProveNext []struct {
		Criterion string   `json:"criterion"`
		Level     int      `json:"level"`
		Grade     string   `json:"grade"`
		Sources   []string `json:"sources"`
		Gain      float64  `json:"gain"`
	} `json:"prove_next"`
	Completeness float64 `json:"completeness"`
}

type scoreForm struct {
	Proven   float64 `json:"proven"`
	Claimed  float64 `json:"claimed"`
	Possible float64 `json:"possible"`
	Target   float64 `json:"target"`
}

// LevelsForm is left out of a criterion that does not apply. It is exported for encoding/json, which cannot make one otherwise.
type LevelsForm struct {
	Proven     int     `json:"proven"`
	Claimed    int     `json:"claimed"`
	Possible   int     `json:"possible"`
	Target     int     `json:"target"`
	Gap        int     `json:"gap"`
	Confidence float64 `json:"confidence"`
	Rungs      []struct {
		Level int           `json:"level"`
		State scoring.State `json:"state"`
		Needs *struct {
			Grade   string   `json:"grade"`
			Sources []string `json:"sources"`
		} `json:"needs,omitempty"`
		Fields    []string `json:"fields,omitempty"`
		DecidedBy []struct {
			Name   string `json:"name"`
			Value  any    `json:"value"`
			Needed string `json:"needed"`
		} `json:"decided_by,omitempty"`
	} `json:"rungs"`
}

func TestAppendNumberIsEncodingJSON(t *testing.T) {
	for _, x := range []float64{0, 1, -1, 0.1, 41.3, 1e-7, -2.5e-9, 1e20, 1e21, 123456789.125, 1.0 / 3} {
		want, _ := json.Marshal(x)
		if got := string(appendNumber(nil, x)); got != string(want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
