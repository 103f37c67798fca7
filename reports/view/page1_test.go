package view

import (
	"strings"
	"testing"

	"salesaudit/questionnaire"
)

// TestUnknownIsNotBad makes sure that what is not known yet is not said to be unconfirmed, that each of the heaviest gaps
// has its first step or the reason why it has none, and that the trust box does not repeat the figures beside it.
func TestUnknownIsNotBad(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/unfinished.yaml", questionnaire.English, nil)
	for _, d := range v.Dimensions {
		if strings.Contains(d.Verdict, "almost nothing confirms") {
			t.Errorf("%s: %s", d.ID, d.Verdict)
		}
	}
	for _, g := range v.HeaviestGaps {
		named := strings.Contains(strings.ToLower(v.FirstNote), strings.ToLower(g.Name))
		for _, s := range v.FirstSteps {
			named = named || strings.Contains(strings.ToLower(s.Serves), strings.ToLower(g.Name))
		}
		if !named {
			t.Errorf("%s: no first step and no reason in %q", g.Name, v.FirstNote)
		}
	}
	if strings.Contains(v.Trust.Sentence, v.Words.Completeness) || strings.Contains(v.Trust.Sentence, "of 58") {
		t.Errorf("the trust box repeats its figures: %s", v.Trust.Sentence)
	}
}

// TestLateStepsAreSaid makes sure that a score after a wave names the steps that end after it.
func TestLateStepsAreSaid(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/retail.yaml", questionnaire.English, nil)
	late := false
	for i := range v.Plan.Steps {
		late = late || v.Plan.Steps[i].Late
	}
	if said := strings.Contains(v.OutlookNote, "end after the wave"); said != late {
		t.Errorf("late steps: %v; the note says so: %v", late, said)
	}
}

// TestPage1SaysWhatIsTrue: what lies farthest from its target is of what is known where something unknown lies farther, the
// documents to send have their step, and one contradiction is one.
func TestPage1SaysWhatIsTrue(t *testing.T) {
	for _, c := range []struct {
		file, conclusion, note, trust string
	}{
		{"unfinished.yaml", "Из того, что уже известно, дальше всего", "", ""},
		{"unfinished.yaml", "(уровень от «стихийно» до «управляется»)", "", ""},
		{"distributor.yaml", ". Дальше всего от цели", "", "Обсудите противоречия "},
		{"factory.json", ": не хватает документов.", "", "Обсудите противоречия "},
		{"retail.yaml", ". Дальше всего от цели", "Прислать подтверждения — шаг 9:", "Обсудите противоречие "},
	} {
		v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/"+c.file, questionnaire.Russian, nil)
		if !strings.Contains(v.Conclusion, c.conclusion) || !strings.Contains(v.FirstNote, c.note) || !strings.Contains(v.Trust.Sentence, c.trust) {
			t.Errorf("%s: %q, %q, %q", c.file, v.Conclusion, v.FirstNote, v.Trust.Sentence)
		}
	}
}

// TestFirstStepsSend: where almost all is claimed and little of it shown, to send the documents is among the first steps, and
// what that adds at most is the sum of what the plan says of it.
func TestFirstStepsSend(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/factory.json", questionnaire.Russian, nil)
	if len(v.FirstSteps) != 2 || v.FirstSteps[0].Kind != ShowID || v.FirstSteps[0].Serves == "" || v.FirstSteps[0].Days.Value == 0 {
		t.Fatalf("first steps: %+v", v.FirstSteps)
	}
	if said := "По ответам оценка 75,7, и общая цель была бы достигнута: не хватает документов."; !strings.HasSuffix(v.Conclusion, said) {
		t.Errorf("%q does not end with %q", v.Conclusion, said)
	}
	if said := "Засчитано 40,0 балла из 100"; !strings.HasPrefix(v.Conclusion, said) { // nothing is shown, so nothing is proven
		t.Errorf("%q does not begin with %q", v.Conclusion, said)
	}
	if said := "документы добавят до " + v.FirstSteps[0].Impact.Text + " балла"; !strings.Contains(v.ClaimedText(), said) {
		t.Errorf("not %q: %q", said, v.ClaimedText())
	}
}

// TestIsAnswersShouldBe: what is said of a gap answers what its target asks, and what comes first is said apart, with what it
// needs.
func TestIsAnswersShouldBe(t *testing.T) {
	v := viewWith(t, "../../questionnaire/block9", "../../testdata/clients/manufacturer-dealers.yaml", questionnaire.Russian, nil)
	g := v.HeaviestGaps[0]
	const is = "Доля этапов в CRM: 0\u00a0%."
	const nearest = "Ближайшая ступень: в среднем по воронкам не меньше 90\u00a0% этапов учитывается в электронном виде."
	if g.Is != is || g.Nearest != nearest || !strings.Contains(g.ShouldBe, "в CRM") {
		t.Errorf("%q, nearest %q, should be %q", g.Is, g.Nearest, g.ShouldBe)
	}
	for i := range v.Criteria {
		const now = "; сейчас: доля этапов с электронным учётом\u00a0— 80\u00a0%."
		if c := &v.Criteria[i]; c.ID == g.CriterionID && c.NearestNow() != strings.TrimSuffix(nearest, ".")+now {
			t.Errorf("in the card %q", c.NearestNow())
		}
	}
}
