package machine

import "io"

// WriteValue writes a value that has its keys as tags, as people read JSON.
func WriteValue(w io.Writer, value any) error { return writeJSON(w, value) }
