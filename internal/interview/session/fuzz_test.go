package session

import (
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// commented is an answer file that a person wrote, with comments at the margin.
const commented = `# the first talk
format: salesaudit.answers/1
bank: block9@1.0.0
client: {name: ООО «Ромашка», sellers: 12}   # as they say
# on the phone
interview: {date: 2026-11-23}
our_number: 17
# what was said
answers:
  structure_status: drawn # on a slide
# roles without trainees
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false} # does not sell
    # they came in spring
    - {id: seller, title: Продавец, headcount: 6, is_seller: true}
  responsibilities:
    lead_capture: {head: A, seller: R}
  segments:
    - id: dealers
      name: Дилеры
      owner_role: head
      revenue_share_pct: 45
# papers
evidence:
  q05: [{source: org_structure, grade: document, ref: Приказ № 12}]
notes:
  q05: Схему видел.
# the end
`

// FuzzEdits makes changes as a person in an interview does. What the session then holds is what a fresh reading of the
// file finds, a refused change leaves no trace, and the comments at the margin are all there.
func FuzzEdits(f *testing.F) {
	for _, seed := range []string{
		"",
		"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f",
		"\x08\x05роль\x00\x08\x05ещё\x00\x0a\x05\x00\x0b\x05\x01\x0c\x06\x00\x00\x01",
		"\x0f\x04a note\nof two lines\x00\x10\x04Приказ: «№ 5» # 7\x00\x11\x04\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		s, path := openText(t, commented)
		texts := wander(t, s, input, 12)
		goBackAndForth(t, s, texts)
		onDisk, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := source.Read(path, onDisk)
		if err != nil {
			t.Fatalf("%v\n%s", err, onDisk)
		}
		sheet, found := answers.ReadKeepingUnknownKeys(doc, s.Bank)
		if sheet == nil {
			t.Fatalf("%v\n%s", found, onDisk)
		}
		if !reflect.DeepEqual(sheet, s.sheet()) {
			t.Errorf("the file says something else than the session:\n%s", onDisk)
		}
		for line := range strings.Lines(commented) {
			if strings.HasPrefix(line, "#") && !strings.Contains(string(onDisk), line) {
				t.Errorf("the comment %q is gone:\n%s", line, onDisk)
			}
		}
	})
}

// TestUndoWalk takes hundreds of random changes back one by one, and makes them again.
func TestUndoWalk(t *testing.T) {
	const enough = 200
	input := make([]byte, 1<<16)
	_, _ = rand.NewChaCha8([32]byte{15}).Read(input) // never fails
	s, _ := openText(t, commented)
	texts := wander(t, s, input, 3*enough)
	if len(texts) <= enough {
		t.Fatalf("%d changes were made", len(texts)-1)
	}
	goBackAndForth(t, s, texts)
}

// wander makes up to so many changes, as many as the input has, and returns the text before the first and after each. A
// change that is not on disk yet is one with the next.
func wander(t *testing.T, s *Session, input []byte, most int) []string {
	t.Helper()
	e := &editor{s: s, input: input}
	texts := []string{string(s.File.Text())}
	for range most {
		before := texts[len(texts)-1]
		onDisk, err := os.ReadFile(s.File.Path())
		if err != nil {
			t.Fatal(err)
		}
		err = e.edit()
		now := string(s.File.Text())
		if err != nil && now != before {
			t.Fatalf("refused with %v, and changed:\n%s\n%s", err, before, now)
		}
		if err := s.File.SaveError(); err != nil {
			t.Fatal(err)
		}
		switch {
		case now == before:
		case string(onDisk) != before:
			texts[len(texts)-1] = now
		default:
			texts = append(texts, now)
		}
		if len(e.input) == 0 {
			break
		}
	}
	return texts
}

// goBackAndForth takes all changes back and makes them again: each step gives the text that was there before.
func goBackAndForth(t *testing.T, s *Session, texts []string) {
	t.Helper()
	for i := len(texts) - 2; i >= 0; i-- {
		if _, err := s.Undo(); err != nil || string(s.File.Text()) != texts[i] {
			t.Fatalf("undone to step %d (error %v) it is\n%s\nwant\n%s", i, err, s.File.Text(), texts[i])
		}
	}
	if change, err := s.Undo(); change.Words != "" || err != nil {
		t.Fatalf("there is more to undo: %s, %v", change.Words, err)
	}
	for i, want := range texts[1:] {
		if _, err := s.Redo(); err != nil || string(s.File.Text()) != want {
			t.Fatalf("made again up to step %d (error %v) it is\n%s\nwant\n%s", i+1, err, s.File.Text(), want)
		}
	}
}

