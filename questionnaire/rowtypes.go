package questionnaire

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// rowTypes gives every list of a bank a CEL type of its own, so that a misspelt column in a rule is an error of
// the bank rather than a surprise in front of a client.
type rowTypes struct {
	types.Provider // of CEL's own types
	byName         map[string]*rowType
	byField        map[int]*rowType // by Field.Index
}

type rowType struct {
	celType *types.Type
	columns []*Column
	index   map[string]int
	types   []*types.Type
	nested  map[int]*rowType // by Column.Index
	getters []*types.FieldType
}

func newRowTypes(b *Bank) *rowTypes {
	registry := types.NewEmptyRegistry()
	rt := &rowTypes{Provider: registry, byName: map[string]*rowType{}, byField: map[int]*rowType{}}
	for _, f := range b.Fields {
		if f.Kind == List {
			rt.byField[f.Index] = rt.declare("row."+f.ID, f.Columns)
		}
	}
	return rt
}

func (rt *rowTypes) declare(name string, columns []*Column) *rowType {
	t := &rowType{celType: types.NewObjectType(name), columns: columns, index: map[string]int{}, nested: map[int]*rowType{}}
	rt.byName[name] = t
	for i, c := range columns {
		t.index[c.ID] = i
		if c.Kind == List {
			t.nested[i] = rt.declare(name+"."+c.ID, c.Columns)
		}
		celType := columnType(c, t.nested[i])
		t.types = append(t.types, celType)
		t.getters = append(t.getters, &types.FieldType{
			Type:    celType,
			IsSet:   func(any) bool { return true },
			GetFrom: func(row any) (any, error) { return row.(*Row).cells[i], nil },
		})
	}
	return t
}

// column returns the column of a row type by the names of both, or nil.
func (rt *rowTypes) column(typeName, column string) *Column {
	if t := rt.byName[typeName]; t != nil {
		if i, ok := t.index[column]; ok {
			return t.columns[i]
		}
	}
	return nil
}

// FindStructType returns the type of a list's rows.
func (rt *rowTypes) FindStructType(name string) (*types.Type, bool) {
	if t := rt.byName[name]; t != nil {
		return types.NewTypeTypeWithParam(t.celType), true
	}
	return rt.Provider.FindStructType(name)
}

// FindStructFieldNames returns the columns of a list.
func (rt *rowTypes) FindStructFieldNames(name string) ([]string, bool) {
	if t := rt.byName[name]; t != nil {
		return ids(t.columns, (*Column).id), true
	}
	return rt.Provider.FindStructFieldNames(name)
}

// FindStructFieldType returns the type of a column and how to read it.
func (rt *rowTypes) FindStructFieldType(name, column string) (*types.FieldType, bool) {
	if t := rt.byName[name]; t != nil {
		if i, ok := t.index[column]; ok {
			return t.getters[i], true
		}
		return nil, false
	}
	return rt.Provider.FindStructFieldType(name, column)
}

// NewValue refuses to make a row: rows come from answers only.
func (rt *rowTypes) NewValue(name string, fields map[string]ref.Val) ref.Val {
	if rt.byName[name] != nil {
		return types.NewErr("a rule cannot make a row of %s", name)
	}
	return rt.Provider.NewValue(name, fields)
}

// fieldType returns the CEL type of a field: percent as double, integers as int, choices as string.
func fieldType(f *Field) *cel.Type {
	switch f.Kind {
	case Percent:
		return cel.DoubleType
	case Integer:
		return cel.IntType
	case Bool:
		return cel.BoolType
	case Multi:
		return cel.ListType(cel.StringType)
	case List:
		return cel.ListType(cel.ObjectType("row." + f.ID))
	case Matrix:
		return cel.ObjectType("matrix." + f.ID) // opaque: rules read it through facts
	default:
		return cel.StringType
	}
}

func columnType(c *Column, nested *rowType) *cel.Type {
	switch c.Kind {
	case Percent:
		return cel.DoubleType
	case Integer:
		return cel.IntType
	case Bool:
		return cel.BoolType
	case References:
		return cel.ListType(cel.StringType)
	case List:
		return cel.ListType(nested.celType)
	default:
		return cel.StringType
	}
}
