package batch

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"salesaudit/internal/wholefile"
)

// Output is a result file on its way. Until it is whole it lies beside its place as NAME.partial, which at any
// moment can be read, and NAME.partial.state says how far it goes, so that a later run can go on after it: after
// Ctrl-C from the last line, after a crash from the last saved state, at most a few seconds earlier.
type Output struct {
	path  string
	file  *os.File
	lines *bufio.Writer
	state state
	saved time.Time
}

// state is what NAME.partial.state says.
type state struct {
	Key    string    `json:"key"`    // of the run: another one must not go on here
	Bytes  int64     `json:"bytes"`  // of NAME.partial that are good
	Inputs int       `json:"inputs"` // that are done
	Counts Counts    `json:"counts"`
	Began  time.Time `json:"began"` // when the run that began the output did
}

// Counts says what became of the inputs of a run.
type Counts struct {
	Scored    int `json:"scored"`
	Unchanged int `json:"unchanged"` // those of Scored that came from the cache
	Rejected  int `json:"rejected"`
	Foreign   int `json:"foreign"` // found in folders, and no answer files
	Changed   int `json:"changed"` // those that differ from the baseline
}

// Add counts a result.
func (c *Counts) Add(r *Result) {
	switch r.Outcome {
	case Scored:
		c.Scored++
		if r.Cached {
			c.Unchanged++
		}
	case Rejected:
		c.Rejected++
	case Foreign:
		c.Foreign++
	}
}

// The names that an output has beside its own until it is whole.
const (
	partialSuffix = ".partial"
	stateSuffix   = ".partial.state" // none of an answer file, which it would be in a folder that is scored
)

// outputMode is the mode of results: a client's scores are for their owner only.
const outputMode = 0o600

// saveEvery is how often the state is saved. Each time the lines so far are put on the disk.
const saveEvery = 3 * time.Second

// ErrUnfinished is the error of Create where an earlier run left its part of the output.
var ErrUnfinished = errors.New("an earlier run left an unfinished output")

// RunKey names a run: the same inputs, bank, program and form of output give the same key.
func RunKey(files []Input, parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d %s\n", len(part), part)
	}
	for i := range files {
		fmt.Fprintf(h, "%d %s\n", len(files[i].Name), files[i].Name)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Create begins the output of a run. With overwrite it throws away what an earlier run left; without, that is
// ErrUnfinished.
func Create(path, key string, overwrite bool) (*Output, error) {
	mode := os.O_RDWR | os.O_CREATE | os.O_TRUNC
	if !overwrite {
		mode |= os.O_EXCL
	}
	file, err := os.OpenFile(path+partialSuffix, mode, outputMode)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w: %s", ErrUnfinished, path+partialSuffix)
	}
	if err != nil {
		return nil, fmt.Errorf("create the output: %w", err)
	}
	return &Output{path: path, file: file, lines: bufio.NewWriterSize(file, 1<<18), state: state{Key: key, Began: time.Now()}, saved: time.Now()}, nil
}

// Resume goes on with the output that an earlier run of the same key left. Where there is none it begins one.
func Resume(path, key string) (*Output, error) {
	text, err := os.ReadFile(path + stateSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		// Without a state nothing of an unfinished output is known to be good.
		return Create(path, key, true)
	}
	if err != nil {
		return nil, fmt.Errorf("resume: %w", err)
	}
	var kept state
	if err := json.Unmarshal(text, &kept); err != nil {
		return nil, fmt.Errorf("resume: %s is damaged: %w", path+stateSuffix, err)
	}
	if kept.Key != key {
		return nil, fmt.Errorf("resume: the unfinished %s is of other inputs, another bank, another version of the program or other flags; --force starts over", path+partialSuffix)
	}
	file, err := os.OpenFile(path+partialSuffix, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("resume: %w", err)
	}
	info, err := file.Stat()
	if err == nil && info.Size() < kept.Bytes {
		err = fmt.Errorf("%s is shorter than it was", path+partialSuffix)
	}
	if err == nil {
		err = file.Truncate(kept.Bytes) // what follows may end in the middle of a line
	}
	if err == nil {
		_, err = file.Seek(kept.Bytes, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("resume: %w", err)
	}
	return &Output{path: path, file: file, lines: bufio.NewWriterSize(file, 1<<18), state: kept, saved: time.Now()}, nil
}

// Done returns how many inputs are done, and what became of them.
func (o *Output) Done() (inputs int, counts Counts) { return o.state.Inputs, o.state.Counts }

// Began returns when the first run of the output began: what was done may not hold for a file that changed later.
func (o *Output) Began() time.Time { return o.state.Began }

// Header writes what stands before all lines, in an output that has nothing yet.
func (o *Output) Header(text []byte) error {
	if o.state.Bytes > 0 {
		return nil
	}
	o.state.Bytes = int64(len(text))
	_, err := o.lines.Write(text)
	return o.wrap(err)
}

// Write adds the lines of one more input.
func (o *Output) Write(lines []byte, counts Counts) error {
	if _, err := o.lines.Write(lines); err != nil {
		return o.wrap(err)
	}
	o.state.Bytes += int64(len(lines))
	o.state.Inputs++
	o.state.Counts = counts
	if time.Since(o.saved) < saveEvery {
		return nil
	}
	return o.save()
}

// save puts the lines and then the state on the disk.
func (o *Output) save() error {
	o.saved = time.Now()
	if err := o.lines.Flush(); err != nil {
		return o.wrap(err)
	}
	if err := o.file.Sync(); err != nil {
		return o.wrap(err)
	}
	return wholefile.Write(o.path+stateSuffix, outputMode, true, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(o.state)
	})
}

// Leave ends an output that is not whole, for a later Resume.
func (o *Output) Leave() error {
	err := o.save()
	return errors.Join(err, o.wrap(o.file.Close()))
}

// Finish puts the whole output under its name.
func (o *Output) Finish() error {
	if err := o.lines.Flush(); err != nil {
		return o.wrap(err)
	}
	if err := o.file.Sync(); err != nil {
		return o.wrap(err)
	}
	if err := o.file.Close(); err != nil {
		return o.wrap(err)
	}
	if err := os.Rename(o.path+partialSuffix, o.path); err != nil {
		return o.wrap(err)
	}
	if err := os.Remove(o.path + stateSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return o.wrap(err)
	}
	return nil
}

func (o *Output) wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("write %s: %w", o.path, err)
}
