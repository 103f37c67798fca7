package bankfile

import (
	"math"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

func (b *builder) readDimensions() {
	ids, values := b.entries("dimensions")
	sum := 0.0
	for i, v := range values {
		d := &questionnaire.Dimension{ID: ids[i].node.Value, Index: i}
		b.bank.Dimensions = append(b.bank.Dimensions, d)
		b.dimensions.add(d.ID, d)
		if !v.mapping() {
			continue
		}
		d.Weight, d.Name = v.get("weight").number(), v.get("name").text()
		sum += d.Weight
		verdicts := v.get("verdicts")
		for _, t := range verdicts.items() {
			d.Verdicts = append(d.Verdicts, readVerdict(t))
		}
		if n := len(d.Verdicts); n > 0 && n != len(b.bank.Bands) {
			verdicts.wrong(strconv.Itoa(n)+" verdicts", "one for each of the "+strconv.Itoa(len(b.bank.Bands))+" bands", "")
		}
	}
	for _, d := range b.bank.Dimensions {
		d.Weight /= max(sum, math.SmallestNonzeroFloat64)
	}
}

func readVerdict(v value) questionnaire.Verdict {
	if v.node.Get("answered") == nil {
		both := v.text()
		return questionnaire.Verdict{Answered: both, Claimed: both}
	}
	if !v.mapping() {
		return questionnaire.Verdict{}
	}
	return questionnaire.Verdict{Answered: v.get("answered").text(), Claimed: v.get("claimed").text()}
}

func (b *builder) readCriteria() {
	before := len(b.found.List)
	for _, v := range b.items("criteria") {
		c := &questionnaire.Criterion{Targets: map[string]int{}}
		if v.mapping() {
			at := v.get("id")
			if c.ID = at.id(); !b.criteria.add(c.ID, c) {
				at.twice("id", b.places[b.criteria.byID[c.ID]].get("id"))
			}
			b.places[c] = v
			b.readCriterion(c, v)
		}
		b.bank.AddCriterion(c)
	}
	for _, resolve := range b.afters {
		resolve()
	}
	b.criteriaRead = len(b.found.List) == before
}

func (b *builder) readCriterion(c *questionnaire.Criterion, v value) {
	c.Dimension = b.dimensions.pick(v.get("dimension"))
	c.Weight = v.get("weight").number()
	c.Name, c.Matters = v.get("name").text(), v.get("matters").text()
	c.Questions = b.questions.pickAll(v.get("questions"))
	if e := v.get("evidence"); e.mapping() {
		c.EvidenceQuestions = b.questions.pickAll(e.get("questions"))
		c.EvidenceSources = b.sources.pickAll(e.get("sources"))
	}
	c.Targets = b.perProfile(v.get("target"))
	b.addRule(v.get("applies"), nil, func(r *questionnaire.Rule) { c.Applies = r })
	rungs := v.get("rungs")
	items := rungs.items()
	if len(items) != questionnaire.Rungs && !rungs.absent() && rungs.node.Kind == source.Sequence {
		rungs.wrong(strconv.Itoa(len(items))+" rungs", strconv.Itoa(questionnaire.Rungs)+" rungs", "")
	}
	for n, item := range items {
		if n < questionnaire.Rungs {
			c.Rungs[n] = b.readRung(&questionnaire.Rung{Criterion: c, Level: n + 1}, item)
		}
	}
}

// readRung reads a rung: of one part, or with a list of them.
func (b *builder) readRung(r *questionnaire.Rung, v value) *questionnaire.Rung {
	if v.node.Get("parts") == nil {
		if !v.mapping() {
			return nil
		}
		r.Holds = v.get("holds").text()
		b.readPart(r, v)
		return r
	}
	if !v.mapping() {
		return nil
	}
	r.Holds = v.get("holds").text()
	parts := v.get("parts")
	for _, item := range parts.items() {
		if item.mapping() {
			b.readPart(r, item)
		}
	}
	if n := parts.node.Len(); parts.node.Kind == source.Sequence && (n < 2 || n > maxParts) {
		parts.wrong(strconv.Itoa(n)+" parts", "2 to "+strconv.Itoa(maxParts), "a rung of one part has its keys itself")
	}
	if len(r.Parts) == 0 {
		return nil
	}
	return r
}

// readPart adds a part to a rung. One that shares the action of another names a part before it.
func (b *builder) readPart(r *questionnaire.Rung, v value) {
	p := &questionnaire.Part{Rung: r, Number: len(r.Parts) + 1, Holds: v.get("holds").text()}
	r.Parts = append(r.Parts, p)
	b.places[p] = v
	b.addRule(v.get("when"), nil, func(rule *questionnaire.Rule) { p.When = rule })
	if shares := v.get("shares"); !shares.absent() {
		n := shares.whole()
		if n > 0 && n >= p.Number {
			shares.wrong(shares.describe(), "the number of a part before this one", "")
		}
		p.Action = r.Parts[max(0, min(n, p.Number-1)-1)].Action
		return
	}
	a := &questionnaire.Action{Part: p, Do: v.get("do").text(), Artefact: v.get("artefact").text()}
	a.Days, a.Owner, a.Hire = v.get("days").number(), b.owners.pick(v.get("owner")), v.get("hire").flag()
	p.Action = a
	for _, after := range v.get("after").items() {
		b.afters = append(b.afters, func() { b.readAfter(a, after) })
	}
}

// perProfile reads a table that has a whole number for each profile.
func (b *builder) perProfile(v value) map[string]int {
	numbers := map[string]int{}
	if v.absent() {
		return numbers
	}
	var keys []key
	for _, id := range b.profiles.ids {
		keys = append(keys, must(id, v.shape.element))
	}
	if v = v.as(mappingOf(keys...)); v.mapping() {
		for _, id := range b.profiles.ids {
			numbers[id] = v.get(id).whole()
		}
	}
	return numbers
}

// readAfter reads "criterion:level".
func (b *builder) readAfter(a *questionnaire.Action, v value) {
	s := v.word()
	id, level, ok := strings.Cut(s, ":")
	n, err := strconv.Atoi(level)
	c := b.criteria.byID[id]
	switch {
	case s == "":
	case !ok || err != nil || n < 1 || n > questionnaire.Rungs:
		v.wrong(strconv.Quote(s), "criterion:level with a level from 1 to 5, such as "+b.bank.Criteria[0].ID+":3", "")
	case c == nil:
		v.wrong("unknown criterion "+strconv.Quote(id), "", suggest(id, b.criteria.ids))
	case c.Rungs[n-1] != nil:
		a.After = append(a.After, c.Rungs[n-1])
		b.after[[2]*questionnaire.Rung{a.Part.Rung, c.Rungs[n-1]}] = v
	}
}

func (b *builder) readCaps() {
	for _, v := range b.items("caps") {
		if !v.mapping() {
			continue
		}
		c := &questionnaire.Cap{Dimension: b.dimensions.pick(v.get("dimension")), Max: v.get("max").number(), Reason: v.get("reason").text()}
		until := v.get("until")
		ids, levels := until.entries()
		if len(ids) != 1 {
			if !until.absent() && until.node.Kind == source.Mapping {
				until.wrong("until with "+strconv.Itoa(len(ids))+" criteria", "one: {criterion: level}", "")
			}
			continue
		}
		c.Criterion, c.Until = b.criteria.pick(ids[0]), levels[0].whole()
		if c.Criterion == nil || c.Dimension == nil {
			continue
		}
		if c.Criterion.Dimension != c.Dimension {
			ids[0].warn("a cap of "+c.Dimension.ID+" that waits for a criterion of another dimension", "", "")
		}
		b.bank.Caps = append(b.bank.Caps, c)
	}
}

func (b *builder) readChecks() {
	var seen index[value]
	for _, v := range b.items("checks") {
		if !v.mapping() {
			continue
		}
		at := v.get("id")
		c := &questionnaire.Check{ID: at.id(), Says: v.get("says").text(), Ask: v.get("ask").text()}
		if !seen.add(c.ID, at) {
			at.twice("id", seen.byID[c.ID])
		}
		c.Severity = questionnaire.Severity(v.get("severity").choice())
		c.Criteria = b.criteria.pickAll(v.get("criteria"))
		b.addRule(v.get("when"), nil, func(r *questionnaire.Rule) { c.When = r })
		b.bank.Checks = append(b.bank.Checks, c)
	}
}
