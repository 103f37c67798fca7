// Package benchmark holds clients of one consultant against each other: quartiles of their scores by size of company and
// industry, and one client's place among its peers. There are no norms from elsewhere, and no group of fewer than five.
//
// It comes after a batch: many answer files → batch → Portfolio → groups, or one client's Place → view, report. It reads
// and writes nothing.
//
//	benchmark.go  which files count, one for each client
//	group.go      quartiles and levels of a group
//	place.go      one client among its peers
package benchmark

import (
	"math"

	"salesaudit/internal/answers"
	"salesaudit/internal/batch"
	"salesaudit/internal/clean"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
)

// LeastGroup is how many clients a group has at least to be shown: quartiles of fewer say nothing, and one of them could
// be told from the rest.
const LeastGroup = 5

// Portfolio is the clients of one consultant, scored under one bank. It keeps some two hundred bytes of each.
type Portfolio struct {
	Bank    *questionnaire.Bank
	LeftOut LeftOut

	version    string // of the bank that the questions of the clients were asked from
	except     string // the name of the client who is no peer of itself, as names are compared; "" for none
	file       string // and its file
	clients    []client
	places     map[string]int // in clients, by name
	industries []string       // as the first file says each
	industry   map[string]int // places in industries
	unfinished map[[2]int]int // files, by profile and industry
}

// LeftOut counts the files that are no part of the portfolio.
type LeftOut struct {
	Unfinished   int // so little is answered that the scores are preliminary
	OtherVersion int // answers to another version of the bank
	Earlier      int // earlier interviews of clients who have a later one
	Itself       int // of the client whose place is asked for
	Rejected     int // what is no usable answer file
}

// client is what is kept of one client.
type client struct {
	profile  int
	industry int // place in industries; -1 where the file says none
	date     string
	share    float64 // of the fields that are answered
	overall  int16   // tenths of a point
	scores   []int16 // by Dimension.Index: tenths of a point; -1 where none of its criteria applies
	levels   []level // by Criterion.Index
}

// level is where a client is on one ladder; proven is -1 where it does not apply.
type level struct{ proven, gap int8 }

// New returns a portfolio of nobody. version is that of the bank which the clients were asked from: files of other ones
// are counted and left out.
func New(bank *questionnaire.Bank, version string) *Portfolio {
	return &Portfolio{Bank: bank, version: version, places: map[string]int{}, industry: map[string]int{}, unfinished: map[[2]int]int{}}
}

// NewPeers returns a portfolio for the peers of a client, who is left out of it: any file of that name, and its own.
func NewPeers(of *answers.Sheet) *Portfolio {
	p := New(of.Bank, of.Version)
	p.except, p.file = answers.ClientKey(of.Client.Name), of.File
	return p
}

// Add adds a file. Of several of one client, known by name, the latest interview counts; of one day, the one in which more
// is answered.
func (p *Portfolio) Add(c *batch.Client) {
	name := answers.ClientKey(c.Name)
	switch {
	case c.Problem != "":
		p.LeftOut.Rejected++
		return
	case name != "" && name == p.except, c.File == p.file && p.file != "":
		p.LeftOut.Itself++
		return
	case !answers.SameQuestions(c.Version, p.version):
		p.LeftOut.OtherVersion++
		return
	}
	made := client{profile: c.Profile, industry: p.industryOf(c.Industry), date: c.Date, share: c.Completeness}
	if scoring.IsPreliminary(c.Completeness) {
		p.LeftOut.Unfinished++
		p.unfinished[[2]int{made.profile, made.industry}]++
		return
	}
	made.take(p.Bank, c)
	i, known := p.places[name]
	if name == "" || !known {
		p.places[name] = len(p.clients)
		p.clients = append(p.clients, made)
		return
	}
	p.LeftOut.Earlier++
	if before := &p.clients[i]; made.date > before.date || made.date == before.date && made.share > before.share {
		*before = made
	}
}

// Len returns how many clients the portfolio has.
func (p *Portfolio) Len() int { return len(p.clients) }

// industryOf returns the place of an industry, which is new where nobody said it before; -1 for none.
func (p *Portfolio) industryOf(name string) int {
	folded := clean.Folded(name)
	if folded == "" {
		return -1
	}
	i, known := p.industry[folded]
	if !known {
		i = len(p.industries)
		p.industries, p.industry[folded] = append(p.industries, name), i
	}
	return i
}

// take takes the scores and levels of a file.
func (c *client) take(bank *questionnaire.Bank, from *batch.Client) {
	c.overall = tenths(from.Overall)
	c.scores, c.levels = make([]int16, len(bank.Dimensions)), make([]level, len(bank.Criteria))
	for i := range c.scores {
		c.scores[i] = -1
	}
	for i, k := range bank.Criteria {
		at := from.Criteria[i]
		if c.levels[i] = (level{-1, 0}); at.Applies {
			c.levels[i] = level{int8(at.Proven), int8(at.Gap)}
			c.scores[k.Dimension.Index] = tenths(from.Dimensions[k.Dimension.Index])
		}
	}
}

func tenths(score float64) int16 { return int16(math.Round(score * 10)) }
