package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"

	"salesaudit/internal/record"
	"salesaudit/internal/scoring"
)

// ReportFormat is what a report in JSON says that it is.
const ReportFormat = "salesaudit.report/1"

// WriteJSON writes the report for programs: the assessment in the form of `score --format json`, then every part of
// the View, worded in its language. The keys never change with the language: they are the field names of the View in
// snake case, so view.go documents them. Labels of headings, the logo, and what stands elsewhere in the same object
// a second time are left out.
func WriteJSON(w io.Writer, v *View, a *scoring.Assessment) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	text, err := record.Append(fmt.Appendf(nil, `{"format":%q,"language":%q,"assessment":`, ReportFormat, v.Language), record.Of(a))
	if err != nil {
		return err
	}
	out.Write(text)
	worded := viewEncoder{out: &out, scalars: encoder}
	worded.members(reflect.ValueOf(v).Elem(), ",")
	out.WriteByte('}')
	if worded.err != nil {
		return worded.err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = indented.WriteTo(w)
	return err
}

// viewEncoder writes parts of a View. It walks the types instead of tagging them, so that a part that is added to
// the View is in the JSON as well. A list that is nil is an empty one: programs need not know the difference.
type viewEncoder struct {
	out     *bytes.Buffer
	scalars *json.Encoder // writes to out
	err     error         // the first one
}

// leftOut are the fields of a View that a program has no use for, or finds elsewhere: the language stands at the head,
// the next rung is one of the rungs, and the matrix of an answer is one of the matrices.
var leftOut = map[reflect.Type]map[string]bool{
	reflect.TypeFor[View]():          {"Language": true, "Words": true},
	reflect.TypeFor[Brand]():         {"Logo": true},
	reflect.TypeFor[CriterionView](): {"Next": true},
	reflect.TypeFor[FieldView]():     {"Matrix": true},
}

func (e *viewEncoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			e.out.WriteString("null")
			return
		}
		e.value(v.Elem())
	case reflect.Struct:
		e.out.WriteByte('{')
		e.members(v, "")
		e.out.WriteByte('}')
	case reflect.Slice, reflect.Array:
		e.out.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				e.out.WriteByte(',')
			}
			e.value(v.Index(i))
		}
		e.out.WriteByte(']')
	default:
		if err := e.scalars.Encode(v.Interface()); err != nil && e.err == nil {
			e.err = err
		}
	}
}

// members writes the fields of a struct, those of embedded structs among them, and returns the next separator.
func (e *viewEncoder) members(v reflect.Value, separator string) string {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case !field.IsExported(), leftOut[v.Type()][field.Name]:
			continue
		case field.Anonymous:
			separator = e.members(v.Field(i), separator)
			continue
		}
		e.out.WriteString(separator + `"` + snakeCase(field.Name) + `":`)
		e.value(v.Field(i))
		separator = ","
	}
	return separator
}

// snakeCase turns CriterionID into criterion_id and ISODate into iso_date.
func snakeCase(name string) string {
	var out strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}
