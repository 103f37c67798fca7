package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/bankfile"
)

// The exit codes, which other programs rely on.
const (
	exitDone        = 0
	exitFailed      = 1   // nothing usable came out
	exitUsage       = 2   // wrong usage
	exitRejected    = 3   // done, but some inputs were rejected, or validate and lint found errors
	exitThreshold   = 4   // a threshold that was asked for is not met
	exitInterrupted = 130 // interrupted; what was answered is saved
)

// exitError ends the program with a code. Its err is printed unless it is nil: then everything was said already.
type exitError struct {
	code int
	err  error
	hint string // what to try next; may be empty
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// failed makes an error that ends the program with exit code 1.
func failed(err error, hint string) error {
	if err == nil {
		return nil
	}
	return &exitError{exitFailed, err, hint}
}

// usage makes an error that ends the program with exit code 2.
func usage(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// program is one run of salesaudit: where it reads and writes, and the flags that all commands share.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	bankPath string
	lang     string
	quiet    bool
	all      bool
	noColor  bool
}

// run is the program: it carries out one command line and returns the exit code.
//
// Ctrl-C, SIGTERM and SIGHUP end the context of the command, which everything that reads or computes has from here.
// What cannot be called back, as a read from a dead network drive, does not hold the program: it ends without it. Files
// are written whole or not at all, so nothing is lost with what was under way.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, stopSignals()...)
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	ended := make(chan int, 1)
	go func() { ended <- p.execute(ctx, args) }()
	select {
	case code := <-ended:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-ended:
		return code
	case <-time.After(patience):
		fmt.Fprintln(stderr, "salesaudit: interrupted")
		return exitInterrupted
	}
}

// patience is how long a command may take to end in order once it is interrupted: all is to be over within a second.
const patience = 700 * time.Millisecond

// stopSignals returns the signals that interrupt the program: that of Ctrl-C, the one by which a cluster ends a job,
// and that of a terminal which is closed. The latter stays ignored under nohup, which is there for it.
func stopSignals() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// execute carries out one command line, prints its error and returns the exit code.
func (p *program) execute(ctx context.Context, args []string) int {
	help := &watched{to: p.stdout}
	root := newRoot(p, help)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if help.err != nil {
		err = failed(help.err, "")
	}
	if err == nil {
		return exitDone
	}
	var exit *exitError
	switch {
	case errors.As(err, &exit) && exit.code == exitInterrupted:
	case errors.Is(err, context.Canceled):
		exit = &exitError{code: exitInterrupted, err: errors.New("interrupted")}
	case exit == nil:
		exit = &exitError{exitUsage, err, "`salesaudit --help` lists the commands"}
	}
	if exit.err != nil {
		p.printError(exit)
	}
	return exit.code
}

// printError prints an error, its findings with their lines, and the hint.
func (p *program) printError(e *exitError) {
	var ds source.Diagnostics
	if errors.As(e.err, &ds) {
		source.Print(p.stderr, ds.First(p.mostFindings()))
	} else {
		fmt.Fprintf(p.stderr, "salesaudit: %s\n", source.Visible(e.err.Error()))
	}
	if e.hint != "" {
		fmt.Fprintf(p.stderr, "hint: %s\n", e.hint)
	}
}

// newRoot returns the command of which all others are a part; what cobra prints goes to help.
func newRoot(p *program, help io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "salesaudit",
		Short: "Audit a sales department: interview, score, gap report, plan",
		Long: `salesaudit walks a consultant through the 14 questions of Block 9, «Порядок работы отдела продаж с клиентами»,
scores the answers for structure, duplication of functions and automation, and writes a gap report with a plan.
It works offline: a client's answers never leave the machine.`,
		Example: `  salesaudit interview romashka.yaml
  salesaudit score romashka.yaml
  salesaudit report romashka.yaml -o gap.pdf`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	showVersion := root.Flags().Bool("version", false, "print the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *showVersion {
			return p.printVersion()
		}
		return cmd.Help()
	}
	root.SetIn(p.stdin)
	root.SetOut(help)
	root.SetErr(p.stderr)
	flags := root.PersistentFlags()
	flags.StringVar(&p.bankPath, "bank", "", "bank `PATH`: a file or a folder (default: the embedded Block 9)")
	flags.StringVar(&p.lang, "lang", "", "language of what the client and the consultant read: ru or en (default: the environment's, else ru)")
	flags.BoolVar(&p.quiet, "quiet", false, "print results and errors only")
	flags.BoolVar(&p.all, "all", false, "print all that is wrong in a file, not the first 20 findings")
	flags.BoolVar(&p.noColor, "no-color", false, "no colours, as with NO_COLOR in the environment")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if p.lang != "" && p.lang != "ru" && p.lang != "en" {
			return usage("", "--lang is %q, expected ru or en", p.lang)
		}
		return nil
	}
	root.AddCommand(
		newInterviewCommand(p),
		newScoreCommand(p),
		newReportCommand(p),
		newRescoreCommand(p),
		newPlanCommand(p),
		newValidateCommand(p),
		newBankCommand(p),
		newVersionCommand(p),
	)
	root.SetHelpCommand(newHelpCommand(root))
	root.InitDefaultCompletionCmd()
	explainUsage(root)
	return root
}

// language returns the language of what the client and the consultant read.
func (p *program) language() questionnaire.Language {
	if p.lang != "" {
		return questionnaire.Language(p.lang)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return questionnaire.English
			}
			break
		}
	}
	return questionnaire.Russian
}

// bank loads the bank that was asked for, and prints its warnings.
func (p *program) bank() (*questionnaire.Bank, error) {
	if p.bankPath == "" {
		b, err := bankfile.Embedded()
		return b, failed(err, "")
	}
	b, warnings, err := bankfile.Load(p.bankPath)
	if err != nil {
		return nil, failed(err, "")
	}
	p.warn(warnings)
	return b, nil
}

// mostFindings returns how many findings of one file are printed, 0 for all: a file of another kind has hundreds, and
// the first say why.
func (p *program) mostFindings() int {
	if p.all {
		return 0
	}
	return 20
}

// warn prints findings on standard error unless --quiet.
func (p *program) warn(ds source.Diagnostics) {
	if !p.quiet && len(ds) > 0 {
		source.Print(p.stderr, ds.First(p.mostFindings()))
	}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored reports whether standard output takes colours.
func (p *program) colored() bool {
	return !p.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(p.stdout)
}

// width returns the columns of the terminal on standard output, 100 where there is none.
func (p *program) width() int {
	if f, ok := p.stdout.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 100
}

// printed resolves --format of a command that prints: a table on a terminal, JSON for programs.
func (p *program) printed(format string, valid ...string) (string, error) {
	if format == "" {
		if isTerminal(p.stdout) {
			return valid[0], nil
		}
		return "json", nil
	}
	for _, v := range valid {
		if format == v {
			return format, nil
		}
	}
	return "", usage(nearestOr(format, valid, ""), "--format is %q, expected one of %s", format, strings.Join(valid, ", "))
}
