package screen

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"

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
