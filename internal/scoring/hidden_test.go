package scoring_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire/bankfile"
)

// TestHiddenLists: a list that is hidden counts as empty although the file has it, and other answers name its rows: the
// scores are those of a client whose answers name nothing there.
func TestHiddenLists(t *testing.T) {
	const bankFolder, client = "../../testdata/banks/warehouse", "../../testdata/banks/warehouse-clients/boxes.yaml"
	for _, list := range []string{"zones", "shifts", "crews", "handovers", "flows", "losses"} {
		t.Run(list, func(t *testing.T) {
			folder := t.TempDir()
			hidden := 0
			for _, name := range []string{"1-bank.yaml", "2-facts.yaml", "3-criteria.yaml"} {
				text, err := os.ReadFile(filepath.Join(bankFolder, name))
				if err != nil {
					t.Fatal(err)
				}
				at := "- id: " + list + "\n        type: list\n"
				hidden += strings.Count(string(text), at)
				changed := strings.Replace(string(text), at, at+"        when: 'flow_norm == \"posted\"'\n", 1)
				if err := os.WriteFile(filepath.Join(folder, name), []byte(changed), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if hidden != 1 {
				t.Fatalf("%d lists were hidden, want 1", hidden)
			}
			bank, found, err := bankfile.Load(folder)
			if err != nil {
				t.Fatal(err, found)
			}
			sheet, found := answers.Load(client, bank)
			if sheet == nil {
				t.Fatal(found)
			}
			a := score(t, scoring.NewScorer(bank), sheet)
			if status := a.Fields[bank.Field(list).Index]; status != scoring.FieldIgnored {
				t.Errorf("the list has status %d, want ignored", status)
			}
			for i := range a.Facts {
				f := &a.Facts[i]
				if !f.Known {
					t.Errorf("%s is not known, and waits for %v", f.Fact.ID, f.Waits)
				}
			}
			if list == "crews" {
				for _, f := range a.Functions {
					if len(f.Doers)+len(f.Owners)+len(f.StandIns) > 0 {
						t.Errorf("%s is done by a crew of a list that is hidden", f.Function.ID)
					}
				}
			}
		})
	}
}
