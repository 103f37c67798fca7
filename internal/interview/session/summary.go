package session

import (
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
)

// shownGaps is how many of the heaviest gaps a summary names.
const shownGaps = 3

// SummaryLines words the end of an interview: what is left open, the scores, the heaviest gaps, contradictions.
func (s *Session) SummaryLines() []string {
	left := len(s.Unanswered())
	out := []string{s.ClientName()}
	if words := s.agendaOver(); words != "" {
		out = append(out, words)
	}
	if left == 0 {
		out = append(out, s.Say(sayAllAsked))
	} else {
		out = append(out, s.Say(sayOpenFields, left))
	}
	if s.sheet().Empty() {
		return out // neither scores nor gaps say anything of the client yet
	}
	out = append(out, s.ScoreLines()...)
	gaps, none := s.knownGaps()
	if len(gaps) > 0 {
		none = s.Say(sayGaps) + ":"
	}
	out = append(out, none)
	for _, r := range gaps {
		name := s.Text(r.Criterion.Name)
		if r.Possible > r.Proven {
			out = append(out, "  "+s.Say(sayOpenGap, name, r.Proven, r.Possible, r.Target))
		} else {
			out = append(out, "  "+s.Say(sayGap, name, r.Proven, r.Target))
		}
	}
	out = append(out, s.exemptLines()...)
	if n := len(s.assessment.Contradictions); n > 0 {
		out = append(out, s.Say(SayConflicts, n))
		for _, c := range s.assessment.Contradictions {
			out = append(out, "  "+s.Text(c.Check.Says))
			for _, line := range s.BasisLines(c.Check) {
				out = append(out, "    "+line)
			}
		}
	}
	if s.OnAgenda() {
		out = append(out, s.laterLines()...)
	}
	return out
}

// knownGaps returns the heaviest gaps that neither a missing answer nor evidence can close, and what to say where there are
// none.
func (s *Session) knownGaps() (gaps []*scoring.CriterionResult, none string) {
	none = s.Say(sayNoGaps)
	for _, r := range s.assessment.HeaviestGaps(len(s.Bank.Criteria)) {
		switch {
		case r.Possible < r.Target:
			gaps = append(gaps, r)
		case r.Claimed < r.Target:
			none = s.Say(sayGapsLater)
		case none == s.Say(sayNoGaps):
			none = s.Say(sayGapsClaimed)
		}
	}
	return gaps[:min(shownGaps, len(gaps))], none
}

// exemptLines name the criteria that the file says do not concern the client, each with its reason.
func (s *Session) exemptLines() []string {
	var out []string
	for i := range s.assessment.Criteria {
		if r := &s.assessment.Criteria[i]; r.Reason != "" {
			out = append(out, "  "+s.Text(r.Criterion.Name)+": "+clean.Text(r.Reason))
		}
	}
	if len(out) > 0 {
		out = append([]string{s.Say(sayExempt)}, out...)
	}
	return out
}

// ScoreLines words the three ways to see the whole and each dimension.
func (s *Session) ScoreLines() []string {
	a := s.assessment
	out := []string{s.Say(sayOverall, s.Score(a.Overall.Proven), s.Score(a.Overall.Claimed), s.Score(a.Overall.Possible), s.Score(a.Overall.Target))}
	for i := range a.Dimensions {
		r := &a.Dimensions[i]
		if r.Applies {
			out = append(out, "  "+s.Text(r.Dimension.Name)+": "+
				s.Say(sayDimension, s.Score(r.Proven), s.Score(r.Claimed), s.Score(r.Possible), s.Score(r.Target)))
		}
	}
	return out
}

// ReportLine names the command that makes the report.
func (s *Session) ReportLine() string {
	return s.Say(sayReportWith, s.Command("report", s.File.Path(), "-o", "gap.pdf"))
}
