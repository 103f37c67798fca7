package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
)

// explainUsage gives the errors of cobra and pflag about the command lines of a command, and of those below it, a hint:
// what was expected, or the nearest valid name.
func explainUsage(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(wrongFlag)
	for _, sub := range cmd.Commands() {
		explainUsage(sub)
	}
	switch {
	case cmd.HasSubCommands():
		if cmd.RunE == nil {
			cmd.RunE = showHelp
		}
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongCommand(cmd, args[0])
			}
			return nil
		}
	case cmd.Args != nil:
		check := cmd.Args
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if check(cmd, args) == nil {
				return nil
			}
			return wrongArguments(cmd, args)
		}
	}
}

func showHelp(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// newHelpCommand returns the help command. It is cobra's, except that an unknown command is an error: cobra's prints the
// help of salesaudit instead.
func newHelpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 && cmd.HasSubCommands() {
				return wrongCommand(cmd, rest[0])
			}
			return cmd.Help()
		},
	}
}

// wrongCommand returns the error for a name that is not a command under another one.
func wrongCommand(under *cobra.Command, name string) error {
	var valid []string
	for _, c := range under.Commands() {
		if c.IsAvailableCommand() {
			valid = append(valid, c.Name())
		}
	}
	return usage(nearestOr(name, valid, "`"+under.CommandPath()+" --help` lists the commands"), "unknown command %q for %q", name, under.CommandPath())
}

// wrongArguments returns the error for too many or too few arguments.
func wrongArguments(cmd *cobra.Command, args []string) error {
	expected := strings.TrimSpace(strings.TrimPrefix(cmd.Use, cmd.Name()))
	if expected == "" {
		expected = "none"
	}
	found := "no argument"
	switch {
	case len(args) == 1:
		found = fmt.Sprintf("the argument %q", args[0])
	case len(args) > 1:
		found = fmt.Sprintf("%d arguments", len(args))
	}
	name := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
	return usage("`"+cmd.CommandPath()+" --help` shows examples", "%s: found %s, expected %s", name, found, expected)
}

// wrongFlag returns the error for what pflag found wrong with a flag. Behind a mistyped command no flag is known, and the
// command is what went wrong.
func wrongFlag(cmd *cobra.Command, err error) error {
	if cmd.HasSubCommands() && cmd.Flags().NArg() > 0 {
		return wrongCommand(cmd, cmd.Flags().Arg(0))
	}
	help := "`" + cmd.CommandPath() + " --help` lists the flags"
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		var valid []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { valid = append(valid, "--"+f.Name) })
		return usage(nearestOr("--"+unknown.GetSpecifiedName(), valid, help), "%w", err)
	case errors.As(err, &invalid):
		hint := ""
		if invalid.GetFlag().Value.Type() == dateType {
			_, hint = answers.ParseDate(invalid.GetValue())
		}
		return usage(hint, "--%s is %q, expected %s", invalid.GetFlag().Name, invalid.GetValue(), valueOf(invalid.GetFlag()))
	case errors.As(err, &missing):
		return usage("expected "+valueOf(missing.GetFlag())+" after it", "%w", err)
	}
	return usage(help, "%w", err)
}

// valueOf describes the value that a flag takes.
func valueOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "int":
		return "a whole number"
	case dateType:
		return "a date such as 2026-12-01"
	case "float64":
		return "a number"
	}
	return "a value"
}

// nearestOr returns a hint with the valid name nearest to name, or another hint when none is near.
func nearestOr(name string, valid []string, otherwise string) string {
	if near := source.Nearest(name, valid); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}
