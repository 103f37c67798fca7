package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/clean"
	"salesaudit/internal/interview"
	"salesaudit/internal/source"
)

func newInterviewCommand(p *program) *cobra.Command {
	var accessible bool
	var minutes int
	cmd := &cobra.Command{
		Use:   "interview [FILE]",
		Short: "Walk through the questions with a client",
		Long: `Walk through the questions of the bank. FILE is created, or resumed where it stopped; without FILE the
interviews of the folder are offered, and a new one is named after the client and the date. Every answer is saved at once, so the interview can be stopped at any
time. With --minutes the questions come in the order that brings most points on the score a minute, each after what it
needs, until the time is over. With --accessible, with ACCESSIBLE in the environment, or without a terminal the interview goes line by line:
for screen readers, and for answers from a pipe, of which the first line that cannot be the answer to its field ends it;
a pipe ends an interview by an empty line behind the last answer and without FILE starts no second interview with one client on one day. The exit code is 130 when it stopped before its end.`,
		Example: `  salesaudit interview
  salesaudit interview romashka.yaml
  salesaudit interview romashka.yaml --minutes 30
  salesaudit interview romashka.yaml --accessible
  salesaudit interview romashka.yaml --accessible < answers.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("minutes") && (minutes < 1 || minutes > interview.LongestAgenda) {
				return usage("for example --minutes 30", "--minutes is %d, expected 1 to %d", minutes, interview.LongestAgenda)
			}
			bank, err := p.bank()
			if err != nil {
				return err
			}
			run := interview.Interview{
				Bank:     bank,
				Language: p.language(),
				Chosen:   p.lang != "",
				Clock:    time.Now,
				Minutes:  minutes,
				In:       p.stdin,
				Out:      p.stdout,
				Lines:    accessible || accessibleAsked() || os.Getenv("TERM") == "dumb" || !isTerminal(p.stdin) || !isTerminal(p.stdout),
				Piped:    !isTerminal(p.stdin),
				Width:    p.lineWidth(),
				Color:    p.colored(),
				Flags:    p.repeatedFlags(),
				Warning:  p.warn,
			}
			if accessible {
				run.Again = []string{"--accessible"}
			}
			if len(args) == 1 {
				run.Path = args[0]
			}
			return interviewed(cmd.Context(), run)
		},
	}
	cmd.Flags().BoolVar(&accessible, "accessible", false, "line by line, for screen readers and pipes; as with ACCESSIBLE=1 in the environment")
	cmd.Flags().IntVar(&minutes, "minutes", 0, "an agenda for so many `MINUTES`: what most points hang on first, and at the end what to send later")
	return cmd
}

// interviewed leads an interview and gives its errors their exit codes and hints.
func interviewed(ctx context.Context, run interview.Interview) error {
	err := run.Run(ctx)
	var found source.Diagnostics
	var taken *interview.TakenError
	switch {
	case errors.As(err, &taken):
		return failed(err, fmt.Sprintf("name the file: `salesaudit interview %s` goes on with it, any other name starts a second one", clean.Visible(taken.Path)))
	case errors.As(err, new(*interview.Lost)):
		return &exitError{code: exitInterrupted, err: err}
	case errors.Is(err, interview.ErrInterrupted):
		return &exitError{code: exitInterrupted}
	case errors.Is(err, answerfile.ErrBusy):
		return failed(err, "close the other interview, or answer in a file of your own and make one of both with `salesaudit merge`")
	case errors.Is(err, answerfile.ErrReadOnly):
		return failed(err, "allow writing it, or go on with a copy")
	case errors.As(err, &found):
		return failed(err, "mend the file, or start another one")
	}
	return failed(err, "")
}

// accessibleAsked reports whether the environment asks for line by line.
func accessibleAsked() bool {
	asked := os.Getenv("ACCESSIBLE")
	return asked != "" && asked != "0"
}

// repeatedFlags returns the flags that a later command on the same file has to repeat.
func (p *program) repeatedFlags() []string {
	var out []string
	if p.bankPath != "" {
		out = append(out, "--bank", p.bankPath)
	}
	if p.lang != "" {
		out = append(out, "--lang", p.lang)
	}
	return out
}
