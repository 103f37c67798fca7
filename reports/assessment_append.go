package reports

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// Append appends the assessment as JSON in one line to out. It writes what encoding/json would (without escapes for
// HTML), several times faster: a batch spends more time on its output than on its rules otherwise.
func (a *AssessmentJSON) Append(out []byte) []byte {
	out = appendText(append(out, `{"format":`...), a.Format)
	out = appendText(append(out, `,"bank":{"id":`...), a.Bank.ID)
	out = appendText(append(out, `,"version":`...), a.Bank.Version)
	out = appendText(append(out, `,"digest":`...), a.Bank.Digest)
	out = appendText(append(out, `},"client":{"name":`...), a.Client.Name)
	out = strconv.AppendInt(append(out, `,"sellers":`...), int64(a.Client.Sellers), 10)
	out = appendText(append(out, `,"profile":`...), a.Client.Profile)
	out = a.Overall.appendKeys(append(out, `},"overall":{`...))
	out = appendEach(append(out, `},"dimensions":`...), a.Dimensions, dimensionJSON.append)
	out = appendEach(append(out, `,"criteria":`...), a.Criteria, criterionJSON.append)
	facts, _ := a.Facts.MarshalJSON() // it knows no error
	out = append(append(out, `,"facts":`...), facts...)
	out = appendEach(append(out, `,"functions":`...), a.Functions, functionJSON.append)
	out = appendEach(append(out, `,"contradictions":`...), a.Contradictions, contradictionJSON.append)
	out = appendEach(append(out, `,"ask_next":`...), a.AskNext, askJSON.append)
	out = appendEach(append(out, `,"prove_next":`...), a.ProveNext, proveJSON.append)
	out = appendNumber(append(out, `,"completeness":`...), a.Completeness)
	return append(out, '}')
}

func (s scoreJSON) appendKeys(out []byte) []byte {
	out = appendNumber(append(out, `"proven":`...), s.Proven)
	out = appendNumber(append(out, `,"claimed":`...), s.Claimed)
	out = appendNumber(append(out, `,"possible":`...), s.Possible)
	return appendNumber(append(out, `,"target":`...), s.Target)
}

func (d dimensionJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"id":`...), d.ID)
	out = d.scoreJSON.appendKeys(append(out, ','))
	out = append(out, `,"capped_by":`...)
	if d.CappedBy == nil {
		out = append(out, "null"...)
	} else {
		out = appendText(out, *d.CappedBy)
	}
	out = appendNumber(append(out, `,"confidence":`...), d.Confidence)
	return append(out, '}')
}

func (c criterionJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"id":`...), c.ID)
	out = appendText(append(out, `,"dimension":`...), c.Dimension)
	out = append(out, `,"applies":`...)
	if c.Applies == nil {
		out = append(out, "null"...)
	} else {
		out = strconv.AppendBool(out, *c.Applies)
	}
	out = appendNumber(append(out, `,"weight":`...), c.Weight)
	if l := c.levelsJSON; l != nil {
		out = strconv.AppendInt(append(out, `,"proven":`...), int64(l.Proven), 10)
		out = strconv.AppendInt(append(out, `,"claimed":`...), int64(l.Claimed), 10)
		out = strconv.AppendInt(append(out, `,"possible":`...), int64(l.Possible), 10)
		out = strconv.AppendInt(append(out, `,"target":`...), int64(l.Target), 10)
		out = strconv.AppendInt(append(out, `,"gap":`...), int64(l.Gap), 10)
		out = appendNumber(append(out, `,"confidence":`...), l.Confidence)
		out = appendEach(append(out, `,"rungs":`...), l.Rungs, rungJSON.append)
	}
	return append(out, '}')
}

func (r rungJSON) append(out []byte) []byte {
	out = strconv.AppendInt(append(out, `{"level":`...), int64(r.Level), 10)
	out = appendText(append(out, `,"state":`...), r.State)
	if r.Needs != nil {
		out = appendText(append(out, `,"needs":{"grade":`...), r.Needs.Grade)
		out = appendEach(append(out, `,"sources":`...), r.Needs.Sources, appendedText)
		out = append(out, '}')
	}
	if len(r.Fields) > 0 {
		out = appendEach(append(out, `,"fields":`...), r.Fields, appendedText)
	}
	if len(r.DecidedBy) > 0 {
		out = appendEach(append(out, `,"decided_by":`...), r.DecidedBy, deciderJSON.append)
	}
	return append(out, '}')
}

func (d deciderJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"name":`...), d.Name)
	out = append(out, `,"value":`...)
	switch v := d.Value.(type) {
	case string:
		out = appendText(out, v)
	case bool:
		out = strconv.AppendBool(out, v)
	case float64:
		out = appendNumber(out, v)
	case []string:
		out = appendEach(out, v, appendedText)
	default:
		out = append(out, "null"...)
	}
	out = appendText(append(out, `,"needed":`...), d.Needed)
	return append(out, '}')
}

func (f functionJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"id":`...), f.ID)
	out = appendEach(append(out, `,"doers":`...), f.Doers, appendedText)
	out = appendEach(append(out, `,"owners":`...), f.Owners, appendedText)
	out = appendEach(append(out, `,"stand_ins":`...), f.StandIns, appendedText)
	out = appendEach(append(out, `,"findings":`...), f.Findings, appendedText)
	return append(out, '}')
}

func (c contradictionJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"id":`...), c.ID)
	out = appendText(append(out, `,"severity":`...), c.Severity)
	out = appendEach(append(out, `,"fields":`...), c.Fields, appendedText)
	return append(out, '}')
}

func (q askJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"field":`...), q.Field)
	out = appendNumber(append(out, `,"gain":`...), q.Gain)
	return append(out, '}')
}

func (p proveJSON) append(out []byte) []byte {
	out = appendText(append(out, `{"criterion":`...), p.Criterion)
	out = strconv.AppendInt(append(out, `,"level":`...), int64(p.Level), 10)
	out = appendText(append(out, `,"grade":`...), p.Grade)
	out = appendEach(append(out, `,"sources":`...), p.Sources, appendedText)
	out = appendNumber(append(out, `,"gain":`...), p.Gain)
	return append(out, '}')
}

// appendEach appends a list; nil is null, as in encoding/json.
func appendEach[T any](out []byte, list []T, one func(T, []byte) []byte) []byte {
	if list == nil {
		return append(out, "null"...)
	}
	out = append(out, '[')
	for i := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = one(list[i], out)
	}
	return append(out, ']')
}

// appendedText is appendText as appendEach calls it.
func appendedText[S ~string](s S, out []byte) []byte { return appendText(out, s) }

// AppendText appends a text as a JSON string to out.
func AppendText(out []byte, s string) []byte { return appendText(out, s) }

func appendText[S ~string](out []byte, s S) []byte {
	if needsEscape(string(s)) {
		return appendEscaped(out, string(s))
	}
	out = append(out, '"')
	out = append(out, s...)
	return append(out, '"')
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
	return append(out, bytes.TrimSuffix(text.Bytes(), []byte("\n"))...)
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
