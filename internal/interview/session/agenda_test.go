package session

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// timed is an interview of a client of whom nothing is known, whose clock goes by the usual minutes of what is answered.
type timed struct {
	*Session
	t       *testing.T
	byHand  map[string]any // the answers that the client gives, by field
	minutes float64
}

func startTimed(t *testing.T, file string, minutes int, position string) *timed {
	t.Helper()
	sheet, found := answers.Load(file, testSetting(t, "").Bank)
	if sheet == nil {
		t.Fatal(found)
	}
	c := &timed{t: t, byHand: map[string]any{}}
	for _, entry := range sheet.Tree() {
		if entry.Key == "answers" {
			for _, answer := range entry.Value.(source.Map) {
				c.byHand[answer.Key] = answer.Value
			}
		}
	}
	setting := testSetting(t, filepath.Join(t.TempDir(), "client.yaml"))
	setting.Minutes = minutes
	setting.Clock = func() time.Time { return fixedClock().Add(time.Duration(c.minutes * float64(time.Minute))) }
	s, err := setting.Create(t.Context(), Opening{Client: "А", Sellers: sheet.Client.Sellers, Position: position, Date: setting.Today()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	c.Session = s
	return c
}

// answer gives the client's answer to a field. Rows that it names and nobody has asked for yet are added by their names,
// as a dialogue does.
func (c *timed) answer(f *questionnaire.Field) {
	c.t.Helper()
	value, answered := c.byHand[f.ID]
	var err error
	switch {
	case answered:
		for _, g := range f.Needs() {
			c.addNames(g)
		}
		err = c.change(func(e *source.Editor) error { return e.Set(At(f).path(), value) })
	case f.Kind == questionnaire.List:
		err = c.SetNone(At(f))
	default:
		err = c.SetUnknown(At(f))
	}
	if err != nil {
		c.t.Fatalf("%s: %v", f.ID, err)
	}
	work := c.workOf(f)
	c.minutes += max(minutesOfOne, work.done+work.open)
}

// addNames adds the rows of a list by their names alone.
func (c *timed) addNames(f *questionnaire.Field) {
	rows, ok := c.byHand[f.ID].([]any)
	if !ok || f.Kind != questionnaire.List || c.StateOf(f) != Open {
		return
	}
	var named []any
	for _, each := range rows {
		row := source.Map{}
		for _, entry := range each.(source.Map) {
			if column := f.Column(entry.Key); column.Kind == questionnaire.ID || column == f.NameColumn() {
				row = append(row, entry)
			}
		}
		for _, column := range f.Columns {
			if value := untouched(column); value != nil && column != f.NameColumn() {
				row = append(row, source.Entry{Key: column.ID, Value: value})
			}
		}
		named = append(named, row)
		c.minutes += f.NameColumn().Minutes()
	}
	if err := c.change(func(e *source.Editor) error { return e.Set(At(f).path(), named) }); err != nil {
		c.t.Fatal(err)
	}
}

// width is how far apart proven and possible are, in points of the overall score.
func (c *timed) width() float64 {
	overall := c.Assessment().Overall
	return overall.Possible - overall.Proven
}

// TestAgendaIsWorthIt interviews every sample client for 20 and for 30 usual minutes, in the bank's own order and by the
// agenda: the agenda leaves the interval of the score narrower, by a third after 20 minutes.
func TestAgendaIsWorthIt(t *testing.T) {
	if testing.Short() {
		t.Skip("long interviews")
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "clients", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for minutes, share := range map[int]float64{20: 2.0 / 3, 30: 0.75} {
		own, agenda := 0.0, 0.0
		for _, file := range files {
			c := startTimed(t, file, 0, "")
			for f := c.Begin(); f != nil && c.minutes < float64(minutes); f = c.Next(f) {
				if f.Measure == nil || f.Kind == questionnaire.List {
					c.answer(f)
				}
			}
			own += c.width()

			c = startTimed(t, file, minutes, "")
			for f := c.Begin(); f != nil; f = c.Next(f) {
				c.answer(f)
			}
			agenda += c.width()
			// The last field may take longer than a usual one, as nobody knows how many rows a client has.
			if c.minutes > float64(minutes)+15 {
				t.Errorf("%s: an agenda of %d minutes takes %.1f", filepath.Base(file), minutes, c.minutes)
			}
		}
		n := float64(len(files))
		t.Logf("%d minutes: the interval is %.1f points wide in the bank's order, %.1f by the agenda", minutes, own/n, agenda/n)
		if agenda > own*share {
			t.Errorf("%d minutes: %.1f points by the agenda, %.1f in the bank's order", minutes, agenda/n, own/n)
		}
	}
}

// TestAgendaOrder follows an agenda to its end: every field comes once, after what it needs, roles before the matrix.
func TestAgendaOrder(t *testing.T) {
	c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), LongestAgenda, "")
	var order []*questionnaire.Field
	for f := c.Begin(); f != nil; f = c.Next(f) {
		if slices.Contains(order, f) {
			t.Fatalf("%s comes again", f.ID)
		}
		order = append(order, f)
		c.answer(f)
	}
	place := func(id string) int {
		k := slices.Index(order, c.Bank.Field(id))
		if k < 0 {
			t.Fatalf("%s is not in the agenda", id)
		}
		return k
	}
	for _, pair := range [][2]string{{"departments", "roles"}, {"directions", "roles"}, {"segments", "roles"}, {"roles", "responsibilities"}, {"crm_in_use", "responsibilities"}} {
		if place(pair[0]) > place(pair[1]) {
			t.Errorf("%s comes after %s", pair[0], pair[1])
		}
	}
	if c.Previous(nil) != order[len(order)-1] || c.Previous(order[3]) != order[2] || c.Previous(order[0]) != nil {
		t.Error("the way back is not the way there")
	}
}

// TestAgendaPassesBy leaves fields without an answer: none is asked twice, and what needs one is not asked at all.
func TestAgendaPassesBy(t *testing.T) {
	c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), LongestAgenda, "")
	var seen []*questionnaire.Field
	for f := c.Begin(); f != nil; f = c.Next(f) {
		if slices.Contains(seen, f) || f.Kind == questionnaire.Matrix {
			t.Fatalf("%s is asked for", f.ID)
		}
		seen = append(seen, f)
	}
	if len(seen) < 15 {
		t.Errorf("only %d fields", len(seen))
	}
}

