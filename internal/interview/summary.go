package interview

import (
	"strings"
	"unicode/utf8"
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
	out := []string{s.sheet().Client.Name}
	if left == 0 {
		out = append(out, s.say(sayAllAsked))
	} else {
		out = append(out, s.say(sayOpenFields, left))
	}
	out = append(out, s.scoreLines()...)
	gaps := s.assessment.HeaviestGaps(shownGaps)
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

// pad fills a text with spaces to a width in runes, before it where right is set.
func pad(text string, width int, right bool) string {
	fill := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
	if right {
		return fill + text
	}
	return text + fill
}
