package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"salesaudit/internal/wholefile"
	"salesaudit/questionnaire"
)

// cache keeps results in a folder, one file each, under a name that follows from the content of the answer file, the
// digest of the bank and the version of the program. It may be used by several goroutines and several processes at
// once: an entry is written under another name first and then renamed, and says what it is and how it adds up, so
// that a damaged one is a miss.
type cache struct {
	folder string
	seed   [sha256.Size]byte // of the bank and the program
	failed atomic.Pointer[error]
}

const (
	cacheTag       = "CACHEDIR.TAG" // the name that backup programs know, see bford.info/cachedir
	cacheTagText   = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of salesaudit rescore. This folder may be deleted at any time.\n"
	cacheMagic     = "salesaudit.cache/3"
	cacheMode      = 0o700
	cacheFileMode  = 0o600
	entryNameStart = 2 // hexadecimal digits of the key that name the folder of an entry
)

// openCache opens a cache folder and makes it where there is none. A folder that holds something else is refused.
// program is the version of the program: what another version found out does not count.
func openCache(folder string, bank *questionnaire.Bank, program string) (*cache, error) {
	isCache, err := checkCache(folder)
	if err != nil {
		return nil, err
	}
	if !isCache {
		if err := os.MkdirAll(folder, cacheMode); err != nil {
			return nil, fmt.Errorf("make the cache: %w", err)
		}
		err := wholefile.Write(filepath.Join(folder, cacheTag), cacheFileMode, true, func(w io.Writer) error {
			_, err := io.WriteString(w, cacheTagText)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("make the cache: %w", err)
		}
	}
	wholefile.RemoveLeftovers(folder, entryName)
	return &cache{folder: folder, seed: sha256.Sum256([]byte(cacheMagic + "\x00" + bank.Digest + "\x00" + program))}, nil
}

// checkCache reports whether a folder is a cache: its tag says so. One with nothing in it may become one, as may one
// where another process is writing the tag right now; any other is refused, and stays so.
func checkCache(folder string) (isCache bool, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open the cache: %w", err)
	}
	tag := filepath.Join(folder, cacheTag)
	if info, err := os.Lstat(tag); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(cacheTagText)) {
		if text, err := os.ReadFile(tag); err == nil && string(text) == cacheTagText {
			return true, nil
		}
	}
	for _, e := range entries {
		if !wholefile.IsPassing(e.Name(), cacheTag) {
			return false, fmt.Errorf("open the cache: %s is not empty and no cache of salesaudit", folder)
		}
	}
	return false, nil
}

// ClearCache removes the entries of a cache folder. A folder that is none is refused, a missing one is clear.
func ClearCache(folder string) error {
	isCache, err := checkCache(folder)
	if err != nil || !isCache {
		return err
	}
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if _, hexErr := hex.DecodeString(e.Name()); e.IsDir() && hexErr == nil && len(e.Name()) == entryNameStart {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("clear the cache: %w", err)
	}
	return nil
}

// err returns why an entry could not be written, nil when all could. The results are not worse for it.
func (c *cache) err() error {
	if err := c.failed.Load(); err != nil {
		return *err
	}
	return nil
}
