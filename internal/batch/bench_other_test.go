//go:build !unix

package batch

import "time"

// processorTime is not measured on this system: the ratios of it are 0.
func processorTime() time.Duration { return 0 }
