package answers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

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
	}
	return r.readVersion(n, version)
}

// BankReference returns how answer files name a bank: id@version.
func BankReference(b *questionnaire.Bank) string { return b.ID + "@" + b.Version }

// MaxSellers bounds the number of sellers; a larger one is a slip of the keyboard.
const MaxSellers = 1_000_000

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
	if sellers.Kind != source.Integer || err != nil || x < 1 || x > MaxSellers {
		r.wrong(sellers, "client.sellers", describe(sellers), "a whole number from 1 to "+strconv.Itoa(MaxSellers), "")
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
	i.Position, i.Role = r.text(n, "interview", "position"), r.text(n, "interview", "role")
	if i.Position != "" && !slices.Contains(questionnaire.Positions, i.Position) {
		r.wrong(n.Get("position"), "interview.position", describe(n.Get("position")), "one of "+strings.Join(questionnaire.Positions, ", "), r.suggest(i.Position, questionnaire.Positions))
	}
	if d := get(n, "date"); d != nil {
		i.Date, i.DateAt = r.date(d, "interview.date"), d.Pos
	} else {
		r.warn(n, "interview", `missing key "date"`, "", "without it nobody can tell how old a document was: date: 2026-11-23")
	}
}

// checkOwnRole warns about a respondent whose role no list of roles has: its answers then weigh like anybody's.
func (r *reader) checkOwnRole(n *source.Node) {
	role := r.sheet.Interview.Role
	if role == "" {
		return
	}
	var ids []string
	for _, f := range r.sheet.Bank.Fields {
		if f.Kind == questionnaire.Matrix {
			for _, row := range r.sheet.Value(f.Matrix.Columns).Rows {
				ids = append(ids, row.ID)
			}
		}
	}
	if !slices.Contains(ids, role) {
		r.warn(get(n, "role"), "interview.role", "an unknown role "+strconv.Quote(shorten(role)), "the id of one of the roles that are answered", r.suggest(role, ids))
	}
}

// date reads a day as YYYY-MM-DD.
func (r *reader) date(n *source.Node, where string) time.Time {
	t, hint := ParseDate(n.Value)
	if t.IsZero() {
		r.wrong(n, where, describe(n), "a date such as 2026-11-23", hint)
	}
	return t
}

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
