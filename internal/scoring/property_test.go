package scoring_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// cases returns how many random clients of a bank each property is tried on.
func cases(b *questionnaire.Bank) int {
	switch {
	case testing.Short(): // under the race detector each takes ten times as long
		return 50
	case b.ID == "block9":
		return 2000
	}
	return 500
}

// slack allows for the order of additions.
const slack = 1e-9

// forEach calls try with a source of random numbers for each case of each bank. The cases of a bank are dealt to as
// many scorers as there are processors, each of which goes on from client to client.
func forEach(t *testing.T, try func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank)) {
	parts := runtime.GOMAXPROCS(0)
	for _, b := range []*questionnaire.Bank{banktest.Block9(t), warehouse(t)} {
		for part := range parts {
			t.Run(fmt.Sprintf("%s/%d", b.ID, part), func(t *testing.T) {
				t.Parallel()
				scorer := scoring.NewScorer(b)
				for seed := part; seed < cases(b); seed += parts {
					try(t, rand.New(rand.NewPCG(uint64(seed), 9)), scorer, b)
					if t.Failed() {
						t.Fatalf("seed %d", seed)
					}
				}
			})
		}
	}
}

func warehouse(t testing.TB) *questionnaire.Bank {
	t.Helper()
	return banktest.Load(t, "../../testdata/banks/warehouse")
}

func score(t *testing.T, s *scoring.Scorer, sheet *answers.Sheet) *scoring.Assessment {
	t.Helper()
	a, err := s.Score(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// clone copies a sheet deeply enough to change any value of it.
func clone(s *answers.Sheet) *answers.Sheet {
	c := *s
	c.Values = cloneValues(s.Values)
	c.Evidence = slices.Clone(s.Evidence)
	for i := range c.Evidence {
		c.Evidence[i] = slices.Clone(c.Evidence[i])
	}
	return &c
}

func cloneValues(values []answers.Value) []answers.Value {
	out := slices.Clone(values)
	for i := range out {
		out[i].Texts, out[i].Options = slices.Clone(out[i].Texts), slices.Clone(out[i].Options)
		out[i].Marks = slices.Clone(out[i].Marks)
		out[i].Rows = slices.Clone(out[i].Rows)
		for k := range out[i].Rows {
			out[i].Rows[k].Cells = cloneValues(out[i].Rows[k].Cells)
		}
	}
	return out
}

// TestProperties draws clients, complete and incomplete, and holds the assessment of each to what the method
// promises.
func TestProperties(t *testing.T) {
	var raised atomic.Int64
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		doc, err := source.Read("sample.yaml", sampling.Text(rng, b))
		if err != nil {
			t.Fatal(err)
		}
		sheet := read(t, doc, b)
		a := score(t, s, sheet)
		checkBounds(t, a)
		checkOrder(t, rng, doc, a)
		checkSoundness(t, rng, s, sheet, a)
		if b.ID != "block9" { // what follows is promised of its rules; another bank may ask for less of a worse thing, or have rules of shapes that are not taken apart
			return
		}
		checkExplanations(t, a)
		if checkMonotone(t, rng, s, sheet, a) {
			raised.Add(1)
		}
	})
	t.Cleanup(func() { // after the subtests, which run side by side
		if n, least := int(raised.Load()), cases(banktest.Block9(t))*3/4; n < least {
			t.Errorf("only %d cases raised anything, want %d", n, least)
		}
	})
}

// checkBounds: proven <= claimed <= possible, for every criterion, dimension and the overall score.
func checkBounds(t *testing.T, a *scoring.Assessment) {
	t.Helper()
	ordered := func(name string, x, y, z float64) {
		if x > y+slack || y > z+slack {
			t.Errorf("%s: proven %v, claimed %v, possible %v", name, x, y, z)
		}
	}
	for _, c := range a.Criteria {
		ordered(c.Criterion.ID, float64(c.Proven), float64(c.Claimed), float64(c.Possible))
	}
	for _, d := range a.Dimensions {
		ordered(d.Dimension.ID, d.Proven, d.Claimed, d.Possible)
	}
	ordered("overall", a.Overall.Proven, a.Overall.Claimed, a.Overall.Possible)
}

