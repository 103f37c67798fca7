package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"salesaudit/internal/answers"
	"salesaudit/internal/raci"
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// matrixFlags are what an import into a file is told.
type matrixFlags struct {
	mapped   []string
	addRoles bool
	replace  bool
	format   string // of what was changed
}

// importMatrix adds a matrix of functions and roles to an answer file, and says what it took, changed and left out.
func (p *program) importMatrix(ctx context.Context, path string, table *raci.Table, bank *questionnaire.Bank, f matrixFlags) error {
	file, err := openInto(ctx, path, bank)
	if err != nil {
		return err
	}
	defer file.Close()
	guesses := table.Guess(file.Sheet())
	for _, said := range f.mapped {
		if err := guesses.Say(said); err != nil {
			return usage("", "--map %w", err)
		}
	}
	if f.addRoles {
		guesses.AddRoles()
	}
	if isTerminal(p.stdin) && isTerminal(p.stderr) {
		if err := p.askMatrix(ctx, guesses); err != nil {
			return err
		}
	}
	plan := guesses.Plan()
	changes, err := raci.Apply(file, table, plan, f.replace)
	if err := saved(path, file, err); err != nil {
		return err
	}
	p.sayMatrix(table, guesses, plan, file.Sheet())
	return p.sayChanges(path, f.format, file.Sheet(), changes)
}

// sayMatrix says what the names of a matrix were taken for, and what of it was left out.
func (p *program) sayMatrix(table *raci.Table, guesses *raci.Guesses, plan raci.Plan, sheet *answers.Sheet) {
	if p.quiet {
		return
	}
	if table.Note != "" {
		fmt.Fprintf(p.stderr, "salesaudit: %s: %s\n", table.Name, table.Note)
	}
	for _, g := range guesses.All() {
		switch {
		case g.Sure && g.ID == raci.NewRole:
			fmt.Fprintf(p.stderr, "%s %q: a new role\n", g.Place, g.Text)
		case g.Sure && g.ID != "":
			fmt.Fprintf(p.stderr, "%s %q: %s\n", g.Place, g.Text, g.ID)
		case !g.Sure && g.ID != "":
			fmt.Fprintf(p.stderr, "%s %q: perhaps %s: --map %q\n", g.Place, g.Text, g.ID, g.Text+"="+g.ID)
		}
	}
	for _, l := range table.LeftOut(plan) {
		fmt.Fprintf(p.stderr, "left out: %s %q: %s\n", l.Place, l.What, l.Why)
	}
	for _, l := range table.Ignored(sheet, plan) {
		fmt.Fprintf(p.stderr, "%s %q: %s counts only once answers.%s names it\n", l.Place, l.What, l.ID, l.Field)
	}
	if slices.Contains(plan.OpenFunctions, true) || slices.Contains(plan.OpenRoles, true) {
		fmt.Fprintln(p.stderr, `salesaudit: --map "NAME=ID" says what a name means (salesaudit bank show lists the functions), --add-roles adds the roles`)
	}
}

// askMatrix asks what the names of a matrix mean that are not plain. Nothing is changed when the answers end early.
func (p *program) askMatrix(ctx context.Context, guesses *raci.Guesses) error {
	w := wording.In(p.language())
	lines := bufio.NewReader(interruptible(ctx, p.stdin))
	listed := map[bool]bool{} // the functions, and the roles
	for _, g := range guesses.All() {
		if g.Sure || g.Text == "" {
			continue
		}
		if !listed[g.Role] {
			listed[g.Role] = true
			fmt.Fprint(p.stderr, choicesOf(w, g))
		}
		fmt.Fprintln(p.stderr, askOf(w, g))
		for {
			fmt.Fprint(p.stderr, "> ")
			line, err := lines.ReadString('\n')
			if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
				return failed(fmt.Errorf("the answers ended before every name was decided; nothing was changed: %w", err), "")
			}
			line = strings.TrimSpace(line)
			if line == "" && g.ID == "" {
				line = "-"
			} else if line == "" {
				line = g.ID
			}
			if err := g.Say(line); err == nil {
				break
			} else {
				fmt.Fprintln(p.stderr, err)
			}
		}
	}
	return nil
}

// choicesOf lists what a name can mean.
func choicesOf(w wording.Speaker, g *raci.Guess) string {
	title := questionnaire.Text{RU: "Функции: ", EN: "Functions: "}
	if g.Role {
		title = questionnaire.Text{RU: "Роли: ", EN: "Roles: "}
	}
	var choices []string
	for _, c := range g.Other {
		choices = append(choices, choiceName(w, c))
	}
	return strings.Join(wording.Wrap(w.Say(title)+strings.Join(choices, ", "), askWidth), "\n") + "\n\n"
}

func choiceName(w wording.Speaker, c raci.Choice) string {
	if label := c.Name(w.Language); label != "" {
		return c.ID + " (" + label + ")"
	}
	return c.ID
}

// askOf words the question about one name.
func askOf(w wording.Speaker, g *raci.Guess) string {
	type text = questionnaire.Text
	what, others := text{RU: "какая это функция?", EN: "which function is it?"}, text{RU: "код или название; - — пропустить", EN: "its id or name; - leaves it out"}
	if g.Role {
		what, others = text{RU: "какая это роль?", EN: "which role is it?"}, text{RU: "код или название; + — добавить роль, - — пропустить", EN: "its id or name; + adds the role, - leaves it out"}
	}
	enter := w.Say(text{RU: "Enter — пропустить", EN: "Enter leaves it out"})
	for _, c := range g.Other {
		if c.ID == g.ID {
			enter = w.Say(text{RU: "Enter — %s", EN: "Enter for %s"}, choiceName(w, c))
		}
	}
	return fmt.Sprintf("%s %s: %s\n  %s; %s", g.Place, w.Quoted(g.Text), w.Say(what), enter, w.Say(others))
}

// askWidth is how many characters a line of a question has: a terminal may have no more than 80.
const askWidth = 76
