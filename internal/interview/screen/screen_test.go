package screen

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// keyCodes are the keys that are no letters; press takes them with shift+, ctrl+ or alt+ before them too, in this order.
var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"delete": tea.KeyDelete, "insert": tea.KeyInsert, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f12": tea.KeyF12,
}

func keyMsg(name string) tea.KeyPressMsg {
	var key tea.KeyPressMsg
	name, shifted := strings.CutPrefix(name, "shift+")
	if shifted {
		key.Mod |= tea.ModShift
	}
	name, controlled := strings.CutPrefix(name, "ctrl+")
	if controlled {
		key.Mod |= tea.ModCtrl
	}
	name, alternate := strings.CutPrefix(name, "alt+")
	if alternate {
		key.Mod |= tea.ModAlt
	}
	code, special := keyCodes[name]
	switch {
	case special:
		key.Code = code
	case name == "space":
		key.Code, key.Text = tea.KeySpace, " "
	default:
		key.Code, _ = utf8.DecodeRuneInString(name)
		if !controlled && !alternate {
			key.Text = name
		}
	}
	return key
}

// press sends keys by their names and draws after each, as the program does.
func (sc *screen) press(names ...string) {
	for _, name := range names {
		sc.Update(keyMsg(name))
		sc.draw()
	}
}

// write types a text letter by letter.
func (sc *screen) write(text string) {
	for _, r := range text {
		sc.press(string(r))
	}
}

// newTestScreen opens a file on a screen without a terminal.
func newTestScreen(t testing.TB, path string) *screen {
	t.Helper()
	setting := interviewtest.Setting(t, path)
	s, _, err := setting.Resume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sc := newScreen(t.Context(), setting, false)
	if s == nil {
		sc.page = newOpeningPage(sc)
	} else {
		sc.begin(s)
	}
	t.Cleanup(func() {
		if sc.s != nil {
			sc.s.Close()
		}
	})
	return sc
}

// keyTypist gives the answers of a sheet by keys.
type keyTypist struct {
	t       *testing.T
	sc      *screen
	sheet   *answers.Sheet
	russian bool // the Russian layout is on
	names   map[*questionnaire.Field][]string

	keys, typed int // pressed so far, and how many of them were characters of texts and numbers
}

func (k *keyTypist) press(names ...string) {
	k.keys += len(names)
	k.sc.press(names...)
}

func (k *keyTypist) write(text string) {
	n := utf8.RuneCountInString(text)
	k.keys, k.typed = k.keys+n, k.typed+n
	k.sc.write(text)
}

// letters presses command letters, as the layout that is on sends them.
func (k *keyTypist) letters(names ...string) {
	for _, name := range names {
		if k.russian {
			if r, ok := russian[rune(name[0])]; ok && len(name) == 1 {
				name = string(r)
			}
		}
		k.press(name)
	}
}

func (k *keyTypist) opening() {
	c, i := k.sheet.Client, k.sheet.Interview
	k.press("1", "enter") // out of habit: the number was enough
	k.press("enter")      // refused: a client is needed
	k.write(c.Name)
	k.press("enter")
	k.write("0")
	k.press("enter", "backspace")
	k.write(strconv.Itoa(c.Sellers))
	k.press("enter")
	k.write(c.Industry)
	k.press("enter")
	k.write(i.Respondent)
	k.press("enter", strconv.Itoa(slices.Index(questionnaire.Positions, i.Position)+1))
	k.write(i.Interviewer)
	k.press("tab")
	for range "23.11.2026" {
		k.press("backspace")
	}
	k.write(i.Date.Format(time.DateOnly))
	k.press("enter")
}

// answer gives the answer to the field on the screen.
func (k *keyTypist) answer() {
	f := k.sc.field
	v := k.sheet.Value(f)
	switch f.Kind {
	case questionnaire.List:
		k.rows(session.At(f), v)
	case questionnaire.Matrix:
		k.matrix(f, v)
	default:
		k.value(session.At(f), v)
	}
}

