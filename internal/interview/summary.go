package interview

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/scoring"
)

// shownGaps is how many of the heaviest gaps a summary names.
const shownGaps = 3

// SummaryLines words the end of an interview: what is left open, the scores, the heaviest gaps, contradictions.
func (s *Session) SummaryLines() []string {
	left := 0
	for _, q := range s.Bank.Questions {
		for _, f := range s.Shown(q) {
			if s.StateOf(f) != Done {
				left++
			}
		}
	}
	out := []string{s.sheet.Client.Name}
	if left == 0 {
		out = append(out, s.say(sayAllAsked))
	} else {
		out = append(out, s.say(sayOpenFields, left))
	}
	out = append(out, s.scoreLines()...)
	gaps := s.heaviestGaps()
	if len(gaps) == 0 {
		out = append(out, s.say(sayNoGaps))
	} else {
		out = append(out, s.say(sayGaps)+":")
	}
	for _, r := range gaps {
		name := r.Criterion.Name.In(s.Language)
		if r.Possible > r.Proven {
			out = append(out, "  "+s.say(sayOpenGap, name, r.Proven, r.Possible, r.Target))
		} else {
			out = append(out, "  "+s.say(sayGap, name, r.Proven, r.Target))
		}
	}
	if n := len(s.assessment.Contradictions); n > 0 {
		out = append(out, s.say(sayConflicts, n))
		for _, c := range s.assessment.Contradictions {
			out = append(out, "  "+c.Check.Says.In(s.Language))
		}
	}
	return out
}

// heaviestGaps returns the criteria whose gaps to the target cost most points of the overall score.
func (s *Session) heaviestGaps() []*scoring.CriterionResult {
	a := s.assessment
	var out []*scoring.CriterionResult
	for i := range a.Criteria {
		if a.Criteria[i].Gap() > 0 {
			out = append(out, &a.Criteria[i])
		}
	}
	points := func(r *scoring.CriterionResult) float64 { return float64(r.Gap()) * a.PointsOfLevel(r.Criterion) }
	slices.SortStableFunc(out, func(x, y *scoring.CriterionResult) int { return cmp.Compare(points(y), points(x)) })
	return out[:min(len(out), shownGaps)]
}

// pad fills a text with spaces to a width in runes, before it where right is set.
func pad(text string, width int, right bool) string {
	fill := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
	if right {
		return fill + text
	}
	return text + fill
}
