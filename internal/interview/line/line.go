// Package line is the interview line by line, for screen readers and pipes: it prints a question and reads one line.
// It has the reach of the full screen; both are dialogues over a session.
package line

import (
	"context"
	"errors"
	"fmt"
	"io"

	"salesaudit/internal/interview/session"
	"salesaudit/questionnaire"
)

// dialogue is the interview line by line: it prints a question and reads one line.
type dialogue struct {
	s     *session.Session
	in    *lines
	out   *wrapper
	piped bool // the lines do not come from a terminal: they are shown, and one that cannot be an answer ends the interview

	current *questionnaire.Field // that is being asked for
	asked   string               // what the last prompt asks for, as a path
	typed   string               // the last line that was read
	read    int                  // how many were
	refusal *Refusal             // why no more are read from a pipe
}

// Streams are where the lines come from and where the questions go.
type Streams struct {
	In    io.Reader
	Out   io.Writer
	Width int  // columns that a line may have; 0 for any
	Piped bool // In is no terminal
}

// Run leads an interview to its end: that of s, or, where s is nil, a new one, which the opening creates. It returns
// nil when the person ended the interview, session.ErrInterrupted when the input did, and a Refusal when it came from a
// pipe and does not answer what is asked for.
func Run(ctx context.Context, setting session.Setting, s *session.Session, streams Streams) (*session.Session, error) {
	running, stop := context.WithCancel(ctx)
	defer stop()
	d := &dialogue{s: s, in: readLines(running, streams.In), out: &wrapper{out: streams.Out, width: streams.Width}, piped: streams.Piped}
	if d.s == nil {
		var err error
		if d.s, err = d.create(ctx, setting); err != nil {
			return d.s, err
		}
	}
	d.say(session.SayFileHint, d.s.Path())
	d.print(d.s.StartLines(d.s.Say(lineOwnOnly))...)
	d.say(lineHelpHint)
	return d.s, d.run()
}

// run asks from where the interview stopped to the end.
func (d *dialogue) run() error {
	f := d.s.Begin()
	var question *questionnaire.Question
	for {
		if f == nil {
			m, err := d.finish()
			if err != nil || m.Kind == session.Leave {
				return err
			}
			f, question = m.Field, nil
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
		switch m.Kind {
		case session.Forward, session.Upward:
			f = d.s.Next(f)
		case session.Backward:
			if before := d.s.Previous(f); before != nil {
				f = before
			}
		case session.Jump:
			f, question = m.Field, nil
		case session.Leave:
			d.printf("\n")
			d.print(d.s.SummaryLines()...)
			return nil
		}
	}
}

// finish shows the summary after the last field and asks where to go from there.
func (d *dialogue) finish() (session.Move, error) {
	d.printf("\n")
	d.print(d.s.SummaryLines()...)
	for {
		d.asked = "the end of the interview"
		line, err := d.prompt(linePromptEnd)
		if err != nil && errors.Is(err, session.ErrInterrupted) && d.in.ctx.Err() == nil && !d.piped {
			// Every question was asked: the end of the input is the end of the interview. Of a pipe it may be that a line was left
			// out before, and that the empty one which ends an interview was taken for a field.
			return session.Move{Kind: session.Leave}, nil
		}
		if err == nil && line == "" && d.piped {
			err = d.leftOver()
		}
		if err != nil || line == "" {
			return session.Move{Kind: session.Leave}, err
		}
		m, handled, err := d.command(line, d.s.Bank.Questions[0])
		switch {
		case err != nil || m.Kind == session.Jump || m.Kind == session.Leave:
			return m, err
		case m.Kind == session.Backward:
			return session.Move{Kind: session.Jump, Field: d.s.Previous(nil)}, nil
		case !handled:
			d.refuse(d.s.Say(lineNotUnderstood))
		}
	}
}

// introduce prints the head of a question.
func (d *dialogue) introduce(q *questionnaire.Question) {
	d.printf("\n%s\n", d.s.ProgressLine(q))
	for _, part := range []string{d.s.Text(q.Title), d.s.Text(q.Text), d.s.Ask(q), d.s.ProvedBy(q), d.s.MarkWords(q)} {
		if part != "" {
			d.print(part)
		}
	}
	for _, c := range d.s.Tell(q) {
		d.contradiction(c)
	}
}

// field asks for one field.
func (d *dialogue) field(f *questionnaire.Field) (session.Move, error) {
	d.printf("\n%s (%s)\n", d.s.Text(f.Label), d.s.FieldLine(f))
	if help := d.s.Help(f); help != "" {
		d.print(help)
	}
	switch f.Kind {
	case questionnaire.List:
		return d.list(session.At(f))
	case questionnaire.Matrix:
		return d.matrix(f)
	}
	return d.value(session.At(f))
}

// print prints lines.
func (d *dialogue) print(lines ...string) {
	for _, line := range lines {
		fmt.Fprintln(d.out, line)
	}
}

func (d *dialogue) printf(format string, args ...any) { fmt.Fprintf(d.out, format, args...) }

// say prints a sentence on a line of its own.
func (d *dialogue) say(t questionnaire.Text, args ...any) { fmt.Fprintln(d.out, d.s.Say(t, args...)) }

// prompt asks for one line.
func (d *dialogue) prompt(t questionnaire.Text, args ...any) (string, error) {
	return d.ask(d.s.Say(t, args...))
}

// ask asks for one line.
func (d *dialogue) ask(prompt string) (string, error) {
	d.printf("%s> ", prompt)
	return d.next()
}

// next reads one line.
func (d *dialogue) next() (string, error) {
	if err := d.out.Flush(); err != nil {
		return "", err
	}
	if d.refusal != nil {
		d.printf("\n")
		return "", d.refusal
	}
	line, err := d.in.next()
	if err == nil {
		d.typed, d.read = line, d.read+1
	}
	if err != nil || d.piped {
		d.printf("%s\n", line)
	}
	return line, err
}

// taken reports what became of an answer: a problem, a file that cannot be saved, contradictions that it raised.
// It returns whether the answer was taken.
func (d *dialogue) taken(problem string) bool {
	if problem != "" {
		d.refuse(problem)
		return false
	}
	if err := d.s.File.SaveError(); err != nil {
		d.say(sayNotSavedAs, session.Why(d.s.Language, err))
	}
	d.raised()
	return true
}

// raised prints the contradictions that came up and that the field being asked for cannot settle by itself.
func (d *dialogue) raised() {
	for _, c := range d.s.Raised(d.current) {
		d.contradiction(c)
	}
}

func (d *dialogue) contradiction(c *questionnaire.Check) {
	d.print("! " + d.s.Text(c.Says))
	for _, line := range d.s.BasisLines(c) {
		d.print("  " + line)
	}
	if ask := d.s.AskWords(c); ask != "" {
		d.print("  " + ask)
	}
}
