package imap_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/server/imap"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

// org is the organization of all users of the tests.
const org = "m-1"

// received is the INTERNALDATE of all messages that are delivered.
var received = time.Date(2026, 3, 29, 1, 2, 3, 0, time.UTC)

// passwords lets in every user who has a mailbox, with the password "secret".
type passwords struct{}

func (passwords) Authenticate(_ context.Context, l access.Login) (access.Principal, error) {
	if l.Password != "secret" {
		return access.Principal{}, access.ErrCredentials
	}
	return access.Principal{Org: org, UserID: l.Username, Address: l.Username + "@example.org"}, nil
}

// world is a running server over an empty store.
type world struct {
	*mailboxtest.Fixture
	addr   string
	tlsCfg *tls.Config // for clients
	// expectErrors: the server may log errors.
	expectErrors bool
	stop         func() // stops the server and waits for it
}

// newWorld starts a server whose limits are suitable for tests, after change was made to them.
func newWorld(t testing.TB, change func(*imap.Limits)) *world {
	t.Helper()
	return newWorldOn(t, change, passwords{}, nil)
}

// newWorldOn is newWorld with another authenticator and, unless it is nil, a wrapped listener.
func newWorldOn(t testing.TB, change func(*imap.Limits), auth imap.Authenticator, wrap func(net.Listener) net.Listener) *world {
	t.Helper()
	w := &world{Fixture: mailboxtest.New(t, storetest.URL(t, "sqlite"), time.Now)}
	serverTLS, clientTLS := certificates(t)
	w.tlsCfg = clientTLS
	limits := imap.Limits{LoginDelay: time.Millisecond, LoginTime: 20 * time.Second, Idle: time.Minute, Step: 20 * time.Second}
	if change != nil {
		change(&limits)
	}
	log := slog.New(slog.NewTextHandler(testWriter{w, t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
	srv := imap.New(imap.Options{Auth: auth, Mail: w.Boxes, TLS: serverTLS, Limits: limits, Logger: log, Now: time.Now, Version: "1"})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.addr = ln.Addr().String()
	if wrap != nil {
		ln = wrap(ln)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- srv.Serve(ctx, ln) }()
	stopped := false
	w.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	}
	t.Cleanup(w.stop)
	return w
}

// testWriter fails the test when the server logs an error: only tests that say so may provoke one.
type testWriter struct {
	w *world
	t testing.TB
}

func (w testWriter) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("level=ERROR")) && !w.w.expectErrors {
		w.t.Errorf("the server logged: %s", p)
	}
	return len(p), nil
}

// append files a message in a folder.
func (w *world) append(t testing.TB, owner, folder string, message []byte, flags mailbox.Flags, keywords ...string) mailbox.Delivered {
	t.Helper()
	box, err := w.Boxes.ByOwner(t.Context(), org, owner)
	if err != nil {
		t.Fatal(err)
	}
	f := w.Folder(t, box, strings.Split(folder, "/")...)
	d, err := w.Boxes.Append(t.Context(), f.ID, mailbox.NewItem{Message: message, Received: received, Flags: flags, Keywords: keywords}, "test")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// message returns a message of testdata with CRLF at the end of its lines.
func message(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "messages", name+".eml"))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
}

// certificates makes a certificate for 127.0.0.1 and the configurations of both sides.
func certificates(t testing.TB) (server, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	server = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}}, MinVersion: tls.VersionTLS12}
	return server, &tls.Config{RootCAs: pool, ServerName: "127.0.0.1", MinVersion: tls.VersionTLS12}
}

// ctx is the context of calls that go around the server.
func (w *world) ctx() context.Context { return context.Background() }
