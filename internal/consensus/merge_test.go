package consensus

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/banktest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// respondents returns the three sheets of testdata: a head and two sellers of one company.
func respondents(t *testing.T) []*answers.Sheet {
	t.Helper()
	var out []*answers.Sheet
	for _, name := range []string{"head", "seller-1", "seller-2"} {
		sheet, found := answers.Load(filepath.Join("testdata", name+".yaml"), banktest.Block9(t))
		if len(found) > 0 {
			t.Fatal(found)
		}
		out = append(out, sheet)
	}
	return out
}

// written returns the text of a sheet as an answer file, and the sheet that it is read as.
func written(t *testing.T, s *answers.Sheet) ([]byte, *answers.Sheet) {
	t.Helper()
	text, again, err := answerfile.Text("merged.yaml", s)
	if err != nil {
		t.Fatal(err)
	}
	return text, again
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s, -want +got:\n%s", path, diff)
	}
}

// TestMerge merges the files of a head and two sellers, and says where they disagree.
func TestMerge(t *testing.T) {
	merged, err := Merge(respondents(t))
	if err != nil {
		t.Fatal(err)
	}
	text, again := written(t, merged)
	golden(t, "merged.yaml.golden", text)
	a, err := scoring.Assess(t.Context(), again)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Of(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, d := range c.Disagreements {
		fmt.Fprintf(&out, "%s spread %.2f", place(&d.Origin), d.Spread)
		if d.HasGap {
			fmt.Fprintf(&out, " gap %+.2f", d.Gap)
		}
		fmt.Fprintf(&out, ": taken from %v by %s\n", d.From, d.By)
		for _, m := range d.Moves {
			fmt.Fprintf(&out, "    file %d: %s %d -> %d\n", m.From, m.Criterion.ID, m.Now, m.Then)
		}
	}
	for _, d := range c.Agreement {
		fmt.Fprintf(&out, "%s alpha %.3f of %d values: %s, few %v\n", d.Dimension.ID, d.Alpha, d.Units, d.Reading(), d.Few)
	}
	golden(t, "consensus.out", out.Bytes())
}

func place(o *answers.Origin) string {
	s := o.Field
	if o.Row != "" {
		s += "[" + o.Row + "]"
	}
	if o.Column != "" {
		s += "." + o.Column
	}
	return s
}

// TestMergeOfOneMind merges a file with copies of itself: the answers are those of the file.
func TestMergeOfOneMind(t *testing.T) {
	bank := banktest.Block9(t)
	draws := 100
	if testing.Short() {
		draws = 20
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for range draws {
		sheet := sampling.Sheet(rng, bank)
		second, third := *sheet, *sheet
		second.Interview.Position, third.Interview.Position = "seller", "seller"
		merged, err := Merge([]*answers.Sheet{sheet, &second, &third})
		if err != nil {
			t.Fatal(err)
		}
		_, again := written(t, merged)
		for _, f := range bank.Fields {
			ignore := cmpopts.IgnoreFields(answers.Value{}, "Line", "Column", "Refs", "Options")
			if diff := cmp.Diff(sheet.Value(f), again.Value(f), ignore, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s, -file +merged:\n%s", f.ID, diff)
			}
		}
	}
}

// TestNotes: a note that several respondents wrote stands once, behind all of them.
func TestNotes(t *testing.T) {
	sheets := respondents(t)
	q := sheets[0].Bank.Question("q01")
	for i, s := range sheets {
		s.Interview.Respondent = []string{"Аня", "Боря", ""}[i]
		s.Notes[q.Index] = []string{"Звонят на мобильный.", "Звонят на мобильный.", "Пишут в чат."}[i]
	}
	if got, want := notesOf(sheets, q), "Аня, Боря: Звонят на мобильный.\nПишут в чат."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
