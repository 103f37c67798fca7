package record

import (
	"bytes"
	"fmt"
	"io"
	"math"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"salesaudit/internal/clean"
)

// Facts are an object of fact to value or bounds, in the order of the bank.
type Facts []Fact

// MarshalJSONTo writes the object. A value that JSON has no number for is null, as an unknown one is.
func (facts Facts) MarshalJSONTo(out *jsontext.Encoder) error {
	if err := out.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for _, fact := range facts {
		if err := out.WriteToken(jsontext.String(fact.ID)); err != nil {
			return err
		}
		var err error
		switch {
		case fact.Value != nil && isNumber(*fact.Value):
			err = out.WriteToken(jsontext.Float(*fact.Value))
		case fact.Bounds != nil:
			err = json.MarshalEncode(out, fact.Bounds)
		default:
			err = out.WriteToken(jsontext.Null)
		}
		if err != nil {
			return err
		}
	}
	return out.WriteToken(jsontext.EndObject)
}

// UnmarshalJSONFrom reads the object.
func (facts *Facts) UnmarshalJSONFrom(in *jsontext.Decoder) error {
	if kind := in.PeekKind(); kind != '{' {
		return fmt.Errorf("found %v, expected an object of facts", kind)
	}
	if _, err := in.ReadToken(); err != nil {
		return err
	}
	*facts = (*facts)[:0]
	for in.PeekKind() != '}' {
		id, err := in.ReadToken()
		if err != nil {
			return err
		}
		fact := Fact{ID: id.String()}
		var into any = &fact.Value
		if in.PeekKind() == '{' {
			into = &fact.Bounds
		}
		if err := json.UnmarshalDecode(in, into); err != nil {
			return err
		}
		*facts = append(*facts, fact)
	}
	_, err := in.ReadToken()
	return err
}

// isNumber reports whether JSON has a number for x.
func isNumber(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// forPrograms are the options of all lines: U+2028 and U+2029 end lines for some readers of NDJSON, and what an earlier
// version of the program wrote may hold bytes that are no UTF-8.
var forPrograms = json.JoinOptions(jsontext.EscapeForJS(true), jsontext.AllowInvalidUTF8(true))

// Append appends a record, or another value that goes into a line with it, as JSON without a line break.
func Append(out []byte, value any) ([]byte, error) {
	buffer := bytes.NewBuffer(out)
	err := json.MarshalWrite(buffer, value, forPrograms)
	text := buffer.Bytes()
	return append(text[:len(out)], clean.JSON(text[len(out):])...), err
}

// Read reads what Append wrote into the value at into.
func Read(text []byte, into any) error { return json.Unmarshal(text, into, forPrograms) }

// Write writes records as people read them: one as an object, several as an array.
func Write(w io.Writer, all []*Assessment) error {
	var value any = all
	if len(all) == 1 {
		value = all[0]
	}
	var text bytes.Buffer
	if err := json.MarshalWrite(&text, value, forPrograms, jsontext.WithIndent("  ")); err != nil {
		return err
	}
	_, err := w.Write(append(clean.JSON(text.Bytes()), '\n'))
	return err
}
