package batch

import "salesaudit/internal/record"

// changeFormat is what each line of a comparison with a baseline says that it is.
const changeFormat = "salesaudit.change/1"

// change is one line of a comparison: how the result of a file differs from the baseline.
type change struct {
	File   string     `json:"file"`
	Format string     `json:"format"`
	Client string     `json:"client,omitzero"`
	Kind   changeKind `json:"change"`
	Error  *Problem   `json:"error,omitzero"` // why a file is rejected now
	record.Changes
}

// changeKind says what became of a file since the baseline.
type changeKind string

// The kinds.
const (
	changed  changeKind = "changed"
	added    changeKind = "new"      // the baseline lacks it
	rejected changeKind = "rejected" // it was scored
	accepted changeKind = "accepted" // it was rejected
)

// compare returns how a result differs from the baseline, nil where it does not.
func (w *worker) compare(r *Result) (*change, error) {
	old, err := w.Baseline.read(r.File)
	if err != nil {
		return nil, err
	}
	out := &change{File: r.File, Format: changeFormat, Client: r.Row.Client}
	switch {
	case old == nil:
		out.Kind = added
		if r.Outcome == Rejected {
			out.Client, out.Error = "", &r.Problem
		}
		return out, nil
	case r.Outcome == Rejected && old.Error != nil:
		return nil, nil
	case r.Outcome == Rejected:
		out.Kind, out.Client, out.Error = rejected, old.Client.Name, &r.Problem
		return out, nil
	case old.Error != nil:
		out.Kind = accepted
		return out, nil
	}
	now, err := w.recordOf(r)
	if err != nil {
		return nil, err
	}
	if out.Kind, out.Changes = changed, now.Since(old.Assessment); out.None() {
		return nil, nil
	}
	return out, nil
}
