package reports

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// AssessmentFormat is what `score --format json` and each line of a batch say that they are.
const AssessmentFormat = "salesaudit.assessment/1"

// WriteAssessments writes what `score --format json` prints: one object for one assessment, an array for several.
func WriteAssessments(w io.Writer, all []*scoring.Assessment) error {
	var text []byte
	var encoder AssessmentEncoder
	if len(all) == 1 {
		text = encoder.Append(text, all[0])
	} else {
		text = append(text, '[')
		for i, a := range all {
			text = encoder.Append(appendComma(text, i), a)
		}
		text = append(text, ']')
	}
	return writeIndented(w, text)
}

// writeIndented writes JSON as people read it, and ends the line.
func writeIndented(w io.Writer, text []byte) error {
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err := indented.WriteTo(w)
	return err
}

// AssessmentEncoder writes assessments in the form salesaudit.assessment/1, whose keys never change with the language.
// It writes without a structure in between, which would be as much work as scoring: a batch writes 20 kB a file. It
// keeps its working memory from one assessment to the next; its zero value is ready.
type AssessmentEncoder struct {
	deciders []scoring.Decider
	fields   []*questionnaire.Field
}

// Append appends an assessment as JSON in one line to out.
func (e *AssessmentEncoder) Append(out []byte, a *scoring.Assessment) []byte {
	out = appendText(append(out, `{"format":`...), AssessmentFormat)
	out = appendText(append(out, `,"bank":{"id":`...), a.Bank.ID)
	out = appendText(append(out, `,"version":`...), a.Bank.Version)
	out = appendText(append(out, `,"digest":`...), a.Bank.Digest)
	out = appendText(append(out, `},"client":{"name":`...), a.Sheet.Client.Name)
	out = appendInt(append(out, `,"sellers":`...), a.Sheet.Client.Sellers)
	out = appendText(append(out, `,"profile":`...), a.Profile.ID)
	out = appendScore(append(out, `},"overall":{`...), a.Overall)
	out = append(out, `},"dimensions":[`...)
	for i := range a.Dimensions {
		out = appendDimension(appendComma(out, i), &a.Dimensions[i])
	}
	out = append(out, `],"criteria":[`...)
	for i := range a.Criteria {
		out = e.appendCriterion(appendComma(out, i), a, &a.Criteria[i])
	}
	out = append(out, `],"facts":{`...)
	for i := range a.Facts {
		out = appendFact(appendComma(out, i), &a.Facts[i])
	}
	out = append(out, `},"functions":[`...)
	for i := range a.Functions {
		out = appendFunction(appendComma(out, i), a, &a.Functions[i])
	}
	out = append(out, `],"contradictions":[`...)
	for i, c := range a.Contradictions {
		out = appendText(append(appendComma(out, i), `{"id":`...), c.Check.ID)
		out = appendText(append(out, `,"severity":`...), c.Check.Severity)
		out = append(appendFieldIDs(append(out, `,"fields":`...), c.Fields), '}')
	}
	out = append(out, `],"ask_next":[`...)
	for i, q := range a.AskNext {
		out = appendText(append(appendComma(out, i), `{"field":`...), q.Field.ID)
		out = append(appendGain(out, q.Gain), '}')
	}
	out = append(out, `],"prove_next":[`...)
	for i, p := range a.ProveNext {
		out = appendText(append(appendComma(out, i), `{"criterion":`...), p.Rung.Criterion.ID)
		out = appendInt(append(out, `,"level":`...), p.Rung.Level)
		out = appendEvidence(append(out, ','), p.Grade.String(), p.Rung.Criterion)
		out = append(appendGain(out, p.Gain), '}')
	}
	out = appendNumber(append(out, `],"completeness":`...), RoundShare(a.Completeness))
	return append(out, '}')
}

