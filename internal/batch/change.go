package batch

// ChangeFormat is what each line of a comparison with a baseline says that it is.
const ChangeFormat = "salesaudit.change/1"

// Change is one line of a comparison: how the result of a file differs from the baseline.
type Change struct {
	File       string            `json:"file"`
	Format     string            `json:"format"`
	Client     string            `json:"client,omitempty"`
	Kind       string            `json:"change"` // changed; new: the baseline lacks it; rejected: it was scored; accepted: it was rejected
	Error      *Problem          `json:"error,omitempty"`
	Overall    *ScoreChange      `json:"overall,omitempty"`
	Dimensions []DimensionChange `json:"dimensions,omitempty"` // those with another score
	Criteria   []CriterionChange `json:"criteria,omitempty"`   // those with another level or rung
}

// ScoreChange has the kinds of a score or level that changed.
type ScoreChange struct {
	Proven   *FromTo `json:"proven,omitempty"`
	Claimed  *FromTo `json:"claimed,omitempty"`
	Possible *FromTo `json:"possible,omitempty"`
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
	Bank    string       `json:"bank,omitempty"` // added or removed: only one of the two banks has the criterion
	Applies *AppliesTo   `json:"applies,omitempty"`
	Rungs   []RungChange `json:"rungs,omitempty"`
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

// fill sets what differs between two assessments of a file. A dimension that one of the banks lacks is left out.
func (c *Change) fill(old, now *assessed) {
	if s := changeOf(old.Overall, now.Overall); s != (ScoreChange{}) {
		c.Overall = &s
	}
	for _, d := range now.Dimensions {
		for _, before := range old.Dimensions {
			if before.ID == d.ID {
				if s := changeOf(before.scoresRead, d.scoresRead); s != (ScoreChange{}) {
					c.Dimensions = append(c.Dimensions, DimensionChange{d.ID, s})
				}
			}
		}
	}
	for i := range now.Criteria {
		if before := old.criterion(now.Criteria[i].ID); before == nil {
			c.Criteria = append(c.Criteria, CriterionChange{ID: now.Criteria[i].ID, Bank: "added"})
		} else if d := changeOfCriterion(before, &now.Criteria[i]); d != nil {
			c.Criteria = append(c.Criteria, *d)
		}
	}
	for i := range old.Criteria {
		if now.criterion(old.Criteria[i].ID) == nil {
			c.Criteria = append(c.Criteria, CriterionChange{ID: old.Criteria[i].ID, Bank: "removed"})
		}
	}
}

// criterion returns the criterion of an id, nil where there is none.
func (a *assessed) criterion(id string) *criterionRead {
	for i := range a.Criteria {
		if a.Criteria[i].ID == id {
			return &a.Criteria[i]
		}
	}
	return nil
}

func changeOf(old, now scoresRead) ScoreChange {
	one := func(from, to float64) *FromTo {
		if from == to {
			return nil
		}
		return &FromTo{from, to}
	}
	return ScoreChange{one(old.Proven, now.Proven), one(old.Claimed, now.Claimed), one(old.Possible, now.Possible)}
}

func changeOfCriterion(old, now *criterionRead) *CriterionChange {
	c := &CriterionChange{ID: now.ID}
	if (old.Applies == nil) != (now.Applies == nil) || old.Applies != nil && *old.Applies != *now.Applies {
		c.Applies = &AppliesTo{old.Applies, now.Applies}
	}
	if len(old.Rungs) > 0 && len(now.Rungs) > 0 { // one that does not apply has neither levels nor rungs
		c.ScoreChange = changeOf(scoresRead{old.Proven, old.Claimed, old.Possible}, scoresRead{now.Proven, now.Claimed, now.Possible})
	}
	for i := range min(len(old.Rungs), len(now.Rungs)) {
		if from, to := old.Rungs[i], now.Rungs[i]; from.State != to.State {
			c.Rungs = append(c.Rungs, RungChange{to.Level, from.State, to.State})
		}
	}
	if c.Applies == nil && c.Rungs == nil && c.ScoreChange == (ScoreChange{}) {
		return nil
	}
	return c
}

// Append appends the line of a change.
func (c *Change) Append(out []byte) []byte { return append(appendValue(out, c), '\n') }

// assessed is what a comparison reads of a line.
type assessed struct {
	File   string   `json:"file"`
	Error  *Problem `json:"error"`
	Client struct {
		Name string `json:"name"`
	} `json:"client"`
	Overall    scoresRead `json:"overall"`
	Dimensions []struct {
		ID string `json:"id"`
		scoresRead
	} `json:"dimensions"`
	Criteria []criterionRead `json:"criteria"`
}

type scoresRead struct{ Proven, Claimed, Possible float64 }

type criterionRead struct {
	ID                        string
	Applies                   *bool
	Proven, Claimed, Possible float64 // levels
	Rungs                     []struct {
		Level int
		State string
	}
}
