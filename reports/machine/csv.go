package machine

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"salesaudit/internal/clean"
	"salesaudit/internal/wording"
	"salesaudit/reports/view"
)

// planColumns are the columns of a plan as CSV.
var planColumns = []string{
	"step", "kind", "wave", "days", "owner", "impact", "priority", "waits_for", "needed_for",
	"dimension", "criterion", "level", "action", "artefact", "owner_name", "start", "finish", "number",
}

// WritePlanCSV writes the plan of a view as CSV in UTF-8, a step a line in their order, for a spreadsheet or a task
// tracker, as a spreadsheet program reads it. Steps that one waits for are parted by spaces. No cell starts a formula.
func WritePlanCSV(w io.Writer, v *view.View, as wording.Spreadsheet) error {
	if _, err := io.WriteString(w, as.Mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = as.Comma
	number := func(x float64) string { return as.Number(plain(x)) }
	if err := out.Write(planColumns); err != nil {
		return err
	}
	for i, s := range steps(v.Plan.Steps) {
		worded := &v.Plan.Steps[i]
		neededFor := ""
		if s.NeededFor != nil {
			neededFor = *s.NeededFor
		}
		cells := []string{
			s.Step, s.Kind, strconv.Itoa(s.Wave), number(s.Days), worded.OwnerID, number(s.Impact), number(s.Priority), strings.Join(s.WaitsFor, " "), neededFor,
			clean.Cell(worded.Dimension), clean.Cell(worded.Criterion), strconv.Itoa(worded.Level), clean.Cell(s.Action), clean.Cell(s.Artefact), clean.Cell(s.OwnerName), worded.Start, worded.Finish, place(worded),
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// place writes the number of the line that a step is on; nothing for what counts by itself.
func place(s *view.Step) string {
	if s.Place == 0 {
		return ""
	}
	return strconv.Itoa(s.Place)
}

// plain writes a number without an exponent.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
