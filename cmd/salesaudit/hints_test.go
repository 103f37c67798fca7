package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedCommand is a command of the program that a message names: `salesaudit merge`.
var namedCommand = regexp.MustCompile("`salesaudit ([a-z]+)[^`\n]*`")

// TestHintsNameCommands looks into all messages of the program: each command that one names is there.
func TestHintsNameCommands(t *testing.T) {
	root := newRoot(&program{}, io.Discard)
	commands := map[string]bool{}
	for _, c := range root.Commands() {
		commands[c.Name()] = true
	}
	found := 0
	for _, pattern := range []string{"*.go", "../../internal/*/*.go", "../../internal/*/*/*.go", "../../questionnaire/*/*.go", "../../reports/*/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, m := range namedCommand.FindAllStringSubmatch(string(text), -1) {
				found++
				if !commands[m[1]] {
					t.Errorf("%s names %s, which is no command", file, m[0])
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d commands are named", found)
	}
}
