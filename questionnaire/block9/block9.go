// Package block9 holds the files of the bank that comes with the program: Block 9, "How the sales department works
// with clients". Package bankfile loads them like those of any other bank.
package block9

import "embed"

// Files are the bank's *.yaml files.
//
//go:embed *.yaml
var Files embed.FS
