package progress

import (
	"salesaudit/internal/compare"
	"salesaudit/questionnaire"
)

// bankFormat is what the differences of two banks as JSON say that they are.
const bankFormat = "salesaudit.bankdiff/1"

// BankRecord is what changed between two banks for other programs.
type BankRecord struct {
	Format  string       `json:"format"`
	Old     string       `json:"old"` // id@version
	New     string       `json:"new"`
	Changes []BankChange `json:"changes"`
}

// BankChange is one difference. Old and New are in Russian and English.
type BankChange struct {
	Part      compare.Part       `json:"part"`
	ID        string             `json:"id"`
	Kind      compare.ChangeKind `json:"kind"`
	Attribute compare.Attribute  `json:"attribute,omitzero"`
	Scores    bool               `json:"scores"` // it can give a client another score
	Old       *Wording           `json:"old,omitzero"`
	New       *Wording           `json:"new,omitzero"`
}

// Wording is a text in both languages.
type Wording struct {
	RU string `json:"ru"`
	EN string `json:"en"`
}

// BankRecordOf returns what changed between two banks for other programs.
func BankRecordOf(old, new *questionnaire.Bank) *BankRecord {
	r := &BankRecord{Format: bankFormat, Old: old.ID + "@" + old.Version, New: new.ID + "@" + new.Version, Changes: []BankChange{}}
	for _, c := range compare.Banks(old, new) {
		v := BankChange{Part: c.Part, ID: c.ID, Kind: c.Kind, Attribute: c.Attribute, Scores: c.Scores}
		if c.Kind == compare.Changed {
			v.Old, v.New = &Wording{c.Old.RU, c.Old.EN}, &Wording{c.New.RU, c.New.EN}
		}
		r.Changes = append(r.Changes, v)
	}
	return r
}
