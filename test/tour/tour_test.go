// Package tour runs what people are told to type, as it is written: the commands
// that the server prints when it starts. A command that a newcomer copies and that
// fails is the worst bug there is.
package tour

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/test/harness"
)

func TestMain(m *testing.M) { os.Exit(harness.Main(m)) }

// Every indented line between "Try it" and "ready" is a command.
func TestCommandsOfTheBanner(t *testing.T) {
	t.Parallel()
	in := harness.Start(t, "sqlite")
	_, rest, ok := strings.Cut(in.Server().Output(), "Try it")
	text, _, ok2 := strings.Cut(rest, "\nready\n")
	if !ok || !ok2 {
		t.Fatalf("the banner has no commands to try:\n%s", in.Server().Output())
	}
	var script strings.Builder
	for line := range strings.Lines(text) {
		if command, ok := strings.CutPrefix(line, "  "); ok {
			script.WriteString(command)
		}
	}
	out := shell(t, t.TempDir(), script.String())
	for _, want := range []string{"ada@example.mailstead.internal", "Subject: Hello", "It works."} {
		if !strings.Contains(out, want) {
			t.Errorf("the commands do not print %q:\n%s\n-- printed:\n%s", want, script.String(), out)
		}
	}
}

// shell runs a script as if it were typed line by line, and fails at the first
// command that fails.
func shell(t *testing.T, dir, script string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, harness.Tool(t, "bash"), "-euo", "pipefail", "-c", script)
	cmd.Dir = dir
	cmd.WaitDelay = 10 * time.Second
	// The AWS configuration of whoever runs the tests must not take part.
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "AWS_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n-- commands:\n%s\n-- printed:\n%s", err, script, out)
	}
	return string(out)
}
