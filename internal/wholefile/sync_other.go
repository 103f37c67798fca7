//go:build !unix

package wholefile

// syncFolder does nothing: a folder cannot be synced here.
func syncFolder(string) error { return nil }
