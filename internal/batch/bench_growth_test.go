package batch

import (
	"fmt"
	"iter"
	"testing"
	"time"

	"salesaudit/questionnaire/banktest"
)

// benchGrowth shows how time grows with files and workers: the files are drawn ones over and over. x_linear is the time
// a file takes over that at the least number of files with the same workers.
func benchGrowth(b *testing.B, drawn *drawnFiles) {
	bank := banktest.Block9(b)
	most := 100_000
	if testing.Short() {
		most = 10_000
	}
	const least = 100
	first := map[int]spent{} // by workers: for one file
	for files := least; files <= most; files *= 10 {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("g_%d_files_%d_workers", files, workers), func(b *testing.B) {
				rescoreGC(b)
				var took spent
				times := b.N * max(1, 2_000/files) // so that few files take a time that can be compared
				for range times {
					took.measure(func() {
						scoreAll(b, pool{bank: bank, workers: workers}, repeat(drawn.found, files), files)
					})
				}
				total := files * times
				took.report(b, nil, total)
				one := spent{took.wall / time.Duration(total), took.cpu / time.Duration(total)}
				if files == least {
					first[workers] = one
				}
				b.ReportMetric(over(one.wall, first[workers].wall), "x_linear")
				b.ReportMetric(over(one.cpu, first[workers].cpu), "cpu_x_linear")
			})
		}
	}
}

// repeat gives n inputs, those of found again and again, from all over it: few are like many.
func repeat(found *files, n int) iter.Seq2[input, error] {
	const stride = 7919 // a prime number, so that no file comes again before all others came
	return func(yield func(input, error) bool) {
		for i := range n {
			if !yield(found.inputs[i*stride%len(found.inputs)], nil) {
				return
			}
		}
	}
}
