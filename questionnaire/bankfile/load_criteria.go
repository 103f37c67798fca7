package bankfile

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

func (b *builder) readFacts() {
	keys, values := b.maps("facts")
	for i, v := range values {
		f := &questionnaire.Fact{ID: keys[i].node.Value}
		if questionnaire.Reserved(f.ID) && (f.ID != questionnaire.SellersVariable || v.get("function").absent() || v.get("function").node.Value != "client.sellers") {
			keys[i].wrong(strconv.Quote(f.ID), "an id that rules do not use for something else", "")
		}
		b.declare(keys[i], f, b.declaredAs(f.ID), b.bank.AddFact(f))
		if !v.mapping("name! unit! better formula function with rule decimal") {
			continue
		}
		f.Name, f.Formula = v.get("name").text(), v.get("formula").word()
		f.Unit = v.get("unit").word()
		if _, ok := b.bank.Units[f.Unit]; !ok && f.Unit != "" {
			v.get("unit").wrong(strconv.Quote(f.Unit), "a unit of the section units", suggest(f.Unit, sortedKeys(b.bank.Units)))
		}
		f.LowerIsBetter = v.get("better").oneOf("lower", "higher") == "lower"
		function, rule := v.get("function"), v.get("rule")
		switch {
		case function.absent() && rule.absent():
			keys[i].wrong("a fact without function and rule", "one of them", "")
		case !function.absent() && !rule.absent():
			keys[i].wrong("a fact with both function and rule", "one of them", "")
		case rule.absent():
			if f.Computation = b.readComputation(function, v.get("with")); f.Computation != nil {
				f.Decimal = !f.Computation.Whole()
				f.Fields = questionnaire.Distinct(f.Computation.Reads())
			}
		default:
			// Shares, indices and rates are fractions; a bank says so itself for any other unit.
			f.Decimal = f.Unit == "share" || f.Unit == "index" || strings.HasPrefix(f.Unit, "per_")
			if d := v.get("decimal"); !d.absent() {
				f.Decimal = d.flag()
			}
			b.addDraft(rule, f, func(r *questionnaire.Rule) { f.Rule = r })
		}
	}
}

