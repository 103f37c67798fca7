package view

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/questionnaire"
)

// TestQuestionProof says how a question is proven by what can prove the criteria that are discussed at it: what was shown
// for another criterion is called so, and what was shown on another question has its number.
func TestQuestionProof(t *testing.T) {
	for file, want := range map[string]map[int]string{
		"online-shop": {
			4: "document seen: “Схема на доске задач”, on question\u00a05 (documented structure); claimed (rules between departments and sales lines)",
			5: "document seen: “Схема на доске задач”",
			6: "the auditor's observation, on question\u00a03",
			8: "claimed; document seen: “Папка с ответами и шаблонами”, for another criterion",
			9: "document seen: “Правила ответа в чате и 20 проверенных диалогов”",
		},
		"factory": {1: "claimed", 8: "claimed", 14: "claimed"},
	} {
		suffix := map[string]string{"factory": ".json"}[file]
		if suffix == "" {
			suffix = ".yaml"
		}
		v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/"+file+suffix, questionnaire.English, nil)
		got := map[int]string{}
		for number := range want {
			got[number] = v.Answers[number-1].Proof
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// TestDiscussedAt names with a criterion the question whose answer decides what it lacks, where an answer does by itself.
func TestDiscussedAt(t *testing.T) {
	for file, want := range map[string]map[string]int{
		"shop":   {"org_structure": 5, "specialization": 6}, // by an answer to 5; by a figure
		"retail": {"org_structure": 5, "boundaries": 4},     // by departments without a head; by the rule between departments
		"ideal":  {"segmentation": 1, "specialization": 6},  // nothing is lacking
	} {
		v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/"+file+".yaml", questionnaire.English, nil)
		got := map[string]int{}
		for i := range v.Criteria {
			if c := &v.Criteria[i]; want[c.ID] != 0 {
				got[c.ID] = c.Question
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// TestStrengths counts what is at its target where more is than the first page names.
func TestStrengths(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/online-shop.yaml", questionnaire.English, nil)
	const want = "At or above target: 8 of 10 criteria, among them client segmentation and evaluation of the department."
	if got := v.Dimensions[0].StrengthsText; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
