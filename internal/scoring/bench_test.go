package scoring_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire/banktest"
)

// BenchmarkScore holds the whole way against its floor, bare yaml.v3 parsing of the same bytes into nodes, and shows
// what its parts take. In side-by-side the two take turns, so that a busy machine slows them alike, and x-floor is the
// quotient of their medians: the goal is at most 1.4.
//
//	go test ./internal/scoring -run '^$' -bench Score
func BenchmarkScore(b *testing.B) {
	bank := banktest.Block9(b)
	data, err := os.ReadFile("testdata/example.yaml")
	if err != nil {
		b.Fatal(err)
	}
	scorer := scoring.NewScorer(bank)
	sheet, found := answers.Parse("example.yaml", data, bank)
	if sheet == nil {
		b.Fatal(found)
	}
	floor := func(b *testing.B) {
		var node yaml.Node
		if err := yaml.Unmarshal(data, &node); err != nil {
			b.Fatal(err)
		}
	}
	loadAndScore := func(b *testing.B) {
		sheet, found := answers.Parse("example.yaml", data, bank)
		if sheet == nil {
			b.Fatal(found)
		}
		if _, err := scorer.Score(b.Context(), sheet); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("side-by-side", func(b *testing.B) {
		var least, whole []time.Duration
		for b.Loop() {
			least, whole = append(least, timed(b, floor)), append(whole, timed(b, loadAndScore))
		}
		b.ReportMetric(0, "ns/op") // that of both together says nothing
		b.ReportMetric(float64(median(least).Microseconds()), "µs/yaml-nodes")
		b.ReportMetric(float64(median(whole).Microseconds()), "µs/load-and-score")
		b.ReportMetric(float64(median(whole))/float64(median(least)), "x-floor")
	})
	b.Run("floor=yaml-nodes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			floor(b)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := source.Read("example.yaml", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if sheet, found := answers.Parse("example.yaml", data, bank); sheet == nil {
				b.Fatal(found)
			}
		}
	})
	b.Run("score", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := scorer.Score(b.Context(), sheet); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load-and-score", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			loadAndScore(b)
		}
	})
}

func timed(b *testing.B, do func(*testing.B)) time.Duration {
	start := time.Now()
	do(b)
	return time.Since(start)
}

func median(of []time.Duration) time.Duration {
	slices.Sort(of)
	return of[len(of)/2]
}
