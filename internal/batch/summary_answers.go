package batch

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/questionnaire"
)

// answerTally counts what files answer to one field.
type answerTally struct {
	field   *questionnaire.Field
	said    []string // what is counted: the options, for a multi that there is none, and last unknown
	files   []tally  // by place in said
	asked   tally    // files in which the field is shown, or may be
	several bool     // whether a file may choose more than one
}

// countAnswers makes the summary count the answers to each field with options, where they are wanted.
func (s *Summary) countAnswers(wanted bool) {
	if !wanted {
		return
	}
	for _, f := range s.bank.Fields {
		said := options(f)
		if said == nil {
			continue
		}
		t := answerTally{field: f, said: append(said, saidUnknown), asked: make(tally, len(s.bank.Profiles)), several: f.Kind == questionnaire.Multi}
		for range t.said {
			t.files = append(t.files, make(tally, len(s.bank.Profiles)))
		}
		s.answers = append(s.answers, t)
	}
}

// add counts a file.
func (t *answerTally) add(r *row) {
	said := r.Answers[t.field.Index]
	if said == "" { // not asked
		return
	}
	t.asked[r.Profile]++
	for one := range strings.SplitSeq(said, idSeparator) {
		if i := slices.Index(t.said, one); i >= 0 {
			t.files[i][r.Profile]++
		}
	}
}

// answerJSON is what files answer to one field.
type answerJSON struct {
	Field string      `json:"field"`
	Asked int         `json:"asked"` // files in which the field is shown
	Said  []tallyJSON `json:"said"`  // by option; also unknown, and [] where none of several was chosen
}

func (s *Summary) answersJSON() []answerJSON {
	var out []answerJSON
	for i := range s.answers {
		t := &s.answers[i]
		row := answerJSON{Field: t.field.ID, Asked: t.asked.total()}
		for k, said := range t.said {
			row.Said = append(row.Said, tallyJSON{said, t.files[k].total(), s.sizes(t.files[k])})
		}
		out = append(out, row)
	}
	return out
}

// answerTables has a table for each field: how many files say what, of those in which it is asked.
func (s worded) answerTables() []table {
	var out []table
	for i := range s.answers {
		t := &s.answers[i]
		asked := t.asked.total()
		if asked == 0 {
			continue
		}
		made := table{title: strconv.Itoa(t.field.Question.Index+1) + ". " + s.name(t.field.Label), header: s.tallyHeader(wordOption)}
		if t.several {
			made.title += s.Say(wordSeveral)
		}
		for k, said := range t.said {
			n := t.files[k].total()
			if n == 0 && (said == saidUnknown || said == saidNone) {
				continue
			}
			row := []string{wordAnswer(s.Speaker, &t.field.Shape, said), strconv.Itoa(n), s.share(n, asked)}
			for p := range s.bank.Profiles {
				row = append(row, s.share(t.files[k][p], t.asked[p]))
			}
			made.rows = append(made.rows, row)
		}
		out = append(out, made)
	}
	return out
}
