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
	"slices"
	"sync"

	"salesaudit/internal/source"
	"salesaudit/questionnaire"
	"salesaudit/questionnaire/block9"
)

// Embedded loads the bank that comes with the program: Block 9, «Порядок работы отдела продаж с клиентами».
func Embedded() (*questionnaire.Bank, error) {
	b, findings, err := LoadFS(block9.Files, "block9")
	return b, cmp.Or(err, findings.Err())
}

// Load loads a bank from a YAML file or from a folder of them, and returns what is worth a warning beside it.
// The error is a source.Diagnostics where the files could be read but are wrong: all that is wrong in them.
func Load(name string) (*questionnaire.Bank, source.Diagnostics, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open the bank: %w", err)
	}
	if stat.IsDir() {
		return LoadFS(os.DirFS(name), filepath.ToSlash(name))
	}
	doc, err := source.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open the bank: %w", err)
	}
	return build([]*source.Document{doc}, digest([]string{filepath.Base(name)}, [][]byte{data}))
}

// LoadFS loads a bank from the *.yaml files of a folder, in the order of their names. prefix stands before the
// names in messages.
func LoadFS(folder fs.FS, prefix string) (*questionnaire.Bank, source.Diagnostics, error) {
	names, err := fs.Glob(folder, "*.y*ml")
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("open the bank: no *.yaml file in %s", prefix)
	}
	slices.Sort(names)
	texts := make([][]byte, len(names))
	docs := make([]*source.Document, len(names))
	errs := make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names { // side by side: the texts are half of the time it takes to load a bank
		wait.Go(func() {
			if texts[i], errs[i] = fs.ReadFile(folder, name); errs[i] != nil {
				errs[i] = fmt.Errorf("open the bank: %w", errs[i])
				return
			}
			docs[i], errs[i] = source.Read(path.Join(prefix, name), texts[i])
		})
	}
	wait.Wait()
	var bad source.Diagnostics
	for _, err := range errs {
		var ds source.Diagnostics
		if errors.As(err, &ds) {
			bad = append(bad, ds...)
		} else if err != nil {
			return nil, nil, err
		}
	}
	if bad.HasErrors() {
		return nil, nil, bad
	}
	return build(docs, digest(names, texts))
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
