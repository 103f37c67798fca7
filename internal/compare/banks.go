package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// BankChange is one difference between two banks.
type BankChange struct {
	Part      Part
	ID        string             // such as funnels, funnels:3, roles.place
	Name      questionnaire.Text // what people know it by; of the new bank, where it has it
	Kind      ChangeKind
	Attribute Attribute          // of something that changed; "" of what was added or removed
	Old, New  questionnaire.Text // of something that changed
	Scores    bool               // it can give a client another score; other changes are of wordings, plans and contradictions
}

// ChangeKind says whether something is new, gone or different.
type ChangeKind string

// The kinds of changes.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed"
)

// Part is a kind of thing that a bank is made of.
type Part string

// The parts, in the order in which changes are listed.
const (
	ProfilePart   Part = "profile"
	HolidayPart   Part = "holiday"
	QuestionPart  Part = "question"
	FieldPart     Part = "field"
	ColumnPart    Part = "column"
	FactPart      Part = "fact"
	DimensionPart Part = "dimension"
	CriterionPart Part = "criterion"
	RungPart      Part = "rung"
	CapPart       Part = "cap"
	CheckPart     Part = "check"
)

// Attribute is what of a thing changed.
type Attribute string

// The attributes. Those that decide scores or plans come before mere wordings.
const (
	ConditionOf Attribute = "condition"
	FormulaOf   Attribute = "formula"
	WeightOf    Attribute = "weight"
	TargetOf    Attribute = "target"
	EvidenceOf  Attribute = "evidence"
	KindOf      Attribute = "kind"
	OptionsOf   Attribute = "options"
	DaysOf      Attribute = "days"
	OwnerOf     Attribute = "owner"
	LimitOf     Attribute = "limit"
	SeverityOf  Attribute = "severity"
	ActionOf    Attribute = "action"
	WordingOf   Attribute = "wording"
)

// thing is one thing of a bank with its attributes.
type thing struct {
	part       Part
	id         string
	name       questionnaire.Text
	feeds      bool // scores depend on it
	attributes []attribute
}

// attribute is one of them. What has ids is compared by these, so that another name of it is no change.
type attribute struct {
	of     Attribute
	ids    string // "" for what has none
	value  questionnaire.Text
	weighs string // what of it scores depend on; "" for nothing
}

func (t *thing) with(of Attribute, value questionnaire.Text) *thing {
	return t.weighing(of, value, "")
}

// weighing adds an attribute that scores depend on as far as weighs says.
func (t *thing) weighing(of Attribute, value questionnaire.Text, weighs string) *thing {
	t.attributes = append(t.attributes, attribute{of, "", value, weighs})
	return t
}

// withNames adds an attribute that is a list of things with ids and names.
func (t *thing) withNames(of Attribute, all names) *thing {
	a := attribute{of: of, ids: strings.Join(all.ids, ", "), value: questionnaire.Text{RU: strings.Join(all.ru, "; "), EN: strings.Join(all.en, "; ")}}
	if of == EvidenceOf {
		a.weighs = a.ids
	}
	t.attributes = append(t.attributes, a)
	return t
}

// names are things by their ids and by what people know them by.
type names struct{ ids, ru, en []string }

// add adds a thing, once.
func (n *names) add(id string, name questionnaire.Text, more string) {
	if id += more; !slices.Contains(n.ids, id) {
		n.ids, n.ru, n.en = append(n.ids, id), append(n.ru, name.RU+more), append(n.en, name.EN+more)
	}
}

// plain is a value that reads alike in both languages.
func plain(value any) questionnaire.Text {
	s := fmt.Sprint(value)
	return questionnaire.Text{RU: s, EN: s}
}

