package scoring

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// variant is an answer file in JSON, and how it comes about.
type variant struct {
	name   string
	change func(file map[string]any) // of a client without a flaw
	fact   *questionnaire.Fact       // that the rules see with another value than that of the file; nil for none
	value  float64
}

// score scores the sheet of the variant, so that rules can be evaluated over what the scorer then knows.
func (v variant) score(t *testing.T, s *Scorer) {
	t.Helper()
	if _, err := s.Score(t.Context(), v.build(t, s.bank)); err != nil {
		t.Fatal(err)
	}
	if v.fact != nil {
		s.values.SetFact(v.fact, v.value)
	}
}

// variantsOf returns the samples, and what a client without a flaw turns into when one answer is another: each
// option, numbers near each threshold, fewer rows, some rows with another cell, some functions with another mark; or
// when one fact is just at a threshold, which no answers may lead to.
func variantsOf(t *testing.T, b *questionnaire.Bank) []variant {
	t.Helper()
	var out []variant
	for _, name := range samples(t) {
		out = append(out, variant{name: filepath.Base(name), change: func(file map[string]any) {
			clear(file)
			maps.Copy(file, fileOf(t, name))
		}})
	}
	flawless := answersOf(fileOf(t, flawlessFile))
	for _, base := range bases {
		out = append(out, base)
		for _, f := range b.Fields {
			for _, c := range changesOf(b, f, flawless[f.ID]) {
				if c.inside && base.name != bases[0].name {
					continue // the cells of one base are as good as those of another
				}
				out = append(out, variant{name: base.name + ", " + f.ID + " " + c.name, change: func(file map[string]any) {
					base.change(file)
					answersOf(file)[f.ID] = c.change(answersOf(file)[f.ID])
				}})
			}
		}
		for _, f := range b.Facts {
			for _, x := range factThresholds(b, f) {
				out = append(out, base.with(f, x))
			}
		}
	}
	return out
}

// with returns the variant in which a fact has another value.
func (v variant) with(f *questionnaire.Fact, x float64) variant {
	return variant{fmt.Sprint(v.name, ", ", f.ID, " is ", x), v.change, f, x}
}

const flawlessFile = "testdata/flawless.json"

// bases are the clients that answers are changed of. Some rules hold by one of two parts; they are only seen to
// read the other where the first does not hold.
var bases = []variant{
	{name: "flawless", change: func(map[string]any) {}},
	{name: "one department", change: func(file map[string]any) { answersOf(file)["departments_count"] = 1.0 }},
	{name: "one direction", change: func(file map[string]any) {
		answersOf(file)["directions"] = answersOf(file)["directions"].([]any)[:1]
	}},
	{name: "few functions", change: func(file map[string]any) {
		answersOf(file)["functions_absent"] = keysOf(answersOf(file)["responsibilities"])[:11]
	}},
	{name: "no functions", change: func(file map[string]any) {
		answersOf(file)["functions_absent"] = keysOf(answersOf(file)["responsibilities"])
	}},
	{name: "two of five channels", change: func(file map[string]any) {
		answersOf(file)["channels"] = []any{"inbound_phone", "outbound_calls", "email", "website", "messengers"}
		answersOf(file)["integrations"] = []any{"email", "site_forms"}
	}},
	{name: "three of four channels", change: func(file map[string]any) {
		answersOf(file)["channels"] = []any{"email", "website", "messengers", "marketplace"}
		answersOf(file)["integrations"] = []any{"email", "site_forms", "messengers"}
	}},
	{name: "one funnel for all", change: func(file map[string]any) {
		funnels := answersOf(file)["funnels"].([]any)[:1]
		delete(funnels[0].(map[string]any), "segments")
		answersOf(file)["funnels"] = funnels
	}},
	{name: "no decisions", change: func(file map[string]any) { answersOf(file)["decisions"] = []any{} }},
	{name: "one seller", change: func(file map[string]any) { file["client"].(map[string]any)["sellers"] = 1.0 }},
	{name: "no CRM", change: func(file map[string]any) { answersOf(file)["crm_in_use"] = "none" }},
	{name: "first replies slower than the norm", change: func(file map[string]any) { answersOf(file)["first_reply_minutes"] = 40.0 }},
	{name: "first replies just within the norm", change: func(file map[string]any) { answersOf(file)["first_reply_minutes"] = 30.0 }},
	{name: "stages on paper", change: func(file map[string]any) {
		for _, funnel := range answersOf(file)["funnels"].([]any) {
			for _, stage := range funnel.(map[string]any)["stages"].([]any) {
				stage.(map[string]any)["tracking"] = "none"
			}
		}
	}},
	{name: "all stages by hand, it is said", change: func(file map[string]any) { answersOf(file)["automation_claim"] = "crm_manual" }},
	{name: "yearly indicators", change: func(file map[string]any) {
		for _, indicator := range answersOf(file)["indicators"].([]any) {
			indicator.(map[string]any)["frequency"] = "year"
		}
	}},
	{name: "modest claims", change: func(file map[string]any) {
		answersOf(file)["functions_known_claim"] = "most"
		answersOf(file)["evaluation_method"] = "plan"
		answersOf(file)["reporting"] = "manual"
	}},
	{name: "open answers", change: func(file map[string]any) {
		for _, id := range []string{"crm_fill_pct", "direction_boundary", "segmentation_basis", "functions_ack", "loss_reasons"} {
			answersOf(file)[id] = nil
		}
	}},
}

