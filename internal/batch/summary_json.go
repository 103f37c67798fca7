package batch

import (
	"encoding/json"
	"io"
	"math"
	"strconv"
)

// summaryFormat is what a summary in JSON says that it is.
const summaryFormat = "salesaudit.summary/1"

type summaryJSON struct {
	Format         string          `json:"format"`
	Bank           bankJSON        `json:"bank"`
	Files          filesJSON       `json:"files"`
	Overall        spreadJSON      `json:"overall"`
	Dimensions     []dimensionJSON `json:"dimensions"`
	Sizes          []sizeJSON      `json:"sizes"`
	Gaps           []gapJSON       `json:"gaps"`           // commonest first
	Contradictions []tallyJSON     `json:"contradictions"` // commonest first
	NotApplicable  []tallyJSON     `json:"not_applicable"` // criteria that files leave out, commonest first
	Unknown        []tallyJSON     `json:"unknown"`        // commonest first
	Changes        *changesJSON    `json:"changes,omitempty"`
	Answers        []answerJSON    `json:"answers,omitempty"` // in the order of the bank; only with --answers
}

type bankJSON struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

type filesJSON struct {
	Scored    int `json:"scored"`
	Unchanged int `json:"unchanged"`
	Rejected  int `json:"rejected"`
	Foreign   int `json:"foreign"`
}

type spreadJSON struct {
	Proven   distributionJSON `json:"proven"`
	Claimed  distributionJSON `json:"claimed"`
	Possible distributionJSON `json:"possible"`
}

type dimensionJSON struct {
	ID string `json:"id"`
	spreadJSON
}

type distributionJSON struct {
	Mean      float64            `json:"mean"`
	Quantiles map[string]float64 `json:"quantiles"`
	Histogram []int              `json:"histogram"` // ten equal parts of 0-100
}

type sizeJSON struct {
	Profile    string                      `json:"profile"`
	Files      int                         `json:"files"`
	Overall    distributionJSON            `json:"overall"` // proven
	Dimensions map[string]distributionJSON `json:"dimensions"`
}

type gapJSON struct {
	Criterion string         `json:"criterion"`
	Files     int            `json:"files"`
	Levels    float64        `json:"levels"` // missing, mean over those files
	Sizes     map[string]int `json:"sizes"`
}

type tallyJSON struct {
	ID    string         `json:"id"`
	Files int            `json:"files"`
	Sizes map[string]int `json:"sizes"`
}

type changesJSON struct {
	Changed  int        `json:"changed"`
	New      int        `json:"new"`
	Rejected int        `json:"rejected"`
	Accepted int        `json:"accepted"`
	Missing  int        `json:"missing"`
	Up       int        `json:"up"`
	Down     int        `json:"down"`
	Mean     float64    `json:"mean"`    // of the overall proven scores that changed, points
	Largest  [2]float64 `json:"largest"` // fall and rise, points
	Rungs    []moveJSON `json:"rungs"`   // most files first
}

type moveJSON struct {
	Rung   string `json:"rung"`
	Gained int    `json:"gained"`
	Lost   int    `json:"lost"`
	Other  int    `json:"other"`
}

// quantiles are those that a summary gives.
var quantiles = []float64{0, 0.1, 0.25, 0.5, 0.75, 0.9, 1}

// histogramParts is how many bars a histogram has.
const histogramParts = 10

func newDistributionJSON(d *distribution) distributionJSON {
	out := distributionJSON{Mean: roundTo(d.mean(), 2), Quantiles: map[string]float64{}, Histogram: d.histogram(histogramParts)}
	for _, q := range quantiles {
		out.Quantiles[strconv.FormatFloat(q, 'f', -1, 64)] = roundTo(d.quantile(q), 2)
	}
	return out
}

func newSpreadJSON(d *[3]distribution) spreadJSON {
	return spreadJSON{newDistributionJSON(&d[0]), newDistributionJSON(&d[1]), newDistributionJSON(&d[2])}
}

// WriteJSON writes the summary for programs. Its keys do not change with the language.
func (s *Summary) WriteJSON(w io.Writer) error {
	out := summaryJSON{
		Format: summaryFormat, Bank: bankJSON{s.bank.ID, s.bank.Version, s.bank.Digest},
		Files:          filesJSON{s.counts.Scored, s.counts.Unchanged, s.counts.Rejected, s.counts.Foreign},
		Overall:        newSpreadJSON(&s.overall),
		Gaps:           []gapJSON{},
		Contradictions: s.talliesJSON(s.checks, func(i int) string { return s.bank.Checks[i].ID }),
		NotApplicable:  s.talliesJSON(s.leftOut, func(i int) string { return s.bank.Criteria[i].ID }),
		Unknown:        s.talliesJSON(s.unknown, func(i int) string { return s.bank.Fields[i].ID }),
	}
	for i, d := range s.bank.Dimensions {
		out.Dimensions = append(out.Dimensions, dimensionJSON{d.ID, newSpreadJSON(&s.dimensions[i])})
	}
	for i, p := range s.bank.Profiles {
		size := &s.bySize[i]
		row := sizeJSON{p.ID, size.files, newDistributionJSON(&size.overall), map[string]distributionJSON{}}
		for k, d := range s.bank.Dimensions {
			row.Dimensions[d.ID] = newDistributionJSON(&size.dimensions[k])
		}
		out.Sizes = append(out.Sizes, row)
	}
	for _, i := range s.commonestGaps() {
		g := &s.gaps[i]
		n := g.files.total()
		out.Gaps = append(out.Gaps, gapJSON{s.bank.Criteria[i].ID, n, roundTo(float64(g.levels)/float64(n), 2), s.sizes(g.files)})
	}
	out.Answers = s.answersJSON()
	if c := s.changes; c != nil {
		out.Changes = c.json()
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

func (s *Summary) talliesJSON(tallies []tally, id func(i int) string) []tallyJSON {
	out := []tallyJSON{}
	for _, i := range commonest(tallies) {
		out = append(out, tallyJSON{id(i), tallies[i].total(), s.sizes(tallies[i])})
	}
	return out
}

func (s *Summary) sizes(t tally) map[string]int {
	out := map[string]int{}
	for i, p := range s.bank.Profiles {
		out[p.ID] = t[i]
	}
	return out
}

func (s *changeSummary) json() *changesJSON {
	out := &changesJSON{
		Changed: s.kinds[isChanged], New: s.kinds[isNew], Rejected: s.kinds[isRejected], Accepted: s.kinds[isAccepted],
		Missing: s.missing, Up: s.up, Down: s.down, Mean: roundTo(s.mean(), 2),
		Largest: [2]float64{roundTo(s.largest[0], 1), roundTo(s.largest[1], 1)}, Rungs: []moveJSON{},
	}
	for _, m := range s.movedRungs() {
		out.Rungs = append(out.Rungs, moveJSON{s.bank.Criteria[m.criterion].Rungs[m.rung].ID(), m.gained, m.lost, m.other})
	}
	return out
}

func roundTo(x float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(x*scale) / scale
}
