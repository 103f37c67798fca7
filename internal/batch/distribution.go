package batch

import "math"

// steps is how many tenths of a point a score has.
const steps = 1000

// distribution counts scores 0-100, which have one decimal, so that each can be found again by its rank.
type distribution struct {
	counts [steps + 1]int32
	n      int
	sum    float64
}

// add counts a score.
func (d *distribution) add(score float64) {
	d.counts[min(max(int(math.Round(score*10)), 0), steps)]++
	d.n++
	d.sum += score
}

// len returns how many scores there are.
func (d *distribution) len() int { return d.n }

// mean returns the mean score, 0 where there is none.
func (d *distribution) mean() float64 {
	if d.n == 0 {
		return 0
	}
	return d.sum / float64(d.n)
}

// quantile returns the score that the share q of the scores, 0-1, is at or under; 0 where there is none.
func (d *distribution) quantile(q float64) float64 { return Quantile(d.n, q, d.at) }

// at returns the score of a rank, from 0, ascending.
func (d *distribution) at(rank int) float64 {
	seen := 0
	for tenth, count := range d.counts {
		if seen += int(count); seen > rank {
			return float64(tenth) / 10
		}
	}
	return 0
}

// histogram returns how many scores lie in each of so many equal parts of 0-100; the last one has the 100.
func (d *distribution) histogram(parts int) []int {
	out := make([]int, parts)
	for tenth, count := range d.counts {
		out[min(tenth*parts/steps, parts-1)] += int(count)
	}
	return out
}
