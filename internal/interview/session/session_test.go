package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

func testSetting(t *testing.T, path string) Setting {
	t.Helper()
	return Setting{Bank: banktest.Block9(t), Language: questionnaire.Russian, Clock: fixedClock, Named: path}
}

// fixedClock is always a morning; tests that measure time move it themselves.
func fixedClock() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

func TestFileName(t *testing.T) {
	for client, want := range map[string]string{
		"ООО «Ладога-Трейд»": "ladoga-treyd-2026-11-23.yaml",
		"Acme Ltd":           "acme-ltd-2026-11-23.yaml",
		"«»":                 "client-2026-11-23.yaml",
		"../../etc/passwd":   "etc-passwd-2026-11-23.yaml",
	} {
		if got := (Opening{Client: client, Date: fixedClock()}).fileName(); got != want {
			t.Errorf("%q: %s, want %s", client, got, want)
		}
	}
}

// copied opens a copy of a file.
func copied(t *testing.T, from string) (*Session, string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	return openText(t, string(data))
}

func openText(t *testing.T, text string) (*Session, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, found, err := testSetting(t, path).Resume(t.Context())
	if err != nil || s == nil {
		t.Fatal(found, err)
	}
	t.Cleanup(s.Close)
	return s, path
}

var exampleFile = filepath.Join("..", "..", "scoring", "testdata", "example.yaml")

// TestResumedFileKeepsItsText changes one answer of a file written by hand: everything around it stays.
func TestResumedFileKeepsItsText(t *testing.T) {
	const text = `# разговор 23 ноября
format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}   # со слов
interview: {date: 2026-11-23}
crm_of_ours: 17
answers:
  roles:   # без стажёров
    - {id: head, title: РОП, headcount: 1, is_seller: false, grade_of_ours: 5}  # сам не продаёт
    - {id: seller, title: Продавец, headcount: 6, is_seller: true}
  structure_status: drawn # слайд
`
	s, path := openText(t, text)
	roles := s.Bank.Field("roles")
	if err := s.SetNumber(At(roles).Cell(0, roles.Column("headcount")), 2); err != nil {
		t.Fatal(err)
	}
	if err := s.SetChoice(At(s.Bank.Field("structure_status")), "approved"); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("headcount: 1,", "headcount: 2,", "drawn #", "approved #").Replace(text)
	onDisk, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(onDisk)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDeleteReferredRow(t *testing.T) {
	s, _ := copied(t, exampleFile)
	roles := At(s.Bank.Field("roles"))
	var words []string
	for _, r := range s.referrers(roles, 0) {
		words = append(words, r.field.ID+": "+strings.Join(r.names, ", "))
	}
	want := []string{"segments: Дилеры", "directions: Опт",
		"responsibilities: Приём обращений, Звонки и консультации, Квалификация, Активный поиск, Презентация и подбор, Коммерческое предложение, Возражения и переговоры, Договор, Оформление заказа, Контроль оплаты, Передача в доставку, Повторные продажи, Отчётность",
		"departments: Региональный отдел", "indicators: Выручка, Маржа, Звонки и встречи", "decisions: разбор отстающих", "funnels: Опт"}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("referrers (-want +got):\n%s", diff)
	}
	if err := s.DeleteRow(roles, 0); err != nil {
		t.Fatal(err)
	}
	segments := s.Bank.Field("segments")
	if v := s.Value(At(segments).Cell(0, segments.Column("owner_role"))); v.State != answers.Unknown {
		t.Errorf("the owner of a segment after its role went: %+v, want unknown", v)
	}
	if left := s.referrers(roles, 0); len(left) == 0 || left[0].field != segments {
		t.Errorf("the referrers of the next role: %+v", left)
	}
}

// TestRefusedAnswerChangesNothing tries answers that the reading of answer files refuses.
func TestRefusedAnswerChangesNothing(t *testing.T) {
	s, _ := copied(t, exampleFile)
	before := string(s.File.Text())
	roles := s.Bank.Field("roles")
	for name, problem := range map[string]string{
		"percent over 100":   s.AnswerText(At(s.Bank.Field("duplicate_clients_pct")), "150"),
		"percent as a word":  s.AnswerText(At(s.Bank.Field("duplicate_clients_pct")), "много"),
		"exponent":           s.AnswerText(At(s.Bank.Field("duplicate_clients_pct")), "1e1"),
		"fraction of people": s.AnswerText(At(roles).Cell(0, roles.Column("headcount")), "1,5"),
		"nobody in a role":   s.AnswerText(At(roles).Cell(0, roles.Column("headcount")), "0"),
		"far too many":       s.AnswerText(At(s.Bank.Field("client_disputes_q")), "99999999"),
		"name taken away":    s.AnswerText(At(roles).Cell(0, roles.Column("title")), " "),
		"no such option":     s.Problem(s.SetChoice(At(s.Bank.Field("structure_status")), "carved")),
		"no such row":        s.Problem(s.SetNumber(At(roles).Cell(70, roles.Column("headcount")), 1)),
	} {
		if problem == "" {
			t.Errorf("%s: taken", name)
		}
	}
	if diff := cmp.Diff(before, string(s.File.Text())); diff != "" {
		t.Errorf("refused answers changed the file:\n%s", diff)
	}
	if problem := s.AnswerText(At(s.Bank.Field("duplicate_clients_pct")), " 12,5 % "); problem != "" {
		t.Errorf("12,5 %%: %s", problem)
	}
}

func TestPace(t *testing.T) {
	now := fixedClock()
	setting := testSetting(t, filepath.Join(t.TempDir(), "client.yaml"))
	setting.Clock = func() time.Time { return now }
	s, err := setting.Create(t.Context(), Opening{Client: "А", Sellers: 3, Date: now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := s.progress()
	for _, f := range s.Bank.Fields {
		if f.Kind == questionnaire.Choice && s.StateOf(f) == Open {
			now = now.Add(2 * time.Minute)
			if err := s.SetChoice(At(f), f.Options[0].ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	slow := s.progress()
	if start.share != 0 || slow.share <= 0.3 || slow.share >= 1 {
		t.Errorf("share %v, then %v", start.share, slow.share)
	}
	// At two minutes a choice the lists and the matrix that are left take longer than the whole at the usual pace.
	if slow.left < start.left {
		t.Errorf("a slow interview has %v left, at its start %v", slow.left, start.left)
	}
}

// TestAskNextIsShown takes one answer away at a time that others hang on: what is proposed to be asked next can be
// asked, so that a dialogue may go there.
func TestAskNextIsShown(t *testing.T) {
	s, _ := copied(t, filepath.Join("..", "..", "..", "testdata", "clients", "distributor.yaml"))
	asked := 0
	for _, hanging := range s.Bank.Fields {
		if hanging.When == nil {
			continue
		}
		for _, f := range hanging.When.Named() {
			s, _ := copied(t, s.File.Path())
			if err := s.Clear(At(f)); err != nil {
				continue // rows that others name
			}
			for _, n := range s.Assessment().AskNext {
				if asked++; s.StateOf(n.Field) == Hidden {
					t.Errorf("without %s, %s is to be asked next, which is not shown", f.ID, n.Field.ID)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("nothing is to be asked next")
	}
}
