package batch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"salesaudit/internal/source"
)

// maxDocument is the largest answer document, in bytes, and the longest line of NDJSON.
const maxDocument = source.MaxSize

// gzipSuffix ends the names of packed files.
const gzipSuffix = ".gz"

// keptMemory is the most that is kept of a buffer from one input to the next: that of a rare large file is let go.
const keptMemory = 1 << 20

// unpackedName returns a name without the suffix of a packed file.
func unpackedName(name string) string {
	if len(name) > len(gzipSuffix) && strings.EqualFold(name[len(name)-len(gzipSuffix):], gzipSuffix) {
		return name[:len(name)-len(gzipSuffix)]
	}
	return name
}

// outOfFiles reports whether a file could not be opened because too many are: no fault of that file.
func outOfFiles(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// fileReader reads one file after another into the same memory. Its zero value is ready.
type fileReader struct {
	packed *gzip.Reader
	text   []byte
}

// read returns the text of a file, unpacked; it is valid until the next call. One byte over the limit is enough for
// the reader of documents to refuse it.
func (r *fileReader) read(name string) ([]byte, error) {
	file, err := source.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var from io.Reader = file
	if unpackedName(name) != name {
		if r.packed == nil {
			r.packed = new(gzip.Reader)
		}
		if err := r.packed.Reset(file); err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		from = r.packed
	}
	buffer := bytes.NewBuffer(r.text[:0])
	_, err = buffer.ReadFrom(io.LimitReader(from, maxDocument+1))
	if r.text = buffer.Bytes(); cap(r.text) > keptMemory {
		r.text = nil
	}
	if err != nil && from != file {
		err = fmt.Errorf("unpack: %w", err)
	}
	return buffer.Bytes(), err
}
