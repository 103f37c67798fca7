package scoring

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestCaps: a cap holds while its criterion is under its level, and not from that level on.
func TestCaps(t *testing.T) {
	bank := banktest.Block9(t)
	for _, k := range bank.Caps {
		at := func(level int) dimensionScore {
			s := scoreDimension(bank, k.Dimension, func(c *questionnaire.Criterion) (int, bool) {
				if c == k.Criterion {
					return level, true
				}
				return questionnaire.Rungs, true
			})
			if !s.applies {
				t.Fatal("no score")
			}
			return s
		}
		if s := at(k.Until - 1); s.score != k.Max || s.binding != k {
			t.Errorf("%s under level %d: score %v, want %v", k.Criterion.ID, k.Until, s.score, k.Max)
		}
		if s := at(k.Until); s.score <= k.Max || s.binding != nil {
			t.Errorf("%s on level %d: score %v is capped", k.Criterion.ID, k.Until, s.score)
		}
	}
}

// TestOverall: the weighted mean, at most 30 above the weakest dimension; one without a score is left out.
func TestOverall(t *testing.T) {
	bank := banktest.Block9(t) // weights 0.4, 0.3, 0.3
	for _, c := range []struct {
		scores []float64 // less than 0: no score
		want   float64
	}{
		{[]float64{50, 60, 70}, 59},
		{[]float64{100, 100, 10}, 40},
		{[]float64{60, 60, 45}, 55.5},
		{[]float64{100, 100, 65}, 89.5},
		{[]float64{50, 60, -1}, 38 / 0.7},
		{[]float64{-1, -1, -1}, 0},
	} {
		got := scoreOverall(bank, theWorse, func(d *questionnaire.Dimension) dimensionScore {
			return dimensionScore{score: c.scores[d.Index], applies: c.scores[d.Index] >= 0}
		})
		if math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v: %v, want %v", c.scores, got, c.want)
		}
	}
}

// TestDimensionThatMayNotApply: while every criterion of a dimension waits for its `applies`, the overall score is taken
// with the dimension and without it, so that no answer makes proven fall or possible rise.
func TestDimensionThatMayNotApply(t *testing.T) {
	bank := banktest.Block9(t)
	for _, levels := range [][]int{{5, 1, 1}, {1, 5, 5}, {0, 5, 5}, {5, 5, 2}, {3, 3, 3}, {1, 2, 5}, {0, 0, 5}} { // by dimension
		assess := func(applies ...questionnaire.Truth) *Assessment {
			a := &Assessment{Bank: bank}
			for _, c := range bank.Criteria {
				n := levels[c.Dimension.Index]
				a.Criteria = append(a.Criteria, CriterionResult{Criterion: c, Applies: applies[c.Dimension.Index], Proven: n, Claimed: n, Possible: n, Target: n})
			}
			a.scoreDimensions()
			return a
		}
		const yes, no, open = questionnaire.True, questionnaire.False, questionnaire.Unknown
		for _, of := range [][]questionnaire.Truth{{open, yes, yes}, {open, open, yes}, {open, open, open}, {open, no, yes}} {
			before := assess(of...)
			least, most := math.Inf(1), math.Inf(-1)
			for _, first := range []questionnaire.Truth{yes, no} {
				for _, second := range []questionnaire.Truth{yes, no} {
					for _, third := range []questionnaire.Truth{yes, no} {
						decided := []questionnaire.Truth{first, second, third}
						possible := slices.Contains(decided, yes) // without any dimension there is no score
						for i := range of {
							possible = possible && (of[i] == open || of[i] == decided[i])
						}
						if !possible {
							continue
						}
						after := assess(decided...).Overall
						least, most = min(least, after.Proven), max(most, after.Possible)
					}
				}
			}
			if got := before.Overall; math.Abs(got.Proven-least) > 1e-9 || math.Abs(got.Claimed-least) > 1e-9 || math.Abs(got.Possible-most) > 1e-9 {
				t.Errorf("levels %v, applies %v: overall %v, want proven and claimed %v, possible %v", levels, of, got, least, most)
			}
			if got := before.ProvenAt(levelsOf(before)).Overall; math.Abs(got-least) > 1e-9 {
				t.Errorf("levels %v, applies %v: %v at the proven levels, want %v", levels, of, got, least)
			}
		}
	}
}

// levelsOf returns the proven levels, by Criterion.Index.
func levelsOf(a *Assessment) []int {
	out := make([]int, len(a.Criteria))
	for i := range a.Criteria {
		out[i] = a.Criteria[i].Proven
	}
	return out
}

