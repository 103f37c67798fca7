package scoring_test

import (
	"os"
	"testing"

	"gopkg.in/yaml.v3"

	"salesaudit/internal/answers"
	"salesaudit/internal/scoring"
	"salesaudit/internal/source"
	"salesaudit/questionnaire"
)

// BenchmarkScore holds the whole way against its floor, bare yaml.v3 parsing of the same bytes into nodes
// (the goal is at most 1.4 times that), and shows what scoring alone takes.
func BenchmarkScore(b *testing.B) {
	bank, err := questionnaire.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile("testdata/example.yaml")
	if err != nil {
		b.Fatal(err)
	}
	scorer := scoring.NewScorer(bank)
	sheet, found := answers.Parse("example.yaml", data, bank)
	if sheet == nil {
		b.Fatal(found)
	}
	b.Run("floor=yaml-nodes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var node yaml.Node
			if err := yaml.Unmarshal(data, &node); err != nil {
				b.Fatal(err)
			}
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
			if _, err := scorer.Score(sheet); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load-and-score", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sheet, found := answers.Parse("example.yaml", data, bank)
			if sheet == nil {
				b.Fatal(found)
			}
			if _, err := scorer.Score(sheet); err != nil {
				b.Fatal(err)
			}
		}
	})
}
