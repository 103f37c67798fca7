package batch

import "fmt"

// Shard is one of Of equal parts of a batch, counted from 1. The zero Shard is the whole.
type Shard struct{ Number, Of int }

// ParseShard reads I/N with 1 <= I <= N.
func ParseShard(s string) (Shard, error) {
	var shard Shard
	var rest string
	if n, _ := fmt.Sscanf(s, "%d/%d%s", &shard.Number, &shard.Of, &rest); n != 2 || shard.Number < 1 || shard.Number > shard.Of {
		return Shard{}, fmt.Errorf("found %q, expected I/N such as 2/8, with I from 1 to N", s)
	}
	return shard, nil
}

// part returns the shard's part of the files: contiguous, so that the results of all shards, one after the other, are
// those of the whole.
func (s Shard) part(files []input) []input {
	if s.Of == 0 {
		return files
	}
	return files[len(files)*(s.Number-1)/s.Of : len(files)*s.Number/s.Of]
}
