package reports

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// TestAppendIsEncodingJSON holds the fast encoder to encoding/json, over the sample clients, drawn ones, and texts
// that need escapes.
func TestAppendIsEncodingJSON(t *testing.T) {
	bank, err := questionnaire.Embedded()
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
	for i, sheet := range sheets {
		sheet.Client.Name = names[i%len(names)]
		a, err := scorer.Score(sheet)
		if err != nil {
			t.Fatal(err)
		}
		assessment := NewAssessmentJSON(a)
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(assessment); err != nil {
			t.Fatal(err)
		}
		got := append(assessment.Append([]byte("before")), '\n')
		if diff := cmp.Diff("before"+want.String(), string(got)); diff != "" {
			t.Fatalf("client %d: other JSON (-encoding/json +Append):\n%s", i, diff)
		}
	}
}

func TestAppendNumberIsEncodingJSON(t *testing.T) {
	for _, x := range []float64{0, 1, -1, 0.1, 41.3, 1e-7, -2.5e-9, 1e20, 1e21, 123456789.125, 1.0 / 3} {
		want, _ := json.Marshal(x)
		if got := string(appendNumber(nil, x)); got != string(want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
