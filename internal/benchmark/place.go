package benchmark

import (
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
)

// Place is one client among its peers.
type Place struct {
	LeftOut LeftOut
	// Groups are those that the client is held against: the companies of its size and industry, or where they are too few
	// those of its size and those of its industry; none where those are too few as well.
	Groups []*Standing
	// Few says that there are too few companies of the client's size and industry.
	Few bool
	// NoIndustry says that the client's file names no industry.
	NoIndustry bool
}

// Standing is one client within a group that it does not count in.
type Standing struct {
	*Group
	OfSize, OfIndustry bool
	Overall            Rank
	Dimensions         []Rank // by Dimension.Index
	Criteria           []Rank // by Criterion.Index
}

// Rank is how many of a group are lower, as high, and higher. Without enough of them to compare with all are 0.
type Rank struct{ Lower, Same, Higher int }

// Of returns how many are compared with.
func (r Rank) Of() int { return r.Lower + r.Same + r.Higher }

// Place returns the place of a client among the clients of the portfolio, which NewPeers made for it. industry is that of
// the client's file.
func (p *Portfolio) Place(a *scoring.Assessment, industry string) *Place {
	out := &Place{LeftOut: p.LeftOut}
	size := 0
	for i, profile := range p.Bank.Profiles {
		if profile == a.Profile {
			size = i
		}
	}
	branch, known := p.industry[clean.Folded(industry)]
	out.NoIndustry = clean.Folded(industry) == ""
	everybody := make([]*client, len(p.clients))
	for i := range p.clients {
		everybody[i] = &p.clients[i]
	}
	add := func(profile, industry int) bool {
		g := p.group(everybody, profile, industry)
		if !Shown(g.Clients) {
			return false
		}
		out.Groups = append(out.Groups, g.standing(a, profile != anyOne, industry != anyOne))
		return true
	}
	if known && add(size, branch) {
		return out
	}
	out.Few = !out.NoIndustry
	add(size, anyOne)
	if known {
		add(anyOne, branch)
	}
	return out
}

// standing holds a client against the group.
func (g *Group) standing(a *scoring.Assessment, ofSize, ofIndustry bool) *Standing {
	s := &Standing{Group: g, OfSize: ofSize, OfIndustry: ofIndustry}
	s.Overall = rank(g.members, func(c *client) int { return int(c.overall) }, int(tenths(scoring.Round(a.Overall.Proven))))
	for i := range a.Dimensions {
		d, r := &a.Dimensions[i], Rank{}
		if d.Applies {
			r = rank(g.members, func(c *client) int { return int(c.scores[i]) }, int(tenths(scoring.Round(d.Proven))))
		}
		s.Dimensions = append(s.Dimensions, r)
	}
	for i := range a.Criteria {
		k, r := &a.Criteria[i], Rank{}
		if k.Counts() {
			r = rank(g.members, func(c *client) int { return int(c.levels[i].proven) }, k.Proven)
		}
		s.Criteria = append(s.Criteria, r)
	}
	return s
}

// rank compares a value with those of the members that have one, -1 for none.
func rank(members []*client, value func(*client) int, own int) Rank {
	var r Rank
	for _, c := range members {
		switch v := value(c); {
		case v < 0:
		case v < own:
			r.Lower++
		case v == own:
			r.Same++
		default:
			r.Higher++
		}
	}
	if !Shown(r.Of()) {
		return Rank{}
	}
	return r
}
