// Salesaudit audits a sales department: it walks a consultant through the questions of a bank (Block 9, «Порядок
// работы отдела продаж с клиентами», is embedded), scores the answers for structure, duplication and automation,
// and writes a gap report with a plan.
//
//	salesaudit interview client.yaml              walk through the questions
//	salesaudit score client.yaml                  print the scores
//	salesaudit report client.yaml -o gap.pdf      write the gap report
//	salesaudit plan client.yaml                   print the improvement plan, and ask what if
//	salesaudit rescore clients/                   score many files
//	salesaudit validate client.yaml               say what is wrong in an answer file
//	salesaudit bank show|lint                     look at a bank of questions, or check one
//
// Each command is one small file here: it reads its flags, calls one function and prints. The method is in package
// scoring, the questions in package questionnaire.
package main

import (
	"context"
	"os"
	"runtime/debug"
)

const (
	// collectAt lets the heap grow to nine times what is live, 36 MB at least, before garbage is collected: most
	// commands end before that, and a third of their time would go into collecting what the end frees anyway.
	collectAt = 800
	// calmAt is the heap in bytes from which on garbage is collected in time all the same. The PDF of a client with
	// 500 segments has 100 MB of drawings and makes 5 GB of garbage on its 4,500 pages: nine times would be 1.2 GB.
	calmAt = 256 << 20
)

func main() {
	tuneMemory()
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// tuneMemory says when garbage is collected, unless the environment does.
func tuneMemory() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(collectAt)
		debug.SetMemoryLimit(calmAt)
	}
}
