package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// What a list of files may hold. No system opens a longer path, and a longer list, of some million paths, is better
// scored in parts.
const (
	maxPath = 1 << 20   // bytes
	maxList = 256 << 20 // bytes
)

// ReadList reads a list of paths, one a line, or each ended by a NUL byte, as `find -print0` writes them: then a line
// break is part of a path.
func ReadList(r io.Reader) ([]string, error) {
	limited := &io.LimitedReader{R: r, N: maxList + 1}
	reader := bufio.NewReaderSize(limited, maxPath)
	start, err := reader.Peek(maxPath)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("read the list of files: %w", err)
	}
	separator := byte('\n')
	if bytes.IndexByte(start, 0) >= 0 {
		separator = 0
	}
	var paths []string
	for {
		path, err := reader.ReadSlice(separator)
		switch {
		case limited.N <= 0:
			err = fmt.Errorf("found more than %d MiB, expected a list of paths", maxList>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			err = fmt.Errorf("path %d has more than %d MiB, expected one path a line", len(paths)+1, maxPath>>20)
		}
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("read the list of files: %w", err)
		}
		path = bytes.TrimSuffix(path, []byte{separator})
		if separator == '\n' {
			path = bytes.TrimSuffix(path, []byte("\r"))
		}
		if len(path) > 0 {
			paths = append(paths, string(path))
		}
		if err == io.EOF {
			return paths, nil
		}
	}
}
