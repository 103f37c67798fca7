//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMemoryOfLargeReport holds the memory that the PDF of a large answer file takes: 220 roles with 500 segments each
// are 2 MB of answers and more than 4,000 pages.
func TestMemoryOfLargeReport(t *testing.T) {
	if testing.Short() {
		t.Skip("under the race detector it takes a minute and five times the memory")
	}
	t.Parallel()
	const roles, segments, most = 220, 500, 450 << 10 // kilobytes; it takes 270 MB
	var answers strings.Builder
	answers.WriteString("format: salesaudit.answers/1\nbank: block9@1.0.0\nclient: {name: Большая компания, sellers: 400}\nanswers:\n  segments:\n")
	var ids []string
	for i := range segments {
		ids = append(ids, fmt.Sprintf("segment_number_%d", i))
		fmt.Fprintf(&answers, "    - {id: %s, name: Сегмент номер %d с довольно длинным названием, criteria: Закупка, priority: A, conditions_defined: true}\n", ids[i], i)
	}
	answers.WriteString("  roles:\n")
	for i := range roles {
		fmt.Fprintf(&answers, "    - {id: r%d, title: Ведущий специалист %d, headcount: 1, is_seller: true, job_description: current, segments: [%s]}\n", i, i, strings.Join(ids, ", "))
	}
	file := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(file, []byte(answers.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("salesaudit", "report", file, "-o", filepath.Join(t.TempDir(), "gap.pdf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; used > most {
		t.Errorf("the report took %d MB, expected at most %d", used>>10, int64(most)>>10)
	} else {
		t.Logf("%d MB", used>>10)
	}
}