// TestAgendaReachesTheMatrix: after the roles, which are asked for the matrix's sake, comes only what the matrix needs, and
// it itself where the time is nearly over, or which rows it has was passed by.
func TestAgendaReachesTheMatrix(t *testing.T) {
	for _, passed := range []bool{false, true} {
		c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), LongestAgenda, "")
		matrix := c.Bank.Field("responsibilities")
		asked := map[*questionnaire.Field]bool{}
		for f := c.Begin(); f != matrix; f = c.Next(f) {
			if f == nil {
				t.Fatalf("the matrix is not asked for; rows passed by: %v", passed)
			}
			if asked[c.Bank.Field("roles")] && !slices.Contains(matrix.Needs(), f) {
				t.Errorf("%s comes between the roles and the matrix", f.ID)
			}
			asked[f] = true
			if !passed || f != matrix.Matrix.Absent && f != matrix.Matrix.Present {
				c.answer(f)
			}
			if f.ID == "roles" {
				c.minutes = LongestAgenda - 2
			}
		}
		if !asked[c.Bank.Field("roles")] {
			t.Error("the matrix comes before the roles")
		}
	}
}

// TestTableCutShort leaves a list and a matrix half done as the time is over: the next agenda offers them again.
func TestTableCutShort(t *testing.T) {
	for _, id := range []string{"roles", "indicators", "responsibilities"} {
		c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), LongestAgenda, "")
		table := c.Bank.Field(id)
		for f := c.Begin(); f != table; f = c.Next(f) {
			if f == nil {
				t.Fatalf("%s is not asked for", id)
			}
			c.answer(f)
		}
		var err error
		if table.Kind == questionnaire.Matrix {
			err = c.SetMarks(table, c.Functions(table)[0], false, nil)
		} else {
			_, err = c.AddRow(At(table), "Один")
		}
		if err != nil {
			t.Fatal(err)
		}
		if c.minutes = LongestAgenda; c.Next(table) != nil {
			t.Errorf("%s: the agenda goes on after its time", id)
		}
		if c.SetAgenda(UsualAgenda); !slices.Contains(c.agenda(c.minutesLeft()), table) {
			t.Errorf("%s is not offered again", id)
		}
	}
}

