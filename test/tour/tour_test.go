// Package tour runs the first tour of the README as a newcomer would, with the
// blocks copied from it in order. What the README promises cannot come untrue
// without a failing test.
package tour

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestTheTourOfTheREADME(t *testing.T) {
	t.Parallel()
	root, err := harness.Root()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := blocksOf(string(text))
	if len(blocks) < 5 {
		t.Fatalf("the README has only %d blocks of a tour", len(blocks))
	}
	dir := checkout(t, root)
	server := &server{t: t, dir: dir}
	t.Cleanup(server.stop)
	var shell *shell
	output := ""
	for _, b := range blocks {
		switch b.kind {
		case "sh server":
			server.restart(b.text)
			if shell == nil {
				shell = openShell(t, dir, server.variables())
			}
		case "sh tour":
			output = shell.run(b.text)
		case "text tour":
			for line := range strings.Lines(b.text) {
				if !strings.Contains(output, strings.TrimSpace(line)) {
					t.Errorf("the README promises the line %q; the commands before it wrote:\n%s", line, output)
				}
			}
		}
	}
}

// A block is a fenced code block of the README that belongs to the tour.
type block struct {
	kind string // "sh server": starts the server; "sh tour": commands; "text tour": what they write
	text string
}

// blocksOf finds the blocks in order.
func blocksOf(markdown string) []block {
	var blocks []block
	var current *block
	for line := range strings.Lines(markdown) {
		fence, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case ok && current != nil:
			if strings.HasSuffix(current.kind, " tour") || current.kind == "sh server" {
				blocks = append(blocks, *current)
			}
			current = nil
		case ok:
			current = &block{kind: fence}
		case current != nil:
			current.text += line
		}
	}
	return blocks
}
