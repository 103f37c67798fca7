package answers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Load reads an answer file from disk. See Read.
func Load(path string, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	doc, err := source.ReadFile(path)
	if err != nil {
		return nil, allWrong(path, doc, err, b)
	}
	return Read(doc, b)
}

// Parse reads an answer file from its text; a name that ends in .json, or a text that starts with {, is JSON.
func Parse(name string, data []byte, b *questionnaire.Bank) (*Sheet, source.Diagnostics) {
	doc, err := source.Read(name, data)
	if err != nil {
		return nil, allWrong(name, doc, err, b)
	}
	return Read(doc, b)
}

// allWrong returns what is wrong with a text, together with what is wrong with its values where these can be told.
func allWrong(name string, doc *source.Document, err error, b *questionnaire.Bank) source.Diagnostics {
	found := asDiagnostics(name, err)
	if doc == nil {
		return found
	}
	_, more := Read(doc, b)
	found = append(found, more...)
	found.Sort()
	return found
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

// ReadKeepingUnknownKeys is Read for a caller that goes on writing the file and keeps what it does not know: an unknown
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
			r.readNotApplicable(get(root, "not_applicable"))
			r.readReview(get(root, "review"))
			r.warnMany(root)
			r.readAnswers(get(root, "answers"))
			r.readEvidence(get(root, "evidence"))
			r.readNotes(get(root, "notes"))
			r.readMerged(get(root, "merged"))
			r.checkOwnRole(get(root, "interview"))
		}
	}
	found := r.found.All(doc.Name)
	if found.HasErrors() {
		return nil, found
	}
	return r.sheet, found
}

var (
	fileKeys      = []string{"format", "bank", "client", "interview", "targets", "not_applicable", "review", "answers", "evidence", "notes", "merged"}
	clientKeys    = []string{"name", "industry", "sellers"}
	interviewKeys = []string{"date", "respondent", "position", "role", "interviewer"}
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

// describe says what is at a node, for messages.
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
