package view

import (
	"slices"

	"salesaudit/internal/plan"
	"salesaudit/internal/wording"
)

// OwnerLoad is the work that one owner has in a wave.
type OwnerLoad struct {
	OwnerID string `json:"owner_id"`
	Owner   string `json:"owner"`
	Wave    int    `json:"wave"`
	Days    Number `json:"days"`         // person-days, text with its noun
	Working int    `json:"working_days"` // that the wave has; 0 for the last, which has no end
	Heavy   bool   `json:"heavy"`        // more than half of them
}

// LoadTable is the same as a table: owners by wave.
type LoadTable struct {
	Waves []string // names of those that have steps
	Rows  []LoadRow
}

// LoadRow is one owner.
type LoadRow struct {
	Owner string
	Cells []LoadCell // by wave
}

// LoadCell is the days of an owner in a wave.
type LoadCell struct {
	Text  string  // «14 дней из 22»; wording.Nothing for none
	Days  float64 // person-days
	Heavy bool    // more than half of the working days
}

// outOfWorking is the working days of which some are taken.
var outOfWorking = wording.Noun{One: "рабочего", Few: "рабочих", Many: "рабочих", Single: "working day", Plural: "working days"}

// setOwners lists who has how much to do in each wave, and says who has more than half of its working days.
func (b *builder) setOwners(v *Plan, p *plan.Plan) {
	for _, l := range p.Loads() {
		load := OwnerLoad{OwnerID: l.Owner.ID, Owner: b.Text(l.Owner.Name), Wave: l.Wave, Days: b.days(l.Days), Working: l.Working, Heavy: l.Heavy()}
		v.Owners = append(v.Owners, load)
		if load.Heavy {
			much := text{RU: "больше половины", EN: "more than half"}
			if l.Days > float64(l.Working) {
				much = text{RU: "больше, чем есть", EN: "more than there are"}
			}
			v.Notes = append(v.Notes, b.Say(text{
				RU: "%s: %s из %s за волну %d (%s) — %s.",
				EN: "%s: %s of work in the %s of wave %d (%s), %s.",
			}, load.Owner, load.Days.Text, b.Counted(load.Working, outOfWorking), load.Wave, b.waveName(load.Wave), b.Say(much)))
		}
	}
}

// loadTable puts the loads of owners side by side, in the order in which they first come in the plan.
func (b *builder) loadTable(v *Plan) LoadTable {
	var t LoadTable
	column := map[int]int{} // by wave
	for i := range v.Waves {
		if w := &v.Waves[i]; len(w.Lines) > 0 {
			column[w.Number] = len(t.Waves)
			t.Waves = append(t.Waves, w.Name)
		}
	}
	for _, l := range v.Owners {
		i := slices.IndexFunc(t.Rows, func(r LoadRow) bool { return r.Owner == l.Owner })
		if i < 0 {
			i = len(t.Rows)
			t.Rows = append(t.Rows, LoadRow{Owner: l.Owner, Cells: slices.Repeat([]LoadCell{{Text: wording.Nothing}}, len(t.Waves))})
		}
		cell := &t.Rows[i].Cells[column[l.Wave]]
		*cell = LoadCell{Text: l.Days.Text, Days: l.Days.Value, Heavy: l.Heavy}
		if l.Working > 0 {
			cell.Text = b.Say(text{RU: "%s из %d", EN: "%s of %d"}, l.Days.Text, l.Working)
		}
	}
	return t
}
