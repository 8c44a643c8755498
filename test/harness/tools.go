package harness

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// toolTimeout bounds every run of a client program.
const toolTimeout = 2 * time.Minute

// Tool returns the path of a client program. A program that is not there fails
// the test: a scenario that did not run proves nothing.
func Tool(t testing.TB, name string) string {
	t.Helper()
	// Debian's own first: what comes earlier in PATH may be a wrapper of a
	// language's version manager, with nothing behind it.
	for _, dir := range append([]string{"/usr/bin"}, filepath.SplitList(os.Getenv("PATH"))...) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path
		}
	}
	t.Fatalf("the program %s is not here; run scripts/test-deps.sh, which installs what the tests need", name)
	return ""
}

// Run runs a client program and returns what it wrote to either output, and its
// error.
func Run(t testing.TB, input string, env []string, name string, args ...string) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), toolTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, Tool(t, name), args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdin = strings.NewReader(input)
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// MustRun is [Run] for programs that must succeed.
func MustRun(t testing.TB, input string, env []string, name string, args ...string) string {
	t.Helper()
	out, err := Run(t, input, env, name, args...)
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return out
}

// AWS runs the AWS CLI on the server's WorkMail API and returns what it wrote.
func (in *Instance) AWS(args ...string) (string, error) {
	in.T.Helper()
	env := []string{
		"AWS_SHARED_CREDENTIALS_FILE=" + in.Server().CredentialsFile(),
		"AWS_CONFIG_FILE=/dev/null", "AWS_PAGER=", "AWS_MAX_ATTEMPTS=1",
		"AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "AWS_SESSION_TOKEN=", "AWS_PROFILE=default",
	}
	all := append([]string{"--region", Region, "--output", "json", "--endpoint-url", "http://" + in.Addr("api"), "workmail"}, args...)
	return Run(in.T, "", env, "aws", all...)
}

// Program runs a subcommand of the binary itself.
func (in *Instance) Program(args ...string) (string, error) {
	in.T.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(in.T.Context()), toolTimeout)
	defer cancel()
	out, err := exec.CommandContext(ctx, in.options.Binary, args...).CombinedOutput()
	return string(out), err
}

// Doctor runs mailstead doctor on the data directory, whether the server runs or
// not, and returns what it wrote. The test fails when it finds a problem.
func (in *Instance) Doctor(flags ...string) string {
	in.T.Helper()
	args := []string{"doctor", "--data", in.Dir}
	if in.options.Config != "" {
		args = append(args, "--config", in.options.Config)
	}
	out, err := in.Program(append(args, flags...)...)
	if err != nil {
		in.T.Fatalf("mailstead doctor: %v\n%s", err, out)
	}
	return out
}