// TestAgendaPassedBy: an agenda whose fields were all passed by does not say that the rest moves no score.
func TestAgendaPassedBy(t *testing.T) {
	c := startTimed(t, exampleFile, 30, "owner")
	for f := c.Begin(); f != nil; f = c.Next(f) {
	}
	if words := c.agendaOver(); !strings.Contains(words, "без ответа остались поля") {
		t.Errorf("it is said: %q", words)
	}
}

// TestAgendaComesBack: a list whose rows have nothing but their names is asked for once more when all else was, and once only.
func TestAgendaComesBack(t *testing.T) {
	c := startTimed(t, exampleFile, 60, "owner")
	asked := map[*questionnaire.Field]int{}
	half := c.Bank.Field("roles")
	for f := c.Begin(); f != nil; f = c.Next(f) {
		if asked[f]++; f != half {
			c.answer(f)
		} else if asked[f] == 1 {
			if _, err := c.AddRows(At(f), []string{"РОП", "Менеджер"}); err != nil {
				t.Fatal(err)
			}
		}
		c.minutes = min(c.minutes, 59)
	}
	for f, times := range asked {
		if want := map[bool]int{true: 2, false: 1}[f == half]; times != want {
			t.Errorf("%s is asked for %d times, want %d", f.ID, times, want)
		}
	}
}

// TestTimeIsUp says in the line of the question that the time is over, also where a table goes on.
func TestTimeIsUp(t *testing.T) {
	c := startTimed(t, exampleFile, 20, "owner")
	c.SetAgenda(UsualAgenda)
	q := c.Bank.Field("responsibilities").Question
	for at, want := range map[float64]string{0: "осталось 20 из 20 мин", 19.5: "осталось 1 из 20 мин", 20: "время вышло: 20 мин", 95: "время вышло: 20 мин"} {
		if c.minutes = at; !strings.Contains(c.ProgressLine(q), want) {
			t.Errorf("after %v min: %q, want %q", at, c.ProgressLine(q), want)
		}
	}
}

// TestAgendaEndsForAReason: an agenda that is over before its time says whether anything is left to win.
func TestAgendaEndsForAReason(t *testing.T) {
	for minutes, want := range map[int]string{5: "на остальное времени не хватит", LongestAgenda: "не повлияют"} {
		c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), minutes, "")
		for f := c.Begin(); f != nil; f = c.Next(f) {
			if f.Matrix == nil || minutes > 60 {
				c.answer(f)
			}
			c.minutes = min(c.minutes, float64(minutes)-0.4)
		}
		if words := c.agendaOver(); !strings.Contains(words, want) {
			t.Errorf("an agenda of %d minutes ends with %q", minutes, words)
		}
	}
}

// TestAgendaByRespondent asks an owner sooner than a seller what owners know best, and the other way round.
func TestAgendaByRespondent(t *testing.T) {
	// place is where the questions that one knows best are in the agenda of a respondent: 0 at its head, 1 at its end.
	place := func(best, respondent string) float64 {
		c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), 0, respondent)
		agenda := c.agenda(LongestAgenda)
		sum, n := 0.0, 0.0
		for k, f := range agenda {
			if f.Question.KnownBestBy(best) {
				sum += float64(k) / float64(len(agenda))
				n++
			}
		}
		return sum / n
	}
	for _, pair := range [][2]string{{"owner", "seller"}, {"seller", "owner"}} {
		if own, other := place(pair[0], pair[0]), place(pair[0], pair[1]); own >= other {
			t.Errorf("what the %s knows best is at %.2f of their agenda, at %.2f of that of the %s", pair[0], own, other, pair[1])
		}
	}
}

