package form

import (
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// tree reads all cells into an answer file.
func (r *bookReader) tree() source.Map {
	for list, b := range r.lists {
		r.rows[list] = r.nameRows(b)
	}
	tree := source.Map{{Key: "format", Value: answers.Format}, {Key: "bank", Value: r.asked}}
	for _, section := range []string{"client", "interview"} {
		tree = append(tree, source.Entry{Key: section, Value: r.headOf(section)})
	}
	given := source.Map{}
	for _, b := range r.blocks {
		r.places[b.path] = b.whole
		if value := r.block(b); value != nil {
			given = append(given, source.Entry{Key: b.field.ID, Value: value})
		}
	}
	tree = append(tree, source.Entry{Key: "answers", Value: given})
	var evidence, notes source.Map
	for _, a := range r.questions {
		if pieces := r.evidence(a); len(pieces) > 0 {
			evidence = append(evidence, source.Entry{Key: a.question.ID, Value: pieces})
		}
		r.places["notes."+a.question.ID] = a.note
		if note := r.cell(a.note); note != "" {
			notes = append(notes, source.Entry{Key: a.question.ID, Value: note})
		}
	}
	for _, section := range []source.Entry{{Key: "evidence", Value: evidence}, {Key: "notes", Value: notes}} {
		if len(section.Value.(source.Map)) > 0 {
			tree = append(tree, section)
		}
	}
	return tree
}

// headKeys are those of the client and the interview, in the order of an answer file.
var headKeys = map[string][]string{"client": {"name", "industry", "sellers"}, "interview": {"date", "respondent", "position", "role", "interviewer"}}

func (r *bookReader) headOf(section string) source.Map {
	out := source.Map{}
	r.places[section] = r.head[map[string]string{"client": sellersPath, "interview": "interview.date"}[section]]
	if r.broken[r.pages[0]] {
		r.spoiled[section] = true
	}
	for _, key := range headKeys[section] {
		path := section + "." + key
		at, ok := r.head[path]
		said := r.cell(at)
		if !ok || said == "" {
			if ok {
				r.places[path] = at
			}
			continue
		}
		r.places[path] = at
		var value any = said
		switch key {
		case "sellers":
			value = wholeNumber(said)
		case "date":
			value = r.date(at)
		case "position":
			value = r.oneOf(at, path, r.positionWords())
		case "role":
			value = r.reference(at, path, r.ownRoles(), said)
		}
		if value != nil {
			out = append(out, source.Entry{Key: key, Value: value})
		}
	}
	return out
}

// nameRows reads what the rows of a list are known by, and gives those without an id one.
func (r *bookReader) nameRows(b *block) *names {
	n := &names{}
	used := map[string]bool{}
	id, name := b.shape.IDColumn(), b.shape.NameColumn()
	cell := func(l line, c *questionnaire.Column) string {
		if c == nil {
			return ""
		}
		return r.cell(l.cells[c.Index])
	}
	for i, l := range b.lines {
		n.ids = append(n.ids, strings.TrimSpace(cell(l, id)))
		n.texts = append(n.texts, unquoted(cell(l, name)))
		n.numbers = append(n.numbers, r.Say(bookWords["row"], i+1))
		if clean.Folded(n.texts[i]) == clean.Folded(n.numbers[i]) {
			n.texts[i] = ""
		}
		used[n.ids[i]] = true
	}
	if id == nil {
		return n
	}
	word := b.shape.Item
	if word == "" {
		word = b.field.ID
	}
	for i := range b.lines {
		if n.ids[i] == "" {
			k := i + 1
			for used[word+"_"+strconv.Itoa(k)] {
				k++
			}
			n.ids[i] = word + "_" + strconv.Itoa(k)
			used[n.ids[i]] = true
		}
	}
	return n
}

// block reads the answer to a field; nil for none.
func (r *bookReader) block(b *block) any {
	said := r.cell(b.whole)
	switch b.shape.Kind {
	case questionnaire.Multi:
		var chosen []any
		for i, at := range b.options {
			switch mark := r.cell(at); {
			case mark == "":
			case isYes(mark):
				chosen = append(chosen, b.shape.Options[i].ID)
			case !isNo(mark):
				r.unread(at, b.path, shown(mark), "yes or nothing", "")
			}
		}
		return r.whole(b, said, chosen, len(chosen) > 0)
	case questionnaire.List:
		rows := r.list(b)
		return r.whole(b, said, rows, len(rows) > 0)
	case questionnaire.Matrix:
		rows := r.matrix(b)
		if isNone(said) && len(rows) == 0 {
			return source.Map{}
		}
		return r.whole(b, said, rows, len(rows) > 0)
	}
	if said == "" {
		return nil
	}
	return r.value(b.shape, b.whole, b.path)
}

// whole joins what is said of a field as a whole with what its cells say; both at once cannot be.
func (r *bookReader) whole(b *block, said string, value any, filled bool) any {
	switch {
	case said == "" && filled:
		return value
	case said == "":
		return nil
	case filled:
		r.unread(b.whole, b.path, shown(said), "nothing here, as answers follow below", "empty this cell, or those below")
	case isUnknown(said):
		return answers.UnknownWord
	case isNone(said):
		return []any{}
	default:
		r.unread(b.whole, b.path, shown(said), r.Unknown()+" or "+r.None(), "answers go into the cells below")
	}
	return nil
}

// unread reports a cell, and remembers that the value is not there for that.
func (r *bookReader) unread(at place, path, found, expected, hint string) {
	r.spoiled[path] = true
	r.wrong(at, found, expected, hint)
}
