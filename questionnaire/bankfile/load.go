// Package bankfile reads banks from their YAML files: it loads them, checks all of it at once with file:line:column,
// and has their rules compiled by package questionnaire, whose model it fills.
//
// It is where the flow begins: bank files → questionnaire.Bank. It is the only package that knows what a bank file
// looks like.
package bankfile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/block9"
)

// Format is what every file of a bank says on its first line.
const Format = "salesaudit.bank/1"

// Embedded loads the bank that comes with the program: Block 9, «Порядок работы отдела продаж с клиентами».
func Embedded() (*questionnaire.Bank, error) {
	b, findings, err := LoadFS(block9.Files, "block9")
	return b, cmp.Or(err, findings.Err())
}

// Load loads a bank from a YAML file or from a folder of them, and returns what is worth a warning beside it.
// The error is a source.Diagnostics where the files could be read but are wrong: all that is wrong in them.
func Load(name string) (*questionnaire.Bank, source.Diagnostics, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open the bank: %w", err)
	}
	if stat.IsDir() {
		return LoadFS(os.DirFS(name), filepath.ToSlash(name))
	}
	doc, err := source.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open the bank: %w", err)
	}
	return build([]*source.Document{doc}, digest([]string{filepath.Base(name)}, [][]byte{data}))
}

// LoadFS loads a bank from the *.yaml files of a folder, in the order of their names. prefix stands before the
// names in messages.
func LoadFS(folder fs.FS, prefix string) (*questionnaire.Bank, source.Diagnostics, error) {
	names, err := fs.Glob(folder, "*.y*ml")
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("open the bank: no *.yaml file in %s", prefix)
	}
	slices.Sort(names)
	texts := make([][]byte, len(names))
	docs := make([]*source.Document, len(names))
	errs := make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names { // side by side: the texts are half of the time it takes to load a bank
		wait.Go(func() {
			if texts[i], errs[i] = fs.ReadFile(folder, name); errs[i] != nil {
				errs[i] = fmt.Errorf("open the bank: %w", errs[i])
				return
			}
			docs[i], errs[i] = source.Read(path.Join(prefix, name), texts[i])
		})
	}
	wait.Wait()
	var bad source.Diagnostics
	for _, err := range errs {
		var ds source.Diagnostics
		if errors.As(err, &ds) {
			bad = append(bad, ds...)
		} else if err != nil {
			return nil, nil, err
		}
	}
	if bad.HasErrors() {
		return nil, nil, bad
	}
	return build(docs, digest(names, texts))
}

