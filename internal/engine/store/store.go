package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"strings"
)

// Config says which database to open.
type Config struct {
	// URL is "sqlite:PATH" for a file, or "postgres://…" as pgx reads it.
	URL    string
	Logger *slog.Logger // nil for slog.Default()
}

// A Store is an open database. It is safe for concurrent use.
type Store struct {
	engine engine
	hub    *hub
	log    *slog.Logger
}

// engine is what the two databases do differently.
type engine interface {
	view(ctx context.Context, fn func(*Tx) error) error
	update(ctx context.Context, fn func(*Tx) error) error
	// migrate runs fn alone: no other process migrates at the same time.
	migrate(ctx context.Context, fn func(*Tx) error) error
	dialect() *strings.Replacer
	name() string
	close() error
}

// ErrClosed is returned by calls on a closed store.
var ErrClosed = errors.New("the store is closed")

// Open opens the database and starts what serves it. The caller closes it.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	s := &Store{hub: newHub(), log: cfg.Logger}
	var err error
	switch {
	case strings.HasPrefix(cfg.URL, "sqlite:"):
		s.engine, err = openSQLite(filepath.Clean(strings.TrimPrefix(cfg.URL, "sqlite:")), s.hub, s.log)
	case strings.HasPrefix(cfg.URL, "postgres://"), strings.HasPrefix(cfg.URL, "postgresql://"):
		s.engine, err = openPostgres(ctx, cfg.URL, s.hub, s.log)
	default:
		return nil, fmt.Errorf("store URL %q: write sqlite:PATH or postgres://user@host/database", redactURL(cfg.URL))
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", redactURL(cfg.URL), err)
	}
	return s, nil
}

func redactURL(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "(unreadable)"
	}
	return u.Redacted()
}

// Engine is "sqlite" or "postgres".
func (s *Store) Engine() string { return s.engine.name() }

// View runs fn on a consistent snapshot. fn must not write.
func (s *Store) View(ctx context.Context, fn func(*Tx) error) error {
	return s.engine.view(ctx, fn)
}

// Update runs fn in a transaction and returns when it is durable. When fn
// returns an error, nothing of it is kept and Update returns that error. fn may
// run more than once. A context that ends before fn has begun cancels the
// update; once begun it is carried through.
func (s *Store) Update(ctx context.Context, fn func(*Tx) error) error {
	return s.engine.update(ctx, fn)
}

// Close waits for running updates and closes the database.
func (s *Store) Close() error { return s.engine.close() }
