package answers

import (
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// pendingReference is a reference whose list may still have to be read.
type pendingReference struct {
	node  *source.Node
	at    place
	value *Value
	to    questionnaire.Target
}

// resolve finds the row or entry that a reference names.
func (r *reader) resolve(p pendingReference) {
	if c := p.to.Catalogue; c != nil {
		if k := c.Find(p.node.Value); k >= 0 {
			p.value.Refs = append(p.value.Refs, k)
			return
		}
		r.dangling(p, c.ID, c.IDs())
		return
	}
	rows := r.sheet.Value(p.to.List).Rows
	if k, ok := r.placesIn(p.to.List)[p.node.Value]; ok {
		p.value.Refs = append(p.value.Refs, k)
		return
	}
	var valid []string
	for k := range rows {
		if id := rows[k].ID; id != "" && !r.found.Full() {
			valid = append(valid, id)
		}
	}
	r.dangling(p, p.to.List.ID, valid)
}

// placesIn returns the place of each row of a list that was read, by its id: the first one where an id is there twice.
func (r *reader) placesIn(list *questionnaire.Field) map[string]int {
	if places, ok := r.places[list]; ok {
		return places
	}
	rows := r.sheet.Value(list).Rows
	places := make(map[string]int, len(rows))
	for k := len(rows) - 1; k >= 0; k-- {
		if rows[k].ID != "" {
			places[rows[k].ID] = k
		}
	}
	if r.places == nil {
		r.places = map[*questionnaire.Field]map[string]int{}
	}
	r.places[list] = places
	return places
}

// dangling reports a reference that names nothing.
func (r *reader) dangling(p pendingReference, name string, valid []string) {
	expected := "one of the ids of " + name + ": " + enumerate(valid)
	if len(valid) == 0 {
		expected = "an id of " + name + ", which has no rows here"
	}
	r.wrong(p.node, p.at.String(), describe(p.node), expected, r.suggest(p.node.Value, valid))
}
