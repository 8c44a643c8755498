package scenarios

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// A command that a newcomer copies and that fails is the worst bug there is: every
// indented line that the server prints between "Try it" and "ready" is run as it
// is written.
func TestCommandsOfTheBanner(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	_, rest, ok := strings.Cut(in.Server().Output(), "Try it")
	text, _, ok2 := strings.Cut(rest, "\nready\n")
	if !ok || !ok2 {
		t.Fatalf("the banner has no commands to try:\n%s", in.Server().Output())
	}
	var script strings.Builder
	// The AWS settings of whoever runs the tests must not take part.
	script.WriteString("unset ${!AWS_@}; export HOME=$PWD\n")
	for line := range strings.Lines(text) {
		if command, ok := strings.CutPrefix(line, "  "); ok {
			script.WriteString(command)
		}
	}
	out := harness.MustRun(t, "", nil, "bash", "-euo", "pipefail", "-c", script.String())
	for _, want := range []string{"ada@example.mailstead.internal", "Subject: Hello", "It works."} {
		if !strings.Contains(out, want) {
			t.Errorf("the commands do not print %q:\n%s\n-- printed:\n%s", want, script.String(), out)
		}
	}
}
