// Package storetest runs one test on every storage engine. SQLite lives in
// the test's directory; PostgreSQL is a real server that the test process
// starts for itself, once, and that ends with it even when it is killed.
package storetest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// Engines lists what [Run] runs on.
var Engines = []string{"sqlite", "postgres"}

// Run runs fn as a subtest on each engine, with the URL of an empty database.
func Run(t *testing.T, fn func(t *testing.T, url string)) {
	for _, engine := range Engines {
		t.Run(engine, func(t *testing.T) { fn(t, URL(t, engine)) })
	}
}

// URL makes an empty database and returns its URL for [store.Open].
func URL(t testing.TB, engine string) string {
	t.Helper()
	if engine == "sqlite" {
		return "sqlite:" + filepath.Join(t.TempDir(), "test.db")
	}
	server, err := sharedPostgres()
	if err != nil {
		t.Fatalf("PostgreSQL for tests: %v", err)
	}
	name := make([]byte, 8)
	if _, err := rand.Read(name); err != nil {
		t.Fatal(err)
	}
	url, err := server.createDatabase(t.Context(), "t"+hex.EncodeToString(name))
	if err != nil {
		t.Fatalf("create a test database: %v", err)
	}
	return url
}

// Open opens and migrates a store that is closed when the test ends.
func Open(t testing.TB, url string, schemas ...store.Schema) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{URL: url, Logger: Quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := s.Migrate(ctx, time.Now, schemas...); err != nil {
		t.Fatal(err)
	}
	return s
}

// Quiet is a logger that keeps a test's output short.
func Quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }
