package process

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program writes a shell script that takes the place of the server.
func program(t *testing.T, script string) Options {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "server")
	// serve --data DIR --port-base N
	if err := os.WriteFile(path, []byte("#!/bin/sh\nDIR=$3\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return Options{Binary: path, Dir: dir, ReadyWait: 20 * time.Second}
}

const endpoints = `echo '{"smtp": {"address": "127.0.0.1:25", "tls": "starttls"}}' >"$DIR/endpoints.json"
`

func TestStartAndStop(t *testing.T) {
	t.Parallel()
	s, err := Start(t.Context(), program(t, endpoints+`trap 'exit 0' TERM
echo " almost ready"; echo ready
while :; do sleep 0.01; done`))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Addr("smtp"); got != "127.0.0.1:25" {
		t.Errorf("smtp is at %q", got)
	}
	if m, err := s.Memory(); err != nil || m.Resident <= 0 || m.Peak < m.Resident {
		t.Errorf("memory: %+v, %v", m, err)
	}
	if _, err := s.CPUSeconds(); err != nil {
		t.Error(err)
	}
	if err := s.Stop(20 * time.Second); err != nil {
		t.Error(err)
	}
	if err := s.Kill(); err != nil {
		t.Errorf("kill after the end: %v", err)
	}
}

func TestWhatGoesWrongIsTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, script, want string }{
		{"never ready", "echo not yet; exec sleep 60", "not ready"},
		{"ends at once", "echo no disk; exit 3", "no disk"},
		{"without endpoints", "echo ready; exec sleep 60", "endpoints.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			opts := program(t, c.script)
			if c.name == "never ready" {
				opts.ReadyWait = 300 * time.Millisecond
			}
			if _, err := Start(t.Context(), opts); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want something with %q", err, c.want)
			}
		})
	}
}

func TestStopReportsAServerThatDoesNotEndWell(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, trap, want string }{
		{"status", "exit 4", "exit status 4"},
		{"deaf", ":", "did not end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, err := Start(t.Context(), program(t, endpoints+"trap '"+c.trap+"' TERM\necho ready\nwhile :; do sleep 0.01; done"))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Stop(time.Second); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want something with %q", err, c.want)
			}
		})
	}
}
