package questionnaire

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cel.dev/cel-go/cel"

	"salesaudit/internal/source"
)

func (b *builder) readFacts() {
	keys, values := b.maps("facts")
	for i, v := range values {
		f := &Fact{ID: keys[i].node.Value, Index: len(b.bank.Facts)}
		b.bank.Facts = append(b.bank.Facts, f)
		if reserved(f.ID) && (f.ID != SellersVariable || v.get("function").absent() || v.get("function").node.Value != "client.sellers") {
			keys[i].wrong(quote(f.ID), "an id that rules do not use for something else", "")
		}
		b.declare(keys[i], f, f.ID)
		if !v.mapping("name! unit! better formula function with rule decimal") {
			continue
		}
		f.Name, f.Formula = v.get("name").text(), v.get("formula").word()
		f.Unit = v.get("unit").word()
		if _, ok := b.bank.Units[f.Unit]; !ok && f.Unit != "" {
			v.get("unit").wrong(quote(f.Unit), "a unit of the section units", suggest(f.Unit, sortedKeys(b.bank.Units)))
		}
		f.LowerIsBetter = v.get("better").oneOf("lower", "higher") == "lower"
		function, rule := v.get("function"), v.get("rule")
		switch {
		case function.absent() && rule.absent():
			keys[i].wrong("a fact without function and rule", "one of them", "")
		case !function.absent() && !rule.absent():
			keys[i].wrong("a fact with both function and rule", "one of them", "")
		case rule.absent():
			if f.Computation = b.bank.readComputation(function, v.get("with")); f.Computation != nil {
				f.Decimal = !f.Computation.whole()
				f.Fields = sortedFields(f.Computation.reads())
			}
		default:
			// Shares, indices and rates are fractions; a bank says so itself for any other unit.
			f.Decimal = f.Unit == "share" || f.Unit == "index" || strings.HasPrefix(f.Unit, "per_")
			if d := v.get("decimal"); !d.absent() {
				f.Decimal = d.flag()
			}
			b.rules = append(b.rules, pendingRule{at: rule, fact: f, assign: func(r *Rule) { f.Rule = r }})
		}
	}
}

func (b *builder) readDimensions() {
	keys, values := b.maps("dimensions")
	sum, errorsBefore := 0.0, len(b.all.list)
	for i, v := range values {
		d := &Dimension{ID: keys[i].node.Value, Index: i}
		b.bank.Dimensions = append(b.bank.Dimensions, d)
		if !v.mapping("weight! name! verdicts") {
			continue
		}
		d.Weight, d.Name = v.get("weight").number(0.001, 1), v.get("name").text()
		sum += d.Weight
		for _, t := range v.get("verdicts").items() {
			d.Verdicts = append(d.Verdicts, t.text())
		}
		if n := len(d.Verdicts); n > 0 && n != len(b.bank.Bands) {
			v.get("verdicts").wrong(strconv.Itoa(n)+" verdicts", "one for each of the "+strconv.Itoa(len(b.bank.Bands))+" bands", "")
		}
	}
	switch {
	case len(keys) == 0:
		b.missing("dimensions")
	case math.Abs(sum-1) > 1e-9 && len(b.all.list) == errorsBefore:
		keys[0].wrong("weights of dimensions that add up to "+strconv.FormatFloat(sum, 'g', 9, 64), "weights that add up to 1", "")
	}
}

func (b *builder) readCriteria() {
	items := b.lists("criteria")
	for _, v := range items {
		c := &Criterion{Index: len(b.bank.Criteria), Targets: map[string]int{}}
		b.bank.Criteria = append(b.bank.Criteria, c)
		if v.mapping("id! dimension! weight! name! matters questions! evidence! target! applies rungs!") {
			b.readCriterion(c, v)
		}
	}
	for i, v := range items { // when all rungs are known
		for n, rung := range v.get("rungs").items() {
			if n < Rungs && b.bank.Criteria[i].Rungs[n] != nil {
				for _, after := range rung.get("after").items() {
					b.readAfter(b.bank.Criteria[i].Rungs[n], after)
				}
			}
		}
	}
	if len(items) == 0 {
		b.missing("criteria")
	}
}

func (b *builder) readCriterion(c *Criterion, v value) {
	c.ID = v.get("id").name()
	b.declare(v.get("id"), c, "criterion "+c.ID)
	c.Dimension = pick(v.get("dimension"), b.bank.Dimensions, (*Dimension).id)
	c.Weight = v.get("weight").number(0.001, 1000)
	c.Name, c.Matters = v.get("name").text(), v.get("matters").text()
	c.Questions = pickAll(v.get("questions"), b.bank.Questions, (*Question).id)
	if e := v.get("evidence"); e.mapping("questions! sources!") {
		c.EvidenceQuestions = pickAll(e.get("questions"), b.bank.Questions, (*Question).id)
		c.EvidenceSources = pickAll(e.get("sources"), b.bank.Sources, (*Source).id)
	}
	if t := v.get("target"); t.mapping(strings.Join(ids(b.bank.Profiles, (*Profile).id), "! ") + "!") {
		for _, p := range b.bank.Profiles {
			c.Targets[p.ID] = t.get(p.ID).whole(0, Rungs)
		}
	}
	b.addRule(v.get("applies"), func(r *Rule) { c.Applies = r })
	rungs := v.get("rungs").items()
	if len(rungs) != Rungs && !v.get("rungs").absent() {
		v.get("rungs").wrong(strconv.Itoa(len(rungs))+" rungs", strconv.Itoa(Rungs)+" rungs", "")
	}
	for n, rv := range rungs {
		if n >= Rungs || !rv.mapping("when! holds! do! artefact! days! owner! after") {
			continue
		}
		r := &Rung{Criterion: c, Level: n + 1, Holds: rv.get("holds").text(), Do: rv.get("do").text(), Artefact: rv.get("artefact").text()}
		r.Days = rv.get("days").number(0, maxPersonDays)
		r.Owner = pick(rv.get("owner"), b.bank.Owners, (*Owner).id)
		b.addRule(rv.get("when"), func(rule *Rule) { r.When = rule })
		c.Rungs[n] = r
	}
}