// RoundShare rounds a share 0-1 to four decimals, a hundredth of a percent.
func RoundShare(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// appendGain keeps three decimals: gains are points of a score that is shown with one.
func appendGain(out []byte, x float64) []byte {
	return appendNumber(append(out, `,"gain":`...), math.Round(x*1e3)/1e3)
}

// appendScore appends the keys of a score.
func appendScore(out []byte, s scoring.Score) []byte {
	out = appendNumber(append(out, `"proven":`...), scoring.Round(s.Proven))
	out = appendNumber(append(out, `,"claimed":`...), scoring.Round(s.Claimed))
	out = appendNumber(append(out, `,"possible":`...), scoring.Round(s.Possible))
	return appendNumber(append(out, `,"target":`...), scoring.Round(s.Target))
}

// appendDimension appends a dimension; capped_by is the criterion whose cap keeps the proven score down, or null.
func appendDimension(out []byte, d *scoring.DimensionResult) []byte {
	out = appendText(append(out, `{"id":`...), d.Dimension.ID)
	out = appendScore(append(out, ','), d.Score)
	out = append(out, `,"capped_by":`...)
	if d.CappedBy == nil {
		out = append(out, "null"...)
	} else {
		out = appendText(out, d.CappedBy.Criterion.ID)
	}
	out = appendNumber(append(out, `,"confidence":`...), scoring.Round(d.Confidence))
	return append(out, '}')
}

// appendCriterion appends a criterion; applies is null while a missing answer decides it, and one that does not apply
// has no levels.
func (e *AssessmentEncoder) appendCriterion(out []byte, a *scoring.Assessment, c *scoring.CriterionResult) []byte {
	out = appendText(append(out, `{"id":`...), c.Criterion.ID)
	out = appendText(append(out, `,"dimension":`...), c.Criterion.Dimension.ID)
	out = append(out, `,"applies":`...)
	if c.Applies == questionnaire.Unknown {
		out = append(out, "null"...)
	} else {
		out = strconv.AppendBool(out, c.Applies == questionnaire.True)
	}
	out = appendNumber(append(out, `,"weight":`...), c.Criterion.Weight)
	if !c.Counts() {
		return append(out, '}')
	}
	out = appendInt(append(out, `,"proven":`...), c.Proven)
	out = appendInt(append(out, `,"claimed":`...), c.Claimed)
	out = appendInt(append(out, `,"possible":`...), c.Possible)
	out = appendInt(append(out, `,"target":`...), c.Target)
	out = appendInt(append(out, `,"gap":`...), c.Gap())
	out = appendNumber(append(out, `,"confidence":`...), scoring.Round(c.Confidence))
	out = append(out, `,"rungs":[`...)
	for i := range c.Rungs {
		out = e.appendRung(appendComma(out, i), a, &c.Rungs[i])
	}
	return append(out, `]}`...)
}

// appendRung appends a rung with what it needs to be met, which fields speak against it, and what decided it.
func (e *AssessmentEncoder) appendRung(out []byte, a *scoring.Assessment, r *scoring.RungResult) []byte {
	e.deciders = a.Explain(e.deciders[:0], r)
	out = appendInt(append(out, `{"level":`...), r.Rung.Level)
	out = appendText(append(out, `,"state":`...), r.State)
	switch r.State {
	case scoring.Unproven:
		grade := scoring.NeedsGrade(r.Rung.Level).String()
		out = append(appendEvidence(append(out, `,"needs":{`...), grade, r.Rung.Criterion), '}')
	case scoring.Unknown, scoring.Unmet:
		if e.fields = r.DecidedBy(e.fields[:0], e.deciders); len(e.fields) > 0 {
			out = appendFieldIDs(append(out, `,"fields":`...), e.fields)
		}
	}
	if len(e.deciders) > 0 {
		out = append(out, `,"decided_by":[`...)
		for i := range e.deciders {
			out = appendDecider(appendComma(out, i), &e.deciders[i])
		}
		out = append(out, ']')
	}
	return append(out, '}')
}

// appendDecider appends one part of a rule with the client's own value and what was needed: ids and numbers only.
func appendDecider(out []byte, d *scoring.Decider) []byte {
	t := d.Test
	out = append(appendSubject(append(out, `{"name":"`...), t), `","value":`...)
	switch t.Kind {
	case questionnaire.Compare:
		if d.NotMeasured {
			out = append(out, `"not_measured"`...)
		} else {
			out = appendNumber(out, math.Round(d.Number*1e3)/1e3)
		}
		out = append(append(append(out, `,"needed":"`...), t.Relation...), ' ')
		out = appendPlain(out, t.Number)
	case questionnaire.AtLeast:
		out = appendInside(append(appendText(out, d.Option), `,"needed":"at least `...), t.Option)
	case questionnaire.IsOption:
		out = append(append(appendText(out, d.Option), `,"needed":"`...), t.Relation...)
		out = appendInside(append(out, ' '), t.Option)
	case questionnaire.HasOption:
		out = appendTexts(out, d.Options, itself)
		out = appendInside(append(out, `,"needed":"has `...), t.Option)
	case questionnaire.IsTrue:
		out = append(strconv.AppendBool(out, d.Holds), `,"needed":"true`...)
	default:
		out = append(appendInt(append(out, '"'), d.Rows-len(d.Failing)), " of "...)
		out = append(appendInt(out, d.Rows), `","needed":"`...)
		out = appendRowsNeeded(out, t)
	}
	return append(out, `"}`...)
}

// appendSubject names what a test looks at, as rules do.
func appendSubject(out []byte, t *questionnaire.Test) []byte {
	switch {
	case t.Fact != nil:
		return append(out, t.Fact.ID...)
	case t.Sellers:
		return append(out, questionnaire.SellersVariable...)
	case t.Size:
		return append(append(append(out, "size("...), t.Field.ID...), ')')
	}
	return append(out, t.Field.ID...)
}

// appendRowsNeeded words what rows must pass, such as "every row: priority != none".
func appendRowsNeeded(out []byte, t *questionnaire.Test) []byte {
	if t.Kind == questionnaire.SomeRow {
		out = append(out, "some row: "...)
	} else {
		out = append(out, "every row: "...)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		if i > 0 {
			out = append(out, ", "...)
		}
		if r.Size {
			out = append(append(append(out, "size("...), r.Column.ID...), ')')
		} else {
			out = append(out, r.Column.ID...)
		}
		out = append(append(append(out, ' '), r.Relation...), ' ')
		switch {
		case r.Size, r.Column.Kind == questionnaire.Integer, r.Column.Kind == questionnaire.Percent:
			out = appendPlain(out, r.Number)
		case r.Column.Kind == questionnaire.Bool:
			out = strconv.AppendBool(out, r.Bool)
		case r.Option == "":
			out = appendInside(out, `""`)
		default:
			out = appendInside(out, r.Option)
		}
	}
	return out
}

// appendFact appends a fact; one that is unknown, or that no number of JSON can tell, is null.
func appendFact(out []byte, f *scoring.FactResult) []byte {
	out = append(appendText(out, f.Fact.ID), ':')
	if !f.Known || math.IsNaN(f.Value) || math.IsInf(f.Value, 0) {
		return append(out, "null"...)
	}
	return appendPlain(out, f.Value)
}

func appendFunction(out []byte, a *scoring.Assessment, f *scoring.FunctionResult) []byte {
	rows := a.Sheet.Value(f.Matrix.Matrix.Columns).Rows
	id := func(role int) string { return rows[role].ID }
	out = appendText(append(out, `{"id":`...), f.Function.ID)
	out = appendTexts(append(out, `,"doers":`...), f.Doers, id)
	out = appendTexts(append(out, `,"owners":`...), f.Owners, id)
	out = appendTexts(append(out, `,"stand_ins":`...), f.StandIns, id)
	out = appendTexts(append(out, `,"findings":`...), f.Findings, itself)
	return append(out, '}')
}

// appendEvidence appends the grade that is needed, and from which sources it may come.
func appendEvidence(out []byte, grade string, c *questionnaire.Criterion) []byte {
	out = appendText(append(out, `"grade":`...), grade)
	return appendTexts(append(out, `,"sources":`...), c.EvidenceSources, func(s *questionnaire.Source) string { return s.ID })
}

func appendFieldIDs(out []byte, fields []*questionnaire.Field) []byte {
	return appendTexts(out, fields, func(f *questionnaire.Field) string { return f.ID })
}
