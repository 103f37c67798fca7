package reports

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// appendComma appends what stands between element i and the one before it.
func appendComma(out []byte, i int) []byte {
	if i == 0 {
		return out
	}
	return append(out, ',')
}

// appendTexts appends a list of the texts of things, such as their ids.
func appendTexts[T any, S ~string](out []byte, list []T, text func(T) S) []byte {
	out = append(out, '[')
	for i, x := range list {
		out = appendText(appendComma(out, i), text(x))
	}
	return append(out, ']')
}

// itself is the text of a text.
func itself[S ~string](s S) S { return s }

func appendInt(out []byte, n int) []byte { return strconv.AppendInt(out, int64(n), 10) }

// appendPlain appends a number without an exponent.
func appendPlain(out []byte, x float64) []byte { return strconv.AppendFloat(out, x, 'f', -1, 64) }

// AppendText appends a text as a JSON string to out.
func AppendText(out []byte, s string) []byte { return appendText(out, s) }

func appendText[S ~string](out []byte, s S) []byte {
	return append(appendInside(append(out, '"'), s), '"')
}

// appendInside appends a text as it stands between the quotes of a JSON string.
func appendInside[S ~string](out []byte, s S) []byte {
	if needsEscape(string(s)) {
		return appendEscaped(out, string(s))
	}
	return append(out, s...)
}

// needsEscape tells whether a text has characters that JSON escapes, or is not UTF-8.
func needsEscape(s string) bool {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c == '"' || c == '\\' || c == 0x7f {
			return true
		}
		// U+2028 and U+2029 start with 0xE2, as do a few harmless signs.
		if c == 0xE2 {
			return true
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return !ascii && !utf8.ValidString(s)
}

func appendEscaped(out []byte, s string) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string has no error
	quoted := bytes.TrimSuffix(text.Bytes(), []byte("\n"))
	return append(out, quoted[1:len(quoted)-1]...)
}

// appendNumber appends a number as encoding/json writes it; the rare ones that need an exponent are left to it.
func appendNumber(out []byte, x float64) []byte {
	if size := math.Abs(x); size != 0 && (size < 1e-6 || size >= 1e21) || math.IsNaN(x) {
		text, err := json.Marshal(x)
		if err != nil {
			return append(out, "null"...)
		}
		return append(out, text...)
	}
	return strconv.AppendFloat(out, x, 'f', -1, 64)
}
