package answers

import (
	"slices"
	"strconv"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// maxEvidence bounds the pieces of evidence of one question.
const maxEvidence = 200

func (r *reader) readEvidence(n *source.Node) {
	if n == nil || !r.isMapping(n, "evidence", "a mapping: question to a list of evidence") {
		return
	}
	for i := range n.Len() {
		key, list := n.Pair(i)
		where := "evidence." + key.Value
		q := r.questionAt(key, "evidence")
		if q == nil || list.Kind == source.Null {
			continue
		}
		if list.Kind != source.Sequence {
			r.wrong(list, where, describe(list), "a list of evidence", "")
			continue
		}
		if len(list.Items) > maxEvidence {
			r.wrong(list, where, strconv.Itoa(len(list.Items))+" pieces of evidence", "at most "+strconv.Itoa(maxEvidence), "")
			continue
		}
		for k := range list.Items {
			r.readPiece(&list.Items[k], q, where+"["+strconv.Itoa(k)+"]")
		}
	}
}

func (r *reader) readPiece(n *source.Node, q *questionnaire.Question, where string) {
	if !r.isMapping(n, where, "a mapping: {source: …, grade: …, ref: …, date: …}") {
		return
	}
	r.keys(n, where, evidenceKeys)
	var e Evidence
	if s := get(n, "source"); s == nil {
		r.missing(n, where, "source", "one of "+enumerate(sourceIDs(r.sheet.Bank)))
	} else if e.Source = r.sheet.Bank.Source(s.Value); e.Source == nil {
		sources := sourceIDs(r.sheet.Bank)
		r.wrong(s, where+".source", describe(s), "one of "+enumerate(sources), r.suggest(s.Value, sources))
	}
	if g := get(n, "grade"); g == nil {
		r.missing(n, where, "grade", "one of reference, document, extract")
	} else if k := slices.Index(gradeNames, g.Value); k > 0 {
		e.Grade = Grade(k)
	} else {
		r.wrong(g, where+".grade", describe(g), "one of reference, document, extract", r.suggest(g.Value, gradeNames[1:]))
	}
	e.Ref = r.text(n, where, "ref")
	if d := get(n, "date"); d != nil {
		e.Date = r.date(d, where+".date")
		if day := r.sheet.Interview.Date; !day.IsZero() && e.Date.After(day) {
			r.warn(d, where+".date", describe(d), "a date not after the interview", "")
		}
	}
	r.sheet.Evidence[q.Index] = append(r.sheet.Evidence[q.Index], e)
}

func (r *reader) readNotes(n *source.Node) {
	if n == nil || !r.isMapping(n, "notes", "a mapping: question to a text") {
		return
	}
	for i := range n.Len() {
		key, _ := n.Pair(i)
		if q := r.questionAt(key, "notes"); q != nil {
			r.sheet.Notes[q.Index] = r.text(n, "notes", key.Value)
		}
	}
}

func sourceIDs(b *questionnaire.Bank) []string {
	out := make([]string, len(b.Sources))
	for i, s := range b.Sources {
		out[i] = s.ID
	}
	return out
}

func (r *reader) questionAt(key *source.Node, where string) *questionnaire.Question {
	if q := r.sheet.Bank.Question(key.Value); q != nil {
		return q
	}
	var valid []string
	for _, q := range r.sheet.Bank.Questions {
		valid = append(valid, q.ID)
	}
	r.unknownKey(key, where, valid)
	return nil
}