// editor takes changes out of the bytes of an input.
type editor struct {
	s     *Session
	input []byte
}

// number takes a number below n.
func (e *editor) number(n int) int {
	if len(e.input) == 0 || n == 0 {
		return 0
	}
	b := int(e.input[0])
	e.input = e.input[1:]
	return b % n
}

// text takes what is before the next zero.
func (e *editor) text() string {
	text, rest, _ := strings.Cut(string(e.input), "\x00")
	e.input = []byte(rest)
	return text
}

// edit makes the next change.
func (e *editor) edit() error {
	s := e.s
	op, f := e.number(18), s.Bank.Fields[e.number(len(s.Bank.Fields))]
	q := f.Question
	switch op {
	case 13, 14:
		return e.editMatrix()
	case 15:
		return s.SetNote(q, e.text())
	case 16:
		return s.AddEvidence(q, answers.Evidence{Source: s.Bank.Sources[e.number(len(s.Bank.Sources))], Grade: Grades[e.number(len(Grades))], Ref: e.text()})
	case 17:
		return s.DeleteEvidence(q, e.number(3))
	case 12:
		o := s.Opening()
		o.Client, o.Respondent, o.Sellers, o.Date = e.text(), e.text(), e.number(256), o.Date.Add(time.Duration(e.number(99))*24*time.Hour)
		return s.SetOpening(o)
	}
	p := e.place(At(f))
	if p.Kind == questionnaire.List {
		return e.editList(p)
	}
	return e.answer(p)
}

// place goes down into a cell, some of the time.
func (e *editor) place(p Place) Place {
	rows := len(e.s.Value(p).Rows)
	if p.Kind != questionnaire.List || rows == 0 || e.number(3) == 0 {
		return p
	}
	return e.place(p.Cell(e.number(rows+1), p.Columns[e.number(len(p.Columns))])) // or of a row that is not there
}

func (e *editor) editList(p Place) error {
	s, rows := e.s, len(e.s.Value(p).Rows)
	switch e.number(6) {
	case 0:
		return s.SetUnknown(p)
	case 1:
		return s.SetNone(p)
	case 2:
		return s.DeleteRow(p, e.number(rows+1))
	case 3:
		return s.MoveRow(p, e.number(rows+1), e.number(rows+1))
	}
	_, err := s.AddRow(p, e.text())
	return err
}

func (e *editor) editMatrix() error {
	s := e.s
	for _, f := range s.Bank.Fields {
		if f.Matrix == nil {
			continue
		}
		function, role := e.number(len(f.Matrix.Rows.Entries)), e.number(4)
		switch e.number(4) {
		case 0:
			return s.SetFunctionUnknown(f, function)
		case 1:
			return s.SetSystem(f, function, role > 0)
		case 2:
			return s.SetMarks(f, function, role > 0, []answers.Mark{markCycle[e.number(5)], markCycle[e.number(5)]})
		}
		return s.Mark(f, function, role, markCycle[e.number(5)])
	}
	return nil
}

func (e *editor) answer(p Place) error {
	s := e.s
	switch e.number(8) {
	case 0:
		return s.SetUnknown(p)
	case 1:
		return s.SetNotMeasured(p)
	case 2:
		return s.Clear(p)
	}
	choices := s.Choices(p)
	switch p.Kind {
	case questionnaire.Integer, questionnaire.Percent:
		if p.Kind == questionnaire.Percent && e.number(2) == 1 {
			return s.set(p, strconv.Itoa(e.number(20))+"/"+strconv.Itoa(e.number(20)))
		}
		return s.SetNumber(p, float64(e.number(256))/4)
	case questionnaire.Bool, questionnaire.Choice, questionnaire.Reference:
		if len(choices) == 0 {
			return s.SetChoice(p, "")
		}
		return s.SetChoice(p, choices[e.number(len(choices))].ID)
	case questionnaire.Multi, questionnaire.References:
		var ids []string
		for _, c := range choices {
			if e.number(2) == 1 {
				ids = append(ids, c.ID)
			}
		}
		return s.SetSeveral(p, ids)
	}
	return s.SetText(p, e.text())
}
