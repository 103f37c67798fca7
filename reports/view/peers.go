package view

import (
	"salesaudit/internal/benchmark"
	"salesaudit/internal/scoring"
	"salesaudit/internal/wording"
)

// PeersFormat is what a client's place among its peers as JSON says that it is.
const PeersFormat = "salesaudit.peers/1"

// Peers is a client's place among companies of its size and industry that were assessed with the same method. None of them
// is named.
type Peers struct {
	Lead   string      `json:"lead"`
	Notes  []string    `json:"notes"`  // how to read it, and what was left out
	Groups []PeerGroup `json:"groups"` // empty where there are too few to compare with
}

// PeerGroup is the companies that a client is held against; it is none of them.
type PeerGroup struct {
	Name         string      `json:"name"`
	SameSize     bool        `json:"same_size"`
	SameIndustry bool        `json:"same_industry"`
	Companies    Number      `json:"companies"` // text with its noun
	Unfinished   int         `json:"unfinished"`
	Scores       []PeerScore `json:"scores"` // the overall score, then the dimensions in the order of the bank
	Levels       []PeerLevel `json:"levels"` // criteria in the order of the bank
	Gaps         string      `json:"gaps"`   // in what most of them miss their target, in a sentence; "" for nothing
}

// PeerScore is a proven score beside its quartiles.
type PeerScore struct {
	ID        string `json:"id"` // "overall", or that of the dimension
	Name      string `json:"name"`
	Score     Number `json:"score"`
	Companies int    `json:"companies"` // that have it
	Q1        Number `json:"q1"`
	Median    Number `json:"median"`
	Q3        Number `json:"q3"`
	PeerRank
	Quarter string `json:"quarter"` // an id that does not change with the language
	Text    string `json:"text"`    // what that means
}

// PeerLevel is the proven level of a criterion beside those of the companies to which it applies.
type PeerLevel struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Level     int    `json:"level"`
	Companies int    `json:"companies"`
	Below     int    `json:"below_target"`
	PeerRank
}

// PeerRank is how many companies are lower, as high, and higher.
type PeerRank struct {
	Lower  int `json:"lower"`
	Same   int `json:"same"`
	Higher int `json:"higher"`
}

// mostPeerGaps is how many of the commonest gaps are named.
const mostPeerGaps = 3

// NewPeers words the place of a client among its peers.
func NewPeers(a *scoring.Assessment, place *benchmark.Place, s wording.Speaker) *Peers {
	b := &builder{Speaker: s, a: a}
	v := &Peers{Groups: []PeerGroup{}}
	for _, g := range place.Groups {
		v.Groups = append(v.Groups, b.peerGroup(g))
	}
	v.Lead = b.peersLead(v, place)
	v.Notes = b.peersNotes(v, place)
	return v
}

// companies is the noun that peers are counted by.
var companies = wording.Noun{One: "компания", Few: "компании", Many: "компаний", Single: "company", Plural: "companies"}

func (b *builder) peersLead(v *Peers, place *benchmark.Place) string {
	least := b.Whole(benchmark.LeastGroup)
	var lead string
	switch {
	case len(v.Groups) == 0:
		return b.Say(text{RU: "Похожих компаний, обследованных так же, меньше %s: сравнивать не с чем.", EN: "Fewer than %s similar companies were assessed in the same way: there is nothing to compare with."}, least)
	case place.NoIndustry:
		lead = b.Say(text{RU: "Отрасль в файле не указана, поэтому сравнение только по размеру. ", EN: "The file names no industry, so only companies of the same size are compared. "})
	case place.Few:
		lead = b.Say(text{RU: "Компаний того же размера и той же отрасли меньше %s, поэтому они взяты по отдельности: по размеру или по отрасли. ",
			EN: "There are fewer than %s companies of the same size and industry, so those of the same size or the same industry are taken. "}, least)
	}
	g := &v.Groups[0]
	overall := &g.Scores[0]
	return lead + b.Say(text{RU: "%s: %s. Общая подтверждённая оценка %s при медиане %s: %s.", EN: "%s: %s. The proven overall score is %s against a median of %s: %s."},
		g.Name, g.Companies.Text, overall.Score.Text, overall.Median.Text, overall.Text)
}

