package machine

import "salesaudit/reports/view"

// PeersRecord returns a client's place among its peers as a value to write, in the form salesaudit.peers/1.
func PeersRecord(p *view.Peers) any {
	return struct {
		Format string `json:"format"`
		*view.Peers
	}{view.PeersFormat, p}
}
