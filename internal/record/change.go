package record

import "slices"

// Changes are how a record differs from an earlier one of the same client: under another bank, or after other answers.
type Changes struct {
	Overall    *ScoreChange      `json:"overall,omitzero"`    // nil when the overall score is the same
	Dimensions []DimensionChange `json:"dimensions,omitzero"` // those with another score; one that a bank lacks, or whose criteria do not apply before or now, is left out
	Criteria   []CriterionChange `json:"criteria,omitzero"`   // those with another level or rung
}

// ScoreChange has the kinds of a score or level that changed.
type ScoreChange struct {
	Proven   *FromTo `json:"proven,omitzero"`
	Claimed  *FromTo `json:"claimed,omitzero"`
	Possible *FromTo `json:"possible,omitzero"`
}

// FromTo is a number before and after.
type FromTo struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
}

// DimensionChange is a dimension with another score.
type DimensionChange struct {
	ID string `json:"id"`
	ScoreChange
}

// CriterionChange is a criterion with another level, another state of a rung, one that began or ceased to apply, or
// one that only one of the two banks has.
type CriterionChange struct {
	ID      string       `json:"id"`
	Bank    string       `json:"bank,omitzero"` // added or removed: only one of the two banks has the criterion
	Applies *AppliesTo   `json:"applies,omitzero"`
	Rungs   []RungChange `json:"rungs,omitzero"`
	ScoreChange
}

// AppliesTo is whether a criterion applies, before and after; nil while a missing answer decides it.
type AppliesTo struct {
	From *bool `json:"from"`
	To   *bool `json:"to"`
}

// RungChange is a rung in another state: met, unproven, unknown or unmet.
type RungChange struct {
	Level int    `json:"level"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Since returns how the record differs from an earlier one. It shares no memory with either.
func (a *Assessment) Since(old *Assessment) Changes {
	var c Changes
	if s := scoreChange(old.Overall, a.Overall); s != (ScoreChange{}) {
		c.Overall = &s
	}
	for i := range a.Dimensions {
		now := &a.Dimensions[i]
		k := slices.IndexFunc(old.Dimensions, func(d Dimension) bool { return d.ID == now.ID })
		if k < 0 || old.leavesOut(now.ID) || a.leavesOut(now.ID) {
			continue
		}
		if s := scoreChange(old.Dimensions[k].Score, now.Score); s != (ScoreChange{}) {
			c.Dimensions = append(c.Dimensions, DimensionChange{now.ID, s})
		}
	}
	for i := range a.Criteria {
		now := &a.Criteria[i]
		if before := old.criterion(now.ID); before == nil {
			c.Criteria = append(c.Criteria, CriterionChange{ID: now.ID, Bank: "added"})
		} else if d := now.since(before); !d.isNone() {
			c.Criteria = append(c.Criteria, d)
		}
	}
	for i := range old.Criteria {
		if id := old.Criteria[i].ID; a.criterion(id) == nil {
			c.Criteria = append(c.Criteria, CriterionChange{ID: id, Bank: "removed"})
		}
	}
	return c
}

// leavesOut reports whether no criterion of a dimension applies: the dimension then has no score, and its 0 is none.
func (a *Assessment) leavesOut(dimension string) bool {
	left := false
	for i := range a.Criteria {
		if c := &a.Criteria[i]; c.Dimension == dimension {
			if c.Levels != nil {
				return false
			}
			left = true
		}
	}
	return left
}

// None reports whether nothing changed.
func (c *Changes) None() bool { return c.Overall == nil && c.Dimensions == nil && c.Criteria == nil }

// criterion returns the criterion of an id, nil where there is none.
func (a *Assessment) criterion(id string) *Criterion {
	for i := range a.Criteria {
		if a.Criteria[i].ID == id {
			return &a.Criteria[i]
		}
	}
	return nil
}

func scoreChange(old, now Score) ScoreChange {
	return ScoreChange{fromTo(old.Proven, now.Proven), fromTo(old.Claimed, now.Claimed), fromTo(old.Possible, now.Possible)}
}

// fromTo returns nil for a number that is the same.
func fromTo(from, to float64) *FromTo {
	if from == to {
		return nil
	}
	return &FromTo{from, to}
}

// since compares two results of one criterion. Levels and rungs are compared where it applies in both, as one that
// does not apply has none.
func (c *Criterion) since(old *Criterion) CriterionChange {
	out := CriterionChange{ID: c.ID}
	if (old.Applies == nil) != (c.Applies == nil) || old.Applies != nil && *old.Applies != *c.Applies {
		out.Applies = &AppliesTo{copyOf(old.Applies), copyOf(c.Applies)}
	}
	if old.Levels == nil || c.Levels == nil {
		return out
	}
	level := func(from, to int) *FromTo { return fromTo(float64(from), float64(to)) }
	out.ScoreChange = ScoreChange{level(old.Proven, c.Proven), level(old.Claimed, c.Claimed), level(old.Possible, c.Possible)}
	for i := range min(len(old.Rungs), len(c.Rungs)) {
		if from, to := old.Rungs[i], c.Rungs[i]; from.State != to.State {
			out.Rungs = append(out.Rungs, RungChange{to.Level, string(from.State), string(to.State)})
		}
	}
	return out
}

func (c *CriterionChange) isNone() bool {
	return c.Applies == nil && c.Rungs == nil && c.ScoreChange == (ScoreChange{})
}

func copyOf(b *bool) *bool {
	if b == nil {
		return nil
	}
	out := *b
	return &out
}
