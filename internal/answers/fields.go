package answers

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// The words that are an answer to any field.
const (
	UnknownWord     = "unknown"
	NotMeasuredWord = "not_measured"
)

// MaxNumber bounds integers; it keeps them apart from the numbers that mean not measured.
const MaxNumber = 999_999

// place is where a value is, put into words only for a finding: most values have none.
type place struct {
	list   string // a field, or a list within a row, such as funnels[0].stages
	row    int    // of the list, from 1; 0 for the value itself
	column string // of the row; "" for the row itself
}

// String writes the place as funnels[0].stages.
func (p place) String() string {
	s := p.list
	if p.row > 0 {
		s += "[" + strconv.Itoa(p.row-1) + "]"
	}
	if p.column != "" {
		s += "." + p.column
	}
	return s
}

func (r *reader) readAnswers(n *source.Node) {
	if n == nil || !r.isMapping(n, "answers", "a mapping: field to answer") {
		return
	}
	var matrices []*source.Node
	for i := range n.Len() {
		key, v := n.Pair(i)
		f := r.sheet.Bank.Field(key.Value)
		if f == nil {
			r.unknownField(key, "answers")
			continue
		}
		if f.Kind == questionnaire.Matrix {
			matrices = append(matrices, key, v)
			continue
		}
		r.readValue(v, place{list: f.ID}, r.sheet.Value(f), &f.Shape)
	}
	for _, p := range r.pending {
		r.resolve(p)
	}
	for i := 0; i < len(matrices); i += 2 { // last: their columns are the rows of a list
		f := r.sheet.Bank.Field(matrices[i].Value)
		r.readMatrix(matrices[i+1], f, r.sheet.Value(f))
	}
	r.checkAbsentCore(n)
}

func (r *reader) unknownField(key *source.Node, where string) {
	hint := r.suggestOr(key.Value, fieldIDs(r.sheet.Bank), "`salesaudit bank show` lists the fields")
	r.add(r.unknownKeys, key, where, "unknown field "+strconv.Quote(shorten(key.Value)), "", hint)
}

func fieldIDs(b *questionnaire.Bank) []string {
	out := make([]string, len(b.Fields))
	for i, f := range b.Fields {
		out[i] = f.ID
	}
	return out
}

// isUnknown reports whether an answer is left open. In quotes the word means the same: JSON has it only so.
func isUnknown(n *source.Node) bool { return n.Kind == source.Text && n.Value == UnknownWord }

// readValue reads the answer at n into v, which is absent where n is null.
func (r *reader) readValue(n *source.Node, at place, v *Value, s *questionnaire.Shape) {
	if n.Kind == source.Null {
		return
	}
	v.Line, v.Column = n.Line, n.Column
	if isUnknown(n) {
		v.State = Unknown
		return
	}
	v.State = Answered
	switch s.Kind {
	case questionnaire.List:
		r.readRows(n, at, v, s)
		return
	case questionnaire.Multi, questionnaire.References:
		r.readSeveral(n, at, v, s)
		return
	}
	if n.Kind == source.Sequence || n.Kind == source.Mapping {
		r.wrong(n, at.String(), describe(n), expectation(s), "")
		return
	}
	switch s.Kind {
	case questionnaire.FreeText, questionnaire.ID:
		v.Text = n.Value
		if s.Kind == questionnaire.FreeText && len(n.Value) > questionnaire.MaxText && utf8.RuneCountInString(n.Value) > questionnaire.MaxText {
			r.wrong(n, at.String(), strconv.Itoa(utf8.RuneCountInString(n.Value))+" characters", "at most "+strconv.Itoa(questionnaire.MaxText), "longer texts go into notes, or are named as evidence")
		}
	case questionnaire.Bool:
		v.Bool = n.Value == "true"
		if n.Kind != source.Bool {
			r.wrong(n, at.String(), describe(n), expectation(s), suggestBool(n))
		}
	case questionnaire.Integer, questionnaire.Percent:
		r.readNumber(n, at, v, s)
	case questionnaire.Choice:
		v.Text = n.Value
		if v.Option = questionnaire.Rank(s.Options, n.Value); v.Option < 0 {
			r.wrong(n, at.String(), describe(n), expectation(s), r.suggest(n.Value, questionnaire.OptionIDs(s.Options)))
		}
	case questionnaire.Reference:
		if v.Text = n.Value; v.Text != "" {
			r.pending = append(r.pending, pendingReference{n, at, v, s.Target})
		}
	}
}

// expectation says what a value of a shape looks like.
func expectation(s *questionnaire.Shape) string {
	switch s.Kind {
	case questionnaire.Bool:
		return "true, false or unknown"
	case questionnaire.Integer:
		return "a whole number from " + strconv.Itoa(s.Min) + " to " + strconv.Itoa(MaxNumber) + orWords(s)
	case questionnaire.Percent:
		return "a number from 0 to 100, a count such as 9/10" + orWords(s)
	case questionnaire.Choice:
		return "one of " + enumerate(questionnaire.OptionIDs(s.Options)) + ", or unknown"
	case questionnaire.Multi:
		return "a list of " + enumerate(questionnaire.OptionIDs(s.Options))
	case questionnaire.List:
		return "a list of rows"
	case questionnaire.Reference:
		return "one id"
	case questionnaire.References:
		return "a list of ids"
	}
	return "a text"
}

