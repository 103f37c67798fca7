package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"salesaudit/internal/answerfile"
	"salesaudit/internal/clean"
	"salesaudit/internal/source"
)

// Resume goes on with the interview of the setting's file; the session is nil when there is no such file yet. A file
// that cannot be created later is an error now, before anything was asked. The findings are what is worth a look in
// the file. What makes it unusable is an error of type source.Diagnostics.
func (setting Setting) Resume(ctx context.Context) (*Session, source.Diagnostics, error) {
	if setting.Named == "" {
		return nil, nil, nil
	}
	if _, err := os.Stat(setting.Named); errors.Is(err, os.ErrNotExist) {
		folder := filepath.Dir(setting.Named)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return nil, nil, fmt.Errorf("create %s: there is no folder %s", setting.Named, folder)
		}
		if err := answerfile.CanCreate(setting.Named); err != nil {
			return nil, nil, fmt.Errorf("create %s: %w", setting.Named, err)
		}
		return nil, nil, nil
	}
	s := setting.session(ctx)
	f, found, err := answerfile.Open(setting.Named, s.Bank, s.assess)
	switch {
	case err != nil:
		return nil, nil, err
	case f == nil:
		return nil, nil, found
	}
	return s.opened(f), found, nil
}

// InFolder returns the setting with the folder that a new interview without a name goes into: the current one, or the home
// folder where that cannot be written. The error says why neither can, now, before anything was asked.
func (setting Setting) InFolder() (Setting, error) {
	if setting.Named != "" {
		return setting, nil
	}
	home, _ := os.UserHomeDir()
	var refused error
	for _, setting.Folder = range []string{"", home} {
		err := answerfile.CanCreate(answerfile.FreeName(setting.Folder, "interview.yaml"))
		if err == nil {
			return setting, nil
		}
		refused = cmp.Or(refused, err)
	}
	return setting, fmt.Errorf("create an answer file: %w", refused)
}

// Create starts a new interview, whose file exists when Create returns. A file that exists is not touched.
func (setting Setting) Create(ctx context.Context, o Opening) (*Session, error) {
	if setting.Named != "" {
		return setting.create(ctx, setting.Named, o)
	}
	return setting.create(ctx, answerfile.FreeName(setting.Folder, o.fileName()), o)
}

// FilePath returns where Create will put the file of an opening, safe to print.
func (setting Setting) FilePath(o Opening) string {
	if setting.Named != "" {
		return clean.Visible(setting.Named)
	}
	return clean.Visible(answerfile.FreeName(setting.Folder, o.fileName()))
}
