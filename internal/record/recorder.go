package record

import (
	"math"
	"slices"

	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// Of returns the record of an assessment.
func Of(a *scoring.Assessment) *Assessment { return new(Recorder).Record(a) }

// Recorder makes records, one after another, in the same memory: a batch makes a record of 20 kB for each of its files.
// Its zero value is ready; it is used by one goroutine.
type Recorder struct {
	record   Assessment
	levels   slab[Levels]
	rungs    slab[Rung]
	parts    slab[Part]
	tests    slab[Decider]
	ids      slab[string]
	wordings map[*questionnaire.Test]wording
	deciders []scoring.Decider
	fields   []*questionnaire.Field
}

// Record returns the record of an assessment, which is valid until the next is made and the assessment changes: it
// shares memory with both.
func (r *Recorder) Record(a *scoring.Assessment) *Assessment {
	r.reset()
	out := &r.record
	out.Format = Format
	out.Bank = Bank{a.Bank.ID, a.Bank.Version, a.Bank.Digest}
	out.Client = Client{clean.Text(a.Sheet.Client.Name), a.Sheet.Client.Sellers, a.Profile.ID}
	out.Overall, out.Completeness = score(a.Overall), roundTo(a.Completeness, 1e4)
	for i := range a.Dimensions {
		out.Dimensions = append(out.Dimensions, dimension(&a.Dimensions[i]))
	}
	for i := range a.Criteria {
		out.Criteria = append(out.Criteria, r.criterion(a, &a.Criteria[i]))
	}
	for i := range a.Facts {
		out.Facts = append(out.Facts, fact(&a.Facts[i]))
	}
	for i := range a.Functions {
		out.Functions = append(out.Functions, r.function(a, &a.Functions[i]))
	}
	for _, c := range a.Contradictions {
		out.Contradictions = append(out.Contradictions, Contradiction{c.Check.ID, string(c.Check.Severity), r.fieldIDs(c.Fields)})
	}
	for _, q := range a.AskNext {
		out.AskNext = append(out.AskNext, Ask{q.Field.ID, thousandth(q.Gain)})
	}
	for _, p := range a.ProveNext {
		c := p.Rung.Criterion
		out.ProveNext = append(out.ProveNext, Proof{c.ID, p.Rung.Level, r.evidence(p.Grade.String(), c), thousandth(p.Gain)})
	}
	return out
}

// reset empties the record and keeps its memory.
func (r *Recorder) reset() {
	r.levels.reset()
	r.rungs.reset()
	r.parts.reset()
	r.tests.reset()
	r.ids.reset()
	a := &r.record
	a.Dimensions, a.Criteria, a.Facts, a.Functions = a.Dimensions[:0], a.Criteria[:0], a.Facts[:0], a.Functions[:0]
	a.Contradictions, a.AskNext, a.ProveNext = a.Contradictions[:0], a.AskNext[:0], a.ProveNext[:0]
}

// slab hands out pieces of one list, whose memory is used again after reset.
type slab[T any] struct{ taken []T }

// take returns n elements, whose content is up to the caller.
func (s *slab[T]) take(n int) []T {
	start := len(s.taken)
	if start+n > cap(s.taken) { // the pieces that were taken stay where they are
		s.taken, start = make([]T, 0, max(n, 2*cap(s.taken), 64)), 0
	}
	s.taken = s.taken[:start+n]
	return s.taken[start : start+n : start+n]
}

func (s *slab[T]) reset() { s.taken = s.taken[:0] }

// roundTo rounds to parts of 1, such as 1e3 thousandths.
func roundTo(x, parts float64) float64 { return math.Round(x*parts) / parts }

// thousandth rounds gains, which are points of a score that is shown with one decimal, and the client's own numbers.
func thousandth(x float64) float64 { return roundTo(x, 1e3) }

func score(s scoring.Score) Score {
	return Score{scoring.Round(s.Proven), scoring.Round(s.Claimed), scoring.Round(s.Possible), scoring.Round(s.Target)}
}

func dimension(d *scoring.DimensionResult) Dimension {
	out := Dimension{ID: d.Dimension.ID, Score: score(d.Score), Confidence: scoring.Round(d.Confidence)}
	if d.CappedBy != nil {
		out.CappedBy = &d.CappedBy.Criterion.ID
	}
	return out
}

func (r *Recorder) criterion(a *scoring.Assessment, c *scoring.CriterionResult) Criterion {
	out := Criterion{ID: c.Criterion.ID, Dimension: c.Criterion.Dimension.ID, Weight: c.Criterion.Weight}
	if c.Applies != questionnaire.Unknown {
		applies := c.Applies == questionnaire.True
		out.Applies = &applies
	}
	out.Reason = c.Reason
	if !c.Counts() {
		return out
	}
	out.Levels = &r.levels.take(1)[0]
	*out.Levels = Levels{
		Proven: c.Proven, Claimed: c.Claimed, Possible: c.Possible, Target: c.Target, Gap: c.Gap(),
		Confidence: scoring.Round(c.Confidence), Rungs: r.rungs.take(len(c.Rungs)),
	}
	for i := range c.Rungs {
		r.rung(&out.Rungs[i], a, &c.Rungs[i])
	}
	return out
}

// rung fills a rung with what it needs to be met, and why it is in its state: what decided those of its parts that
// decided it.
func (r *Recorder) rung(out *Rung, a *scoring.Assessment, result *scoring.RungResult) {
	*out = Rung{Level: result.Rung.Level, State: result.State, Parts: r.parts.take(len(result.Parts))}
	if result.State == scoring.Unproven {
		needs := r.evidence(scoring.NeedsGrade(result.Rung.Level).String(), result.Rung.Criterion)
		out.Needs = &needs
	}
	fields, tests := 0, 0
	for i := range out.Parts {
		part := &result.Parts[i]
		out.Parts[i] = Part{part.State, r.why(a, part)}
		if result.Decides(part) {
			fields, tests = fields+len(out.Parts[i].Fields), tests+len(out.Parts[i].DecidedBy)
		}
	}
	if len(out.Parts) == 1 { // the rung is its part
		out.Why = out.Parts[0].Why
		return
	}
	out.Fields, out.DecidedBy = r.ids.take(fields)[:0], r.tests.take(tests)[:0]
	for i := range out.Parts {
		if part := &out.Parts[i]; result.Decides(&result.Parts[i]) {
			for _, f := range part.Fields {
				if !slices.Contains(out.Fields, f) {
					out.Fields = append(out.Fields, f)
				}
			}
			out.DecidedBy = append(out.DecidedBy, part.DecidedBy...)
		}
	}
	if len(out.Fields) == 0 {
		out.Fields = nil
	}
	if len(out.DecidedBy) == 0 {
		out.DecidedBy = nil
	}
}

// why returns what decided a part.
func (r *Recorder) why(a *scoring.Assessment, part *scoring.PartResult) Why {
	var why Why
	r.deciders = a.Explain(r.deciders[:0], part)
	if part.State != scoring.Met {
		if r.fields = part.DecidedBy(r.fields[:0], r.deciders); len(r.fields) > 0 {
			why.Fields = r.fieldIDs(r.fields)
		}
	}
	if len(r.deciders) > 0 {
		why.DecidedBy = r.tests.take(len(r.deciders))
		for i := range r.deciders {
			why.DecidedBy[i] = r.decider(&r.deciders[i])
		}
	}
	return why
}

// evidence returns the grade that is needed, and from which sources it may come.
func (r *Recorder) evidence(grade string, c *questionnaire.Criterion) Evidence {
	out := Evidence{Grade: grade, Sources: r.ids.take(len(c.EvidenceSources))}
	for i, s := range c.EvidenceSources {
		out.Sources[i] = s.ID
	}
	return out
}

func fact(f *scoring.FactResult) Fact {
	out := Fact{ID: f.Fact.ID}
	switch {
	case f.Known && isNumber(f.Value):
		out.Value = &f.Value
	case f.Bounded:
		out.Bounds = &Bounds{f.Worst, f.Best}
	}
	return out
}

func (r *Recorder) function(a *scoring.Assessment, f *scoring.FunctionResult) Function {
	rows := a.Sheet.Value(f.Matrix.Matrix.Columns).Rows
	roles := func(places []int) []string {
		out := r.ids.take(len(places))
		for i, place := range places {
			out[i] = rows[place].ID
		}
		return out
	}
	return Function{f.Function.ID, roles(f.Doers), roles(f.Owners), roles(f.StandIns), f.System, f.Findings}
}

func (r *Recorder) fieldIDs(fields []*questionnaire.Field) []string {
	out := r.ids.take(len(fields))
	for i, f := range fields {
		out[i] = f.ID
	}
	return out
}