// checkSoundness: removing answers never raises proven nor lowers possible. A text, a reference or an optional
// number that is absent says that there is none, so what is removed there becomes unknown instead; the same for an
// optional list.
func checkSoundness(t *testing.T, rng *rand.Rand, s *scoring.Scorer, sheet *answers.Sheet, before *scoring.Assessment) {
	t.Helper()
	for range 1 + rng.IntN(6) {
		sheet = clone(sheet)
		remove(rng, sheet)
		compareBounds(t, before, score(t, s, sheet))
	}
}

// remove takes one answer away: a field, a cell, a row of a matrix, or evidence.
func remove(rng *rand.Rand, s *answers.Sheet) {
	f := s.Bank.Fields[rng.IntN(len(s.Bank.Fields))]
	v := s.Value(f)
	switch {
	case rng.IntN(10) == 0:
		s.Evidence[rng.IntN(len(s.Evidence))] = nil
	case len(v.Marks) > 0 && rng.IntN(4) > 0:
		v.Marks[rng.IntN(len(v.Marks))] = answers.MarkRow{Marks: v.Marks[0].Marks[:0:0]}
	case len(v.Rows) > 0 && rng.IntN(4) > 0:
		removeCell(rng, f.Columns, v.Rows[rng.IntN(len(v.Rows))])
	default:
		*v = answers.Value{State: answers.Unknown}
	}
}

func removeCell(rng *rand.Rand, columns []*questionnaire.Column, row answers.Row) {
	c := columns[rng.IntN(len(columns))]
	v := row.Cell(c)
	switch {
	case c.Kind == questionnaire.ID: // a row without its id is no answer at all
	case len(v.Rows) > 0 && rng.IntN(3) > 0:
		removeCell(rng, c.Columns, v.Rows[rng.IntN(len(v.Rows))])
	default:
		*v = answers.Value{State: answers.Unknown}
	}
}

func compareBounds(t *testing.T, more, less *scoring.Assessment) {
	t.Helper()
	sound := func(name string, provenMore, provenLess, possibleMore, possibleLess float64) {
		t.Helper()
		if provenLess > provenMore+slack || possibleLess < possibleMore-slack {
			t.Errorf("%s: with fewer answers proven went from %v to %v, possible from %v to %v", name, provenMore, provenLess, possibleMore, possibleLess)
		}
	}
	for i := range more.Criteria {
		m, l := &more.Criteria[i], &less.Criteria[i]
		if m.Counts() && l.Counts() {
			sound(m.Criterion.ID, float64(m.Proven), float64(l.Proven), float64(m.Possible), float64(l.Possible))
		}
	}
	for i := range more.Dimensions {
		m, l := &more.Dimensions[i], &less.Dimensions[i]
		sound(m.Dimension.ID, m.Proven, l.Proven, m.Possible, l.Possible)
	}
	sound("overall", more.Overall.Proven, less.Overall.Proven, more.Overall.Possible, less.Overall.Possible)
}

// raises bounds the draws to find an answer to raise: a client of whom nothing is known has none.
const raises = 50

// checkMonotone: raising one field, with the same rows in every list, lowers no level and no score (method,
// section 9). Inventories are left out, as the method names them: rows, headcounts, who sells, R marks, absent
// functions, and the number of things such as departments and channels, of which more is not better. It returns
// false for a client with nothing to raise.
func checkMonotone(t *testing.T, rng *rand.Rand, s *scoring.Scorer, sheet *answers.Sheet, before *scoring.Assessment) bool {
	t.Helper()
	better, what := clone(sheet), ""
	for range raises {
		if what = raise(rng, better); what != "" {
			break
		}
	}
	if what == "" {
		return false
	}
	after := score(t, s, better)
	notLower := func(name string, x, y scoring.Score) {
		if y.Proven < x.Proven-slack || y.Claimed < x.Claimed-slack || y.Possible < x.Possible-slack {
			t.Errorf("raising %s lowered %s from %v to %v", what, name, x, y)
		}
	}
	for i := range before.Criteria {
		x, y := &before.Criteria[i], &after.Criteria[i]
		if y.Proven < x.Proven || y.Claimed < x.Claimed || y.Possible < x.Possible {
			t.Errorf("raising %s lowered %s from %d/%d/%d to %d/%d/%d", what, x.Criterion.ID, x.Proven, x.Claimed, x.Possible, y.Proven, y.Claimed, y.Possible)
		}
	}
	for i := range before.Dimensions {
		notLower(before.Dimensions[i].Dimension.ID, before.Dimensions[i].Score, after.Dimensions[i].Score)
	}
	notLower("overall", before.Overall, after.Overall)
	return true
}

