package line

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// lines reads the lines of one input, in one place: a second reader on the same pipe would lose what the first
// has read ahead.
type lines struct {
	ctx  context.Context
	read chan string
	err  error // why read was closed
}

func readLines(ctx context.Context, in io.Reader) *lines {
	l := &lines{ctx: ctx, read: make(chan string)}
	go func() {
		defer close(l.read)
		buffered := bufio.NewReader(in)
		for {
			line, err := buffered.ReadString('\n')
			if line != "" {
				select {
				case l.read <- clean.Typed(line):
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				l.err = err
				return
			}
		}
	}()
	return l
}

// next returns the next line. The error is session.ErrInterrupted when there is none, or when the program is to stop.
func (l *lines) next() (string, error) {
	select {
	case line, ok := <-l.read:
		if ok {
			return line, nil
		}
		if l.err != nil && !errors.Is(l.err, io.EOF) {
			return "", fmt.Errorf("read the answers: %w", l.err)
		}
		return "", session.ErrInterrupted
	case <-l.ctx.Done():
		return "", session.ErrInterrupted
	}
}

// longestWait is how long a line may take that is in a pipe already; a program that keeps its pipe open is not waited for.
const longestWait = 200 * time.Millisecond

// waiting returns the next line where there is one already.
func (l *lines) waiting() (string, bool) {
	select {
	case line, ok := <-l.read:
		return line, ok
	case <-time.After(longestWait):
		return "", false
	}
}
