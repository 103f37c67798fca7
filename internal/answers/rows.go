package answers

import (
	"slices"
	"strconv"
	"strings"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// readRows reads the rows of a list.
func (r *reader) readRows(n *source.Node, at place, v *Value, s *questionnaire.Shape) {
	if n.Kind != source.Sequence {
		r.wrong(n, at.String(), describe(n), "a list of rows, [] for none", "")
		return
	}
	if len(n.Items) > questionnaire.MaxRows {
		r.wrong(n, at.String(), strconv.Itoa(len(n.Items))+" rows", "at most "+strconv.Itoa(questionnaire.MaxRows), "")
		return
	}
	list, columns, ids := at.String(), s.Columns, s.IDColumn()
	v.Rows = make([]Row, len(n.Items))
	cells := make([]Value, len(n.Items)*len(columns))
	for i := range n.Items {
		row := &v.Rows[i]
		row.Cells, cells = cells[:len(columns):len(columns)], cells[len(columns):]
		r.readRow(&n.Items[i], place{list: list, row: i + 1}, row, columns)
		if row.ID == "" {
			continue
		}
		for k := range i {
			if v.Rows[k].ID == row.ID {
				r.wrong(n.Items[i].Get(ids.ID), place{list, i + 1, ids.ID}.String(), "duplicate id "+strconv.Quote(row.ID), "", "each row needs an id of its own")
				break
			}
		}
	}
}

func (r *reader) readRow(n *source.Node, at place, row *Row, columns []*questionnaire.Column) {
	if n.Kind != source.Mapping {
		r.wrong(n, at.String(), describe(n), "a row: {column: value, …}", "")
		return
	}
	for i := range n.Len() {
		key, v := n.Pair(i)
		k := slices.IndexFunc(columns, func(c *questionnaire.Column) bool { return c.ID == key.Value })
		if k < 0 {
			valid := make([]string, len(columns))
			for i, c := range columns {
				valid[i] = c.ID
			}
			r.unknownKey(key, at.String(), valid)
			continue
		}
		r.readValue(v, place{at.list, at.row, key.Value}, &row.Cells[k], &columns[k].Shape)
	}
	for i, c := range columns {
		v := &row.Cells[i]
		switch c.Kind {
		case questionnaire.ID:
			r.checkID(n, at, c, v, row)
		case questionnaire.Reference:
			if v.State == Answered && v.Text == "" && !c.Optional {
				r.wrong(n.Get(c.ID), place{at.list, at.row, c.ID}.String(), `""`, "one id, or unknown", "")
			}
		}
		if v.State == Absent {
			settleAbsent(c, v)
		}
	}
}

// settleAbsent gives an optional cell that is not there its meaning: a text or a reference is empty, a number is not
// measured. Any other stays absent, which the rules see as unknown.
func settleAbsent(c *questionnaire.Column, v *Value) {
	switch {
	case c.Kind == questionnaire.Choice && c.Default != questionnaire.NoDefault:
		v.State, v.Option, v.Text = Answered, c.Default, c.Options[c.Default].ID
	case !c.Optional:
	case c.Measurable:
		v.State = NotMeasured
	default:
		v.State = Answered
	}
}

func (r *reader) checkID(n *source.Node, at place, c *questionnaire.Column, v *Value, row *Row) {
	if v.State != Answered || strings.TrimSpace(v.Text) == "" || len([]rune(v.Text)) > questionnaire.MaxID {
		expected := "an id of at most " + strconv.Itoa(questionnaire.MaxID) + " characters"
		switch id := get(n, c.ID); {
		case id == nil:
			r.missing(n, at.String(), c.ID, expected)
		case id.Kind != source.Sequence && id.Kind != source.Mapping: // those were reported
			r.wrong(id, place{at.list, at.row, c.ID}.String(), describe(id), expected, "")
		}
		return
	}
	row.ID = v.Text
}