// readAfter reads "criterion:level".
func (b *builder) readAfter(r *Rung, v value) {
	s := v.word()
	id, level, ok := strings.Cut(s, ":")
	n, err := strconv.Atoi(level)
	c := b.bank.Criterion(id)
	switch {
	case s == "":
	case !ok || err != nil || n < 1 || n > Rungs:
		v.wrong(quote(s), "criterion:level with a level from 1 to 5, such as "+b.bank.Criteria[0].ID+":3", "")
	case c == nil:
		v.wrong(quote(s)+", which leads nowhere", "the id of a criterion before the colon", suggest(id, ids(b.bank.Criteria, (*Criterion).id)))
	case c.Rungs[n-1] != nil:
		r.After = append(r.After, c.Rungs[n-1])
		b.places[afterPlace{r, c.Rungs[n-1]}] = v
	}
}

// afterPlace is the key under which the place of an `after` is kept.
type afterPlace struct{ from, to *Rung }

func (c *Criterion) id() string { return c.ID }

func (b *builder) readCaps() {
	for _, v := range b.lists("caps") {
		if !v.mapping("dimension! max! until! reason!") {
			continue
		}
		c := &Cap{Dimension: pick(v.get("dimension"), b.bank.Dimensions, (*Dimension).id), Max: v.get("max").number(0, 100), Reason: v.get("reason").text()}
		keys, values := v.get("until").entries()
		if len(keys) != 1 {
			if until := v.get("until"); until.absent() || until.node.Kind != source.Mapping {
				continue // reported
			}
			v.get("until").wrong("until with "+strconv.Itoa(len(keys))+" criteria", "one: {criterion: level}", "")
			continue
		}
		c.Criterion, c.Until = pick(keys[0], b.bank.Criteria, (*Criterion).id), values[0].whole(1, Rungs)
		if c.Criterion == nil || c.Dimension == nil {
			continue
		}
		if c.Criterion.Dimension != c.Dimension {
			keys[0].warn("a cap of "+c.Dimension.ID+" that waits for a criterion of another dimension", "", "")
		}
		b.bank.Caps = append(b.bank.Caps, c)
	}
}

func (b *builder) readChecks() {
	seen := map[string]bool{}
	for _, v := range b.lists("checks") {
		if !v.mapping("id! severity! when! criteria! says! ask!") {
			continue
		}
		c := &Check{ID: v.get("id").name(), Says: v.get("says").text(), Ask: v.get("ask").text()}
		if seen[c.ID] {
			v.get("id").wrong(quote(c.ID)+" a second time", "each id once", "")
		}
		seen[c.ID] = true
		c.Severity = Severity(v.get("severity").oneOf(string(High), string(Medium), string(Low)))
		c.Criteria = pickAll(v.get("criteria"), b.bank.Criteria, (*Criterion).id)
		b.addRule(v.get("when"), func(r *Rule) { c.When = r })
		b.bank.Checks = append(b.bank.Checks, c)
	}
}

// compileRules compiles all rules, on two goroutines because that is most of the time it takes to load a bank.
func (b *builder) compileRules() {
	set := newRuleSet(b.bank)
	b.bank.rules = set
	compiled := make([]*Rule, len(b.rules))
	found := make([]findings, compilers)
	failed := make([]error, compilers)
	var wait sync.WaitGroup
	for part := range compilers {
		wait.Go(func() {
			env, err := set.newEnv()
			if err != nil {
				failed[part] = err
				return
			}
			for i := part; i < len(b.rules); i += compilers {
				p := b.rules[i]
				want := cel.BoolType
				if p.fact != nil {
					want = p.fact.resultType()
				}
				p.at.all = &found[part]
				compiled[i] = set.compile(env, p.at, want)
			}
		})
	}
	wait.Wait()
	if failed[0] != nil { // all compilers declare the same, so they fail alike
		if f := b.sections["format"]; len(f) > 0 {
			f[0].wrong("a bank whose rules cannot be compiled: "+failed[0].Error(), "", "")
		}
		return
	}
	for part := range found {
		b.all.list = append(b.all.list, found[part].list...)
	}
	for i, p := range b.rules {
		if compiled[i] != nil {
			p.assign(compiled[i])
		}
	}
	b.orderFacts()
	for i := range b.rules {
		if r := compiled[i]; r != nil {
			r.Fields = b.bank.fieldsOf(r.Reads)
		}
	}
}

// compilers is how many goroutines compile rules: more gain nothing, as Block 9 has but 180 of them.
const compilers = 2

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