func (b *builder) peersNotes(v *Peers, place *benchmark.Place) []string {
	var notes []string
	if len(v.Groups) > 0 {
		notes = append(notes, b.Say(text{
			RU: "Это не отраслевая норма, а компании, которые обследованы по той же методике; сама компания среди них не учтена. Четверть из них не выше первого квартиля, половина не выше медианы, три четверти не выше третьего.",
			EN: "This is no norm of the industry, but companies that were assessed by the same method; the company itself is not counted among them. A quarter of them are at or under the first quartile, half at or under the median, three quarters at or under the third.",
		}))
	}
	if scoring.IsPreliminary(b.a.Completeness) {
		notes = append(notes, b.Say(text{RU: "Интервью не закончено, а законченные интервью других сравниваются целиком: место ещё изменится.", EN: "This interview is not finished and those of the others are: the place will change."}))
	}
	of := benchmark.LeftOut{Unfinished: place.LeftOut.Unfinished, OtherVersion: place.LeftOut.OtherVersion} // the rest is no matter of the client's
	if left := LeftOutText(&of, b.Speaker); left != "" {
		notes = append(notes, left)
	}
	return notes
}

// LeftOutText says which files were left out of a portfolio; "" for none.
func LeftOutText(left *benchmark.LeftOut, s wording.Speaker) string {
	var parts []string
	add := func(n int, t text) {
		if n > 0 {
			parts = append(parts, s.Say(t)+" — "+s.Whole(n))
		}
	}
	add(left.Unfinished, text{RU: "незаконченные интервью", EN: "unfinished interviews"})
	add(left.OtherVersion, text{RU: "ответы на другую версию методики", EN: "answers to another version of the method"})
	add(left.Earlier, text{RU: "прежние интервью тех же компаний", EN: "earlier interviews of the same companies"})
	add(left.Rejected, text{RU: "файлы с ошибками", EN: "files with errors"})
	if parts == nil {
		return ""
	}
	return s.Say(text{RU: "Не вошли: %s.", EN: "Left out: %s."}, wording.Joined("; ", parts...))
}

func (b *builder) peerGroup(g *benchmark.Standing) PeerGroup {
	v := PeerGroup{SameSize: g.OfSize, SameIndustry: g.OfIndustry, Companies: b.counted(g.Clients, companies), Unfinished: g.Unfinished}
	switch {
	case g.OfSize && g.OfIndustry:
		v.Name = b.Say(text{RU: "Того же размера и той же отрасли", EN: "Of the same size and industry"})
	case g.OfSize:
		v.Name = b.Say(text{RU: "Того же размера", EN: "Of the same size"})
	default:
		v.Name = b.Say(text{RU: "Той же отрасли", EN: "Of the same industry"})
	}
	v.Scores = append(v.Scores, b.peerScore("overall", b.Say(text{RU: "Общая оценка", EN: "Overall score"}), b.a.Overall.Proven, g.Group.Overall, g.Overall))
	for i := range b.a.Dimensions {
		d := &b.a.Dimensions[i]
		if g.Dimensions[i].Of() > 0 {
			v.Scores = append(v.Scores, b.peerScore(d.Dimension.ID, b.Text(d.Dimension.Name), d.Proven, g.Group.Dimensions[i], g.Dimensions[i]))
		}
	}
	for i := range b.a.Criteria {
		c, rank := &b.a.Criteria[i], g.Criteria[i]
		if rank.Of() > 0 {
			v.Levels = append(v.Levels, PeerLevel{c.Criterion.ID, b.Text(c.Criterion.Name), c.Proven, rank.Of(), g.Group.Criteria[i].Below, PeerRank(rank)})
		}
	}
	v.Gaps = b.commonGaps(g.Group)
	return v
}

func (b *builder) peerScore(id, name string, own float64, q benchmark.Quartiles, rank benchmark.Rank) PeerScore {
	v := PeerScore{ID: id, Name: name, Score: b.score(own), Companies: rank.Of(), Q1: b.score(q.Q1), Median: b.score(q.Median), Q3: b.score(q.Q3), PeerRank: PeerRank(rank)}
	switch x := v.Score.Value; {
	case x < v.Q1.Value:
		v.Quarter, v.Text = "lowest", b.Say(text{RU: "в нижней четверти", EN: "in the lowest quarter"})
	case x < v.Median.Value:
		v.Quarter, v.Text = "below_median", b.Say(text{RU: "ниже медианы", EN: "below the median"})
	case x == v.Median.Value:
		v.Quarter, v.Text = "median", b.Say(text{RU: "на медиане", EN: "at the median"})
	case x <= v.Q3.Value:
		v.Quarter, v.Text = "above_median", b.Say(text{RU: "выше медианы", EN: "above the median"})
	default:
		v.Quarter, v.Text = "highest", b.Say(text{RU: "в верхней четверти", EN: "in the highest quarter"})
	}
	return v
}

// commonGaps names the criteria that most of a group miss their target in.
func (b *builder) commonGaps(g *benchmark.Group) string {
	return CommonGaps(b.a.Bank, g, mostPeerGaps, b.Speaker)
}
