package answers

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Load reads an answer file from disk. See Read.
func Load(path string, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	doc, err := source.ReadFile(path)
	if err != nil {
		return nil, asDiagnostics(path, err)
	}
	return Read(doc, b)
}

// Parse reads an answer file from its text; a name that ends in .json, or a text that starts with {, is JSON.
func Parse(name string, data []byte, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	doc, err := source.Read(name, data)
	if err != nil {
		return nil, asDiagnostics(name, err)
	}
	return Read(doc, b)
}

func asDiagnostics(name string, err error) source.Diagnostics {
	if ds, ok := err.(source.Diagnostics); ok {
		return ds
	}
	return source.Diagnostics{{File: name, Hint: err.Error()}}
}

// Read checks a document against a bank. The findings are everything that is wrong, in the order of the file;
// the sheet is nil when one of them is an error.
func Read(doc *source.Document, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	return read(doc, b, source.Error)
}

// ReadKeepingUnknownKeys is Read for who goes on writing the file and keeps what it does not know: an unknown
// key is a warning here.
func ReadKeepingUnknownKeys(doc *source.Document, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	return read(doc, b, source.Warning)
}

func read(doc *source.Document, b *questionnaire.Bank, unknownKeys source.Severity) (*Sheet, source.Diagnostics) {
	r := &reader{doc: doc, sheet: NewSheet(b), unknownKeys: unknownKeys}
	r.sheet.File = doc.Name
	root := doc.Root
	if !r.isMapping(root, "", "an answer file: keys with values") {
		return nil, r.found.List
	}
	if r.readFormat(root) {
		r.keys(root, "", fileKeys)
		ours := r.readBank(root)
		r.readClient(root)
		r.readInterview(root)
		if ours { // what was answered to another bank would be one long list of unknown names
			r.readTargets(get(root, "targets"))
			r.readAnswers(get(root, "answers"))
			r.readEvidence(get(root, "evidence"))
			r.readNotes(get(root, "notes"))
		}
	}
	found := r.found.All(doc.Name)
	if found.HasErrors() {
		return nil, found
	}
	return r.sheet, found
}

var (
	fileKeys      = []string{"format", "bank", "client", "interview", "targets", "answers", "evidence", "notes"}
	clientKeys    = []string{"name", "industry", "sellers"}
	interviewKeys = []string{"date", "respondent", "position", "interviewer"}
	evidenceKeys  = []string{"source", "grade", "ref", "date"}
)

// reader reads one file and goes on after each finding.
type reader struct {
	doc         *source.Document
	sheet       *Sheet
	found       source.Findings
	unknownKeys source.Severity
	pending     []pendingReference
	places      map[*questionnaire.Field]map[string]int // of the rows of a list, by id; see placesIn
}

func (r *reader) add(severity source.Severity, n *source.Node, where, found, expected, hint string) {
	if r.found.Room(severity) {
		d := r.doc.At(n.Place(), where, found, expected, hint)
		d.Severity = severity
		r.found.Add(d)
	}
}

func (r *reader) wrong(n *source.Node, where, found, expected, hint string) {
	r.add(source.Error, n, where, found, expected, hint)
}

func (r *reader) warn(n *source.Node, where, found, expected, hint string) {
	r.add(source.Warning, n, where, found, expected, hint)
}

// suggestOr is suggest with what to say where no valid name is near.
func (r *reader) suggestOr(name string, valid []string, otherwise string) string {
	return cmp.Or(r.suggest(name, valid), otherwise)
}

// suggest is suggest where its hint will be seen.
func (r *reader) suggest(name string, valid []string) string {
	if r.found.Full() {
		return ""
	}
	return suggest(name, valid)
}

// isMapping reports a node that is no mapping.
func (r *reader) isMapping(n *source.Node, where, expected string) bool {
	if n.Kind == source.Mapping {
		return true
	}
	r.wrong(n, where, describe(n), expected, "")
	return false
}

