package wholefile

import "errors"

// ErrLocked is the error of TryLock for a file that somebody else has locked.
var ErrLocked = errors.New("the file is locked")
