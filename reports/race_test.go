//go:build race

package reports

// underRace reports whether the race detector looks on, under which everything takes ten times as long.
const underRace = true