// describe says what stands at a node, for messages.
func describe(n *source.Node) string {
	switch n.Kind {
	case source.Sequence, source.Mapping, source.Null:
		return n.Kind.String()
	}
	return strconv.Quote(shorten(n.Value))
}

// maxQuoted is how many characters of a value a message repeats.
const maxQuoted = 60

func shorten(s string) string {
	if runes := []rune(s); len(runes) > maxQuoted {
		return string(runes[:maxQuoted]) + "…"
	}
	return s
}

// keys reports keys that are not among the valid ones.
func (r *reader) keys(n *source.Node, where string, valid []string) {
	for i := range n.Len() {
		key, _ := n.Pair(i)
		if !slices.Contains(valid, key.Value) {
			r.unknownKey(key, where, valid)
		}
	}
}

func (r *reader) unknownKey(key *source.Node, where string, valid []string) {
	r.add(r.unknownKeys, key, where, "unknown key "+strconv.Quote(shorten(key.Value)), "", r.suggestOr(key.Value, valid, "valid here: "+enumerate(valid)))
}

// missing reports a key that n lacks; hint says how to write it.
func (r *reader) missing(n *source.Node, where, key, hint string) {
	r.wrong(n, where, "missing key "+strconv.Quote(key), "", hint)
}

// get returns the value at a key, nil where it is absent. Null is the same as absent, everywhere.
func get(n *source.Node, key string) *source.Node {
	if v := n.Get(key); v != nil && v.Kind != source.Null {
		return v
	}
	return nil
}

// maxListed is how many valid names a message lists.
const maxListed = 12

func enumerate(valid []string) string {
	if len(valid) > maxListed {
		return strings.Join(valid[:maxListed], ", ") + ", … (" + strconv.Itoa(len(valid)) + " in all)"
	}
	return strings.Join(valid, ", ")
}

