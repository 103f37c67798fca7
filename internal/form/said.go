package form

import (
	"fmt"
	"strings"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/answers"
	"salesaudit/internal/wording"
)

// importFormat is what the changes of an import as JSON say that they are.
const importFormat = "salesaudit.import/1"

// ImportRecord is what an import made of each value, for other programs.
type ImportRecord struct {
	Format  string         `json:"format"`
	File    string         `json:"file"`
	Changes []ImportChange `json:"changes"`
}

// ImportChange is what became of one value. Was and New are as an answer file has them, WasText and NewText in words.
type ImportChange struct {
	Where   string `json:"where"`
	Outcome string `json:"outcome"` // added, replaced or kept
	Label   string `json:"label"`   // what it is called; "" for what is no answer to a field
	Was     any    `json:"was"`     // null where the file had nothing
	New     any    `json:"new"`
	WasText string `json:"was_text"` // "" where the file had nothing
	NewText string `json:"new_text"`
}

// NewImportRecord words what an import into a file made of each value; the sheet is that of the file.
func NewImportRecord(name string, sheet *answers.Sheet, outcomes []answerfile.Outcome, w wording.Speaker) *ImportRecord {
	r := &ImportRecord{Format: importFormat, File: name, Changes: []ImportChange{}}
	for _, o := range outcomes {
		label, of := w.Place(sheet, o.Where)
		c := ImportChange{Where: o.Where, Outcome: "added", Label: label, Was: o.Was, New: o.New, NewText: w.Written(sheet, of, o.New)}
		switch {
		case o.Kept:
			c.Outcome = "kept"
		case o.Had:
			c.Outcome = "replaced"
		}
		if o.Was != nil {
			c.WasText = w.Written(sheet, of, o.Was)
		}
		r.Changes = append(r.Changes, c)
	}
	return r
}

// Lines says what became of each value in a line; of one that the file has otherwise, both values in a second line.
func (r *ImportRecord) Lines(w wording.Speaker) string {
	var out strings.Builder
	for _, c := range r.Changes {
		switch c.Outcome {
		case "kept":
			both := w.Say(text{RU: "в файле осталось %s, не взято %s", EN: "the file keeps %s, not taken: %s"}, w.Quoted(c.WasText), w.Quoted(c.NewText))
			fmt.Fprintf(&out, "%s: differs, kept\n    %s\n", c.Where, wording.Joined(": ", c.Label, both))
		case "replaced":
			both := w.Say(text{RU: "в файле было %s, взято %s", EN: "the file had %s, taken: %s"}, w.Quoted(c.WasText), w.Quoted(c.NewText))
			fmt.Fprintf(&out, "%s: replaced\n    %s\n", c.Where, wording.Joined(": ", c.Label, both))
		default:
			fmt.Fprintf(&out, "%s: added\n", c.Where)
		}
	}
	return out.String()
}
