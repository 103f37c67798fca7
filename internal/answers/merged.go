package answers

import (
	"slices"
	"strconv"
	"time"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// Merged says of a sheet that was made of several respondents' where its values came from.
type Merged struct {
	Files   []MergedFile
	Origins []Origin
	Dropped []Dropped
}

// MergedFile is one respondent's file.
type MergedFile struct {
	File       string // without its folder
	Respondent string
	Position   string // one of questionnaire.Positions, or ""
	Date       time.Time
}

// By says how a value was chosen.
type By string

// The ways.
const (
	ByOnly     By = "only"     // one respondent alone knew it
	ByEvidence By = "evidence" // there was a document or data, or a consultant saw it
	ByVote     By = "vote"     // a weighted vote
)

var ways = []string{string(ByOnly), string(ByEvidence), string(ByVote)}

// Origin says where one value came from: that of a field, of a cell, or of a row of a matrix.
type Origin struct {
	Field  string // id
	Row    string // of a list or matrix: the id of the row or function, else its name; "" for the field itself
	Column string // the id of the column or role; "" for a row of a matrix
	By     By
	From   []int  // numbers of the files that say so, from 1
	Said   []Said // where they differ, what each says
}

// Said is what one respondent says.
type Said struct {
	From  int // number of the file, from 1
	Value Value
}

// Dropped is a row that too few respondents named for it to be in the list.
type Dropped struct {
	Field string // id of the list
	Row   string
	Name  string // what people know it by; may be empty
	From  []int  // numbers of the files that name it
}

// mergedTree returns the section of a file that says where merged values came from.
func (s *Sheet) mergedTree() tree {
	m := s.Merged
	if m == nil {
		return nil
	}
	t := tree{}.with("files", anySlice(m.Files, func(f MergedFile) any {
		file := appendText(tree{}.with("file", f.File), "respondent", f.Respondent)
		file = appendText(file, "position", f.Position)
		if !f.Date.IsZero() {
			file = file.with("date", f.Date.Format(time.DateOnly))
		}
		return source.Map(file)
	}))
	t = t.with("values", anySlice(m.Origins, func(o Origin) any { return source.Map(s.originTree(&o)) }))
	if len(m.Dropped) > 0 {
		t = t.with("dropped", anySlice(m.Dropped, func(d Dropped) any {
			row := appendText(tree{}.with("field", d.Field).with("row", d.Row), "name", d.Name)
			return source.Map(row.with("from", integers(d.From)))
		}))
	}
	return t
}

func (s *Sheet) originTree(o *Origin) tree {
	t := appendText(tree{}.with("field", o.Field), "row", o.Row)
	t = appendText(t, "column", o.Column).with("by", string(o.By)).with("from", integers(o.From))
	if len(o.Said) == 0 {
		return t
	}
	return t.with("said", s.SaidTree(o))
}

// SaidTree returns what each respondent says of one value, by the number of the respondent, as an answer file writes it.
func (s *Sheet) SaidTree(o *Origin) source.Map {
	shape := s.shapeOf(o)
	said := tree{}
	for _, each := range o.Said {
		said = said.with(strconv.Itoa(each.From), valueTree(shape, &each.Value))
	}
	return source.Map(said)
}

// shapeOf returns what the value of an origin looks like: a mark is a text.
func (s *Sheet) shapeOf(o *Origin) *questionnaire.Shape {
	f := s.Bank.Field(o.Field)
	switch {
	case f == nil:
		return nil
	case f.Kind == questionnaire.Matrix:
		return &questionnaire.Shape{Kind: questionnaire.FreeText}
	case o.Column == "":
		return &f.Shape
	}
	if c := f.Column(o.Column); c != nil {
		return &c.Shape
	}
	return nil
}

func integers(all []int) []any { return anySlice(all, func(n int) any { return n }) }

// readMerged reads where merged values came from.
func (r *reader) readMerged(n *source.Node) {
	if n == nil || !r.isMapping(n, "merged", "a mapping: {files: […], values: […]}") {
		return
	}
	r.keys(n, "merged", []string{"files", "values", "dropped"})
	m := &Merged{}
	r.each(n, "files", func(item *source.Node, where string) {
		r.keys(item, where, []string{"file", "respondent", "position", "date"})
		f := MergedFile{File: r.text(item, where, "file"), Respondent: r.text(item, where, "respondent"), Position: r.text(item, where, "position")}
		if d := get(item, "date"); d != nil {
			f.Date = r.date(d, where+".date")
		}
		m.Files = append(m.Files, f)
	})
	r.each(n, "values", func(item *source.Node, where string) {
		if o, ok := r.readOrigin(item, where, len(m.Files)); ok {
			m.Origins = append(m.Origins, o)
		}
	})
	r.each(n, "dropped", func(item *source.Node, where string) {
		r.keys(item, where, []string{"field", "row", "name", "from"})
		m.Dropped = append(m.Dropped, Dropped{r.text(item, where, "field"), r.text(item, where, "row"), r.text(item, where, "name"), r.fileNumbers(item, where, len(m.Files))})
	})
	r.sheet.Merged = m
}

// maxMerged bounds the entries of a list of the section: fields, rows and columns of the largest file that is read.
const maxMerged = 100_000

// each reads the entries of a list of mappings.
func (r *reader) each(n *source.Node, key string, read func(item *source.Node, where string)) {
	list := get(n, key)
	if list == nil {
		return
	}
	where := "merged." + key
	if list.Kind != source.Sequence || len(list.Items) > maxMerged {
		r.wrong(list, where, describe(list), "a list of at most "+strconv.Itoa(maxMerged)+" entries", "")
		return
	}
	for i := range list.Items {
		if at := where + "[" + strconv.Itoa(i) + "]"; r.isMapping(&list.Items[i], at, "a mapping") {
			read(&list.Items[i], at)
		}
	}
}

func (r *reader) readOrigin(n *source.Node, where string, files int) (o Origin, ok bool) {
	r.keys(n, where, []string{"field", "row", "column", "by", "from", "said"})
	o = Origin{Field: r.text(n, where, "field"), Row: r.text(n, where, "row"), Column: r.text(n, where, "column"), By: By(r.text(n, where, "by")), From: r.fileNumbers(n, where, files)}
	if !slices.Contains(ways, string(o.By)) {
		r.wrong(n, where+".by", strconv.Quote(shorten(string(o.By))), "one of "+enumerate(ways), r.suggest(string(o.By), ways))
	}
	shape := r.sheet.shapeOf(&o)
	if shape == nil {
		r.wrong(n, where, "the place "+strconv.Quote(shorten(o.Field+" "+o.Column)), "a field of the bank, or a column of one", "")
		return o, false
	}
	said := get(n, "said")
	if said == nil || !r.isMapping(said, where+".said", "a mapping: number of the file to what it says") {
		return o, true
	}
	plain := *shape
	if plain.Kind == questionnaire.Reference || plain.Kind == questionnaire.References {
		plain.Target = questionnaire.Target{} // what it names may be in the respondent's own file alone
	}
	for i := range said.Len() {
		key, v := said.Pair(i)
		s := Said{}
		if s.From = r.fileNumber(key, where+".said", files); s.From > 0 {
			r.readSaid(v, where+".said."+key.Value, &s.Value, &plain)
			o.Said = append(o.Said, s)
		}
	}
	return o, true
}

// readSaid reads what one respondent says; rows that it names need not be in this file.
func (r *reader) readSaid(n *source.Node, where string, v *Value, s *questionnaire.Shape) {
	pending := len(r.pending)
	r.readValue(n, place{list: where}, v, s)
	r.pending = r.pending[:pending]
}

func (r *reader) fileNumbers(n *source.Node, where string, files int) []int {
	list := get(n, "from")
	if list == nil || list.Kind != source.Sequence {
		r.missing(n, where, "from", "a list of the numbers of files, as in [1, 2]")
		return nil
	}
	var out []int
	for i := range list.Items {
		if number := r.fileNumber(&list.Items[i], where+".from", files); number > 0 {
			out = append(out, number)
		}
	}
	return out
}

// fileNumber reads the number of a file, 0 where it is none.
func (r *reader) fileNumber(n *source.Node, where string, files int) int {
	x, err := strconv.Atoi(n.Value)
	if err != nil || x < 1 || x > files {
		r.wrong(n, where, describe(n), "the number of one of the "+strconv.Itoa(files)+" files, from 1", "")
		return 0
	}
	return x
}
