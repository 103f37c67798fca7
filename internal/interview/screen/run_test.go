package screen

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"salesaudit/internal/interview/interviewtest"
	"salesaudit/internal/interview/session"
)

// TestRun sends letters in one piece, as fast typing and slow lines do, and then ends the input: each letter is a key
// of its own, and the program ends.
func TestRun(t *testing.T) {
	s := interviewtest.Start(t)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	in, keyboard := io.Pipe()
	go func() {
		defer keyboard.Close()
		io.WriteString(keyboard, "31\r+Дилеры\r")
		for ctx.Err() == nil { // until it is answered
			if text, _ := os.ReadFile(s.File.Path()); strings.Contains(string(text), "Дилеры") {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if _, err := Run(ctx, s.Setting, s, in, io.Discard, false); err != session.ErrInterrupted || ctx.Err() != nil {
		t.Errorf("the end of the input: %v, %v", err, ctx.Err())
	}
	for field, want := range map[string]string{"channels": "Входящие звонки, почта", "segments": "Дилеры"} {
		if got := s.Show(session.At(s.Bank.Field(field))); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}

// TestRunStopped ends the program by its context, as a signal does.
func TestRunStopped(t *testing.T) {
	s := interviewtest.Start(t)
	ctx, stop := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer stop()
	in, out := io.Pipe() // nobody types
	defer out.Close()
	if _, err := Run(ctx, s.Setting, s, in, io.Discard, true); err != session.ErrInterrupted {
		t.Errorf("the end of the context: %v", err)
	}
}

// TestClosed ends the context of the run, as a signal or a closed window does, while something is typed and not confirmed:
// what is valid is saved, and what is not is told.
func TestClosed(t *testing.T) {
	for _, test := range []struct{ field, before, typed, want, lost string }{
		{"first_reply_minutes", "", "71", "first_reply_minutes: 71", ""},
		{"first_reply_minutes", "", "7,,51", "", "набранное не сохранено: Нужно целое число"},
		{"channels", "", "2", "channels: [", ""},
		{"channels", "", "1", "channels: [", ""}, // and may go on with another digit
		{"segments", "+", "Дилеры", "name: Дилеры", ""},
		{"segments", "+", "Дилеры\nЛавки", "", "набранное не сохранено: Вставленные строки (2)"},
		{"structure_status", "f4", "Видел схему", "Видел схему", ""},
		{"structure_status", "f3 1 2", "Приказ", "ref: Приказ", ""},
		{"structure_status", "f3 1 1", "", "", "Назовите документ"},
		{"structure_status", "f10 w enter", "Наш вывод", "conclusion: Наш вывод", ""},
		{"structure_status", "c", " и сын", "Ромашка» и сын", ""},
	} {
		t.Run(test.field+" "+test.before+test.typed, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			setting := interviewtest.Setting(t, interviewtest.Start(t).File.Path()+"2")
			s, err := setting.Create(ctx, session.Opening{Client: "ООО «Ромашка»", Sellers: 12, Date: setting.Today()})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			sc := newScreen(ctx, setting, false)
			sc.begin(s)
			sc.at(test.field)
			sc.press(strings.Fields(test.before)...)
			if strings.Contains(test.typed, "\n") {
				sc.press("esc")
				sc.Update(tea.PasteMsg{Content: test.typed})
			} else {
				sc.write(test.typed)
			}
			stop()
			err = sc.closed(t.Context())
			onDisk, _ := os.ReadFile(s.File.Path())
			if !errors.Is(err, session.ErrInterrupted) || !strings.Contains(err.Error(), test.lost) || (test.lost == "") != (err == session.ErrInterrupted) {
				t.Errorf("the end is %v, want %q in it", err, test.lost)
			}
			if !strings.Contains(string(onDisk), test.want) {
				t.Errorf("%q is not saved:\n%s", test.want, onDisk)
			}
		})
	}
}

// TestFailed saves what was typed where the program itself breaks off, and says what is lost.
func TestFailed(t *testing.T) {
	broken := errors.New("broken")
	sc := exampleScreen(t)
	sc.press("f4")
	sc.write("Видел схему")
	if err := sc.failed(t.Context(), broken); !errors.Is(err, broken) || errors.Is(err, session.ErrInterrupted) || strings.Contains(err.Error(), ";") {
		t.Errorf("the end is %v", err)
	}
	if onDisk, _ := os.ReadFile(sc.s.File.Path()); !strings.Contains(string(onDisk), "Видел схему") {
		t.Errorf("the note is not saved:\n%s", onDisk)
	}
	sc.at("first_reply_minutes")
	sc.write(",,7")
	if err := sc.failed(t.Context(), broken); !errors.Is(err, broken) || !strings.Contains(err.Error(), "набранное не сохранено") {
		t.Errorf("the end is %v", err)
	}
}

// TestClosedCard starts the interview of a card that a signal ends, where there is enough for one.
func TestClosedCard(t *testing.T) {
	sc := startIn(t)
	if err := sc.closed(t.Context()); err != session.ErrInterrupted || sc.s != nil {
		t.Errorf("an empty card: %v", err)
	}
	sc.press("1")
	sc.write("ООО «Ромашка»")
	if err := sc.closed(t.Context()); sc.s != nil || !strings.Contains(err.Error(), "число продавцов") {
		t.Errorf("half a card: %v", err)
	}
	sc.press("enter", "1", "2")
	if err := sc.closed(t.Context()); err != session.ErrInterrupted || sc.s == nil || sc.s.Path() != "romashka-2026-11-23.yaml" {
		t.Errorf("a card that is enough: %v", err)
	}
}
