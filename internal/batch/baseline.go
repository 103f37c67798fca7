package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// ChangeFormat is what each line of a comparison with a baseline says that it is.
const ChangeFormat = "salesaudit.change/1"

// Baseline is an earlier output in NDJSON. In memory there is only where the line of each file begins.
type Baseline struct {
	file  *os.File
	lines map[string]*baselineLine
	text  []byte
}

type baselineLine struct {
	offset int64
	length int
	taken  bool
}

// OpenBaseline reads an earlier output once and notes where its lines are. Of two lines with one file the later
// counts.
func OpenBaseline(path string) (*Baseline, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the baseline: %w", err)
	}
	b := &Baseline{file: file, lines: map[string]*baselineLine{}}
	reader := bufio.NewReaderSize(file, 1<<20)
	var line []byte
	offset := int64(0)
	for number := 1; ; number++ {
		line = line[:0]
		for {
			part, readErr := reader.ReadSlice('\n')
			line = append(line, part...)
			if err = readErr; err != bufio.ErrBufferFull {
				break
			}
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			name, nameErr := fileOf(text)
			if nameErr != nil {
				file.Close()
				return nil, fmt.Errorf("read the baseline: %s:%d is no line that rescore wrote: %w", path, number, nameErr)
			}
			b.lines[name] = &baselineLine{offset: offset, length: len(line)}
		}
		offset += int64(len(line))
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			file.Close()
			return nil, fmt.Errorf("read the baseline: %w", err)
		}
	}
}

// fileOf returns the file of a line. It stands first, so that the rest need not be read.
func fileOf(line []byte) (string, error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	for _, want := range []json.Token{json.Delim('{'), "file"} {
		token, err := decoder.Token()
		if err != nil {
			return "", err
		}
		if token != want {
			return "", fmt.Errorf("found %v, expected %v", token, want)
		}
	}
	var name string
	return name, decoder.Decode(&name)
}

// Close closes the earlier output.
func (b *Baseline) Close() error { return b.file.Close() }

// Missing returns how many files of the earlier output were not compared.
func (b *Baseline) Missing() int {
	n := 0
	for _, line := range b.lines {
		if !line.taken {
			n++
		}
	}
	return n
}

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

// CriterionChange is a criterion with another level, another state of a rung, or one that began or ceased to apply.
type CriterionChange struct {
	ID      string       `json:"id"`
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

// Compare returns how a result differs from the baseline, nil where it does not.
func (b *Baseline) Compare(r *Result) (*Change, error) {
	if r.Outcome == Foreign {
		return nil, nil
	}
	change := &Change{File: r.File, Format: ChangeFormat, Client: r.Record.Client}
	line := b.lines[r.File]
	if line == nil {
		change.Kind = "new"
		if r.Outcome == Rejected {
			change.Client, change.Error = "", &r.Problem
		}
		return change, nil
	}
	line.taken = true
	if b.text = b.text[:0]; cap(b.text) < line.length {
		b.text = make([]byte, line.length)
	}
	if _, err := b.file.ReadAt(b.text[:line.length], line.offset); err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	var old, now assessed
	if err := json.Unmarshal(b.text[:line.length], &old); err != nil {
		return nil, fmt.Errorf("read the baseline: the line of %s: %w", r.File, err)
	}
	switch {
	case r.Outcome == Rejected && old.Error != nil:
		return nil, nil
	case r.Outcome == Rejected:
		change.Kind, change.Client, change.Error = "rejected", old.Client.Name, &r.Problem
		return change, nil
	case old.Error != nil:
		change.Kind = "accepted"
		return change, nil
	}
	if err := json.Unmarshal(r.Assessment, &now); err != nil {
		return nil, fmt.Errorf("compare %s: %w", r.File, err)
	}
	change.Kind = "changed"
	change.fill(&old, &now)
	if change.Overall == nil && change.Dimensions == nil && change.Criteria == nil {
		return nil, nil
	}
	return change, nil
}

// fill sets what differs between two assessments of a file. What one of the banks does not have is left out.
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
		for k := range old.Criteria {
			if old.Criteria[k].ID == now.Criteria[i].ID {
				if d := changeOfCriterion(&old.Criteria[k], &now.Criteria[i]); d != nil {
					c.Criteria = append(c.Criteria, *d)
				}
			}
		}
	}
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
func (c *Change) Append(out []byte) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(c) // it has only numbers and texts
	return append(out, text.Bytes()...)
}
