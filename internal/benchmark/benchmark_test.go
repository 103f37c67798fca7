package benchmark

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/batch"
	"salesaudit/internal/scoring"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// made returns a finished file of a client of the second size, with one score for everything and one level.
func made(bank *questionnaire.Bank, name, industry string, score float64, level int) *batch.Client {
	c := &batch.Client{
		File: name + ".yaml", Name: name, Industry: industry, Version: bank.Version, Date: "2026-10-01", Profile: 1, Completeness: 1,
		Overall: score, Dimensions: slices.Repeat([]float64{score}, len(bank.Dimensions)),
	}
	for range bank.Criteria {
		c.Criteria = append(c.Criteria, batch.ClientLevel{Applies: true, Proven: level, Gap: max(0, 3-level)})
	}
	return c
}

// TestQuartilesOfAGroup holds a group against figures that were worked out by hand: of 15, 20, 35, 40 and 50 the quartiles
// are the second, third and fourth, and with 65 the ranks are 1.25, 2.5 and 3.75 of 0-5.
func TestQuartilesOfAGroup(t *testing.T) {
	bank := banktest.Block9(t)
	p := New(bank, bank.Version)
	for i, score := range []float64{35, 50, 15, 40, 20} {
		p.Add(made(bank, fmt.Sprint(i), "Торговля", score, i))
	}
	groups, hidden := p.Groups()
	if len(groups) != 4 || hidden != 0 { // all, the size, the industry, both
		t.Fatalf("%d groups, %d hidden", len(groups), hidden)
	}
	if diff := cmp.Diff(Quartiles{5, 20, 35, 40}, groups[3].Overall); diff != "" {
		t.Error(diff)
	}
	want := Levels{Clients: 5, At: [6]int{1, 1, 1, 1, 1, 0}, Below: 3, Missing: 6}
	if diff := cmp.Diff(want, groups[3].Criteria[0]); diff != "" {
		t.Error(diff)
	}
	p.Add(made(bank, "6", "торговля ", 65, 5)) // the same industry otherwise written
	groups, _ = p.Groups()
	if diff := cmp.Diff(Quartiles{6, 20 + 0.25*15, 37.5, 40 + 0.75*10}, groups[3].Dimensions[0]); diff != "" {
		t.Error(diff)
	}
}

// TestNoGroupOfFewerThanFive: four are not shown, whatever they are four of.
func TestNoGroupOfFewerThanFive(t *testing.T) {
	bank := banktest.Block9(t)
	p := New(bank, bank.Version)
	for i := range 4 {
		p.Add(made(bank, fmt.Sprint(i), "Торговля", 50, 2))
	}
	if groups, _ := p.Groups(); len(groups) != 0 {
		t.Fatalf("%d groups of four", len(groups))
	}
	p.Add(made(bank, "4", "Производство", 50, 2))
	groups, hidden := p.Groups()
	if len(groups) != 2 || hidden != 5 || groups[0].Size != nil || groups[1].Size != bank.Profiles[1] {
		t.Fatalf("%d groups, %d hidden", len(groups), hidden)
	}
	// A criterion that applies to four of five is not among the commonest gaps.
	p = New(bank, bank.Version)
	for i := range 5 {
		c := made(bank, fmt.Sprint(i), "", 50, 1)
		c.Criteria[0].Applies = i > 0
		p.Add(c)
	}
	groups, _ = p.Groups()
	if gaps := groups[0].CommonestGaps(len(bank.Criteria)); slices.Contains(gaps, 0) || len(gaps) != len(bank.Criteria)-1 {
		t.Errorf("commonest gaps %v", gaps)
	}
}

// TestWhatIsLeftOut: one file counts for each client, the latest that is finished; other versions, what is not finished, what
// cannot be read and the client itself do not.
func TestWhatIsLeftOut(t *testing.T) {
	bank := banktest.Block9(t)
	of := answers.NewSheet(bank)
	of.Client = answers.Client{Name: "ООО «Берёза»", Industry: "Торговля", Sellers: 12}
	p := NewPeers(of)
	for i := range 5 {
		p.Add(made(bank, fmt.Sprint(i), "Торговля", 50, 2))
	}
	older := made(bank, "0", "Торговля", 10, 0)
	older.Date = "2025-01-01"
	later := made(bank, "1", "Торговля", 90, 5)
	later.Date = "2026-11-01"
	begun := made(bank, "2", "Торговля", 0, 0)
	begun.Date, begun.Completeness = "2026-11-01", 0.5
	other := made(bank, "5", "Торговля", 0, 0)
	other.Version = "1.0.0"
	for _, c := range []*batch.Client{older, later, begun, other, made(bank, "ооо «береза»", "Торговля", 0, 0), {File: "x", Problem: "spoiled"}} {
		p.Add(c)
	}
	want := LeftOut{Unfinished: 1, OtherVersion: 1, Earlier: 2, Itself: 1, Rejected: 1}
	if diff := cmp.Diff(want, p.LeftOut); diff != "" {
		t.Error(diff)
	}
	a, err := scoring.Assess(t.Context(), of)
	if err != nil {
		t.Fatal(err)
	}
	place := p.Place(a, "торговля")
	if len(place.Groups) != 1 || place.Few {
		t.Fatalf("%d groups", len(place.Groups))
	}
	g := place.Groups[0]
	if g.Clients != 5 || g.Group.Overall.Q3 != 50 || g.Unfinished != 1 {
		t.Errorf("%d clients, quartiles %v, %d unfinished", g.Clients, g.Group.Overall, g.Unfinished)
	}
	if diff := cmp.Diff(Rank{Higher: 5}, g.Overall); diff != "" { // nothing is answered: 0 points
		t.Error(diff)
	}
}

// TestPlaceAmongTooFew: without five of both, those of the size and those of the industry are taken; without five of either
// there is nothing.
func TestPlaceAmongTooFew(t *testing.T) {
	bank := banktest.Block9(t)
	of := answers.NewSheet(bank)
	of.Client = answers.Client{Name: "А", Sellers: 12}
	a, err := scoring.Assess(t.Context(), of)
	if err != nil {
		t.Fatal(err)
	}
	p := NewPeers(of)
	for i := range 4 {
		p.Add(made(bank, fmt.Sprint(i), "Торговля", 50, 2))
	}
	if place := p.Place(a, "Торговля"); len(place.Groups) != 0 || !place.Few {
		t.Errorf("%d groups of four", len(place.Groups))
	}
	large := made(bank, "4", "Торговля", 50, 2)
	large.Profile = 2
	p.Add(large)
	p.Add(made(bank, "5", "Производство", 50, 2))
	place := p.Place(a, "Торговля")
	if len(place.Groups) != 2 || !place.Groups[0].OfSize || place.Groups[0].OfIndustry || !place.Groups[1].OfIndustry {
		t.Errorf("%d groups", len(place.Groups))
	}
	if place := p.Place(a, ""); len(place.Groups) != 1 || !place.NoIndustry || place.Few {
		t.Errorf("%d groups without an industry", len(place.Groups))
	}
}
