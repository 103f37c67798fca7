package form

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

// TestWholeBankByHand fills in the page with a sample client, field by field as a person does: clicks with the mouse, text
// into the focused field, choices of drop-downs. The file that the page then downloads says and scores the same as the one
// that was written by hand.
func TestWholeBankByHand(t *testing.T) {
	t.Parallel()
	browserPath, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the page is not filled in")
	}
	if testing.Short() {
		t.Skip("it takes a quarter of a minute")
	}
	bank := banktest.Block9(t)
	sheet, found := answers.Load("../../testdata/clients/ideal.yaml", bank)
	if sheet == nil {
		t.Fatal(found)
	}
	sheet.Targets, sheet.NotApplicable, sheet.Review = nil, nil, answers.Review{} // the form does not ask for them
	for _, f := range bank.Fields {
		if v := sheet.Value(f); v.State == answers.Absent {
			v.State = answers.Unknown
		}
	}
	// The page gives rows ids of its own.
	tree := sheet.Tree()
	j := &join{bank, tree, map[*questionnaire.Field]map[string]string{}}
	for _, f := range bank.Fields {
		if f.Kind == questionnaire.List && f.IDColumn() != nil {
			j.ids[f] = map[string]string{}
			for i, row := range sheet.Value(f).Rows {
				j.ids[f][row.ID] = f.Item + "_" + strconv.Itoa(i+1)
			}
		}
	}
	want := j.renamed()
	dir := t.TempDir()
	page := filepath.Join(dir, "form.html")
	if err := os.WriteFile(page, []byte(page1(t, bank, whole(t, bank), nil, questionnaire.Russian)), 0o600); err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browserPath), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 900), chromedp.Flag("disable-quic", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+page)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir}); err != nil {
		t.Fatal(err)
	}
	person := &person{t: t, ctx: ctx, bank: bank}
	person.fill(want)
	person.click("download")
	data := downloaded(t, dir)
	got, wrong := answers.Parse("download.json", data, bank)
	if got == nil {
		t.Fatal(wrong)
	}
	if diff := cmp.Diff(objects(want), objects(got.Tree())); diff != "" {
		t.Errorf("by hand (-), by the page (+):\n%s", diff)
	}
	byHand, err := scoring.Assess(t.Context(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	byPage, err := scoring.Assess(t.Context(), got)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(byHand.Overall, byPage.Overall); diff != "" || byHand.Overall.Proven == 0 {
		t.Error("other scores", diff)
	}
}

// downloaded returns what the page has downloaded into a folder.
func downloaded(t *testing.T, dir string) []byte {
	t.Helper()
	for range 100 {
		names, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		if len(names) == 1 {
			if data, err := os.ReadFile(names[0]); err == nil && json.Valid(data) {
				return data
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("nothing was downloaded")
	return nil
}

// person answers in the page.
type person struct {
	t    *testing.T
	ctx  context.Context
	bank *questionnaire.Bank
}

func (p *person) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

// element is an element of the page by its id, which may have dots.
func element(id string) chromedp.JSPath {
	return chromedp.JSPath("document.getElementById(" + strconv.Quote(id) + ")")
}

func (p *person) click(id string) {
	p.t.Helper()
	p.do("click "+id, chromedp.Click(element(id)))
}

func (p *person) write(id, text string) {
	p.t.Helper()
	p.do("write "+id, chromedp.Focus(element(id)))
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatalf("write %s: %v", id, err)
	}
}

// set sets what a headless browser has no window for: a drop-down and a calendar.
func (p *person) set(id, event, value string) {
	p.t.Helper()
	script := fmt.Sprintf(`(() => { const e = %s; e.focus(); e.value = %q; if (e.value !== %q) throw "no such choice"; e.dispatchEvent(new Event(%q, { bubbles: true })) })()`, element(id), value, value, event)
	p.do("set "+id+" to "+value, chromedp.WaitVisible(element(id)), chromedp.Evaluate[chromedp.Void](script))
}

// fill answers everything: first the rows of lists with their names, as other fields refer to them.
func (p *person) fill(tree source.Map) {
	section := func(key string) source.Map { m, _ := tree.Get(key).(source.Map); return m }
	given := section("answers")
	for _, f := range p.bank.Fields {
		rows := rowsOf(given.Get(f.ID))
		if f.Kind != questionnaire.List || f.IDColumn() == nil {
			continue
		}
		for i, row := range rows {
			p.click("answers." + f.ID + ".+")
			if name := f.NameColumn(); name != nil {
				if text, ok := row.Get(name.ID).(string); ok {
					p.write("answers."+f.ID+"."+strconv.Itoa(i)+"."+name.ID, text)
				}
			}
		}
	}
	for _, head := range []string{"client", "interview"} {
		for _, e := range section(head) {
			id, value := head+"."+e.Key, fmt.Sprint(e.Value)
			switch e.Key {
			case "date":
				p.set(id, "input", value)
			case "position", "role":
				p.set(id, "change", value)
			default:
				p.write(id, value)
			}
		}
	}
	for _, f := range p.bank.Fields {
		if value := given.Get(f.ID); value != nil {
			p.field(f, "answers."+f.ID, value)
		}
	}
	evidence, notes := section("evidence"), section("notes")
	for _, q := range p.bank.Questions {
		pieces, note := rowsOf(evidence.Get(q.ID)), notes.Get(q.ID)
		if len(pieces) == 0 && note == nil {
			continue
		}
		p.do("open "+q.ID, chromedp.Click(chromedp.JSPath("document.querySelector('#"+q.ID+" > details.more > summary')")))
		for i, piece := range pieces {
			p.click("evidence." + q.ID + ".+")
			for _, e := range piece {
				id, value := "evidence."+q.ID+"."+strconv.Itoa(i)+"."+e.Key, e.Value.(string)
				switch e.Key {
				case "source", "grade":
					p.set(id, "change", value)
				case "date":
					p.set(id, "input", value)
				default:
					p.write(id, value)
				}
			}
		}
		if note != nil {
			p.write("notes."+q.ID, note.(string))
		}
	}
}

// field answers one field.
func (p *person) field(f *questionnaire.Field, id string, value any) {
	p.t.Helper()
	switch f.Kind {
	case questionnaire.Matrix:
		for _, row := range value.(source.Map) {
			marks, ok := row.Value.(source.Map)
			if !ok {
				p.click(id + "." + row.Key + ".=unknown")
			} else if len(marks) == 0 {
				p.click(id + "." + row.Key + ".=nobody")
			}
			for _, m := range marks {
				if m.Key == answers.SystemKey {
					p.click(id + "." + row.Key + ".=system")
				} else {
					p.set(id+"."+row.Key+"."+m.Key, "change", m.Value.(string))
				}
			}
		}
	case questionnaire.Bool, questionnaire.Choice, questionnaire.Reference:
		p.click(id + "." + fmt.Sprint(value))
	default:
		p.value(&f.Shape, id, value, f.IDColumn() != nil)
	}
}

// value answers a field or a cell; named says that the rows of a list are there already, with their names.
func (p *person) value(s *questionnaire.Shape, id string, value any, named bool) {
	p.t.Helper()
	list, several := value.([]any)
	switch {
	case several && len(list) == 0 && s.Kind != questionnaire.References:
		p.click(id + ".=none")
	case s.Kind == questionnaire.List && several:
		for i, row := range rowsOf(value) {
			if !named {
				p.click(id + ".+")
			}
			for _, cell := range row {
				c := s.Column(cell.Key)
				if c.Kind != questionnaire.ID && !(named && c == s.NameColumn()) {
					p.value(&c.Shape, id+"."+strconv.Itoa(i)+"."+c.ID, cell.Value, false)
				}
			}
		}
	case several:
		for _, one := range list {
			p.click(id + "." + one.(string))
		}
	case s.Kind == questionnaire.Multi, s.Kind == questionnaire.References, s.Kind == questionnaire.List:
		p.click(id + ".=unknown")
	case s.Kind == questionnaire.Bool, s.Kind == questionnaire.Choice, s.Kind == questionnaire.Reference:
		p.set(id, "change", fmt.Sprint(value))
	case value == answers.UnknownWord || value == answers.NotMeasuredWord:
		p.click(id + "." + value.(string))
	default:
		p.write(id, fmt.Sprint(value))
	}
}