// change is one way to change an answer.
type change struct {
	name   string
	inside bool // of rows, not of the answer as a whole
	change func(answer any) any
}

// changesOf returns the ways to change the answer to a field; flawless is the best one.
func changesOf(b *questionnaire.Bank, f *questionnaire.Field, flawless any) []change {
	to := func(v any) change { return change{fmt.Sprint("is ", v), false, func(any) any { return v }} }
	out := []change{{"is left out", false, func(any) any { return nil }}}
	switch f.Kind {
	case questionnaire.Choice:
		for _, o := range f.Options {
			out = append(out, to(o.ID))
		}
	case questionnaire.Integer, questionnaire.Percent:
		out = append(out, to("not_measured"))
		for _, x := range thresholds(b, f) {
			out = append(out, to(x))
		}
	case questionnaire.Multi:
		best := flawless.([]any)
		for n := range best {
			out = append(out, change{fmt.Sprint("has ", n), false, func(any) any { return best[:n] }})
			out = append(out, change{fmt.Sprint("lacks ", best[n]), false, func(any) any { return slices.Delete(slices.Clone(best), n, n+1) }})
		}
	case questionnaire.List:
		rows := len(flawless.([]any))
		for n := range rows {
			out = append(out, change{fmt.Sprint("has rows ", n), false, func(v any) any { return v.([]any)[:min(n, len(v.([]any)))] }})
		}
		for _, c := range changesOfCells(f.Columns) {
			for n := range rows {
				out = append(out, change{fmt.Sprint("in rows ", n+1, ": ", c.name), true, func(v any) any { return inRows(v, n+1, c) }})
			}
		}
	case questionnaire.Matrix:
		out = append(out, changesOfMatrix(f, flawless.(map[string]any))...)
	}
	return out
}

// numberVariant makes the variant "BASE, FIELD OR FACT is NUMBER" by its name alone, for a number that was near a
// threshold of the bank and is so no more.
func numberVariant(b *questionnaire.Bank, name string) (variant, bool) {
	base, rest, _ := strings.Cut(name, ", ")
	id, number, _ := strings.Cut(rest, " is ")
	x, err := strconv.ParseFloat(number, 64)
	k := slices.IndexFunc(bases, func(b variant) bool { return b.name == base })
	if err != nil || k < 0 {
		return variant{}, false
	}
	if f := b.Fact(id); f != nil {
		return bases[k].with(f, x), true
	}
	return variant{name: name, change: func(file map[string]any) {
		bases[k].change(file)
		answersOf(file)[id] = x
	}}, true
}

