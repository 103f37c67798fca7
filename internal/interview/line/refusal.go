package line

import (
	"fmt"

	"salesaudit/internal/clean"
	"salesaudit/internal/interview/session"
)

// Refusal is a line of a pipe that cannot be the answer to what was asked for. A person types another one; a pipe, of
// which each further line would answer the wrong question, ends there.
type Refusal struct {
	Line  int    // of the input, from 1
	Typed string // safe to print
	Place string // what was asked for, as its path in an answer file
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("line %d of the answers: %q cannot be the answer to %s", r.Line, r.Typed, r.Place)
}

// refuse says why a line cannot be taken. From a pipe nothing is read after it.
func (d *dialogue) refuse(words string) {
	d.print(words)
	if d.piped && d.refusal == nil {
		d.refusal = &Refusal{Line: d.read, Typed: clean.Visible(d.typed), Place: d.asked}
	}
}

// needNumber says that one of so many numbers is needed.
func (d *dialogue) needNumber(n int) { d.refuse(d.numberNeeded(n)) }

func (d *dialogue) numberNeeded(n int) string {
	if n == 0 {
		return d.s.Say(sayNothingToChoose)
	}
	return d.s.Say(sayNeedNumber, n)
}

// leftOver refuses a line that a pipe still has after the end of the interview: what came before it has slipped.
func (d *dialogue) leftOver() error {
	for {
		line, ok := d.in.waiting()
		if !ok {
			return nil
		}
		if d.typed, d.read = line, d.read+1; line != "" {
			return &Refusal{Line: d.read, Typed: clean.Visible(line), Place: d.asked}
		}
	}
}

// asks notes what is asked for at a place.
func (d *dialogue) asks(p session.Place) { d.asked = p.String() }