func (k *keyTypist) evidence(q *questionnaire.Question) {
	order := k.sc.s.SourcesFor(q)
	for i, e := range k.sheet.Evidence[q.Index] {
		k.press("f3")
		if i > 0 {
			k.press("+")
		}
		k.press(strconv.Itoa(slices.Index(order, e.Source)+1), strconv.Itoa(int(e.Grade)))
		k.write(e.Ref)
		k.press("enter")
		if !e.Date.IsZero() {
			k.write(e.Date.Format("02.01.2006"))
		}
		k.press("enter", "esc")
	}
	if note := k.sheet.Notes[q.Index]; note != "" {
		k.press("f4")
		k.write(note)
		k.press("enter")
	}
}

func (k *keyTypist) matrix(f *questionnaire.Field, v *answers.Value) {
	roles := k.sheet.Value(f.Matrix.Columns).Rows
	for i, e := range f.Matrix.Rows.Entries {
		if !interviewtest.Asked(k.sheet, f.Matrix, e) {
			continue
		}
		empty := true
		if i >= len(v.Marks) {
			k.press("enter")
			continue
		}
		for role, mark := range v.Marks[i].Marks {
			if mark == 0 {
				continue
			}
			empty = false
			for range len(roles) {
				k.press("left")
			}
			for range slices.Index(k.names[f.Matrix.Columns], roles[role].ID) {
				k.press("right")
			}
			k.letters(strings.Split(strings.ToLower(mark.String()), "")...)
		}
		if v.Marks[i].System {
			empty = false
			k.letters("s")
		}
		switch {
		case v.Marks[i].State == answers.Unknown:
			k.press("?")
		case v.Marks[i].State == answers.Answered && empty:
			k.press("0")
		}
		k.press("enter")
	}
}

func (k *keyTypist) rows(list session.Place, v *answers.Value) {
	if len(v.Rows) == 0 && len(k.sc.s.Value(list).Rows) == 0 {
		k.press(map[answers.State]string{answers.Absent: "tab", answers.Answered: "0", answers.Unknown: "?"}[v.State])
		return
	}
	for i := range v.Rows {
		row := &v.Rows[i]
		at := -1
		if len(list.Cells) == 0 {
			at = slices.Index(k.names[list.Field], row.ID)
		}
		name := list.NameColumn()
		switch {
		case at >= 0 && row.ID != "":
			k.press(strconv.Itoa(at+1), "enter", "enter") // the row, and its name as it is
		case name != nil:
			k.press("+")
			k.write(row.Cell(name).Text)
			k.press("enter")
		default:
			k.press("+")
		}
		if at < 0 && len(list.Cells) == 0 && row.ID != "" {
			k.names[list.Field] = append(k.names[list.Field], row.ID)
		}
		for _, c := range list.Columns {
			switch {
			case c.Kind == questionnaire.ID, c == name, !k.sc.s.Visits(list.Cell(i, c)):
			case c.Kind == questionnaire.List:
				k.rows(list.Cell(i, c), row.Cell(c))
			default:
				k.value(list.Cell(i, c), row.Cell(c))
			}
		}
	}
	k.press("tab")
}

func (k *keyTypist) value(p session.Place, v *answers.Value) {
	switch v.State {
	case answers.Absent:
		k.press("tab")
		return
	case answers.Unknown:
		k.press("f7")
		return
	case answers.NotMeasured:
		k.letters("m")
		return
	}
	switch p.Kind {
	case questionnaire.Bool:
		if k.russian { // the letters are those of the words that are shown, and no others
			k.press(map[bool]string{true: "д", false: "н"}[v.Bool])
		} else {
			k.press(map[bool]string{true: "1", false: "2"}[v.Bool])
		}
	case questionnaire.Choice:
		k.press(strconv.Itoa(v.Option + 1))
	case questionnaire.Integer, questionnaire.Percent:
		k.write(interviewtest.Number(v))
		k.press("enter")
	case questionnaire.Multi:
		k.several(p, v.Options)
	case questionnaire.References:
		var places []int
		for _, id := range v.Texts {
			places = append(places, slices.Index(k.names[p.Target.List], id))
		}
		k.several(p, places)
	case questionnaire.Reference:
		k.reference(p, v.Text)
	default:
		if v.Text == "" {
			k.press("f8")
			return
		}
		k.write(v.Text)
		k.press("enter")
	}
}

