package interview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"salesaudit/questionnaire"
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
				case l.read <- clean(line):
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

// clean makes one line of what was typed or pasted: valid UTF-8 without control characters and spaces around it.
func clean(line string) string {
	line = strings.ToValidUTF8(line, "")
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7F || r == '\uFEFF' || r >= 0x80 && r < 0xA0:
			return -1
		}
		return r
	}, line)
	return strings.TrimSpace(line)
}

// next returns the next line. The error is ErrInterrupted when there is none, or when the program is to stop.
func (l *lines) next() (string, error) {
	select {
	case line, ok := <-l.read:
		if ok {
			return line, nil
		}
		if l.err != nil && !errors.Is(l.err, io.EOF) {
			return "", fmt.Errorf("read the answers: %w", l.err)
		}
		return "", ErrInterrupted
	case <-l.ctx.Done():
		return "", ErrInterrupted
	}
}

// dialogue is the interview line by line, for screen readers and pipes: it prints a question and reads one line.
type dialogue struct {
	s    *Session
	in   *lines
	out  io.Writer
	echo bool                          // show the lines that were read, where no terminal does
	seen map[*questionnaire.Check]bool // contradictions that were shown

	current *questionnaire.Field // that is being asked for
}

// move says where the interview goes after an answer.
type move struct {
	kind  moveKind
	field *questionnaire.Field // of jump
}

type moveKind uint8

const (
	stay moveKind = iota
	forward
	backward
	upward // out of a row, or out of a matrix
	jump
	leave
)

// run asks from the first open field to the end. It returns nil when the person ended the interview, and
// ErrInterrupted when the input did.
func (d *dialogue) run() error {
	d.seen = map[*questionnaire.Check]bool{}
	for _, c := range d.s.assessment.Contradictions {
		d.seen[c.Check] = true
	}
	d.say(lineHelpHint)
	f := d.s.First()
	var question *questionnaire.Question
	for {
		if f == nil {
			m, err := d.finish()
			if err != nil || m.kind == leave {
				return err
			}
			f, question = m.field, nil
			continue
		}
		if f.Question != question {
			question = f.Question
			d.introduce(question)
		}
		d.current = f
		m, err := d.field(f)
		if err != nil {
			return err
		}
		d.current = nil
		d.raised()
		switch m.kind {
		case forward, upward:
			f = d.s.After(f)
		case backward:
			if before := d.s.Before(f); before != nil {
				f = before
			}
		case jump:
			f, question = m.field, nil
		case leave:
			d.printf("\n")
			d.summary()
			return nil
		}
	}
}

// finish shows the summary after the last field and asks where to go from there.
func (d *dialogue) finish() (move, error) {
	d.printf("\n")
	d.summary()
	for {
		line, err := d.prompt(linePromptEnd)
		if err != nil && errors.Is(err, ErrInterrupted) && d.in.ctx.Err() == nil {
			return move{kind: leave}, nil // every question was asked: the end of the input is the end of the interview
		}
		if err != nil || line == "" {
			return move{kind: leave}, err
		}
		if m, handled, err := d.command(line, d.s.Bank.Questions[0]); handled || err != nil {
			if err != nil || m.kind == jump || m.kind == leave {
				return m, err
			}
			if m.kind == backward {
				return move{jump, d.lastField()}, nil
			}
			continue
		}
		d.say(lineNotUnderstood)
	}
}

func (d *dialogue) lastField() *questionnaire.Field {
	fields := d.s.Bank.Fields
	last := fields[len(fields)-1]
	if d.s.StateOf(last) == Hidden {
		return d.s.Before(last)
	}
	return last
}

// introduce prints the head of a question.
func (d *dialogue) introduce(q *questionnaire.Question) {
	p := d.s.Progress()
	lang := d.s.Language
	d.printf("\n%s · %.0f %% · %s\n", d.s.say(sayQuestion, q.Index+1, len(d.s.Bank.Questions)), 100*p.Share, d.s.say(sayLeft, minutes(p.Left)))
	for _, part := range []string{q.Title.In(lang), q.Text.In(lang), q.Ask.In(lang), d.s.provedBy(q)} {
		if part != "" {
			d.printf("%s\n", part)
		}
	}
	for _, c := range d.s.Contradictions(q) {
		d.seen[c.Check] = true
		d.contradiction(c.Check)
	}
}

// provedBy names the sources that prove a question, "" when none is known.
func (s *Session) provedBy(q *questionnaire.Question) string {
	if len(q.Proves) == 0 {
		return ""
	}
	names := make([]string, len(q.Proves))
	for i, each := range q.Proves {
		names[i] = each.Name.In(s.Language)
	}
	return s.say(sayProves, strings.Join(names, "; "))
}

// field asks for one field.
func (d *dialogue) field(f *questionnaire.Field) (move, error) {
	shown := d.s.Shown(f.Question)
	at := 0
	for i, g := range shown {
		if g == f {
			at = i + 1
		}
	}
	d.printf("\n%s (%s)\n", f.Label.In(d.s.Language), d.s.say(sayField, at, len(shown)))
	if help := f.Help.In(d.s.Language); help != "" {
		d.printf("%s\n", help)
	}
	switch f.Kind {
	case questionnaire.List:
		return d.list(At(f))
	case questionnaire.Matrix:
		return d.matrix(f)
	}
	return d.value(At(f))
}

func (d *dialogue) printf(format string, args ...any) { fmt.Fprintf(d.out, format, args...) }

// say prints a sentence on a line of its own.
func (d *dialogue) say(t text, args ...any) { fmt.Fprintln(d.out, d.s.say(t, args...)) }

// prompt asks for one line.
func (d *dialogue) prompt(t text, args ...any) (string, error) {
	d.printf("%s> ", d.s.say(t, args...))
	return d.next()
}

// next reads one line.
func (d *dialogue) next() (string, error) {
	line, err := d.in.next()
	if err != nil || d.echo {
		d.printf("%s\n", line)
	}
	return line, err
}

// taken reports what became of an answer: a problem, a file that cannot be saved, contradictions that it raised.
// It returns whether the answer was taken.
func (d *dialogue) taken(problem string) bool {
	if problem != "" {
		d.printf("%s\n", problem)
		return false
	}
	if err := d.s.File.SaveError(); err != nil {
		d.say(sayNotSavedAs, d.s.why(err))
	}
	d.raised()
	return true
}

// raised prints the contradictions that came up and that the field being asked for cannot settle by itself.
func (d *dialogue) raised() {
	for _, c := range d.s.assessment.Contradictions {
		if !d.seen[c.Check] && !premature(c, d.current) {
			d.seen[c.Check] = true
			d.contradiction(c.Check)
		}
	}
}

func (d *dialogue) contradiction(c *questionnaire.Check) {
	d.printf("! %s\n", c.Says.In(d.s.Language))
	if ask := c.Ask.In(d.s.Language); ask != "" {
		d.printf("  %s\n", d.s.say(sayAskThis, ask))
	}
}