// TestByGap: the gap that costs most points comes first, of equal ones the wider, then in the order of the bank.
func TestByGap(t *testing.T) {
	half := &questionnaire.Dimension{Weight: 0.5}
	a := &Assessment{}
	add := func(id string, weight float64, proven, target int, applies questionnaire.Truth) {
		c := &questionnaire.Criterion{ID: id, Dimension: half, Weight: weight, Index: len(a.Criteria)}
		a.Criteria = append(a.Criteria, CriterionResult{Criterion: c, Applies: applies, Proven: proven, Target: target})
	}
	add("reached", 3, 4, 4, questionnaire.True)
	add("narrow", 3, 2, 3, questionnaire.True)
	add("wide", 1, 0, 3, questionnaire.True)
	add("heavy", 3, 0, 3, questionnaire.Unknown)
	add("away", 3, 0, 5, questionnaire.False)
	add("beyond", 1, 5, 3, questionnaire.True)
	add("wide_too", 1, 0, 3, questionnaire.True)
	ids := func(results []*CriterionResult) string {
		var out []string
		for _, r := range results {
			out = append(out, r.Criterion.ID)
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ got, want string }{
		{ids(a.ByGap()), "heavy wide wide_too narrow reached beyond"},
		{ids(a.HeaviestGaps(2)), "heavy wide"},
		{ids(a.HeaviestGaps(9)), "heavy wide wide_too narrow"},
		{ids(a.HeaviestRungs(9)), "reached narrow heavy wide wide_too"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestRound: one decimal, half up.
func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 36.25: 36.3, 36.2499: 36.2, 0.05: 0.1, 99.95: 100, 2.675 * 10: 26.8, 100: 100} {
		if got := Round(x); math.Abs(got-want) > 1e-12 {
			t.Errorf("Round(%v) = %v, want %v", x, got, want)
		}
	}
}

// TestDoubt: each contradiction of high severity takes 15 % of a criterion's confidence, each of medium 7 %, half of
// that where a measurement is one of its sides, and 40 % stays whatever there is.
func TestDoubt(t *testing.T) {
	bank := banktest.Block9(t)
	rule := func(id string) *questionnaire.Rule {
		for _, c := range bank.Checks {
			if c.ID == id {
				return c.When
			}
		}
		t.Fatal("no check ", id)
		return nil
	}
	told, measured := rule("claim_vs_matrix"), rule("known_vs_test")
	for _, c := range []struct {
		high, medium int
		when         *questionnaire.Rule
		want         float64
	}{
		{0, 0, told, 1}, {1, 0, told, 0.85}, {0, 1, told, 0.93}, {2, 1, told, 0.63}, {4, 0, told, 0.4}, {5, 0, told, 0.4}, {3, 4, told, 0.4}, {0, 12, told, 0.4},
		{1, 0, measured, 0.925}, {0, 1, measured, 0.965}, {2, 1, measured, 0.815}, {8, 0, measured, 0.4},
	} {
		a, r := believed(t, bank)
		for i := range c.high + c.medium {
			check := &questionnaire.Check{Severity: questionnaire.High, Criteria: []*questionnaire.Criterion{r.Criterion}, When: c.when}
			if i >= c.high {
				check.Severity = questionnaire.Medium
			}
			a.Contradictions = append(a.Contradictions, Contradiction{Check: check})
		}
		a.setConfidence()
		if math.Abs(r.Confidence-100*c.want) > 1e-9 {
			t.Errorf("%d high and %d medium: confidence %v, want %v", c.high, c.medium, r.Confidence, 100*c.want)
		}
	}
}

// believed returns an assessment without contradictions in which every field is known, and its first criterion, which
// has the best evidence.
func believed(t *testing.T, bank *questionnaire.Bank) (*Assessment, *CriterionResult) {
	t.Helper()
	a, err := Assess(t.Context(), answers.NewSheet(bank))
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Fields {
		a.Fields[i] = FieldAnswered
	}
	a.Contradictions = nil
	r := &a.Criteria[0]
	r.Grade = answers.Extract
	return a, r
}

// TestBelief: without evidence 40 % is believed, with each grade 20 more; a plain "no" is believed as it is, and a
// number that nobody measures is half known.
func TestBelief(t *testing.T) {
	bank := banktest.Block9(t)
	a, r := believed(t, bank)
	for grade, want := range map[answers.Grade]float64{answers.NoEvidence: 40, answers.Reference: 60, answers.Document: 80, answers.Extract: 100} {
		r.Grade = grade
		if a.setConfidence(); math.Abs(r.Confidence-want) > 1e-9 {
			t.Errorf("evidence of grade %q gives a confidence of %v, want %v", grade, r.Confidence, want)
		}
	}
	r.Grade = answers.NoEvidence
	for n := range r.Rungs {
		r.Rungs[n].State = Unmet
	}
	if a.setConfidence(); r.Confidence != 100 {
		t.Errorf("a plain no has a confidence of %v", r.Confidence)
	}
	r.Rungs[4].State = Unknown
	if a.setConfidence(); math.Abs(r.Confidence-40) > 1e-9 {
		t.Errorf("a no of which something is open has a confidence of %v", r.Confidence)
	}
	r = &a.Criteria[bank.Criterion("client_convenience").Index]
	r.Grade = answers.Extract
	share := 0.5 / float64(len(r.Criterion.Fields))
	a.Sheet.Value(bank.Field("missed_calls_pct")).State = answers.NotMeasured
	if a.setConfidence(); math.Abs(r.Confidence-100*(1-share)) > 1e-9 {
		t.Errorf("with a number that nobody measures the confidence is %v, want %v", r.Confidence, 100*(1-share))
	}
}

// TestConfidenceBands: 75 and above is high, 50 and above medium, else low.
func TestConfidenceBands(t *testing.T) {
	for x, want := range map[float64]questionnaire.Severity{100: questionnaire.High, 75: questionnaire.High, 74.9: questionnaire.Medium, 50: questionnaire.Medium, 49.9: questionnaire.Low, 0: questionnaire.Low} {
		if got := ConfidenceBand(x); got != want {
			t.Errorf("a confidence of %v is %s, want %s", x, got, want)
		}
	}
}

// TestDepartments: two roles that do one function duplicate inside a department when both name it, or when one names
// none and just one is listed; otherwise between departments.
func TestDepartments(t *testing.T) {
	bank := banktest.Block9(t)
	others := slices.DeleteFunc(questionnaire.OptionIDs(bank.Field("functions_absent").Options), func(id string) bool { return id == "lead_capture" })
	for _, c := range []struct {
		departments, first, second string // of a role: its department, and where it is when that is outside
		inside, between            float64
	}{
		{"[{id: d1}]", `"", place: company`, `"", place: company`, 0, 1},
		{"[{id: d1}]", `d1, place: partner`, `d1`, 0, 1},
		{"[{id: d1}]", "d1", "d1", 1, 0},
		{"[{id: d1}]", "d1", `""`, 1, 0},
		{"[{id: d1}]", `""`, `""`, 1, 0},
		{"[]", `""`, `""`, 1, 0},
		{"[{id: d1}, {id: d2}]", "d1", "d2", 0, 1},
		{"[{id: d1}, {id: d2}]", "d1", `""`, 0, 1},
	} {
		text := fmt.Sprintf(`format: salesaudit.answers/1
bank: %s
client: {sellers: 4}
interview: {date: 2026-10-05}
answers:
  directions: []
  segments: []
  split_rules: []
  departments: %s
  roles:
    - {id: a, headcount: 2, is_seller: true, department: %s, job_description: none}
    - {id: b, headcount: 2, is_seller: true, department: %s, job_description: none}
  functions_absent: [%s]
  responsibilities: {lead_capture: {a: R, b: R}}
`, answers.BankReference(bank), c.departments, c.first, c.second, strings.Join(others, ", "))
		sheet, found := answers.Parse("departments.yaml", []byte(text), bank)
		if sheet == nil {
			t.Fatal(found)
		}
		a, err := Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		inside, between := a.Facts[bank.Fact("duplicated_functions").Index], a.Facts[bank.Fact("cross_duplicated_functions").Index]
		if !inside.Known || !between.Known || inside.Value != c.inside || between.Value != c.between {
			t.Errorf("departments %s, roles in %s and %s: %v inside, %v between, want %v and %v", c.departments, c.first, c.second, inside.Value, between.Value, c.inside, c.between)
		}
	}
}

const scoresFile = "testdata/scores.out"

// TestScores holds the scores, levels, confidence and what to ask and prove next of some clients against a golden
// file. With targets of its own, a client is measured by those.
func TestScores(t *testing.T) {
	bank := banktest.Block9(t)
	var got strings.Builder
	variants := variantsOf(t, bank)
	clients := slices.Clone(variants[:len(samples(t))])
	for _, v := range variants {
		if slices.Contains([]string{"flawless", "flawless, funnels is left out", "flawless, crm_in_use is left out"}, v.name) {
			clients = append(clients, v)
		}
	}
	clients = append(clients, variant{name: "flawless, own targets", change: func(file map[string]any) {
		file["targets"] = map[string]any{"segmentation": 5.0, "funnels": 0.0}
	}})
	s := NewScorer(bank)
	for _, v := range clients {
		a, err := s.Score(t.Context(), v.build(t, bank))
		if err != nil {
			t.Fatal(err)
		}
		writeScores(&got, v.name, a)
	}
	golden(t, scoresFile, got.String())
}

func writeScores(out *strings.Builder, name string, a *Assessment) {
	scores := func(s Score) string {
		return fmt.Sprintf("proven %.4f claimed %.4f possible %.4f target %.4f", s.Proven, s.Claimed, s.Possible, s.Target)
	}
	fmt.Fprintf(out, "%s\n  overall %s, completeness %.4f\n", name, scores(a.Overall), a.Completeness)
	for _, d := range a.Dimensions {
		fmt.Fprintf(out, "  %s %s, confidence %.4f", d.Dimension.ID, scores(d.Score), d.Confidence)
		if d.CappedBy != nil {
			fmt.Fprintf(out, ", capped by %s under %d", d.CappedBy.Criterion.ID, d.CappedBy.Until)
		}
		out.WriteByte('\n')
	}
	for _, c := range a.Criteria {
		fmt.Fprintf(out, "    %s %d/%d/%d of %d, evidence %d, confidence %.4f\n", c.Criterion.ID, c.Proven, c.Claimed, c.Possible, c.Target, c.Grade, c.Confidence)
	}
	for _, q := range a.AskNext {
		fmt.Fprintf(out, "  ask %s %.4f\n", q.Field.ID, q.Gain)
	}
	for _, p := range a.ProveNext {
		fmt.Fprintf(out, "  prove %s by %s %.4f\n", p.Rung.ID(), p.Grade, p.Gain)
	}
}

// golden holds a whole output against a file, or rewrites the file under -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err, "(run with -update to make it)")
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestSmallSamples: 9 of 10 is named where a rung that asks for 90 % holds by it, and changes nothing else.
func TestSmallSamples(t *testing.T) {
	bank := banktest.Block9(t)
	text, err := os.ReadFile("../../testdata/clients/ideal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	assess := func(answer string) *Assessment {
		t.Helper()
		changed := strings.Replace(string(text), "response_in_norm_pct: 92.5", "response_in_norm_pct: "+answer, 1)
		sheet, found := answers.Parse("ideal.yaml", []byte(changed), bank)
		if sheet == nil || changed == string(text) {
			t.Fatal(found)
		}
		a, err := Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for answer, want := range map[string]int{"95": 0, "19/20": 0, "19/19": 1, "10/10": 1, "8/10": 0} {
		a := assess(answer)
		if got := a.SmallSamples(); len(got) != want {
			t.Errorf("%s: %d samples are too small, want %d", answer, len(got), want)
		}
	}
	if counted, said := assess("10/10"), assess("100"); counted.Overall != said.Overall {
		t.Errorf("10 of 10 gives %v, 100 %% gives %v", counted.Overall, said.Overall)
	}
}

// TestSize: the company is of the size of its sellers as stated, or as counted from its own roles where those are more.
func TestSize(t *testing.T) {
	bank := banktest.Block9(t)
	for _, c := range []struct {
		stated int
		roles  string
		want   string
	}{
		{3, "[]", "small"},
		{3, "[{id: a, headcount: 7, is_seller: true}]", "medium"},
		{30, "[{id: a, headcount: 7, is_seller: true}]", "large"},
		{3, "[{id: a, headcount: 7, is_seller: false}]", "small"},
		{3, "[{id: a, headcount: 70, is_seller: true, place: partner}, {id: b, headcount: 4, is_seller: true, place: company}]", "small"},
		{3, "[{id: a, is_seller: true}, {id: b, headcount: 6, is_seller: true}]", "medium"}, // at least so many
		{3, "unknown", "small"},
	} {
		text := fmt.Sprintf("format: salesaudit.answers/1\nbank: %s\nclient: {sellers: %d}\ninterview: {date: 2026-10-05}\nanswers:\n  roles: %s\n", answers.BankReference(bank), c.stated, c.roles)
		sheet, found := answers.Parse("size.yaml", []byte(text), bank)
		if sheet == nil {
			t.Fatal(found)
		}
		a, err := Assess(t.Context(), sheet)
		if err != nil {
			t.Fatal(err)
		}
		if a.Profile.ID != c.want {
			t.Errorf("%d sellers stated, roles %s: %s, want %s", c.stated, c.roles, a.Profile.ID, c.want)
		}
	}
}

// TestNotApplicable: a criterion that the file leaves out with a reason leaves score, targets and plan as one whose
// `applies` is false does.
func TestNotApplicable(t *testing.T) {
	bank := banktest.Block9(t)
	sheet, found := answers.Load("../../testdata/clients/distributor.yaml", bank)
	if sheet == nil {
		t.Fatal(found)
	}
	sheet.NotApplicable = map[string]string{"integrations": "всё в одной системе"}
	a, err := Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	left := &a.Criteria[bank.Criterion("integrations").Index]
	if left.Counts() || left.Reason == "" || left.Gap() != 0 {
		t.Errorf("integrations counts: %t, reason %q, gap %d", left.Counts(), left.Reason, left.Gap())
	}
	left.Proven, left.Target = 5, 5 // nothing of it goes into the scores
	before := a.Overall
	if a.scoreDimensions(); a.Overall != before {
		t.Errorf("its level moves the score from %v to %v", before, a.Overall)
	}
}
