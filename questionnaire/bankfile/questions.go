package bankfile

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

func (b *builder) readQuestions() {
	for _, v := range b.items("questions") {
		q := &questionnaire.Question{Index: len(b.bank.Questions)}
		b.bank.Questions = append(b.bank.Questions, q)
		if !v.mapping() {
			continue
		}
		at := v.get("id")
		if q.ID = at.id(); !b.questions.add(q.ID, q) {
			at.twice("id", b.places[b.questions.byID[q.ID]].get("id"))
		}
		b.places[q] = v
		q.Title, q.Text, q.Ask, q.AskSelf = v.get("title").text(), v.get("text").text(), v.get("ask").text(), v.get("ask_self").text()
		q.Proves = b.sources.pickAll(v.get("proves"))
		if weights := v.get("weights"); weights.mapping() {
			q.Weights = map[string]float64{}
			for i := range weights.node.Len() {
				position, _ := weights.node.Pair(i)
				q.Weights[position.Value] = weights.get(position.Value).number()
			}
		}
		for _, item := range v.get("fields").items() {
			b.readField(q, item)
		}
	}
}

func (b *builder) readField(q *questionnaire.Question, v value) {
	f := &questionnaire.Field{Question: q, Shape: questionnaire.Shape{Kind: questionnaire.FreeText}}
	if kind, ok := kindNamed(v.get("type").oneOf(fieldGrammar.variantWords())); ok {
		f.Kind = kind
	}
	if !v.mapping() {
		return
	}
	at := v.get("id")
	f.ID = at.id()
	if questionnaire.Reserved(f.ID) {
		at.wrong(strconv.Quote(f.ID), "an id that rules do not use for something else", "")
		return
	}
	b.declare(at, f.ID, b.bank.AddField(f))
	q.Fields = append(q.Fields, f)
	b.places[f] = v
	readShape(v, &f.Shape)
	f.HelpSelf = v.get("help_self").text()
	f.Optional, f.Claim, f.Since = v.get("optional").flag(), v.get("claim").flag(), v.get("since").word()
	if m := v.get("measure"); m.mapping() {
		f.Measure = &questionnaire.Measure{How: m.get("how").text(), Sample: m.get("sample").whole()}
	}
	f.Measurable = f.Kind == questionnaire.Integer || f.Kind == questionnaire.Percent
	b.addRule(v.get("when"), nil, func(r *questionnaire.Rule) { f.When = r })
	if f.Kind != questionnaire.List {
		return
	}
	if item := v.get("item"); !item.absent() {
		f.Item = item.id()
	}
	columns := v.get("columns")
	f.Columns = readColumns(columns, false)
	if f.Item != "" && f.IDColumn() == nil {
		columns.wrong("no column of type id", "one, because the rows have the item name "+f.Item, "")
	}
}

// kindNamed returns the kind with the name.
func kindNamed(name string) (kind questionnaire.Kind, ok bool) {
	for k := questionnaire.ID; k <= questionnaire.Matrix; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

// answerWords mean something else in any answer.
var answerWords = []string{"unknown", "not_measured"}

// readShape reads what fields and columns have in common.
func readShape(v value, s *questionnaire.Shape) {
	s.Label, s.Help, s.Unit = v.get("label").text(), v.get("help").text(), v.get("unit").unit()
	s.Row = v.get("row").text()
	s.Ordered, s.Min = v.get("ordered").flag(), v.get("min").whole()
	s.LowerIsBetter = v.get("better").choice() == "lower"
	at := v.get("options")
	ids, values := at.entries()
	for i := range ids {
		option := ids[i].id()
		if slices.Contains(answerWords, option) {
			ids[i].wrong(strconv.Quote(option)+" as an option", "another id", "in answer files the word says that there is no such answer")
		}
		s.Options = append(s.Options, questionnaire.NewOption(option, values[i].text()))
	}
	if s.Kind == questionnaire.Choice && !at.absent() && at.node.Kind == source.Mapping && len(s.Options) < 2 {
		at.wrong("a choice with fewer than two options", "two options or more", "")
	}
}

// columnKinds are the kinds that a column may have besides references, and which suffixes each takes.
var columnKinds = map[questionnaire.Kind]string{
	questionnaire.ID: "", questionnaire.FreeText: "?", questionnaire.Bool: "", questionnaire.Integer: "?",
	questionnaire.Percent: "?", questionnaire.Choice: "", questionnaire.List: "",
}

// readColumns reads the columns of a list. Those of a list inside a list hold no further lists.
func readColumns(v value, nested bool) []*questionnaire.Column {
	ids, values := v.entries()
	var out []*questionnaire.Column
	hasID := false
	for i := range ids {
		c := &questionnaire.Column{ID: ids[i].id(), Index: len(out), Default: questionnaire.NoDefault}
		out = append(out, c)
		if nested && values[i].scalar("type") == questionnaire.List.String() {
			ids[i].wrong("a list inside a list inside a list", "lists one level deep", "")
			continue
		}
		readColumn(c, values[i])
		switch {
		case c.Kind == questionnaire.ID && hasID:
			ids[i].wrong("a second column of type id", "one column of type id", "")
		case c.Kind == questionnaire.ID:
			hasID = true
		case c.Kind == questionnaire.List:
			c.Columns = readColumns(values[i].get("columns"), true)
		}
	}
	return out
}

func readColumn(c *questionnaire.Column, v value) {
	at := v.get("type")
	typ := at.word()
	base := baseOf(typ)
	suffix := typ[len(base):]
	kind, _ := kindNamed(base)
	suffixes, ok := columnKinds[kind]
	if !ok || kind.String() != base { // the item name of a list or catalogue, resolved when all of them are known
		kind, suffixes = questionnaire.Reference, "?*"
	}
	if len(suffix) > 1 || !strings.Contains(suffixes, suffix) {
		expected := base
		for _, allowed := range suffixes {
			expected += " or " + base + string(allowed)
		}
		at.wrong(strconv.Quote(typ), expected, "")
	}
	c.Kind = kind
	if kind == questionnaire.Reference && suffix == "*" {
		c.Kind = questionnaire.References
	}
	// An absent text is empty, and so is an absent list of references.
	c.Optional = suffix == "?" || c.Kind == questionnaire.FreeText || c.Kind == questionnaire.References
	c.Measurable = c.Optional && (c.Kind == questionnaire.Integer || c.Kind == questionnaire.Percent)
	if v.mapping() {
		readShape(v, &c.Shape)
		c.Since = v.get("since").word()
		c.Default = questionnaire.Rank(c.Options, v.get("default").oneOf(questionnaire.OptionIDs(c.Options)))
	}
}

// declare reports a field or a fact whose id is taken.
func (b *builder) declare(at value, id string, free bool) {
	if free || id == "" {
		return
	}
	if f := b.bank.Field(id); f != nil {
		at.twice("id", b.places[f].get("id"))
	} else {
		at.twice("id", b.places[b.bank.Fact(id)])
	}
}

// addRule remembers a rule to be compiled when all names are known, and what takes it then. fact is the fact whose
// formula it is, nil for a condition.
func (b *builder) addRule(v value, fact *questionnaire.Fact, assign func(*questionnaire.Rule)) {
	if v.absent() || v.node.Kind == source.Null {
		return
	}
	if text := v.word(); text != "" {
		b.drafts = append(b.drafts, questionnaire.Draft{Text: text, Place: v.place(), Fact: fact})
		b.rules = append(b.rules, pending{v, assign})
	}
}
