package scoring

import (
	"math"

	"salesaudit/internal/answers"
	"salesaudit/questionnaire"
)

// figure is a computed fact. While answers are missing it is a pair of bounds: whatever they turn out to be, the fact
// lies between low and high. The bounds are sound, and need not be the tightest.
type figure struct {
	low, high float64
	blank     bool                   // nothing is known, not even bounds
	waits     []*questionnaire.Field // what it waits for; says nothing where low is high
	of        int
	items     []string
}

// exactly returns a figure that is known.
func exactly(x float64) figure { return figure{low: x, high: x} }

// unknown returns a figure of which nothing is known.
func unknown(waits ...*questionnaire.Field) figure { return figure{blank: true, waits: waits} }

// known reports whether no missing answer could change the figure.
func (f *figure) known() bool { return !f.blank && f.low == f.high }

// tally counts things of which some may be undecided.
type tally struct{ sure, perhaps int }

func (t *tally) add(truth questionnaire.Truth) {
	switch truth {
	case questionnaire.True:
		t.sure++
	case questionnaire.Unknown:
		t.perhaps++
	}
}

// figure returns how many there are.
func (t tally) figure() figure {
	return figure{low: float64(t.sure), high: float64(t.sure + t.perhaps)}
}

// share returns how many there are of a whole, and empty where there is no whole.
func (t tally) share(whole int, empty float64) figure {
	return figure{low: share(float64(t.sure), float64(whole), empty), high: share(float64(t.sure+t.perhaps), float64(whole), empty)}
}

// share returns part/whole, and empty where there is no whole.
func share(part, whole float64, empty float64) float64 {
	if whole == 0 {
		return empty
	}
	return part / whole
}

// steady rounds to twelve decimals, so that the order of additions does not decide which side of a threshold a mean of
// shares is on.
func steady(x float64) float64 { return math.Round(x*1e12) / 1e12 }

// both returns the truth of a and b.
func both(a, b questionnaire.Truth) questionnaire.Truth {
	switch {
	case a == questionnaire.False || b == questionnaire.False:
		return questionnaire.False
	case a == questionnaire.Unknown || b == questionnaire.Unknown:
		return questionnaire.Unknown
	}
	return questionnaire.True
}

// some reports whether one of n things is as is says: true as soon as one is, else unknown if one may be.
func some(n int, is func(i int) questionnaire.Truth) questionnaire.Truth {
	result := questionnaire.False
	for i := range n {
		switch is(i) {
		case questionnaire.True:
			return questionnaire.True
		case questionnaire.Unknown:
			result = questionnaire.Unknown
		}
	}
	return result
}

// every reports whether all of n things are as is says: false as soon as one is not.
func every(n int, is func(i int) questionnaire.Truth) questionnaire.Truth {
	return not(some(n, func(i int) questionnaire.Truth { return not(is(i)) }))
}

// not returns the opposite of a truth.
func not(a questionnaire.Truth) questionnaire.Truth {
	switch a {
	case questionnaire.True:
		return questionnaire.False
	case questionnaire.False:
		return questionnaire.True
	}
	return questionnaire.Unknown
}

func truthOf(holds bool) questionnaire.Truth {
	if holds {
		return questionnaire.True
	}
	return questionnaire.False
}

// known reports whether a cell has an answer; that nobody measures it is one.
func known(v *answers.Value) bool {
	return v.State == answers.Answered || v.State == answers.NotMeasured
}
