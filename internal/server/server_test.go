package server

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/server/config"
)

// testOptions are those of a server on ports that the system chooses.
func testOptions(t *testing.T) Options {
	t.Helper()
	cfg := config.Default()
	cfg.Listeners.API.Address = "127.0.0.1:0"
	for _, l := range []*config.Listener{
		&cfg.Listeners.SMTP, &cfg.Listeners.Submission, &cfg.Listeners.Submissions, &cfg.Listeners.IMAP, &cfg.Listeners.IMAPS,
	} {
		l.Address = "127.0.0.1:0"
	}
	return Options{DataDir: t.TempDir(), Config: cfg, Logger: slog.New(slog.DiscardHandler)}
}

func openServer(t *testing.T, opts Options) *Server {
	t.Helper()
	s, err := Open(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeServer(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// A master key is made for an empty database, and never in place of one that is
// missing: the first start already wraps a key with it.
func TestMasterKeyIsNotReplaced(t *testing.T) {
	t.Parallel()
	opts := testOptions(t)
	path := filepath.Join(opts.DataDir, masterKeyFile)
	closeServer(t, openServer(t, opts))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), opts); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v, want an error that names %s", err, path)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a new master key was made: %v", err)
	}
}

// A file of a large body that no row refers to is gone after a crash, and stays
// for a day when the server ended in order.
func TestSweepAfterCrash(t *testing.T) {
	t.Parallel()
	opts := testOptions(t)
	closeServer(t, openServer(t, opts))
	orphan := filepath.Join(opts.DataDir, bodiesDir, "00", "1")
	endpoints := filepath.Join(opts.DataDir, endpointsFile)
	for _, path := range []string{orphan, endpoints} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, crashed := range []bool{false, true} {
		if err := os.WriteFile(orphan, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if crashed {
			if err := os.WriteFile(endpoints, []byte("{}"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		closeServer(t, openServer(t, opts))
		if _, err := os.Stat(orphan); os.IsNotExist(err) != crashed {
			t.Errorf("crashed %v: the orphan: %v", crashed, err)
		}
	}
}

// Whatever step fails, everything that was opened before is closed, so that the
// next attempt finds the directory free.
func TestOpenCleansUp(t *testing.T) {
	t.Parallel()
	opts := testOptions(t)
	broken := opts
	broken.Config.Listeners.IMAPS.Address = "127.0.0.1:99999"
	for range 2 {
		if _, err := Open(context.Background(), broken); err == nil || strings.Contains(err.Error(), "running") {
			t.Fatalf("got %v, want an error about the listener", err)
		}
	}
	closeServer(t, openServer(t, opts))
}
