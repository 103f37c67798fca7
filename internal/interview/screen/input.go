package screen

import (
	"errors"
	"io"
	"os"
)

// watched returns an input whose end calls ended. Bubbletea passes over the end of its input: a terminal that hung up
// would leave the program running for ever.
func watched(in io.Reader, ended func()) io.Reader {
	reader := watchedReader{in, ended}
	if file, ok := in.(*os.File); ok { // bubbletea has to see the terminal
		return watchedFile{file, reader}
	}
	return reader
}

type watchedReader struct {
	in    io.Reader
	ended func()
}

func (w watchedReader) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if errors.Is(err, io.EOF) {
		w.ended()
	}
	return n, err
}

type watchedFile struct {
	*os.File
	reader watchedReader
}

func (w watchedFile) Read(p []byte) (int, error) { return w.reader.Read(p) }
