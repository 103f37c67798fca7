package scoring_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/internal/answers"
	"salesaudit/internal/sampling"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// cases returns how many random clients of a bank each property is tried on.
func cases(b *questionnaire.Bank) int {
	switch {
	case testing.Short(): // under the race detector each takes ten times as long
		return 200
	case b.ID == "block9":
		return 2000
	}
	return 500
}

// slack allows for the order of additions.
const slack = 1e-9

// forEach calls try with random clients of each bank, complete and incomplete.
func forEach(t *testing.T, try func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank)) {
	banks := map[string]*questionnaire.Bank{"block9": embedded(t), "warehouse": warehouse(t)}
	for name, b := range banks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scorer := scoring.NewScorer(b)
			for seed := range uint64(cases(b)) {
				try(t, rand.New(rand.NewPCG(seed, 9)), scorer, b)
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
		})
	}
}

func embedded(t testing.TB) *questionnaire.Bank {
	b, err := questionnaire.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func warehouse(t testing.TB) *questionnaire.Bank {
	b, _, err := questionnaire.Load("../../testdata/banks/warehouse")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func score(t *testing.T, s *scoring.Scorer, sheet *answers.Sheet) *scoring.Assessment {
	t.Helper()
	a, err := s.Score(sheet)
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

// TestBounds: proven <= claimed <= possible, for every criterion, dimension and the overall score.
func TestBounds(t *testing.T) {
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		a := score(t, s, sampling.Sheet(rng, b))
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
	})
}

// TestSoundness: removing answers never raises proven nor lowers possible. A text, a reference or an optional
// number that is absent says that there is none, so what is removed there becomes unknown instead; the same for an
// optional list.
func TestSoundness(t *testing.T) {
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		sheet := sampling.Sheet(rng, b)
		before := score(t, s, sheet)
		for range 1 + rng.IntN(6) {
			sheet = clone(sheet)
			remove(rng, sheet)
			compareBounds(t, before, score(t, s, sheet))
		}
	})
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

// TestMonotone: raising one field, with the same rows in every list, lowers no level and no score (method,
// section 9). Inventories are left out, as the method names them: rows, headcounts, who sells, R marks, absent
// functions, and the number of things such as departments and channels, of which more is not better.
func TestMonotone(t *testing.T) {
	raised := 0
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		if b.ID != "block9" { // the property is one of its rules; another bank may ask for less of a worse thing
			return
		}
		sheet := sampling.Sheet(rng, b)
		before := score(t, s, sheet)
		better := clone(sheet)
		what := raise(rng, better)
		if what == "" {
			return
		}
		raised++
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
	})
	t.Cleanup(func() { // after the subtests, which run side by side
		if raised < 50 {
			t.Errorf("only %d cases raised anything", raised)
		}
	})
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

// isInventory tells whether a multi counts what there is rather than what is good: options of it need something
// of another field, or take rows out of a matrix.
func isInventory(b *questionnaire.Bank, f *questionnaire.Field) bool {
	for _, fact := range b.Facts {
		if c, ok := fact.Computation.(questionnaire.ConnectedShare); ok && c.Of == f {
			return true
		}
	}
	return slices.ContainsFunc(b.Fields, func(g *questionnaire.Field) bool { return g.Matrix != nil && g.Matrix.Absent == f })
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

// TestOrder: the order of keys and of rows changes nothing, nor does what was scored before.
func TestOrder(t *testing.T) {
	ignored := cmp.Options{
		cmpopts.IgnoreFields(scoring.Assessment{}, "Bank", "Sheet", "Profile", "Functions"),
		cmpopts.IgnoreFields(scoring.FactResult{}, "Items"),
		cmpopts.IgnoreUnexported(scoring.Assessment{}),
		cmpopts.EquateApprox(0, slack),
		cmpopts.EquateEmpty(),
		cmp.Comparer(func(x, y *questionnaire.Field) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Fact) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Rung) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Check) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Cap) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Criterion) bool { return x == y }),
		cmp.Comparer(func(x, y *questionnaire.Dimension) bool { return x == y }),
	}
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		text := sampling.File(rng, b)
		sheet, found := answers.Parse("a.yaml", text, b)
		if sheet == nil {
			t.Fatal(found)
		}
		doc, err := source.Read("a.yaml", text)
		if err != nil {
			t.Fatal(err)
		}
		shuffle(rng, doc.Root, orderedKeys(b))
		shuffled, found := answers.Read(doc, b)
		if shuffled == nil {
			t.Fatal(found)
		}
		fresh, err := scoring.Assess(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fresh, score(t, s, shuffled), ignored); diff != "" {
			t.Error(diff)
		}
	})
}

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

// TestExplanationsAgree: the parts that explain a rung add up to what CEL decided, so that no rung of Block 9 goes
// unexplained. (The second bank has rules of shapes that are not taken apart.)
func TestExplanationsAgree(t *testing.T) {
	forEach(t, func(t *testing.T, rng *rand.Rand, s *scoring.Scorer, b *questionnaire.Bank) {
		a := score(t, s, sampling.Sheet(rng, b))
		for i := range a.Criteria {
			for n := range a.Criteria[i].Rungs {
				r := &a.Criteria[i].Rungs[n]
				if r.State != scoring.Unknown && b.ID == "block9" && len(a.Explain(r)) == 0 {
					t.Errorf("%s is %s and unexplained: %s", r.Rung.ID(), r.State, r.Rung.When.Text)
				}
			}
		}
	})
}
