package portfolio

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"salesaudit/internal/benchmark"
	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
)

// Format is what a portfolio as JSON says that it is.
const Format = "salesaudit.benchmark/1"

// Record is a portfolio for other programs: ids and numbers, and no client's name.
type Record struct {
	Format     string  `json:"format"`
	Bank       string  `json:"bank"` // id@version
	Clients    int     `json:"clients"`
	LeftOut    LeftOut `json:"left_out"`
	LeastGroup int     `json:"least_group"` // groups of fewer clients are not shown
	Hidden     int     `json:"hidden"`      // clients whose group of size and industry is not shown
	Groups     []Group `json:"groups"`
}

// LeftOut counts files that are no part of the portfolio.
type LeftOut struct {
	Unfinished   int `json:"unfinished"`
	OtherVersion int `json:"other_version"`
	Earlier      int `json:"earlier"`
	Rejected     int `json:"rejected"`
}

// Group is the clients of a size and an industry; null is any.
type Group struct {
	Size       *string     `json:"size"`
	Industry   *string     `json:"industry"`
	Clients    int         `json:"clients"`
	Unfinished int         `json:"unfinished"` // files in which too little is answered; none of the clients
	Overall    Quartiles   `json:"overall"`
	Dimensions []Dimension `json:"dimensions"`
	Criteria   []Criterion `json:"criteria"`
	Gaps       []string    `json:"commonest_gaps"` // criteria, commonest first
}

// Quartiles are of proven scores 0-100, with two decimals.
type Quartiles struct {
	Clients int     `json:"clients"`
	Q1      float64 `json:"q1"`
	Median  float64 `json:"median"`
	Q3      float64 `json:"q3"`
}

// Dimension is the quartiles of one dimension.
type Dimension struct {
	ID string `json:"id"`
	Quartiles
}

// Criterion is how many clients prove which level.
type Criterion struct {
	ID      string `json:"id"`
	Clients int    `json:"clients"`      // to whom it applies
	Levels  []int  `json:"levels"`       // clients at level 0 to 5
	Below   int    `json:"below_target"` // clients
	Missing int    `json:"levels_missing"`
}

// RecordOf returns a portfolio for other programs. What fewer than a group of clients have is left out.
func RecordOf(p *benchmark.Portfolio) *Record {
	groups, hidden := p.Groups()
	l := &p.LeftOut
	r := &Record{
		Format: Format, Bank: p.Bank.ID + "@" + p.Bank.Version, Clients: p.Len(), LeastGroup: benchmark.LeastGroup, Hidden: hidden, Groups: []Group{},
		LeftOut: LeftOut{l.Unfinished, l.OtherVersion, l.Earlier, l.Rejected},
	}
	for _, g := range groups {
		r.Groups = append(r.Groups, groupOf(p, g))
	}
	return r
}

func groupOf(p *benchmark.Portfolio, g *benchmark.Group) Group {
	out := Group{Clients: g.Clients, Unfinished: g.Unfinished, Overall: quartilesOf(g.Overall), Dimensions: []Dimension{}, Criteria: []Criterion{}, Gaps: []string{}}
	if g.Size != nil {
		out.Size = &g.Size.ID
	}
	if g.Industry != "" {
		name := clean.Name(g.Industry)
		out.Industry = &name
	}
	for i, d := range p.Bank.Dimensions {
		if benchmark.Shown(g.Dimensions[i].Clients) {
			out.Dimensions = append(out.Dimensions, Dimension{d.ID, quartilesOf(g.Dimensions[i])})
		}
	}
	for i, k := range p.Bank.Criteria {
		if l := &g.Criteria[i]; benchmark.Shown(l.Clients) {
			out.Criteria = append(out.Criteria, Criterion{k.ID, l.Clients, l.At[:], l.Below, l.Missing})
		}
	}
	for _, i := range g.CommonestGaps(len(g.Criteria)) {
		out.Gaps = append(out.Gaps, p.Bank.Criteria[i].ID)
	}
	return out
}

func quartilesOf(q benchmark.Quartiles) Quartiles {
	round := func(x float64) float64 { return math.Round(100*x) / 100 }
	return Quartiles{q.Clients, round(q.Q1), round(q.Median), round(q.Q3)}
}

// columns are those of a portfolio as CSV.
var columns = []string{"size", "industry", "measure", "id", "clients", "unfinished", "q1", "median", "q3", "level_0", "level_1", "level_2", "level_3", "level_4", "level_5", "below_target", "levels_missing"}

// WriteCSV writes a portfolio as a spreadsheet program reads it: a row for each score and each criterion of each group. An
// empty size or industry is any. No cell starts a formula.
func (r *Record) WriteCSV(w io.Writer, as wording.Spreadsheet) error {
	if _, err := io.WriteString(w, as.Mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = as.Comma
	rows := [][]string{columns}
	for i := range r.Groups {
		rows = append(rows, r.Groups[i].rows(as)...)
	}
	return out.WriteAll(rows)
}

// rows returns the rows of a group, without what does not fit their kind.
func (g *Group) rows(as wording.Spreadsheet) [][]string {
	var out [][]string
	add := func(measure, id string, clients int, cells ...string) {
		size, industry := "", ""
		if g.Size != nil {
			size = *g.Size
		}
		if g.Industry != nil {
			industry = clean.Cell(*g.Industry)
		}
		out = append(out, append([]string{size, industry, measure, id, strconv.Itoa(clients), strconv.Itoa(g.Unfinished)}, cells...))
	}
	score := func(measure, id string, q Quartiles) {
		number := func(x float64) string { return as.Number(strconv.FormatFloat(x, 'f', -1, 64)) }
		cells := []string{number(q.Q1), number(q.Median), number(q.Q3)}
		add(measure, id, q.Clients, append(cells, make([]string, len(columns)-6-len(cells))...)...)
	}
	score("overall", "overall", g.Overall)
	for _, d := range g.Dimensions {
		score("dimension", d.ID, d.Quartiles)
	}
	for _, k := range g.Criteria {
		cells := []string{"", "", ""}
		for _, n := range append(k.Levels[:len(k.Levels):len(k.Levels)], k.Below, k.Missing) {
			cells = append(cells, strconv.Itoa(n))
		}
		add("criterion", k.ID, k.Clients, cells...)
	}
	return out
}
