package machine

import (
	"io"

	"salesaudit/reports/view"
)

// WriteConsensus writes where the respondents of a merged file disagree, in the form salesaudit.consensus/1.
func WriteConsensus(w io.Writer, c *view.Consensus) error {
	return writeJSON(w, struct {
		Format string `json:"format"`
		*view.Consensus
	}{view.ConsensusFormat, c})
}