// raise makes one answer better and names it, or returns "" when the draw found nothing to raise.
func raise(rng *rand.Rand, s *answers.Sheet) string {
	if rng.IntN(8) == 0 {
		for i := range s.Evidence {
			if len(s.Evidence[i]) > 0 {
				e := &s.Evidence[i][rng.IntN(len(s.Evidence[i]))]
				e.Grade = min(answers.Extract, e.Grade+1)
				return "the evidence on " + s.Bank.Questions[i].ID
			}
		}
	}
	f := s.Bank.Fields[rng.IntN(len(s.Bank.Fields))]
	v := s.Value(f)
	if v.State != answers.Answered {
		return ""
	}
	switch f.Kind {
	case questionnaire.Choice:
		if f.Ordered && v.Option+1 < len(f.Options) {
			setOption(v, f.Options, v.Option+1)
			return f.ID
		}
	case questionnaire.Percent:
		if v.Number = min(100, v.Number+float64(1+rng.IntN(40))); f.LowerIsBetter {
			v.Number = max(0, v.Number-80)
		}
		return f.ID
	case questionnaire.Integer:
		if f.LowerIsBetter {
			v.Number = max(0, v.Number-float64(1+rng.IntN(20)))
			return f.ID
		}
	case questionnaire.Multi:
		if isInventory(s.Bank, f) {
			return ""
		}
		k := rng.IntN(len(f.Options))
		if !slices.Contains(v.Options, k) {
			v.Options, v.Texts = append(v.Options, k), append(v.Texts, f.Options[k].ID)
			return f.ID
		}
	case questionnaire.List:
		if len(v.Rows) > 0 {
			return raiseCell(rng, f.ID, f.Columns, v.Rows[rng.IntN(len(v.Rows))])
		}
	}
	return ""
}

func setOption(v *answers.Value, options []questionnaire.Option, k int) {
	v.Option, v.Text = k, options[k].ID
}

// isInventory reports whether a multi counts what there is rather than what is good: options of it need something
// of another field, or take rows out of a matrix.
func isInventory(b *questionnaire.Bank, f *questionnaire.Field) bool {
	for _, fact := range b.Facts {
		if c, ok := fact.Computation.(questionnaire.ConnectedShare); ok && c.Of == f {
			return true
		}
	}
	return slices.ContainsFunc(b.Fields, func(g *questionnaire.Field) bool {
		return g.Matrix != nil && (g.Matrix.Absent == f || g.Matrix.Present == f)
	})
}

func raiseCell(rng *rand.Rand, name string, columns []*questionnaire.Column, row answers.Row) string {
	c := columns[rng.IntN(len(columns))]
	v := row.Cell(c)
	name += "." + c.ID
	switch {
	case v.State != answers.Answered:
	case c.Kind == questionnaire.Choice && c.Ordered && v.Option+1 < len(c.Options):
		setOption(v, c.Options, v.Option+1)
		return name
	case c.Kind == questionnaire.Percent:
		v.Number = min(100, v.Number+10)
		return name
	case c.Kind == questionnaire.List && len(v.Rows) > 0:
		return raiseCell(rng, name, c.Columns, v.Rows[rng.IntN(len(v.Rows))])
	}
	return ""
}

// checkOrder: the order of keys and of rows changes nothing, nor does what was scored before. It shuffles doc.
func checkOrder(t *testing.T, rng *rand.Rand, doc *source.Document, before *scoring.Assessment) {
	t.Helper()
	b := before.Bank
	shuffle(rng, doc.Root, orderedKeys(b))
	after := score(t, scoring.NewScorer(b), read(t, doc, b))
	if x, y := comparable(before), comparable(after); !reflect.DeepEqual(x, y) { // a hundred times faster than cmp, which says how they differ
		t.Error("in another order:", cmp.Diff(x, y, byIdentity...))
	}
}

func read(t *testing.T, doc *source.Document, b *questionnaire.Bank) *answers.Sheet {
	t.Helper()
	sheet, found := answers.Read(doc, b)
	if sheet == nil {
		t.Fatal(found)
	}
	return sheet
}

