// Package bankfile reads banks from their YAML files: it loads them, checks all of it at once with file:line:column,
// and has their rules compiled by package questionnaire, whose model it fills.
//
// It is where the flow begins: bank files → questionnaire.Bank. It is the only package that knows what a bank file
// looks like.
package bankfile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"sync"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/block9"
)

// Embedded loads the bank that comes with the program: Block 9, «Порядок работы отдела продаж с клиентами».
func Embedded() (*questionnaire.Bank, error) {
	b, findings, err := loadFolder(block9.Files, "block9", func(name string) ([]byte, error) { return block9.Files.ReadFile(name) })
	return b, cmp.Or(err, findings.Err())
}

// Load loads a bank from a YAML file or from a folder of them, and returns what is worth a warning beside it. A file
// may be a pipe, as in <(cat bank.yaml). The error is a source.Diagnostics where the files could be read but are
// wrong: all that is wrong in them.
func Load(name string) (*questionnaire.Bank, source.Diagnostics, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open the bank: %w", err)
	}
	if stat.IsDir() {
		return loadFolder(os.DirFS(name), filepath.ToSlash(name), func(file string) ([]byte, error) {
			return source.ReadBytes(filepath.Join(name, file), source.MaxSize)
		})
	}
	data, err := source.ReadBytes(name, source.MaxSize)
	if err != nil {
		return nil, nil, err
	}
	doc, err := source.Read(name, data)
	if err != nil {
		return nil, nil, err
	}
	base := filepath.Base(name)
	if !stat.Mode().IsRegular() {
		base = "" // the name of a pipe is another one each time
	}
	return build([]*source.Document{doc}, digest([]string{base}, [][]byte{data}))
}

// loadFolder loads a bank from the *.yaml files of a folder, in the order of their names. prefix is the folder in
// messages.
func loadFolder(folder fs.FS, prefix string, read func(name string) ([]byte, error)) (*questionnaire.Bank, source.Diagnostics, error) {
	names, err := filesIn(folder, prefix)
	if err != nil {
		return nil, nil, err
	}
	texts := make([][]byte, len(names))
	docs := make([]*source.Document, len(names))
	errs := make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names { // side by side: the texts are half of the time it takes to load a bank
		wait.Go(func() {
			if texts[i], errs[i] = read(name); errs[i] == nil {
				docs[i], errs[i] = source.Read(path.Join(prefix, name), texts[i])
			}
		})
	}
	wait.Wait()
	var bad source.Diagnostics
	for _, err := range errs {
		if ds, ok := errors.AsType[source.Diagnostics](err); ok {
			bad = append(bad, ds...)
		} else if err != nil {
			return nil, nil, fmt.Errorf("open the bank: %w", err)
		}
	}
	if bad.HasErrors() {
		return nil, nil, bad
	}
	return build(docs, digest(names, texts))
}

// maxFiles bounds the files of a bank; Block 9 has seven.
const maxFiles = 100

// filesIn returns the names of the *.yaml files of a folder, sorted, which together are no larger than one file may be.
func filesIn(folder fs.FS, prefix string) ([]string, error) {
	names, err := fs.Glob(folder, "*.y*ml") // sorted
	switch {
	case err != nil:
		return nil, fmt.Errorf("open the bank: %w", err)
	case len(names) == 0:
		return nil, fmt.Errorf("open the bank: no *.yaml file in %s", prefix)
	case len(names) > maxFiles:
		return nil, source.Diagnostics{{File: prefix, Found: strconv.Itoa(len(names)) + " *.yaml files", Expected: "at most " + strconv.Itoa(maxFiles), Hint: "is this the folder of the bank?"}}
	}
	size := int64(0)
	for _, name := range names {
		if info, err := fs.Stat(folder, name); err == nil { // otherwise reading it says why
			size += info.Size()
		}
	}
	if size > source.MaxSize {
		return nil, source.Diagnostics{source.TooLarge(prefix, size, source.MaxSize)}
	}
	return names, nil
}

// digest names the content of a bank: it changes when a name or a byte of its files does.
func digest(names []string, texts [][]byte) string {
	h := sha256.New()
	for i, name := range names {
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(texts[i]))
		h.Write(texts[i])
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
