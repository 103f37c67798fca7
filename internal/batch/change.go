package batch

import (
	"salesaudit/internal/clean"
	"salesaudit/internal/record"
)

// changeFormat is what each line of a comparison with a baseline says that it is.
const changeFormat = "salesaudit.change/1"

// change is one line of a comparison: how the result of a file differs from the baseline.
type change struct {
	File   string     `json:"file"`
	Format string     `json:"format"`
	Client string     `json:"client,omitzero"`
	Kind   changeKind `json:"change"`
	Error  *problem   `json:"error,omitzero"` // why a file is rejected now
	record.Changes
}

// changeKind says what became of a file since the baseline.
type changeKind string

// The kinds.
const (
	isChanged  changeKind = "changed"
	isNew      changeKind = "new"      // the baseline lacks it
	isRejected changeKind = "rejected" // it was scored
	isAccepted changeKind = "accepted" // it was rejected
)

// compare returns how a result differs from the baseline, nil where it does not.
func (w *worker) compare(r *result) (*change, error) {
	old, err := w.baseline.read(r.file)
	if err != nil {
		return nil, err
	}
	out := &change{File: r.file, Format: changeFormat, Client: r.row.Client}
	switch {
	case old == nil:
		out.Kind = isNew
		if r.outcome == rejected {
			out.Client, out.Error = "", &r.problem
		}
		return out, nil
	case r.outcome == rejected && old.Error != nil:
		return nil, nil
	case r.outcome == rejected:
		out.Kind, out.Client, out.Error = isRejected, clean.Text(old.Client.Name), &r.problem
		return out, nil
	case old.Error != nil:
		out.Kind = isAccepted
		return out, nil
	}
	now, err := w.recordOf(r)
	if err != nil {
		return nil, err
	}
	if out.Kind, out.Changes = isChanged, now.Since(old.Assessment); out.None() {
		return nil, nil
	}
	return out, nil
}
