package certs

import (
	"bytes"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testTime is a time that tests move.
type testTime struct{ time.Time }

func (t *testTime) Now() time.Time { return t.Time }

var names = []string{"localhost", "127.0.0.1", "::1", "mail.test", "*.mail.test"}

func selfSignedIn(dir string, clock *testTime, names ...string) SelfSignedOptions {
	return SelfSignedOptions{
		CertFile: filepath.Join(dir, "self-signed.crt"), KeyFile: filepath.Join(dir, "self-signed.key"),
		Names: names, Now: clock.Now, Rand: rand.Reader,
	}
}

func open(t *testing.T, opts SelfSignedOptions) *SelfSigned {
	t.Helper()
	s, err := OpenSelfSigned(opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func leafOf(t *testing.T, s Source) *x509.Certificate {
	t.Helper()
	cert, err := s.GetCertificate(&tls.ClientHelloInfo{})
	if err != nil {
		t.Fatal(err)
	}
	return cert.Leaf
}

// A client that trusts the certificate file accepts the server under each name.
func TestSelfSignedHandshake(t *testing.T) {
	t.Parallel()
	opts := selfSignedIn(t.TempDir(), &testTime{time.Now()}, names...)
	config := ServerConfig(open(t, opts))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go acceptHandshakes(listener, config)
	pemData, err := os.ReadFile(opts.CertFile)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pemData)
	for name, ok := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "::1": true, "mail.test": true, "org.mail.test": true,
		"other.test": false, "a.b.mail.test": false,
	} {
		dialer := &net.Dialer{Timeout: 10 * time.Second}
		conn, err := tls.DialWithDialer(dialer, "tcp", listener.Addr().String(), &tls.Config{RootCAs: roots, ServerName: name})
		if (err == nil) != ok {
			t.Errorf("%s: %v, want success %v", name, err, ok)
		}
		if err == nil {
			_ = conn.Close()
		}
	}
}

// acceptHandshakes serves until the listener closes. Whether a handshake
// succeeds is judged on the client's side.
func acceptHandshakes(listener net.Listener, config *tls.Config) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
		_ = tls.Server(conn, config).Handshake()
		_ = conn.Close()
	}
}

func TestSelfSignedIsKeptAndRenewed(t *testing.T) {
	t.Parallel()
	dir, clock := t.TempDir(), &testTime{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	first := open(t, selfSignedIn(dir, clock, names...))
	leaf := leafOf(t, first)

	if again := leafOf(t, open(t, selfSignedIn(dir, clock, names...))); !again.Equal(leaf) {
		t.Error("the second start has another certificate")
	}
	info, err := os.Stat(filepath.Join(dir, "self-signed.key"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the key %04o", info.Mode().Perm())
	}

	clock.Time = leaf.NotAfter.Add(-renewBefore - time.Minute)
	if !leafOf(t, first).Equal(leaf) {
		t.Error("renewed too early")
	}
	clock.Time = leaf.NotAfter.Add(-renewBefore + time.Minute)
	renewed := leafOf(t, first)
	if renewed.Equal(leaf) || renewed.NotAfter.Before(clock.Add(lifetime-time.Minute)) {
		t.Error("not renewed while the server runs")
	}
	if !bytes.Equal(renewed.RawSubjectPublicKeyInfo, leaf.RawSubjectPublicKeyInfo) {
		t.Error("the key changed with the renewal")
	}
	if !leafOf(t, open(t, selfSignedIn(dir, clock, names...))).Equal(renewed) {
		t.Error("the renewed certificate was not kept")
	}
	other := leafOf(t, open(t, selfSignedIn(dir, clock, "other.test")))
	if err := other.VerifyHostname("other.test"); err != nil {
		t.Errorf("other names did not make another certificate: %v", err)
	}
}

func TestSelfSignedSurvivesHalfAPair(t *testing.T) {
	t.Parallel()
	dir, clock := t.TempDir(), &testTime{time.Now()}
	opts := selfSignedIn(dir, clock, names...)
	old := leafOf(t, open(t, opts))
	if err := os.Remove(opts.KeyFile); err != nil {
		t.Fatal(err)
	}
	if fresh := leafOf(t, open(t, opts)); bytes.Equal(fresh.RawSubjectPublicKeyInfo, old.RawSubjectPublicKeyInfo) {
		t.Error("a certificate is served whose key is gone")
	}
	if err := os.WriteFile(opts.KeyFile, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSelfSigned(opts); err == nil || !strings.Contains(err.Error(), opts.KeyFile) {
		t.Errorf("a broken key file: got %v, want an error that names it", err)
	}
}

func TestFilesAreReloaded(t *testing.T) {
	t.Parallel()
	clock := &testTime{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	one, two := selfSignedIn(t.TempDir(), clock, "one.test"), selfSignedIn(t.TempDir(), clock, "two.test")
	open(t, one)
	open(t, two)
	files, err := OpenFiles(one.CertFile, one.KeyFile, clock.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	serves := func(name string) {
		t.Helper()
		clock.Time = clock.Add(recheckEvery)
		if err := leafOf(t, files).VerifyHostname(name); err != nil {
			t.Error(err)
		}
	}
	replace := func(dst, src string) {
		t.Helper()
		data, err := os.ReadFile(src)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dst, data, 0o600); err != nil {
			t.Fatal(err)
		}
		later := clock.Add(time.Hour) // a file system with coarse times must not hide the change
		if err := os.Chtimes(dst, later, later); err != nil {
			t.Fatal(err)
		}
	}
	serves("one.test")
	replace(one.CertFile, two.CertFile)
	serves("one.test") // certificate and key do not fit yet
	replace(one.KeyFile, two.KeyFile)
	serves("two.test")
	if err := os.Remove(one.CertFile); err != nil {
		t.Fatal(err)
	}
	serves("two.test")
}

func TestOpenFilesNamesTheMissingOne(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(t.TempDir(), "missing.pem")
	_, err := OpenFiles(missing, missing, time.Now, slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), missing) {
		t.Errorf("got %v", err)
	}
}