// suggest returns a hint: the Latin spelling of Cyrillic look-alikes, or the nearest valid name.
func suggest(name string, valid []string) string {
	if latin, ok := source.LookAlike(name); ok && slices.Contains(valid, latin) {
		return strconv.Quote(name) + " has Cyrillic letters that look Latin: write " + latin + " in Latin letters"
	}
	if near := source.Nearest(name, valid); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// readFormat reports a format that is not this one, and returns false then: it is a file of another kind, of
// which nothing more can be said.
func (r *reader) readFormat(root *source.Node) bool {
	n := get(root, "format")
	switch {
	case n == nil:
		r.missing(root, "", "format", "write format: "+Format)
	case n.Value != Format:
		r.wrong(n, "format", describe(n), Format, "this program reads "+Format)
		return false
	}
	return true
}

// readBank reports answers to another bank, and returns false then.
func (r *reader) readBank(root *source.Node) bool {
	n := get(root, "bank")
	if n == nil {
		r.missing(root, "", "bank", "write bank: "+BankReference(r.sheet.Bank))
		return true
	}
	id, version, _ := strings.Cut(n.Value, "@")
	bank := r.sheet.Bank
	switch {
	case id != bank.ID:
		r.wrong(n, "bank", describe(n), BankReference(bank), "load the bank of these answers with --bank")
		return false
	case version == "":
		r.wrong(n, "bank", describe(n), BankReference(bank), "add the version of the bank that the questions were asked from")
		return true
	case major(version) != major(bank.Version):
		r.wrong(n, "bank", describe(n), BankReference(bank), "answers to another major version of the bank cannot be scored with this one")
		return false
	case version != bank.Version:
		r.warn(n, "bank", describe(n), BankReference(bank), "the answers are scored with version "+bank.Version)
	}
	return true
}

// BankReference returns how answer files name a bank: id@version.
func BankReference(b *questionnaire.Bank) string { return b.ID + "@" + b.Version }

func major(version string) string {
	m, _, _ := strings.Cut(version, ".")
	return m
}

// maxSellers bounds the number of sellers; a larger one is a slip of the keyboard.
const maxSellers = 1_000_000

func (r *reader) readClient(root *source.Node) {
	n := get(root, "client")
	if n == nil {
		r.missing(root, "", "client", "write client: {name: …, sellers: …}")
		return
	}
	if !r.isMapping(n, "client", "a mapping: {name: …, sellers: …}") {
		return
	}
	r.keys(n, "client", clientKeys)
	c := &r.sheet.Client
	c.Name, c.Industry = r.text(n, "client", "name"), r.text(n, "client", "industry")
	sellers := get(n, "sellers")
	if sellers == nil {
		r.missing(n, "client", "sellers", "the number of sellers decides targets and effort")
		return
	}
	x, err := strconv.Atoi(sellers.Value)
	if sellers.Kind != source.Integer || err != nil || x < 1 || x > maxSellers {
		r.wrong(sellers, "client.sellers", describe(sellers), "a whole number from 1 to "+strconv.Itoa(maxSellers), "")
		return
	}
	c.Sellers = x
}

// text returns an optional text of a mapping.
func (r *reader) text(n *source.Node, where, key string) string {
	v := get(n, key)
	if v == nil {
		return ""
	}
	if v.Kind == source.Mapping || v.Kind == source.Sequence {
		r.wrong(v, where+"."+key, describe(v), "a text", "")
		return ""
	}
	return v.Value
}

func (r *reader) readInterview(root *source.Node) {
	n := get(root, "interview")
	if n == nil {
		r.warn(root, "", `missing key "interview"`, "", "without its date nobody can tell how old a document was: interview: {date: 2026-11-23, respondent: …, position: …}")
		return
	}
	if !r.isMapping(n, "interview", "a mapping: {date: …, respondent: …, position: …, interviewer: …}") {
		return
	}
	r.keys(n, "interview", interviewKeys)
	i := &r.sheet.Interview
	i.Respondent, i.Interviewer = r.text(n, "interview", "respondent"), r.text(n, "interview", "interviewer")
	i.Position = r.text(n, "interview", "position")
	if i.Position != "" && !slices.Contains(questionnaire.Positions, i.Position) {
		r.wrong(n.Get("position"), "interview.position", describe(n.Get("position")), "one of "+strings.Join(questionnaire.Positions, ", "), r.suggest(i.Position, questionnaire.Positions))
	}
	if d := get(n, "date"); d != nil {
		i.Date = r.date(d, "interview.date")
	} else {
		r.warn(n, "interview", `missing key "date"`, "", "without it nobody can tell how old a document was: date: 2026-11-23")
	}
}

// date reads a day as YYYY-MM-DD.
func (r *reader) date(n *source.Node, where string) time.Time {
	t, err := time.Parse(time.DateOnly, n.Value)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		r.wrong(n, where, describe(n), "a date such as 2026-11-23", suggestDate(n.Value))
		return time.Time{}
	}
	return t
}

// The years that a date may have; others are slips of the keyboard.
const (
	firstYear = 1990
	lastYear  = 2199
)

