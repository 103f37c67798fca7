package benchmark

import (
	"slices"

	"salesaudit/internal/batch"
	"salesaudit/questionnaire"
)

// Group is the clients of one size of company and one industry, or of either, or all.
type Group struct {
	Size       *questionnaire.Profile // nil: of any size
	Industry   string                 // as the first of its files says it; "" for any
	Clients    int
	Unfinished int         // files of the same size and industry in which too little is answered; none of Clients
	Overall    Quartiles   // of the proven overall scores
	Dimensions []Quartiles // of the proven scores, by Dimension.Index
	Criteria   []Levels    // by Criterion.Index

	members []*client
}

// Quartiles are those of the scores of some clients, as batch.Quantile has them.
type Quartiles struct {
	Clients        int // that have the score
	Q1, Median, Q3 float64
}

// Levels are how many clients of a group prove which level of a criterion.
type Levels struct {
	Clients int // to whom it applies
	At      [questionnaire.Rungs + 1]int
	Below   int // under their target
	Missing int // levels up to it, of all of them
}

// Shown reports whether so many clients may be shown.
func Shown(clients int) bool { return clients >= LeastGroup }

// Groups returns the groups of the portfolio that may be shown: all clients, then those of each size, then of each
// industry, then of both, in the order of the bank and of the files. hidden counts the clients whose group of both is too
// small.
func (p *Portfolio) Groups() (shown []*Group, hidden int) {
	everybody := make([]*client, len(p.clients))
	byIndustry := make([][]*client, len(p.industries))
	for i := range p.clients {
		c := &p.clients[i]
		if everybody[i] = c; c.industry >= 0 {
			byIndustry[c.industry] = append(byIndustry[c.industry], c)
		}
	}
	add := func(from []*client, profile, industry int) int {
		g := p.group(from, profile, industry)
		if !Shown(g.Clients) {
			return 0
		}
		shown = append(shown, g)
		return g.Clients
	}
	add(everybody, anyOne, anyOne)
	for i := range p.Bank.Profiles {
		add(everybody, i, anyOne)
	}
	for k, from := range byIndustry {
		add(from, anyOne, k)
	}
	hidden = len(p.clients)
	for i := range p.Bank.Profiles {
		for k, from := range byIndustry {
			hidden -= add(from, i, k)
		}
	}
	return shown, hidden
}

// anyOne is for clients of any size, or of any industry.
const anyOne = -2

// group adds up those of some clients that are of a size and an industry.
func (p *Portfolio) group(from []*client, profile, industry int) *Group {
	g := &Group{}
	if profile >= 0 {
		g.Size = p.Bank.Profiles[profile]
	}
	if industry >= 0 {
		g.Industry = p.industries[industry]
	}
	belongs := func(size, branch int) bool {
		return (profile == anyOne || size == profile) && (industry == anyOne || branch == industry)
	}
	for _, c := range from {
		if belongs(c.profile, c.industry) {
			g.members = append(g.members, c)
		}
	}
	if g.Clients = len(g.members); Shown(g.Clients) {
		for key, files := range p.unfinished {
			if belongs(key[0], key[1]) {
				g.Unfinished += files
			}
		}
		g.addUp(p.Bank)
	}
	return g
}

// addUp fills in what a group shows.
func (g *Group) addUp(bank *questionnaire.Bank) {
	g.Overall = quartiles(g.members, func(c *client) int16 { return c.overall })
	for i := range bank.Dimensions {
		g.Dimensions = append(g.Dimensions, quartiles(g.members, func(c *client) int16 { return c.scores[i] }))
	}
	g.Criteria = make([]Levels, len(bank.Criteria))
	for _, c := range g.members {
		for i, l := range c.levels {
			of := &g.Criteria[i]
			if l.proven < 0 {
				continue
			}
			of.Clients++
			of.At[l.proven]++
			if l.gap > 0 {
				of.Below++
				of.Missing += int(l.gap)
			}
		}
	}
}

// quartiles returns those of the scores that members have.
func quartiles(members []*client, score func(*client) int16) Quartiles {
	var sorted []float64
	for _, c := range members {
		if tenths := score(c); tenths >= 0 {
			sorted = append(sorted, float64(tenths)/10)
		}
	}
	slices.Sort(sorted)
	n, at := len(sorted), func(rank int) float64 { return sorted[rank] }
	return Quartiles{n, batch.Quantile(n, 0.25, at), batch.Quantile(n, 0.5, at), batch.Quantile(n, 0.75, at)}
}

// CommonestGaps returns the criteria, by Criterion.Index, that most clients of the group are under their target in: at most
// so many, the commonest first. A criterion that applies to too few is none of them.
func (g *Group) CommonestGaps(most int) []int {
	var out []int
	for i := range g.Criteria {
		if g.Criteria[i].Below > 0 && Shown(g.Criteria[i].Clients) {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return g.Criteria[b].Below - g.Criteria[a].Below })
	return out[:min(most, len(out))]
}
