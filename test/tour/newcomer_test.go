package tour

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mailstead/mailstead/test/process"
)

// patience is how long a newcomer waits: for a build, or for a block of commands.
const patience = 3 * time.Minute

// checkout copies the files of the repository, as a clone would have them.
func checkout(t *testing.T, root string) string {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		t.Fatalf("list the files of the repository: %v", err)
	}
	dir := filepath.Join(t.TempDir(), "mailstead")
	for name := range strings.SplitSeq(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		if err := copyFile(filepath.Join(root, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil // deleted, and not committed yet
	}
	if err != nil {
		return err
	}
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, content, info.Mode().Perm())
}

// A server is the first terminal of the newcomer: a command that runs until it
// is interrupted.
type server struct {
	t        *testing.T
	dir      string
	portBase int
	cmd      *exec.Cmd
	output   *lines
}

// restart interrupts the running command, if any, and runs another one until it
// has said that it is ready. make and the server hear of the interrupt both, as
// from a terminal.
func (s *server) restart(command string) {
	s.t.Helper()
	s.stop()
	if s.portBase == 0 {
		var err error
		if s.portBase, err = process.FreePortBase(process.Reserved()); err != nil {
			s.t.Fatal(err)
		}
	}
	s.output = &lines{ready: make(chan struct{})}
	s.cmd = exec.Command("bash", "-c", command)
	s.cmd.Dir = s.dir
	// The only thing that differs from the README: ports that are free for certain.
	s.cmd.Env = append(os.Environ(), fmt.Sprint("ARGS=--port-base ", s.portBase), "MAKEFLAGS=")
	s.cmd.Stdout, s.cmd.Stderr = s.output, s.output
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	s.cmd.WaitDelay = 5 * time.Second
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	select {
	case <-s.output.ready:
	case <-time.After(patience):
		s.t.Fatalf("%q is not ready; it wrote:\n%s", command, s.output.text())
	}
}

// stop presses Ctrl-C.
func (s *server) stop() {
	if s.cmd == nil {
		return
	}
	cmd := s.cmd
	s.cmd = nil
	if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGINT); err != nil && !errors.Is(err, syscall.ESRCH) {
		s.t.Error(err)
	}
	timer := time.AfterFunc(time.Minute, func() {
		s.t.Errorf("the server does not end; it wrote:\n%s", s.output.text())
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // may be gone by now
	})
	defer timer.Stop()
	_ = cmd.Wait() // make calls an interrupt an error
	if s.t.Failed() {
		s.t.Logf("the server wrote:\n%s", s.output.text())
	}
}

// variables tells the shell of the tour where the server listens.
func (s *server) variables() []string {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.dir, "data", "endpoints.json"))
	if err != nil {
		s.t.Fatal(err)
	}
	var endpoints map[string]process.Endpoint
	if err := json.Unmarshal(content, &endpoints); err != nil {
		s.t.Fatal(err)
	}
	variables := []string{"API=http://" + endpoints["api"].Address}
	for _, name := range []string{"smtp", "submission", "submissions", "imap", "imaps"} {
		variables = append(variables, strings.ToUpper(name)+"="+endpoints[name].Address)
	}
	return variables
}

// lines keeps an output and sees the line "ready" in it.
type lines struct {
	ready chan struct{}

	mu   sync.Mutex
	all  bytes.Buffer
	seen bool
}

// Write implements [io.Writer].
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all.Write(p) // never fails
	if !l.seen && bytes.Contains(l.all.Bytes(), []byte("\nready\n")) {
		l.seen = true
		close(l.ready)
	}
	return len(p), nil
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}

// A shell is the second terminal of the newcomer. It keeps its variables and
// functions from block to block.
type shell struct {
	t   *testing.T
	in  io.WriteCloser
	out *bufio.Reader
	cmd *exec.Cmd
}

// done marks the end of what a block wrote.
const done = "--- the block has ended ---"

func openShell(t *testing.T, dir string, variables []string) *shell {
	t.Helper()
	s := &shell{t: t, cmd: exec.Command("bash")}
	s.cmd.Dir = dir
	// Debian's own programs first: what comes earlier may be a wrapper of a
	// language's version manager, with nothing behind it.
	s.cmd.Env = append(os.Environ(), "PATH=/usr/bin:"+os.Getenv("PATH"),
		"AWS_CONFIG_FILE=/dev/null", "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "AWS_SESSION_TOKEN=", "AWS_PAGER=")
	s.cmd.Env = append(s.cmd.Env, variables...)
	s.cmd.WaitDelay = 5 * time.Second
	var err error
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stderr = s.cmd.Stdout // one terminal for both
	s.out = bufio.NewReader(out)
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	if _, err := io.WriteString(s.in, "set -e -o pipefail\n"); err != nil {
		t.Fatal(err)
	}
	return s
}

// run runs a block and returns what it wrote. Every command must succeed.
func (s *shell) run(text string) string {
	s.t.Helper()
	if _, err := io.WriteString(s.in, text+"\necho '"+done+"'\n"); err != nil {
		s.t.Fatal(err)
	}
	timer := time.AfterFunc(patience, func() { _ = s.cmd.Process.Kill() }) // it may have ended by now
	defer timer.Stop()
	var output strings.Builder
	for {
		line, err := s.out.ReadString('\n')
		if strings.TrimSpace(line) == done {
			return output.String()
		}
		output.WriteString(line)
		if err != nil {
			s.t.Fatalf("a command failed in this block:\n%s\nIt wrote:\n%s", text, output.String())
		}
	}
}

func (s *shell) close() {
	_ = s.in.Close() // ended by a failed command, it is closed already
	_ = s.cmd.Wait() // its status is that of the last command
}
