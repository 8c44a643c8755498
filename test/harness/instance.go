package harness

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/test/process"
)

// StopWithin is how long an idle server may take to end after SIGTERM.
const StopWithin = 30 * time.Second

// An Instance is a server with its data directory. It is stopped when its test
// ends, which fails when the server does not end as it should.
type Instance struct {
	T      testing.TB
	Engine string // sqlite or postgres
	Dir    string // data directory

	options process.Options
	server  *process.Server
}

// Each runs fn as a parallel subtest on each storage engine, with a server.
func Each(t *testing.T, fn func(t *testing.T, in *Instance)) {
	t.Helper()
	for _, engine := range storetest.Engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			fn(t, Start(t, engine))
		})
	}
}

// Start starts a server on a new, empty store of the engine.
func Start(t testing.TB, engine string, args ...string) *Instance {
	t.Helper()
	in := New(t, engine, args...)
	in.Restart()
	return in
}

// New prepares an instance without starting its server.
func New(t testing.TB, engine string, args ...string) *Instance {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	in := &Instance{T: t, Engine: engine, Dir: dir}
	in.options = process.Options{Binary: Binary(t), Dir: dir, Args: args}
	if engine != "sqlite" {
		in.Configure("[store]\nurl = \"" + storetest.URL(t, engine) + "\"\n")
	}
	t.Cleanup(in.cleanUp)
	return in
}

// Configure sets the text of the configuration file for the next start.
func (in *Instance) Configure(text string) {
	in.T.Helper()
	path := filepath.Join(filepath.Dir(in.Dir), "mailstead.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		in.T.Fatal(err)
	}
	in.options.Config = path
}

// ConfigFile is the path of the configuration file, or empty.
func (in *Instance) ConfigFile() string { return in.options.Config }

// Server is the running process.
func (in *Instance) Server() *process.Server {
	in.T.Helper()
	if in.server == nil {
		in.T.Fatal("the server of this test is not running")
	}
	return in.server
}

// Addr is the address of a listener of the running server.
func (in *Instance) Addr(name string) string {
	in.T.Helper()
	addr := in.Server().Addr(name)
	if addr == "" {
		in.T.Fatalf("the server has no listener %q; it has %v", name, in.server.Endpoints())
	}
	return addr
}

// Restart starts the server, after stopping the running one. It listens on other
// ports than before.
func (in *Instance) Restart() {
	in.T.Helper()
	in.Stop()
	server, err := process.Start(in.T.Context(), in.options)
	if err != nil {
		in.T.Fatal(err)
	}
	in.server = server
}

// Stop ends the server with SIGTERM. Nothing happens when it is not running.
func (in *Instance) Stop() {
	in.T.Helper()
	if in.server == nil {
		return
	}
	err := in.server.Stop(StopWithin)
	in.server = nil
	if err != nil {
		in.T.Fatal(err)
	}
}

// AwaitStop waits for the end of a server that has been told to terminate.
func (in *Instance) AwaitStop() {
	in.T.Helper()
	server := in.Server()
	in.server = nil
	if err := server.WaitStopped(StopWithin); err != nil {
		in.T.Fatal(err)
	}
}

// Kill ends the server with SIGKILL.
func (in *Instance) Kill() {
	in.T.Helper()
	server := in.Server()
	in.server = nil
	if err := server.Kill(); err != nil {
		in.T.Fatal(err)
	}
}

func (in *Instance) cleanUp() {
	server := in.server
	if server == nil {
		return
	}
	in.server = nil
	if err := server.Stop(StopWithin); err != nil {
		in.T.Error(err)
	}
	if in.T.Failed() {
		_, log, _ := strings.Cut(server.Output(), "\nready\n")
		in.T.Logf("the server wrote:\n%s", lastLines(log, 60))
	}
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