// several marks options by their numbers; a space ends one that might go on.
func (k *keyTypist) several(p session.Place, places []int) {
	if len(places) == 0 {
		k.press("0")
		return
	}
	options := len(k.sc.s.Choices(p))
	for _, place := range places {
		for _, digit := range strconv.Itoa(place + 1) {
			k.press(string(digit))
		}
		if 10*(place+1) <= options {
			k.press("space")
		}
	}
	k.press("enter")
}

// reference chooses a row by its number or by the arrows, or makes it.
func (k *keyTypist) reference(p session.Place, id string) {
	target := p.Target
	place := -1
	switch {
	case id == "":
		k.press("0")
		return
	case target.Catalogue != nil:
		place = interviewtest.PlaceOf(k.sheet, target.Catalogue, id)
	default:
		place = slices.Index(k.names[target.List], id)
	}
	if place < 0 {
		rows := k.sheet.Value(target.List).Rows
		row := slices.IndexFunc(rows, func(r answers.Row) bool { return r.ID == id })
		k.press("+")
		k.write(rows[row].Cell(session.At(target.List).NameColumn()).Text)
		k.press("enter")
		k.names[target.List] = append(k.names[target.List], id)
		return
	}
	for range place + 1 { // the cursor begins on the line that leaves the question open
		k.press("down")
	}
	k.press("enter")
}

// TestWholeInterviewByKeys answers every field of the bank on the screen, from nothing to the summary, on either
// layout and at either width; the file scores as the one written by hand does.
func TestWholeInterviewByKeys(t *testing.T) {
	sheets := interviewtest.Clients(t)
	for _, test := range []struct {
		client        string
		russian       bool
		width, height int
	}{
		{"example.yaml", false, 80, 24}, {"retail.yaml", true, 60, 20}, {"unfinished.yaml", true, 80, 24},
		{"retail.yaml", false, 40, 12}, {"dealer.yaml", false, 80, 24}, {"dealer.yaml", true, 60, 24},
		{"boxes.yaml", false, 200, 50}, {"shed.json", true, 60, 24},
	} {
		t.Run(test.client+" "+strconv.Itoa(test.width), func(t *testing.T) {
			t.Parallel()
			byHand := sheets[test.client]
			interviewtest.SkipLong(t, byHand)
			path := filepath.Join(t.TempDir(), test.client)
			sc := newTestScreen(t, path)
			sc.setting.Bank = byHand.Bank
			sc.Update(tea.WindowSizeMsg{Width: test.width, Height: test.height})
			k := &keyTypist{t: t, sc: sc, sheet: byHand, russian: test.russian, names: map[*questionnaire.Field][]string{}}
			k.opening()
			if sc.s == nil {
				t.Fatalf("no file after the opening:\n%s", sc.draw())
			}
			answered := map[*questionnaire.Field]bool{}
			var question *questionnaire.Question
			for sc.field != nil {
				f := sc.field
				if answered[f] {
					t.Fatalf("%s is asked for a second time:\n%s", f.ID, sc.draw())
				}
				answered[f] = true
				if f.Question != question {
					question = f.Question
					k.evidence(question)
				}
				checkSize(t, sc)
				k.answer()
			}
			if diff := cmp.Diff(interviewtest.Results(t, byHand), interviewtest.Results(t, sc.s.File.Sheet())); diff != "" {
				t.Errorf("scores otherwise than the file by hand (-hand +typed):\n%s\n%s", diff, sc.s.File.Text())
			}
			if diff := cmp.Diff(interviewtest.Plain(t, byHand), interviewtest.Plain(t, sc.s.File.Sheet())); diff != "" {
				t.Errorf("(-hand +typed):\n%s", diff)
			}
			t.Logf("%d keys, of them %d characters of texts and numbers", k.keys, k.typed)
			onDisk, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(onDisk, sc.s.File.Text()) {
				t.Errorf("the file is not what the session holds: %v", err)
			}
		})
	}
}

// checkSize fails where a screen is larger than the terminal.
func checkSize(t *testing.T, sc *screen) {
	t.Helper()
	lines := strings.Split(sc.draw(), "\n")
	if len(lines) != sc.height {
		t.Errorf("%d lines on a screen of %d:\n%s", len(lines), sc.height, sc.draw())
	}
	for _, line := range lines {
		if ansi.StringWidth(line) > sc.width {
			t.Errorf("a line of %d columns on a screen of %d: %q", ansi.StringWidth(line), sc.width, line)
		}
	}
}
