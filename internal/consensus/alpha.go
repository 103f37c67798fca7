package consensus

// krippendorff returns Krippendorff's alpha with the interval metric: 1 - Do/De, where Do is the mean squared difference
// between what respondents say of one thing and De the one between everything that anybody says of anything. 1 is
// agreement, 0 what chance would give, less is worse than chance. units has, for each thing, what those who know it
// say; a thing that one respondent alone knows compares nothing and does not count. ok is false where all values are
// equal, or none can be compared: alpha is undefined then.
//
// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C.
func krippendorff(units [][]float64) (alpha float64, ok bool) {
	var all []float64
	within := 0.0
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		all = append(all, u...)
		within += squaredDifferences(u) / float64(len(u)-1)
	}
	n := float64(len(all))
	expected := squaredDifferences(all)
	if expected == 0 {
		return 0, false
	}
	return 1 - (within/n)/(expected/(n*(n-1))), true
}

// squaredDifferences returns the sum of (x - y)² over all ordered pairs of values. It is counted from the first of them, so
// that equal values give exactly 0.
func squaredDifferences(values []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, x := range values {
		x -= values[0]
		sum += x
		squares += x * x
	}
	return max(0, 2*(float64(len(values))*squares-sum*sum))
}
