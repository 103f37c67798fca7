//go:build !windows

package session

import "syscall"

// What a system says when a file cannot be written.
var (
	diskFull       = []error{syscall.ENOSPC, syscall.EDQUOT}
	writeProtected = []error{syscall.EROFS}
	openElsewhere  []error // no reason not to replace a file here
)
