package answers

import (
	"strings"
	"testing"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// kinds returns a bank with a field and a column of every kind.
func kinds(t *testing.T) *questionnaire.Bank {
	t.Helper()
	bank := banktest.Load(t, "testdata/kinds.yaml")
	return bank
}

const kindsHead = `{"format": "salesaudit.answers/1", "bank": "kinds@1.0.0", "client": {"sellers": 3}, "interview": {"date": "2026-10-01"}, `

// TestNullIsAbsent reads every kind of field and of column three times: left out, null and unknown. Null is the same
// as left out; what that means depends on the kind.
func TestNullIsAbsent(t *testing.T) {
	bank := kinds(t)
	read := func(answers string) *Sheet {
		t.Helper()
		sheet, found := Parse("kinds.json", []byte(kindsHead+answers+"}"), bank)
		if found.HasErrors() || len(found) > 0 && !strings.Contains(answers, `"p": null`) { // an empty mark is worth a warning
			t.Fatalf("%s: %v", answers, found)
		}
		return sheet
	}
	for _, f := range bank.Fields {
		left := read(`"answers": {}`).Value(f).State
		null := read(`"answers": {"` + f.ID + `": null}`).Value(f).State
		unknown := read(`"answers": {"` + f.ID + `": "unknown"}`).Value(f).State
		if left != Absent || null != Absent || unknown != Unknown {
			t.Errorf("the field %s is %d left out, %d null, %d unknown", f.ID, left, null, unknown)
		}
	}
	list := bank.Field("rows")
	for _, c := range list.Columns {
		if c.Kind == questionnaire.ID {
			continue // below
		}
		want := Absent
		switch c.ID {
		case "text", "optional_text", "optional_reference", "references":
			want = Answered // with nothing
		case "optional_integer", "optional_percent":
			want = NotMeasured
		}
		cell := func(cells string) *Value {
			return read(`"answers": {"rows": [{"id": "a"` + cells + `}]}`).Value(list).Rows[0].Cell(c)
		}
		left, null := cell(""), cell(`, "`+c.ID+`": null`)
		if left.State != want || null.State != want || null.Text != "" || len(null.Texts) > 0 {
			t.Errorf("the column %s is %d left out and %d null, want %d", c.ID, left.State, null.State, want)
		}
		if got := cell(`, "` + c.ID + `": "unknown"`).State; got != Unknown {
			t.Errorf("the column %s is %d when unknown", c.ID, got)
		}
	}
	for cells, want := range map[string]State{
		`"sell": {}`: Answered, `"sell": {"p": null}`: Answered, `"sell": {"p": "unknown"}`: Unknown,
		`"sell": {"system": null}`: Answered, `"sell": {"system": "unknown"}`: Unknown,
		``: Absent, `"sell": null`: Absent, `"sell": "unknown"`: Unknown,
	} {
		sheet := read(`"answers": {"people": [{"id": "p"}], "marks": {` + cells + `}}`)
		row := sheet.Value(bank.Field("marks")).Marks[0]
		if row.State != want || row.Marks[0] != 0 || row.System {
			t.Errorf("the row of the matrix is %d with {%s}, want %d", row.State, cells, want)
		}
	}
}

// TestNullKeys writes null at every key round the answers: the same is found as where the key is left out.
func TestNullKeys(t *testing.T) {
	bank := kinds(t)
	find := func(text string) string {
		_, found := Parse("", []byte(text), bank)
		var out strings.Builder
		for _, d := range found {
			out.WriteString(source.Diagnostic{Severity: d.Severity, Where: d.Where, Found: d.Found, Expected: d.Expected}.Error() + "\n")
		}
		return out.String()
	}
	const whole = `{"format": "salesaudit.answers/1", "bank": "kinds@1.0.0", "client": {"name": "A", "industry": "B", "sellers": 3},` +
		` "interview": {"date": "2026-10-01", "respondent": "C", "position": "head", "interviewer": "D"}, "targets": {"only_one": 3},` +
		` "evidence": {"q1": [{"source": "paper", "grade": "document", "ref": "E", "date": "2026-09-01"}]}, "notes": {"q1": "F"},` +
		` "answers": {"rows": [{"id": "a"}]}}`
	if found := find(whole); found != "" {
		t.Fatal(found)
	}
	for _, key := range []string{
		`"format": "salesaudit.answers/1"`, `"bank": "kinds@1.0.0"`, `"client": {"name": "A", "industry": "B", "sellers": 3}`, `"name": "A"`,
		`"industry": "B"`, `"sellers": 3`, `"date": "2026-10-01"`, `"respondent": "C"`, `"position": "head"`, `"interviewer": "D"`, `"only_one": 3`,
		`"source": "paper"`, `"grade": "document"`, `"ref": "E"`, `"date": "2026-09-01"`, `"q1": "F"`, `"targets": {"only_one": 3}`, `"notes": {"q1": "F"}`,
		`"id": "a"`, `"answers": {"rows": [{"id": "a"}]}`,
	} {
		name, _, _ := strings.Cut(key, ":")
		null := strings.Replace(whole, key, name+": null", 1)
		left := strings.NewReplacer(", }", "}", "{, ", "{", ",  ", ", ", "{ ", "{").Replace(strings.Replace(whole, key+",", "", 1))
		if !strings.Contains(whole, key+",") {
			left = strings.NewReplacer(", }", "}", "{, ", "{").Replace(strings.Replace(whole, key, "", 1))
		}
		if null == whole || left == whole {
			t.Fatalf("%s is not in the file", key)
		}
		if got, want := find(null), find(left); got != want {
			t.Errorf("%s is null: found\n%s\nwant, as where it is left out\n%s", name, got, want)
		}
	}
}
