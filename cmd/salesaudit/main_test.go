package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(testsOf{m}, map[string]func(){
		"salesaudit": func() {
			tuneMemory()
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// testsOf are the tests, after which the built program goes.
type testsOf struct{ *testing.M }

func (m testsOf) Run() int {
	defer func() { os.RemoveAll(builtFolder) }()
	return m.M.Run()
}

// built returns the path of the program as a user has it, without the tests in it. It is built once for all tests.
func built(t *testing.T) string {
	t.Helper()
	path, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	builtFolder string
	buildOnce   = sync.OnceValues(func() (path string, err error) {
		if builtFolder, err = os.MkdirTemp("", "salesaudit"); err != nil {
			return "", err
		}
		path = filepath.Join(builtFolder, "salesaudit")
		if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
			return "", fmt.Errorf("go build: %w\n%s", err, out)
		}
		return path, nil
	})
)

// TestScripts runs the commands as a person would: each file under testdata/script is one behavior, named for it.
// The sample clients and banks are at $SAMPLES. With -short only those run in which goroutines work side by side: the
// race detector, which takes ten times as long, has nothing to see in the others.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	pattern := "testdata/script/*.txtar"
	if testing.Short() {
		pattern = "testdata/script/rescore*.txtar"
	}
	scripts, err := filepath.Glob(pattern)
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts", err)
	}
	testscript.Run(t, testscript.Params{
		Files:               scripts,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			env.Setenv("LANG", "ru_RU.UTF-8")
			env.Setenv("COLUMNS", "1000") // sentences are looked for whole
			return nil
		},
	})
}

// exits is the command `exits CODE COMMAND...` of scripts: it runs a command that must end with this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want, err := strconv.Atoi(args[0]); err != nil || code != want {
		ts.Fatalf("the exit code is %d, want %s", code, args[0])
	}
}