// Banks returns what changed from one bank to another, in the order of the parts and within them of the new bank, what
// was removed last.
func Banks(old, new *questionnaire.Bank) []BankChange {
	before, now := things(old), things(new)
	var out []BankChange
	for _, part := range []Part{ProfilePart, HolidayPart, QuestionPart, FieldPart, ColumnPart, FactPart, DimensionPart, CriterionPart, RungPart, CapPart, CheckPart} {
		for i := range now {
			if now[i].part == part {
				out = append(out, now[i].since(find(before, &now[i]))...)
			}
		}
		for i := range before {
			if t := &before[i]; t.part == part && find(now, t) == nil {
				out = append(out, BankChange{Part: part, ID: t.id, Name: t.name, Kind: Removed, Scores: t.feeds})
			}
		}
	}
	return out
}

// find returns the same thing of another bank, nil where that lacks it.
func find(all []thing, t *thing) *thing {
	i := slices.IndexFunc(all, func(o thing) bool { return o.part == t.part && o.id == t.id })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// since returns how a thing differs from what it was; before is nil for one that is new.
func (t *thing) since(before *thing) []BankChange {
	if before == nil {
		return []BankChange{{Part: t.part, ID: t.id, Name: t.name, Kind: Added, Scores: t.feeds}}
	}
	var out []BankChange
	for _, a := range t.attributes {
		i := slices.IndexFunc(before.attributes, func(o attribute) bool { return o.of == a.of })
		was := attribute{}
		if i >= 0 {
			was = before.attributes[i]
		}
		if a.of == FormulaOf && was.value == a.value && was.weighs != a.weighs { // what decides differs, and its words do not tell
			was.value, a.value = plain(was.weighs), plain(a.weighs)
		}
		if was.ids != a.ids || a.ids == "" && was.value != a.value {
			out = append(out, BankChange{Part: t.part, ID: t.id, Name: t.name, Kind: Changed, Attribute: a.of, Old: was.value, New: a.value,
				Scores: (t.feeds || before.feeds) && was.weighs != a.weighs})
		}
	}
	return out
}

// things lists what a bank is made of.
func things(b *questionnaire.Bank) []thing {
	var out []thing
	scored := reachOf(b.Criteria...)
	for _, p := range b.Profiles {
		out = append(out, *(&thing{part: ProfilePart, id: p.ID, name: p.Name}).with(LimitOf, plain(p.UpTo)).with(DaysOf, plain(fmt.Sprint("× ", p.Effort, ", ", p.Capacity))))
	}
	for _, h := range b.Holidays {
		day := fmt.Sprintf("%02d-%02d", h.Month, h.Day)
		out = append(out, thing{part: HolidayPart, id: day, name: questionnaire.Text{RU: "выходной день " + day, EN: "day off " + day}})
	}
	for _, q := range b.Questions {
		out = append(out, *(&thing{part: QuestionPart, id: q.ID, name: q.Title}).with(WordingOf, q.Text))
		for _, f := range q.Fields {
			out = append(out, fieldThings(f, scored[f.ID])...)
		}
	}
	for _, f := range b.Facts {
		out = append(out, *(&thing{part: FactPart, id: f.ID, name: f.Name, feeds: scored[f.ID]}).weighing(FormulaOf, plain(f.Formula), f.Formula+" — "+f.Computed))
	}
	for _, d := range b.Dimensions {
		out = append(out, *(&thing{part: DimensionPart, id: d.ID, name: d.Name, feeds: true}).weighing(WeightOf, plain(d.Weight), fmt.Sprint(d.Weight)).with(WordingOf, d.Name))
	}
	for _, c := range b.Criteria {
		out = append(out, criterionThings(c, b.Profiles)...)
	}
	caps := map[string]int{}
	for _, k := range b.Caps {
		id := k.Dimension.ID + ":" + k.Criterion.ID
		if caps[id]++; caps[id] > 1 { // a criterion may lower the limit of a dimension in steps
			id += ":" + strconv.Itoa(caps[id])
		}
		out = append(out, *(&thing{part: CapPart, id: id, name: k.Reason, feeds: true}).weighing(LimitOf, limitOf(k), limitOf(k).EN))
	}
	for _, k := range b.Checks {
		out = append(out, *(&thing{part: CheckPart, id: k.ID, name: k.Says}).with(ConditionOf, plain(k.When.Text)).with(SeverityOf, plain(k.Severity)).with(WordingOf, k.Says))
	}
	return out
}

func limitOf(k *questionnaire.Cap) questionnaire.Text {
	return questionnaire.Text{RU: fmt.Sprintf("не выше %v, пока уровень ниже %d", k.Max, k.Until), EN: fmt.Sprintf("at most %v while the level is under %d", k.Max, k.Until)}
}

// fieldThings returns a field, and the columns of its rows; feeds says whether scores depend on it.
func fieldThings(f *questionnaire.Field, feeds bool) []thing {
	t := (&thing{part: FieldPart, id: f.ID, name: f.Label, feeds: feeds}).withShape(&f.Shape)
	when := ""
	if f.When != nil {
		when = f.When.Text
	}
	out := []thing{*t.weighing(ConditionOf, plain(when), keyOfRules(f.When)).with(WordingOf, f.Label)}
	for _, c := range f.Columns {
		out = append(out, *(&thing{part: ColumnPart, id: f.ID + "." + c.ID, name: c.Label, feeds: feeds}).withShape(&c.Shape).with(WordingOf, c.Label))
	}
	return out
}

func (t *thing) withShape(s *questionnaire.Shape) *thing {
	return t.weighing(KindOf, kindOf(s), kindOf(s).EN).weighing(OptionsOf, optionsOf(s), strings.Join(questionnaire.OptionIDs(s.Options), ", "))
}

func kindOf(s *questionnaire.Shape) questionnaire.Text {
	kind := s.Kind.String()
	if s.Optional {
		kind += ", optional"
	}
	return plain(kind)
}

func optionsOf(s *questionnaire.Shape) questionnaire.Text {
	var ru, en []string
	for _, o := range s.Options {
		ru, en = append(ru, o.Label.RU), append(en, o.Label.EN)
	}
	return questionnaire.Text{RU: strings.Join(ru, "; "), EN: strings.Join(en, "; ")}
}

// criterionThings returns a criterion and its rungs.
func criterionThings(c *questionnaire.Criterion, profiles []*questionnaire.Profile) []thing {
	var targets, sources names
	for _, p := range profiles {
		targets.add(p.ID, p.Name, ": "+strconv.Itoa(c.Targets[p.ID]))
	}
	for _, s := range c.EvidenceSources {
		sources.add(s.ID, s.Name, "")
	}
	applies := ""
	if c.Applies != nil {
		applies = c.Applies.Text
	}
	t := (&thing{part: CriterionPart, id: c.ID, name: c.Name, feeds: true}).weighing(WeightOf, plain(c.Weight), fmt.Sprint(c.Weight)).withNames(TargetOf, targets)
	out := []thing{*t.withNames(EvidenceOf, sources).weighing(ConditionOf, plain(applies), keyOfRules(c.Applies)).with(WordingOf, c.Name)}
	for _, r := range c.Rungs {
		out = append(out, rungThing(r))
	}
	return out
}

func rungThing(r *questionnaire.Rung) thing {
	var ru, en []string
	var owners names
	days := 0.0
	for _, a := range r.Actions(func(*questionnaire.Part) bool { return true }) {
		ru, en = append(ru, a.Do.RU), append(en, a.Do.EN)
		days += a.Days
		if a.Owner != nil {
			owners.add(a.Owner.ID, a.Owner.Name, "")
		}
	}
	name := questionnaire.Text{RU: r.Criterion.Name.RU + ", ступень " + strconv.Itoa(r.Level), EN: r.Criterion.Name.EN + ", rung " + strconv.Itoa(r.Level)}
	rules := RulesOf(r)
	t := (&thing{part: RungPart, id: r.ID(), name: name, feeds: true}).weighing(ConditionOf, plain(joinedRules(rules)), keyOfRules(rules...)).with(DaysOf, plain(days))
	return *t.withNames(OwnerOf, owners).with(ActionOf, questionnaire.Text{RU: strings.Join(ru, "; "), EN: strings.Join(en, "; ")}).with(WordingOf, r.Holds)
}
