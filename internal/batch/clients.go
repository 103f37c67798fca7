package batch

import "context"

// Client is what a batch found out about one input, for a caller that adds clients up in another way than a summary. It is valid
// until the next one.
type Client struct {
	File    string
	Problem string // why the input was rejected; "" for one that was scored, which alone has the rest

	Name         string // may be empty
	Industry     string // as the file says it; may be empty
	Version      string // of the bank that the questions were asked from
	Date         string // of the interview, 2026-11-23; may be empty
	Profile      int    // place among the bank's profiles
	Completeness float64
	Overall      float64       // proven
	Dimensions   []float64     // proven, by Dimension.Index
	Criteria     []ClientLevel // by Criterion.Index
}

// ClientLevel is where a client is on one ladder.
type ClientLevel struct {
	Applies bool
	Proven  int // 0-5
	Gap     int // levels missing to the target
}

// Clients scores the inputs and hands on what each says, in the order of the inputs; files that are no answer files are
// passed over.
func (r *Rescoring) Clients(ctx context.Context, visit func(*Client)) (*Report, error) {
	var c Client
	err := r.score(ctx, true, func(found *result) error {
		switch found.outcome {
		case scored:
			c.fill(found)
			visit(&c)
		case rejected:
			visit(&Client{File: found.file, Problem: found.problem.String()})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r.report(true), nil
}

// fill takes what a scored result says, reusing the memory of the last one.
func (c *Client) fill(from *result) {
	row := &from.row
	*c = Client{
		File: from.file, Name: row.Client, Industry: row.Industry, Version: row.Version, Date: row.Date, Profile: row.Profile,
		Completeness: row.Completeness, Overall: row.Overall[0], Dimensions: c.Dimensions[:0], Criteria: c.Criteria[:0],
	}
	for _, scores := range row.Dimensions {
		c.Dimensions = append(c.Dimensions, scores[0])
	}
	for _, s := range row.Criteria {
		c.Criteria = append(c.Criteria, ClientLevel{s.Counts, s.Proven, s.Gap})
	}
}
