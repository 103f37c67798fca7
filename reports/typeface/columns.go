package typeface

import "slices"

// Columns shares a width out among the columns of a table. Each gets the share that it wants, but none less than its
// least, the room for its longest word. Where the page is too narrow for all of these, the widest of them give way, so
// that narrow columns keep their words whole. All in one unit; wanted and least are of one length.
func Columns(wanted, least []float64, total float64) []float64 {
	out := make([]float64, len(wanted))
	sum, needed := 0.0, 0.0
	for i := range wanted {
		out[i] = max(wanted[i], least[i])
		sum += out[i]
		needed += least[i]
	}
	switch {
	case needed >= total:
		limit := leveled(least, total)
		for i := range out {
			out[i] = min(least[i], limit)
		}
	case sum <= total:
		for i := range out {
			out[i] *= total / sum
		}
	default:
		for i := range out {
			out[i] -= (sum - total) * (out[i] - least[i]) / (sum - needed)
		}
	}
	return out
}

// leveled returns the limit under which some widths add up to a total that is less than their sum.
func leveled(widths []float64, total float64) float64 {
	ascending := slices.Sorted(slices.Values(widths))
	for i, width := range ascending {
		limit := total / float64(len(ascending)-i)
		if width >= limit {
			return limit
		}
		total -= width
	}
	return total // without columns
}
