package wholefile

// syncFolder does nothing: Windows opens no folders, and atomic.ReplaceFile renames with
// MOVEFILE_WRITE_THROUGH, which waits until the new name is on the disk.
func syncFolder(string) error { return nil }
