package questionnaire

import (
	"fmt"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// Values is what the rules of a bank see of one answer file: a value, or unknown, for every field and fact.
// It is used by one goroutine at a time and can be reset for the next file.
type Values struct {
	set    *ruleSet
	values []ref.Val

	// Facts that lie between bounds: their worst and best values, nil for all others. While a rule is evaluated with
	// every such fact at one of them, seen is that list.
	worst, best, seen []ref.Val
	bounded           bool // there are such facts
}

// NewValues returns values in which every field and fact is unknown.
func (b *Bank) NewValues() *Values {
	n := len(b.rules.names)
	vs := &Values{set: b.rules, values: make([]ref.Val, n), worst: make([]ref.Val, n), best: make([]ref.Val, n)}
	vs.Reset()
	return vs
}

// nothingKnown is the value of a fact that was not computed yet.
var nothingKnown = types.NewUnknown(-1, types.NewAttributeTrail("fact"))

// Reset makes every field and fact unknown again.
func (vs *Values) Reset() {
	clear(vs.worst)
	clear(vs.best)
	vs.bounded = false
	for i := range vs.values {
		if i < len(vs.set.waits) {
			vs.values[i] = vs.set.waits[i]
		} else {
			vs.values[i] = nothingKnown
		}
	}
}

// activation is Values as CEL looks them up.
type activation Values

// ResolveName returns the value of a field or fact.
func (a *activation) ResolveName(name string) (any, bool) {
	i, ok := a.set.index[name]
	if !ok {
		return nil, false
	}
	if a.seen != nil && a.seen[i] != nil {
		return a.seen[i], true
	}
	return a.values[i], true
}

// Parent is nil: there is no wider scope.
func (a *activation) Parent() cel.Activation { return nil }

// SetSellers sets the number of sellers of the client, ≥ 1.
func (vs *Values) SetSellers(n int) { vs.values[vs.set.index[SellersVariable]] = types.Int(n) }

// SetUnknown makes a field unknown; waits are the fields whose answers it waits for: itself, or those of its
// condition.
func (vs *Values) SetUnknown(f *Field, waits []*Field) { vs.values[f.Index] = vs.set.unknown(waits) }

// Set sets a field that is known. A matrix has no value: rules read it through facts.
func (vs *Values) Set(f *Field, v Value) { vs.values[f.Index] = v.seen }

// SetFact sets a fact that was computed outside the rules.
func (vs *Values) SetFact(f *Fact, x float64) { vs.values[vs.set.index[f.ID]] = f.number(x) }

// SetUnknownFact makes a fact unknown that was computed outside the rules; waits are the fields that it waits for.
func (vs *Values) SetUnknownFact(f *Fact, waits []*Field) {
	vs.values[vs.set.index[f.ID]] = vs.set.unknown(waits)
}

// BoundFact says between which values an unknown fact lies, whatever the missing answers turn out to be.
func (vs *Values) BoundFact(f *Fact, worst, best float64) {
	i := vs.set.index[f.ID]
	vs.worst[i], vs.best[i], vs.bounded = f.number(worst), f.number(best), true
}

// number gives a value of the fact its CEL type.
func (f *Fact) number(x float64) ref.Val {
	if f.Decimal {
		return types.Double(x)
	}
	return types.Int(x)
}

// unknown returns what a value that waits for fields looks like to CEL.
func (set *ruleSet) unknown(waits []*Field) *types.Unknown {
	merged := nothingKnown
	for n, w := range waits {
		if n == 0 {
			merged = set.waits[w.Index]
		} else {
			merged = types.MergeUnknowns(merged, set.waits[w.Index])
		}
	}
	return merged
}

// Waits returns the fields that an unknown fact waits for, nil when it is known.
func (vs *Values) Waits(f *Fact) []*Field {
	if u, ok := vs.values[vs.set.index[f.ID]].(*types.Unknown); ok {
		return vs.set.fieldsBehind(u)
	}
	return nil
}

// Value is a known answer as the rules see it.
type Value struct{ seen ref.Val }

var emptyText ref.Val = types.String("")

// TextValue returns a text, an id or a reference, "" for none.
func TextValue(s string) Value {
	if s == "" {
		return Value{emptyText}
	}
	return Value{types.String(s)}
}

// BoolValue returns yes or no.
func BoolValue(b bool) Value { return Value{types.Bool(b)} }

// TextsValue returns the options of a multi, or several references.
func TextsValue(ids []string) Value {
	return Value{types.NewStringList(types.DefaultTypeAdapter, ids)}
}

// RowsValue returns a list.
func RowsValue(rows []*Row) Value {
	vals := make([]ref.Val, len(rows))
	for i, r := range rows {
		vals[i] = r
	}
	return Value{types.NewRefValList(types.DefaultTypeAdapter, vals)}
}

// OptionValue returns a choice by the rank of its option, from 0.
func (s *Shape) OptionValue(rank int) Value { return Value{s.Options[rank].seen} }

// NumberValue returns a percent or an integer; NotMeasured is for one that nobody measures.
func (s *Shape) NumberValue(x float64) Value {
	if s.Kind == Percent {
		return Value{types.Double(x)}
	}
	return Value{types.Int(x)}
}

// Row is one row of a list as the rules see it: a value for each column.
type Row struct {
	rowType *rowType
	cells   []ref.Val
}

// NewRows returns n rows of the list field, or of its list column nested, all of whose cells are unknown.
func (vs *Values) NewRows(f *Field, nested *Column, n int) []*Row {
	t := vs.set.rows.byField[f.Index]
	if nested != nil {
		t = t.nested[nested.Index]
	}
	unknown := vs.set.waits[f.Index]
	width := len(t.columns)
	cells := make([]ref.Val, n*width)
	for i := range cells {
		cells[i] = unknown
	}
	rows, out := make([]Row, n), make([]*Row, n)
	for i := range rows {
		rows[i] = Row{t, cells[i*width : (i+1)*width : (i+1)*width]}
		out[i] = &rows[i]
	}
	return out
}

// Set sets a cell that is known.
func (r *Row) Set(c *Column, v Value) { r.cells[c.Index] = v.seen }

// ConvertToNative is not supported: a row never leaves the rules.
func (r *Row) ConvertToNative(reflect.Type) (any, error) {
	return nil, fmt.Errorf("a row has no native form")
}

// ConvertToType is not supported, as no rule converts a row.
func (r *Row) ConvertToType(ref.Type) ref.Val { return types.NewErr("a row cannot be converted") }

// Equal compares by identity: two rows are the same only when they are at the same place.
func (r *Row) Equal(other ref.Val) ref.Val { return types.Bool(r == other) }

// Type returns the type of the list's rows.
func (r *Row) Type() ref.Type { return r.rowType.celType }

// Value returns the row itself.
func (r *Row) Value() any { return r }

// Get returns a cell by the name of its column.
func (r *Row) Get(index ref.Val) ref.Val {
	if name, ok := index.(types.String); ok {
		if i, ok := r.rowType.index[string(name)]; ok {
			return r.cells[i]
		}
	}
	return types.NewErr("no such column: %v", index)
}

var _ traits.Indexer = (*Row)(nil)
