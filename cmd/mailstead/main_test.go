package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// cli runs a command line to its end.
func cli(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	code = run(terminal{ctx, &out, &errs}, args)
	return code, out.String(), errs.String()
}

func TestCommandLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.toml")
	if err := os.WriteFile(bad, []byte("base_domain = \"mail.test\"\nlistner = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	example := filepath.Join(dir, "example.toml")
	_, text, _ := cli("config", "example")
	if err := os.WriteFile(example, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	absent := filepath.Join(dir, "absent")

	for _, tt := range []struct {
		args     string
		code     int
		out, err string // what the outputs contain
	}{
		{"", 0, "Usage: mailstead", ""},
		{"--help", 0, "Commands:", ""},
		{"serve --help", 0, "--port-base", ""},
		{"doctor --help", 0, "--json", ""},
		{"config --help", 0, "example", ""},
		{"version --help", 0, "--json", ""},
		{"version", 0, "mailstead ", ""},
		{"version --json", 0, `"go": "go1.`, ""},
		{"nonsense", 2, "", "mailstead --help"},
		{"serve", 2, "", "--data"},
		{"serve --data " + absent + " --port-base 70000", 1, "", "use a number from 0 to 64542"},
		{"serve --data " + absent + " --base-domain localhost", 1, "", "no domain name"},
		{"serve --data " + absent + " --config " + bad, 1, "", "bad.toml:2: there is no setting \"listner\""},
		{"config check " + bad, 1, "", "bad.toml:2: "},
		{"config check " + example, 0, "is in order", ""},
		{"config check " + absent, 1, "", absent},
		{"doctor --data " + absent, 1, "", "no data directory"},
	} {
		code, out, errs := cli(strings.Fields(tt.args)...)
		if code != tt.code || !strings.Contains(out, tt.out) || !strings.Contains(errs, tt.err) || (errs == "") != (tt.err == "") {
			t.Errorf("mailstead %s: exit code %d, want %d\nstdout: %s\nstderr: %s", tt.args, code, tt.code, out, errs)
		}
	}
}

// A served is a server in this process.
type served struct {
	banner string // what it printed up to "ready"
	stop   func() (code int, stderr string)
}

// serve starts a server on ports that the system chooses and waits until it is
// ready.
func serve(t *testing.T, data string) served {
	t.Helper()
	var text strings.Builder
	for _, name := range []string{"api", "smtp", "submission", "submissions", "imap", "imaps"} {
		fmt.Fprintf(&text, "[listeners.%s]\naddress = \"127.0.0.1:0\"\n", name)
	}
	file := filepath.Join(t.TempDir(), "mailstead.toml")
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r, w := io.Pipe()
	var errs bytes.Buffer
	done := make(chan int, 1)
	go func() {
		code := run(terminal{ctx, w, &errs}, []string{"serve", "--data", data, "--config", file})
		_ = w.Close() // of a pipe in memory
		done <- code
	}()
	var banner bytes.Buffer
	chunk := make([]byte, 4096)
	for !bytes.HasSuffix(banner.Bytes(), []byte("\nready\n")) {
		n, err := r.Read(chunk)
		banner.Write(chunk[:n])
		if err != nil {
			t.Fatalf("the server ended with code %d before it was ready: %s", <-done, errs.String())
		}
	}
	return served{banner.String(), func() (int, string) {
		cancel()
		select {
		case code := <-done:
			return code, errs.String()
		case <-time.After(time.Minute):
			t.Fatal("the server does not stop")
			return 0, ""
		}
	}}
}

type endpoint struct{ Address, TLS string }

func endpoints(t *testing.T, data string) map[string]endpoint {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(data, "endpoints.json"))
	if err != nil {
		t.Fatal(err)
	}
	var found map[string]endpoint
	if err := json.Unmarshal(text, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestServe(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data)
	modes := map[string]string{
		"api": "none", "smtp": "starttls", "submission": "starttls", "submissions": "implicit", "imap": "starttls", "imaps": "implicit",
	}
	found := endpoints(t, data)
	if len(found) != len(modes) {
		t.Errorf("endpoints.json has %d listeners, want %d", len(found), len(modes))
	}
	for name, mode := range modes {
		e := found[name]
		if e.TLS != mode || !strings.Contains(s.banner, e.Address) {
			t.Errorf("%s: %+v, want mode %s and its address in the banner", name, e, mode)
		}
		conn, err := net.DialTimeout("tcp", e.Address, 10*time.Second)
		if err != nil {
			t.Errorf("%s does not listen: %v", name, err)
			continue
		}
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	}
	credentials := filepath.Join(data, "credentials")
	if info, err := os.Stat(credentials); err != nil || info.Mode().Perm() != 0o600 || !strings.Contains(s.banner, credentials) {
		t.Errorf("credentials: %v %v", info, err)
	}
	if code, _, errs := cli("serve", "--data", data, "--port-base", "40000"); code != 1 || !strings.Contains(errs, fmt.Sprint(os.Getpid())) {
		t.Errorf("a second server on the same directory: exit code %d, %s", code, errs)
	}
	if code, out, errs := cli("doctor", "--data", data); code != 0 || !strings.Contains(out, "0 mailboxes checked, 0 problems") {
		t.Errorf("doctor beside the server: exit code %d, %s%s", code, out, errs)
	}
	if code, errs := s.stop(); code != 0 {
		t.Errorf("exit code %d: %s", code, errs)
	}
	if _, err := os.Stat(filepath.Join(data, "endpoints.json")); !os.IsNotExist(err) {
		t.Errorf("endpoints.json of a server that has ended: %v", err)
	}

	key, err := os.ReadFile(credentials)
	if err != nil {
		t.Fatal(err)
	}
	again := serve(t, data)
	if now, err := os.ReadFile(credentials); err != nil || !bytes.Equal(now, key) {
		t.Errorf("the access key changed with a restart: %v", err)
	}
	if code, errs := again.stop(); code != 0 {
		t.Errorf("second run: exit code %d: %s", code, errs)
	}
}

func TestPortsInUse(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	file := filepath.Join(t.TempDir(), "mailstead.toml")
	text := fmt.Sprintf("[listeners]\napi.address = %q\nsmtp.address = %[1]q\nimap.address = \"127.0.0.1:0\"\n"+
		"imaps.address = \"off\"\nsubmission.address = \"off\"\nsubmissions.address = \"off\"\n", l.Addr())
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	code, out, errs := cli("serve", "--data", data, "--config", file)
	want := fmt.Sprintf("cannot listen for api on %s, smtp on %[1]s: ", l.Addr())
	if code != 1 || out != "" || !strings.Contains(errs, want) || !strings.Contains(errs, "--port-base") {
		t.Errorf("exit code %d\nstdout %q\nstderr %q", code, out, errs)
	}
	if _, err := os.Stat(filepath.Join(data, "endpoints.json")); !os.IsNotExist(err) {
		t.Errorf("endpoints.json of a server that never listened: %v", err)
	}
}
