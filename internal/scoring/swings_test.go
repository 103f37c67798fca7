package scoring_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// What one answer, one row or one way of telling the same thing can do to the score of Block 9. Where a company could
// gain by how it tells the truth, the test says how much and in which criteria.

// sampleSheet loads a sample client by the name of its file.
func sampleSheet(t *testing.T, name string) *answers.Sheet {
	t.Helper()
	sheet, found := answers.Load(filepath.Join("../../testdata/clients", name), banktest.Block9(t))
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// sampleSheets loads all sample clients, by the names of their files.
func sampleSheets(t *testing.T) map[string]*answers.Sheet {
	t.Helper()
	files, err := filepath.Glob("../../testdata/clients/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	out := map[string]*answers.Sheet{}
	for _, file := range files {
		out[filepath.Base(file)] = sampleSheet(t, filepath.Base(file))
	}
	return out
}

// moved lists the criteria whose proven level differs, each as "id 2>3".
func moved(x, y *scoring.Assessment) []string {
	var out []string
	for i := range x.Criteria {
		if from, to := x.Criteria[i].Proven, y.Criteria[i].Proven; from != to {
			out = append(out, fmt.Sprintf("%s %d>%d", x.Criteria[i].Criterion.ID, from, to))
		}
	}
	return out
}

func gained(x, y *scoring.Assessment) float64 { return y.Overall.Proven - x.Overall.Proven }

// completeClients are samples of middle size in which every field is answered.
var completeClients = []string{"ideal.yaml", "distributor.yaml", "integrator-presale.yaml", "manufacturer-dealers.yaml"}

// swingClients are those that every step is tried on. Nothing goes on side by side there, and the race detector takes ten
// times as long: one client will do for it.
func swingClients() []string {
	if testing.Short() {
		return completeClients[:1]
	}
	return completeClients
}

// fewer is a number of drawn clients, a tenth of it under the race detector.
func fewer(n uint64) uint64 {
	if testing.Short() {
		return n / 10
	}
	return n
}

// largestSwing is how many points of the proven overall score one answer of a complete client may be worth.
const largestSwing = 5

// knownSwings are the answers that are worth more, by field or column, with the reason.
var knownSwings = map[string]string{
	"segments.criteria":     "without criteria of every group segmentation falls to 1, and structure is capped at 70 until it is at 2",
	"departments.head_role": "without a head of every department the structure falls to 1, and its dimension is capped at 60 until it is at 2",
	"departments_count":     "with no department the structure falls to 0, and its dimension is capped at 60 until it is at 2",
	"responsibilities":      "in a matrix without a flaw one mark can make the first duplicate and the first function without an owner: two criteria fall from the top",
	"roles.place":           "says of all people of a role, here of 6 sellers of 13, that they are outside the department, where nothing is duplicated",
	"roles.department":      "the same: a role without a department duplicates nothing inside one",
	"roles.directions":      "says that all people of a role serve other clients than their department: declared lines part roles on paper (method, section 9)",
}

// TestSwings takes every single step from complete clients and looks for one that moves the proven overall score by
// more than largestSwing.
func TestSwings(t *testing.T) {
	met := map[string]bool{}
	for _, name := range swingClients() {
		sheet, s := sampleSheet(t, name), scoring.NewScorer(banktest.Block9(t))
		base := score(t, s, sheet)
		if base.Completeness < 1 {
			t.Errorf("%s is not complete", name)
		}
		steps, largest := nextSteps(t, s, sheet, base), 0.0
		for _, step := range steps {
			after := score(t, s, step.apply(sheet))
			swing := math.Abs(gained(base, after))
			if _, known := knownSwings[step.where]; known {
				met[step.where] = met[step.where] || swing > largestSwing
				continue
			}
			if largest = max(largest, swing); swing > largestSwing {
				t.Errorf("%s: %v moves the overall score by %+.2f: %v", name, step, gained(base, after), moved(base, after))
			}
		}
		t.Logf("%s: %d steps, the largest swing besides the known ones is %.2f", name, len(steps), largest)
	}
	for where := range knownSwings {
		if !met[where] && !testing.Short() {
			t.Errorf("%s moves no client by more than %d points any more", where, largestSwing)
		}
	}
}

// nextSteps leaves of the numbers that a field can be moved to the nearest on each side that changes the score: those
// across its next thresholds.
func nextSteps(t *testing.T, s *scoring.Scorer, sheet *answers.Sheet, base *scoring.Assessment) []step {
	t.Helper()
	var out []step
	above := map[string]bool{}
	for _, step := range stepsOf(sheet) { // numbers ascend
		f := sheet.Bank.Field(step.where)
		if f == nil || f.Kind != questionnaire.Integer && f.Kind != questionnaire.Percent {
			out = append(out, step)
			continue
		}
		now, then := sheet.Value(f), step.apply(sheet)
		if gained(base, score(t, s, then)) == 0 {
			continue
		}
		switch below := then.Value(f).Number < now.Number; {
		case below && len(out) > 0 && out[len(out)-1].where == f.ID:
			out[len(out)-1] = step
		case below:
			out = append(out, step)
		case !above[f.ID]:
			above[f.ID] = true
			out = append(out, step)
		}
	}
	return out
}

// TestRowSwings says what taking away one row, with what names it, does to complete clients. More or fewer rows are
// another inventory, so nothing is promised (method, section 9); the log shows the order of size.
func TestRowSwings(t *testing.T) {
	for _, name := range completeClients {
		sheet, s := sampleSheet(t, name), scoring.NewScorer(banktest.Block9(t))
		base := score(t, s, sheet)
		for _, f := range sheet.Bank.Fields {
			low, high := 0.0, 0.0
			for k := range sheet.Value(f).Rows {
				points := gained(base, score(t, s, withoutRow(sheet, f, k)))
				low, high = min(low, points), max(high, points)
			}
			if low < -largestSwing || high > largestSwing {
				t.Logf("%s: a row of %s less moves the overall score by %+.2f to %+.2f", name, f.ID, low, high)
			}
		}
	}
}

// TestClaimsDecideNothing answers every field that people say of themselves as well as can be, then as badly: no level
// of any criterion moves.
func TestClaimsDecideNothing(t *testing.T) {
	b := banktest.Block9(t)
	s := scoring.NewScorer(b)
	sheets := sampleSheets(t)
	for seed := range fewer(200) {
		sheets[fmt.Sprint("seed ", seed)] = sampling.Sheet(rand.New(rand.NewPCG(seed, 13)), b)
	}
	claims := slices.DeleteFunc(slices.Clone(b.Fields), func(f *questionnaire.Field) bool { return !f.Claim })
	if len(claims) == 0 {
		t.Fatal("the bank has no claims")
	}
	for name, sheet := range sheets {
		before := score(t, s, sheet)
		for what, best := range map[string]bool{"boasting": true, "modesty": false} {
			said := clone(sheet)
			for _, f := range claims {
				if f.Kind != questionnaire.Choice || !f.Ordered {
					t.Fatalf("%s is no ordered choice", f.ID)
				}
				rank := 0
				if best {
					rank = len(f.Options) - 1
				}
				said.Value(f).State = answers.Answered
				setOption(said.Value(f), f.Options, rank)
			}
			after := score(t, s, said)
			for i := range before.Criteria {
				if x, y := &before.Criteria[i], &after.Criteria[i]; x.Proven != y.Proven || x.Claimed != y.Claimed || x.Possible != y.Possible {
					t.Errorf("%s: %s moves %s", name, what, x.Criterion.ID)
				}
			}
		}
	}
}

// TestSplitFunnels tells each funnel twice, as two funnels with the same stages. Told the other way round, it merges two
// that are the same. Shares of stages are means over the funnels, so that one which is better or worse than the others
// then weighs more: stage tracking and conversion may move. A second funnel is also what the third rung of the funnels
// asks for, whatever is in it. Nothing else moves, and no more than an answer may; a client with one segment and one
// funnel gains and loses nothing.
func TestSplitFunnels(t *testing.T) {
	b := banktest.Block9(t)
	s := scoring.NewScorer(b)
	sheets := sampleSheets(t)
	for seed := range fewer(1000) {
		sheets[fmt.Sprint("seed ", seed)] = sampling.Sheet(rand.New(rand.NewPCG(seed, 21)), b)
	}
	tried, pays, costs, most, least := 0, 0, 0, 0.0, 0.0
	for name, sheet := range sheets {
		before := score(t, s, sheet)
		for k, row := range sheet.Value(b.Field("funnels")).Rows {
			after := score(t, s, toldTwice(sheet, k))
			for _, m := range moved(before, after) {
				if id, _, _ := strings.Cut(m, " "); !slices.Contains(movedBySplit(sheet), id) {
					t.Errorf("%s: telling funnel %s twice moves %s", name, row.ID, m)
				}
			}
			points := gained(before, after)
			if most, least = max(most, points), min(least, points); math.Abs(points) > largestSwing {
				t.Errorf("%s: telling funnel %s twice moves the overall score by %+.2f", name, row.ID, points)
			}
			switch tried++; {
			case points > slack:
				pays++
			case points < -slack:
				costs++
			}
		}
	}
	t.Logf("of %d funnels told twice %d pay and %d cost, between %+.2f and %+.2f", tried, pays, costs, least, most)
}

func toldTwice(sheet *answers.Sheet, k int) *answers.Sheet {
	sheet = clone(sheet)
	v := sheet.Value(sheet.Bank.Field("funnels"))
	again := cloneValues([]answers.Value{*v})[0].Rows[k]
	again.ID = "again"
	v.Rows = append(v.Rows, again)
	return sheet
}

// movedBySplit returns the criteria that may move when a funnel of a client is told twice.
func movedBySplit(sheet *answers.Sheet) []string {
	funnels, segments := sheet.Value(sheet.Bank.Field("funnels")), sheet.Value(sheet.Bank.Field("segments"))
	switch {
	case len(funnels.Rows) > 1:
		return []string{"stage_tracking", "conversion"}
	case segments.State == answers.Answered && len(segments.Rows) < 2:
		return nil
	}
	return []string{"funnels"}
}

// TestHiddenSegment leaves the segment with the least revenue out, with all that names it. Rungs that ask something of
// every segment, or of a share of them, then forget what it lacks: segmentation and funnels may rise. Where that is worth
// more than half a point the revenue shares no longer add up, which is a contradiction; only a segment of about a
// twentieth of the revenue can be left out unseen.
func TestHiddenSegment(t *testing.T) {
	b := banktest.Block9(t)
	s := scoring.NewScorer(b)
	sheets := sampleSheets(t)
	for seed := range fewer(1000) {
		sheets[fmt.Sprint("seed ", seed)] = sampling.Sheet(rand.New(rand.NewPCG(seed, 22)), b)
	}
	tried := 0
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		sheet := sheets[name]
		k, share, sum := smallestSegment(sheet)
		before := score(t, s, sheet)
		if k < 0 || sum < 95 || sum > 105 { // who does not know the shares, or has them wrong, hides nothing behind them
			continue
		}
		tried++
		after := score(t, s, withoutRow(sheet, b.Field("segments"), k))
		if points := gained(before, after); points > 0.5 {
			t.Logf("%s: hiding a segment of %v %% moves the overall score by %+.2f: %v", name, share, points, moved(before, after))
			if sum-share < 95 && !contradicts(after, "revenue_shares_do_not_add_up") {
				t.Errorf("%s: a hidden segment pays %.2f points and nothing contradicts", name, points)
			}
		}
		for i := range before.Criteria {
			if x, y := &before.Criteria[i], &after.Criteria[i]; y.Proven > x.Proven && !slices.Contains([]string{"segmentation", "funnels"}, x.Criterion.ID) {
				t.Errorf("%s: hiding a segment raises %s", name, x.Criterion.ID)
			}
		}
	}
	if tried < 20 && !testing.Short() || tried == 0 {
		t.Errorf("only %d clients know their revenue by segment", tried)
	}
}

// smallestSegment returns the place of the segment with the least share of revenue and that share, with the sum of all,
// or -1 where one is not known.
func smallestSegment(sheet *answers.Sheet) (k int, share, sum float64) {
	f := sheet.Bank.Field("segments")
	k = -1
	for i := range sheet.Value(f).Rows {
		v := sheet.Value(f).Rows[i].Cell(f.Column("revenue_share_pct"))
		if v.State != answers.Answered {
			return -1, 0, 0
		}
		if sum += v.Number; k < 0 || v.Number < share {
			k, share = i, v.Number
		}
	}
	return k, share, sum
}

func contradicts(a *scoring.Assessment, check string) bool {
	return slices.ContainsFunc(a.Contradictions, func(c scoring.Contradiction) bool { return c.Check.ID == check })
}

// dearestRow is how many points of the proven overall score one row of the matrix that nobody was asked about may cost
// a client without a flaw. Before facts had bounds it was 26.
const dearestRow = 11

// TestUnaskedRow says what one row of the matrix that nobody was asked about costs and what it leaves possible, beside
// what it costs to say that nobody does it.
func TestUnaskedRow(t *testing.T) {
	f := banktest.Block9(t).Field("responsibilities")
	for _, name := range []string{"ideal.yaml", "distributor.yaml"} {
		sheet, s := sampleSheet(t, name), scoring.NewScorer(banktest.Block9(t))
		base := score(t, s, sheet)
		var proven, possible, nobody []float64
		for _, i := range sheet.Functions(f) {
			with := func(state answers.State) *scoring.Assessment {
				other := clone(sheet)
				other.Value(f).Marks[i] = answers.MarkRow{State: state, Marks: make([]answers.Mark, len(other.Value(f).Marks[i].Marks))}
				return score(t, s, other)
			}
			unasked := with(answers.Absent)
			compareBounds(t, base, unasked)
			proven, possible = append(proven, -gained(base, unasked)), append(possible, unasked.Overall.Possible-base.Overall.Possible)
			nobody = append(nobody, -gained(base, with(answers.Answered)))
		}
		t.Logf("%s: one row of %d not asked costs %.2f points of proven on average and at most %.2f, and leaves %.2f and at most %.2f more possible; that nobody does it costs %.2f and at most %.2f",
			name, len(proven), mean(proven), slices.Max(proven), mean(possible), slices.Max(possible), mean(nobody), slices.Max(nobody))
		if slices.Max(proven) > dearestRow {
			t.Errorf("%s: one row costs %.2f points", name, slices.Max(proven))
		}
	}
}

func mean(numbers []float64) float64 {
	sum := 0.0
	for _, x := range numbers {
		sum += x
	}
	return sum / float64(len(numbers))
}