// suggestDate says how to write what was probably meant as a date.
func suggestDate(text string) string {
	text = strings.TrimSpace(text)
	for _, layout := range []string{"2.1.2006", "2/1/2006", "2-1-2006", "2006.1.2", "2006/1/2", "2006-1-2", time.DateTime, time.RFC3339} {
		t, err := time.Parse(layout, text)
		switch {
		case err != nil:
		case t.Year() < firstYear || t.Year() > lastYear:
			return "the year lies outside " + strconv.Itoa(firstYear) + "-" + strconv.Itoa(lastYear)
		default:
			return "write " + t.Format(time.DateOnly)
		}
	}
	if isoDate.MatchString(text) {
		return "the calendar has no such day"
	}
	return ""
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func (r *reader) readTargets(n *source.Node) {
	if n == nil || !r.isMapping(n, "targets", "a mapping: {criterion: level}") {
		return
	}
	r.sheet.Targets = map[string]int{}
	for i := range n.Len() {
		key, v := n.Pair(i)
		if r.sheet.Bank.Criterion(key.Value) == nil {
			r.unknownKey(key, "targets", criterionIDs(r.sheet.Bank))
			continue
		}
		if v.Kind == source.Null {
			continue
		}
		level, err := strconv.Atoi(v.Value)
		if v.Kind != source.Integer || err != nil || level < 0 || level > questionnaire.Rungs {
			r.wrong(v, "targets."+key.Value, describe(v), "a level from 0 to 5", "")
			continue
		}
		r.sheet.Targets[key.Value] = level
	}
}

func criterionIDs(b *questionnaire.Bank) []string {
	out := make([]string, len(b.Criteria))
	for i, c := range b.Criteria {
		out[i] = c.ID
	}
	return out
}

func (r *reader) questionAt(key *source.Node, where string) *questionnaire.Question {
	if q := r.sheet.Bank.Question(key.Value); q != nil {
		return q
	}
	var valid []string
	for _, q := range r.sheet.Bank.Questions {
		valid = append(valid, q.ID)
	}
	r.unknownKey(key, where, valid)
	return nil
}

// maxEvidence bounds the pieces of evidence of one question.
const maxEvidence = 200

func (r *reader) readEvidence(n *source.Node) {
	if n == nil || !r.isMapping(n, "evidence", "a mapping: question to a list of evidence") {
		return
	}
	for i := range n.Len() {
		key, list := n.Pair(i)
		where := "evidence." + key.Value
		q := r.questionAt(key, "evidence")
		if q == nil || list.Kind == source.Null {
			continue
		}
		if list.Kind != source.Sequence {
			r.wrong(list, where, describe(list), "a list of evidence", "")
			continue
		}
		if len(list.Items) > maxEvidence {
			r.wrong(list, where, strconv.Itoa(len(list.Items))+" pieces of evidence", "at most "+strconv.Itoa(maxEvidence), "")
			continue
		}
		for k := range list.Items {
			r.readPiece(&list.Items[k], q, where+"["+strconv.Itoa(k)+"]")
		}
	}
}

func (r *reader) readPiece(n *source.Node, q *questionnaire.Question, where string) {
	if !r.isMapping(n, where, "a mapping: {source: …, grade: …, ref: …, date: …}") {
		return
	}
	r.keys(n, where, evidenceKeys)
	var e Evidence
	if s := get(n, "source"); s == nil {
		r.missing(n, where, "source", "one of "+enumerate(sourceIDs(r.sheet.Bank)))
	} else if e.Source = r.sheet.Bank.Source(s.Value); e.Source == nil {
		sources := sourceIDs(r.sheet.Bank)
		r.wrong(s, where+".source", describe(s), "one of "+enumerate(sources), r.suggest(s.Value, sources))
	}
	if g := get(n, "grade"); g == nil {
		r.missing(n, where, "grade", "one of reference, document, extract")
	} else if k := slices.Index(gradeNames, g.Value); k > 0 {
		e.Grade = Grade(k)
	} else {
		r.wrong(g, where+".grade", describe(g), "one of reference, document, extract", r.suggest(g.Value, gradeNames[1:]))
	}
	e.Ref = r.text(n, where, "ref")
	if d := get(n, "date"); d != nil {
		e.Date = r.date(d, where+".date")
		if day := r.sheet.Interview.Date; !day.IsZero() && e.Date.After(day) {
			r.warn(d, where+".date", describe(d), "a date not after the interview", "")
		}
	}
	r.sheet.Evidence[q.Index] = append(r.sheet.Evidence[q.Index], e)
}

func (r *reader) readNotes(n *source.Node) {
	if n == nil || !r.isMapping(n, "notes", "a mapping: question to a text") {
		return
	}
	for i := range n.Len() {
		key, _ := n.Pair(i)
		if q := r.questionAt(key, "notes"); q != nil {
			r.sheet.Notes[q.Index] = r.text(n, "notes", key.Value)
		}
	}
}

func sourceIDs(b *questionnaire.Bank) []string {
	out := make([]string, len(b.Sources))
	for i, s := range b.Sources {
		out[i] = s.ID
	}
	return out
}
