package answers

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Review is the consultant's own word on an assessment. It changes no score.
type Review struct {
	Conclusion string                     // for the first page of the report; "" for none
	Criteria   map[string]CriterionReview // by criterion id; may be nil
}

// CriterionReview is the consultant's own word on one criterion.
type CriterionReview struct {
	Comment string
	Days    float64 // person-days ≥ 0.5, in halves, that its way to the target takes in this company; meaningless unless HasDays
	HasDays bool
	Owner   string // who carries it out: the id of an owner of the bank, or any name; "" for whom the bank names
}

// IsZero reports whether nothing is said.
func (r CriterionReview) IsZero() bool { return r == CriterionReview{} }

const (
	// MaxConclusion is how many characters of a conclusion the first page of a report has room for.
	MaxConclusion = 600
	// maxComment bounds the comment on a criterion: more is a text of its own.
	maxComment = 1000
	// maxOwner bounds the name of who carries out an action.
	maxOwner = 120
	// maxReviewDays bounds person-days; more is a slip of the keyboard.
	maxReviewDays = 1000
)

// readReview reads the consultant's own word.
func (r *reader) readReview(n *source.Node) {
	if n == nil || !r.isMapping(n, "review", "a mapping: {conclusion: …, criteria: {criterion: {comment: …}}}") {
		return
	}
	r.keys(n, "review", []string{"conclusion", "criteria"})
	r.sheet.Review.Conclusion = r.bounded(n, "review", "conclusion", MaxConclusion)
	criteria := get(n, "criteria")
	if criteria == nil || !r.isMapping(criteria, "review.criteria", "a mapping: criterion to {comment: …, days: …, owner: …}") {
		return
	}
	r.sheet.Review.Criteria = map[string]CriterionReview{}
	for i := range criteria.Len() {
		key, v := criteria.Pair(i)
		where := "review.criteria." + key.Value
		c := r.sheet.Bank.Criterion(key.Value)
		switch {
		case c == nil:
			r.wrong(key, "review.criteria", "unknown criterion "+strconv.Quote(shorten(key.Value)), "", r.suggestOr(key.Value, criterionIDs(r.sheet.Bank), "`salesaudit bank show` lists the criteria"))
		case v.Kind != source.Null && r.isMapping(v, where, "a mapping: {comment: …, days: …, owner: …, not_applicable: …}"):
			if said := r.readCriterionReview(v, where, c); !said.IsZero() {
				r.sheet.Review.Criteria[c.ID] = said
			}
		}
	}
}

func (r *reader) readCriterionReview(n *source.Node, where string, c *questionnaire.Criterion) CriterionReview {
	r.keys(n, where, []string{"comment", "days", "owner", "not_applicable"})
	said := CriterionReview{Comment: r.bounded(n, where, "comment", maxComment), Owner: strings.TrimSpace(r.bounded(n, where, "owner", maxOwner))}
	if d := get(n, "days"); d != nil {
		said.Days, said.HasDays = r.readDays(d, where+".days")
	}
	r.checkOwner(n, where, said.Owner)
	if reason := get(n, "not_applicable"); reason != nil {
		r.leaveOut(reason, where+".not_applicable", c)
	}
	return said
}

// PossibleDays reports whether a consultant may say so many person-days of a criterion: halves from 0.5 to 1000.
func PossibleDays(x float64) bool {
	return x >= 0.5 && x <= maxReviewDays && 2*x == math.Trunc(2*x)
}

// readDays reads person-days in halves. Work that takes none is no work: such a criterion has a comment.
func (r *reader) readDays(n *source.Node, where string) (days float64, ok bool) {
	x, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || n.Kind != source.Integer && n.Kind != source.Float || !PossibleDays(x) {
		hint := suggestNumber(n)
		if err == nil && x == 0 {
			hint = "write 0.5 for less than half a day, or leave days out and say in the comment that there is nothing to do"
		}
		r.wrong(n, where, describe(n), "person-days in halves from 0.5 to "+strconv.Itoa(maxReviewDays)+", such as 2.5", hint)
		return 0, false
	}
	return x, true
}

// checkOwner warns about a name that is nearly the id of an owner of the bank.
func (r *reader) checkOwner(n *source.Node, where, owner string) {
	var ids []string
	for _, o := range r.sheet.Bank.Owners {
		if o.ID == owner {
			return
		}
		ids = append(ids, o.ID)
	}
	if hint := r.suggest(owner, ids); owner != "" && hint != "" {
		r.warn(n.Get("owner"), where+".owner", strconv.Quote(shorten(owner))+" as a name", "", hint)
	}
}

// leaveOut takes a criterion out of the score, as not_applicable at the head of the file does.
func (r *reader) leaveOut(n *source.Node, where string, c *questionnaire.Criterion) {
	if n.Kind == source.Mapping || n.Kind == source.Sequence || strings.TrimSpace(n.Value) == "" {
		r.wrong(n, where, describe(n), "the reason, in words", "the report shows it beside the criterion")
		return
	}
	if other, said := r.sheet.NotApplicable[c.ID]; said {
		if other != n.Value {
			r.wrong(n, where, describe(n), "the reason that not_applicable gives: "+strconv.Quote(shorten(other)), "leave one of the two out")
		}
		return
	}
	if r.sheet.NotApplicable == nil {
		r.sheet.NotApplicable = map[string]string{}
	}
	r.sheet.NotApplicable[c.ID] = n.Value
	r.warnHeavy(n, where, c)
}

// bounded returns an optional text of a mapping, of at most so many characters.
func (r *reader) bounded(n *source.Node, where, key string, most int) string {
	text := r.text(n, where, key)
	if length := utf8.RuneCountInString(text); length > most {
		r.wrong(n.Get(key), where+"."+key, strconv.Itoa(length)+" characters", "at most "+strconv.Itoa(most), "the report has no room for more")
		return ""
	}
	return text
}

// reviewTree returns the consultant's own word as an answer file has it.
func (s *Sheet) reviewTree() tree {
	t := appendText(nil, "conclusion", s.Review.Conclusion)
	var criteria tree
	for _, c := range s.Bank.Criteria {
		said, ok := s.Review.Criteria[c.ID]
		if !ok {
			continue
		}
		m := appendText(nil, "comment", said.Comment)
		if said.HasDays {
			m = m.with("days", numberTree(said.Days))
		}
		criteria = criteria.with(c.ID, source.Map(appendText(m, "owner", said.Owner)))
	}
	if len(criteria) > 0 {
		t = t.with("criteria", source.Map(criteria))
	}
	return t
}

// numberTree writes a whole number without a fraction.
func numberTree(x float64) any {
	if x == math.Trunc(x) {
		return int(x)
	}
	return x
}
