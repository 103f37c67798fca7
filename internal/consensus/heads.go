package consensus

import (
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// authority is the order in which respondents are believed on what is not voted on: the client's head data, its own
// targets, what does not concern it.
var authority = []string{consultant, "owner", head}

// byAuthority returns the sheets, those of authority first, else in the order in which they were given.
func byAuthority(sheets []*answers.Sheet) []*answers.Sheet {
	rank := func(s *answers.Sheet) int {
		if i := slices.Index(authority, s.Interview.Position); i >= 0 {
			return i
		}
		return len(authority)
	}
	out := slices.Clone(sheets)
	slices.SortStableFunc(out, func(a, b *answers.Sheet) int { return rank(a) - rank(b) })
	return out
}

// mergeHeads sets whose answers they are and when they came about: the day of the last interview, as the age of
// documents is counted from it.
func mergeHeads(out *answers.Sheet, sheets []*answers.Sheet) {
	ranked := byAuthority(sheets)
	out.Client = ranked[0].Client
	var people, interviewers []string
	for _, s := range ranked {
		if out.Client.Industry == "" {
			out.Client.Industry = s.Client.Industry
		}
		people, interviewers = appendNew(people, s.Interview.Respondent), appendNew(interviewers, s.Interview.Interviewer)
		if s.Interview.Date.After(out.Interview.Date) {
			out.Interview.Date = s.Interview.Date
		}
		out.Targets = first(out.Targets, s.Targets)
		out.NotApplicable = first(out.NotApplicable, s.NotApplicable)
	}
	out.Interview.Respondent, out.Interview.Interviewer = strings.Join(people, ", "), strings.Join(interviewers, ", ")
	out.Review, _ = mergeReviews(sheets)
	out.Version = sheets[0].Version
	for _, s := range sheets[1:] {
		if len(s.New()) < len(out.New()) { // the newest version that somebody was asked from
			out.Version = s.Version
		}
	}
}

// first adds to what was said of criteria what others say of further ones.
func first[T any](said, more map[string]T) map[string]T {
	for id, v := range more {
		if _, known := said[id]; known {
			continue
		}
		if said == nil {
			said = map[string]T{}
		}
		said[id] = v
	}
	return said
}

func appendNew(all []string, text string) []string {
	if text == "" || slices.Contains(all, text) {
		return all
	}
	return append(all, text)
}

// mergeProofs collects the evidence of all respondents, each piece once, and their notes, each with who wrote it.
func mergeProofs(out *answers.Sheet, sheets []*answers.Sheet) {
	for _, q := range out.Bank.Questions {
		out.Evidence[q.Index], out.Notes[q.Index] = evidenceOf(sheets, q), notesOf(sheets, q)
	}
}

func evidenceOf(sheets []*answers.Sheet, q *questionnaire.Question) []answers.Evidence {
	var all []answers.Evidence
	for _, s := range sheets {
		for _, e := range s.Evidence[q.Index] {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// notesOf returns each note once, behind those who wrote it.
func notesOf(sheets []*answers.Sheet, q *questionnaire.Question) string {
	var notes []string
	authors := map[string][]string{}
	for _, s := range sheets {
		note := s.Notes[q.Index]
		if note == "" {
			continue
		}
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
		authors[note] = appendNew(authors[note], s.Interview.Respondent)
	}
	for i, note := range notes {
		if who := authors[note]; len(who) > 0 {
			notes[i] = strings.Join(who, ", ") + ": " + note
		}
	}
	return strings.Join(notes, "\n")
}
