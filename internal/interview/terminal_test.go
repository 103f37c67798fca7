//go:build !windows

package interview

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
	"salesaudit/questionnaire/banktest"
)

// asProgram tells the test binary to be the interview itself, with the file that it names; inLines, line by line.
const (
	asProgram = "INTERVIEW_FILE"
	inLines   = "INTERVIEW_LINES"
)

func TestMain(m *testing.M) {
	path := os.Getenv(asProgram)
	if path == "" {
		os.Exit(m.Run())
	}
	bank, err := bankfile.Embedded()
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGHUP)
		defer stop()
		err = Interview{Bank: bank, Language: questionnaire.Russian, Clock: time.Now, Path: path, In: os.Stdin, Out: os.Stdout, Lines: os.Getenv(inLines) != ""}.Run(ctx)
	}
	fmt.Println("end:", err)
	os.Exit(0)
}

// terminal is a real terminal of tmux in which the interview runs.
type terminal struct {
	t      *testing.T
	socket string
}

func (tm *terminal) tmux(args ...string) string {
	tm.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-u", "-S", tm.socket, "-f", os.DevNull}, args...)...).CombinedOutput()
	if err != nil {
		tm.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (tm *terminal) keys(names ...string) {
	tm.tmux(append([]string{"send-keys", "-t", "i"}, names...)...)
}
func (tm *terminal) typed(text string) { tm.tmux("send-keys", "-t", "i", "-l", text) }
func (tm *terminal) screen() string    { return tm.tmux("capture-pane", "-t", "i", "-p") }

// pid is that of the program in the terminal.
func (tm *terminal) pid() int {
	tm.t.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(tm.tmux("display-message", "-t", "i", "-p", "#{pane_pid}")))
	if err != nil {
		tm.t.Fatal(err)
	}
	return pid
}

// patience is how long a slow machine may take to draw.
const patience = 20 * time.Second

// see waits until the screen shows a text.
func (tm *terminal) see(text string) {
	tm.t.Helper()
	for deadline := time.Now().Add(patience); !strings.Contains(tm.screen(), text); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(deadline) {
			tm.t.Fatalf("%q does not come up; the screen shows:\n%s", text, tm.screen())
		}
	}
}

// ended waits until the program in the terminal is gone, and returns all that it left on the screen, wrapped lines
// joined.
func (tm *terminal) ended() string {
	tm.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
		if strings.TrimSpace(tm.tmux("display-message", "-t", "i", "-p", "#{pane_dead}")) == "1" {
			return tm.tmux("capture-pane", "-t", "i", "-p", "-J", "-S", "-50")
		}
		if time.Now().After(deadline) {
			tm.t.Fatalf("the program does not end; the screen shows:\n%s", tm.screen())
		}
	}
}

// TestInATerminal answers in a real terminal, goes back from an invalid field, kills the program, resumes, and
// finds the same file. Ctrl-C and SIGTERM end it in order.
func TestInATerminal(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: the interview in a real terminal is not tested")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "client.yaml")
	tm := &terminal{t, filepath.Join(folder, "s")}
	start := fmt.Sprintf("exec env LC_ALL=C.UTF-8 TERM=screen %s='%s' '%s'", asProgram, path, os.Args[0])
	tm.tmux("new-session", "-d", "-s", "i", "-x", "80", "-y", "24")
	t.Cleanup(func() { exec.Command("tmux", "-S", tm.socket, "kill-server").Run() })
	tm.tmux("set-option", "-g", "remain-on-exit", "on")
	tm.tmux("respawn-pane", "-k", "-t", "i", start)

	tm.see("Новое интервью")
	tm.keys("Enter")
	tm.typed("ООО «Ромашка»")
	tm.keys("Enter")
	tm.typed("12")
	tm.keys("Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
	tm.see("вопрос 1 из 14")
	tm.typed("31")
	tm.keys("Enter")
	tm.see("Группы клиентов")
	tm.typed("+Дилеры")
	tm.keys("Enter")
	tm.see("Дилеры ›")
	tm.keys("Escape")
	tm.see("без ответа: 5")

	tm.keys("F2")
	tm.see("Обзор")
	tm.typed("7")
	tm.keys("Enter")
	tm.see("7. Дублирование функций")
	tm.typed("1")
	tm.see("поле 2 из 4")
	tm.typed("2")
	tm.see("поле 3 из 4")
	tm.typed("150")
	tm.keys("Enter")
	tm.see("от 0 до 100")
	tm.keys("BSpace", "BSpace", "BSpace", "BTab") // what cannot be an answer keeps the focus until it is gone
	tm.see("поле 2 из 4")

	killTree(t, tm.pid())
	tm.ended()
	killed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheet, found := answers.Load(path, banktest.Block9(t))
	if sheet == nil {
		t.Fatal(found)
	}
	got := map[string]string{"channels": strings.Join(sheet.Value(sheet.Bank.Field("channels")).Texts, " "),
		"claim": sheet.Value(sheet.Bank.Field("duplication_claim")).Text, "check": sheet.Value(sheet.Bank.Field("duplication_check")).Text}
	want := map[string]string{"channels": "inbound_phone email", "claim": "not_excluded", "check": "on_complaint"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the file of the killed program (-want +got):\n%s", diff)
	}

	tm.tmux("respawn-pane", "-k", "-t", "i", start)
	tm.see("Группы клиентов") // before the jump ahead: what was answered there is said
	tm.see("Дальше уже есть ответы: вопрос 7.")
	tm.keys("C-c")
	if left := tm.ended(); !strings.Contains(left, "Интервью сохранено. Продолжить: salesaudit interview "+path) || !strings.Contains(left, "end: interrupted") {
		t.Errorf("the terminal does not say how to go on:\n%s", left)
	}
	resumed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(killed), string(resumed)); diff != "" {
		t.Errorf("resuming changed the file:\n%s", diff)
	}

	tm.tmux("respawn-pane", "-k", "-t", "i", start)
	tm.see("Группы клиентов")
	tm.keys("F2")
	tm.typed("7")
	tm.keys("Enter")
	tm.see("Доля дублей")
	tm.tmux("resize-window", "-t", "i", "-x", "60", "-y", "20")
	tm.see("ещё ≈")
	tm.typed("12,,5")
	tm.see("12,,5")
	if err := syscall.Kill(tm.pid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if left := tm.ended(); !strings.Contains(left, "Продолжить: salesaudit interview "+path) || !strings.Contains(left, "end: interrupted: набранное не сохранено: Нужно число от 0 до 100") {
		t.Errorf("after SIGTERM the terminal does not say how to go on, and what is lost:\n%s", left)
	}

	tm.tmux("respawn-pane", "-k", "-t", "i", start)
	tm.see("Группы клиентов")
	tm.keys("F2")
	tm.typed("7")
	tm.keys("Enter")
	tm.see("Доля дублей")
	tm.typed("12")
	tm.see("> 12")
	tm.tmux("kill-server") // the window is closed
	for deadline := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
		if closed, _ := os.ReadFile(path); strings.Contains(string(closed), "duplicate_clients_pct: 12") {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("the number that was typed when the window was closed is not saved:\n%s", closed)
		}
	}
}

// killTree kills a process of this test and, where a shell is between, its child.
func killTree(t *testing.T, pid int) {
	t.Helper()
	children, _ := exec.Command("pgrep", "-P", strconv.Itoa(pid)).Output()
	for child := range strings.FieldsSeq(string(children)) {
		if n, err := strconv.Atoi(child); err == nil {
			syscall.Kill(n, syscall.SIGKILL)
		}
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
		t.Fatal(err)
	}
}
