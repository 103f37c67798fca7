package bankfile

import (
	"math"
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// builder makes a bank out of the sections of its files.
type builder struct {
	bank     *questionnaire.Bank
	found    source.Findings
	first    value // the first file that is a mapping, for what no file has
	sections map[string][]value

	sources    index[*questionnaire.Source]
	catalogues index[*questionnaire.Catalogue]
	profiles   index[*questionnaire.Profile]
	owners     index[*questionnaire.Owner]
	dimensions index[*questionnaire.Dimension]
	questions  index[*questionnaire.Question]
	criteria   index[*questionnaire.Criterion]
	targets    index[questionnaire.Target] // what references may name, by item name

	places map[any]value                    // of catalogues, owners, questions, fields, facts (their keys), criteria and parts
	after  map[[2]*questionnaire.Rung]value // where a rung names one that it comes after
	drafts []questionnaire.Draft            // the rules, to be compiled when all names are known
	rules  []pending                        // by draft
	afters []func()                         // read `after`, when all rungs are known

	criteriaRead bool // without an error, so that it is known which questions they name
}

// pending is a rule that waits for its compilation.
type pending struct {
	at     value
	assign func(*questionnaire.Rule)
}

// fileGrammar is bankGrammar of one file, which need not have all sections.
var fileGrammar = func() *shape {
	keys := slices.Clone(bankGrammar.keys)
	for i := range keys {
		keys[i].required = keys[i].name == "format"
	}
	return mappingOf(keys...)
}()

// build reads the bank that is parted over the documents. The findings of a bank that could be built are warnings.
func build(docs []*source.Document, digest string) (*questionnaire.Bank, source.Diagnostics, error) {
	b := &builder{
		bank:     &questionnaire.Bank{Digest: digest, Units: map[string]questionnaire.Unit{}},
		sections: map[string][]value{},
		places:   map[any]value{},
		after:    map[[2]*questionnaire.Rung]value{},
	}
	known := true
	for _, doc := range docs {
		known = b.collect(doc) && known
	}
	if known { // what the others lack may be in a file of another format
		b.checkSections()
		b.readHead()
		b.readQuestions()
		b.resolveFields()
		b.readFacts()
		b.readDimensions()
		b.readCriteria()
		b.readCaps()
		b.readChecks()
		b.compileRules()
		b.checkWhole()
	}
	found := b.found.All("")
	if err := found.Err(); err != nil {
		return nil, nil, err
	}
	return b.bank, found, nil
}

// collect puts the sections of a file to those of the other files. It reports whether the file is of this format.
func (b *builder) collect(doc *source.Document) bool {
	root := value{&b.found, doc, doc.Root, "bank", fileGrammar}
	if b.first.absent() && root.node.Kind == source.Mapping {
		b.first = root
	}
	if f := root.node.Get("format"); f != nil && f.Value != format {
		at := root.get("format")
		at.wrong(at.describe(), format, "this program reads "+format)
		return false
	}
	if !root.mapping() {
		return true
	}
	for _, k := range bankGrammar.keys {
		if v := root.get(k.name); !v.absent() {
			b.sections[k.name] = append(b.sections[k.name], v.at(v.node, k.name, k.value))
		}
	}
	return true
}

// checkSections reports sections that no file has, that are empty in all files, and values that two files have.
func (b *builder) checkSections() {
	for _, k := range bankGrammar.keys {
		all := b.sections[k.name]
		if k.required && len(all) == 0 && !b.first.absent() && k.name != "format" {
			b.first.wrong("missing key "+strconv.Quote(k.name), "", "it goes into any one file of the bank")
		}
		elements, readable := 0, true
		for i, v := range all {
			switch v.node.Kind {
			case source.Sequence, source.Mapping:
				elements += v.node.Len()
			default:
				readable = false
			}
			if i > 0 && k.name != "format" && k.value.form != list && k.value.form != table {
				v.wrong("duplicate key "+strconv.Quote(k.name), "", "it is in "+all[0].place()+" too")
			}
		}
		if (k.value.form == list || k.value.form == table) && k.required && len(all) > 0 && readable && elements == 0 {
			all[0].wrong("no "+k.name, "at least one", "")
		}
	}
}

// single returns a section that is in one file.
func (b *builder) single(name string) value {
	if all := b.sections[name]; len(all) > 0 {
		return all[0]
	}
	return value{found: &b.found}
}

// entries returns the entries of a section that is a table, over all files, and reports an id used twice.
func (b *builder) entries(name string) (ids, values []value) {
	seen := index[value]{}
	for _, section := range b.sections[name] {
		these, elements := section.entries()
		for i, id := range these {
			if !seen.add(id.id(), id) {
				id.twice("id", seen.byID[id.node.Value])
				continue
			}
			ids, values = append(ids, id), append(values, elements[i])
		}
	}
	return ids, values
}

// items returns the elements of a section that is a list, over all files.
func (b *builder) items(name string) []value {
	var out []value
	for _, section := range b.sections[name] {
		out = append(out, section.items()...)
	}
	return out
}

// readHead reads the sections that depend on no others.
func (b *builder) readHead() {
	b.bank.ID = b.single("id").id()
	b.bank.Version = b.single("version").word()
	b.bank.Title = b.single("title").text()
	b.bank.Premise = b.single("premise").text()
	ids, values := b.entries("sources")
	for i, id := range ids {
		s := readSource(id.node.Value, values[i])
		b.bank.Sources = append(b.bank.Sources, s)
		b.sources.add(s.ID, s)
	}
	ids, values = b.entries("catalogues")
	for i, id := range ids {
		c := readCatalogue(id, values[i])
		b.bank.Catalogues = append(b.bank.Catalogues, c)
		b.catalogues.add(c.ID, c)
		b.places[c] = values[i]
	}
	ids, values = b.entries("owners")
	for i, id := range ids {
		o := &questionnaire.Owner{ID: id.node.Value, Name: values[i].nameOrText()}
		b.bank.Owners = append(b.bank.Owners, o)
		b.owners.add(o.ID, o)
		b.places[o] = values[i]
	}
	b.bank.EvidenceOwner = b.owners.pick(b.single("evidence_owner"))
	ids, values = b.entries("units")
	for i, id := range ids {
		b.bank.Units[id.node.Value] = values[i].unit()
	}
	b.readProfiles()
	b.readHolidays()
	b.readReplacements()
	b.readBands()
}

// readSource reads a source, which is a name or a mapping of which more is to be said.
func readSource(id string, v value) *questionnaire.Source {
	s := &questionnaire.Source{ID: id}
	switch {
	case v.node.Get("name") == nil:
		s.Name = v.text()
	case v.mapping():
		s.Name, s.Short = v.get("name").text(), v.get("short").text()
		s.Own, s.UpTo = v.get("own").flag(), v.get("up_to").choice()
	}
	if s.Short == (questionnaire.Text{}) {
		s.Short = s.Name
	}
	return s
}

// nameOrText reads a text, or the name in a mapping of which more is to be said.
func (v value) nameOrText() questionnaire.Text {
	if v.node.Get("name") == nil {
		return v.text()
	}
	if !v.mapping() {
		return questionnaire.Text{}
	}
	return v.get("name").text()
}

// readReplacements reads who takes the work of an owner in companies that have no such person, and what others call it.
func (b *builder) readReplacements() {
	for _, o := range b.bank.Owners {
		v := b.places[o]
		if v.node.Get("called") != nil {
			profiles, names := v.get("called").entries()
			o.Called = map[string]*questionnaire.Owner{}
			for k, at := range profiles {
				if profile := b.profiles.pick(at); profile != nil {
					o.Called[profile.ID] = &questionnaire.Owner{ID: o.ID, Name: names[k].text()}
				}
			}
		}
		if v.node.Get("instead") == nil {
			continue
		}
		profiles, others := v.get("instead").entries()
		o.Instead = map[string]*questionnaire.Owner{}
		for k, at := range profiles {
			profile, other := b.profiles.pick(at), b.owners.pick(others[k])
			switch {
			case profile == nil || other == nil:
			case other == o:
				others[k].wrong(others[k].describe(), "another owner", "an owner cannot replace itself")
			default:
				o.Instead[profile.ID] = other
			}
		}
	}
}

func readCatalogue(id, v value) *questionnaire.Catalogue {
	c := &questionnaire.Catalogue{ID: id.node.Value}
	if !v.mapping() {
		return c
	}
	c.Item = v.get("item").id()
	ids, values := v.get("entries").entries()
	for i := range ids {
		e := &questionnaire.Entry{ID: ids[i].id()}
		if values[i].mapping() {
			e.Name, e.Short = values[i].get("name").text(), values[i].get("short").text()
			e.Core, e.Extra = values[i].get("core").flag(), values[i].get("extra").flag()
		}
		if e.Short == (questionnaire.Text{}) {
			e.Short = e.Name
			values[i].checkLength(e.Name, maxShort)
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

func (b *builder) readProfiles() {
	ids, values := b.entries("profiles")
	last := 0
	for i, v := range values {
		p := &questionnaire.Profile{ID: ids[i].node.Value}
		b.bank.Profiles = append(b.bank.Profiles, p)
		b.profiles.add(p.ID, p)
		if !v.mapping() {
			continue
		}
		p.Name, p.Effort = v.get("name").text(), v.get("effort").number()
		capacity := v.get("capacity")
		for _, c := range capacity.items() {
			p.Capacity = append(p.Capacity, c.number())
		}
		if n := len(p.Capacity); n != waves && !capacity.absent() {
			capacity.wrong(strconv.Itoa(n)+" numbers", "person-days for each of the "+strconv.Itoa(waves)+" waves of a plan", "")
		}
		upTo := v.get("up_to")
		if p.UpTo = upTo.whole(); p.UpTo > 0 && p.UpTo <= last {
			upTo.wrong(upTo.describe(), "more than the "+strconv.Itoa(last)+" sellers of the profile before", "profiles go from small to large")
		}
		last = max(last, p.UpTo)
		if upTo.absent() != (i == len(values)-1) {
			ids[i].wrong("up_to given or left out in the wrong place", "up_to in every profile but the last", "")
		}
	}
}

// readHolidays reads days as 01-31; a leap year has each.
func (b *builder) readHolidays() {
	for i, v := range b.items("holidays") {
		if i == maxHolidays {
			v.wrong("more than "+strconv.Itoa(maxHolidays)+" holidays", "days off that are the same every year", "")
			return
		}
		day := v.word()
		date, err := time.Parse(time.DateOnly, "2024-"+day)
		switch holiday := (questionnaire.Holiday{Month: date.Month(), Day: date.Day()}); {
		case day == "":
		case err != nil:
			v.wrong(v.describe(), "a month and a day, such as 05-09", "")
		case slices.Contains(b.bank.Holidays, holiday):
			v.wrong(v.describe()+" twice", "each holiday once", "")
		default:
			b.bank.Holidays = append(b.bank.Holidays, holiday)
		}
	}
}

func (b *builder) readBands() {
	last := math.Inf(-1)
	items := b.items("bands")
	for i, v := range items {
		if !v.mapping() {
			continue
		}
		to := v.get("to")
		band := &questionnaire.Band{To: to.number(), Name: v.get("name").text()}
		if band.To <= last || (i == len(items)-1 && band.To != 100) {
			to.wrong(formatNumber(band.To), "bands in ascending order, the last one up to 100", "")
		}
		last = band.To
		b.bank.Bands = append(b.bank.Bands, band)
	}
}
