package interview

import "context"

func (i Interview) runScreen(ctx context.Context) error { return i.runLines(ctx) }