// digest names the content of a bank: it changes when a name or a byte of its files does.
func digest(names []string, texts [][]byte) string {
	h := sha256.New()
	for i, name := range names {
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(texts[i]))
		h.Write(texts[i])
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// builder makes a bank out of the sections of its files.
type builder struct {
	bank     *questionnaire.Bank
	all      *findings
	first    value // the first file that is a mapping, for what no file has
	sections map[string][]value
	places   map[any]value // where the named things stand, for checks that come later
	drafts   []questionnaire.Draft
	pending  []pendingRule // by draft

	foreign      bool // a file has another format, so that what the others lack may stand there
	criteriaRead bool // without an error, so that it is known which questions they name
}

// pendingRule is a rule whose compilation waits until all fields and facts are known.
type pendingRule struct {
	at     value
	assign func(*questionnaire.Rule)
}

// sectionNames are the top-level keys of a bank file.
const sectionNames = "format! id version title premise sources catalogues profiles questions facts units dimensions owners criteria caps bands checks"

func build(docs []*source.Document, digest string) (*questionnaire.Bank, source.Diagnostics, error) {
	b := &builder{
		bank:     &questionnaire.Bank{Digest: digest, Units: map[string]questionnaire.Text{}},
		all:      &findings{},
		sections: map[string][]value{},
		places:   map[any]value{},
	}
	for _, doc := range docs {
		b.collect(doc)
	}
	if b.foreign {
		b.all.list.Sort()
		return nil, nil, b.all.list
	}
	b.readHead()
	b.readLists()
	b.readQuestions()
	b.resolveFields()
	b.readFacts()
	b.readDimensions()
	errorsBefore := len(b.all.list)
	b.readCriteria()
	b.criteriaRead = len(b.all.list) == errorsBefore
	b.readCaps()
	b.readChecks()
	b.compileRules()
	b.checkWhole()
	b.all.list.Sort()
	if err := b.all.list.Err(); err != nil {
		return nil, nil, err
	}
	return b.bank, b.all.list, nil
}

// collect sorts the sections of a file to those of the other files.
func (b *builder) collect(doc *source.Document) {
	root := value{b.all, doc, doc.Root, "bank"}
	if b.first.node == nil && root.node.Kind == source.Mapping {
		b.first = root
	}
	if f := root.get("format"); !f.absent() && f.node.Value != Format {
		f.wrong(describe(f.node), Format, "this program reads "+Format)
		b.foreign = true
		return
	}
	if !root.mapping(sectionNames) {
		return
	}
	for i := range root.node.Len() {
		key, node := root.node.Pair(i)
		b.sections[key.Value] = append(b.sections[key.Value], root.at(node, key.Value))
	}
}

// single returns the section that stands in just one file.
func (b *builder) single(name string) value {
	all := b.sections[name]
	if len(all) == 0 {
		if b.first.node != nil {
			b.first.wrong("no key "+name, "the key "+name+" in one file of the bank", "")
		}
		return value{all: b.all}
	}
	for _, again := range all[1:] {
		again.wrong("a second "+name, "the key "+name+" in one file only", "")
	}
	return all[0]
}

// missing reports a section without anything in it.
func (b *builder) missing(name string) {
	if s := b.single(name); !s.absent() && s.node.Len() == 0 && (s.node.Kind == source.Mapping || s.node.Kind == source.Sequence) {
		s.wrong("no "+name, "at least one", "")
	}
}

// maps returns the entries of a section that is a mapping, over all files, and reports a name used twice.
func (b *builder) maps(name string) (keys, values []value) {
	seen := map[string]bool{}
	for _, section := range b.sections[name] {
		ks, vs := section.entries()
		for i := range ks {
			id := ks[i].name()
			if seen[id] {
				ks[i].wrong(strconv.Quote(id)+" a second time", "each name once", "")
				continue
			}
			seen[id] = true
			keys, values = append(keys, ks[i]), append(values, vs[i])
		}
	}
	return keys, values
}

// lists returns the elements of a section that is a list, over all files.
func (b *builder) lists(name string) []value {
	var out []value
	for _, section := range b.sections[name] {
		out = append(out, section.items()...)
	}
	return out
}

// emptyMapping stands for a mapping that was left out.
var emptyMapping = &source.Node{Kind: source.Mapping}

func (b *builder) readHead() {
	b.bank.ID = b.single("id").name()
	b.bank.Version = b.single("version").word()
	b.bank.Title = b.single("title").text()
	if all := b.sections["premise"]; len(all) > 0 {
		b.bank.Premise = all[0].text()
	}
}

// readLists reads the sections that stand on nothing else.
func (b *builder) readLists() {
	keys, values := b.maps("sources")
	for i := range keys {
		b.bank.Sources = append(b.bank.Sources, &questionnaire.Source{ID: keys[i].node.Value, Name: values[i].text()})
	}
	keys, values = b.maps("catalogues")
	for i := range keys {
		c := readCatalogue(keys[i], values[i])
		b.bank.Catalogues = append(b.bank.Catalogues, c)
		b.places[c] = values[i]
	}
	keys, values = b.maps("owners")
	for i := range keys {
		b.bank.Owners = append(b.bank.Owners, &questionnaire.Owner{ID: keys[i].node.Value, Name: values[i].text()})
	}
	keys, values = b.maps("units")
	for i := range keys {
		b.bank.Units[keys[i].node.Value] = values[i].text()
	}
	b.readProfiles()
	b.readBands()
}

// maxShort is how many characters of an entry's short name a row of a table or a chart has room for.
const maxShort = 28

func readCatalogue(key, v value) *questionnaire.Catalogue {
	c := &questionnaire.Catalogue{ID: key.node.Value}
	if !v.mapping("item! entries!") {
		return c
	}
	c.Item = v.get("item").name()
	keys, values := v.get("entries").entries()
	for i := range keys {
		e := &questionnaire.Entry{ID: keys[i].name()}
		if values[i].mapping("name! short core") {
			e.Name, e.Short, e.Core = values[i].get("name").text(), values[i].get("short").textUpTo(maxShort), values[i].get("core").flag()
		}
		if e.Short == (questionnaire.Text{}) {
			e.Short = e.Name
			values[i].get("name").checkLength(e.Name, maxShort)
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// maxPersonDays bounds what one wave of a plan may hold; it keeps a slip of the keyboard from looking like a plan.
const maxPersonDays = 100000

// waves is how many waves with an end a plan has: 0-30, 31-90 and 91-180 days.
const waves = 3

func (b *builder) readProfiles() {
	keys, values := b.maps("profiles")
	last := 0
	for i, v := range values {
		p := &questionnaire.Profile{ID: keys[i].node.Value}
		b.bank.Profiles = append(b.bank.Profiles, p)
		if !v.mapping("up_to name! effort! capacity!") {
			continue
		}
		p.Name, p.Effort = v.get("name").text(), v.get("effort").number(0.01, 100)
		for _, c := range v.get("capacity").items() {
			p.Capacity = append(p.Capacity, c.number(0, maxPersonDays))
		}
		if n := len(p.Capacity); n != waves && !v.get("capacity").absent() {
			v.get("capacity").wrong(strconv.Itoa(n)+" numbers", "person-days for each of the "+strconv.Itoa(waves)+" waves of a plan", "")
		}
		if upTo := v.get("up_to"); !upTo.absent() {
			p.UpTo = upTo.whole(last+1, 1<<30)
			last = p.UpTo
		}
		if v.get("up_to").absent() != (i == len(values)-1) {
			keys[i].wrong("up_to given or left out in the wrong place", "up_to in every profile but the last", "")
		}
	}
	if len(values) == 0 {
		b.missing("profiles")
	}
}

func (b *builder) readBands() {
	last := -1.0
	items := b.lists("bands")
	for i, v := range items {
		if !v.mapping("to! name!") {
			continue
		}
		band := &questionnaire.Band{To: v.get("to").number(0, 100), Name: v.get("name").text()}
		if band.To <= last || (i == len(items)-1 && band.To != 100) {
			v.get("to").wrong(formatNumber(band.To), "bands in ascending order, the last one up to 100", "")
		}
		last = band.To
		b.bank.Bands = append(b.bank.Bands, band)
	}
	if len(items) == 0 {
		b.missing("bands")
	}
}

// declare remembers where a field, fact or criterion is declared, and reports one whose id is taken: first is what
// took it.
func (b *builder) declare(id value, thing, first any, free bool) {
	b.places[thing] = id
	if free || strings.TrimSpace(id.node.Value) == "" {
		return
	}
	at := b.places[first]
	id.wrong(strconv.Quote(id.node.Value)+" a second time", "each id once", "it stands first in "+at.doc.At(at.node, "", "", "", "").Error())
}

// declaredAs returns the field or fact of a name.
func (b *builder) declaredAs(name string) any {
	if f := b.bank.Field(name); f != nil {
		return f
	}
	return b.bank.Fact(name)
}
