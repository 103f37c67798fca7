package session

import "syscall"

// What a system says when a file cannot be written, by the numbers in winerror.h.
var (
	diskFull       = []error{syscall.ENOSPC, syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)} // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED
	writeProtected = []error{syscall.Errno(19)}                                                          // ERROR_WRITE_PROTECT
	openElsewhere  = []error{syscall.Errno(32), syscall.Errno(33)}                                       // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
)
