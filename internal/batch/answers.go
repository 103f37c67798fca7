package batch

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// What a row says of a field that has no option, number or text. A field that was not asked has an empty text.
const (
	saidUnknown     = "unknown"      // shown, and not answered
	saidNotMeasured = "not_measured" // asked, and nobody measures it
	saidNone        = "[]"           // asked, and none of the options
	idSeparator     = " "            // between the options of one answer, whose ids have no space
)

// isSimple reports whether the answer to a field fits into one cell: a list and a matrix do not.
func isSimple(f *questionnaire.Field) bool {
	return f.Kind != questionnaire.List && f.Kind != questionnaire.Matrix
}

// fillAnswers takes what is answered to each simple field from an assessment.
func (r *row) fillAnswers(a *scoring.Assessment) {
	r.Answers = r.Answers[:0]
	for i, f := range a.Bank.Fields {
		said := ""
		switch {
		case !isSimple(f):
		case a.Fields[i] == scoring.FieldAnswered:
			said = answerOf(&f.Shape, &a.Sheet.Values[i])
		case a.Fields[i] == scoring.FieldUnknown, a.Fields[i] == scoring.FieldUndecided:
			said = saidUnknown
		}
		r.Answers = append(r.Answers, said)
	}
}

// answerOf writes the answer to a simple field as answer files do. An optional multi that is left out is none.
func answerOf(of *questionnaire.Shape, v *answers.Value) string {
	switch {
	case v.State == answers.NotMeasured:
		return saidNotMeasured
	case of.Kind == questionnaire.Multi && (v.State != answers.Answered || len(v.Texts) == 0):
		return saidNone
	}
	switch of.Kind {
	case questionnaire.Bool:
		return strconv.FormatBool(v.Bool)
	case questionnaire.Integer, questionnaire.Percent:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case questionnaire.Multi, questionnaire.References:
		return strings.Join(v.Texts, idSeparator)
	}
	return v.Text
}

// options returns the answers that a field may have, where they can be counted: those of a choice, a multi, or yes and no.
func options(f *questionnaire.Field) []string {
	switch f.Kind {
	case questionnaire.Bool:
		return []string{"true", "false"}
	case questionnaire.Choice, questionnaire.Multi:
		out := make([]string, len(f.Options))
		for i, o := range f.Options {
			out[i] = o.ID
		}
		if f.Kind == questionnaire.Multi {
			out = append(out, saidNone)
		}
		return out
	}
	return nil
}

// wordAnswer words an answer as a person reads it, from how a row has it.
func wordAnswer(in wording.Speaker, of *questionnaire.Shape, said string) string {
	switch {
	case said == "":
		return ""
	case said == saidUnknown:
		return in.Unknown()
	case said == saidNotMeasured:
		return in.NotMeasured()
	case said == saidNone:
		return in.None()
	case of.Kind == questionnaire.Bool:
		return in.YesNo(said == "true")
	case of.Kind == questionnaire.Choice, of.Kind == questionnaire.Multi:
		var labels []string
		for id := range strings.SplitSeq(said, idSeparator) {
			if i := slices.IndexFunc(of.Options, func(o questionnaire.Option) bool { return o.ID == id }); i >= 0 {
				labels = append(labels, in.Text(of.Options[i].Label))
			}
		}
		return strings.Join(labels, "; ")
	}
	return clean.Text(said)
}
