// Package process runs the real server as a child process: with a data directory
// of its own, on ports that are free, and gone for certain afterwards. It exists
// because the scenarios and the benchmark must see the server exactly as its
// operator does: a binary with a command line, files and sockets.
package process

import (
	"bytes"
	"context"
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
	"time"
)

// Options say how to start a server. Fields without a stated default are required.
type Options struct {
	Binary string // path of the program
	Dir    string // its data directory; made by the server when it is missing

	Config    string    // path of a configuration file, or empty
	Args      []string  // further arguments of serve
	Env       []string  // further variables, NAME=VALUE
	Log       io.Writer // what the server writes to either output, besides Output; may be nil
	ReadyWait time.Duration
	PortBase  int // 0 chooses ports that are free
}

// defaultReadyWait bounds the start of a server on a busy machine.
const defaultReadyWait = 60 * time.Second

// An Endpoint is one listener, as endpoints.json has it.
type Endpoint struct {
	Address string `json:"address"` // host:port
	TLS     string `json:"tls"`     // none, starttls or implicit
}

// A Server is a running process.
type Server struct {
	opts      Options
	cmd       *exec.Cmd
	output    *watcher
	exited    chan struct{}
	endpoints map[string]Endpoint

	mu      sync.Mutex
	exitErr error
}

// attempts is how often Start chooses other ports when the chosen ones were
// taken in the moment between.
const attempts = 5

// Start runs the program and returns when it has said that it is ready.
func Start(ctx context.Context, opts Options) (*Server, error) {
	if opts.ReadyWait == 0 {
		opts.ReadyWait = defaultReadyWait
	}
	for attempt := 1; ; attempt++ {
		try := opts
		if try.PortBase == 0 {
			base, err := FreePortBase(Servers())
			if err != nil {
				return nil, err
			}
			try.PortBase = base
		}
		s, err := start(ctx, try)
		if err == nil || opts.PortBase != 0 || attempt == attempts || !strings.Contains(err.Error(), "address already in use") {
			return s, err
		}
	}
}

func start(ctx context.Context, opts Options) (*Server, error) {
	args := []string{"serve", "--data", opts.Dir, "--port-base", fmt.Sprint(opts.PortBase)}
	if opts.Config != "" {
		args = append(args, "--config", opts.Config)
	}
	s := &Server{
		opts:   opts,
		cmd:    exec.Command(opts.Binary, append(args, opts.Args...)...),
		output: newWatcher(opts.Log),
		exited: make(chan struct{}),
	}
	s.cmd.Stdout, s.cmd.Stderr = s.output, s.output
	s.cmd.Env = append(os.Environ(), opts.Env...)
	s.cmd.SysProcAttr = childOfThis()
	// What the server's own children keep open must not hold up Wait.
	s.cmd.WaitDelay = 5 * time.Second
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", opts.Binary, err)
	}
	go func() {
		err := s.cmd.Wait()
		s.mu.Lock()
		s.exitErr = err
		s.mu.Unlock()
		close(s.exited)
	}()
	if err := s.waitReady(ctx); err != nil {
		return nil, errors.Join(err, s.Kill())
	}
	return s, nil
}

func (s *Server) waitReady(ctx context.Context) error {
	timer := time.NewTimer(s.opts.ReadyWait)
	defer timer.Stop()
	select {
	case <-s.output.ready:
	case <-s.exited:
		return fmt.Errorf("the server ended before it was ready (%v); it wrote:\n%s", s.exitError(), s.output.tail())
	case <-timer.C:
		return fmt.Errorf("the server was not ready after %v; it wrote:\n%s", s.opts.ReadyWait, s.output.tail())
	case <-ctx.Done():
		return ctx.Err()
	}
	return s.readEndpoints()
}

func (s *Server) readEndpoints() error {
	content, err := os.ReadFile(filepath.Join(s.opts.Dir, "endpoints.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, &s.endpoints); err != nil {
		return fmt.Errorf("endpoints.json: %w", err)
	}
	return nil
}

// Addr returns the address of the listener with this name (api, smtp,
// submission, submissions, imap, imaps), or an empty string.
func (s *Server) Addr(name string) string { return s.endpoints[name].Address }

// Endpoints returns every listener by name.
func (s *Server) Endpoints() map[string]Endpoint { return s.endpoints }

// PID is the id of the process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Dir is the data directory.
func (s *Server) Dir() string { return s.opts.Dir }

// CredentialsFile is the path of the root access key, in the AWS format.
func (s *Server) CredentialsFile() string { return filepath.Join(s.opts.Dir, "credentials") }

// Output returns the last part of what the server wrote.
func (s *Server) Output() string { return s.output.tail() }

// Exited is closed when the process is gone.
func (s *Server) Exited() <-chan struct{} { return s.exited }

func (s *Server) exitError() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exitErr
}

// Terminate sends SIGTERM and returns at once.
func (s *Server) Terminate() error { return s.signal(syscall.SIGTERM) }

func (s *Server) signal(sig syscall.Signal) error {
	err := s.cmd.Process.Signal(sig)
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// Stop sends SIGTERM and waits for the end. A server that does not end within
// the time is killed; that, and an exit status other than 0, is an error.
func (s *Server) Stop(within time.Duration) error {
	if err := s.Terminate(); err != nil {
		return err
	}
	return s.WaitStopped(within)
}

// WaitStopped waits for the end after Terminate; see [Server.Stop].
func (s *Server) WaitStopped(within time.Duration) error {
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-s.exited:
	case <-timer.C:
		err := fmt.Errorf("the server did not end within %v of SIGTERM; it wrote:\n%s", within, s.output.tail())
		return errors.Join(err, s.Kill())
	}
	if err := s.exitError(); err != nil {
		return fmt.Errorf("the server ended with %w; it wrote:\n%s", err, s.output.tail())
	}
	return nil
}

// Kill ends the process with SIGKILL and waits until it is gone.
func (s *Server) Kill() error {
	if err := s.signal(syscall.SIGKILL); err != nil {
		return err
	}
	<-s.exited
	return nil
}

// A watcher keeps the last part of an output and sees the line "ready" in it.
type watcher struct {
	ready chan struct{}

	mu    sync.Mutex
	copy  io.Writer
	line  []byte
	kept  []byte
	found bool
}

// kept output and the longest line that is looked at, in bytes.
const (
	maxKept = 256 << 10
	maxLine = 4 << 10
)

func newWatcher(w io.Writer) *watcher {
	return &watcher{ready: make(chan struct{}), copy: w}
}

// Write implements [io.Writer].
func (w *watcher) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.copy != nil {
		if _, err := w.copy.Write(p); err != nil {
			return 0, err
		}
	}
	w.kept = append(w.kept, p...)
	if len(w.kept) > 2*maxKept {
		w.kept = append(w.kept[:0], w.kept[len(w.kept)-maxKept:]...)
	}
	if !w.found {
		w.look(p)
	}
	return len(p), nil
}

func (w *watcher) look(p []byte) {
	for {
		head, rest, complete := bytes.Cut(p, []byte("\n"))
		if len(w.line) < maxLine {
			w.line = append(w.line, head...)
		}
		if !complete {
			return
		}
		if string(bytes.TrimSpace(w.line)) == "ready" {
			w.found = true
			close(w.ready)
			return
		}
		w.line, p = w.line[:0], rest
	}
}

func (w *watcher) tail() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.kept) > maxKept {
		return string(w.kept[len(w.kept)-maxKept:])
	}
	return string(w.kept)
}