// factThresholds returns the numbers that rules compare a fact with, and those next to them.
func factThresholds(b *questionnaire.Bank, f *questionnaire.Fact) []float64 {
	step := 1.0
	if f.Decimal {
		step = 0.01
	}
	compared := regexp.MustCompile(`\b` + f.ID + ` [<>=]=? (\d+(?:\.\d+)?)`)
	var out []float64
	for _, c := range conditionsOf(b) {
		for _, m := range compared.FindAllStringSubmatch(c.rule.Text, -1) {
			x, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				panic(err)
			}
			for _, near := range []float64{x - step, x, x + step} {
				out = append(out, max(0, math.Round(near*100)/100))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// thresholds returns the numbers in the rules that read a field, and those next to them, from 0 to 100.
func thresholds(b *questionnaire.Bank, f *questionnaire.Field) []float64 {
	var out []float64
	for _, c := range conditionsOf(b) {
		if !slices.Contains(c.rule.Fields, f) {
			continue
		}
		for _, m := range number.FindAllStringSubmatch(c.rule.Text, -1) {
			x, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				panic(err)
			}
			for _, near := range []float64{x - 1, x, x + 1, 10*x - 1, 10 * x, 10*x + 1} { // shares of ten sellers too
				most := 100.0
				if f.Kind == questionnaire.Integer {
					most = maxInteger
				}
				if near >= float64(f.Min) && near <= most && near == float64(int(near)) {
					out = append(out, near)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inRows changes a cell of the first n rows.
func inRows(v any, n int, c change) any {
	rows := v.([]any)
	for i := range min(n, len(rows)) {
		rows[i] = c.change(rows[i])
	}
	return rows
}

// changesOfCells returns the ways to change one cell of a row.
func changesOfCells(columns []*questionnaire.Column) []change {
	var out []change
	for _, c := range columns {
		set := func(value any) {
			out = append(out, change{fmt.Sprint(c.ID, " is ", value), true, func(row any) any {
				row.(map[string]any)[c.ID] = value
				return row
			}})
		}
		if c.Kind != questionnaire.ID && (c.Kind != questionnaire.Reference || c.Optional) {
			out = append(out, change{c.ID + " is left out", true, func(row any) any { delete(row.(map[string]any), c.ID); return row }})
		}
		switch c.Kind {
		case questionnaire.Bool:
			set(true)
			set(false)
		case questionnaire.Choice:
			for _, o := range c.Options {
				set(o.ID)
			}
		case questionnaire.Integer:
			for _, n := range []float64{1, 2, 5, 20} {
				set(n)
			}
		case questionnaire.Percent:
			for _, x := range []float64{0, 4, 5, 15, 16, 44, 45, 55, 56} { // so that sums come near 95 and 105
				set(x)
			}
		case questionnaire.References:
			set([]any{})
		case questionnaire.List:
			for n := range 4 {
				out = append(out, change{fmt.Sprint(c.ID, " has rows ", n), true, func(row any) any {
					cells := row.(map[string]any)
					cells[c.ID] = cells[c.ID].([]any)[:n]
					return row
				}})
			}
			for _, inner := range changesOfCells(c.Columns) {
				for n := range 10 {
					out = append(out, change{fmt.Sprint(c.ID, " ", n+1, " times ", inner.name), true, func(row any) any {
						cells := row.(map[string]any)
						cells[c.ID] = inRows(cells[c.ID], n+1, inner)
						return row
					}})
				}
			}
		}
	}
	return out
}

// changesOfMatrix returns the ways to change the first rows of a matrix: nobody does them, one column has another
// mark in them, or does them alone.
func changesOfMatrix(f *questionnaire.Field, flawless map[string]any) []change {
	columns := map[string]any{}
	for _, row := range flawless {
		for column := range row.(map[string]any) {
			columns[column] = nil
		}
	}
	var out []change
	entries := slices.DeleteFunc(slices.Clone(f.Matrix.Rows.Entries), func(e *questionnaire.Entry) bool { return e.Extra })
	rows := func(name string, to func(row map[string]any) any) {
		for n := range entries {
			out = append(out, change{fmt.Sprint("in rows ", n+1, ": ", name), true, func(v any) any {
				for _, e := range entries[:n+1] {
					v.(map[string]any)[e.ID] = to(v.(map[string]any)[e.ID].(map[string]any))
				}
				return v
			}})
		}
	}
	rows("nobody", func(map[string]any) any { return map[string]any{} })
	rows("not asked", func(map[string]any) any { return nil })
	for _, name := range keysOf(columns) {
		column := name.(string)
		for _, mark := range []string{"R", "A", "RA", "B"} {
			rows(column+" "+mark, func(row map[string]any) any { row[column] = mark; return row })
			rows(column+" "+mark+" alone", func(row map[string]any) any { return map[string]any{column: mark} })
		}
		rows("without "+column, func(row map[string]any) any { delete(row, column); return row })
	}
	return out
}

// keysOf returns the keys of a mapping, sorted.
func keysOf(v any) []any {
	var names []string
	for name := range v.(map[string]any) {
		names = append(names, name)
	}
	slices.Sort(names)
	out := make([]any, len(names))
	for i, name := range names {
		out[i] = name
	}
	return out
}

// build makes the sheet of a variant. References to rows that it lacks are taken out.
func (v variant) build(t *testing.T, b *questionnaire.Bank) *answers.Sheet {
	t.Helper()
	file := fileOf(t, flawlessFile)
	v.change(file)
	repair(b, answersOf(file))
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	sheet, found := answers.Parse(v.name+".json", text, b)
	if sheet == nil {
		t.Fatal(v.name, found)
	}
	return sheet
}

// repair takes out references to rows that there are not.
func repair(b *questionnaire.Bank, given map[string]any) {
	has := map[*questionnaire.Field]map[string]bool{}
	for _, f := range b.Fields {
		has[f] = map[string]bool{}
		rows, _ := given[f.ID].([]any)
		for _, row := range rows {
			if cells, ok := row.(map[string]any); ok && f.IDColumn() != nil {
				has[f][fmt.Sprint(cells[f.IDColumn().ID])] = true
			}
		}
	}
	for _, f := range b.Fields {
		switch answer := given[f.ID].(type) {
		case []any:
			given[f.ID] = slices.DeleteFunc(answer, func(row any) bool { return f.Kind == questionnaire.List && !repairRow(f, row, has) })
		case map[string]any:
			for _, row := range answer {
				if marks, ok := row.(map[string]any); ok {
					for column := range marks {
						if column != "system" && !has[f.Matrix.Columns][column] {
							delete(marks, column)
						}
					}
				}
			}
		}
	}
}

// repairRow returns false for a row that cannot be without what it names.
func repairRow(f *questionnaire.Field, row any, has map[*questionnaire.Field]map[string]bool) bool {
	cells := row.(map[string]any)
	for _, c := range f.Columns {
		if c.Target.List == nil {
			continue
		}
		switch v := cells[c.ID].(type) {
		case string:
			if !has[c.Target.List][v] {
				delete(cells, c.ID)
				if !c.Optional {
					return false
				}
			}
		case []any:
			cells[c.ID] = slices.DeleteFunc(v, func(id any) bool { return !has[c.Target.List][fmt.Sprint(id)] })
		}
	}
	return true
}

// samples returns the names of the sample clients.
func samples(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../testdata/clients/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	return append(names, "testdata/example.yaml")
}

func answersOf(file map[string]any) map[string]any { return file["answers"].(map[string]any) }

// fileOf reads an answer file into maps, lists, texts and numbers.
func fileOf(t *testing.T, name string) map[string]any {
	t.Helper()
	doc, err := source.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return plain(doc.Root).(map[string]any)
}

func plain(n *source.Node) any {
	switch n.Kind {
	case source.Mapping:
		out := map[string]any{}
		for i := range n.Len() {
			key, value := n.Pair(i)
			out[key.Value] = plain(value)
		}
		return out
	case source.Sequence:
		out := make([]any, n.Len())
		for i := range out {
			out[i] = plain(&n.Items[i])
		}
		return out
	case source.Bool:
		return n.Value == "true"
	case source.Integer, source.Float:
		x, err := strconv.ParseFloat(n.Value, 64)
		if err != nil {
			panic(err)
		}
		return x
	case source.Null:
		return nil
	}
	return strings.Clone(n.Value)
}
