package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the version of the program; a release sets it with -ldflags "-X main.version=…".
var version = "0.1.0-dev"

func newVersionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of Go",
		Example: "  salesaudit version",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return p.printVersion() },
	}
}

// printVersion prints the versions of the program and of Go on one line.
func (p *program) printVersion() error {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " (" + s.Value[:min(12, len(s.Value))] + ")"
			}
		}
	}
	_, err := fmt.Fprintf(p.stdout, "salesaudit %s%s, %s, %s/%s\n", version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return failed(err, "")
}