// expectationOfEntry says what one entry of a multi or of several references looks like.
func expectationOfEntry(s *questionnaire.Shape) string {
	if s.Kind == questionnaire.Multi {
		return "one of " + enumerate(questionnaire.OptionIDs(s.Options))
	}
	return "one id"
}

// orWords names the words that may replace a number.
func orWords(s *questionnaire.Shape) string {
	if !s.Measurable {
		return ", or unknown"
	}
	return ", not_measured or unknown"
}

func (r *reader) readNumber(n *source.Node, at place, v *Value, s *questionnaire.Shape) {
	if n.Kind == source.Text && n.Value == NotMeasuredWord && s.Measurable {
		v.State = NotMeasured
		return
	}
	if s.Kind == questionnaire.Percent && n.Kind == source.Text && strings.Contains(n.Value, "/") {
		r.readSample(n, at, v, s)
		return
	}
	x, err := strconv.ParseFloat(n.Value, 64)
	ok := err == nil && (n.Kind == source.Integer || n.Kind == source.Float)
	if s.Kind == questionnaire.Percent {
		ok = ok && x >= 0 && x <= 100
	} else {
		ok = ok && n.Kind == source.Integer && x == math.Trunc(x) && x >= float64(s.Min) && x <= MaxNumber
	}
	if !ok {
		r.wrong(n, at.String(), describe(n), expectation(s), suggestNumber(n))
		return
	}
	v.Number = x
}

// readSample reads a percent that was counted: k/n.
func (r *reader) readSample(n *source.Node, at place, v *Value, s *questionnaire.Shape) {
	part, whole, _ := strings.Cut(n.Value, "/")
	k, errK := strconv.Atoi(strings.TrimSpace(part))
	of, errOf := strconv.Atoi(strings.TrimSpace(whole))
	if errK != nil || errOf != nil || k < 0 || of < 1 || k > of || of > MaxNumber {
		r.wrong(n, at.String(), describe(n), expectation(s), "a count is written k/n, as in 9/10, with k from 0 to n and n of 1 or more")
		return
	}
	v.Number, v.Of = 100*float64(k)/float64(of), int32(of)
}

// suggestNumber says how to write what was probably meant as a number.
func suggestNumber(n *source.Node) string {
	text := strings.TrimSpace(n.Value)
	number, percent := strings.CutSuffix(text, "%")
	_, err := strconv.ParseFloat(strings.TrimSpace(strings.Replace(number, ",", ".", 1)), 64)
	switch {
	case n.Kind != source.Text || err != nil:
		return ""
	case percent:
		return "write the number without the % sign"
	case strings.Contains(text, ","):
		return "write the number with a point: " + strings.Replace(text, ",", ".", 1)
	case n.Quoted:
		return "write the number without quotes"
	}
	return ""
}

// suggestBool says how to write what was probably meant as true or false.
func suggestBool(n *source.Node) string {
	switch strings.ToLower(n.Value) {
	case "true", "false":
		return "write " + strings.ToLower(n.Value) + " without quotes"
	case "yes", "on", "да", "1", "+":
		return "write true"
	case "no", "off", "нет", "0", "-":
		return "write false"
	}
	return ""
}

// readSeveral reads the options of a multi or several references.
func (r *reader) readSeveral(n *source.Node, at place, v *Value, s *questionnaire.Shape) {
	if n.Kind != source.Sequence {
		hint := ""
		if n.Kind == source.Text {
			hint = "write it in brackets: [" + shorten(n.Value) + "]"
		}
		r.wrong(n, at.String(), describe(n), expectation(s), hint)
		return
	}
	if len(n.Items) > questionnaire.MaxRows {
		r.wrong(n, at.String(), strconv.Itoa(len(n.Items))+" entries", "at most "+strconv.Itoa(questionnaire.MaxRows), "")
		return
	}
	v.Texts = make([]string, 0, len(n.Items))
	for i := range n.Items {
		item := &n.Items[i]
		if item.Kind == source.Sequence || item.Kind == source.Mapping || item.Kind == source.Null {
			r.wrong(item, at.String(), describe(item), expectationOfEntry(s), "")
			continue
		}
		if slices.Contains(v.Texts, item.Value) {
			r.wrong(item, at.String(), "duplicate entry "+describe(item), "", "")
			continue
		}
		v.Texts = append(v.Texts, item.Value)
		if s.Kind == questionnaire.References {
			r.pending = append(r.pending, pendingReference{item, at, v, s.Target})
			continue
		}
		k := questionnaire.Rank(s.Options, item.Value)
		if k < 0 {
			ids := questionnaire.OptionIDs(s.Options)
			r.wrong(item, at.String(), describe(item), "one of "+enumerate(ids), r.suggest(item.Value, ids))
			continue
		}
		v.Options = append(v.Options, k)
	}
}
