//go:build !windows

package wholefile

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes the new name survive a loss of power, as syncing the file did for its content.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		// A folder that may be written but not read cannot be opened; the file is in place.
		return nil
	}
	defer dir.Close()
	// Some network and FUSE file systems cannot sync folders, and say so.
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
