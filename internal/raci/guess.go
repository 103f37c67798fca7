package raci

import (
	"fmt"
	"strconv"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/source"
)

// Guess is what a label of a table is taken for.
type Guess struct {
	Label
	Role  bool
	ID    string // "" for nothing; NewRole for a role to be added
	Sure  bool   // it is called so, or somebody said it
	Other []Choice
}

// Guesses are what the labels of a table are taken for, until a person says otherwise.
type Guesses struct {
	table            *Table
	functions, roles []*Guess
}

// Guess proposes what the labels of a table mean for the client of a sheet.
func (t *Table) Guess(sheet *answers.Sheet) *Guesses {
	matrix := sheet.Bank.Matrix()
	g := &Guesses{table: t}
	guess := func(labels []Label, choices []Choice, role bool) (out []*Guess) {
		for _, l := range labels {
			one := &Guess{Label: l, Role: role, Other: choices}
			one.Place = t.place(l.Place)
			one.ID, one.Sure = propose(l.Text, choices)
			out = append(out, one)
		}
		return out
	}
	g.functions = guess(t.Functions, Functions(matrix), false)
	g.roles = guess(t.Roles, Roles(sheet, matrix), true)
	return g
}

// All returns the guesses, functions first.
func (g *Guesses) All() []*Guess { return append(append([]*Guess{}, g.functions...), g.roles...) }

// Say takes what a person says of a label: LABEL=ID, LABEL=+ for a new role, LABEL=- to leave it out. The error names what
// is near where the table has no such label, or the client no such id.
func (g *Guesses) Say(said string) error {
	label, id, ok := cut(said)
	if !ok {
		return fmt.Errorf("%q: expected NAME=ID, with the name of a row or a column of the matrix", said)
	}
	var labels []string
	var named []*Guess
	for _, guess := range g.All() {
		labels = append(labels, guess.Text)
		if strings.EqualFold(guess.Text, label) {
			named = append(named, guess)
		}
	}
	if len(named) == 0 {
		return fmt.Errorf("%q: the matrix has no row or column %q%s", said, label, near(label, labels))
	}
	var err error
	for _, guess := range named {
		if err = guess.Say(id); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%q: %w", said, err)
}

// cut parts NAME=ID at the last =, as a name may have one and an id has none.
func cut(said string) (label, id string, ok bool) {
	i := strings.LastIndexByte(said, '=')
	if i < 0 {
		return "", "", false
	}
	return strings.TrimSpace(said[:i]), strings.TrimSpace(said[i+1:]), true
}

// Say takes what a person says of one label: an id, a name, + or -.
func (g *Guess) Say(said string) error {
	switch {
	case said == "-":
		g.ID, g.Sure = "", true
		return nil
	case said == NewRole && g.Role:
		g.ID, g.Sure = NewRole, true
		return nil
	}
	var valid []string
	for _, c := range g.Other {
		for _, name := range c.called() {
			if name != "" && strings.EqualFold(name, said) {
				g.ID, g.Sure = c.ID, true
				return nil
			}
		}
		valid = append(valid, c.ID)
	}
	what := "function"
	if g.Role {
		what = "role"
	}
	hint := near(said, valid)
	if hint == "" && len(valid) > 0 {
		hint = ": there are " + strings.Join(valid, ", ")
	}
	return fmt.Errorf("no %s %s%s", what, strconv.Quote(said), hint)
}

func near(said string, valid []string) string {
	if n := source.Nearest(said, valid); n != "" {
		return " (did you mean " + strconv.Quote(n) + "?)"
	}
	return ""
}

// AddRoles takes every role that the client does not have for a new one.
func (g *Guesses) AddRoles() {
	for _, guess := range g.roles {
		if !guess.Sure && guess.ID == "" && guess.Text != "" {
			guess.ID, guess.Sure = NewRole, true
		}
	}
}

// Plan returns what was decided: labels that nobody is sure of are left out.
func (g *Guesses) Plan() Plan {
	ids := func(guesses []*Guess) []string {
		out := make([]string, len(guesses))
		for i, guess := range guesses {
			if guess.Sure {
				out[i] = guess.ID
			}
		}
		return out
	}
	open := func(guesses []*Guess) []bool {
		out := make([]bool, len(guesses))
		for i, guess := range guesses {
			out[i] = !guess.Sure
		}
		return out
	}
	return Plan{ids(g.functions), ids(g.roles), open(g.functions), open(g.roles)}
}