// TestOwnQuestions asks a head only what heads know best; everything else stays reachable.
func TestOwnQuestions(t *testing.T) {
	c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), 0, "head")
	if words := c.proposal("x"); !strings.Contains(words, "2, 4, 5, 6, 10, 11, 12") {
		t.Errorf("the proposal is %q", words)
	}
	all := c.progress().left
	c.SetOwnOnly(true)
	if own := c.progress().left; own >= all || own == 0 {
		t.Errorf("%v left of %v", own, all)
	}
	for f := c.Next(c.Bank.Fields[0]); f != nil; f = c.Next(f) {
		if !f.Question.KnownBestBy("head") {
			t.Errorf("%s is asked", f.ID)
		}
	}
	if f := c.To(c.Bank.Questions[0]).Field; f != c.Bank.Fields[0] {
		t.Errorf("question 1 leads to %v", f.ID)
	}
	if words := c.SetOwnOnly(false); words == "" || c.Next(c.Bank.Fields[0]).Question.Index != 0 {
		t.Error("the others do not come back")
	}
	consultant := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"), 0, "consultant")
	if words := consultant.proposal("x"); words != "" {
		t.Errorf("a consultant is told %q", words)
	}
}

// TestLater names after half an hour what to send, by source.
func TestLater(t *testing.T) {
	c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "ideal.yaml"), 30, "")
	for f := c.Begin(); f != nil; f = c.Next(f) {
		c.answer(f)
	}
	lines := c.laterLines()
	crm := slices.ContainsFunc(lines, func(line string) bool {
		return strings.HasPrefix(line, "  "+c.Text(c.Bank.Sources[0].Name)+": к вопрос")
	})
	if len(lines) < 4 || !crm {
		t.Errorf("what to send:\n%s", strings.Join(lines, "\n"))
	}
	if summary := c.SummaryLines(); !slices.Contains(summary, lines[1]) || !slices.Contains(summary, c.Say(sayTimeOver)) && !slices.Contains(summary, c.Say(sayAgendaDone)) {
		t.Errorf("the summary does not say it:\n%s", strings.Join(summary, "\n"))
	}
}

// TestAgendaAsksForRules asks for the rules that part functions which two do, once the matrix shows that there are any, although
// a list that nobody was asked about counts as empty: an agenda never says that nothing moves the score before that.
func TestAgendaAsksForRules(t *testing.T) {
	for ends, answered := range map[string]bool{"не повлияют": true, "без ответа остались поля, от которых зависят баллы: 1": false} {
		c := startTimed(t, filepath.Join("..", "..", "..", "testdata", "clients", "trader-three.yaml"), LongestAgenda, "")
		matrix := c.Bank.Field("responsibilities")
		rules := matrix.Matrix.Rules.List
		var order []*questionnaire.Field
		for f := c.Begin(); f != nil; f = c.Next(f) {
			if order = append(order, f); f != rules {
				c.answer(f)
				continue
			}
			before := c.Assessment().Overall.Possible
			if answered {
				c.answer(f)
			}
			if after := c.Assessment().Overall.Possible; after != before {
				t.Errorf("that there are no rules changes the score from %v to %v", before, after)
			}
		}
		if at, after := slices.Index(order, rules), slices.Index(order, matrix); at < after {
			t.Errorf("the rules are field %d of the agenda, the matrix field %d", at, after)
		}
		if words := c.agendaOver(); !strings.Contains(words, ends) {
			t.Errorf("the agenda ends with %q, want %q", words, ends)
		}
		if answered {
			continue
		}
		c.SetAgenda(UsualAgenda)
		if agenda := c.agenda(c.minutesLeft()); !slices.Equal(agenda, []*questionnaire.Field{rules}) {
			t.Errorf("the next agenda has %d fields", len(agenda))
		}
		if c.minutes += LongestAgenda - 0.05; !strings.Contains(c.agendaOver(), "на остальное времени не хватит") {
			t.Errorf("without time for them the agenda ends with %q", c.agendaOver())
		}
	}
}