// comparable returns an assessment without what the order of rows may change: places of rows are replaced by their
// ids, and numbers rounded, because additions in another order differ in the last digits.
func comparable(a *scoring.Assessment) any {
	c := *a
	c.Sheet, c.Functions = nil, nil
	c.Facts = slices.Clone(a.Facts)
	c.Criteria = slices.Clone(a.Criteria)
	c.Dimensions = slices.Clone(a.Dimensions)
	c.AskNext, c.ProveNext = slices.Clone(a.AskNext), slices.Clone(a.ProveNext)
	round(&c.Overall.Proven, &c.Overall.Claimed, &c.Overall.Possible, &c.Overall.Target, &c.Completeness)
	for i := range c.Facts {
		round(&c.Facts[i].Value, &c.Facts[i].Worst, &c.Facts[i].Best)
		c.Facts[i].Items = slices.Sorted(slices.Values(c.Facts[i].Items))
	}
	for i := range c.Criteria {
		round(&c.Criteria[i].Confidence)
	}
	for i := range c.Dimensions {
		d := &c.Dimensions[i]
		round(&d.Proven, &d.Claimed, &d.Possible, &d.Target, &d.Confidence)
	}
	for i := range c.AskNext {
		round(&c.AskNext[i].Gain)
	}
	for i := range c.ProveNext {
		round(&c.ProveNext[i].Gain)
	}
	functions := map[string]any{}
	for _, f := range a.Functions {
		columns := a.Sheet.Value(f.Matrix.Matrix.Columns).Rows
		ids := func(places []int) []string {
			var out []string
			for _, k := range places {
				out = append(out, columns[k].ID)
			}
			slices.Sort(out)
			return out
		}
		functions[f.Matrix.ID+" "+f.Function.ID] = []any{ids(f.Doers), ids(f.Owners), ids(f.StandIns), f.Findings}
	}
	return map[string]any{"assessment": c, "functions": functions}
}

func round(numbers ...*float64) {
	for _, x := range numbers {
		*x = math.Round(*x*1e6) / 1e6
	}
}

// byIdentity compares what belongs to the bank as the one thing that it is.
var byIdentity = cmp.Options{
	cmpopts.IgnoreUnexported(scoring.Assessment{}),
	same[questionnaire.Bank](), same[questionnaire.Profile](), same[questionnaire.Field](), same[questionnaire.Fact](), same[questionnaire.Rung](), same[questionnaire.Part](),
	same[questionnaire.Check](), same[questionnaire.Cap](), same[questionnaire.Criterion](), same[questionnaire.Dimension](),
}

func same[T any]() cmp.Option { return cmp.Comparer(func(x, y *T) bool { return x == y }) }

// orderedKeys names the lists inside rows: the order of stages means something.
func orderedKeys(b *questionnaire.Bank) map[string]bool {
	keys := map[string]bool{}
	for _, f := range b.Fields {
		for _, c := range f.Columns {
			if c.Kind == questionnaire.List {
				keys[c.ID] = true
			}
		}
	}
	return keys
}

func shuffle(rng *rand.Rand, n *source.Node, ordered map[string]bool) {
	switch n.Kind {
	case source.Mapping:
		for i := range n.Len() {
			if key, v := n.Pair(i); !ordered[key.Value] {
				shuffle(rng, v, ordered)
			}
		}
		rng.Shuffle(n.Len(), func(i, j int) {
			n.Items[2*i], n.Items[2*j] = n.Items[2*j], n.Items[2*i]
			n.Items[2*i+1], n.Items[2*j+1] = n.Items[2*j+1], n.Items[2*i+1]
		})
	case source.Sequence:
		for i := range n.Items {
			shuffle(rng, &n.Items[i], ordered)
		}
		rng.Shuffle(len(n.Items), func(i, j int) { n.Items[i], n.Items[j] = n.Items[j], n.Items[i] })
	}
}

// checkExplanations: the parts that explain a rung add up to what CEL decided, so that no rung goes unexplained.
func checkExplanations(t *testing.T, a *scoring.Assessment) {
	t.Helper()
	for i := range a.Criteria {
		for n := range a.Criteria[i].Rungs {
			r := &a.Criteria[i].Rungs[n]
			for k := range r.Parts {
				if p := &r.Parts[k]; p.State != scoring.Unknown && len(a.Explain(nil, p)) == 0 {
					t.Errorf("%s is %s and its part %d unexplained: %s", r.Rung.ID(), r.State, p.Part.Number, p.Part.When.Text)
				}
			}
		}
	}
}
