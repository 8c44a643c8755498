// Package harness is what the black-box scenarios stand on: it builds the binary
// once in a test process, starts servers from it on either storage engine, and
// hands out clients that were written by others. A scenario should read like the
// behaviour that it states and nothing else.
package harness

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Main runs the tests of a package and afterwards makes sure that no server is
// left running. Call it from TestMain: os.Exit(harness.Main(m)).
func Main(m *testing.M) int {
	code := m.Run()
	if err := errors.Join(nothingLeft(), removeBinary()); err != nil {
		fmt.Fprintln(os.Stderr, "FAIL:", err)
		return max(code, 1)
	}
	return code
}

// program is the binary of this test process.
var program = sync.OnceValues(build)

// RaceVariable names the environment variable that, when it is not empty, has
// the server built with the race detector.
const RaceVariable = "MAILSTEAD_TEST_RACE"

// BinaryVariable names the environment variable with the path of a binary to
// test instead of building one.
const BinaryVariable = "MAILSTEAD_TEST_BINARY"

func build() (string, error) {
	if path := os.Getenv(BinaryVariable); path != "" {
		return filepath.Abs(path)
	}
	root, err := Root()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "mailstead-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "mailstead")
	args := []string{"build", "-o", path}
	if os.Getenv(RaceVariable) != "" {
		args = append(args, "-race")
	}
	cmd := exec.Command("go", append(args, "./cmd/mailstead")...)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", errors.Join(fmt.Errorf("build the binary: %w\n%s", err, out), os.RemoveAll(dir))
	}
	return path, nil
}

// Binary returns the path of the binary, which is built at the first call.
func Binary(t testing.TB) string {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// Root returns the top of the repository: the directory of go.mod.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no go.mod above the directory of the test")
		}
		dir = parent
	}
}

func removeBinary() error {
	path, err := program()
	if err != nil || os.Getenv(BinaryVariable) != "" {
		return nil // nothing was built
	}
	return os.RemoveAll(filepath.Dir(path))
}

// nothingLeft looks through the processes of this machine for one that runs the
// binary and was started by this process.
func nothingLeft() error {
	path, err := program()
	if err != nil {
		return nil // nothing could be started
	}
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		return err
	}
	var left []error
	for _, link := range links {
		target, err := os.Readlink(link)
		if err != nil || target != path { // gone, or somebody else's
			continue
		}
		pid, err := strconv.Atoi(strings.Split(link, "/")[2])
		if err == nil && parentOf(pid) == os.Getpid() {
			left = append(left, fmt.Errorf("a test left the server with process id %d running", pid))
		}
	}
	return errors.Join(left...)
}

// parentOf returns the id of the process that started pid, or 0.
func parentOf(pid int) int {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	text := string(content)
	fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	if len(fields) < 2 {
		return 0
	}
	parent, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return parent
}
