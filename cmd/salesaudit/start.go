package main

import (
	"errors"
	"time"

	"github.com/spf13/pflag"

	"salesaudit/internal/answers"
)

// dateType is how help and errors call the value of a flag that is a date.
const dateType = "date"

// startDay is the value of --start.
type startDay struct{ day *time.Time }

// addStart adds the flag that says when a plan begins.
func addStart(flags *pflag.FlagSet, day *time.Time) {
	flags.Var(startDay{day}, "start", "the first `DATE` of the plan, such as 2026-12-01 (default: the day after the interview)")
}

// Set reads a day.
func (s startDay) Set(text string) error {
	day, _ := answers.ParseDate(text)
	if day.IsZero() {
		return errors.New("no date") // what was expected is said where all errors of flags are worded
	}
	*s.day = day
	return nil
}

func (s startDay) String() string {
	if s.day == nil || s.day.IsZero() {
		return ""
	}
	return s.day.Format(time.DateOnly)
}

// Type is what errors about the flag go by.
func (s startDay) Type() string { return dateType }
