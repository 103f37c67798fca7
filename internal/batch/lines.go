package batch

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
)

// lines returns the lines of NDJSON that belong to a shard. Blank lines do not count. As nobody knows how many there are,
// the shards take them in turn.
func lines(r io.Reader, shard Shard) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		reader := bufio.NewReaderSize(r, 1<<20)
		var text []byte
		taken := 0 // of all shards
		for number := 1; ; number++ {
			line, tooLong, err := readLine(reader, text[:0])
			if err != nil && err != io.EOF {
				yield(input{}, fmt.Errorf("read standard input: %w", err))
				return
			}
			text = line
			if len(bytes.TrimSpace(line)) > 0 {
				mine := shard.Of == 0 || taken%shard.Of == shard.Number-1
				taken++
				in := input{name: fmt.Sprintf("%s:%d", standardInput, number), named: true, isLine: true, text: line}
				if tooLong {
					in.problem = &problem{Message: fmt.Sprintf("found a line of more than %d MiB, expected one answer document", maxDocument>>20)}
				}
				if mine && !yield(in, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// standardInput is the name under which lines of standard input appear, with their number after a colon.
const standardInput = "<stdin>"

// readLine appends the next line, without its end, to line. Of one that is too long only the beginning is kept.
func readLine(r *bufio.Reader, line []byte) (_ []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) <= maxDocument+1 {
			line = append(line, part...)
		} else {
			tooLong = true
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), tooLong, err
		}
	}
}
