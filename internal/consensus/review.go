package consensus

import (
	"salesaudit/internal/answers"
	"salesaudit/internal/source"
)

// ReviewsLeftOut returns a warning for each part of the consultant's own word (`review:`) that Merge leaves out, because
// an earlier of the sheets says otherwise there.
func ReviewsLeftOut(sheets []*answers.Sheet) source.Diagnostics {
	_, found := mergeReviews(sheets)
	return found
}

// mergeReviews returns the consultant's own word of all sheets, part by part as the first sheet that has it says, and a
// warning for each part that a further one says otherwise.
func mergeReviews(sheets []*answers.Sheet) (answers.Review, source.Diagnostics) {
	var out answers.Review
	conclusion := said{where: "review.conclusion"}
	for _, s := range sheets {
		if s.Review.Conclusion != "" && conclusion.first(s, s.Review.Conclusion) {
			out.Conclusion = s.Review.Conclusion
		}
	}
	found := conclusion.found
	for _, c := range sheets[0].Bank.Criteria {
		merged, more := mergeCriterionReview(sheets, c.ID)
		found = append(found, more...)
		if !merged.IsZero() {
			if out.Criteria == nil {
				out.Criteria = map[string]answers.CriterionReview{}
			}
			out.Criteria[c.ID] = merged
		}
	}
	return out, found
}

// mergeCriterionReview does the same for one criterion.
func mergeCriterionReview(sheets []*answers.Sheet, id string) (answers.CriterionReview, source.Diagnostics) {
	var out answers.CriterionReview
	at := "review.criteria." + id + "."
	comment, days, owner := said{where: at + "comment"}, said{where: at + "days"}, said{where: at + "owner"}
	for _, s := range sheets {
		r := s.Review.Criteria[id]
		if r.Comment != "" && comment.first(s, r.Comment) {
			out.Comment = r.Comment
		}
		if r.HasDays && days.first(s, r.Days) {
			out.Days, out.HasDays = r.Days, true
		}
		if r.Owner != "" && owner.first(s, r.Owner) {
			out.Owner = r.Owner
		}
	}
	return out, append(append(comment.found, days.found...), owner.found...)
}

// said is what was said of one part of a review until now.
type said struct {
	where string
	by    *answers.Sheet // who said it first; nil when nobody has
	value any
	found source.Diagnostics
}

// first reports whether a sheet is the first to say something here; one that says otherwise than the first is noted.
func (a *said) first(s *answers.Sheet, value any) bool {
	if a.by == nil {
		a.by, a.value = s, value
		return true
	}
	if a.value != value {
		a.found = append(a.found, source.Diagnostic{File: s.File, Severity: source.Warning, Where: a.where,
			Found: "another word than in " + a.by.File + ", which is taken"})
	}
	return false
}
