package batch

import "math"

// Quantile returns the value that the share q of n values, 0-1, is at or under. at gives the values by rank, ascending,
// from 0; of none the quantile is 0.
//
// Between two values it lies in proportion, as with QUARTILE.INC in Excel, PERCENTILE_CONT in SQL and quantile in R:
// definition 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50
// (1996), pages 361-365.
func Quantile(n int, q float64, at func(rank int) float64) float64 {
	if n == 0 {
		return 0
	}
	place := q * float64(n-1)
	low := min(int(math.Floor(place+1e-9)), n-1) // 0.1 × 10 may come out just under 1
	below := at(low)
	if share := place - float64(low); share > 1e-9 {
		return below + share*(at(low+1)-below)
	}
	return below
}
