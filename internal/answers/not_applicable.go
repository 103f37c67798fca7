package answers

import (
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

const (
	// maxNotApplicable is how many criteria a file may leave out before that is worth a warning: with more, the score
	// is of another instrument.
	maxNotApplicable = 3
	// heavyWeight is the weight from which leaving a criterion out is worth a warning by itself.
	heavyWeight = 3
)

// readNotApplicable reads the criteria that do not concern this client, each with its reason.
func (r *reader) readNotApplicable(n *source.Node) {
	if n == nil || !r.isMapping(n, "not_applicable", "a mapping: criterion to a reason") {
		return
	}
	ids := make([]string, len(r.sheet.Bank.Criteria))
	for i, c := range r.sheet.Bank.Criteria {
		ids[i] = c.ID
	}
	reasons := map[string]string{}
	for i := range n.Len() {
		key, v := n.Pair(i)
		where := "not_applicable." + key.Value
		c := r.sheet.Bank.Criterion(key.Value)
		switch {
		case c == nil:
			r.wrong(key, "not_applicable", "unknown criterion "+strconv.Quote(shorten(key.Value)), "", r.suggestOr(key.Value, ids, "`salesaudit bank show` lists the criteria"))
		case v.Kind == source.Null: // absent, as everywhere
		case v.Kind == source.Mapping || v.Kind == source.Sequence || strings.TrimSpace(v.Value) == "":
			r.wrong(v, where, describe(v), "the reason, in words", "the report shows it beside the criterion")
		default:
			reasons[c.ID] = v.Value
			r.warnHeavy(v, where, c)
		}
	}
	r.sheet.NotApplicable = reasons
}

// warnMany warns of a file that leaves many criteria out, under not_applicable, in the review or some here and some
// there.
func (r *reader) warnMany(root *source.Node) {
	many := len(r.sheet.NotApplicable)
	if many <= maxNotApplicable {
		return
	}
	n, where := get(root, "not_applicable"), "not_applicable"
	if n == nil || n.Len() < many {
		n, where = get(root, "review").Get("criteria"), "review.criteria"
	}
	r.warn(n, where, strconv.Itoa(many)+" criteria left out", "at most "+strconv.Itoa(maxNotApplicable), "a score without so many says little beside others")
}

func (r *reader) warnHeavy(n *source.Node, where string, c *questionnaire.Criterion) {
	if c.Weight >= heavyWeight {
		r.warn(n, where, "the criterion "+c.ID+" of weight "+strconv.FormatFloat(c.Weight, 'g', -1, 64), "", "leaving out one that weighs so much moves the score")
	}
}
