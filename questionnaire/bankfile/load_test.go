package bankfile

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSpoiledBanks loads each bank of testdata/err, a file or a folder, and compares all that is found wrong in it
// with the .out file beside it.
func TestSpoiledBanks(t *testing.T) {
	entries, err := os.ReadDir("testdata/err")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".yaml")
		if filepath.Ext(name) == ".out" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bank, _, err := Load("testdata/err/" + entry.Name())
			found, ok := err.(source.Diagnostics)
			if bank != nil || !ok {
				t.Fatalf("want findings and no bank, got bank %v, error %v", bank != nil, err)
			}
			var out strings.Builder
			source.Print(&out, found)
			golden(t, "testdata/err/"+name+".out", out.String())
		})
	}
}

// TestValidBanks loads each bank of testdata/ok: nothing may be found, not even a warning.
func TestValidBanks(t *testing.T) {
	names, err := filepath.Glob("testdata/ok/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no banks", err)
	}
	for _, name := range append(names, "../block9") {
		bank, found, err := Load(name)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", name, err, found)
		}
		if bank != nil && bank.Digest == "" {
			t.Errorf("%s: no digest", name)
		}
	}
}

// TestWarnings loads each bank of testdata/warn: it can be used, and what is found in it is the .out file beside it.
func TestWarnings(t *testing.T) {
	names, err := filepath.Glob("testdata/warn/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no banks", err)
	}
	for _, name := range names {
		bank, found, err := Load(name)
		if err != nil || bank == nil {
			t.Errorf("%s: %v", name, err)
		}
		var out strings.Builder
		source.Print(&out, found)
		golden(t, strings.TrimSuffix(name, ".yaml")+".out", out.String())
	}
}

// TestDearRules evaluates rules over a list of as many rows as there may be: one that compares three of them with each
// other ends soon, with an error that names it, and one that compares two has a result.
func TestDearRules(t *testing.T) {
	bank, _, err := Load("testdata/warn/dear.yaml")
	if err != nil {
		t.Fatal(err)
	}
	values, bakers := bank.NewValues(), bank.Field("bakers")
	rows := values.NewRows(bakers, nil, questionnaire.MaxRows)
	for i, row := range rows {
		row.Set(bakers.Column("id"), questionnaire.TextValue(strconv.Itoa(i)))
		row.Set(bakers.Column("title"), questionnaire.TextValue(strings.Repeat("x", questionnaire.MaxText)))
		row.Set(bakers.Column("people"), bakers.Column("people").NumberValue(1))
	}
	values.Set(bakers, questionnaire.RowsValue(rows))
	const tooDear = "costs more than 10000000 steps over these answers"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	rule := bank.Criterion("bread").Rungs[2].Parts[0].When
	if _, _, err := rule.Truth(values); err == nil || !strings.HasPrefix(err.Error(), "testdata/warn/dear.yaml:79:16: rule ") || !strings.Contains(err.Error(), tooDear) {
		t.Errorf("a triple loop: %v", err)
	}
	fact := bank.Fact("masters")
	if _, _, err := fact.Rule.Number(values, fact); err == nil || !strings.HasPrefix(err.Error(), "fact masters: testdata/warn/dear.yaml:66:") || !strings.Contains(err.Error(), tooDear) {
		t.Errorf("a triple map: %v", err)
	}
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1000 {
		t.Errorf("%d MB were used", used)
	}
	if truth, _, err := bank.Criterion("crew").Rungs[2].Parts[0].When.Truth(values); truth != questionnaire.True || err != nil {
		t.Errorf("a double loop: %v, %v", truth, err)
	}
}

// TestWordings pins what Block 9 prescribes and nobody may polish: the numbers and the Russian wording of the 14
// questions, and the names of the sources of evidence.
func TestWordings(t *testing.T) {
	bank, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, q := range bank.Questions {
		fmt.Fprintln(&got, q.ID, q.Text.RU)
	}
	for _, s := range bank.Sources {
		fmt.Fprintln(&got, s.ID, s.Name.RU)
	}
	golden(t, "testdata/wordings.out", got.String())
}

// TestSharesOfFunctions: a seller with the share of functions that an action of specialization names reaches the index of
// its rung, in a company of 14 functions as of 19, and the rung gives the same share for an example; neither counts the
// functions of the catalogue.
func TestSharesOfFunctions(t *testing.T) {
	bank, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	index, share := regexp.MustCompile(`index is at least (0\.\d+)`), regexp.MustCompile(`at most (\d+)% of the company's functions`)
	counted, found := regexp.MustCompile(`из 15|of (the )?15`), 0
	for _, c := range bank.Criteria {
		for _, r := range c.Rungs {
			for _, p := range r.Parts {
				for _, text := range []questionnaire.Text{p.Action.Do, p.Holds, r.Holds} {
					if counted.MatchString(text.RU) || counted.MatchString(text.EN) {
						t.Errorf("%s, rung %d: %s", c.ID, r.Level, text.EN)
					}
				}
				least, most := index.FindStringSubmatch(p.Holds.EN), share.FindStringSubmatch(p.Action.Do.EN)
				if c.ID != "specialization" || least == nil || most == nil {
					continue
				}
				found++
				wanted, _ := strconv.ParseFloat(least[1], 64)
				percent, _ := strconv.ParseFloat(most[1], 64)
				if example := share.FindStringSubmatch(p.Holds.EN); example == nil || example[1] != most[1] {
					t.Errorf("rung %d: %s, but %s", r.Level, p.Holds.EN, p.Action.Do.EN)
				}
				for functions := 14.0; functions <= 19; functions++ {
					if got := 1 - math.Log(percent/100*functions)/math.Log(functions); got < wanted {
						t.Errorf("rung %d: %v %% of %v functions reach %.3f, want %v", r.Level, percent, functions, got, wanted)
					}
				}
			}
		}
	}
	if found != 4 {
		t.Errorf("%d actions name a share of functions, want 4", found)
	}
}

// golden compares with a golden file, or rewrites it under -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