func (b *builder) readDimensions() {
	keys, values := b.maps("dimensions")
	sum, errorsBefore := 0.0, len(b.all.list)
	for i, v := range values {
		d := &questionnaire.Dimension{ID: keys[i].node.Value, Index: i}
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
		c := &questionnaire.Criterion{ID: v.get("id").scalar(), Targets: map[string]int{}}
		first, free := b.bank.Criterion(c.ID), b.bank.AddCriterion(c)
		if v.mapping("id! dimension! weight! name! matters questions! evidence! target! applies rungs!") {
			v.get("id").name()
			b.declare(v.get("id"), c, first, free)
			b.readCriterion(c, v)
		}
	}
	for i, v := range items { // when all rungs are known
		for n, rung := range v.get("rungs").items() {
			if n < questionnaire.Rungs && b.bank.Criteria[i].Rungs[n] != nil {
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

func (b *builder) readCriterion(c *questionnaire.Criterion, v value) {
	c.Dimension = pick(v.get("dimension"), b.bank.Dimensions, idOfDimension)
	c.Weight = v.get("weight").number(0.001, 1000)
	c.Name, c.Matters = v.get("name").text(), v.get("matters").text()
	c.Questions = pickAll(v.get("questions"), b.bank.Questions, idOfQuestion)
	if e := v.get("evidence"); e.mapping("questions! sources!") {
		c.EvidenceQuestions = pickAll(e.get("questions"), b.bank.Questions, idOfQuestion)
		c.EvidenceSources = pickAll(e.get("sources"), b.bank.Sources, idOfSource)
	}
	if t := v.get("target"); t.mapping(strings.Join(ids(b.bank.Profiles, idOfProfile), "! ") + "!") {
		for _, p := range b.bank.Profiles {
			c.Targets[p.ID] = t.get(p.ID).whole(0, questionnaire.Rungs)
		}
	}
	b.addRule(v.get("applies"), func(r *questionnaire.Rule) { c.Applies = r })
	rungs := v.get("rungs").items()
	if len(rungs) != questionnaire.Rungs && !v.get("rungs").absent() {
		v.get("rungs").wrong(strconv.Itoa(len(rungs))+" rungs", strconv.Itoa(questionnaire.Rungs)+" rungs", "")
	}
	for n, rv := range rungs {
		if n >= questionnaire.Rungs || !rv.mapping("when! holds! do! artefact! days! owner! after") {
			continue
		}
		r := &questionnaire.Rung{Criterion: c, Level: n + 1, Holds: rv.get("holds").text(), Do: rv.get("do").text(), Artefact: rv.get("artefact").text()}
		r.Days = rv.get("days").number(0, maxPersonDays)
		r.Owner = pick(rv.get("owner"), b.bank.Owners, idOfOwner)
		b.addRule(rv.get("when"), func(rule *questionnaire.Rule) { r.When = rule })
		c.Rungs[n] = r
	}
}

// readAfter reads "criterion:level".
func (b *builder) readAfter(r *questionnaire.Rung, v value) {
	s := v.word()
	id, level, ok := strings.Cut(s, ":")
	n, err := strconv.Atoi(level)
	c := b.bank.Criterion(id)
	switch {
	case s == "":
	case !ok || err != nil || n < 1 || n > questionnaire.Rungs:
		v.wrong(strconv.Quote(s), "criterion:level with a level from 1 to 5, such as "+b.bank.Criteria[0].ID+":3", "")
	case c == nil:
		v.wrong(strconv.Quote(s)+", which leads nowhere", "the id of a criterion before the colon", suggest(id, ids(b.bank.Criteria, idOfCriterion)))
	case c.Rungs[n-1] != nil:
		r.After = append(r.After, c.Rungs[n-1])
		b.places[afterPlace{r, c.Rungs[n-1]}] = v
	}
}

// afterPlace is the key under which the place of an `after` is kept.
type afterPlace struct{ from, to *questionnaire.Rung }

func (b *builder) readCaps() {
	for _, v := range b.lists("caps") {
		if !v.mapping("dimension! max! until! reason!") {
			continue
		}
		c := &questionnaire.Cap{Dimension: pick(v.get("dimension"), b.bank.Dimensions, idOfDimension), Max: v.get("max").number(0, 100), Reason: v.get("reason").text()}
		keys, values := v.get("until").entries()
		if len(keys) != 1 {
			if until := v.get("until"); until.absent() || until.node.Kind != source.Mapping {
				continue // reported
			}
			v.get("until").wrong("until with "+strconv.Itoa(len(keys))+" criteria", "one: {criterion: level}", "")
			continue
		}
		c.Criterion, c.Until = pick(keys[0], b.bank.Criteria, idOfCriterion), values[0].whole(1, questionnaire.Rungs)
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
		c := &questionnaire.Check{ID: v.get("id").name(), Says: v.get("says").text(), Ask: v.get("ask").text()}
		if seen[c.ID] {
			v.get("id").wrong(strconv.Quote(c.ID)+" a second time", "each id once", "")
		}
		seen[c.ID] = true
		c.Severity = questionnaire.Severity(v.get("severity").oneOf(string(questionnaire.High), string(questionnaire.Medium), string(questionnaire.Low)))
		c.Criteria = pickAll(v.get("criteria"), b.bank.Criteria, idOfCriterion)
		b.addRule(v.get("when"), func(r *questionnaire.Rule) { c.When = r })
		b.bank.Checks = append(b.bank.Checks, c)
	}
}

// addDraft remembers a rule to be compiled when all names are known, and what takes it then.
func (b *builder) addDraft(v value, fact *questionnaire.Fact, assign func(*questionnaire.Rule)) {
	if text := v.word(); text != "" {
		b.drafts = append(b.drafts, questionnaire.Draft{Text: text, Fact: fact})
		b.pending = append(b.pending, pendingRule{v, assign})
	}
}

// compileRules compiles all rules and reports what is wrong in them at its place in the bank file.
func (b *builder) compileRules() {
	compiled, wrong, err := b.bank.CompileRules(b.drafts)
	if err != nil {
		if f := b.sections["format"]; len(f) > 0 {
			f[0].wrong("a bank whose rules cannot be compiled: "+err.Error(), "", "")
		}
		return
	}
	for _, w := range wrong {
		at := b.pending[w.Draft].at
		if w.Offset >= 0 {
			line, column := placeInside(at.doc, at.node, w.Offset)
			at = at.at(&source.Node{Line: int32(line), Column: int32(column)}, at.where)
		}
		at.wrong(w.Found, w.Expected, suggest(w.Name, w.Valid))
	}
	for i, r := range compiled {
		if r != nil {
			b.pending[i].assign(r)
		}
	}
	b.orderFacts()
	for _, r := range compiled {
		if r != nil {
			r.Fields = b.bank.FieldsOf(r.Reads)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
